import CasusCoding
import CasusRecords
import Testing

/// Whose an act is, when a noun, an infinitive or another word says it: on sentences of our own.
struct DoerTests {
  @Test(
    arguments: [
      // What stands before the noun acts, what stands behind it is acted upon.
      ("en", "Norway's criticism of Sudan was sharp.", .accuse, "NOR", "SDN"),
      ("en", "The French condemnation of Syria angered nobody.", .accuse, "FRA", "SYR"),
      // The doer of an act of force, not its victim.
      ("en", "The bombing of the Turkish embassy killed a French teacher.", .assault, "", "FRA"),
      ("en", "India is planning an attack on Nepal.", .assault, "IND", "NPL"),
      ("en", "The Kenyan decision to invade Somalia was a surprise.", .assault, "KEN", "SOM"),
      ("en", "Ankara's plan to bomb Syria alarmed many.", .assault, "TUR", "SYR"),
      ("en", "The killing of Syrian villagers by the Turkish army was condemned.", .assault, "TUR", "SYR"),
      (
        "en", "Turkish soldiers were responsible for the killing of 20 Syrian villagers.", .assault, "TUR",
        "SYR"
      ),
      ("en", "The attack on the French embassy was the work of Syria.", .assault, "SYR", "FRA"),
      ("en", "Hamas claimed responsibility for the attack on the Egyptian post.", .assault, "PSE", "EGY"),
      ("he", "החלטת צרפת לפלוש לסומליה הפתיעה רבים.", .assault, "FRA", "SOM"),
      // Who gives a document out speaks in it.
      ("en", "France put out a statement blaming Syria for the raid.", .accuse, "FRA", "SYR"),
      ("en", "Norway published a report that accused Sudan of bombing villages.", .accuse, "NOR", "SDN"),
    ] as [(String, String, EventType, String, String)])
  func actsBelongToWhoeverOwnsThem(
    language: String, text: String, type: EventType, actor: String, recipient: String
  ) throws {
    #expect(try Knowledge.parties(language, text, of: type) == "\(actor) > \(recipient)")
  }

  @Test func anIntransitiveVerbIsNoPassive() throws {
    let event = try #require(try Knowledge.events("en", "Tribesmen demonstrated in Quetta.").first)
    #expect(event.type == .protest)
    #expect(Knowledge.countries(event.actors) == "PAK")
  }

  @Test func talksThatEndAreNotBrokenOff() throws {
    let found = try Knowledge.events("en", "The talks between India and Nepal ended without agreement.")
    #expect(found.map(\.type) == [.consult])
    let over = try Knowledge.events("en", "Iran and Iraq ended two days of talks in Geneva on Monday.")
    #expect(over.map(\.type) == [.consult])
    #expect(over.first.map { Knowledge.countries($0.actors) } == "IRN IRQ")
  }

  @Test func whatIsVetoedIsNotSaid() throws {
    let found = try Knowledge.events("en", "France vetoed a resolution condemning Sudan.")
    #expect(found.map(\.type) == [.reject])
  }

  @Test(
    arguments: [
      ("Hamas vowed revenge for the killing of the Egyptian teacher.", .assault, .actual),
      ("Should Sudan attack Chad, the consequences would be grave.", .assault, .hypothetical),
      ("Why did Bush invade Iraq?", .assault, .actual),
    ] as [(String, EventType, Status)])
  func status(text: String, type: EventType, status: Status) throws {
    let event = try #require(try Knowledge.events("en", text).first { $0.type == type })
    #expect(event.status == status)
  }

  @Test func whoeverSurvivesIsNotKilled() throws {
    let event = try #require(
      try Knowledge.events("en", "The Iraqi minister survived an assassination attempt.").first)
    #expect(event.type == .assault)
    #expect(event.counts["killed"] == nil)
  }

  @Test func wordsWithAHyphenAreOneWord() throws {
    let event = try #require(
      try Knowledge.events("en", "Turkish soldiers gang-raped three Syrian women.").first)
    #expect(Knowledge.countries(event.actors) == "TUR")
    #expect(Knowledge.countries(event.recipients) == "SYR")
  }

  @Test func anAgentMayHangLow() throws {
    let text =
      "Students were banned from conducting worship at old temples by the Greek Ministry of Health."
    let event = try #require(try Knowledge.events("en", text).first { $0.type == .coerce })
    #expect(Knowledge.countries(event.actors) == "GRC")
  }
}
