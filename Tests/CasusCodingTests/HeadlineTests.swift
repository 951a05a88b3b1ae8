import CasusCoding
import CasusRecords
import Testing

/// Headlines and first lines: on sentences of our own.
struct HeadlineTests {
  @Test(
    arguments: [
      // Without an article the verb of a headline looks like a noun.
      ("Norway deports 40 Afghans.", .coerce, "NOR > AFG"),
      ("US arms Syrian rebels", .aid, "USA > SYR"),
      ("Ukraine downs Russian jet", .assault, "UKR > RUS"),
      ("EU sanctions Belarus officials", .sanction, "EUR > BLR"),
      ("Lebanon votes to disarm Hezbollah", .retreat, "LBN > LBN"),
      ("Russia arms rebels, Kyiv says", .aid, "RUS > ?"),
      ("Libya sides with Chad's rebels.", .support, "LBY > TCD"),
      // Before what two share both act, with or without a hyphen.
      ("Israel Hamas truce holds", .retreat, "ISR PSE > "),
      // Where a report was written, and by whom, is no party.
      (
        "KIGALI, Rwanda (AP) - Rwandan President Paul Kagame agreed to withdraw his forces from Congo.",
        .concede, "RWA > COD"
      ),
      ("BAKU, April 8 (Reuters) - Azerbaijan accused Iran of sending spies.", .accuse, "AZE > IRN"),
      ("(AFP) - Turkish police arrested 12 Kurdish activists.", .coerce, "TUR > TUR"),
    ] as [(String, EventType, String)])
  func theirVerbsAndPartiesAreFound(text: String, type: EventType, parties: String) throws {
    #expect(try Knowledge.parties("en", text, of: type) == parties)
  }

  @Test func aCompoundIsNoClause() throws {
    #expect(try Knowledge.events("en", "Iran arms deal").isEmpty)
    #expect(
      try Knowledge.parties("he", "ארמניה: אזרבייג'ן חסמה את הכביש לקרבאך.", of: .coerce) == "AZE > AZE")
  }
}
