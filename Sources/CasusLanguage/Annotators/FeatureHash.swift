/// Hashes of strings and of combinations of features: the names of weights.
package enum FeatureHash {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9

  /// Hash of bytes.
  @inline(__always)
  static func of(_ bytes: UnsafePointer<UInt8>, count: Int, seed: UInt64 = 0) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed
    for index in 0..<count { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
    return finish(hash ^ UInt64(count))
  }

  /// Hash of a string's UTF-8 bytes.
  static func of(_ string: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in string.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return finish(hash ^ UInt64(string.utf8.count))
  }

  /// Spreads a small number over 64 bits.
  @inline(__always)
  package static func number(_ value: Int) -> UInt64 {
    finish(UInt64(truncatingIfNeeded: value) &+ 0x1234_5678)
  }

  @inline(__always)
  static func finish(_ value: UInt64) -> UInt64 {
    var hash = value
    hash = (hash ^ (hash >> 33)) &* prime2
    hash = (hash ^ (hash >> 29)) &* prime3
    return hash ^ (hash >> 32)
  }

  /// The hash of a template with one value.
  @inline(__always)
  static func join(_ template: UInt64, _ a: UInt64) -> UInt64 {
    let hash = (a ^ (template &* prime1)) &* prime2
    return (hash ^ (hash >> 29)) &* prime3
  }

  /// The hash of a template with two values.
  @inline(__always)
  static func join(_ template: UInt64, _ a: UInt64, _ b: UInt64) -> UInt64 {
    let first = (a ^ (template &* prime1)) &* prime2
    let hash = ((first ^ (first >> 31)) &+ b) &* prime1
    return (hash ^ (hash >> 29)) &* prime3
  }

  /// The hash of a template with three values.
  @inline(__always)
  static func join(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    let first = (a ^ (template &* prime1)) &* prime2
    let second = ((first ^ (first >> 31)) &+ b) &* prime1
    let hash = ((second ^ (second >> 30)) &+ c) &* prime2
    return (hash ^ (hash >> 29)) &* prime3
  }
}

/// A small seeded generator (SplitMix64): the same seed, the same numbers, everywhere.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A permutation of `0..<count`, by an algorithm of our own so that it never changes with the library.
  package mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    guard count > 1 else { return order }
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, Int(next() % UInt64(last + 1)))
    }
    return order
  }
}
