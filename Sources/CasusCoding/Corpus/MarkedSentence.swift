import CasusRecords

/// A sentence whose parties are marked as `<a>…</a>` and `<r>…</r>`.
struct MarkedSentence {
  let text: String
  let actor: Span?
  let recipient: Span?

  /// Takes the marks out; nil when they are not balanced, or one comes twice.
  init?(_ marked: Substring) {
    var text = String.UnicodeScalarView()
    var count = 0
    var starts: [Unicode.Scalar: Int] = [:]
    var spans: [Unicode.Scalar: Span] = [:]
    var rest = marked.unicodeScalars[...]
    while let first = rest.first {
      if first == "<" {
        let closes = rest.dropFirst().first == "/"
        let name = rest.dropFirst(closes ? 2 : 1)
        if let mark = name.first, mark == "a" || mark == "r", name.dropFirst().first == ">" {
          if closes {
            guard let start = starts[mark], spans[mark] == nil, start < count else { return nil }
            spans[mark] = Span(start, count)
          } else {
            guard starts[mark] == nil else { return nil }
            starts[mark] = count
          }
          rest = name.dropFirst(2)
          continue
        }
      }
      text.append(first)
      count += 1
      rest = rest.dropFirst()
    }
    guard starts.count == spans.count else { return nil }
    self.text = String(text)
    actor = spans["a"]
    recipient = spans["r"]
  }
}
