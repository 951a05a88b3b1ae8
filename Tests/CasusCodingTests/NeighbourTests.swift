import CasusCoding
import CasusRecords
import Testing

/// Who acts or suffers where another clause, word or sentence says it: on sentences of our own.
struct NeighbourTests {
  @Test(
    arguments: [
      // A pronoun behind a second verb is not who acts there.
      ("מנילה פרסמה כתב אשמה חריף נגד בייג'ינג ותבעה ממנה להסיג את ספינותיה לאלתר.", .request, "PHL > CHN"),
      ("איראן העשירה אורניום, וקנדה הטילה עליה סנקציות.", .sanction, "CAN > IRN"),
      // Those who share a noun are each of their own state and sector.
      ("נציגי ארצות הברית ואיראן נפגשו בז'נבה.", .consult, "IRN USA > "),
      ("נציגי חמאס והממשל האמריקני נפגשו.", .consult, "PSE USA > "),
      // The verb before its subject.
      ("אמש עצרו שוטרים שני חשודים.", .coerce, "ISR > ?"),
      ("אתמול הרגו חיילים טורקים ארבעה כורדים.", .assault, "TUR > ?"),
      ("אתמול גינה שר החוץ הצרפתי את ישראל.", .accuse, "FRA > ISR"),
      // A nationality is told because it is foreign; a clause about a suspect says nothing of the police.
      ("המשטרה עצרה שני סורים.", .coerce, "? > SYR"),
      ("המשטרה עצרה שני חשודים שהתאמנו בסוריה.", .coerce, "? > ?"),
      ("אתמול נפגש בקהיר שר החוץ עם עמיתו המצרי.", .consult, "? EGY > "),
      ("ארדואן נשא נאום בפרלמנט שבו גינה את ישראל.", .accuse, "TUR > ISR"),
      ("אחרי שהגיע נשיא צרפת לביירות, קרא להפסקת אש.", .request, "FRA > "),
      ("רוסיה הפציצה את אודסה. צרפת גינתה את ההפצצה.", .accuse, "FRA > RUS"),
      ("ירדן הודיעה על הקפאת היחסים עם סוריה.", .sanction, "JOR > SYR"),
      ("נשיא צרפת נפגש עם קנצלר גרמניה. השניים קראו לרוסיה לסגת.", .request, "DEU FRA > RUS"),
      ("נשיא זמביה נשא ונתן בטלפון עם מנהיג אנגולה.", .consult, "AGO ZMB > "),
      ("חמישה דיפלומטים רומנים הוכרזו אישיות בלתי רצויה במוסקבה.", .sanction, "RUS > ROU"),
      ("רוסיה גירשה דיפלומט בריטי, ובלונדון זימנו את השגריר הרוסי.", .accuse, "GBR > RUS"),
      ("בטהרן עצרו שני עיתונאים צרפתים.", .coerce, "IRN > FRA"),
      ("איטליה: השוטרים פיזרו את המפגינים.", .assault, "ITA > ITA"),
      // The clause on an object, and who is meant in it.
      ("המשטרה שחררה את המפגינים שעצרה.", .coerce, "ISR > ?"),
      ("החיילים הרגו את חוליית המחבלים שירו לעבר היישוב.", .assault, "ISR > ISR"),
      ("חיזבאללה, שמנהיגו חוסל בידי ישראל, איים לנקום.", .assault, "ISR > LBN"),
      ("המתקפה שנעשתה נגד סוריה בידי רוסיה גונתה.", .assault, "RUS > SYR"),
      ("המחבלים פוצצו את שגרירות ארצות הברית בביירות.", .assault, "LBN > USA"),
      ("איראן הטיחה ביקורת בוושינגטון.", .accuse, "IRN > USA"),
      ("ישראל ספגה מתקפת טילים.", .assault, " > ISR"),
      // What stands behind two nouns belongs to both.
      ("ארצות הברית גינתה את המעצר והעינויים של עיתונאים אפגנים בידי פקיסטן.", .coerce, "PAK > AFG"),
      ("ההפצצה וההפגזה של חאלב בידי כוחות רוסיים הרגו עשרות.", .assault, "RUS > SYR"),
      ("בריטניה ביקרה את כליאת העיתונאים באיראן.", .accuse, "GBR > IRN"),
      ("בפיגוע נהרגו 20 בני אדם, בהם שני תיירים צרפתים, בקהיר.", .assault, " > EGY FRA"),
      // Whoever hit those that a clause is about did what follows.
      ("חמושים ירו על מתפללים שיצאו מכנסייה בניגריה והרגו תשעה.", .assault, "? > NGA"),
      ("ארה\"ב הפציצה מטרות באיראן ובתימן.", .assault, "USA > IRN YEM"),
      ("המשטרה עצרה 28 מפגינים בכיכר פריז.", .coerce, "ISR > ?"),
      ("סוכנים רוסים היו מעורבים ברצח.", .assault, "RUS > "),
      ("קניה הציעה לתווך בין אתיופיה לסומליה.", .agree, "KEN > ETH SOM"),
      ("שבעה שוטרים איראנים נהרגו בעימותים עם לוחמי הטליבאן.", .assault, "AFG > IRN"),
      ("מטוסים טורקיים הפציצו מחבואים של ה־PKK בצפון עיראק.", .assault, "TUR > TUR"),
      // Whoever was dealt with before is meant again.
      ("צ'כיה האשימה את רוסיה בפיצוץ מחסן וגירשה 18 דיפלומטים.", .sanction, "CZE > RUS"),
      ("קנדה הכירה במדינה פלסטינית, וישראל הגיבה בזעם.", .accuse, "ISR > CAN"),
      ("הקבינט הישראלי אישר תוכנית לכיבוש העיר עזה, וגרמניה גינתה את ההחלטה.", .accuse, "DEU > ISR"),
      // A subject that agrees with its verb.
      ("שב\"כ סיכל פיגוע שתכננה חוליה של הג'יהאד האסלאמי בשכם.", .assault, "PSE > "),
      ("האסירים בכלא באקוודור התפרעו ולקחו כמה סוהרים כבני ערובה.", .assault, "ECU > ECU"),
      ("צה\"ל פינה עשרות משפחות מג'נין והרס ארבעה בתים.", .assault, "ISR > "),
      ("קטאר השעתה את התיווך בין ישראל לחמאס.", .reject, "QAT > ISR"),
      ("לבנון הגישה תלונה למועצת הביטחון על תקיפות ישראל.", .accuse, "LBN > ISR"),
      ("נשיא אוקראינה זלנסקי פיטר את ראש לשכתו.", .coerce, "UKR > UKR"),
      ("איראן הודיעה כי תפסיק את שיתוף הפעולה עם סבא\"א.", .sanction, "IRN > IGO"),
      ("הפיקוד המרכזי האמריקני הודיע כי השמיד שלושה משגרי טילים בתימן.", .assault, "USA > YEM"),
      ("משרד ההגנה הרוסי טוען שיירט 40 כטב\"מים אוקראיניים.", .assault, "RUS > UKR"),
      ("החות'ים טענו כי שיגרו שני טילים בליסטיים לעבר מכלית יוונית.", .assault, "YEM > GRC"),
      // An auxiliary that is denied.
      ("הונגריה אינה מוכנה לשלוח נשק לאוקראינה.", .reject, "HUN > UKR"),
    ] as [(String, EventType, String)])
  func inHebrew(text: String, type: EventType, parties: String) throws {
    #expect(try Knowledge.parties("he", text, of: type) == parties)
  }

  @Test(
    arguments: [
      ("Russia proposed talks, but Ukraine refused.", .reject, "UKR > RUS"),
      ("France and Spain quarrelled, and their ministers met in Lima.", .consult, "ESP FRA > "),
      ("Floods in Pakistan forced thousands to flee.", .coerce, " > PAK"),
      ("South Korea said the North had fired missiles at its ship.", .assault, "PRK > KOR"),
      ("France accused Mali of fraud and withdrew its troops from the country.", .retreat, "FRA > MLI"),
      ("Martial law was proclaimed in Tehran.", .coerce, "IRN > IRN"),
      ("Russia is in talks with Turkey.", .consult, "RUS TUR > "),
      ("It was an attack carried out by Israel.", .assault, "ISR > "),
      ("Israel responded by bombing Gaza.", .assault, "ISR > PSE"),
      ("Norway is the latest country to condemn Israel.", .accuse, "NOR > ISR"),
      ("Greece supports visa talks with Turkey.", .consult, "GRC TUR > "),
      ("Kenyan opposition leaders demanded that the government resign.", .request, "KEN > KEN"),
      ("Uganda will expel foreign aid workers, the interior minister warned.", .threaten, "UGA > "),
      ("India tested a missile after war games with the French navy.", .cooperate, "FRA IND > "),
      ("Nigeria: army kills 40 in raid on village", .assault, "NGA > NGA"),
      ("Dozens of Egyptian students blocked a road.", .protest, "EGY > "),
      ("Iran executed two men. The country's foreign minister visited Syria.", .consult, "IRN > SYR"),
      ("Obama said Iran would attack Israel.", .assault, "IRN > ISR"),
      ("Erdogan met his Syrian allies.", .consult, "SYR TUR > "),
      ("US troops were withdrawn from Iraq.", .retreat, "USA > IRQ"),
      ("A guard was captured by Hamas and killed near Rafah.", .assault, "PSE > PSE"),
      ("The man was beaten by neighbours and arrested.", .coerce, "? > ?"),
      ("Russian police arrested a French journalist. He was released.", .retreat, "RUS > FRA"),
      ("Turkey suffered a bomb attack.", .assault, " > TUR"),
      ("France condemned the bombing of Gaza by Israel.", .accuse, "FRA > ISR"),
      ("The attack carried out against Syria was condemned.", .assault, " > SYR"),
      ("Israel announced an airstrike on Gaza.", .assault, "ISR > PSE"),
      ("Miners block highway in Peru", .protest, "PER > "),
      ("Israel is preparing for talks with Syria.", .agree, "ISR SYR > "),
      ("Iran threatened that Hezbollah would attack Israel.", .threaten, "IRN > ISR"),
      // What stands behind two nouns belongs to both.
      ("France condemned the killing and abduction of Syrians by Hezbollah.", .assault, "LBN > SYR"),
      ("The bombing and shelling of Aleppo by Russian forces went on.", .assault, "RUS > SYR"),
      ("The United States criticised the jailing of journalists in Iran.", .accuse, "USA > IRN"),
      ("Talks with Armenia will be held, the Georgian prime minister said.", .agree, "GEO > ARM"),
      ("A bomb killed 20 people, including two French tourists, in Cairo.", .assault, " > EGY FRA"),
      ("The Bahrain Center for Human Rights accused Iran of torture.", .accuse, "BHR > IRN"),
      // What is charged behind *of* is the blamed one's act.
      ("Ethiopia accused Eritrea of massing troops along the border.", .mobilize, "ERI > "),
      ("Kenya offered to mediate between Ethiopia and Somalia.", .agree, "KEN > ETH SOM"),
      ("Mali refused to free 46 Ivorian soldiers whom it accuses of spying.", .accuse, "MLI > CIV"),
      ("Iran seized a Marshall Islands-flagged tanker in the Gulf of Oman.", .coerce, "IRN > MHL"),
      (
        "Zimbabwe's opposition leader was arrested in Harare on his return from Zambia.", .coerce, "ZWE > ZWE"
      ),
      ("A Greek vessel fired at a Turkish ship, and Ankara demanded an explanation.", .request, "TUR > GRC"),
      ("Two Japanese nationals kidnapped in Kyrgyzstan by rebels were set free.", .retreat, "KGZ > JPN"),
      (
        "The Lebanese army arrested five men suspected of firing rockets at northern Israel.", .coerce,
        "LBN > LBN"
      ),
      ("French troops freed four hostages in Mali, the president announced.", .aid, "FRA > MLI"),
      ("Rwanda, accused by UN experts of backing the rebels, denied it.", .accuse, "UNO > RWA"),
      ("India agreed to hold talks following the bombing of its embassy by rebels.", .assault, "? > IND"),
      ("The two Koreas exchanged fire after the North warned that it would retaliate.", .threaten, "PRK > "),
      // Whoever was told of before is meant again.
      ("The Taliban denied that they had harboured Pakistani militants.", .aid, "AFG > PAK"),
      ("Russia struck a depot near Odesa. Poland condemned the move.", .accuse, "POL > RUS"),
      (
        "Canada recognised a Palestinian state, prompting a furious response from Israel.", .accuse,
        "ISR > CAN"
      ),
      (
        "Estonia said that three Russian fighter jets violated its airspace and summoned the envoy.", .accuse,
        "EST > RUS"
      ),
      (
        "Iran's judiciary said it had executed a man convicted of spying for Israel's Mossad.", .sanction,
        "IRN > IRN"
      ),
      (
        "Yemen's Houthi rebels detained eleven UN employees in raids, the UN envoy said.", .coerce,
        "YEM > UNO"
      ),
      ("The Bulgarian government resigned after weeks of protests.", .protest, "BGR > "),
      ("At least 31 people were killed in the north of Nigeria.", .assault, " > NGA"),
      ("The UN human rights chief condemned the executions in Iran.", .accuse, "UNO > IRN"),
      ("Erdogan phoned Putin and offered to mediate between him and Ukraine.", .agree, "TUR > RUS UKR"),
      ("Moscow denied hitting civilians in Kherson.", .assault, "RUS > UKR"),
    ] as [(String, EventType, String)])
  func inEnglish(text: String, type: EventType, parties: String) throws {
    #expect(try Knowledge.parties("en", text, of: type) == parties)
  }

  @Test func twoVerbsWithObjectsOfTheirOwnAreTwoActs() throws {
    let events = try Knowledge.events("en", "Iran denounced the embargo and criticised Germany.")
    #expect(events.filter { $0.type == .accuse }.count == 2)
  }

  @Test func aNounInAHeadlineIsNoVerbWhereAnotherIs() throws {
    #expect(try Knowledge.events("en", "Police murder trial opens in Kenya").isEmpty)
  }

  @Test func whatIsNotOnlySoIsSo() throws {
    let event = try #require(
      try Knowledge.events("he", "ישראל לא רק מוכנה לתקוף את איראן אלא גם את סוריה.").first)
    #expect(event.status != .negated)
  }

  @Test func whoIsAmongThemCountsOnce() throws {
    let event = try #require(
      try Knowledge.events(
        "en", "The attack killed 12 people, among them three Chinese engineers, they said."
      ).first)
    #expect(event.counts["killed"] == .exact(12))
    #expect(event.recipients.map(\.country).contains("CHN"))
  }

  @Test func numbersJoinedByAHyphenAreOne() throws {
    let event = try #require(try Knowledge.events("he", "אחד־עשר חיילים נהרגו בבורקינה פאסו.").first)
    #expect(event.counts["killed"] == .exact(11))
  }

  @Test func dronesAreOfWhoeverLaunchedThem() throws {
    let events = try Knowledge.events("en", "Ukraine shot down 31 of 38 drones launched by Russia.")
    let act = try #require(events.first { $0.concept == "shoot-down" })
    #expect(act.recipients.map(\.country) == ["RUS"] && act.counts.isEmpty)
  }

  @Test func thingsAreNotCountedAsPeople() throws {
    let events = try Knowledge.events(
      "en", "A Chinese vessel fired at one of Manila's boats, injuring two sailors.")
    #expect(events.compactMap { $0.counts["injured"] } == [.exact(2)])
  }

  @Test func aTownMayHaveAPresidentsName() throws {
    let events = try Knowledge.events("en", "Congolese rebels captured the town of Masisi.")
    #expect(!events.flatMap(\.recipients).contains { $0.country == "BWA" })
  }

  @Test func whatWasCancelledIsNotAnnounced() throws {
    let events = try Knowledge.events("en", "Israel announced the cancellation of talks with Egypt.")
    #expect(!events.contains { $0.type == .agree })
  }

  @Test func whoIsMetWithBulletsMeetsNobody() throws {
    let events = try Knowledge.events("en", "Demonstrators in Bolivia were met with live ammunition.")
    #expect(!events.contains { $0.type == .consult })
  }

  @Test func whatAProtestDemandsIsNotDone() throws {
    let text = "Protesters in Chad gathered to demand the departure of French troops."
    #expect(try Knowledge.events("en", text).map(\.type) == [.protest])
  }

  @Test func whatSomebodyIsKeptFromIsNotDone() throws {
    let events = try Knowledge.events("en", "The army prevented the rebels from taking the town of Goma.")
    #expect(events.first { $0.type == .assault }?.status == .negated)
  }

  @Test func aVerbHasNoSubjectThatDisagreesWithIt() throws {
    let events = try Knowledge.events("he", "שוטרים ירו בצעיר לאחר שניסה לדקור מאבטח.")
    #expect(events.first { $0.concept == "stab" }?.actors.map(\.sector) == ["CVL"])
  }

  @Test func whatCameBeforeARefusalWasDone() throws {
    let events = try Knowledge.events("he", "ברזיל סירבה להצטרף לסנקציות, לאחר שארה\"ב תקפה את המתקן.")
    #expect(events.first { $0.type == .assault }?.status == .actual)
  }

  @Test func aRightIsNoAct() throws {
    #expect(try Knowledge.events("he", "לטורקיה אין זכות לפלוש לסוריה.").isEmpty)
  }

  @Test(arguments: ["לדברי", "לגרסת", "לטענת", "לדעת"])
  func whoeverIsCitedSpeaks(cue: String) throws {
    let text = "\(cue) משרד ההגנה הרוסי, איראן תקפה את עיראק."
    let claims = try Knowledge.coder().code(Document(text: text, language: "he")).claims
    #expect(claims.map(\.speaker.country) == ["RUS"])
  }

  @Test(arguments: ["נעצרו לחקירה", "נעצרו בחשד לריגול"])
  func whoIsTakenInForQuestioningTakesNobodyIn(wording: String) throws {
    let event = try #require(try Knowledge.events("he", "חמישה פלסטינים \(wording).").first)
    #expect(event.type == .coerce && event.recipients.map(\.country) == ["PSE"])
    #expect(!event.actors.contains { $0.country == "PSE" })
  }

  @Test func counterpartsHoldTheSameOffice() throws {
    let event = try #require(try Knowledge.events("he", "שר החוץ האיראני נפגש עם מקבילו הסורי בדמשק.").first)
    #expect(event.actors.map(\.sector) == ["GOV", "GOV"])
  }

  @Test func theUnionsSeatIsATownOfBelgium() throws {
    let event = try #require(try Knowledge.events("he", "חמישה בני אדם נעצרו בחשד לטרור בבריסל.").first)
    #expect(event.recipients.map(\.country) == ["BEL"])
  }

  @Test func prisonsAreOfTheirState() throws {
    let event = try #require(
      try Knowledge.events("en", "Ninety prisoners were released from Israeli jails on Sunday.").first)
    #expect(event.actors.map(\.country) == ["ISR"] && event.actors.map(\.sector) == ["GOV"])
  }

  @Test func theKidnappedAreNotFreedByTheirOwn() throws {
    let events = try Knowledge.events("he", "ישראלים שנחטפו לעזה שוחררו אתמול.")
    let release = try #require(events.first { $0.type == .retreat })
    #expect(release.actors.isEmpty && release.recipients.map(\.country) == ["ISR"])
  }

  @Test func whatIsHitIsOfThePlaceWhereItStands() throws {
    let event = try #require(
      try Knowledge.events("en", "Russian drones struck a power station near Odesa overnight.").first)
    #expect(event.recipients.map(\.country) == ["UKR"])
  }

  @Test func dronesAreNobody() throws {
    let event = try #require(try Knowledge.events("he", "שני מחבלים חוסלו בתקיפת כטב\"ם בדרום לבנון.").first)
    #expect(event.actors.isEmpty)
  }

  @Test func policeBeforeAShootingShoot() throws {
    let event = try #require(
      try Knowledge.events("en", "The police shooting of a teenager in Nairobi sparked protests.").first)
    #expect(event.actors.map(\.sector) == ["COP"])
  }

  @Test func rocketsAreNoFirearms() throws {
    let event = try #require(
      try Knowledge.events("en", "Hezbollah fired dozens of rockets at Israeli military positions.").first)
    #expect(event.modes == ["heavy-weapons"])
  }

  @Test func whatIsSomebodysRightIsNoPreposition() throws {
    let event = try #require(
      try Knowledge.events("he", "נשיא צרפת הביע תמיכה בזכותה של ישראל להגן על עצמה.").first)
    #expect(event.type == .support && event.recipients.map(\.country) == ["ISR"])
  }

  @Test func whatForcesTellOfTheirEnemiesTheyDid() throws {
    let event = try #require(
      try Knowledge.events("en", "The IDF said that terror targets in Gaza were attacked.").first)
    #expect(event.actors.map(\.country) == ["ISR"] && event.recipients.map(\.country) == ["PSE"])
    let suffered = try Knowledge.events("en", "The Israeli military said rockets were fired at Sderot.")
    #expect(suffered.map(\.actors) == [[]])
  }

  @Test func violenceThatDoesViolenceIsOneAct() throws {
    let text = "A drone attack on a military base in Jordan killed three American soldiers."
    let events = try Knowledge.events("en", text)
    #expect(events.map(\.counts) == [["killed": .exact(3)]] && events[0].recipients.map(\.country) == ["USA"])
  }

  @Test func aParliamentIsThatOfTheProtesters() throws {
    let event = try #require(
      try Knowledge.events("en", "Thousands of Georgians rallied outside parliament.").first)
    #expect(event.recipients.map(\.country) == ["GEO"])
  }

  @Test func twoWordsCanBeAQuotation() throws {
    let claims = try Knowledge.coder().code(
      Document(text: "\"לא נירתע\", אמר דובר חמאס.", language: "he")
    ).claims
    #expect(claims.map(\.quote) == [true])
  }

  @Test func whoIsKilledInAStrikeIsKilledOnce() throws {
    let text = "ארצות הברית חיסלה את מפקד כוח קודס קאסם סולימאני בתקיפה בבגדאד."
    let events = try Knowledge.events("he", text)
    #expect(events.map(\.concept) == ["assassinate"] && events[0].recipients.map(\.country) == ["IRN"])
  }

  @Test func nobodyIsKilledByHimself() throws {
    let text = "Peacekeepers from Malawi and South Africa were killed in fighting near Goma."
    let event = try #require(try Knowledge.events("en", text).first)
    #expect(event.actors.isEmpty && !event.recipients.isEmpty)
  }

  @Test func aWarrantIsNoArrest() throws {
    let event = try #require(
      try Knowledge.events("en", "The ICC issued an arrest warrant for the Russian president.").first)
    #expect(event.type == .accuse && event.counts.isEmpty)
  }

  @Test(
    arguments: [
      ("צבא פקיסטן הפיל חמישה מטוסי קרב הודיים, טען דובר הצבא.", ["MIL"]),
      ("שלושה חיילים נהרגו בפיצוץ, מסר דובר צה\"ל.", ["MIL"]),
      ("ישראל תקפה בלבנון, הודיע שר הביטחון והבטיח להמשיך.", ["GOV"]),
      ("לאחר שצה\"ל תקף בלבנון, טען השר כי המבצע הסתיים.", ["GOV"]),
      ("בתגובה אמרו בחמאס כי ההצעה אינה מקובלת עליהם.", ["REB"]),
    ])
  func whatStandsBeforeTheVerbOfSayingIsSaid(text: String, speakers: [String]) throws {
    let claims = try Knowledge.coder().code(Document(text: text, language: "he")).claims
    #expect(claims.filter { $0.stance == .assert }.map { $0.speaker.sector } == speakers)
  }

  @Test(
    arguments: [
      ("he", "הקרמלין דחה את הטענות כי צוללות רוסיות חתכו כבלים תת-ימיים.", EventType.assault),
      ("en", "Israel denied reports that it had attacked Iran.", .assault),
    ])
  func whatIsReportedIsDeniedWithTheReport(language: String, text: String, type: EventType) throws {
    let event = try #require(try Knowledge.events(language, text).first { $0.type == type })
    #expect(event.status == .negated)
  }

  @Test(
    arguments: [
      ("en", "The minister described the raid as a massacre.", 0),
      ("en", "North Korea test-fired a missile that fell in the sea off Japan.", 1),
      ("en", "Riot police in Tbilisi fired tear gas and water cannon at the crowd.", 1),
      ("he", "אלפי מפגינים חסמו כביש בטביליסי.", 1),
      ("he", "לונדון החליטה להקפיא את שיחות הסחר עם ישראל.", 1),
      ("he", "ארגון הבריאות העולמי הזהיר מפני רעב בעזה.", 0),
      ("he", "המשלחת הישראלית חזרה מקהיר ללא הסכם.", 0),
      ("he", "בית המשפט בטהרן גזר עונש מוות על שלושה מפגינים שהורשעו בשוד.", 1),
      ("he", "שני חיילים נפצעו בפיגוע; הדורס נורה ונהרג.", 2),
    ])
  func acts(language: String, text: String, count: Int) throws {
    #expect(try Knowledge.events(language, text).count == count)
  }

  @Test func aNetworkIsNotOneArrested() throws {
    let event = try #require(
      try Knowledge.events("en", "Spanish police dismantled a smuggling network.").first)
    #expect(event.type == .coerce && event.counts.isEmpty)
  }

  @Test func aVisitorMeetsThoseWhomHeVisits() throws {
    let events = try Knowledge.events(
      "en", "Iran's foreign minister arrived in Beirut on Sunday and met the speaker of parliament.")
    #expect(events.last?.actors.map(\.country) == ["IRN", "LBN"])
  }

  @Test func leadersOfGroupsRuleNoState() throws {
    let event = try #require(
      try Knowledge.events("en", "Hezbollah leader Naim Qassem rejected the plan.").first)
    #expect(event.actors.map(\.sector) == ["REB"])
  }
}
