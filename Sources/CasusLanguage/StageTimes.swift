/// How long each stage of an analysis took.
public struct StageTimes: Sendable {
  /// Stages in the order in which they first ran.
  public private(set) var stages: [(name: String, time: Duration)] = []

  fileprivate mutating func add(_ name: String, _ time: Duration) {
    if let index = stages.firstIndex(where: { $0.name == name }) {
      stages[index].time += time
    } else {
      stages.append((name, time))
    }
  }
}

extension StageTimes? {
  /// Runs a stage, and notes its time when times are wanted.
  mutating func measure<Result>(_ name: String, _ stage: () -> Result) -> Result {
    guard self != nil else { return stage() }
    let start = ContinuousClock.now
    let result = stage()
    self?.add(name, ContinuousClock.now - start)
    return result
  }
}
