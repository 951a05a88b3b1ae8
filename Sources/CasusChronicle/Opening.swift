internal import Foundation
internal import GRDB

/// Opens a chronicle: looks before it touches, so that no file of another program is ever changed.
struct Opening {
  let path: String
  let access: Chronicle.Access
  let patience: Double

  func open() throws(ChronicleError) -> any DatabaseWriter {
    let deadline = Date().addingTimeInterval(patience)
    while true {
      do {
        return try attempt()
      } catch let error as ChronicleError {
        throw error
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && Date() < deadline {
        Thread.sleep(forTimeInterval: 0.02)  // switching to the write-ahead log does not wait by itself
      } catch {
        throw ChronicleError(error, at: path)
      }
    }
  }

  private func attempt() throws -> any DatabaseWriter {
    if path == ":memory:" {
      let queue = try DatabaseQueue(configuration: configuration)
      try Schema.migrator.migrate(queue)
      return queue
    }
    let isNew = try checkFile()
    if !isNew { try inspect() }
    let pool = try DatabasePool(path: path, configuration: configuration)
    if access == .writing { try migrate(pool) }
    return pool
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.readonly = access == .reading
    configuration.busyMode = .timeout(patience)
    configuration.label = "chronicle"
    return configuration
  }

  /// Whether the file has to be made; throws when it cannot be.
  private func checkFile() throws -> Bool {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    if files.fileExists(atPath: path, isDirectory: &isFolder) {
      if isFolder.boolValue {
        throw ChronicleError(
          .notADatabase, at: path, "is a folder", cure: "name a file in it, as in \(path)/casus.sqlite")
      }
      let size = try files.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      if size == 0, access == .reading { throw missing }
      return size == 0
    }
    if access == .reading { throw missing }
    let folder = (path as NSString).deletingLastPathComponent
    var isParentFolder: ObjCBool = false
    guard folder.isEmpty || files.fileExists(atPath: folder, isDirectory: &isParentFolder) else {
      throw ChronicleError(
        .cannotCreate, at: path, "there is no folder \(folder)",
        cure: "make it, or name another database with --database")
    }
    guard folder.isEmpty || isParentFolder.boolValue else {
      throw ChronicleError(
        .cannotCreate, at: path, "\(folder) is no folder", cure: "name another database with --database")
    }
    return true
  }

  private var missing: ChronicleError {
    ChronicleError(
      .missing, at: path, "there is no chronicle here",
      cure: "make one with 'casus add FILES', or name another with --database")
  }

  /// Reads the head of an existing file, without write access, before anything could change it.
  private func inspect() throws {
    var configuration = configuration
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    try queue.read { db in
      let mark = try Int.fetchOne(db, sql: "PRAGMA application_id")
      let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      if mark != Schema.applicationID {
        if tables == 0, mark == 0, access == .writing { return }
        if tables == 0, mark == 0 { throw missing }
        throw ChronicleError(
          .foreign, at: path, "is a database of another program",
          cure: "name another database with --database")
      }
      if try Schema.migrator.hasBeenSuperseded(db) {
        throw ChronicleError(
          .newer, at: path, "was written by a newer version of Casus",
          cure: "use that version, or another database")
      }
      if access == .reading, try !Schema.migrator.hasCompletedMigrations(db) {
        throw ChronicleError(
          .older, at: path, "was written by an older version of Casus",
          cure: "bring it up to date by adding a document with 'casus add'")
      }
    }
  }

  /// Brings the tables up to date; another process may be doing the same, so an error counts only if they still lack.
  private func migrate(_ pool: DatabasePool) throws {
    do {
      try Schema.migrator.migrate(pool)
    } catch {
      let done = try pool.read { db in try Schema.migrator.hasCompletedMigrations(db) }
      if !done { try Schema.migrator.migrate(pool) }
    }
  }
}

extension ChronicleError {
  /// Puts what SQLite reports into the reader's terms.
  init(_ error: any Error, at path: String) {
    if let error = error as? ChronicleError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.other, at: path, "\(error)", cure: "report this")
      return
    }
    let other = "name another database with --database"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .locked, at: path, "is locked by another process", cure: "wait until it has finished, then try again")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(.readOnly, at: path, "may not be written", cure: "change its permissions, or \(other)")
    case .SQLITE_CANTOPEN:
      self.init(
        .cannotCreate, at: path, "cannot be opened", cure: "check the folder's permissions, or \(other)")
    case .SQLITE_NOTADB:
      self.init(.notADatabase, at: path, "is not a database", cure: other)
    case .SQLITE_CORRUPT:
      self.init(.notADatabase, at: path, "is damaged", cure: "restore a copy of it, or \(other)")
    case .SQLITE_CONSTRAINT:
      self.init(
        .invalidRecord, at: path, "a record breaks a rule of the store (\(error.message ?? "constraint"))",
        cure: "nothing of it was stored; report this")
    case .SQLITE_FULL:
      self.init(.io, at: path, "the disk is full", cure: "free some space and try again")
    case .SQLITE_IOERR:
      self.init(
        .io, at: path, "the disk fails (\(error.message ?? "input/output error"))", cure: "check the disk")
    default:
      self.init(.other, at: path, "\(error.message ?? error.description)", cure: "report this")
    }
  }
}
