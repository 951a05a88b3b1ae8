/// Why the workbench cannot start.
public struct WorkbenchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Kinds of trouble; stable, machine-readable.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// Another program listens on the port.
    case portInUse = "port-in-use"
    /// The port cannot be listened on for another reason.
    case cannotListen = "cannot-listen"
    /// A template, phrase file or style sheet is missing or wrong.
    case resources
  }

  /// Kind of trouble.
  public var code: Code
  /// The address or file in question.
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
