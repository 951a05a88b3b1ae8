/// How much room text takes in a terminal, and where it may be broken.
enum TextWidth {
  /// Columns that `text` takes: none for marks and controls, two for East Asian wide letters and emoji, else one.
  static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// Columns of one scalar.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E, 0x5D0...0x5EA: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format, .surrogate: return 0
    default: return 1
    }
  }

  /// `text` in lines of at most `width` columns, broken at blanks, and within words only where one is too long.
  static func wrap(_ text: String, to width: Int) -> [String] {
    let width = max(1, width)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(whereSeparator: \.isWhitespace) {
      var rest = Substring(word)
      var size = of(rest)
      if used > 0, used + 1 + size <= width {
        line += " " + rest
        used += 1 + size
        continue
      }
      if used > 0 { lines.append(line) }
      while size > width {
        var (part, taken) = ("", 0)
        while let first = rest.first, taken == 0 || taken + of(String(first)) <= width {
          part.append(first)
          taken += of(String(first))
          rest = rest.dropFirst()
        }
        lines.append(part)
        size = of(rest)
      }
      (line, used) = (String(rest), size)
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Whether the first letter of a strong direction runs from right to left.
  static func isRightToLeft(_ text: some StringProtocol) -> Bool {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return true
      default: if scalar.properties.isAlphabetic { return false }
      }
    }
    return false
  }

  /// Whether any letter runs from right to left.
  static func hasRightToLeft(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
      default: false
      }
    }
  }
}
