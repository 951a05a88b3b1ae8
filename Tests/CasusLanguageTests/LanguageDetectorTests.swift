import CasusLanguage
import Testing

@Suite struct LanguageDetectorTests {
  private func detector() throws -> LanguageDetector {
    let path = try #require(TestData.path("Models/languages.tsv"))
    return try LanguageDetector(path: path)
  }

  @Test(arguments: [
    ("he", "שר החוץ נפגש עם עמיתו בבאקו"),
    ("he", "דובר Microsoft אמר כי החברה תגיב בקרוב"),
    ("en", "The foreign minister met his counterpart in Baku on Tuesday."),
    ("ru", "Министр иностранных дел встретился с коллегой в Баку."),
    ("fa", "وزیر امور خارجه با همتای خود در باکو دیدار کرد"),
    ("ar", "التقى وزير الخارجية نظيره في باكو يوم الثلاثاء"),
    ("tr", "Dışişleri Bakanı salı günü mevkidaşıyla görüştü ve açıklama yaptı."),
    ("az", "Xarici işlər naziri çərşənbə axşamı həmkarı ilə görüşüb və bəyanat verib."),
    ("hy", "Արտաքին գործերի նախարարը հանդիպեց իր գործընկերոջը"),
    ("ka", "საგარეო საქმეთა მინისტრი შეხვდა თავის კოლეგას"),
  ])
  func tellsLanguages(code: String, text: String) throws {
    let found = try #require(try detector().detect(text))
    #expect(found.language.code == code)
    #expect(found.confidence > 0.5 && found.confidence <= 1)
  }

  @Test(arguments: [
    "", "12 345 - 67%", "!?", "a", "東京で会談が行われた",
    "Le ministre des affaires étrangères a rencontré son homologue à Bakou.",
    "Міністр закордонних справ зустрівся зі своїм колегою у Києві.",
  ])
  func doesNotGuess(text: String) throws {
    #expect(try detector().detect(text) == nil)
  }

  @Test func knowsNineLanguages() throws {
    #expect(
      Set(try detector().languages.map(\.code)) == ["he", "en", "ru", "fa", "ar", "tr", "az", "hy", "ka"])
  }

  @Test func saysWhichLineOfTheProfilesIsWrong() {
    let error = #expect(throws: TreebankError.self) {
      _ = try LanguageDetector(Array("he\tHebr\t0\nhe\tab\t5\n".utf8), file: "p.tsv")
    }
    #expect(error?.line == 2)
  }
}
