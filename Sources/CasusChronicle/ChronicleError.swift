/// Why a chronicle could not be opened, read or written.
public struct ChronicleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Kinds of trouble; stable, machine-readable.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// There is no such file.
    case missing
    /// The folder it should stand in is missing or cannot be written.
    case cannotCreate = "cannot-create"
    /// The file is not a database, or a damaged one.
    case notADatabase = "not-a-database"
    /// A database, but of another program.
    case foreign
    /// Written by a newer version of the program.
    case newer
    /// Written by an older version, and opened for reading only.
    case older
    /// Another process holds it.
    case locked
    /// Not to be written: opened for reading, or a file that may not be changed.
    case readOnly = "read-only"
    /// The disk is full or fails.
    case io
    /// The record contradicts itself or its document.
    case invalidRecord = "invalid-record"
    /// Anything else that SQLite reports.
    case other
  }

  /// Kind of trouble.
  public var code: Code
  /// The database, or the document in question.
  public var place: String
  /// What is wrong.
  public var problem: String
  /// What to do about it.
  public var cure: String

  /// Makes an error.
  public init(_ code: Code, at place: String, _ problem: String, cure: String) {
    self.code = code
    self.place = place
    self.problem = problem
    self.cure = cure
  }

  /// One line: place, problem, cure.
  public var description: String { "\(place): \(problem); \(cure)" }
}
