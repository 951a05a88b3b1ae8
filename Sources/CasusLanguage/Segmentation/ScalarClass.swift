/// What kind of sign a Unicode scalar is, as far as dividing text into tokens needs to know.
enum ScalarClass: UInt8, Sendable {
  case edge, space, hebrew, lower, upper, arabic, otherLower, otherUpper, otherLetter, digit
  case mark, format, punctuation, symbol, other

  /// Letters of any script.
  var isLetter: Bool { rawValue >= Self.hebrew.rawValue && rawValue <= Self.otherLetter.rawValue }

  /// Scripts that never mix within a word; equal for letters that may stand together.
  var script: UInt8 {
    switch self {
    case .hebrew: 1
    case .lower, .upper: 2
    case .arabic: 3
    case .otherLower, .otherUpper, .otherLetter: 4
    default: 0
    }
  }

  /// White space, line ends and control characters: they divide tokens and belong to none.
  static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000,
      0xFEFF:
      true
    default: false
    }
  }

  /// A line end: a paragraph stops there.
  static func isLineEnd(_ value: UInt32) -> Bool {
    (0x0A...0x0D).contains(value) || value == 0x85 || value == 0x2028 || value == 0x2029
  }

  /// The class of a scalar.
  static func of(_ value: UInt32) -> ScalarClass {
    if value < 0x80 { return ofASCII(value) }
    if isSpace(value) { return .space }
    switch value {
    case 0x5D0...0x5EA, 0x5EF...0x5F2: return .hebrew
    case 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7: return .mark
    case 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x1F3FB...0x1F3FF: return .mark
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2061...0x206F, 0xAD: return .format
    default: return ofProperties(value)
    }
  }

  private static func ofASCII(_ value: UInt32) -> ScalarClass {
    switch UInt8(value) {
    case 0...0x20, 0x7F: .space
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      .symbol
    default: .punctuation
    }
  }

  private static func ofProperties(_ value: UInt32) -> ScalarClass {
    guard let scalar = Unicode.Scalar(value) else { return .other }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return value < 0x250 ? .upper : .otherUpper
    case .lowercaseLetter: return value < 0x250 ? .lower : .otherLower
    case .modifierLetter, .otherLetter:
      if (0x600...0x8FF).contains(value) || (0xFB50...0xFDFF).contains(value)
        || (0xFE70...0xFEFC).contains(value)
      {
        return .arabic
      }
      return (0xFB1D...0xFB4F).contains(value) ? .hebrew : .otherLetter
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    case .decimalNumber, .letterNumber, .otherNumber: return .digit
    case .format: return .format
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return .punctuation
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return .symbol
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: return .space
    default: return .other
    }
  }
}

/// Makes spellings that mean the same equal, for features and look-ups only; the text itself is never changed.
enum Folding {
  /// Quotation marks, apostrophes, dashes and case folded to one sign each.
  static func fold(_ value: UInt32) -> UInt32 {
    if value < 0x80 {
      if value == 0x60 { return 0x27 }
      return (0x41...0x5A).contains(value) ? value + 32 : value
    }
    switch value {
    case 0x5D0...0x5EA: return value
    case 0x5F4, 0x201C...0x201F, 0x2033, 0xAB, 0xBB, 0xFF02, 0x301D, 0x301E: return 0x22
    case 0x5F3, 0x2018...0x201B, 0x2032, 0xB4, 0x2BC, 0xFF07: return 0x27
    case 0x5BE, 0x2010...0x2015, 0x2212, 0xFF0D: return 0x2D
    case 0xC0...0xDE where value != 0xD7: return value + 32
    case 0x391...0x3A9, 0x410...0x42F: return value + 32
    case 0x400...0x40F: return value + 80
    case 0x531...0x556: return value + 48
    case 0x64A, 0x649: return 0x6CC
    case 0x643: return 0x6A9
    case 0x660...0x669: return value - 0x660 + 0x30
    case 0x6F0...0x6F9: return value - 0x6F0 + 0x30
    case 0x100...0x17F, 0x187...0x24F: return lowercase(value)
    default: return value
    }
  }

  private static func lowercase(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return value }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower[lower.startIndex].value : value
  }
}

/// The scalar at a byte of valid UTF-8, and its length in bytes.
@inline(__always)
func decode(_ bytes: [UInt8], at index: Int) -> (scalar: UInt32, length: Int) {
  let first = UInt32(bytes[index])
  if first < 0x80 { return (first, 1) }
  func next(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) & 0x3F }
  if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
  if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
  return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
}
