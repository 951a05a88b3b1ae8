import CasusTestSupport

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
