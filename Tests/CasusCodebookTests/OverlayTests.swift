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
    #expect(
      codebook.lexicons["xx"]?.agents["secret"]?.first?.words == [NameHash("secret"), NameHash("police")])
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

  @Test func aPatternSaidAnewReplacesOursAndADashTakesItAway() throws {
    try base.write("xx/events/b.tsv", "concept\tpattern\narrest\tv:stop\narrest\tv:hold\n")
    try base.write("xx/claims.tsv", "stance\tpattern\nassert\tv:say\ndeny\tv:contest\n")
    try base.write("xx/operators.tsv", "effect\tpattern\nplan\tv:want\nfuture\tx:soon\n")
    let overlay = try CodebookFolder(
      [
        "xx/events/any.tsv": "concept\tpattern\nmeet\tv:stop\n-\tv:hold\n",
        "xx/claims.tsv": "stance\tpattern\ndoubt\tv:contest\n",
        "xx/operators.tsv": "effect\tpattern\n-\tv:want\n",
      ], hasOntology: false)
    #expect(overlay.findings(over: [base]).isEmpty)
    let codebook = try Codebook(folders: [base.path, overlay.path])
    let lexicon = try #require(codebook.lexicons["xx"])
    let said = lexicon.events.entries.map { "\(codebook.concepts[$0.concept].name) \($0.pattern.source)" }
    #expect(said == ["meet v:meet", "meet v:stop"])
    #expect(lexicon.events["hold"].isEmpty && lexicon.events["stop"] == [1])
    #expect(lexicon.claims.entries.map(\.stance) == [.assert, .doubt])
    #expect(lexicon.operators.entries.map(\.pattern.source) == ["x:soon"])
    // A dash takes nothing away in the base: there it is an act without a name.
    try base.write("xx/events/c.tsv", "concept\tpattern\n-\tv:run\n")
    #expect(base.findings().map(\.file) == ["xx/events/c.tsv"])
  }

  @Test func aPatternOfSeveralWordsReplacesOnlyItself() throws {
    try base.write("xx/events/b.tsv", "concept\tpattern\narrest\tv:stop|hold obj=man\narrest\tv:stop\n")
    let overlay = try CodebookFolder(
      ["xx/events/any.tsv": "concept\tpattern\nmeet\tv:stop|hold obj=man\nmeet\tv:meet|greet\n"],
      hasOntology: false)
    let codebook = try Codebook(folders: [base.path, overlay.path])
    let said = try #require(codebook.lexicons["xx"]).events.entries.map(\.pattern.source)
    #expect(said == ["v:meet", "v:stop", "v:stop|hold obj=man", "v:meet|greet"])
  }

  @Test func townsAreSearchedInTheirFile() throws {
    let head = "key\tid\tcountry\tkind\tlatitude\tlongitude\ten\n"
    try base.write("actors/states.tsv", "id\tiso2\ten\nAZE\tAZ\t-\nIRN\tIR\t-\n")
    try base.write(
      "places/towns.tsv",
      "# Towns\n\(head)aa\t1\tAZE\tcity\t1.5\t2\tAa\nb c\t2\tIRN\tcity\t3\t4\tB-c\nb c\t3\tAZE\tcity\t5\t6\tB C"
    )
    let names = try base.load().names
    func places(_ name: String) -> [PlaceEntry] {
      names.towns(named: name).compactMap { entry in
        if case .place(let index) = entry.thing { names.place(index) } else { nil }
      }
    }
    #expect(names.places.isEmpty && places("aa").map(\.latitude) == [1.5])
    #expect(places("b c").map(\.name) == ["B-c", "B C"] && places("b c").map(\.country) == ["IRN", "AZE"])
    #expect(places("a").isEmpty && places("b").isEmpty && places("b c d").isEmpty && places("zz").isEmpty)
    #expect(names.towns.findings { ["AZE", "IRN"].contains($0) }.isEmpty)
    try base.write(
      "places/towns.tsv",
      "\(head)bb\t1\tATL\tcity\t1\t2\tBb\nAa\t2\tIRN\tcity\t-\t200\tAa\ncc\t3\n")
    let broken = try base.load().names.towns.findings { ["AZE", "IRN"].contains($0) }
    #expect(broken.map(\.line) == [2, 3, 3, 3, 3, 4])
  }

  @Test func peopleAndPlacesSaidAnewReplaceOurs() throws {
    try base.write(
      "actors/people.tsv", "id\tcountry\tsector\txx\nann\tAZE\tGOV\tAnn Old\nbob\tAZE\tMIL\tBob\n")
    try base.write(
      "actors/terms.tsv", "id\tcountry\tsector\toffice\tfrom\tto\nann\tAZE\tGOV\tminister\t2020\t-\n")
    try base.write(
      "places/cities.tsv",
      "id\tcountry\tkind\tlatitude\tlongitude\ten\txx\n7\tAZE\tcity\t1\t2\tOldtown\tOldtown\n")
    let overlay = try CodebookFolder(
      [
        "actors/people.tsv": "id\tcountry\tsector\txx\nann\tIRN\tJUD\tAnn New\ncid\tIRN\tMIL\tCid\n",
        "places/mine.tsv":
          "id\tcountry\tkind\tlatitude\tlongitude\ten\txx\n7\tIRN\ttown\t3\t4\tNewtown\tNewtown\n",
      ], hasOntology: false)
    #expect(overlay.findings(over: [base]).isEmpty)
    let names = try Codebook(folders: [base.path, overlay.path]).names
    let ann = try #require(names.actor(id: "ann"))
    #expect(ann.country == "IRN" && ann.sector == "JUD" && ann.name == "Ann New")
    // His offices are ours as long as the overlay does not name them.
    #expect(ann.terms.map(\.office) == ["minister"])
    #expect(names.actors.map(\.id) == ["bob", "ann", "cid"])
    #expect(names.places.map(\.name) == ["Newtown"])
    #expect(names.places.first?.latitude == 3)
    #expect(Self.isKnown("newtown", names) && !Self.isKnown("oldtown", names))
    #expect(Self.isKnown("ann new", names) && !Self.isKnown("ann old", names))
    try overlay.write(
      "actors/terms.tsv", "id\tcountry\tsector\toffice\tfrom\tto\nann\tIRN\tJUD\tjudge\t2024\t-\n")
    let renamed = try Codebook(folders: [base.path, overlay.path]).names
    #expect(renamed.actor(id: "ann")?.terms.map(\.office) == ["judge"])
  }

  private static func isKnown(_ name: String, _ names: Names) -> Bool {
    var hash = NameHash()
    hash.add(name)
    return names.find(hash) != nil
  }

  @Test func whatItSaysTwiceItselfIsAFault() throws {
    let overlay = try CodebookFolder(
      [
        "concepts/mine.tsv": "concept\ttype\nmeet\tCONSULT\nmeet\tSUPPORT\n",
        "xx/events/one.tsv": "concept\tpattern\nmeet\tv:sit\n",
        "xx/events/two.tsv": "concept\tpattern\nmeet\tv:sit\n",
        "actors/people.tsv": "id\tcountry\txx\nann\tAZE\tAnn\nann\tIRN\tAnn\n",
        "places/mine.tsv": "id\tcountry\ten\nt\tAZE\tT\nt\tAZE\tT\n",
      ], hasOntology: false)
    let findings = overlay.findings(over: [base]).map {
      "\($0.file.dropFirst(overlay.path.count + 1)):\($0.line)"
    }
    #expect(
      Set(findings) == [
        "concepts/mine.tsv:3", "xx/events/two.tsv:2", "actors/people.tsv:3", "places/mine.tsv:3",
      ])
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
