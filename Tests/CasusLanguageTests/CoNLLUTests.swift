import CasusLanguage
import Testing

@Suite struct CoNLLUTests {
  @Test func readsTokensWordsTreesAndNames() throws {
    let sentences = try TestData.tinySentences()
    #expect(sentences.count == 2)
    let first = sentences[0]
    #expect(first.identifier == "1")
    #expect(first.text == "השר דיבר בכנסת.")
    #expect(first.startsDocument && first.startsParagraph && first.hasNames && first.hasTree)
    #expect(first.tokens.map(\.form) == ["השר", "דיבר", "בכנסת", "."])
    #expect(first.tokens[2].words == 3..<5 && first.tokens[2].isMultiword && !first.tokens[2].spaceAfter)
    #expect(first.words.map(\.head) == [1, 2, nil, 4, 2, 2])
    #expect(first.words[4].entity == "B-ORG")
    #expect(sentences[1].spacedText == sentences[1].text)
  }

  @Test(arguments: [
    ("1\tא\tא\n", 1, "3 columns"),
    ("1\t\t_\tX\t_\t_\t0\troot\t_\t_\n", 1, "the form is empty"),
    ("1\tא\t_\tX\t_\t_\t2\tdep\t_\t_\n", 1, "head 2"),
    ("1\tא\t_\tWORD\t_\t_\t0\troot\t_\t_\n", 1, "WORD"),
    ("# text = א\n2\tא\t_\tX\t_\t_\t0\troot\t_\t_\n", 2, "expected 1"),
    ("1-2\tאב\t_\t_\t_\t_\t_\t_\t_\t_\n1\tא\t_\tX\t_\t_\t0\troot\t_\t_\n", 1, "ends at word 2"),
  ])
  func saysWhatIsWrongAndWhere(text: String, line: Int, problem: String) {
    let error = #expect(throws: TreebankError.self) {
      _ = try CoNLLUReader.read(Array(text.utf8), file: "bad.conllu")
    }
    #expect(error?.file == "bad.conllu")
    #expect(error?.line == line)
    #expect(error?.problem.contains(problem) == true)
  }

  @Test func writesWhatItRead() throws {
    let sentences = try TestData.tinySentences()
    let text = ParagraphText.rawText(of: sentences)
    #expect(text == "השר דיבר בכנסת. \"שלום\", אמר דובר צה\"ל.\n")
    let paragraph = ParagraphText(sentences[...])
    #expect(paragraph.sentenceEnds == [4, 12])
    let bytes = Array(paragraph.text.utf8)
    let forms = paragraph.tokens.map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(forms == sentences.flatMap { $0.tokens.map(\.form) })
  }

  @Test func dividesUnmarkedTreebanksAfterTenSentences() {
    let sentence = TreebankSentence(text: "א")
    #expect(
      ParagraphText.paragraphs(of: Array(repeating: sentence, count: 25)) == [0..<10, 10..<20, 20..<25])
    var marked = Array(repeating: sentence, count: 12)
    marked[11].startsParagraph = true
    #expect(ParagraphText.paragraphs(of: marked) == [0..<11, 11..<12])
  }

  @Test func attachesNames() throws {
    var sentences = try TestData.tinySentences()
    let names = try NamesFile(
      Array("ה B-PER\nשר I-PER\nדיבר O\nב O\nכנסת O\n. O\n\nאחר O\n".utf8), file: "names.bio")
    #expect(names.attach(to: &sentences) == 1)
    #expect(sentences[0].words.map(\.entity) == ["B-PER", "I-PER", "O", "O", "O", "O"])
    let error = #expect(throws: TreebankError.self) { _ = try NamesFile(Array("א O\nב Q\n".utf8), file: "n") }
    #expect(error?.line == 2)
  }
}
