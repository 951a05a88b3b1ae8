import CasusRecords

/// The optional head of a plain text: what is known about it, between two lines of three hyphens.
///
///     ---
///     publisher: Kavkaz Review
///     published: 2023-01-28
///     language: he
///     title: Gunman storms the embassy
///     ---
///     The text begins here.
///
/// Keys are `id`, `language`, `published`, `publisher`, `url`, `title`, `kind`; lines that start with `#` are
/// comments. The document's text is what follows the second line of hyphens, and spans count from there.
/// A first line of hyphens that no second one follows within forty lines is part of the text.
enum FrontMatter {
  private static let longest = 40

  /// The document of a plain text.
  static func document(_ text: String, at position: SourcePosition) throws(ReaderError) -> Document {
    guard let (lines, end) = head(of: text) else { return Document(text: text) }
    var document = Document(id: "", text: String(text[end...]))
    document.id = Document.identifier(of: document.text)
    for (index, line) in lines.enumerated() {
      let line = trimmed(line)
      if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else {
        throw fault("no colon in \"\(TextDecoding.printable(String(line)))\"", line: index + 2, position)
      }
      let key = trimmed(line[..<colon])
      let value = unquoted(trimmed(line[line.utf8.index(after: colon)...]))
      if value.isEmpty { continue }
      switch key {
      case "id": document.id = value
      case "language": document.language = value
      case "published": document.published = value
      case "publisher": document.publisher = value
      case "url": document.url = value
      case "title": document.title = value
      case "kind": document.kind = value
      default:
        throw fault("unknown key \"\(TextDecoding.printable(String(key)))\"", line: index + 2, position)
      }
    }
    return document
  }

  private static func fault(_ problem: String, line: Int, _ position: SourcePosition) -> ReaderError {
    ReaderError(
      .malformed, at: SourcePosition(file: position.file, line: line), "\(problem) in the front matter",
      cure: "write \"key: value\" with id, language, published, publisher, url, title or kind")
  }

  /// The lines of the head, and where the text begins.
  private static func head(of text: String) -> (lines: [Substring], end: String.Index)? {
    var lines: [Substring] = []
    var start = text.startIndex
    let utf8 = text.utf8
    while lines.count <= longest, let feed = utf8[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = text[start..<feed]
      start = utf8.index(after: feed)
      let fence = trimmed(line) == "---"
      if lines.isEmpty && !fence { return nil }
      if !lines.isEmpty && fence { return (Array(lines.dropFirst()), start) }
      lines.append(line)
    }
    return nil
  }

  private static func unquoted(_ value: Substring) -> String {
    let quote = UInt8(ascii: "\"")
    guard value.utf8.count >= 2, value.utf8.first == quote, value.utf8.last == quote else {
      return String(value)
    }
    return String(value.dropFirst().dropLast())
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var bytes = text.utf8[...]
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return Substring(bytes)
  }
}
