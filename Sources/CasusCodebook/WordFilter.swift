/// The words of a sentence, roughly: a word that is in it is found, one that is not but seldom. Patterns that need a
/// word which is not there are passed over by it.
public struct WordFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 64)

  /// A filter without words.
  public init() {}

  /// Puts a folded word or phrase in.
  public mutating func insert(_ word: NameHash) {
    let place = Self.place(of: word.value)
    bits[Int(place >> 6)] |= 1 << UInt64(place & 63)
  }

  /// Whether the word of a place may be in it.
  func mayContain(_ place: UInt16) -> Bool { bits[Int(place >> 6)] & (1 << UInt64(place & 63)) != 0 }

  /// The place of a word, below 4096.
  static func place(of hash: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: (hash ^ (hash >> 32)) & 4095) }
}
