/// The one-byte encodings of older web pages, each a table of what bytes 0x80 to 0xFF mean.
///
/// The tables follow the WHATWG Encoding Standard; `\u{FFFD}` marks a byte that means nothing.
struct Charset: Sendable {
  /// Scalars of the bytes 0x80 to 0xFF.
  let upper: [Unicode.Scalar]

  /// Finds the encoding by any of its labels, in lower case.
  init?(label: String) {
    guard let table = Self.tables.first(where: { $0.labels.contains(label) }) else { return nil }
    upper = Self.scalars(table.upper)
  }

  /// The text of `bytes`, or the offset of the first byte that means nothing.
  func decode(_ bytes: some Sequence<UInt8>) -> Result<String, CharsetFault> {
    var text = String.UnicodeScalarView()
    for (offset, byte) in bytes.enumerated() {
      let scalar = byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80]
      if scalar == "\u{FFFD}" { return .failure(CharsetFault(offset: offset)) }
      text.append(scalar)
    }
    return .success(String(text))
  }

  /// Expands runs: a start in hexadecimal and, after a plus sign, how many follow it (`5D0+26`).
  private static func scalars(_ runs: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for run in runs.utf8.split(separator: UInt8(ascii: " ")) {
      let parts = run.split(separator: UInt8(ascii: "+"))
      let first = parts.first.flatMap { UInt32(String(Substring($0)), radix: 16) } ?? 0xFFFD
      let more = parts.count > 1 ? UInt32(String(Substring(parts[1]))) ?? 0 : 0
      for value in first...(first + more) { result.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
    }
    return result
  }

  private struct Table {
    let labels: [String]
    let upper: String
  }

  private static let tables: [Table] = [
    Table(
      labels: ["windows-1255", "cp1255", "x-cp1255"],
      upper: """
        20AC 81 201A 192 201E 2026 2020+1 2C6 2030 8A 2039 8C+4 2018+1 201C+1 2022 2013+1 2DC 2122 \
        9A 203A 9C+7 20AA A5+4 D7 AB+14 F7 BB+4 5B0+19 5F0+4 FFFD FFFD FFFD FFFD FFFD FFFD FFFD \
        5D0+26 FFFD FFFD 200E+1 FFFD
        """),
    Table(
      labels: ["iso-8859-8", "iso-8859-8-i", "iso8859-8", "hebrew", "logical", "csiso88598i", "iso_8859-8"],
      upper: """
        80+32 FFFD A2+7 D7 AB+14 F7 BB+3 FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD \
        FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD \
        FFFD FFFD 2017 5D0+26 FFFD FFFD 200E+1 FFFD
        """),
    Table(
      labels: ["windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "l1", "ascii", "us-ascii"],
      upper: """
        20AC 81 201A 192 201E 2026 2020+1 2C6 2030 160 2039 152 8D 17D 8F+1 2018+1 201C+1 2022 \
        2013+1 2DC 2122 161 203A 153 9D 17E 178 A0+95
        """),
    Table(
      labels: ["windows-1251", "cp1251", "x-cp1251"],
      upper: """
        402+1 201A 453 201E 2026 2020+1 20AC 2030 409 2039 40A 40C 40B 40F 452 2018+1 201C+1 2022 \
        2013+1 98 2122 459 203A 45A 45C 45B 45F A0 40E 45E 408 A4 490 A6+1 401 A9 404 AB+3 407 B0+1 \
        406 456 491 B5+2 451 2116 454 BB 458 405 455 457 410+63
        """),
    Table(
      labels: ["windows-1256", "cp1256", "x-cp1256"],
      upper: """
        20AC 67E 201A 192 201E 2026 2020+1 2C6 2030 679 2039 152 686 698 688 6AF 2018+1 201C+1 2022 \
        2013+1 6A9 2122 691 203A 153 200C+1 6BA A0 60C A2+7 6BE AB+14 61B BB+3 61F 6C1 621+21 D7 \
        637+3 640+3 E0 644 E2 645+3 E7+4 649+1 EE+1 64B+3 F4 64F+1 F7 651 F9 652 FB+1 200E+1 6D2
        """),
    Table(
      labels: ["windows-1254", "cp1254", "iso-8859-9", "latin5"],
      upper: """
        20AC 81 201A 192 201E 2026 2020+1 2C6 2030 160 2039 152 8D+3 2018+1 201C+1 2022 2013+1 2DC \
        2122 161 203A 153 9D+1 178 A0+47 11E D1+11 130 15E DF+16 11F F1+11 131 15F FF
        """),
  ]
}

/// The first byte that an encoding cannot make sense of.
struct CharsetFault: Error, Hashable {
  var offset: Int
}
