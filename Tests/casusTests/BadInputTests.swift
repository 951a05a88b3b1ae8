import CasusRecords
import Foundation
import Testing

/// Whatever goes wrong is one line that says what and where, and a stable exit status; the run goes on where it can.
struct BadInputTests {
  private let program: Program
  private let sentence = "Turkey closed its border with Armenia in April 1993."

  init() throws { program = try Program() }

  private var package: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
  }

  @Test func aMalformedLineIsAnErrorRecordAndTheRunGoesOn() throws {
    let file = try program.write(
      "a.jsonl",
      """
      {"id": "first", "text": "\(sentence)"}
      {"id": "second", "text": oops}
      {"id": "third"}
      {"id": "fourth", "text": "\(sentence)"}

      """)
    let result = try program.run("code", "-f", "jsonl", file)
    #expect(result.status == 1)
    let records = try result.records()
    try #require(records.map { $0.error?.code } == [nil, "malformed", "malformed", nil])
    #expect(records[1].error?.message.contains("a.jsonl:2") == true)
    #expect(records[2].error?.message.contains("a.jsonl:3") == true)
    #expect(records.map(\.events.count) == [1, 0, 0, 1])
    #expect(result.complaints.count == 2)
    for format in ["json", "csv", "table"] {
      let other = try program.run("code", "-f", format, file)
      #expect(other.status == 1 && other.complaints.count == 2)
    }
    let array = try program.run("code", "-f", "json", file).output
    #expect(try JSONDecoder().decode([Record].self, from: Data(array.utf8)).count == 4)
  }

  @Test(
    arguments: [
      ("empty.txt", Data(), "empty"), ("blank.txt", Data(" \n\t\n".utf8), "empty"),
      ("binary.txt", Data([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3]), "binary"),
      ("latin.txt", Data([0x50, 0x72, 0xE4, 0x73, 0x69, 0x64, 0x65, 0x6E, 0x74, 0x20]), "encoding"),
      ("digits.txt", Data("12 34 56".utf8), "empty"),
      ("russian.txt", Data("Президент России прибыл в Москву.".utf8), "unknown-language"),
      ("broken.json", Data("[{\"text\": \"a\"".utf8), "malformed"),
      ("text.jsonl", Data("just words\n".utf8), "malformed"),
    ])
  func documentsThatCannotBeRead(name: String, bytes: Data, code: String) throws {
    let bad = try program.write(name, bytes)
    let good = try program.write("good.txt", sentence)
    let result = try program.run("code", "-f", "jsonl", bad, good)
    #expect(result.status == 1)
    let records = try result.records()
    #expect(records.map { $0.error?.code } == [code, nil])
    #expect(records.last?.events.count == 1)
    #expect(result.complaints.count == 1 && result.errors.hasPrefix("casus: "))
  }

  @Test func aHugeFileAndAHugeLineAreRefusedNotRead() throws {
    let huge = try program.write("huge.txt", Data(repeating: 0x61, count: 100_000_000))
    let refused = try program.run("code", "-f", "jsonl", huge)
    #expect(refused.status == 1)
    #expect(try refused.records().map { $0.error?.code } == ["too-large"])
    let line =
      "{\"text\": \"" + String(repeating: "a ", count: 4_000_000) + "\"}\n{\"text\": \"\(sentence)\"}\n"
    let lines = try program.run("code", "-f", "jsonl", try program.write("line.jsonl", line))
    #expect(lines.status == 1)
    #expect(try lines.records().map { $0.error?.code } == ["too-large", nil])
  }

  /// What cannot be done at all: the status, nothing on standard output, words of the one line of complaint.
  @Test(
    arguments: [
      (["code", "nowhere.txt"], 66, "nowhere.txt"), (["explain", "nowhere.txt"], 66, "nowhere.txt"),
      (["add", "nowhere.txt"], 66, "nowhere.txt"), (["code", "--models", "nowhere", "a.txt"], 66, "nowhere"),
      (["code", "--models", "empty", "a.txt"], 65, "empty/languages.tsv"),
      (["code", "--codebook", "nowhere", "a.txt"], 78, "nowhere"),
      (["code", "-f", "xml", "a.txt"], 64, "xml"),
      (["code", "--date", "2024-13-40", "a.txt"], 64, "2024-13-40"), (["explain"], 64, "--text"),
      (["code", "--nonsense"], 64, "--nonsense"),
      (["add", "-d", "nowhere/c.sqlite", "a.txt"], 73, "nowhere"),
      (["add", "-d", "a.txt", "a.txt"], 65, "a.txt"), (["codebook", "list", "--type"], 64, "--type"),
    ] as [([String], Int32, String)])
  func failuresHaveTheirStatus(arguments: [String], status: Int32, words: String) throws {
    try program.write("a.txt", sentence)
    try FileManager.default.createDirectory(
      atPath: program.folder + "/empty", withIntermediateDirectories: true)
    let result = try program.run(arguments)
    #expect(result.status == status)
    #expect(result.output == "")
    #expect(result.errors.contains(words), "\(result.errors)")
    if status != 64 {
      #expect(result.complaints.filter { $0.hasPrefix("casus: ") }.count == 1, "\(result.errors)")
    }
  }

  /// A copy of the program far from its data folders says where it looked.
  @Test func missingDataFoldersAreNamed() throws {
    let file = try program.write("a.txt", sentence)
    // Deeper than the parents that are searched.
    let far = program.folder + "/a/b/c/d/e/f"
    try FileManager.default.createDirectory(atPath: far, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: URL(filePath: Program.path).resolvingSymlinksInPath().path, toPath: far + "/casus")
    let process = Process()
    process.executableURL = URL(filePath: far + "/casus")
    process.arguments = ["code", file]
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "CASUS_HOME" }
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 66)
    #expect(text.contains("no folder 'Codebook'") && text.contains("CASUS_HOME"))
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test func aModelOfAnotherLanguageIsRefused() throws {
    let models = program.folder + "/models"
    try FileManager.default.createDirectory(atPath: models, withIntermediateDirectories: true)
    for (name, from) in [("languages.tsv", "languages.tsv"), ("en.casus", "he.casus")] {
      try FileManager.default.copyItem(atPath: "\(package)/Models/\(from)", toPath: "\(models)/\(name)")
    }
    let coded = try program.run(
      "code", "-f", "jsonl", "--models", models, try program.write("a.txt", sentence))
    #expect(coded.status == 1 && coded.errors.contains("analyses `he`, not `en`"), "\(coded.errors)")
  }

  @Test func aMissingOrCorruptModelIsToldForEachDocument() throws {
    let models = program.folder + "/models"
    try FileManager.default.createDirectory(atPath: models, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: package + "/Models/languages.tsv", toPath: models + "/languages.tsv")
    let file = try program.write("a.txt", sentence)
    for isThere in [false, true] {
      if isThere { try program.write("models/en.casus", "no model") }
      let coded = try program.run("code", "-f", "jsonl", "--models", models, file)
      #expect(coded.status == 1)
      #expect(try coded.records().map { $0.error?.code } == ["model"])
      #expect(coded.complaints.count == 1 && coded.errors.contains("en.casus"))
      let added = try program.run("add", "--models", models, "-d", "c.sqlite", file)
      #expect(added.status == 1)
      #expect(!FileManager.default.fileExists(atPath: program.folder + "/c.sqlite"))
    }
  }

  @Test func whatCannotBeWrittenIsNotLostInSilence() throws {
    let file = try program.write("a.txt", sentence)
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let result = try program.run(["code", file], output: "/dev/full")
    #expect(result.status == 74)
    #expect(result.complaints.count == 1 && result.errors.contains("standard output"))
  }
}
