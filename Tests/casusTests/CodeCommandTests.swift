import CasusRecords
import Foundation
import Testing

/// `casus code`: every form of input and output.
struct CodeCommandTests {
  private let program: Program
  private let sentence = "Turkey closed its border with Armenia in April 1993."

  init() throws { program = try Program() }

  private func check(_ record: Record) {
    #expect(record.error == nil)
    #expect(record.document.language == "en")
    #expect(record.events.map(\.type) == [.coerce])
    #expect(record.events.first?.actors.map(\.country) == ["TUR"])
    #expect(record.events.first?.recipients.map(\.country) == ["ARM"])
    #expect(record.events.first?.when?.start == "1993-04-01")
  }

  @Test func textJSONLinesHTMLAndStandardInput() throws {
    let page = "<!doctype html><html><body><article><h1>News</h1><p>\(sentence)</p></article></body></html>"
    let files = [
      try program.write("a.txt", sentence),
      try program.write("b.jsonl", "{\"id\": 7, \"text\": \"\(sentence)\"}\n"),
      try program.write("c.html", page),
    ]
    let read = try program.run(["code", "--format", "jsonl"] + files)
    #expect(read.status == 0 && read.errors == "")
    let records = try read.records()
    #expect(records.count == 3)
    records.forEach(check)
    #expect(records.map(\.document.id)[1] == "7")
    for input in [sentence, "{\"text\": \"\(sentence)\"}"] {
      for arguments in [["code", "-f", "jsonl"], ["code", "-f", "jsonl", "-"]] {
        let piped = try program.run(arguments, input: input)
        #expect(piped.status == 0)
        let records = try piped.records()
        #expect(records.count == 1)
        records.forEach(check)
      }
    }
  }

  @Test func folders() throws {
    try program.write("reports/one.txt", sentence)
    try program.write("reports/two.txt", "Israel did not attack Syria.")
    let records = try program.run("code", "-f", "jsonl", "--language", "en", "reports").records()
    #expect(records.map { $0.events.first?.status } == [.actual, .negated])
  }

  @Test func jsonIsOneArrayAlsoOfNothing() throws {
    let file = try program.write("a.txt", sentence)
    let both = try program.run("code", "-f", "json", file, file)
    let records = try JSONDecoder().decode([Record].self, from: Data(both.output.utf8))
    #expect(records.count == 2)
    records.forEach(check)
    let fields = try #require(
      try JSONSerialization.jsonObject(with: Data(both.output.utf8)) as? [[String: Any]])
    let event = try #require((fields[0]["events"] as? [[String: Any]])?.first)
    #expect(event["where"] is NSNull)
  }

  @Test func csvHasOneHeaderAndALineAnEvent() throws {
    let file = try program.write("a.txt", sentence)
    let lines = try program.run("code", "-f", "csv", file, file).output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("document,published,publisher,event,type,modes,status,"))
    #expect(lines[1].contains(",e1,COERCE,restrict,actual,") && lines[1].hasSuffix(",\(sentence)"))
    #expect(lines[1] == lines[2])
  }

  @Test func tablesShowTheSentenceAlsoFromRightToLeft() throws {
    let english = try program.run("code", try program.write("a.txt", sentence))
    #expect(english.output.contains("COERCE/restrict") && english.output.contains("TUR GOV Turkey"))
    #expect(english.output.contains("1993-04-01–1993-04-30") && english.output.contains(sentence))
    let text = "ארצות הברית הטילה סנקציות על איראן."
    let hebrew = try program.run("code", try program.write("b.txt", text))
    #expect(hebrew.output.contains("SANCTION") && hebrew.output.contains(text))
    // No escape sequences and no isolates where there is no terminal.
    #expect(!hebrew.output.contains("\u{1B}") && !hebrew.output.contains("\u{2068}"))
    for line in hebrew.output.split(separator: "\n") { #expect(line.unicodeScalars.count <= 100) }
  }

  @Test func controlsInATextDoNotReachTheTerminal() throws {
    let file = try program.write(
      "a.jsonl",
      "{\"id\": \"x\\u001b[2J\", \"text\": \"Turkey \\u001b[31mclosed its border with Armenia.\"}\n")
    for format in ["table", "jsonl"] {
      let result = try program.run("code", "--language", "en", "-f", format, file)
      #expect(result.status == 0)
      #expect(!result.output.contains("\u{1B}") && !result.errors.contains("\u{1B}"))
    }
  }

  @Test func languageAndDateAreForTextsThatDoNotSayThem() throws {
    let file = try program.write(
      "a.jsonl",
      """
      {"text": "Turkey attacked Greece on Monday."}
      {"text": "Turkey attacked Greece on Monday.", "published": "2020-01-08"}
      """)
    let records = try program.run("code", "-f", "jsonl", "--language", "en", "--date", "2024-08-20", file)
      .records()
    #expect(records.map(\.document.published) == ["2024-08-20", "2020-01-08"])
    #expect(records.map { $0.events.first?.when?.start } == ["2024-08-19", "2020-01-06"])
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let file = try program.write("a.txt", sentence + " Israel and Iran expelled two diplomats each.")
    let outputs = try (0..<3).map { _ in try program.run("code", "-f", "jsonl", file).output }
    #expect(Set(outputs).count == 1 && !outputs[0].isEmpty)
  }
}

/// `casus explain` and `casus codebook`.
struct ExplainAndCodebookTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test func anExplanationNamesTreePatternWordsAndTime() throws {
    let result = try program.run(
      "explain", "--language", "en", "--text", "Turkey closed its border with Armenia in April 1993.")
    #expect(result.status == 0 && result.errors == "")
    for words in [
      "closed  root  VERB `close`", "Turkey  nsubj", "event  COERCE/restrict close-border, by v:",
      "en/events/coerce.tsv:",
      "on `closed", "status actual", "actor TUR GOV", "recipient ARM GOV",
      "when 1993-04-01 to 1993-04-30 (month)",
      "confidence",
    ] { #expect(result.output.contains(words), "\(words) is not in\n\(result.output)") }
    let file = try program.write("a.txt", "רוסיה הכחישה כי סיפקה נשק לסוריה.")
    let hebrew = try program.run("explain", file)
    #expect(hebrew.output.contains("claim  deny by ") && hebrew.output.contains("he/claims.tsv:"))
  }

  @Test func theCodebookIsChecked() throws {
    for arguments in [["codebook"], ["codebook", "check"]] {
      let result = try program.run(arguments)
      #expect(result.status == 0 && result.output == "", "\(result.output)")
      #expect(result.errors.hasPrefix("the codebook is well formed: "))
    }
  }

  @Test func aBrokenOverlayIsToldLineByLine() throws {
    try program.write(
      "mine/en/events/x.tsv",
      "concept\tpattern\nno-such\tv:hug\nmeet\tv:meet obj\nmeet\t\"sat down\nmeet v:sit\n")
    let checked = try program.run("codebook", "check", "--codebook", "mine")
    #expect(checked.status == 78)
    let lines = checked.output.split(separator: "\n")
    #expect(lines.count == 4)
    for (line, words) in [
      (2, "unknown concept `no-such`; add it to concepts/"), (3, "`obj` is no slot=word constraint"),
      (4, "the quotation mark is not closed"), (5, "has no field pattern"),
    ] {
      #expect(lines.contains { $0.hasPrefix("mine/en/events/x.tsv:\(line): \(words)") }, "\(checked.output)")
    }
    #expect(checked.complaints == ["casus: the codebook has 4 errors"])
    // What cannot be loaded is not coded with.
    let coded = try program.run(
      "code", "--codebook", "mine", try program.write("a.txt", "Iran attacked Iraq."))
    #expect(coded.status == 78 && coded.output == "" && coded.errors.contains("mine/en/events/x.tsv:2"))
  }

  @Test func anOverlayIsInForceAtOnce() throws {
    try program.write("mine/en/events/x.tsv", "concept\tpattern\narrest\tv:zorch\n")
    let file = try program.write("a.txt", "Turkish police zorched two Greek soldiers in Ankara.")
    let without = try program.run("code", "-f", "jsonl", "--language", "en", file).records()
    let with = try program.run("code", "-f", "jsonl", "--language", "en", "--codebook", "mine", file)
      .records()
    #expect(without.first?.events.isEmpty == true)
    #expect(with.first?.events.map(\.concept) == ["arrest"])
    #expect(with.first?.codebook != without.first?.codebook)
  }

  @Test func conceptsAreListedAndCounted() throws {
    let list = try program.run("codebook", "list", "--type", "sanction", "expel").output
    #expect(list.hasPrefix("expel-diplomat  SANCTION expel\n"))
    #expect(list.contains("\n  en  ") && list.contains("\n  he  "))
    #expect(!list.contains("COERCE"))
    let counts = try program.run("codebook", "stats").output
    for what in ["concepts", "he event entries", "en claim entries", "states", "people", "places"] {
      #expect(counts.contains("\n\(what) "), "\(what)")
    }
  }

  @Test func helpNamesEveryCommandAndExitStatus() throws {
    let help = try program.run("--help")
    #expect(help.status == 0)
    let commands = [
      "code", "explain", "add", "chronicle", "claims", "documents", "search", "serve", "codebook", "time",
      "parse",
      "evaluate", "train", "train-languages", "train-coder",
    ]
    let listed = try #require(help.output.components(separatedBy: "SUBCOMMANDS:").last).split(separator: "\n")
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.compactMap { $0.split(separator: " ").first }
      .map(String.init)
    #expect(Set(commands).isSubset(of: listed))
    for command in listed where command != "See" {
      let own = try program.run(command, "--help")
      #expect(own.status == 0 && own.output.contains("USAGE: casus \(command)"), "\(command)")
      #expect(own.output.hasPrefix("OVERVIEW: "), "\(command)")
    }
    let text = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for status in ["64 wrong call", "65 unusable data", "66 no such input", "78 codebook wrong"] {
      #expect(text.contains(status))
    }
  }
}
