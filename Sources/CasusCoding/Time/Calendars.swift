/// Calendars whose dates can be turned into Gregorian days; `easter` counts from Easter Sunday.
public enum CalendarSystem: String, Hashable, Sendable, CaseIterable {
  case gregorian, hebrew, islamic, persian, easter
}

/// The calendars by which the region dates its days, as arithmetic: nothing is looked up, and any year will do.
public enum Calendars {
  typealias System = CalendarSystem

  /// The Gregorian day of a date; nil when that month has no such day.
  ///
  /// Hebrew months count from Nisan; month 12 is Adar, and in leap years Adar II, month 13 always Adar I.
  /// For `easter`, `day` is the distance from Easter Sunday.
  public static func day(_ system: CalendarSystem, year: Int, month: Int, day: Int) -> CivilDay? {
    switch system {
    case .gregorian: CivilDay(valid: year, month, day)
    case .hebrew: hebrew(year: year, month: month, day: day)
    case .islamic: islamic(year: year, month: month, day: day)
    case .persian: persian(year: year, month: month, day: day)
    case .easter: easter(year) + day
    }
  }

  /// Days of a month.
  static func length(_ system: System, year: Int, month: Int) -> Int {
    // The tabular Islamic calendar alternates; in the others a day that is not there says so.
    if system == .islamic { return month % 2 == 1 || month == 12 && (11 * year + 14) % 30 < 11 ? 30 : 29 }
    return (28...31).last { day(system, year: year, month: month, day: $0) != nil } ?? 30
  }

  /// The year of a calendar in which most of a Gregorian year falls; its neighbours may touch it as well.
  static func year(_ system: System, of gregorian: Int) -> Int {
    switch system {
    case .gregorian, .easter: gregorian
    case .hebrew: gregorian + 3760
    case .islamic: CivilDay.floor((gregorian - 622) * 33, 32) + 1
    case .persian: gregorian - 621
    }
  }

  // MARK: Hebrew

  static func isHebrewLeap(_ year: Int) -> Bool { (7 * year + 1) % 19 < 7 }

  private static func hebrew(year: Int, month: Int, day: Int) -> CivilDay? {
    let leap = isHebrewLeap(year)
    // The months of the year from Tishri on: (number from Nisan, length).
    let length = hebrewNewYear(year + 1) - hebrewNewYear(year)
    let heshvan = length % 10 == 5 ? 30 : 29
    let kislev = length % 10 == 3 ? 29 : 30
    var months = [(7, 30), (8, heshvan), (9, kislev), (10, 29), (11, 30)]
    if leap { months.append((13, 30)) }
    months += [(12, 29), (1, 30), (2, 29), (3, 30), (4, 29), (5, 30), (6, 29)]
    let wanted = month == 13 && !leap ? 12 : month
    var offset = 0
    for (number, days) in months {
      if number == wanted {
        guard day >= 1, day <= days else { return nil }
        return CivilDay(number: hebrewNewYear(year) + offset + day - 1)
      }
      offset += days
    }
    return nil
  }

  /// Number of the first of Tishri.
  private static func hebrewNewYear(_ year: Int) -> Int {
    let before = elapsed(year - 1)
    let this = elapsed(year)
    let after = elapsed(year + 1)
    let delay = after - this == 356 ? 2 : this - before == 382 ? 1 : 0
    // Day 1 of the count is a Monday, 7 October of the year -3760 (Julian).
    return this + delay - 2_092_591 + 1
  }

  private static func elapsed(_ year: Int) -> Int {
    let months = CivilDay.floor(235 * year - 234, 19)
    let parts = 12_084 + 13_753 * months
    let day = 29 * months + CivilDay.floor(parts, 25_920)
    return 3 * (day + 1) % 7 < 3 ? day + 1 : day
  }

  // MARK: Islamic (tabular, civil epoch) and Persian (33-year cycle)

  private static func islamic(year: Int, month: Int, day: Int) -> CivilDay? {
    guard (1...12).contains(month), (1...30).contains(day) else { return nil }
    let days = day + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + CivilDay.floor(3 + 11 * year, 30)
    return CivilDay(number: days - 492_148 - 1)
  }

  private static func persian(year: Int, month: Int, day: Int) -> CivilDay? {
    guard (1...12).contains(month), day >= 1, day <= (month <= 6 ? 31 : 30) else { return nil }
    // Nowruz of 1348 was 21 March 1969; eight leap years in a cycle of 33.
    func leaps(_ year: Int) -> Int { CivilDay.floor(8 * year + 21, 33) }
    let nowruz =
      CivilDay(year: 1969, month: 3, day: 21).number + 365 * (year - 1348) + leaps(year) - leaps(1348)
    return CivilDay(number: nowruz + (month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6) + day - 1)
  }

  // MARK: Easter (Gregorian)

  private static func easter(_ year: Int) -> CivilDay {
    let golden = year % 19
    let century = year / 100
    let ofCentury = year % 100
    let correction = (century - (century + 8) / 25 + 1) / 3
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30
    let sunday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - moon - ofCentury % 4) % 7
    let late = (golden + 11 * moon + 22 * sunday) / 451
    let position = moon + sunday - 7 * late + 114
    return CivilDay(year: year, month: position / 31, day: position % 31 + 1)
  }
}
