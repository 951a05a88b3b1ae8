/// The 64-bit key under which a name is indexed: FNV-1a over its folded UTF-8 bytes, extended word by word.
public struct NameHash: Hashable, Sendable {
  /// The hash so far.
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of nothing.
  public init() {}

  /// The hash of folded text.
  public init(_ folded: String) { add(folded) }

  /// The hash of a key.
  init(_ key: Field) { for byte in key.bytes { add(byte) } }

  /// Adds folded text.
  public mutating func add(_ folded: some StringProtocol) {
    let isAdded: Void? = folded.utf8.withContiguousStorageIfAvailable { bytes in
      for byte in bytes { add(byte) }
    }
    if isAdded == nil { for byte in folded.utf8 { add(byte) } }
  }

  /// With a blank and more folded text behind it: the hash of a phrase.
  public func followed(by folded: String) -> NameHash {
    var hash = self
    hash.add(0x20 as UInt8)
    hash.add(folded)
    return hash
  }

  @inline(__always)
  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
