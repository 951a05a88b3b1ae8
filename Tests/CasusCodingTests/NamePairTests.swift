import CasusCoding
import CasusRecords
import Testing

/// Two sides named by one hyphenated or coordinated word: on sentences of our own.
struct NamePairTests {
  @Test(
    arguments: [
      ("Israeli-Palestinian talks resumed in Cairo on Sunday.", .consult, "ISR PSE > "),
      ("The U.S.-North Korea talks in Hanoi collapsed.", .sanction, "PRK USA > "),
      ("A Russian-Turkish patrol was attacked near Idlib.", .assault, " > RUS TUR"),
      ("The Indian and Pakistani ceasefire was broken on Friday.", .reject, "IND PAK > "),
      ("The Iran-Iraq war ended in 1988.", .retreat, "IRN IRQ > "),
      // A form that is only found before a hyphen.
      ("The Franco-German summit opened in Metz.", .consult, "DEU FRA > "),
      ("Sino-Russian talks began in Moscow on Monday.", .consult, "CHN RUS > "),
      // What is done together is another act.
      ("A U.S.-South Korean drill began on Monday.", .cooperate, "KOR USA > "),
    ] as [(String, EventType, String)])
  func bothSidesAct(text: String, type: EventType, parties: String) throws {
    #expect(try Knowledge.parties("en", text, of: type) == parties)
  }

  @Test func whoIsOfTwoStatesIsOneMan() throws {
    let found = try #require(
      try Knowledge.parties("en", "Iran arrested an Iraqi-French writer.", of: .coerce))
    #expect(found == "IRN > FRA" || found == "IRN > IRQ")
  }
}
