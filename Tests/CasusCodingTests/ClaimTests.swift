import CasusCoding
import CasusRecords
import Testing

/// Who says what, and where relations are going: on sentences of our own.
struct ClaimTests {
  private func record(_ language: String, _ text: String) throws -> Record {
    try Knowledge.coder().code(Document(text: text, language: language, published: "2024-08-20"))
  }

  private func words(_ span: Span?, of text: String) -> String? {
    guard let span else { return nil }
    let range = ScalarIndex(text).range(span)
    let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    return String(text[start..<text.utf8.index(start, offsetBy: range.count)])
  }

  @Test(
    arguments: [
      ("en", "The Israeli embassy declined to comment on the report.", Stance.decline, "ISR"),
      ("en", "The Pentagon neither confirmed nor denied the strike on Damascus.", .decline, "USA"),
      (
        "en", "Two weeks after the attack, the Turkish foreign minister said that Iran was behind it.",
        .assert,
        "TUR"
      ),
      ("en", "Iran denied bombing the port of Aden.", .deny, "IRN"),
      ("en", "France threatened to strike Syria.", .threaten, "FRA"),
      ("he", "שגרירות ישראל סירבה להגיב על הדיווח.", .decline, "ISR"),
      ("he", "שבועיים לאחר התקיפה אמר שר החוץ הטורקי כי איראן אחראית לה.", .assert, "TUR"),
      ("he", "דובר צה\"ל לא אישר ולא הכחיש את הדיווח על התקיפה בדמשק.", .decline, "ISR"),
    ] as [(String, String, Stance, String)])
  func whoSaysIt(language: String, text: String, stance: Stance, speaker: String) throws {
    let claims = try record(language, text).claims.filter { $0.stance == stance }
    // One stance of one speaker is one claim.
    #expect(claims.count == 1)
    #expect(claims.first?.speaker.country == speaker)
  }

  @Test(arguments: [
    ("en", "Both India and Pakistan denied the report."), ("he", "הודו ופקיסטן הכחישו את הדיווח."),
  ])
  func eachVouchesForItself(language: String, text: String) throws {
    let claims = try record(language, text).claims
    #expect(claims.map(\.speaker.country) == ["IND", "PAK"])
    #expect(claims.allSatisfy { $0.stance == .deny })
  }

  @Test func contentStandsWithoutItsCue() throws {
    let english = "Syria's foreign minister told Al-Hayat that Israel had bombed Damascus."
    let told = try #require(try record("en", english).claims.first)
    #expect(words(told.content, of: english) == "Israel had bombed Damascus")
    #expect(told.via.map(\.name) == ["Al-Hayat"])
    #expect(told.about == ["e1"])
    let hebrew = "איראן הכחישה כי הפציצה את הנמל."
    let denied = try #require(try record("he", hebrew).claims.first)
    #expect(words(denied.content, of: hebrew) == "הפציצה את הנמל")
  }

  @Test func aBareAccusationIsAnActOnly() throws {
    let bare = try record("en", "Washington has accused Moscow.")
    #expect(bare.claims.isEmpty && bare.events.map(\.type) == [.accuse])
    #expect(try record("en", "Police found the suspected hide-out.").claims.isEmpty)
  }

  // MARK: Trends

  @Test(
    arguments: [
      ("en", "Relations between Turkey and Egypt have deteriorated.", ["EGY", "TUR"], Direction.worsening),
      (
        "en", "Tensions between Iran and Azerbaijan reached their peak in November 2022.", ["AZE", "IRN"],
        .peak
      ),
      ("en", "Ties between Moscow and Ankara are at an all-time low.", ["RUS", "TUR"], .trough),
      ("en", "Armenia and Iran deepened their cooperation.", ["ARM", "IRN"], .improving),
      ("he", "היחסים בין טורקיה למצרים הידרדרו.", ["EGY", "TUR"], .worsening),
      ("he", "המתיחות בין איראן לאזרבייג'ן הגיעה לשיא.", ["AZE", "IRN"], .peak),
      ("he", "היחסים בין מוסקבה לאנקרה נמצאים בשפל.", ["RUS", "TUR"], .trough),
      ("he", "הקשרים בין באקו לירושלים התהדקו.", ["AZE", "ISR"], .improving),
    ] as [(String, String, [String], Direction)])
  func whereRelationsGo(language: String, text: String, dyad: [String], direction: Direction) throws {
    let trends = try record(language, text).trends
    #expect(trends.map(\.dyad) == [dyad] && trends.map(\.direction) == [direction], "\(trends)")
  }

  @Test func whatMayComeIsOnlyPossible() throws {
    let english = try record("en", "The dispute between Greece and Turkey could escalate.").trends
    #expect(english.map(\.modality) == [.possible])
    let hebrew = try record("he", "הסכסוך בין יוון לטורקיה עלול להחריף.").trends
    #expect(hebrew.map(\.modality) == [.possible])
  }
}
