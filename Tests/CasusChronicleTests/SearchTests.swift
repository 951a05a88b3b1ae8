import CasusChronicle
import CasusRecords
import Testing

/// Words are found as they are spoken, not as they are spelt.
struct SearchTests {
  private let chronicle: Chronicle

  init() throws {
    chronicle = try Chronicle(at: ":memory:")
    let texts = [
      "he1": "דובר צה\"ל נמנע מתגובה. השגרירות באזרבייג'ן נסגרה.",
      "he2": "ולאיראן אין שגריר בבאקו, כשבטהרן שותקים.",
      "he3": "מלחמה בנגורנו־קרבאך", "en1": "Iran's attackers wounded two guards in Tehran.",
      "az1": "İĞDIR Bakıda görüş keçirildi", "fa1": "ایران سفارت را بست",
    ]
    for (id, text) in texts.sorted(by: { $0.key < $1.key }) { try Samples.add(id, text, to: chronicle) }
  }

  @Test(arguments: [
    ("איראן", ["he2"]), ("לאיראן", ["he2"]), ("באיראן", ["he2"]), ("ולאיראן", ["he2"]), ("טהרן", ["he2"]),
    ("צה\"ל", ["he1"]), ("צה״ל", ["he1"]), ("צה''ל", ["he1"]), ("צהל", ["he1"]), ("לצה\"ל", ["he1"]),
    ("אזרבייג'ן", ["he1"]), ("אזרבייג׳ן", ["he1"]), ("מאזרבייג’ן", ["he1"]), ("שָׁגְרִיר", ["he2"]),
    ("שגריר*", ["he1", "he2"]),
    ("\"נגורנו קרבאך\"", ["he3"]), ("\"קרבאך נגורנו\"", []), ("TEHRAN", ["en1"]), ("attacker", ["en1"]),
    ("attacked", ["en1"]), ("iran", ["en1"]), ("iğdır", ["az1"]), ("IGDIR", ["az1"]), ("bakıda", ["az1"]),
    ("ايران", ["fa1"]), ("wounded guards", ["en1"]), ("wounded באקו", []), ("", []), ("!?", []),
  ])
  func finds(words: String, ids: [String]) throws {
    #expect(try chronicle.search(words).map(\.id).sorted() == ids)
  }

  @Test(arguments: [
    "\"", "\"\"", "*", "guards*\"", "NOT guards", "guards OR", "body:guards", "{body} : guards", "(guards",
    "guards)",
    "^guards", "NEAR(guards two, 5)", "guards AND", "'; DROP TABLE document; --", "guards\u{0}", "- guards",
    "a\"b\"c*",
    "\u{FEFF}", "+ - ~ @ # $", "\"guards", String(repeating: "(", count: 5000),
  ])
  func noSignIsAnOperator(words: String) throws {
    _ = try chronicle.search(words)
    _ = try chronicle.claims(matching: ClaimFilter(words: words))
    #expect(try chronicle.totals().documents == 6)
  }

  @Test func operatorsOfTheIndexAreWords() throws {
    #expect(try chronicle.search("NOT guards").isEmpty)
    #expect(try chronicle.search("guards OR nothing").isEmpty)
    #expect(try chronicle.search("body:guards").isEmpty)
    #expect(try chronicle.search("(guards").map(\.id) == ["en1"])
  }

  @Test func fuzzNeverFails() throws {
    var random = Generator(state: 7)
    let alphabet = Array("\"'*():{}^+-~ \u{0}\n\u{202E}אבוכשל״׳aàZ0٣漢🇮🇱\\%_".unicodeScalars)
    for _ in 0..<400 {
      var words = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        words.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
      }
      _ = try chronicle.search(String(words))
      _ = try chronicle.entries(matching: EntryFilter(party: String(words)))
    }
  }

  @Test func marksWhatItFound() throws {
    let hit = try #require(try chronicle.search("אזרבייג'ן").first)
    #expect(hit.passage.text == "השגרירות באזרבייג'ן נסגרה.")
    #expect(hit.passage.mark == Samples.span("באזרבייג'ן", in: hit.passage.text))
    #expect(
      hit.matches == [Samples.span("באזרבייג'ן", in: "דובר צה\"ל נמנע מתגובה. השגרירות באזרבייג'ן נסגרה.")])
  }

  @Test func findsRecordsAndTerms() throws {
    let text = "השגרירים הוחזרו"
    let document = Document(id: "r", text: text)
    let event = Samples.event("e1", .sanction, ["AZE"], [], modes: ["withdraw"], in: "IRN", text: text)
    try chronicle.add(document, Record(document: document, events: [event]), terms: ["שגריר"])
    #expect(try chronicle.search("withdraw").map(\.id) == ["r"])
    #expect(try chronicle.search("sanction IRN").map(\.id) == ["r"])
    #expect(try chronicle.search("שגריר").map(\.id).sorted() == ["he2", "r"])
  }

  @Test func theWordItselfComesBeforeItsStem() throws {
    try Samples.add("rope", "חבל ארוך", to: chronicle)
    try Samples.add("terrorist", "מחבל נעצר", to: chronicle)
    #expect(try chronicle.search("מחבל").map(\.id) == ["terrorist", "rope"])
  }
}
