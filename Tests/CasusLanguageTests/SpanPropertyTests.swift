import CasusLanguage
import Testing

/// Whatever the text: spans cover its words exactly, never overlap, and what lies between tokens is blank.
@Suite struct SpanPropertyTests {
  static let naughty = [
    "", " ", "\n\n", "\u{0}", "a\u{0}b", "\u{200F}שלום\u{200F}", "\u{202B}(שלום)\u{202C}", "שָׁלוֹם עֲלֵיכֶם.",
    "\u{5B8}", "👨‍👩‍👧‍👦 family", "e\u{301}\u{301}\u{301}", "\r\n\r\n", "a\u{2028}b\u{85}c", "ﬁne", "\u{FEFF}text",
    "\"\"\"\"", "...!!!???", "http://a.b/c?d=e&f=g", "בGoogle־ל", "ו\"\"ו", "'ג'ו'ר'ג'", "-\u{5BE}-",
    "1,000.5%",
    "\u{E0041}\u{1F3F4}", "م\u{200C}ی", "\u{FDFA}", "ב\"", "\"ב", "ה'", "\u{10FFFF}", "٣٤", "ß", "İI",
    "\u{1F}",
  ]

  private func check(_ text: String, _ model: LanguageModel) {
    let annotated = model.annotate(text)
    let bytes = Array(text.utf8)
    var position = 0
    var token = 0
    var word = 0
    #expect(annotated.text == text)
    for sentence in annotated.sentences {
      #expect(
        sentence.tokens.lowerBound == token && sentence.words.lowerBound == word && !sentence.tokens.isEmpty)
      #expect(sentence.words.count <= 4000)
      var roots = 0
      for index in sentence.words {
        let head = annotated.words[index].head
        if head == nil { roots += 1 }
        #expect(head.map { sentence.words.contains($0) && $0 != index } ?? true)
      }
      #expect(roots == 1)
      for index in sentence.tokens {
        let range = annotated.tokens[index].range
        #expect(range.lowerBound >= position && !range.isEmpty)
        for scalar in String(decoding: bytes[position..<range.lowerBound], as: UTF8.self).unicodeScalars {
          #expect(Self.isBlank(scalar), "\(scalar.value) is in no token")
        }
        var end = range.lowerBound
        #expect(annotated.tokens[index].words.lowerBound == word)
        for place in annotated.tokens[index].words {
          let span = annotated.words[place].range
          #expect(span.lowerBound == end && !span.isEmpty)
          #expect(annotated.words[place].form == String(decoding: bytes[span], as: UTF8.self))
          end = span.upperBound
        }
        #expect(end == range.upperBound)
        position = end
        word = annotated.tokens[index].words.upperBound
        token = index + 1
      }
    }
    for scalar in String(decoding: bytes[position...], as: UTF8.self).unicodeScalars {
      #expect(Self.isBlank(scalar), "\(scalar.value) is in no token")
    }
    #expect(token == annotated.tokens.count && word == annotated.words.count)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  @Test(arguments: ["he", "en"]) func naughtyStrings(language: String) throws {
    guard let model = try TestData.model(language) else { return }
    for text in Self.naughty { check(text, model) }
    check(Self.naughty.joined(separator: " "), model)
    check(Self.naughty.joined(), model)
  }

  @Test(arguments: ["he", "en"]) func randomMixtures(language: String) throws {
    guard let model = try TestData.model(language) else { return }
    var random = Random(state: 42)
    let pieces =
      Self.naughty + ["שר", "ב", "ה", "ו", "the", "n't", ".", "\"", "'", " ", " ", "\n", "-", "(", ")"]
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<random.next(below: 20) { text += pieces[random.next(below: pieces.count)] }
      for _ in 0..<random.next(below: 6) {
        if let scalar = Unicode.Scalar(UInt32(random.next(below: 0x11_0000))) {
          text.unicodeScalars.append(scalar)
        }
      }
      check(text, model)
    }
  }

  @Test func veryLongStretches() throws {
    guard let model = try TestData.model("he") else { return }
    for piece in ["א", "\"", "a.", "\u{301}", "1-", "ש\"ב"] {
      let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
      let annotated = model.segment(text)
      #expect(annotated.tokens.first?.range.lowerBound == 0)
      #expect(annotated.tokens.last?.range.upperBound == text.utf8.count)
      #expect(annotated.sentences.allSatisfy { $0.tokens.count <= 500 })
    }
  }

  /// SplitMix64.
  private struct Random {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(limit))
    }
  }
}
