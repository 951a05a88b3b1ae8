import CasusCoding
import CasusRecords
import Testing

/// Who did it to whom: rules over the tree, each on a sentence of our own.
struct PartyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let language: String
    let text: String
    let type: EventType
    /// Countries, `?` for none.
    let actors: [String]
    let recipients: [String]
    var testDescription: String { "\(language) \(rule): \(text)" }

    init(
      _ rule: String, _ language: String, _ text: String, _ type: EventType, _ actors: String,
      _ recipients: String
    ) {
      self.rule = rule
      self.language = language
      self.text = text
      self.type = type
      self.actors = actors.split(separator: " ").map(String.init)
      self.recipients = recipients.split(separator: " ").map(String.init)
    }
  }

  static let cases = [
    Case("modal", "he", "צרפת עשויה להטיל סנקציות על רוסיה.", .sanction, "FRA", "RUS"),
    Case("adjective of state", "en", "Ukraine expelled three Russian diplomats.", .sanction, "UKR", "RUS"),
    Case("embassy", "en", "Gunmen attacked the Azerbaijani embassy in Paris.", .assault, "?", "AZE"),
    Case(
      "a rifle is nobody", "he", "גבר חמוש ברובה תקף את השגרירות הטורקית בפריז.", .assault, "?", "TUR"),
    Case("blame", "en", "Lebanon accused Israel of bombing two Lebanese villages.", .assault, "ISR", "LBN"),
    Case("threat", "en", "Iran threatened to attack Israel.", .threaten, "IRN", "ISR"),
    Case(
      "who is denied", "en", "Not the rebels but Turkish soldiers attacked the French embassy.", .assault,
      "TUR",
      "FRA"),
    Case("who is denied", "he", "לא המורדים אלא חיילים טורקים תקפו את שגרירות צרפת.", .assault, "TUR", "FRA"),
    Case("a headline's passive", "en", "Three Turkish soldiers killed in Syria", .assault, "", "TUR"),
    Case("demand", "en", "Russia demanded that Ukraine withdraw its troops.", .request, "RUS", "UKR"),
    Case("office", "en", "The president of Turkey visited Georgia.", .consult, "TUR", "GEO"),
    Case("possessor", "en", "Germany criticized Hungary's decision.", .accuse, "DEU", "HUN"),
    Case("possessor acts", "en", "France welcomed Spain's condemnation of Syria.", .accuse, "ESP", "SYR"),
    Case("shared noun", "en", "French and German ministers condemned Syria.", .accuse, "DEU FRA", "SYR"),
    Case("examples", "en", "States like Iran and Syria condemned Israel.", .accuse, "IRN SYR", "ISR"),
    Case("coordination", "he", "צרפת וגרמניה גינו את סוריה.", .accuse, "DEU FRA", "SYR"),
    Case("agent phrase", "he", "הכפר הסורי הופצץ על ידי טורקיה.", .assault, "TUR", "SYR"),
    Case(
      "reporting authority", "en", "Turkish police reported the arrest of 12 Syrian smugglers.",
      .coerce, "TUR", "SYR"),
    Case("no authority guessed", "en", "Two men were arrested in Marseille.", .coerce, "?", "FRA"),
    Case(
      "own pronoun", "en", "The Georgian minister resigned. France condemned his arrest.",
      .coerce, "?", "GEO"),
    Case("possessive", "en", "Italy recalled its ambassador from Egypt.", .sanction, "ITA", "EGY"),
    Case("border", "en", "Poland deployed troops along the border with Belarus.", .mobilize, "POL", "BLR"),
    Case("forces of", "en", "The Indian army was deployed in the north.", .mobilize, "IND", ""),
    Case(
      "visit in passing", "en", "The German chancellor arrived for a visit to Kenya.",
      .consult, "DEU", "KEN"),
    Case(
      "proposal of another", "en", "China vetoed a resolution proposed by Britain.", .reject, "CHN", "GBR"),
    Case("readiness", "en", "Japan is ready to sign an agreement with Vietnam.", .agree, "JPN", "VNM"),
    Case("relative clause", "en", "The aid that Norway gave to Sudan arrived.", .aid, "NOR", "SDN"),
    Case("rounds of talks", "en", "Armenia held two rounds of talks with Turkey.", .consult, "ARM TUR", ""),
    Case(
      "both countries", "en", "Peru and Chile quarrelled for years. The two countries signed a treaty.",
      .support, "CHL PER", ""),
    Case("control", "en", "Norway urged Sudan to release the prisoners.", .request, "NOR", "SDN"),
    Case("relative subject", "he", "החיילים הטורקים שתקפו את הכפר הסורי נסוגו.", .assault, "TUR", "SYR"),
    Case("construct chain", "he", "חמושים תקפו את שגרירות אזרבייג'ן בטהרן.", .assault, "?", "AZE"),
    Case("shared owner", "he", "שרי החוץ של צרפת ושל גרמניה גינו את סוריה.", .accuse, "DEU FRA", "SYR"),
    Case("blame", "he", "לבנון האשימה את ישראל בתקיפת כפר לבנוני.", .assault, "ISR", "LBN"),
    Case("object pronoun", "he", "השר המצרי נסע לקהיר. סוריה האשימה אותו בריגול.", .accuse, "SYR", "EGY"),
    Case("doubled possessor", "he", "איומיו של נשיא רוסיה על פולין נמשכים.", .threaten, "RUS", "POL"),
    Case(
      "title before a name", "en", "Judge Anna Keller in Berlin convicted two smugglers.", .sanction, "DEU",
      "DEU"),
    Case("quoted threat", "he", "\"זה לא יעבור בשקט\", אמר שר החוץ של מצרים.", .threaten, "EGY", ""),
    Case(
      "promised act", "en", "Ethiopia said it would expel the Egyptian ambassador.", .threaten, "ETH", "EGY"),
    Case("promised act", "he", "אתיופיה הודיעה כי תגרש את שגריר מצרים.", .threaten, "ETH", "EGY"),
    Case(
      "promised act", "en", "Israel will strike Iran if diplomacy fails, Netanyahu said.", .threaten, "ISR",
      "IRN"),
    Case(
      "promised without its doer", "en",
      "Kenyan traders will be expelled, the Ugandan interior minister said.",
      .threaten, "UGA", "KEN"),
    Case("surname of another", "en", "Ricardo Noriega accused Peru of fraud.", .accuse, "?", "PER"),
    Case(
      "promised before a comma", "he",
      "טורקיה תקפיא את יחסיה עם האיחוד האירופי אם קפריסין תקבל את הנשיאות, הזהיר סגן ראש הממשלה.", .threaten,
      "TUR",
      "EUR"),
    Case(
      "decision welcomed", "en", "Vietnam welcomed Cambodia's decision to open the crossing.", .support,
      "VNM", "KHM"),
    Case(
      "before an embassy", "en", "Protesters gathered outside the French embassy in Bamako.", .protest, "MLI",
      "FRA"),
    Case(
      "partner above", "en", "Sudan's army chief flew to Asmara for talks with the Eritrean president.",
      .consult, "SDN", "ERI"),
    Case(
      "adjectives of states", "he", "ספינות הודיות ואינדונזיות ערכו תרגיל משותף.", .cooperate,
      "IDN IND", ""),
    Case(
      "domestic", "en", "Venezuela's opposition leader accused the government of fraud.", .accuse, "VEN",
      "VEN"),
    Case("home of prisoners", "en", "Nigerian police detained three protesters.", .coerce, "NGA", "NGA"),
    Case("in English", "en", "The same people condemned the act in English.", .accuse, "?", ""),
    Case("attempt", "he", "אתמול נעשה ניסיון התנקשות בנשיא עיראק.", .assault, "", "IRQ"),
    Case("led by a state", "en", "The French-led invasion of Mali began.", .assault, "FRA", "MLI"),
    Case("led by a bloc", "en", "NATO-led forces attacked a Syrian village.", .assault, "IGO", "SYR"),
    Case("backed by a state", "en", "Turkish-backed rebels attacked a Syrian village.", .support, "TUR", "?"),
    Case(
      "a town is no doer", "en", "Two Turkish soldiers were killed in the Basra attack.", .assault, "", "TUR"),
    Case("where a bomb was", "en", "A Turkish minister was killed by a bomb in Cairo.", .assault, "", "TUR"),
    Case("kidnappers of", "en", "The kidnappers of a French priest attacked Poland.", .assault, "?", "POL"),
    Case("expert on", "en", "An Iraq analyst accused Turkey of an attack.", .accuse, "?", "TUR"),
    Case("people as a side", "en", "The Sunnis demanded new elections.", .request, "?", ""),
    Case("two states", "en", "The US and South Korea condemned Sudan.", .accuse, "KOR USA", "SDN"),
    Case("no state's army", "en", "Human Rights Watch accused the army.", .accuse, "NGO", "?"),
    Case(
      "next slot, where the first leads back to the actor", "en",
      "Jamaica has thrown its weight behind Guyana.", .support, "JAM", "GUY"),
    Case(
      "next slot, where the first holds nobody", "en", "The Chinese coast guard rammed a Vietnamese boat.",
      .assault, "CHN", "VNM"),
    Case(
      "congress of the state named before", "en", "Brazil's president was impeached by Congress.", .sanction,
      "BRA", "BRA"),
    Case("congress without a state", "en", "Italy criticised Congress.", .accuse, "ITA", "USA"),
    Case(
      "whose the object of a verb is", "en", "The minister saw the hand of Iran in the bombing.", .accuse,
      "?", "IRN"),
    Case("a passive has no object", "he", "נשיא קולומביה הושיט יד לשלום לגרילה.", .agree, "COL", ""),
    Case(
      "a noun that is a name elsewhere", "he",
      "אדם חמוש ברובה סער פרץ אתמול (שישי) בבוקר לשגרירות אזרבייג׳ן בטהרן, פתח באש והרג שומר.", .assault, "?",
      "AZE"),
    Case(
      "the rest of a name begins with no preposition", "he", "יורם מקבול גינה את צרפת.", .accuse, "?", "FRA"),
    Case("congress of another", "en", "Ecuador's Congress condemned Peru.", .accuse, "ECU", "PER"),
    Case("expelled from", "en", "Two French reporters were expelled from Bahrain.", .coerce, "BHR", "FRA"),
    Case("the victim's state", "en", "A Korean hostage was killed by a group.", .assault, "?", "KOR"),
  ]

  /// The parties of the first event of a type.
  private func parties(_ wanted: Case) throws -> (actors: [String], recipients: [String])? {
    let record = try Knowledge.coder().code(
      Document(text: wanted.text, language: wanted.language, published: "2024-08-20"))
    guard let event = record.events.first(where: { $0.type == wanted.type }) else { return nil }
    return (
      event.actors.map { $0.country ?? "?" }.sorted(), event.recipients.map { $0.country ?? "?" }.sorted()
    )
  }

  @Test(arguments: cases)
  func partiesStandWhereTheTreePutsThem(_ wanted: Case) throws {
    let found = try #require(try parties(wanted), "no \(wanted.type.rawValue)")
    #expect(found.actors == wanted.actors.sorted())
    #expect(found.recipients == wanted.recipients.sorted())
  }
}
