import CasusRecords
import CasusWorkbench
import Testing

@Suite("Marked text")
struct MarkedTextTests {
  /// `a[b|cue]c`: segments with the kinds of their marks.
  private func dump(_ text: String, _ marks: [MarkedText.Mark]) -> String {
    MarkedText(text, marks: marks).paragraphs.map { paragraph in
      paragraph.map { segment in
        let kinds = segment.kinds.map(\.rawValue).joined(separator: "+")
        let begins = segment.begins.map { "<\($0) " }.joined()
        let ends = segment.ends.map { " \($0)>" }.joined()
        return kinds.isEmpty ? segment.text : "[\(begins)\(segment.text)|\(kinds)\(ends)]"
      }.joined()
    }.joined(separator: "⏎")
  }

  @Test("Marks nest, overlap, touch and repeat")
  func shapes() {
    #expect(dump("abc", []) == "abc")
    #expect(dump("abcdef", [.init(.actor, Span(1, 3)), .init(.date, Span(3, 5))]) == "a[bc|actor][de|date]f")
    #expect(
      dump("abcdef", [.init(.content, Span(0, 6)), .init(.cue, Span(2, 3), item: "c1")])
        == "[ab|content][<c1 c|cue+content c1>][def|content]")
    #expect(
      dump("abcdef", [.init(.conflict, Span(1, 4), item: "e1"), .init(.cue, Span(2, 6), item: "c1")])
        == "a[<e1 b|conflict][<c1 cd|conflict+cue e1>][ef|cue c1>]")
    #expect(
      dump("abab", [.init(.conflict, Span(0, 2), item: "e1"), .init(.conflict, Span(0, 2), item: "e2")])
        == "[<e1 <e2 ab|conflict e1> e2>]ab")
    #expect(
      dump("abcd", [.init(.trend, Span(0, 1), item: "t1"), .init(.trend, Span(2, 3), item: "t1")])
        == "[<t1 a|trend t1>]b[c|trend]d", "an anchor stands once")
  }

  @Test("Paragraphs end at line feeds, also inside a mark; spans count scalars")
  func scalars() {
    #expect(dump("ab\ncd\n", [.init(.content, Span(1, 4))]) == "a[b|content]⏎[c|content]d⏎")
    #expect(dump("שָׁלוֹם", [.init(.actor, Span(0, 1))]) == "[ש|actor]\u{5B8}\u{5C1}לו\u{5B9}ם")
    #expect(dump("a👩‍👧b", [.init(.actor, Span(4, 5))]) == "a👩‍👧[b|actor]")
  }

  @Test("Marks beyond the text are shortened, empty ones left out")
  func outside() {
    #expect(dump("abc", [.init(.actor, Span(2, 99)), .init(.date, Span(50, 60))]) == "ab[c|actor]")
    #expect(dump("abc", [.init(.actor, Span(1, 1))]) == "abc")
    #expect(dump("", [.init(.actor, Span(0, 3))]) == "")
  }

  @Test("Any marks on any text: nothing is lost, and every scalar has just the marks that cover it")
  func oracle() {
    var state: UInt64 = 0x5EED
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let alphabet = Array("ab ש\u{5B8}\n👩\u{200D}👧\u{202E}é".unicodeScalars)
    for _ in 0..<400 {
      var text = String.UnicodeScalarView()
      for _ in 0..<random(40) { text.append(alphabet[random(alphabet.count)]) }
      let count = text.count
      let marks = (0..<random(8)).map { number in
        let start = random(count + 3)
        return MarkedText.Mark(
          MarkedText.Mark.Kind.allCases[random(8)], Span(start, start + random(12)), item: "i\(number)")
      }
      let marked = MarkedText(String(text), marks: marks)
      let joined = marked.paragraphs.map { $0.map(\.text).joined() }.joined(separator: "\n")
      #expect(Array(joined.unicodeScalars) == Array(text))
      var position = 0
      for (number, paragraph) in marked.paragraphs.enumerated() {
        if number > 0 { position += 1 }
        for segment in paragraph {
          for _ in segment.text.unicodeScalars {
            let covering = Set(
              marks.filter { $0.span.start <= position && position < $0.span.end }.map(\.kind))
            #expect(Set(segment.kinds) == covering)
            position += 1
          }
        }
      }
      let begun = marked.paragraphs.joined().flatMap(\.begins)
      #expect(Set(begun).count == begun.count)
    }
  }
}
