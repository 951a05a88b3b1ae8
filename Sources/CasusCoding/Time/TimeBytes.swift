// What bytes are, to the time tagger.

extension TimeTokens {
  /// Folds UTF-8: ASCII and Latin-1 letters to lower case, points and marks of direction away, quotation marks,
  /// apostrophes and dashes to their plain forms.
  static func fold(_ bytes: ArraySlice<UInt8>, into folded: inout [UInt8]) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte < 0x80 {
        folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        index += 1
        continue
      }
      // Hebrew letters, the most frequent by far, stay as they are.
      if byte == 0xD7, index + 1 < bytes.endIndex, (0x90...0xAA).contains(bytes[index + 1]) {
        folded.append(byte)
        folded.append(bytes[index + 1])
        index += 2
        continue
      }
      let length = scalarLength(byte)
      let end = min(bytes.endIndex, index + length)
      switch scalar(bytes[index..<end]) {
      case 0x05F3, 0x2018, 0x2019, 0x02BC, 0x00B4: folded.append(UInt8(ascii: "'"))
      case 0x05F4, 0x201C, 0x201D, 0x201E: folded.append(UInt8(ascii: "\""))
      case 0x05BE, 0x2010...0x2015: folded.append(UInt8(ascii: "-"))
      case 0x0591...0x05BD, 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7, 0x200B...0x200F, 0x202A...0x202E,
        0x2066...0x2069,
        0xFEFF:
        break
      default: folded += bytes[index..<end]
      }
      index = end
    }
  }

  /// The value of one encoded scalar.
  static func scalar(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    guard let first = bytes.first else { return 0 }
    let start: UInt32
    switch bytes.count {
    case 1: start = UInt32(first)
    case 2: start = UInt32(first & 0x1F)
    case 3: start = UInt32(first & 0x0F)
    default: start = UInt32(first & 0x07)
    }
    return bytes.dropFirst().reduce(start) { $0 << 6 | UInt32($1 & 0x3F) }
  }

  /// Bytes of the scalar that begins with `byte`.
  static func scalarLength(_ byte: UInt8) -> Int { byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }
}

// Questions about the scalar at an offset of the text.
extension TimeTokens {
  /// The scalar at `index`; 0 at the end.
  func scalar(at index: Int) -> UInt32 {
    guard index < bytes.count else { return 0 }
    let byte = bytes[index]
    if byte < 0x80 { return UInt32(byte) }
    if byte < 0xE0, byte >= 0xC0, index + 1 < bytes.count {
      return UInt32(byte & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
    }
    return Self.scalar(bytes[index..<min(bytes.count, index + Self.scalarLength(bytes[index]))])
  }

  /// Whether the scalar is a letter: ASCII, or any beyond it that is no mark or blank.
  func isLetter(at index: Int) -> Bool {
    let value = scalar(at: index)
    if value < 0x80 { return (0x61...0x7A).contains(value | 0x20) }
    switch value {
    case 0xC0...0x24F, 0x370...0x58F, 0x5D0...0x5F2, 0x620...0x64A, 0x66E...0x6D3, 0x10A0...0x10FF:
      return value != 0xD7 && value != 0xF7
    default: return false
    }
  }

  func isHebrew(at index: Int) -> Bool { index >= 0 && (0x5D0...0x5EA).contains(scalar(at: index)) }

  func isPoint(at index: Int) -> Bool {
    (0x0591...0x05C7).contains(scalar(at: index)) && scalar(at: index) != 0x05BE
  }

  func isInvisible(at index: Int) -> Bool {
    switch scalar(at: index) {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xAD: true
    default: false
    }
  }

  /// Bytes of an apostrophe, geresh or (between letters) gershayim.
  func apostropheLength(at index: Int) -> Int? {
    switch scalar(at: index) {
    case 0x27, 0x22: 1
    case 0x05F3, 0x05F4: 2
    case 0x2019, 0x201D: 3
    default: nil
    }
  }

  /// Bytes of a hyphen, dash or maqaf.
  func dashLength(at index: Int) -> Int? {
    switch scalar(at: index) {
    case 0x2D: 1
    case 0x05BE: 2
    case 0x2010...0x2015: 3
    default: nil
    }
  }

  func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  func isAsciiLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  func scalarLength(_ byte: UInt8) -> Int { Self.scalarLength(byte) }
}
