import CasusLanguage
import Testing

@Suite("Marked names") struct MarkedNamesTests {
  @Test("Marks are taken out and names know their bytes") func reads() throws {
    let marked = try MarkedNames(
      Array("[PER אן לי] נסעה ל[GPE באקו].\r\n\nבלי שם\n[ORG Ab]".utf8), file: "own")
    #expect(marked.text == "אן לי נסעה לבאקו.\n\nבלי שם\nAb\n")
    let bytes = Array(marked.text.utf8)
    #expect(marked.names.map(\.kind) == ["PER", "GPE", "ORG"])
    #expect(marked.names.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["אן לי", "באקו", "Ab"])
  }

  @Test(
    "A broken mark is told with its line",
    arguments: ["a [PER b", "a b]", "[PER ] a", "[per a]", "[PER]", "[", "[PER a [LOC b]]", "[PER"])
  func refuses(line: String) throws {
    let error = #expect(throws: TreebankError.self) {
      _ = try MarkedNames(Array("[LOC Baku]\n\(line)\n".utf8), file: "own")
    }
    #expect(error?.line == 2)
    #expect(error?.file == "own")
  }

  @Test("Words carry the labels; a sentence with a name that ends within a word is left out") func labels()
    throws
  {
    let marked = try MarkedNames(
      Array("[PER Ann Lee] left [LOC Baku].\n[PER An]n left.\nShe came back.".utf8), file: "own")
    guard let model = try TestData.model("en") else { return }
    let labelled = marked.sentences(of: model.segment(marked.text))
    #expect(labelled.map(\.text) == ["Ann Lee left Baku.", "She came back."])
    #expect(labelled[0].words.map(\.entity) == ["B-PER", "I-PER", "O", "B-LOC", "O"])
    #expect(labelled.allSatisfy { $0.hasNames && !$0.hasTree && $0.words.allSatisfy { $0.upos == nil } })
  }
}
