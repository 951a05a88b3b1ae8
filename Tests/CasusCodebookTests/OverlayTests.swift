import CasusCodebook
import CasusRecords
import Testing

/// A folder laid over the codebook adds to it and replaces in it.
struct OverlayTests {
  private let base: CodebookFolder

  init() throws {
    base = try CodebookFolder([
      "concepts/a.tsv": "concept\ttype\tmodes\narrest\tCOERCE\tarrest\nmeet\tCONSULT\t-\n",
      "xx/events/a.tsv": "concept\tpattern\nmeet\tv:meet\n",
      "xx/agents.tsv": "sector\twords\tkind\nCOP\tpolice\torgan\n",
    ])
  }

  @Test func itAddsConceptsWordsAndLanguages() throws {
    let overlay = try CodebookFolder(
      [
        "concepts/more.tsv": "concept\ttype\nlend\tAID\n",
        "xx/events/more.tsv": "concept\tpattern\nlend\tv:lend\nmeet\tv:convene\n",
        "xx/agents.tsv": "sector\twords\tkind\nCOP\tsecret police\torgan\n",
        "yy/events/a.tsv": "concept\tpattern\narrest\tv:stop\n",
      ], hasOntology: false)
    #expect(overlay.findings(over: [base]).isEmpty)
    let codebook = try Codebook(folders: [base.path, overlay.path])
    #expect(codebook.concepts.map(\.name) == ["arrest", "meet", "lend"])
    let events = try #require(codebook.lexicons["xx"]).events
    #expect(events.entries.map(\.pattern.source) == ["v:meet", "v:lend", "v:convene"])
    #expect(events["lend"].map { codebook.concepts[events.entries[Int($0)].concept].name } == ["lend"])
    #expect(codebook.lexicons["xx"]?.agents["secret"]?.first?.words == ["secret", "police"])
    #expect(codebook.lexicons["xx"]?.agents["police"]?.count == 1)
    #expect(codebook.lexicons["yy"]?.events.entries.count == 1)
    #expect(codebook.version != (try base.load()).version)
  }

  @Test func itReplacesConcepts() throws {
    let overlay = try CodebookFolder(["concepts/a.tsv": "concept\ttype\nmeet\tSUPPORT\n"], hasOntology: false)
    let codebook = try Codebook(folders: [base.path, overlay.path])
    #expect(codebook.concepts.map(\.name) == ["arrest", "meet"])
    #expect(codebook.concepts[1].type == .support)
    #expect(codebook.lexicons["xx"]?.events.entries.first?.concept == 1)
  }

  @Test func itsFaultsAreNamedWithItsFolder() throws {
    let overlay = try CodebookFolder(
      ["xx/events/a.tsv": "concept\tpattern\nhug\tv:hug\n"], hasOntology: false)
    let findings = overlay.findings(over: [base])
    #expect(findings.map(\.file) == ["\(overlay.path)/xx/events/a.tsv"])
    #expect(findings.map(\.line) == [2])
  }

  @Test func onlyTheLanguagesAskedForAreRead() throws {
    try base.write("yy/events/a.tsv", "concept\tpattern\nhug\tv:hug\n")
    #expect(try Codebook(folders: [base.path], languages: ["xx"]).lexicons.keys.sorted() == ["xx"])
    #expect(throws: CodebookError.self) { try Codebook(folders: [base.path]) }
  }
}
