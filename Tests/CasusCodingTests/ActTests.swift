import CasusCoding
import CasusRecords
import Testing

/// How many acts a sentence tells, and how many people they touch.
struct ActTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let language: String
    let text: String
    let type: EventType
    /// How often the type is coded.
    let times: Int
    var testDescription: String { "\(language) \(rule): \(text)" }
  }

  static let cases = [
    Case(
      rule: "an empty verb and its noun are one act", language: "en",
      text: "Armenia held two rounds of talks with Turkey.", type: .consult, times: 1),
    Case(
      rule: "a protest's demand is told by the protest", language: "en",
      text: "Hundreds of students marched through Dhaka, calling for the resignation of the minister.",
      type: .request, times: 0),
    Case(
      rule: "a protest's demand is told by the protest", language: "he",
      text: "מאות סטודנטים צעדו בדאקה וקראו להתפטרות ראש הממשלה.", type: .request, times: 0),
    Case(
      rule: "what is only asked for is not done", language: "en",
      text: "The president of Kenya urged Rwanda to withdraw its troops.",
      type: .retreat, times: 0),
    Case(
      rule: "violence and its result are one act", language: "en",
      text: "Two soldiers were wounded when a roadside bomb exploded in Quetta.", type: .assault, times: 1),
    Case(
      rule: "violence and its result are one act", language: "he",
      text: "תקיפת מל\"ט ישראלית הרגה שני חמושים בלבנון.", type: .assault, times: 1),
    Case(
      rule: "violence and its result are one act", language: "en",
      text: "A suicide bomber blew himself up outside the Indian embassy in Kabul, killing six guards.",
      type: .assault, times: 1),
    Case(
      rule: "two acts stay two", language: "en",
      text: "Israel bombed the highway last night, and this morning a missile hit a convoy near Tripoli.",
      type: .assault, times: 2),
    Case(
      rule: "two acts stay two", language: "en",
      text: "France condemned Syria and expelled three Syrian diplomats.", type: .sanction, times: 1),
    Case(
      rule: "a question reports nothing", language: "en",
      text: "Did Syria expel the French ambassador?", type: .sanction, times: 0),
    Case(
      rule: "a question reports nothing", language: "he",
      text: "האם סוריה גירשה את שגריר צרפת?", type: .sanction, times: 0),
    Case(
      rule: "the title of a work is a name", language: "en",
      text: "Turkey's minister praised the film \"To Kill a King\" on Monday.", type: .assault, times: 0),
    Case(
      rule: "what ought to be done is not done", language: "en",
      text: "Turkey should withdraw its troops from Syria.", type: .retreat, times: 0),
    Case(
      rule: "what ought to be done is not done", language: "he",
      text: "טורקיה צריכה להסיג את כוחותיה מסוריה.", type: .retreat, times: 0),
    Case(
      rule: "what a state must do is demanded by the minister who says so", language: "en",
      text: "Rangoon must release the opposition leader, the French foreign minister said.", type: .request,
      times: 1),
    Case(
      rule: "what a state must do is demanded by the minister who says so", language: "he",
      text: "שר החוץ הצרפתי אמר כי סוריה חייבת לשחרר את העצורים.", type: .request, times: 1),
    Case(
      rule: "what a state will not do it refuses", language: "en",
      text: "Germany is not willing to lift the embargo on Iraq.", type: .reject, times: 1),
    Case(
      rule: "what a state will not do it refuses", language: "he",
      text: "צרפת לא תשלח חיילים לבוסניה.", type: .reject, times: 1),
    Case(
      rule: "what was not done is not refused", language: "en",
      text: "The prime minister of Malaysia did not meet the president of Singapore.", type: .reject, times: 0
    ),
    Case(
      rule: "a habit is no act", language: "en",
      text: "Rebels attack villages and kill farmers.", type: .assault, times: 0),
    Case(
      rule: "a headline tells in the present what was done", language: "en",
      text: "Rebels attack villages and kill farmers", type: .assault, times: 1),
    Case(
      rule: "an aim is no act", language: "en",
      text: "The best way to stop Iran is to attack its reactors.", type: .assault, times: 0),
    Case(
      rule: "what is possible or forbidden is not done", language: "he",
      text: "אסור לגרש את הפליטים מסוריה.", type: .coerce, times: 0),
    Case(
      rule: "violence that a protest is about is an act of its own", language: "en",
      text: "The Church of Scotland protested the killing of a boy in Derry.", type: .assault, times: 1),
    Case(
      rule: "private people meet without politics", language: "en",
      text: "An aunt met her husband at a dance.", type: .consult, times: 0),
  ]

  @Test(arguments: cases)
  func anActIsCodedOnce(_ wanted: Case) throws {
    let record = try Knowledge.coder().code(Document(text: wanted.text, language: wanted.language))
    #expect(record.events.count { $0.type == wanted.type } == wanted.times)
  }

  @Test(arguments: [
    ("en", "The Russian police are too weak to arrest the gunmen."),
    ("he", "משטרת רוסיה חלשה מכדי לעצור את החמושים."),
  ])
  func whatOneIsTooWeakToDoIsNotDone(language: String, text: String) throws {
    let record = try Knowledge.coder().code(Document(text: text, language: language))
    let arrests = record.events.filter { $0.type == .coerce }
    #expect(arrests.allSatisfy { $0.status == .negated } && !arrests.isEmpty)
  }

  /// A year counts nobody, whatever it stands beside.
  @Test(arguments: [
    ("en", "Thousands joined the 2024 demonstrations in Nairobi."),
    ("he", "הרשויות בניגריה שחררו עשרות מפגינים שנעצרו בהפגנות 2024."),
  ])
  func aYearIsNoNumberOfPeople(language: String, text: String) throws {
    let record = try Knowledge.coder().code(Document(text: text, language: language))
    #expect(!record.events.isEmpty)
    for event in record.events { #expect(!event.counts.values.contains(.exact(2024))) }
  }

  @Test func coordinatedVictimsAreAddedUp() throws {
    let text = "Two soldiers and a civilian were wounded when a roadside bomb exploded near Quetta."
    let record = try Knowledge.coder().code(Document(text: text, language: "en"))
    #expect(record.events.first { $0.type == .assault }?.counts["injured"] == .exact(3))
  }
}
