import CasusLanguage
import Testing

@Suite struct SegmentationTests {
  /// Words of a text with `+` between those of one token and `/` between sentences.
  private func words(_ text: String, _ model: LanguageModel) -> String {
    let annotated = model.segment(text)
    return annotated.sentences.map { sentence in
      annotated.tokens[sentence.tokens].map { token in
        annotated.words[token.words].map(\.form).joined(separator: "+")
      }.joined(separator: " ")
    }.joined(separator: " / ")
  }

  @Test(arguments: [
    ("דובר צה\"ל נמנע מתגובה.", "דובר צה\"ל נמנע מ+תגובה ."),
    ("דובר צה״ל נמנע מתגובה.", "דובר צה״ל נמנע מ+תגובה ."),
    ("שגרירות אזרבייג׳ן בטהרן הותקפה.", "שגרירות אזרבייג׳ן ב+טהרן הותקפה ."),
    ("הוא נסע לארה\"ב ולאיראן.", "הוא נסע ל+ארה\"ב ו+ל+איראן ."),
    ("הם הואשמו ב\"הפצת תעמולה\".", "הם הואשמו ב+\"+הפצת תעמולה \" ."),
    ("השר אמר זאת. הנשיא הכחיש.", "ה+שר אמר זאת . / ה+נשיא הכחיש ."),
    ("ראש הממשלה\nנפגש עם הנשיא", "ראש ה+ממשלה / נפגש עם ה+נשיא"),
  ])
  func hebrew(text: String, expected: String) throws {
    guard let model = try TestData.model("he") else { return }
    #expect(words(text, model) == expected)
  }

  @Test(arguments: [
    ("He didn't go. It's over.", "He did+n't go . / It+'s over ."),
    ("John's friends cannot come.", "John+'s friends can+not come ."),
    ("Mr. Smith paid $5.50 to the U.S. embassy.", "Mr. Smith paid $ 5.50 to the U.S. embassy ."),
    ("I'm sure they'll win, aren't you?", "I+'m sure they+'ll win , are+n't you ?"),
  ])
  func english(text: String, expected: String) throws {
    guard let model = try TestData.model("en") else { return }
    #expect(words(text, model) == expected)
  }

  @Test func spansOfScalarsInCoNLLU() throws {
    guard let model = try TestData.model("he") else { return }
    var writer = CoNLLUWriter()
    let output = writer.lines(for: model.annotate("😀 באזרבייג'ן"))
    #expect(output.contains("Span=2:3"))
    #expect(output.contains("Span=3:12"))
    let read = try CoNLLUReader.read(Array(output.utf8), file: "output")
    #expect(read.count == 1)
    #expect(read[0].text == "😀 באזרבייג'ן")
  }

  @Test func goldWordsAreKept() throws {
    guard let model = try TestData.model("he") else { return }
    for sentence in try TestData.tinySentences() {
      let annotated = model.annotate(sentence)
      #expect(annotated.words.map(\.form) == sentence.words.map(\.form))
      #expect(annotated.tokens.map { String(annotated.string($0.range)) } == sentence.tokens.map(\.form))
      #expect(annotated.text == sentence.text)
    }
  }
}
