import CasusChronicle
import CasusRecords
import CasusTestSupport
import Foundation
import GRDB
import Testing

/// Every file that is no chronicle, or cannot be used as one, gets a clear error, and is left as it was.
struct OpeningTests {
  private func code(at path: String, for access: Chronicle.Access) throws -> ChronicleError.Code? {
    do {
      _ = try Chronicle(at: path, for: access, patience: 0.2)
      return nil
    } catch {
      #expect(!error.description.contains("\n"))
      #expect(error.description.contains("; "))
      return error.code
    }
  }

  @Test func missingFilesAndFolders() throws {
    let folder = try TemporaryFolder()
    #expect(try code(at: folder.file("none.sqlite"), for: .reading) == .missing)
    #expect(!FileManager.default.fileExists(atPath: folder.file("none.sqlite")))
    #expect(try code(at: folder.file("no/such/folder.sqlite"), for: .writing) == .cannotCreate)
    #expect(try code(at: folder.path, for: .writing) == .notADatabase)
    try Data("x".utf8).write(to: URL(filePath: folder.file("file")))
    #expect(try code(at: folder.file("file/x.sqlite"), for: .writing) == .cannotCreate)
  }

  @Test(arguments: [Chronicle.Access.reading, .writing])
  func whatIsNoDatabaseStaysAsItIs(access: Chronicle.Access) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("letter.txt")
    let data = Data(String(repeating: "Dear reader, this is no database. ", count: 100).utf8)
    try data.write(to: URL(filePath: path))
    #expect(try code(at: path, for: access) == .notADatabase)
    #expect(try Data(contentsOf: URL(filePath: path)) == data)
  }

  @Test(arguments: [Chronicle.Access.reading, .writing])
  func theDatabaseOfAnotherProgramStaysAsItIs(access: Chronicle.Access) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("other.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE letter (text)") }
    try queue.close()
    let data = try Data(contentsOf: URL(filePath: path))
    #expect(try code(at: path, for: access) == .foreign)
    #expect(try Data(contentsOf: URL(filePath: path)) == data)
  }

  @Test(arguments: [Chronicle.Access.reading, .writing])
  func aNewerChronicleIsNotTouched(access: Chronicle.Access) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("newer.sqlite")
    try make(path)
    try change(path, "INSERT INTO grdb_migrations (identifier) VALUES ('99 from the future')")
    #expect(try code(at: path, for: access) == .newer)
  }

  @Test func anOlderChronicleIsBroughtUpToDateWhenWritten() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("older.sqlite")
    try make(path)
    try change(path, "DELETE FROM grdb_migrations WHERE identifier = '2 search'; DROP TABLE search")
    #expect(try code(at: path, for: .reading) == .older)
    #expect(try code(at: path, for: .writing) == nil)
    #expect(try code(at: path, for: .reading) == nil)
  }

  @Test func migrationsAreOnlyEverAppended() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("new.sqlite")
    try make(path)
    let queue = try DatabaseQueue(path: path)
    let names = try queue.read {
      try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid")
    }
    #expect(names.starts(with: ["1 documents and records", "2 search"]))
    let mode = try queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
    #expect(mode == "wal")
  }

  @Test func anEmptyFileBecomesAChronicle() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("empty.sqlite")
    try Data().write(to: URL(filePath: path))
    #expect(try code(at: path, for: .reading) == .missing)
    #expect(try code(at: path, for: .writing) == nil)
  }

  @Test func openedForReadingItCannotBeWritten() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("casus.sqlite")
    try make(path)
    let chronicle = try Chronicle(at: path, for: .reading)
    let error = #expect(throws: ChronicleError.self) { try Samples.add("d2", "More.", to: chronicle) }
    #expect(error?.code == .readOnly)
    #expect(try chronicle.totals().documents == 1)
  }

  @Test func aLockedChronicleSaysSoAndStaysWhole() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("casus.sqlite")
    try make(path)
    let chronicle = try Chronicle(at: path, for: .writing, patience: 0.1)
    let holder = try DatabaseQueue(path: path)
    try holder.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let error = #expect(throws: ChronicleError.self) { try Samples.add("d2", "More.", to: chronicle) }
      #expect(error?.code == .locked)
      #expect(try chronicle.totals().documents == 1)
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try Samples.add("d2", "More.", to: chronicle) == .added)
  }

  /// Eight tasks with a connection of their own each make the same file and write to it at once.
  @Test func writersWaitForEachOther() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("casus.sqlite")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          let chronicle = try Chronicle(at: path, patience: 30)
          for number in 0..<10 {
            try Samples.add("d\(writer)-\(number)", "Report \(writer) \(number).", to: chronicle)
          }
          try Samples.add("common", "Common report.", to: chronicle)
        }
      }
      try await group.waitForAll()
    }
    #expect(try Chronicle(at: path, for: .reading).totals().documents == 81)
  }

  private func make(_ path: String) throws {
    try Samples.add("d1", "A report.", to: try Chronicle(at: path))
  }

  private func change(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }
}
