import CasusCoding
import CasusRecords
import Testing

@Suite struct NarrativeTests {
  /// What each expression of a text stands for.
  private func dates(_ text: String, _ language: String, published: String?) throws -> [String] {
    let tagger = try TimeCorpus.tagger(language)
    return NarrativeClock.timeline(of: text, published: published, tagger: tagger).compactMap { item in
      item.when.map { "\($0.start ?? "")..\($0.end ?? "")" }
    }
  }

  @Test func monthsContinueTheThread() throws {
    let hebrew =
      "בינואר 2023 הותקפה השגרירות. בפברואר לאחר מכן נעצרו חשודים. במרץ נורה חבר פרלמנט. באפריל נעצרו עוד."
    let expected = [
      "2023-01-01..2023-01-31", "2023-02-01..2023-02-28", "2023-03-01..2023-03-31", "2023-04-01..2023-04-30",
    ]
    #expect(try dates(hebrew, "he", published: "2024-08-20") == expected)
    let english =
      "In January 2023 the embassy was attacked. The following February men were held. In March he was shot. In April more followed."
    #expect(try dates(english, "en", published: "2024-08-20") == expected)
  }

  @Test func threadsGoBackAsWellAndOverTheYear() throws {
    #expect(
      try dates("In November 2022 they met. In January they parted.", "en", published: "2024-08-20")
        == ["2022-11-01..2022-11-30", "2023-01-01..2023-01-31"])
    #expect(
      try dates("In March 2023 they met. In January they had quarrelled.", "en", published: "2024-08-20")
        == ["2023-03-01..2023-03-31", "2023-01-01..2023-01-31"])
  }

  @Test func aNewParagraphBeginsFromThePublication() throws {
    let text = "במאי 2023 נעצרו שבעה חשודים.\nעל פי הדיווח מ-12 באוגוסט נדרשו לחזור."
    #expect(
      try dates(text, "he", published: "2024-08-20") == ["2023-05-01..2023-05-31", "2024-08-12..2024-08-12"])
  }

  @Test func threadsNeverLeadPastTheReport() throws {
    #expect(
      try dates("In June 2024 they met. In September they had quarrelled.", "en", published: "2024-08-20")
        .last
        == "2023-09-01..2023-09-30")
  }

  @Test func warsKnownByNameSayWhen() throws {
    #expect(
      try dates("He fell in the Six-Day War and was honoured in 1970.", "en", published: "2024-08-20")
        == ["1967-06-05..1967-06-10", "1970-01-01..1970-12-31"])
    #expect(
      try dates("במהלך מלחמת לבנון השנייה נסגר הנמל.", "he", published: "2024-08-20")
        == ["2006-07-12..2006-08-14"])
    // The war itself, spoken of, is no time.
    #expect(try dates("He wrote about the Six-Day War.", "en", published: "2024-08-20") == [])
    #expect(try dates("הוא כתב על מלחמת לבנון השנייה.", "he", published: "2024-08-20") == [])
  }

  @Test func inParallelIsTheSameDay() throws {
    #expect(
      try dates("ב-12 באוגוסט נפגשו השרים. במקביל, התכנס הפרלמנט.", "he", published: "2024-08-20")
        == ["2024-08-12..2024-08-12", "2024-08-12..2024-08-12"])
    #expect(
      try dates("הצבא פעל במקביל לשיחות.", "he", published: "2024-08-20") == [])
  }

  @Test func anaphorsReferBack() throws {
    let text =
      "On January 27, 2023 a gunman came. Two days later they left. The previous month was quiet. That year ended badly."
    #expect(
      try dates(text, "en", published: "2024-08-20") == [
        "2023-01-27..2023-01-27", "2023-01-29..2023-01-29", "2022-12-01..2022-12-31",
        "2022-01-01..2022-12-31",
      ])
    #expect(
      try dates("ב-27 בינואר 2023 הגיע חמוש. למחרת עזבו. באותו חודש נעצרו.", "he", published: "2024-08-20")
        == [
          "2023-01-27..2023-01-27", "2023-01-28..2023-01-28", "2023-01-01..2023-01-31",
        ])
    #expect(try dates("למחרת עזבו.", "he", published: "2024-08-20").isEmpty)
  }

  @Test func yesterdayDoesNotMoveTheThread() throws {
    let text = "In January 2023 they met. Yesterday he recalled it. In February they parted."
    #expect(try dates(text, "en", published: "2024-08-20").last == "2023-02-01..2023-02-28")
  }

  @Test func theFutureTurnsBareDatesAround() throws {
    #expect(
      try dates("The summit will open in October.", "en", published: "2024-08-20") == [
        "2024-10-01..2024-10-31"
      ])
    #expect(
      try dates("The summit opened in October.", "en", published: "2024-08-20") == ["2023-10-01..2023-10-31"])
    #expect(
      try dates("It opened in October. It will close soon.", "en", published: "2024-08-20") == [
        "2023-10-01..2023-10-31"
      ])
  }

  @Test func rangesCoverTheExpressionWithoutItsPrefix() throws {
    let text = "😀 ובינואר 2023, מ־12 באוגוסט, כ-7 ימים"
    let expressions = try TimeCorpus.tagger("he").expressions(in: text)
    let words = expressions.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    #expect(words == ["ינואר 2023", "12 באוגוסט"])
  }

  @Test func datesThatAreNoneAreRefused() throws {
    #expect(CivilDay("2024-02-30") == nil)
    #expect(CivilDay("2023-02-29") == nil)
    #expect(CivilDay("2024-13-01") == nil)
    #expect(CivilDay("yesterday!") == nil)
    #expect(CivilDay("2024-02-29T10:00:00Z")?.description == "2024-02-29")
    #expect(
      try dates("on 2024-02-30 and 32.1.2024 and June 31, 2024", "en", published: "2024-08-20") == [
        "2024-06-01..2024-06-30"
      ])
  }

  @Test(arguments: ["he", "en"]) func anyTextIsReadWithoutTraps(language: String) throws {
    let tagger = try TimeCorpus.tagger(language)
    let pieces = [
      "12", ".", "-", "־", "'", "\"", "ב", "מ", " ", "\n", "May", "ינואר", "2024", "of", "to", "עד", "the",
      "last", "לפני",
      "99999999999999999999", "week", "שבוע", "\u{200F}", "😀", "\u{05B0}", "\u{0}", "s", "/", "Friday", "יום",
      "שלישי", ",",
    ]
    var state: UInt64 = 7
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<30 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
        if state >> 40 & 1 == 0 { text += " " }
      }
      var end = 0
      for (expression, when) in NarrativeClock.timeline(of: text, published: "2024-08-20", tagger: tagger) {
        #expect(expression.range.lowerBound >= end && expression.range.upperBound <= text.utf8.count)
        end = expression.range.upperBound
        if let start = when?.start, let last = when?.end { #expect(start <= last, "\(text)") }
      }
    }
  }
}
