/// A script, by the letters that show it.
enum WritingSystem: String, CaseIterable, Sendable {
  case hebrew = "Hebr"
  case latin = "Latn"
  case cyrillic = "Cyrl"
  case arabic = "Arab"
  case armenian = "Armn"
  case georgian = "Geor"

  /// The script of a letter; nil for signs, digits and other scripts.
  static func of(_ value: UInt32) -> WritingSystem? {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: .latin
    case 0x5D0...0x5EA, 0x5EF...0x5F2, 0xFB1D...0xFB4F: .hebrew
    case 0x400...0x52F: .cyrillic
    case 0x620...0x64A, 0x66E...0x6D3, 0x6D5, 0x6EE...0x6EF, 0x6FA...0x6FC, 0x750...0x77F, 0xFB50...0xFDFF,
      0xFE70...0xFEFC:
      .arabic
    case 0x531...0x556, 0x561...0x587: .armenian
    case 0x10A0...0x10FF, 0x1C90...0x1CBF, 0x2D00...0x2D2F: .georgian
    default: nil
    }
  }
}

/// Three letters in a row, a blank standing for what is no letter of the script.
struct LetterTriple: Sendable {
  /// Packed, 21 bits a letter.
  private(set) var key: UInt64 = 0x20 << 42 | 0x20 << 21 | 0x20

  /// Moves on by one scalar and says whether the triple counts: its middle is a letter.
  mutating func push(_ value: UInt32) -> Bool {
    let isLetter = WritingSystem.of(value) != nil
    if !isLetter, key & 0x1F_FFFF == 0x20 { return false }
    let letter = isLetter ? Self.lower(value) : 0x20
    key = (key << 21 | UInt64(letter)) & 0x7FFF_FFFF_FFFF_FFFF
    return key >> 21 & 0x1F_FFFF != 0x20
  }

  private static func lower(_ value: UInt32) -> UInt32 {
    WritingSystem.of(value) == .arabic ? value : Folding.fold(value)
  }

  /// The key of three letters as text, `_` for a blank; nil for anything else.
  static func key(_ text: some StringProtocol) -> UInt64? {
    let scalars = text.unicodeScalars.map { $0 == "_" ? 0x20 : $0.value }
    guard scalars.count == 3 else { return nil }
    return scalars.reduce(0) { $0 << 21 | UInt64($1) }
  }

  /// A key as text.
  static func text(_ key: UInt64) -> String {
    var text = String.UnicodeScalarView()
    for shift in [42, 21, 0] as [UInt64] {
      let value = UInt32(key >> shift & 0x1F_FFFF)
      text.append(value == 0x20 ? "_" : Unicode.Scalar(value) ?? "_")
    }
    return String(text)
  }
}
