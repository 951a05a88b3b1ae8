/// Mixes a value into a feature hash.
@inline(__always)
func mixed(_ hash: UInt64, _ value: UInt64) -> UInt64 {
  let product = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
  return product ^ (product >> 29)
}

/// The features of one decision, as indices into a table of hashed weights; used again for each decision.
struct FeatureList {
  private(set) var indices: [UInt32] = []
  let mask: UInt64
  /// Bit *i* leaves features of the kind *i* out: while training, so that no kind is relied on alone.
  var dropped: UInt64 = 0

  init(mask: UInt64) {
    self.mask = mask
    indices.reserveCapacity(96)
  }

  @inline(__always) mutating func removeAll() { indices.removeAll(keepingCapacity: true) }

  /// Adds the feature `kind` (below 64) with a value.
  @inline(__always) mutating func add(_ kind: UInt64, _ value: UInt64) {
    guard dropped >> kind & 1 == 0 else { return }
    let hash = mixed(mixed(kind &* 0xD6E8_FEB8_6659_FD93, value), 0x51)
    indices.append(UInt32(truncatingIfNeeded: (hash >> 20) & mask))
  }

  /// Adds a feature with two values.
  @inline(__always) mutating func add(_ kind: UInt64, _ first: UInt64, _ second: UInt64) {
    add(kind, mixed(first, second))
  }
}

/// Trained weights of hashed features in a model: 16-bit numbers with one scale.
struct HashedWeights: Sendable {
  private let weights: ModelArray<Int16>
  /// Table size minus one.
  let mask: UInt64

  init(_ section: ModelSection) throws(ModelError) {
    weights = try section.array(of: Int16.self)
    guard weights.count > 0, weights.count & (weights.count - 1) == 0 else {
      throw section.corrupt("its size is no power of two")
    }
    mask = UInt64(weights.count - 1)
  }

  /// The sum of the weights of some features.
  @inline(__always) func score(_ features: FeatureList) -> Int32 {
    let weights = weights.elements
    var sum: Int32 = 0
    for index in features.indices { sum += Int32(weights[Int(index)]) }
    return sum
  }
}

/// Averaged perceptron over hashed features in whole numbers: the same data give the same weights everywhere.
final class PerceptronTrainer {
  private var weights: [Int32]
  private var totals: [Int64]
  private var steps: Int64 = 1
  let mask: UInt64

  init(bits: Int) {
    weights = Array(repeating: 0, count: 1 << bits)
    totals = Array(repeating: 0, count: 1 << bits)
    mask = UInt64((1 << bits) - 1)
  }

  /// The current score of some features.
  func score(_ features: FeatureList) -> Int32 {
    var sum: Int32 = 0
    for index in features.indices { sum += weights[Int(index)] }
    return sum
  }

  /// Adds `delta` to the weights of some features.
  func update(_ features: FeatureList, by delta: Int32) {
    for index in features.indices {
      weights[Int(index)] += delta
      totals[Int(index)] += steps * Int64(delta)
    }
  }

  /// Counts one decision.
  func step() { steps += 1 }

  /// The averaged weights, scaled to 16 bits.
  func averaged() -> [Int16] {
    let exact = zip(weights, totals).map { Double($0) - Double($1) / Double(steps) }
    let largest = exact.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return Array(repeating: 0, count: exact.count) }
    let scale = min(32767 / largest, 1024)
    return exact.map { Int16(($0 * scale).rounded()) }
  }
}
