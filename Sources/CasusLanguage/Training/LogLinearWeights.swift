/// Weights of hashed features of a log-linear model, learned by steps that shrink with each weight's own history
/// (AdaGrad); the same data give the same weights.
final class LogLinearWeights: SplitScorer {
  private static let rate: Float = 0.2
  private var weights: [Float]
  private var squares: [Float]
  let mask: UInt64

  init(bits: Int) {
    weights = Array(repeating: 0, count: 1 << bits)
    squares = Array(repeating: 0.1, count: 1 << bits)
    mask = UInt64((1 << bits) - 1)
  }

  func splitScore(_ features: FeatureList) -> Float {
    var sum: Float = 0
    for index in features.indices { sum += weights[Int(index)] }
    return sum
  }

  /// Moves the weights of some features against the slope of the loss.
  func update(_ features: FeatureList, slope: Float) {
    for index in features.indices {
      let index = Int(index)
      squares[index] += slope * slope
      weights[index] -= Self.rate * slope / squares[index].squareRoot()
    }
  }

  /// The weights, scaled to 16 bits.
  func quantised() -> [Int16] {
    let largest = weights.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return Array(repeating: 0, count: weights.count) }
    let scale = min(32767 / largest, 4096)
    return weights.map { Int16(($0 * scale).rounded()) }
  }
}
