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

  private init(letters: UInt128) { self.letters = letters }

  /// The relation a parser names, and the same without its subtype.
  static func both(_ name: String) -> (full: Relation, base: Relation) {
    var name = name
    return name.withUTF8 { bytes in
      var letters: UInt128 = 0
      var base: UInt128?
      for byte in bytes.prefix(16) {
        if byte == UInt8(ascii: ":"), base == nil { base = letters }
        letters = letters << 8 | UInt128(byte)
      }
      return (Relation(letters: letters), Relation(letters: base ?? letters))
    }
  }
}
