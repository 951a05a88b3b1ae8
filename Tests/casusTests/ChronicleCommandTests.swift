import CasusChronicle
import CasusRecords
import CasusTestSupport
import Foundation
import Testing

/// The built program, asked as a person or a script would ask it.
struct ChronicleCommandTests {
  private let folder: TemporaryFolder
  private let database: String

  init() throws {
    folder = try TemporaryFolder()
    database = folder.file("casus.sqlite")
    let text = "בינואר 2023 הותקפה שגרירות אזרבייג'ן בטהרן; שומר נהרג."
    let document = Document(
      id: "turan-1", text: text, language: "he", published: "2023-01-28", publisher: "Turan")
    let attack = Event(
      id: "e1", type: .assault, modes: ["firearms"], score: -9, status: .actual, confidence: 0.9,
      trigger: Span(12, 18), sentence: Span(0, text.unicodeScalars.count), concept: "attack",
      recipients: [Actor(country: "AZE", sector: "GOV")],
      when: When(start: "2023-01-27", end: "2023-01-27", precision: .day),
      where: Place(name: "Tehran", country: "IRN"),
      counts: ["killed": .exact(1), "injured": .between(2, nil)])
    let denial = Claim(
      id: "c1", stance: .deny, speaker: Actor(country: "IRN", sector: "GOV", name: "Nasser Kanani"),
      cue: Span(0, 6),
      about: ["e1"], confidence: 0.8)
    try Chronicle(at: database).add(
      document, Record(document: document, codebook: "c", model: "m", events: [attack], claims: [denial]))
  }

  private func run(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
    try run(arguments)
  }

  private func run(_ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    let builds = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    process.executableURL = builds.appendingPathComponent("casus")
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    environment["COLUMNS"] = "100"
    process.environment = environment
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let complained = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: printed, as: UTF8.self),
      String(decoding: complained, as: UTF8.self)
    )
  }

  @Test func chronicleAsTable() throws {
    let result = try run("chronicle", "AZE", "IRN", "--database", database)
    #expect(result.status == 0)
    #expect(
      result.output == """
        AZE-IRN: 1 act in 1 report

        DATE        ACT               WHO          WHERE, HOW MANY              STANDING
        ──────────  ────────────────  ───────────  ───────────────────────────  ────────────────────────────
        2023-01-27  ASSAULT firearms  ? → AZE GOV  Tehran, IRN; injured 2+,     contested (denied by Nasser
                                                   killed 1                     Kanani)
                    “בינואר 2023 הותקפה שגרירות אזרבייג'ן בטהרן; שומר נהרג.”
                    — Turan, 2023-01-28

        """)
  }

  @Test func chronicleAsJSONAndCSV() throws {
    let json = try run("chronicle", "irn", "aze", "-d", database, "--format", "json", "--since", "2022")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let incident = try #require((report["incidents"] as? [[String: Any]])?.first)
    #expect((incident["standing"] as? [String: Any])?["grade"] as? String == "contested")
    #expect((incident["tie"] as? [String: Any])?["kind"] as? String == "located")
    let csv = try run("chronicle", "AZE", "IRN", "-d", database, "--format", "csv").output.split(
      separator: "\n")
    #expect(csv.count == 2)
    #expect(
      csv.last?.hasPrefix(
        "turan-1#e1,turan-1#e1,2023-01-27,2023-01-27,2023-01-27,day,stated,located,AZE,IRN,") == true)
  }

  @Test func otherListsHaveTheirRows() throws {
    #expect(try run("chronicle", "-d", database).output.contains("AZE-IRN"))
    #expect(
      try run("claims", "-d", database, "--stance", "deny", "--about", "השגרירות").output.contains(
        "Nasser Kanani"))
    #expect(try run("claims", "-d", database, "--stance", "assert").output == "no such claims\n")
    #expect(try run("documents", "-d", database).output.contains("turan-1"))
    #expect(try run("documents", "turan-1", "-d", database).output.contains("\"concept\" : \"attack\""))
    #expect(try run("search", "לטהרן", "-d", database).output.contains("“בינואר 2023"))
    #expect(try run("search", "nothing", "-d", database).output == "nothing found\n")
  }

  @Test func outputGoesToAFileOrSaysWhyNot() throws {
    let file = folder.file("out.csv")
    #expect(try run("documents", "-d", database, "-f", "csv", "-o", file).output == "")
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("document,published,"))
    #expect(try run("documents", "-d", database, "-o", "/no/such/folder/x").status == 73)
  }

  /// Each failure: its exit status, nothing on standard output, one line on standard error.
  @Test(
    arguments: [
      (["documents", "-d", "none.sqlite"], 66), (["documents", "nobody"], 66), (["chronicle", "A", "B"], 64),
      (["chronicle", "AZE", "IRN", "ISR"], 64), (["chronicle", "--since", "soon"], 64),
      (["claims", "--stance", "shout"], 64), (["search"], 64), (["nonsense"], 64),
      (["documents", "--limit=-1"], 64),
    ] as [([String], Int32)])
  func failuresHaveTheirStatus(arguments: [String], status: Int32) throws {
    var arguments = arguments
    if !arguments.contains("-d"), ["documents", "chronicle", "claims"].contains(arguments[0]) {
      arguments += ["-d", database]
    }
    let result = try run(arguments)
    #expect(result.status == status)
    #expect(result.output == "")
    #expect(!result.errors.isEmpty)
    if status != 64 { #expect(result.errors.split(separator: "\n").count == 1) }
  }
}
