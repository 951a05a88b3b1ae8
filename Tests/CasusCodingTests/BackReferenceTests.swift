import CasusCoding
import CasusRecords
import Testing

/// What *the two leaders*, *both sides*, *the North*, *it* point back to: on reports of our own.
struct BackReferenceTests {
  @Test(
    arguments: [
      (
        "en", "The presidents of Russia and Turkey met in Sochi. The two leaders discussed Syria.", .consult,
        "RUS TUR > "
      ),
      (
        "en", "Putin met Erdogan in Sochi, and the two leaders agreed to open a pipeline.", .agree,
        "RUS TUR > "
      ),
      // Who only went between them is none of the two.
      (
        "en",
        "Ethiopia invaded Eritrea. The US and Rwanda tried to mediate. In December the two countries signed a peace deal.",
        .support, "ERI ETH > "
      ),
      (
        "en",
        "India and Pakistan exchanged fire. China called for restraint. Both sides accused each other of starting it.",
        .accuse, "IND PAK > IND PAK"
      ),
      ("en", "North Korea shelled South Korea. China urged both sides to talk.", .request, "CHN > KOR PRK"),
      ("en", "The two Koreas agreed to hold talks.", .agree, "KOR PRK > "),
      (
        "en", "South Korea accused North Korea of piracy. The South suspended trade with the North.",
        .sanction,
        "KOR > PRK"
      ),
      // An office is of the state in whose capital it speaks, and of none that it accuses.
      (
        "en",
        "North Korea tested a missile. In Beijing, a foreign ministry spokesman accused Japan of arrogance.",
        .accuse, "CHN > JPN"
      ),
      (
        "en",
        "India bombed a camp in Pakistan. Pakistan hit back. A spokesman for the foreign ministry accused New Delhi of hysteria.",
        .accuse, "PAK > IND"
      ),
      (
        "he",
        "משבר פרץ בין אתיופיה לאריתריאה. ארצות הברית ורואנדה ניסו לתווך. בדצמבר חתמו שתי המדינות על הסכם שלום.",
        .support, "ERI ETH > "
      ),
      ("he", "נשיאי רוסיה וטורקיה נפגשו בסוצ'י. שני המנהיגים דנו בסוריה.", .consult, "RUS TUR > "),
      // Of whom something is alleged does it.
      ("he", "טורקיה מאשימה את דמשק שהיא נותנת מחסה לאוג'לאן.", .aid, "SYR > TUR"),
    ] as [(String, String, EventType, String)])
  func theyAreThoseSpokenOf(language: String, text: String, type: EventType, parties: String) throws {
    #expect(try Knowledge.parties(language, text, of: type) == parties)
  }
}
