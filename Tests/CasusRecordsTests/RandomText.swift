/// A small seeded generator (SplitMix64), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Texts of pieces that go wrong easily: points on letters, joined emoji, marks of direction, line ends.
enum RandomText {
  private static let pieces = [
    "a", "Zürich", "e\u{301}", " ", "\r\n", "\t", "\u{0}", "שלום", "שָׁלוֹם", "בְּ", "צה\"ל", "ג׳", "אזרבייג'ן",
    "־",
    "👩‍👩‍👧‍👦", "🇦🇿", "👍🏽", "😀", "\u{200F}", "\u{202B}", "\u{2069}", "\u{FEFF}", "مِي‌خواهم", "中", "𐤀", "\u{FFFD}",
  ]

  /// A text of up to `count` pieces.
  static func make(_ count: Int, _ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...count, using: &random)).map { _ in pieces.randomElement(using: &random)! }
      .joined()
  }
}
