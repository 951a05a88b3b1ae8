/// Comma-separated values as in RFC 4180, with a header and line feeds.
struct CSV {
  private(set) var text: String

  /// Rows without a header.
  init() { text = "" }

  init(_ header: [String]) {
    text = ""
    add(header)
  }

  /// Adds a row; unknown values are empty.
  mutating func add(_ cells: [String?]) {
    text += cells.map { Self.quoted($0 ?? "") }.joined(separator: ",") + "\n"
  }

  private static func quoted(_ cell: String) -> String {
    // Bytes, not Characters: a quotation mark with a combining mark on it still has to be doubled.
    let special: Set<UInt8> = [0x22, 0x2C, 0x0A, 0x0D]
    guard cell.utf8.contains(where: special.contains) else { return cell }
    var bytes: [UInt8] = [0x22]
    for byte in cell.utf8 {
      if byte == 0x22 { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }
}
