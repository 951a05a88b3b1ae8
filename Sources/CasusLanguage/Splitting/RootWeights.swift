/// Trained weights of hashed features in a model, a byte each: the square root of a weight with its sign, so that small
/// weights are as exact as great ones for their size.
package struct RootWeights: SplitScorer, Sendable {
  private let roots: ModelArray<Int8>
  /// Table size minus one.
  let mask: UInt64

  init(_ section: ModelSection) throws(ModelError) {
    roots = try section.array(of: Int8.self)
    guard roots.count > 0, roots.count & (roots.count - 1) == 0 else {
      throw section.corrupt("its size is no power of two")
    }
    mask = UInt64(roots.count - 1)
  }

  @inline(__always) func splitScore(_ features: FeatureList) -> Float {
    let roots = roots.elements
    var sum: Int32 = 0
    for index in features.indices {
      let root = Int32(roots[Int(index)])
      sum += root * abs(root)
    }
    return Float(sum)
  }

  /// The roots of weights, the greatest being 127.
  package static func encoded(_ weights: [Double]) -> [Int8] {
    let largest = weights.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return Array(repeating: 0, count: weights.count) }
    return weights.map { weight in
      let root = Int8((127 * (abs(weight) / largest).squareRoot()).rounded())
      return weight < 0 ? -root : root
    }
  }
}
