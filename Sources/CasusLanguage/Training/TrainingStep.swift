/// What a trainer has just done.
public struct TrainingStep: Sendable, CustomStringConvertible {
  /// What is being learned, such as `names`.
  public let stage: String
  /// Rounds done.
  public let done: Int
  /// Rounds of this stage.
  public let total: Int
  /// How well it goes, such as `94.2 %`; empty when there is nothing to say.
  public let result: String

  /// A step of a stage; a stage without rounds is done at once.
  public init(_ stage: String, _ done: Int = 1, of total: Int = 1, result: String = "") {
    self.stage = stage
    self.done = done
    self.total = total
    self.result = result
  }

  /// One line for a log.
  public var description: String {
    (total > 1 ? "\(stage), \(done) of \(total)" : stage) + (result.isEmpty ? "" : ": \(result)")
  }
}
