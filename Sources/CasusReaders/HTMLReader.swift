import CasusRecords

/// Takes the report out of a web page.
///
/// The page is divided into paragraphs; those in navigation, captions, share bars and the like are left out; the
/// element that holds the running text is found; within it, lists of links, teasers of other reports and lines
/// that were already there are left out. The headline is the first line of the text.
enum HTMLReader {
  /// The document of a page.
  static func document(
    _ bytes: ArraySlice<UInt8>, limits: ReaderLimits, at position: SourcePosition
  ) throws(ReaderError) -> Document {
    let html = try TextDecoding.text(of: bytes, label: label(in: bytes), at: position)
    let tree = try HTMLTree(html, depth: limits.depth, at: position)
    let metadata = HTMLMetadata(tree)
    let page = HTMLBlocks(tree)
    let title = page.headline ?? metadata.title
    let lines = lines(of: page, in: tree)
    guard !lines.isEmpty else {
      throw ReaderError(
        .empty, at: position, "no running text in the page",
        cure: "check that it does not need scripts to be read")
    }
    let text = unrepeated((title.map { [$0] } ?? []) + lines).joined(separator: "\n")
    return Document(
      text: text, language: metadata.language, published: metadata.published, publisher: metadata.publisher,
      url: metadata.url, title: title)
  }

  /// The paragraphs of the report, in order.
  private static func lines(of page: HTMLBlocks, in tree: HTMLTree) -> [String] {
    let main = main(page.blocks, tree)
    var lines: [String] = []
    var headings: [String] = []
    var teaser: Int?
    for block in page.blocks where !block.isBoilerplate && tree.isInside(block.container, main) {
      if block.isHeading {
        teaser = block.linkDensity > 0.8 ? tree.elements[block.container].parent : nil
        if teaser == nil { headings.append(block.text) } else { headings = [] }
        continue
      }
      if let inside = teaser {
        if tree.isInside(block.container, inside) { continue }
        teaser = nil
      }
      guard isKept(block, tree) else { continue }
      // A heading counts when something follows it.
      lines += headings
      headings = []
      lines.append(block.text)
    }
    return lines
  }

  /// Whether a paragraph belongs to the report; short ones must be whole sentences or stand in a paragraph.
  private static func isKept(_ block: HTMLBlock, _ tree: HTMLTree) -> Bool {
    guard block.linkDensity < 0.5 else { return false }
    if block.size >= 40 { return true }
    let tag = tree.elements[block.container].tag
    let ends = block.text.unicodeScalars.last.map { ".!?…\"”״".unicodeScalars.contains($0) } ?? false
    return ends || tag == "p" && block.linkDensity == 0 && block.size >= 12
  }

  /// The element with the running text: one that says so, else the smallest that holds most of it.
  private static func main(_ blocks: [HTMLBlock], _ tree: HTMLTree) -> Int {
    var sizes = [Int](repeating: 0, count: max(1, tree.elements.count))
    for block in blocks where block.isProse {
      var current: Int? = block.container
      while let index = current {
        sizes[index] += block.size
        current = tree.elements[index].parent
      }
    }
    let whole = sizes[0]
    let named = tree.elements.indices.filter { index in
      let element = tree.elements[index]
      return HTMLVocabulary.mains.contains(element.tag) || element["itemprop"] == "articleBody"
        || element["role"] == "main"
    }
    if let best = named.max(by: { (sizes[$0], -$0) < (sizes[$1], -$1) }), sizes[best] * 4 >= whole,
      sizes[best] > 0
    {
      // The innermost of those that hold nearly as much: an article in a main in a page.
      return named.last { sizes[$0] * 10 >= sizes[best] * 9 && tree.isInside($0, best) } ?? best
    }
    return sizes.indices.last { sizes[$0] * 10 >= whole * 7 } ?? 0
  }

  /// Lines without those whose letters and digits were there before.
  static func unrepeated(_ lines: [String]) -> [String] {
    var seen: Set<String> = []
    return lines.filter { line in
      var key = String.UnicodeScalarView()
      for scalar in line.unicodeScalars
      where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        key.append(scalar)
      }
      return !key.isEmpty && seen.insert(String(key).lowercased()).inserted
    }
  }

  /// The encoding a page names in its first bytes, in lower case.
  static func label(in bytes: ArraySlice<UInt8>) -> String? {
    let head = Array(bytes.prefix(4096))
    let key = Array("charset=".utf8)
    var index = 0
    while index + key.count < head.count {
      guard key.indices.allSatisfy({ head[index + $0] | 0x20 == key[$0] | 0x20 }) else {
        index += 1
        continue
      }
      var label: [UInt8] = []
      index += key.count
      while index < head.count, head[index] == UInt8(ascii: "\"") || head[index] == UInt8(ascii: "'") {
        index += 1
      }
      while index < head.count, label.count < 40, head[index] > 0x2C, head[index] < 0x7F,
        !";>/'\"".utf8.contains(head[index])
      {
        label.append((0x41...0x5A).contains(head[index]) ? head[index] | 0x20 : head[index])
        index += 1
      }
      return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
    }
    return nil
  }
}
