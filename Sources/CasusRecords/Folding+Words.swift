internal import Foundation

// Words for search are folded further than keys: besides case, points and quotation marks go accents, gershayim and
// presentation forms; and Hebrew prefixes can be cut.

extension Folding {
  /// A word of a text.
  public struct Word: Hashable, Sendable {
    /// UTF-8 bytes of the text it was read from.
    public var range: Range<Int>
    /// Letters and digits only.
    public var folded: String
  }

  /// A string by which names that differ only in case, marks, accents and spaces are the same.
  public static func looseKey(_ name: String) -> String {
    words(of: name).map(\.folded).joined(separator: " ")
  }

  /// The words of `text`, in order; O(n).
  public static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var current = String.UnicodeScalarView()
    var start = 0
    var end = 0
    var isPlain = true
    var quotes = 0
    var offset = 0
    func finish() {
      if !current.isEmpty {
        let folded = isPlain ? String(current) : decomposed(String(current))
        if !folded.isEmpty { words.append(Word(range: start..<end, folded: folded)) }
        current = String.UnicodeScalarView()
      }
      isPlain = true
      quotes = 0
    }
    for scalar in text.unicodeScalars {
      let next = offset + scalar.utf8.count
      defer { offset = next }
      switch role(of: scalar) {
      case .letter:
        if quotes > 0, !isHebrew(scalar) { finish() }
        quotes = 0
        if current.isEmpty { start = offset }
        append(scalar, to: &current, isPlain: &isPlain)
        end = next
      case .mark:
        if !current.isEmpty, quotes == 0 { end = next }
      case .quote:
        // Inside a Hebrew word it is a geresh or gershayim (also written as two): אזרבייג'ן, צה"ל, צה''ל.
        if let last = current.last, isHebrew(last), quotes < 2 { quotes += 1 } else { finish() }
      case .other:
        finish()
      }
    }
    finish()
    return words
  }

  /// A Hebrew word without its prefixes: all ways to cut the letters of ו, ש (כש, מש, לכש), ב כ ל מ, ה off its front
  /// that leave three letters or more. Most are no words, and then nobody looks for them.
  public static func stems(of folded: String) -> [String] {
    let scalars = Array(folded.unicodeScalars)
    guard scalars.count > 3, let first = scalars.first, isHebrew(first) else { return [] }
    var stems: [String] = []
    var stage = 0
    var position = 0
    while position < scalars.count - 3 {
      guard let (length, next) = prefix(scalars, at: position, stage: stage) else { break }
      position += length
      stage = next
      guard scalars.count - position >= 3 else { break }
      var stem = String.UnicodeScalarView()
      stem.append(contentsOf: scalars[position...])
      stems.append(String(stem))
    }
    return stems
  }

  /// The prefix at `position` that may follow what has been cut: length, and what may follow it.
  private static func prefix(
    _ scalars: [Unicode.Scalar], at position: Int, stage: Int
  ) -> (length: Int, next: Int)? {
    let here = scalars[position]
    let after = position + 1 < scalars.count ? scalars[position + 1] : " "
    if stage < 1, here == "ו" { return (1, 1) }
    if stage < 2 {
      if here == "ש" { return (1, 2) }
      if here == "כ" || here == "מ", after == "ש" { return (2, 2) }
      if here == "ל", after == "כ", position + 2 < scalars.count, scalars[position + 2] == "ש" {
        return (3, 2)
      }
    }
    if stage < 3, here == "ב" || here == "כ" || here == "ל" || here == "מ" { return (1, 3) }
    if stage < 4, here == "ה" { return (1, 4) }
    return nil
  }

  private enum Role { case letter, mark, quote, other }

  private static func role(of scalar: Unicode.Scalar) -> Role {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5D0...0x5EA: return .letter
    case 0x22, 0x27, 0x60, 0xB4, 0x2BC, 0x2018...0x201F, 0x2032, 0x2033, 0x5F3, 0x5F4: return .quote
    case 0x00...0x7F, 0x5BE, 0x5C0, 0x5C3, 0x5C6: return .other
    case 0xAD, 0x640, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0x61C: return .mark
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    default: return .other
    }
  }

  private static func isHebrew(_ scalar: Unicode.Scalar) -> Bool {
    (0x5D0...0x5EA).contains(scalar.value) || (0xFB1D...0xFB4F).contains(scalar.value)
  }

  private static func append(
    _ scalar: Unicode.Scalar, to word: inout String.UnicodeScalarView, isPlain: inout Bool
  ) {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A, 0x5D0...0x5EA: word.append(scalar)
    case 0x41...0x5A: word.append(Unicode.Scalar(UInt8(scalar.value + 32)))
    default:
      isPlain = false
      word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }

  /// Base letters only: é e, أ ا, presentation forms; and letters that spellings of one name exchange: ı i, ی ي, ک ك.
  private static func decomposed(_ word: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in word.decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar {
      case "\u{131}": folded.append("i")
      case "\u{6CC}", "\u{649}": folded.append("\u{64A}")
      case "\u{6A9}": folded.append("\u{643}")
      case "\u{660}"..."\u{669}": folded.append(digit(scalar.value - 0x660))
      case "\u{6F0}"..."\u{6F9}": folded.append(digit(scalar.value - 0x6F0))
      default: if role(of: scalar) == .letter { folded.append(scalar) }
      }
    }
    return String(folded)
  }

  private static func digit(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(UInt8(0x30 + value)) }
}
