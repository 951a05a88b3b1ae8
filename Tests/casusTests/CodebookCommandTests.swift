import CasusRecords
import Testing

/// `casus codebook try`, and what `casus explain` says of a text that cannot be coded.
struct CodebookCommandTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test func aPatternIsTriedBeforeItIsAdded() throws {
    let text = try program.write(
      "a.txt", "Protesters stormed the embassy of France in Tripoli. Iran condemned the attack.")
    let tried = try program.run(
      "codebook", "try", "--language", "en", "--concept", "attack-embassy", "v:storm obj=embassy", text)
    #expect(tried.status == 0 && tried.errors == "1 place in 1 document\n", "\(tried.errors)")
    #expect(tried.output.contains("Protesters [stormed] the [embassy] of France"))
    #expect(tried.output.contains("tried  ASSAULT attack-embassy, actual"))
    #expect(tried.output.contains("recipient FRA"))
    // What is coded there now, and why the new pattern would not win.
    #expect(tried.output.contains("now    ") && tried.output.contains("says more"))
    let nowhere = try program.run("codebook", "try", "--language", "en", "v:juggle", text)
    #expect(nowhere.status == 0 && nowhere.output == "" && nowhere.errors == "0 places in 1 document\n")
    // Without a concept only places and parties are shown.
    let bare = try program.run("codebook", "try", "--language", "en", "v:condemn", text)
    #expect(bare.output.contains("Iran [condemned]") && bare.output.contains("actor IRN"))
    #expect(bare.output.contains("now    ACCUSE condemn"))
  }

  @Test func corporaAndJSONLinesAreTriedToo() throws {
    let corpus = try program.write(
      "en/X.tsv",
      "sentence\ttype\n<a>Baku</a> condemned <r>Tehran</r> for the raid.\tACCUSE\nNothing here.\t\n")
    let lines = try program.write(
      "b.jsonl", "{\"id\": \"b1\", \"language\": \"en\", \"text\": \"Egypt condemned Sudan.\"}\n")
    let tried = try program.run("codebook", "try", "v:condemn", corpus, lines)
    #expect(tried.errors == "2 places in 3 documents\n", "\(tried.errors)")
    #expect(tried.output.contains("X.tsv:2  Baku [condemned] Tehran for the raid."))
    #expect(tried.output.contains("b1  Egypt [condemned] Sudan."))
    let few = try program.run("codebook", "try", "--limit", "1", "v:condemn", corpus, lines)
    #expect(few.errors == tried.errors && !few.output.contains("Egypt"))
  }

  /// Ours asks for a crowd as subject and so for more words, but whoever lays a word over ours means it.
  @Test func ownWordsStandBeforeOurs() throws {
    try program.write("mine/en/events/a.tsv", "concept\tpattern\noccupy-building\tv:storm obj=embassy\n")
    let file = try program.write("a.txt", "Protesters stormed the embassy of France.")
    let ours = try program.run("code", "-f", "jsonl", "--language", "en", file).records()
    let theirs = try program.run("code", "-f", "jsonl", "--language", "en", "--codebook", "mine", file)
      .records()
    #expect(ours.first?.events.map(\.concept) != ["occupy-building"])
    #expect(theirs.first?.events.map(\.concept) == ["occupy-building"])
  }

  @Test(
    arguments: [
      (["storm"], 64, "does not begin with"), (["--concept", "nonsense", "v:storm"], 64, "no concept"),
      (["--roles", "guest=obj", "v:storm"], 64, "role=slot"),
      (["v:storm", "nowhere.txt"], 66, "nowhere.txt"),
    ] as [([String], Int32, String)])
  func aWrongTrialIsOneLineAndAStatus(arguments: [String], status: Int32, words: String) throws {
    let result = try program.run(["codebook", "try"] + arguments)
    #expect(result.status == status && result.output == "", "\(result.errors)")
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func whatCannotBeCodedCannotBeExplained() throws {
    for arguments in [["--text", "12 34"], ["--language", "xx", "--text", "words"]] {
      let result = try program.run(["explain"] + arguments)
      #expect(result.status == 1 && result.output == "" && result.complaints.count == 1, "\(result.errors)")
    }
    let files = [
      try program.write("a.txt", "12 34"), try program.write("b.txt", "Iran attacked Iraq in 1980."),
    ]
    let both = try program.run(["explain", "--language", "en"] + files)
    #expect(both.status == 1 && both.output.contains("event  ASSAULT") && both.complaints.count == 1)
  }

  @Test func explanationsTellTheWayToEachParty() throws {
    let text = try program.run(
      "explain", "--language", "en", "--text", "Turkey closed its border with Armenia in April 1993."
    ).output
    #expect(text.contains("actor TUR GOV `Turkey` (named, TUR; nsubj)"), "\(text)")
    #expect(
      text.contains("when 1993-04-01 to 1993-04-30 (month), by `in April 1993`")
        || text.contains("by `April 1993`"), "\(text)")
    #expect(text.contains("lost") || text.contains("event  COERCE"))
  }

  @Test func whatIsKnownIsNotCodedAgain() throws {
    let file = try program.write("a.txt", "Turkey closed its border with Armenia in April 1993.")
    #expect(try program.run("add", "-d", "c.sqlite", file).status == 0)
    let again = try program.run("add", "--verbose", "-d", "c.sqlite", file)
    #expect(again.errors.contains("unchanged") && again.errors.contains("0 added, 1 unchanged; 0 events"))
    // Another codebook codes anew.
    try program.write("mine/en/events/a.tsv", "concept\tpattern\nclose-border\tv:seal obj=frontier\n")
    let other = try program.run("add", "-d", "c.sqlite", "--codebook", "mine", file)
    #expect(other.errors.contains("1 replaced"), "\(other.errors)")
    // Lemmas find what the text says in other forms.
    #expect(try program.run("search", "-d", "c.sqlite", "close").output.contains("closed its border"))
  }
}
