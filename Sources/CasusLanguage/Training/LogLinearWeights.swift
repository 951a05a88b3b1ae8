/// Weights of hashed features of a log-linear model, learned by steps that shrink with each weight's own history
/// (AdaGrad), and averaged over all updates; the same data give the same weights.
final class LogLinearWeights: SplitScorer {
  private static let rate: Float = 0.1
  private var weights: [Float]
  private var squares: [Float]
  /// Each weight's changes, times the number of updates so far.
  private var totals: [Double]
  private var updates = 0.0
  let mask: UInt64

  init(bits: Int) {
    weights = Array(repeating: 0, count: 1 << bits)
    squares = Array(repeating: 0.1, count: 1 << bits)
    totals = Array(repeating: 0, count: 1 << bits)
    mask = UInt64((1 << bits) - 1)
  }

  func splitScore(_ features: FeatureList) -> Float {
    var sum: Float = 0
    for index in features.indices { sum += weights[Int(index)] }
    return sum
  }

  /// Moves the weights of some features against the slope of the loss.
  func update(_ features: FeatureList, slope: Float) {
    updates += 1
    for index in features.indices {
      let index = Int(index)
      squares[index] += slope * slope
      let change = -Self.rate * slope / squares[index].squareRoot()
      weights[index] += change
      totals[index] += Double(change) * updates
    }
  }

  /// The mean over all updates.
  private var averaged: [Double] { zip(weights, totals).map { Double($0) - $1 / max(1, updates) } }

  /// The mean of what several learned as `RootWeights` keeps it; one weight of 0 where nobody learned.
  static func quantised(meanOf all: [LogLinearWeights]) -> [Int8] {
    guard var sum = all.first?.averaged else { return [0] }
    for other in all.dropFirst() {
      for (index, weight) in other.averaged.enumerated() { sum[index] += weight }
    }
    return RootWeights.encoded(sum.map { $0 / Double(all.count) })
  }
}
