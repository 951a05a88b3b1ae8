/// The one way in which words and names are compared: lower case, no Hebrew points, one kind of quotation mark,
/// apostrophe and blank; hyphens count as blanks. Only look-up keys are folded, never a text.
public enum Folding {
  /// The key of a word or name.
  public static func key(_ text: some StringProtocol) -> String {
    let utf8 = text.utf8
    var plain = true
    for byte in utf8
    where byte >= 0x80 || byte < 0x30 || (byte >= 0x41 && byte <= 0x5A) || byte == 0x5F || byte == 0x60 {
      plain = false
      break
    }
    if plain { return String(text) }
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    var blank = false
    for scalar in text.unicodeScalars {
      guard let folded = fold(scalar) else { continue }
      if folded == " " {
        blank = !result.isEmpty
        continue
      }
      if blank {
        result.append(0x20)
        blank = false
      }
      if folded.value < 0x80 {
        result.append(UInt8(folded.value))
      } else if (0x590...0x6FF).contains(folded.value) {
        // Hebrew and Arabic letters have no case; two bytes each.
        result.append(UInt8(0xC0 | folded.value >> 6))
        result.append(UInt8(0x80 | folded.value & 0x3F))
      } else {
        result.append(contentsOf: folded.properties.lowercaseMapping.utf8)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What a scalar counts as; nil when it counts as nothing.
  public static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x41...0x5A: Unicode.Scalar(scalar.value + 0x20)
    case 0x0591...0x05BD, 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7: nil
    case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: nil
    case 0x05BE, 0x2010...0x2015, 0x2D, 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2009, 0x202F, 0x5F: " "
    case 0x05F3, 0x2018, 0x2019, 0x201A, 0x201B, 0x00B4, 0x60, 0x02BC, 0x02BB: "'"
    case 0x05F4, 0x201C, 0x201D, 0x201E, 0x201F, 0x00AB, 0x00BB: "\""
    default: scalar
    }
  }
}

/// The 64-bit key under which a name is indexed: FNV-1a over its folded UTF-8 bytes, extended word by word.
public struct NameHash: Hashable, Sendable {
  /// The hash so far.
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of nothing.
  public init() {}

  /// Adds folded text.
  public mutating func add(_ folded: some StringProtocol) {
    for byte in folded.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }
}
