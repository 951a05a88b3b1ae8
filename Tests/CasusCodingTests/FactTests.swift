import CasusCoding
import CasusRecords
import Testing

/// Whether an act took place, how many it touched, where: on sentences of our own.
struct FactTests {
  struct Sentence: Sendable, CustomTestStringConvertible {
    let language: String
    let text: String

    init(_ language: String, _ text: String) {
      self.language = language
      self.text = text
    }

    var testDescription: String { text }
  }

  private func events(_ sentence: Sentence) throws -> [Event] {
    try Knowledge.coder().code(
      Document(text: sentence.text, language: sentence.language, published: "2024-08-20")
    ).events
  }

  // MARK: Status

  @Test(
    arguments: [
      (Sentence("en", "Israel did not bomb the reactor."), EventType.assault, Status.negated),
      (Sentence("en", "Iran tried to assassinate the ambassador."), .assault, .attempted),
      (Sentence("en", "Turkey may expel the ambassador."), .sanction, .hypothetical),
      (Sentence("en", "If Iran attacks Israel, Washington will respond."), .assault, .hypothetical),
      (Sentence("en", "An attack on Iran would destroy the agreement."), .assault, .hypothetical),
      (Sentence("en", "No soldiers were killed in the attack."), .assault, .negated),
      (Sentence("en", "Iran denied bombing the port of Aden."), .assault, .negated),
      // What is promised is planned, the promise is made.
      (Sentence("en", "Russia agreed to release 40 prisoners."), .concede, .actual),
      (Sentence("en", "The army will withdraw from Kirkuk next week."), .concede, .planned),
      // The motive is denied, not the act.
      (Sentence("en", "Egypt did not attack Yemen because of oil."), .assault, .actual),
      // The end of a plan is an act of its own.
      (Sentence("en", "The minister cancelled a planned visit to Ankara."), .reject, .actual),
      (Sentence("he", "איראן ניסתה להתנקש בשגריר."), .assault, .attempted),
      (Sentence("he", "איראן הכחישה כי הפציצה את הנמל."), .assault, .negated),
      (Sentence("he", "אזרבייג'ן לא גירשה את הדיפלומטים."), .sanction, .negated),
      (Sentence("he", "טורקיה עשויה לגרש את השגריר."), .sanction, .hypothetical),
      (Sentence("he", "גרמניה תעניק סיוע לאוקראינה בשבוע הבא."), .agree, .planned),
    ] as [(Sentence, EventType, Status)])
  func status(sentence: Sentence, type: EventType, status: Status) throws {
    let found = try events(sentence)
    #expect(found.first { $0.type == type }?.status == status, "\(found.map { ($0.type, $0.status) })")
  }

  // MARK: Counts

  @Test(
    arguments: [
      (
        Sentence("en", "The militants killed more than two hundred soldiers in Mosul."), "killed",
        Count.between(200, nil)
      ),
      (
        Sentence("en", "Police arrested between 30 and 40 protesters in Minsk."), "arrested", .between(30, 40)
      ),
      (Sentence("en", "Police arrested several hundred students in Tehran."), "arrested", .between(200, nil)),
      (Sentence("en", "Rebels abducted 20 to 25 villagers in Borno."), "abducted", .between(20, 25)),
      (Sentence("he", "עשרות אלפי מפגינים צעדו בביירות."), "participants", .between(20000, nil)),
      (Sentence("he", "הצבא הרג שלושת אלפים לוחמים."), "killed", .exact(3000)),
      (Sentence("he", "כ-120 חיילים נהרגו בקרב."), "killed", .exact(120)),
      (Sentence("he", "המורדים חטפו 20 עד 25 אזרחים."), "abducted", .between(20, 25)),
    ] as [(Sentence, String, Count)])
  func counts(sentence: Sentence, key: String, count: Count) throws {
    let found = try events(sentence).compactMap { $0.counts[key] }
    #expect(found == [count])
  }

  @Test func killedAndInjuredInOneAct() throws {
    let sentence = Sentence("he", "שני חיילים נהרגו ושלושה נפצעו בהתקפה.")
    let counts = try events(sentence).first { !$0.counts.isEmpty }?.counts
    #expect(counts == ["killed": .exact(2), "injured": .exact(3)])
  }

  @Test func absurdNumbersAreRefusedWithAReason() throws {
    let text = "Rebels killed 9,000,000,000 villagers in Borno."
    let document = Document(text: text, language: "en", published: "2024-08-20")
    let coder = try Knowledge.coder()
    let events = coder.code(document).events
    #expect(events.contains { $0.type == .assault } && events.allSatisfy { $0.counts.isEmpty })
    #expect(coder.explain(document).text.contains("refused"))
  }

  @Test func aStateDoesNotAttackItself() throws {
    let document = Document(text: "Iran attacked Iran.", language: "en", published: "2024-08-20")
    let coder = try Knowledge.coder()
    #expect(coder.code(document).events.allSatisfy { $0.recipients.isEmpty })
    #expect(coder.explain(document).text.contains("refused"))
  }

  @Test func yearsBeyondBeliefAreRefused() throws {
    let text = "The attack on Damascus took place in May 9999."
    let document = Document(text: text, language: "en", published: "2024-08-20")
    let coder = try Knowledge.coder()
    #expect(coder.code(document).events.map(\.when) == [nil])
    #expect(coder.explain(document).text.contains("refused"))
  }

  // MARK: Places and contexts

  @Test(
    arguments: [
      (Sentence("en", "Russian troops invaded Georgia."), "GEO"),
      (Sentence("en", "The Serbian president visited China."), "CHN"),
      (Sentence("en", "Poland sent troops to Iraq."), "IRQ"),
      (Sentence("en", "Rebels abducted 20 villagers in Borno."), "NGA"),
      (Sentence("he", "נשיא סרביה ביקר בסין."), "CHN"),
      (Sentence("he", "עשרות אלפי מפגינים צעדו בביירות."), "LBN"),
    ] as [(Sentence, String)])
  func country(sentence: Sentence, country: String) throws {
    #expect(try events(sentence).contains { $0.where?.country == country })
  }

  @Test func contextsComeFromPhrasesAndFromNeighbours() throws {
    let own = try events(Sentence("en", "The EU condemned the violation of human rights in Iran."))
    #expect(own.first?.contexts.contains("human_rights") == true)
    let text = "Police arrested the minister. He is accused of bribery and embezzlement."
    let near = try events(Sentence("en", text)).first { $0.type == .coerce }
    #expect(near?.contexts.contains("corruption") == true)
    let far = try events(
      Sentence("en", "Police arrested the minister.\n\nHe is accused of bribery and fraud."))
    #expect(far.first { $0.type == .coerce }?.contexts.contains("corruption") == false)
  }
}
