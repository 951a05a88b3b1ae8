import CasusCodebook
import Foundation
import Testing

/// What is wrong is named: the file, the line, the trouble and its cure, all of it at once.
struct BrokenCodebookTests {
  /// File, its text, the line of the fault, words of the message, words of the cure.
  struct Fault: Sendable, CustomTestStringConvertible {
    let file: String
    let text: String
    let line: Int
    let message: String
    let cure: String
    var testDescription: String { "\(file): \(message)" }
  }

  private static let concepts = "# acts\nconcept\ttype\tmodes\narrest\tCOERCE\tarrest\nmeet\tCONSULT\t-\n"

  static let faults: [Fault] = [
    Fault(
      file: "ontology.tsv", text: "type\tmode\tscore\nLOVE\t-\t1\n", line: 2, message: "unknown type `LOVE`",
      cure: "sixteen"),
    Fault(
      file: "ontology.tsv", text: "type\tmode\tscore\nAID\t-\thigh\n", line: 2,
      message: "`high` is no number", cure: "-10 to 10"),
    Fault(
      file: "ontology.tsv", text: "type\tmode\tscore\nAID\t-\t5\n", line: 0, message: "no score for AGREE",
      cure: "add a line"),
    Fault(
      file: "ontology.tsv", text: "type\tmode\tscore\nAID\t-\t5\nAID\t-\t6\n", line: 3,
      message: "AID has two scores", cure: "delete"),
    Fault(
      file: "concepts/b.tsv", text: "concept\ttype\nx\tLOVE\n", line: 2, message: "unknown type `LOVE`",
      cure: "sixteen"),
    Fault(
      file: "concepts/b.tsv", text: "concept\ttype\n-\tCOERCE\n", line: 2, message: "has no name",
      cure: "column concept"),
    Fault(
      file: "concepts/b.tsv", text: "concept\ttype\tcontexts\nx\tCOERCE\tweather\n", line: 2,
      message: "unknown context `weather`", cure: "CONTEXT of ontology.tsv"),
    Fault(
      file: "concepts/b.tsv", text: "concept\ttype\tended\nx\tCOERCE\tRETREAT/phone\n", line: 2,
      message: "RETREAT has no mode `phone`", cure: "Concepts"),
    Fault(
      file: "concepts/b.tsv", text: "concept\ttype\tcounts\nx\tCOERCE\trecipient=cows\n", line: 2,
      message: "unknown count `cows`", cure: "Concepts"),
    Fault(
      file: "concepts/b.tsv", text: "concept\ttype\tmodes\nx\tCOERCE\tphone\n", line: 2,
      message: "COERCE has no mode `phone`", cure: "ontology.tsv"),
    Fault(
      file: "concepts/b.tsv", text: "concept\ttype\n\n# note\narrest\tCOERCE\n", line: 4,
      message: "`arrest` is defined twice", cure: "delete"),
    Fault(
      file: "concepts/b.tsv", text: "concept\ttype\tverb\nx\tCOERCE\tvictim=obj\n", line: 2,
      message: "`victim=obj` is no role=slot", cure: "Concepts"),
    Fault(
      file: "concepts/b.tsv", text: "concept\ttype\tcounts\nx\tCOERCE\tarrested\n", line: 2,
      message: "`arrested` is no role=count", cure: "Concepts"),
    Fault(
      file: "concepts/b.tsv", text: "concept\ttype\tfuture\nx\tCOERCE\tLOVE/x\n", line: 2,
      message: "`LOVE/x` is no type", cure: "Concepts"),
    Fault(
      file: "concepts/b.tsv", text: "concept\ttype\tneeds\nx\tCOERCE\tmoney\n", line: 2,
      message: "unknown need `money`", cure: "Concepts"),
    Fault(
      file: "concepts/b.tsv", text: "concept\tkind\nx\tCOERCE\n", line: 1, message: "no column type",
      cure: "concept, type"),
    Fault(
      file: "concepts/b.tsv", text: "concept\ttype\nx COERCE\n", line: 2, message: "no field type",
      cure: "tab"),
    Fault(
      file: "concepts/b.tsv", text: "concept\ttype\nx\tCOERCE\tarrest\n", line: 2,
      message: "has 3 fields, 2 are named", cure: "remove a tab"),
    Fault(
      file: "xx/events/a.tsv", text: "concept\tpattern\nhug\tv:hug\n", line: 2,
      message: "unknown concept `hug`", cure: "concepts/"),
    Fault(
      file: "xx/events/a.tsv", text: "concept\tpattern\nmeet\tv:meet\nmeet\tv:meet\n", line: 3,
      message: "said twice: v:meet", cure: "delete"),
    Fault(
      file: "xx/events/a.tsv", text: "concept\tpattern\nmeet v:meet\n", line: 2, message: "no field pattern",
      cure: "tab"),
    Fault(
      file: "xx/events/a.tsv", text: "concept\tpattern\nmeet\t\"sat down\n", line: 2,
      message: "quotation mark is not closed", cure: "Event lexicons"),
    Fault(
      file: "xx/events/a.tsv", text: "concept\tpattern\nmeet\t\"* down\"\n", line: 2,
      message: "must begin with a word", cure: "Event lexicons"),
    Fault(
      file: "xx/events/a.tsv", text: "concept\tpattern\nmeet\tmeet\n", line: 2,
      message: "`meet` does not begin with", cure: "Event lexicons"),
    Fault(
      file: "xx/events/a.tsv", text: "concept\tpattern\nmeet\tz:meet\n", line: 2,
      message: "`z:meet` does not begin with", cure: "Event lexicons"),
    Fault(
      file: "xx/events/a.tsv", text: "concept\tpattern\nmeet\tv:\n", line: 2, message: "trigger has no word",
      cure: "Event lexicons"),
    Fault(
      file: "xx/events/a.tsv", text: "concept\tpattern\nmeet\tv:sit obj\n", line: 2,
      message: "`obj` is no slot=word", cure: "Event lexicons"),
    Fault(
      file: "xx/events/a.tsv", text: "concept\tpattern\nmeet\tv:take_on|sit_down\n", line: 2,
      message: "different particles", cure: "Event lexicons"),
    Fault(
      file: "xx/events/a.tsv", text: "concept\tpattern\nmeet\tv:dismiss|brush_off\n", line: 2,
      message: "with and without a particle", cure: "Event lexicons"),
    Fault(
      file: "xx/events/a.tsv", text: "concept\tpattern\troles\nmeet\tv:meet\tguest=obj\n", line: 2,
      message: "`guest=obj` is no role=slot", cure: "Event lexicons"),
    Fault(
      file: "xx/claims.tsv", text: "stance\tpattern\nshout\tv:shout\n", line: 2,
      message: "unknown stance `shout`", cure: "assert, deny"),
    Fault(
      file: "xx/claims.tsv", text: "stance\tpattern\nassert\tsay\n", line: 2, message: "does not begin with",
      cure: "Event lexicons"),
    Fault(
      file: "xx/claims.tsv", text: "stance\tpattern\nassert\tv:say\nassert\tv:tell subj=man|@KGB\n", line: 3,
      message: "`@KGB` is no class, sector or country", cure: "id of states.tsv"),
    Fault(
      file: "xx/claims.tsv", text: "stance\tpattern\nassert\tv:say on|to=man\n", line: 2,
      message: "`on|to=` names several slots", cure: "Event lexicons"),
    Fault(
      file: "xx/claims.tsv", text: "stance\tpattern\tmodez\nassert\tv:say\t-\n", line: 0,
      message: "has a column `modez` that nothing reads", cure: "correct its name"),
    Fault(
      file: "xx/eventz.tsv", text: "concept\tpattern\narrest\tv:say\n", line: 0,
      message: "is read by nothing", cure: "the name and folder"),
    Fault(
      file: "xx/operators.tsv", text: "effect\tpattern\ndouble\tv:x\n", line: 2,
      message: "unknown effect `double`", cure: "attempt, fail"),
    Fault(
      file: "xx/agents.tsv", text: "sector\twords\tkind\nCOP\tpolice\tbody\n", line: 2,
      message: "unknown kind `body`", cure: "organ, office"),
    Fault(
      file: "xx/agents.tsv", text: "sector\twords\tkind\nKGB\tpolice\torgan\n", line: 2,
      message: "unknown sector `KGB`", cure: "SECTOR of ontology.tsv"),
    Fault(
      file: "xx/agents.tsv", text: "sector\twords\tkind\nCOP\tpolice|guard\torgan\nMIL\tguard\tpeople\n",
      line: 3, message: "said twice: guard", cure: "delete"),
    Fault(
      file: "xx/contexts.tsv", text: "context\twords\nweather\train\n", line: 2,
      message: "unknown context `weather`", cure: "CONTEXT of ontology.tsv"),
    Fault(
      file: "xx/claims.tsv", text: "stance\tpattern\nassert\tv:say\nassert\tv:say\n", line: 3,
      message: "said twice: v:say", cure: "delete"),
    Fault(
      file: "xx/operators.tsv", text: "effect\tpattern\nplan\tv:want\nplan\tv:want\n", line: 3,
      message: "said twice: v:want", cure: "delete"),
    Fault(
      file: "xx/references.tsv", text: "kind\twords\nwho\tthey\n", line: 2, message: "unknown kind `who`",
      cure: "accompanies, answer"),
    Fault(
      file: "xx/numbers.tsv", text: "value\twords\nseven\tseven\n", line: 2, message: "`seven` is no number",
      cure: "24.."),
    Fault(
      file: "xx/numbers.tsv", text: "value\twords\n7\tseven\n8\tseven\n", line: 3,
      message: "said twice: seven", cure: "delete"),
    Fault(
      file: "places/cities.tsv", text: "id\tcountry\tlatitude\ten\n7\tAZE\tnorth\tTown\n", line: 2,
      message: "`north` is no coordinate", cure: "degrees"),
    Fault(
      file: "places/cities.tsv", text: "id\tcountry\ten\n7\tAZE\tTown\n7\tAZE\tVillage\n", line: 3,
      message: "`7` is used twice", cure: "rename"),
    Fault(
      file: "actors/organisations.tsv", text: "id\tsector\txx\na\tKGB\tarmy\n", line: 2,
      message: "unknown sector `KGB`", cure: "SECTOR of ontology.tsv"),
    Fault(
      file: "xx/trends.tsv", text: "kind\twords\nsideways\tdrift\n", line: 2,
      message: "unknown kind `sideways`", cure: "Trends"),
    Fault(
      file: "xx/numbers.tsv", text: "value\twords\tkind\n7\tseven\tsome\n", line: 2,
      message: "unknown kind `some`", cure: "least, most"),
    Fault(
      file: "xx/language.tsv", text: "key\tvalue\ncolour\tblue\n", line: 2, message: "unknown key `colour`",
      cure: "home, reach, endings, regular, gerund, past or final"),
    Fault(
      file: "actors/terms.tsv", text: "id\tsector\tfrom\nnobody\tGOV\t2020\n", line: 2,
      message: "no person `nobody`", cure: "people.tsv"),
    Fault(
      file: "actors/organisations.tsv", text: "id\tsector\txx\na\tMIL\tarmy\na\tMIL\tforce\n", line: 3,
      message: "`a` is used twice", cure: "rename"),
    Fault(
      file: "actors/people.tsv", text: "id\tcountry\txx\nann\tAZE\t-\n", line: 2,
      message: "`ann` has no name", cure: "column"),
  ]

  /// A codebook that is right but for the given file.
  private func folder(_ files: [String: String]) throws -> CodebookFolder {
    let sound = ["concepts/a.tsv": Self.concepts, "xx/events/z.tsv": "concept\tpattern\nmeet\tv:convene\n"]
    return try CodebookFolder(sound.merging(files) { _, new in new })
  }

  @Test func theSmallCodebookIsSound() throws { #expect(try folder([:]).findings().isEmpty) }

  @Test(arguments: faults)
  func aFaultIsNamedWithItsLineAndCure(fault: Fault) throws {
    let findings = try folder([fault.file: fault.text]).findings()
    let named = findings.filter {
      $0.file == fault.file && $0.line == fault.line && $0.message.contains(fault.message)
    }
    let finding = try #require(named.first, "\(findings)")
    #expect(finding.cure.contains(fault.cure))
    #expect(finding.description == "\(finding.file):\(finding.line): \(finding.message); \(finding.cure)")
    if fault.file != "ontology.tsv" { #expect(findings.count == 1, "\(findings)") }
  }

  @Test func countriesAreThoseOfTheTable() throws {
    let states = "id\tiso2\txx\nAZE\tAZ\tAzerbaijan\n"
    let broken = try folder([
      "actors/states.tsv": states,
      "actors/people.tsv": "id\tcountry\txx\nann\tAZE\tAnn\nbob\tUNO\tBob\ncid\tATL\tCid\n",
      "places/mine.tsv": "id\tcountry\ten\na\tAZE\tA\nb\tATL\tB\n",
    ])
    let findings = broken.findings()
    #expect(findings.map { "\($0.file):\($0.line)" } == ["actors/people.tsv:4", "places/mine.tsv:3"])
    #expect(findings.allSatisfy { $0.message == "unknown country `ATL`" && $0.cure.contains("states.tsv") })
  }

  @Test func datesOfOfficesAreDays() throws {
    let people = "id\tcountry\txx\nann\tAZE\tAnn\n"
    let terms = """
      id\tsector\toffice\tfrom\tto
      ann\tGOV\ta\t2005\t2006-01
      ann\tGOV\tb\t2005-99-99\t-
      ann\tGOV\tc\tsoon\t-
      ann\tGOV\td\t2009\t1990
      ann\tGOV\te\t2005-03\t2005

      """
    let findings = try folder(["actors/people.tsv": people, "actors/terms.tsv": terms]).findings()
    #expect(
      findings.map { "\($0.line) \($0.message)" } == [
        "3 `2005-99-99` is no date", "4 `soon` is no date", "5 the office ends before it begins",
      ])
  }

  @Test func framesOfConceptsNameSlotsThatPrepositionsExpress() throws {
    let concepts = "concept\ttype\tverb\nx\tCOERCE\trecipient=against\ny\tCOERCE\trecipient=zork\n"
    let files = ["concepts/b.tsv": concepts, "xx/cases.tsv": "slot\twords\nagainst\tversus\n"]
    let findings = try folder(files).findings()
    #expect(findings.map { "\($0.line) \($0.message)" } == ["3 unknown slot `zork`"])
  }

  @Test func allFaultsAreToldAtOnce() throws {
    // The last fault of each file stands for it.
    let faults = Self.faults.filter { $0.file != "ontology.tsv" }
    let broken = try folder(Dictionary(faults.map { ($0.file, $0.text) }) { _, new in new })
    let files = Set(faults.map(\.file))
    #expect(Set(broken.findings().map(\.file)) == files)
    let error = try #require(throws: CodebookError.self) { _ = try broken.load() }
    #expect(error.findings == broken.findings())
    #expect(error.description.split(separator: "\n").count == error.findings.count)
  }

  @Test func allFaultsOfALineAreTold() throws {
    let broken = try folder([
      "xx/events/a.tsv": "concept\tpattern\troles\nhug\tv:sit obj\tvictim\nmeet\tmeet\tvictim\n",
      "xx/claims.tsv": "stance\tpattern\nshout\tsay\n",
    ])
    #expect(
      broken.findings().map { "\($0.file):\($0.line) \($0.message)" }.sorted() == [
        "xx/claims.tsv:2 `say` does not begin with v: p: n: a: c: x: or a quotation mark",
        "xx/claims.tsv:2 unknown stance `shout`",
        "xx/events/a.tsv:2 `obj` is no slot=word constraint",
        "xx/events/a.tsv:2 `victim` is no role=slot pair",
        "xx/events/a.tsv:2 unknown concept `hug`",
        "xx/events/a.tsv:3 `meet` does not begin with v: p: n: a: c: x: or a quotation mark",
        "xx/events/a.tsv:3 `victim` is no role=slot pair",
      ])
  }

  @Test func manyFaultsAreCounted() throws {
    let lines = (1...70).map { "act\($0)\tv:x" }.joined(separator: "\n")
    let broken = try folder(["xx/events/a.tsv": "concept\tpattern\n" + lines])
    let error = try #require(throws: CodebookError.self) { _ = try broken.load() }
    #expect(error.findings.map(\.line) == Array(2...71))
    #expect(error.description.hasSuffix("... and 20 more"))
  }

  @Test(arguments: ["xx/events/a.tsv", "concepts/b.tsv", "xx/claims.tsv", "actors/states.tsv"])
  func bytesThatAreNoTextAreNamed(file: String) throws {
    let broken = try folder([:])
    try broken.write(file, Data([0x61, 0x0A, 0x62, 0xFF, 0xFE, 0x09]))
    #expect(broken.findings().map { "\($0)" } == ["\(file):2: is not UTF-8; save it as UTF-8"])
  }

  @Test func aMissingFolderOrOntologyIsNamed() throws {
    let nowhere = "/no/such/folder"
    var findings: [Finding] = []
    _ = Codebook(folders: [nowhere], findings: &findings)
    #expect(findings.contains { $0.file == nowhere && $0.message == "no such folder" })
    let bare = try CodebookFolder(hasOntology: false)
    #expect(bare.findings().contains { $0.file == "ontology.tsv" && $0.message == "cannot be read" })
  }

  @Test func lineEndsOfWindowsAndBlankLinesAreNoFault() throws {
    let folder = try folder(["xx/events/a.tsv": "concept\tpattern\r\n\r\n# note\r\n  \t\r\nmeet\tv:meet\r\n"])
    #expect(folder.findings().isEmpty)
    let entries = try folder.load().lexicons["xx"]?.events.entries
    #expect(entries?.map(\.source) == ["xx/events/a.tsv:5", "xx/events/z.tsv:2"])
  }
}
