import CasusCoding
import CasusRecords
import Foundation
import Testing

@Suite struct CalendarTests {
  private func calendar(_ identifier: Calendar.Identifier) throws -> Calendar {
    var calendar = Calendar(identifier: identifier)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    return calendar
  }

  /// Number of the day of a date in one of Foundation's calendars.
  private func number(_ calendar: Calendar, _ year: Int, _ month: Int, _ day: Int) throws -> Int {
    let components = DateComponents(year: year, month: month, day: day, hour: 12)
    return Int((try #require(calendar.date(from: components)).timeIntervalSince1970 / 86_400).rounded(.down))
  }

  @Test func gregorianDaysAgreeWithFoundation() throws {
    let gregorian = try calendar(.gregorian)
    for year in 1600...2200 {
      for (month, day) in [(1, 1), (2, 28), (3, 1), (8, 12), (12, 31)] {
        let ours = CivilDay(year: year, month: month, day: day)
        #expect(ours.number == (try number(gregorian, year, month, day)), "\(year)-\(month)-\(day)")
        #expect(ours.parts == (year, month, day))
      }
    }
    #expect(CivilDay(year: 2024, month: 8, day: 20).weekday == 2)
    #expect(CivilDay(year: 1899, month: 12, day: 31).weekday == 7)
  }

  @Test func hebrewDaysAgreeWithFoundation() throws {
    let hebrew = try calendar(.hebrew)
    // Foundation counts months from Tishri, with Adar I as the sixth, which common years leave out.
    let months = [1: 8, 2: 9, 3: 10, 4: 11, 5: 12, 6: 13, 7: 1, 8: 2, 9: 3, 10: 4, 11: 5, 12: 7]
    for year in 5650...5800 {
      for (ours, theirs) in months {
        let day = Calendars.day(.hebrew, year: year, month: ours, day: 15)
        #expect(day?.number == (try number(hebrew, year, theirs, 15)), "15 of \(ours) \(year)")
      }
    }
  }

  @Test func islamicAndPersianDaysAgreeWithFoundation() throws {
    let islamic = try calendar(.islamicCivil)
    let persian = try calendar(.persian)
    for month in 1...12 {
      for year in 1350...1500 {
        let day = Calendars.day(.islamic, year: year, month: month, day: 10)
        #expect(day?.number == (try number(islamic, year, month, 10)), "10 of \(month) \(year)")
      }
      for year in 1320...1430 {
        let day = Calendars.day(.persian, year: year, month: month, day: 10)
        #expect(day?.number == (try number(persian, year, month, 10)), "10 of \(month) \(year)")
      }
    }
  }

  @Test func daysThatAreNotThereAreRefused() {
    #expect(Calendars.day(.hebrew, year: 5784, month: 2, day: 30) == nil)
    #expect(Calendars.day(.hebrew, year: 5783, month: 12, day: 30) == nil)
    #expect(Calendars.day(.islamic, year: 1445, month: 13, day: 1) == nil)
  }

  /// Unicode CLDR, through Foundation, must know no name of a month or weekday that the lexicon does not.
  @Test(arguments: ["he", "en"]) func namesOfCLDRAreKnown(language: String) throws {
    let tagger = try TimeCorpus.tagger(language)
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: language)
    for (index, name) in try #require(formatter.standaloneMonthSymbols).enumerated() {
      let when = NarrativeClock.timeline(of: "\(name) 2023", published: nil, tagger: tagger).first?.when
      #expect(when?.start == "2023-\(index < 9 ? "0" : "")\(index + 1)-01", "\(name)")
    }
    for (index, name) in try #require(formatter.standaloneWeekdaySymbols).enumerated() {
      let when = NarrativeClock.timeline(of: "\(name)", published: "2024-08-24", tagger: tagger).first?.when
      #expect(when?.start == "2024-08-\(18 + index)", "\(name)")
    }
  }
}

@Suite struct TimeLexiconTests {
  @Test(arguments: [
    ("kind\tvalue\twords\nmonth\t13x\tJune", 2), ("kind\tvalue\twords\nmonht\t1\tJanuary", 2),
    ("kind\tvalue\twords\n# comment\nrule\tdates\t{month}", 3),
    ("kind\tvalue\twords\nrule\tdate\t{moth} {day}", 2),
    ("month\t1\tJanuary", 1), ("kind\tvalue\twords\nmonth\t1", 2),
    ("kind\tvalue\twords\nunit\tfurlong\tfurlong", 2),
    ("kind\tvalue\twords\nrule\tshift by=1_furlong\tx", 2),
    ("kind\tvalue\twords\nrule\tmonth at=never\t{month}", 2),
    ("kind\tvalue\twords\nholiday\tmayan 1 1 1\tx", 2), ("kind\tvalue\twords\nsetting\torder\tymd", 2),
    ("kind\tvalue\twords\nrule\tmonth\t[,] {month}", 2), ("kind\tvalue\twords\nmonth\t1\t|", 2),
    ("kind\tvalue\twords\nprefix\t-\t\((1...64).map { "p\($0)" }.joined(separator: "|"))", 2),
  ]) func faultsAreNamedByLine(contents: String, line: Int) {
    let error = #expect(throws: TimeLexiconError.self) {
      try TimeLexicon(contents: contents, file: "xx/time.tsv")
    }
    #expect(error?.line == line)
    #expect(error?.description.hasPrefix("xx/time.tsv:\(line): ") == true)
    #expect(error?.description.contains("; ") == true)
  }

  @Test func missingFilesAreNamed() {
    let error = #expect(throws: TimeLexiconError.self) { try TimeLexicon(path: "no/such/time.tsv") }
    #expect(error?.file == "no/such/time.tsv")
  }
}
