internal import GRDB

/// The store of documents, records and what follows from them, in one SQLite file.
///
///     let chronicle = try Chronicle(at: "casus.sqlite")
///     try chronicle.add(document, record)
///     for incident in try chronicle.incidents(of: Dyad("AZE", "IRN")) {
///       print(incident.date, incident.lead.event.type)
///     }
///
/// Any number of threads and processes may read while one writes (write-ahead log); writers wait for each other up
/// to `patience` seconds. Calls block: from a server, make them off the event loop.
public final class Chronicle: Sendable {
  /// What a chronicle is opened for.
  public enum Access: Hashable, Sendable {
    /// Only queries; the file must exist.
    case reading
    /// Queries and additions; the file is created or brought up to date as needed.
    case writing
  }

  /// Path of the file; `:memory:` for a chronicle that dies with its process.
  public let path: String
  private let access: Access
  private let base: any DatabaseWriter

  /// Opens the chronicle at `path`, or creates it when opened for writing.
  public init(
    at path: String, for access: Access = .writing, patience seconds: Double = 5
  ) throws(ChronicleError) {
    self.path = path
    self.access = access
    base = try Opening(path: path, access: access, patience: seconds).open()
  }

  /// Runs `body` on one unchanging state of the chronicle.
  func reading<Result>(_ body: (Reader) throws -> Result) throws(ChronicleError) -> Result {
    do {
      return try base.read { db in try body(Reader(db)) }
    } catch {
      throw ChronicleError(error, at: path)
    }
  }

  /// Runs `body` in one transaction: all of it is stored, or nothing.
  func writing<Result>(_ body: (Database) throws -> Result) throws(ChronicleError) -> Result {
    guard access == .writing else {
      throw ChronicleError(
        .readOnly, at: path, "was opened for reading only", cure: "open it for writing to add documents")
    }
    do {
      return try base.write(body)
    } catch {
      throw ChronicleError(error, at: path)
    }
  }
}
