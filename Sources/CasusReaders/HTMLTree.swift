import CGumbo

/// A parsed page as one flat array in document order, so that nothing that walks it can recurse.
struct HTMLTree {
  /// A step through the page.
  enum Step {
    case open(Int)
    case text(String)
    case close(Int)
  }

  /// An element, with the attributes that readers ask for.
  struct Element {
    var tag: String
    var parent: Int?
    var attributes: [String: String]

    /// Value of an attribute, empty when it has none.
    subscript(name: String) -> String { attributes[name] ?? "" }
  }

  private(set) var elements: [Element] = []
  private(set) var steps: [Step] = []

  /// Parses `html`; fails when elements are nested deeper than `depth`.
  init(_ html: String, depth: Int, at position: SourcePosition) throws(ReaderError) {
    let deepest = Self.depth(of: html)
    guard deepest <= depth else {
      throw ReaderError(
        .malformed, at: position, "elements nested \(deepest) deep; \(depth) are allowed",
        cure: "check that this is the page you wanted")
    }
    var html = html
    html.withUTF8 { bytes in
      var options = kGumboDefaultOptions
      options.max_errors = 0
      let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      guard let output = gumbo_parse_with_options(&options, start, bytes.count) else { return }
      defer { gumbo_destroy_output(&options, output) }
      if let root = output.pointee.root { flatten(root) }
    }
  }

  /// Whether `index` lies inside `ancestor` or is it.
  func isInside(_ index: Int, _ ancestor: Int) -> Bool {
    var current: Int? = index
    while let here = current, here >= ancestor {
      if here == ancestor { return true }
      current = elements[here].parent
    }
    return false
  }

  private mutating func flatten(_ root: UnsafeMutablePointer<GumboNode>) {
    var stack: [(node: UnsafeMutablePointer<GumboNode>?, parent: Int?)] = [(root, nil)]
    while let (node, parent) = stack.popLast() {
      guard let node else {
        if let parent { steps.append(.close(parent)) }
        continue
      }
      switch node.pointee.type {
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        guard let text = node.pointee.v.text.text else { continue }
        steps.append(.text(String(cString: text)))
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        let index = elements.count
        elements.append(Self.element(node.pointee.v.element, parent: parent))
        steps.append(.open(index))
        stack.append((nil, index))
        let children = node.pointee.v.element.children
        for child in stride(from: Int(children.length) - 1, through: 0, by: -1) {
          guard let pointer = children.data[child] else { continue }
          stack.append((pointer.assumingMemoryBound(to: GumboNode.self), index))
        }
      default: continue
      }
    }
  }

  private static func element(_ element: GumboElement, parent: Int?) -> Element {
    var attributes: [String: String] = [:]
    for index in 0..<Int(element.attributes.length) {
      guard let pointer = element.attributes.data[index] else { continue }
      let attribute = pointer.assumingMemoryBound(to: GumboAttribute.self).pointee
      let name = String(cString: attribute.name)
      if HTMLVocabulary.attributes.contains(name) { attributes[name] = String(cString: attribute.value) }
    }
    return Element(
      tag: String(cString: gumbo_normalized_tagname(element.tag)), parent: parent, attributes: attributes)
  }

  /// How deep elements are nested, told from the tags alone; elements that close by themselves do not count.
  static func depth(of html: String) -> Int {
    var html = html
    return html.withUTF8 { bytes in
      var depth = 0
      var deepest = 0
      var index = 0
      while index + 1 < bytes.count {
        guard bytes[index] == UInt8(ascii: "<") else {
          index += 1
          continue
        }
        let closes = bytes[index + 1] == UInt8(ascii: "/")
        index += closes ? 2 : 1
        let start = index
        while index < bytes.count, index - start < 12, isLetterOrDigit(bytes[index]) { index += 1 }
        guard index > start, bytes[start] > 0x40 else { continue }
        let tag = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        if HTMLVocabulary.selfClosing.contains(tag) { continue }
        depth = max(0, depth + (closes ? -1 : 1))
        deepest = max(deepest, depth)
        if !closes && HTMLVocabulary.raw.contains(tag) {
          index = end(of: tag, in: bytes, from: index)
        }
      }
      return deepest
    }
  }

  /// Where the text of a script or style sheet ends.
  private static func end(of tag: String, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let name = Array(tag.utf8)
    while index + name.count + 2 < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), bytes[index + 1] == UInt8(ascii: "/"),
        name.indices.allSatisfy({ bytes[index + 2 + $0] | 0x20 == name[$0] })
      {
        return index
      }
      index += 1
    }
    return bytes.count
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}
