import CasusLanguage

/// Shows how far a training has come: on a terminal a bar a stage, else a line a step.
final class ProgressBar {
  private let start = ContinuousClock.now
  private static let cells = 24

  /// Shows a step.
  func show(_ step: TrainingStep) {
    guard Console.hasBars else { return Console.note("\(seconds) s  \(step)") }
    let full = Self.cells * step.done / max(1, step.total)
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: Self.cells - full)
    let line = "\(seconds) s  \(bar) \(step)"
    Console.overwrite(line, isLast: step.done == step.total)
  }

  /// Shows that all is done.
  func finish(_ message: String) { Console.note("\(seconds) s  \(message)") }

  private var seconds: Int64 { (ContinuousClock.now - start).components.seconds }
}
