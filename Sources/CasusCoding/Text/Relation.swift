/// A relation of Universal Dependencies (`nsubj`, `nsubj:pass`) as a number, its first sixteen letters: one step tells
/// it from another.
struct Relation: Hashable, ExpressibleByStringLiteral {
  private var letters: UInt128 = 0

  init(stringLiteral name: StaticString) {
    var count = 0
    while count < min(16, name.utf8CodeUnitCount) {
      letters = letters << 8 | UInt128(name.utf8Start[count])
      count += 1
    }
  }

  /// The relation a parser names.
  init(_ name: String) { self.init(name.utf8) }

  /// The relation without its subtype.
  init(baseOf name: String) { self.init(name.utf8.prefix { $0 != UInt8(ascii: ":") }) }

  private init(_ name: some Sequence<UInt8>) {
    for byte in name.prefix(16) { letters = letters << 8 | UInt128(byte) }
  }
}
