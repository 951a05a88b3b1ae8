/// A day of the Gregorian calendar, as a number that one can count with.
public struct CivilDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public var number: Int

  /// The day with this number.
  public init(number: Int) { self.number = number }

  /// The day of a year, month and day; days beyond the end of the month run on into the next.
  public init(year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = Self.floor(shifted, 400)
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  /// Reads `YYYY-MM-DD`, with or without a time after it; nil when it is no day.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func value(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    if bytes.count > 10, (0x30...0x39).contains(bytes[10]) { return nil }
    guard let year = value(0..<4), let month = value(5..<7), let day = value(8..<10),
      let valid = CivilDay(valid: year, month, day)
    else { return nil }
    self = valid
  }

  /// The day, when there is one of that number in that month.
  init?(valid year: Int, _ month: Int, _ day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, in: year) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month and day.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = Self.floor(shifted, 146_097)
    let ofEra = shifted - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Day of the week, 1 for Monday to 7 for Sunday.
  public var weekday: Int { number + 3 - Self.floor(number + 3, 7) * 7 + 1 }

  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = parts
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  /// Whether this day comes before the other.
  public static func < (one: CivilDay, other: CivilDay) -> Bool { one.number < other.number }

  /// The day so many days later.
  public static func + (day: CivilDay, days: Int) -> CivilDay { CivilDay(number: day.number + days) }

  /// The day so many days earlier.
  public static func - (day: CivilDay, days: Int) -> CivilDay { CivilDay(number: day.number - days) }

  /// Days of a month.
  static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Division that rounds down, also below zero.
  static func floor(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : -((divisor - 1 - number) / divisor)
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// Days from a first to a last one, either of which may be open.
public struct DayInterval: Hashable, Sendable {
  /// First day.
  public var start: CivilDay?
  /// Last day, inclusive.
  public var end: CivilDay?

  /// Makes an interval.
  public init(_ start: CivilDay?, _ end: CivilDay?) {
    self.start = start
    self.end = end
  }

  /// One day.
  init(_ day: CivilDay) { self.init(day, day) }

  /// A month, whose number may run over into other years.
  init(year: Int, month: Int) {
    let index = year * 12 + month - 1
    let year = CivilDay.floor(index, 12)
    let month = index - year * 12 + 1
    self.init(
      CivilDay(year: year, month: month, day: 1),
      CivilDay(year: year, month: month, day: CivilDay.length(ofMonth: month, in: year)))
  }

  /// From the first day of one month to the last of another, counted from January of `year`.
  init(year: Int, months: ClosedRange<Int>) {
    self.init(
      DayInterval(year: year, month: months.lowerBound).start,
      DayInterval(year: year, month: months.upperBound).end)
  }

  /// Whole years.
  init(years: ClosedRange<Int>) {
    self.init(
      CivilDay(year: years.lowerBound, month: 1, day: 1), CivilDay(year: years.upperBound, month: 12, day: 31)
    )
  }
}
