/// A paragraph of a page with what speaks for and against it.
struct HTMLBlock {
  /// Its text, white space collapsed.
  var text: String
  /// The innermost block element around it.
  var container: Int
  /// Share of its bytes that are links.
  var linkDensity: Double
  /// Whether it stands in navigation, a caption, a share bar or the like.
  var isBoilerplate: Bool
  /// Whether it is a heading.
  var isHeading: Bool
  /// Bytes.
  var size: Int { text.utf8.count }
  /// Whether it is a paragraph one would read: not a label, not a list of links.
  var isProse: Bool { !isBoilerplate && !isHeading && size >= 40 && linkDensity < 0.5 }
}

/// Divides a page into its paragraphs.
struct HTMLBlocks {
  private(set) var blocks: [HTMLBlock] = []
  /// The first headline of the first rank that is no boilerplate.
  private(set) var headline: String?

  private let tree: HTMLTree
  private let boilerplate: [Bool]
  private var containers: [Int] = [0]
  private var text = String.UnicodeScalarView()
  private var linked = 0
  private var size = 0
  private var links = 0
  private var skipped = 0
  private var pendingBlank = false

  /// Divides `tree`.
  init(_ tree: HTMLTree) {
    self.tree = tree
    boilerplate = Self.boilerplate(tree)
    for step in tree.steps {
      switch step {
      case .open(let index): open(index)
      case .text(let text): append(text)
      case .close(let index): close(index)
      }
    }
    finish()
  }

  private mutating func open(_ index: Int) {
    let tag = tree.elements[index].tag
    if HTMLVocabulary.block.contains(tag) || boilerplate[index] {
      finish()
      containers.append(index)
    }
    if boilerplate[index] { skipped += 1 }
    if tag == "a" { links += 1 }
  }

  private mutating func close(_ index: Int) {
    let tag = tree.elements[index].tag
    if HTMLVocabulary.block.contains(tag) || boilerplate[index] {
      finish()
      containers.removeLast()
    }
    if boilerplate[index] { skipped -= 1 }
    if tag == "a" { links -= 1 }
  }

  private mutating func append(_ piece: String) {
    let container = containers.last ?? 0
    if HTMLVocabulary.raw.contains(tree.elements[container].tag) || tree.elements[container].tag == "head" {
      return
    }
    for scalar in piece.unicodeScalars {
      if scalar.properties.isWhitespace || scalar == "\u{FEFF}" {
        pendingBlank = !text.isEmpty
        continue
      }
      if pendingBlank {
        text.append(" ")
        size += 1
      }
      pendingBlank = false
      text.append(scalar)
      let width = UTF8.width(scalar)
      size += width
      if links > 0 { linked += width }
    }
  }

  private mutating func finish() {
    defer {
      text = String.UnicodeScalarView()
      linked = 0
      size = 0
      pendingBlank = false
    }
    guard !text.isEmpty, let container = containers.last else { return }
    let tag = tree.elements[container].tag
    let block = HTMLBlock(
      text: String(text), container: container, linkDensity: Double(linked) / Double(max(1, size)),
      isBoilerplate: skipped > 0, isHeading: HTMLVocabulary.headings.contains(tag))
    if tag == "h1", skipped == 0, headline == nil, block.text.utf8.contains(0x20) { headline = block.text }
    blocks.append(block)
  }

  /// Which elements are boilerplate, each judged alone.
  private static func boilerplate(_ tree: HTMLTree) -> [Bool] {
    let sizes = sizes(of: tree)
    let whole = sizes.first ?? 0
    return tree.elements.indices.map { index in
      let element = tree.elements[index]
      if HTMLVocabulary.dropped.contains(element.tag) { return true }
      if HTMLVocabulary.droppedRoles.contains(element["role"]) { return element.tag != "body" }
      if element.attributes["hidden"] != nil || element["aria-hidden"] == "true" { return true }
      let style = element["style"].lowercased()
      if !style.isEmpty, style.filter({ $0 != " " }).contains("display:none") { return true }
      if HTMLVocabulary.kept.contains(element.tag) || element["itemprop"] == "articleBody" { return false }
      // What holds most of the page is its frame, whatever it is called.
      guard sizes[index] * 5 < whole * 2 else { return false }
      return isBoilerplate(named: element["class"]) || isBoilerplate(named: element["id"])
    }
  }

  private static func isBoilerplate(named names: String) -> Bool {
    if names.isEmpty { return false }
    var word: [UInt8] = []
    for byte in names.utf8 {
      let upper = (0x41...0x5A).contains(byte)
      if upper || !(0x61...0x7A).contains(byte) {
        if HTMLVocabulary.boilerplate.contains(String(decoding: word, as: UTF8.self)) { return true }
        word.removeAll(keepingCapacity: true)
      }
      if upper || (0x61...0x7A).contains(byte) { word.append(byte | 0x20) }
    }
    return HTMLVocabulary.boilerplate.contains(String(decoding: word, as: UTF8.self))
  }

  /// Bytes of text in each element, scripts and styles left out.
  private static func sizes(of tree: HTMLTree) -> [Int] {
    var sizes = [Int](repeating: 0, count: tree.elements.count)
    var open: [Int] = []
    for step in tree.steps {
      switch step {
      case .open(let index): open.append(index)
      case .text(let text):
        guard let index = open.last, !HTMLVocabulary.raw.contains(tree.elements[index].tag) else { continue }
        sizes[index] += text.utf8.count { $0 > 0x20 }
      case .close(let index):
        open.removeLast()
        if let parent = tree.elements[index].parent { sizes[parent] += sizes[index] }
      }
    }
    return sizes
  }
}
