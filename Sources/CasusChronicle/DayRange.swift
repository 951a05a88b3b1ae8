/// Whole days from one to another, inclusive; either end may be open.
public struct DayRange: Hashable, Sendable, Codable {
  /// First day, `YYYY-MM-DD`; nil when open.
  public var first: String?
  /// Last day, inclusive; nil when open.
  public var last: String?

  /// Takes two ISO days.
  public init(first: String?, last: String?) {
    self.first = first
    self.last = last
  }

  /// From the first day of `since` to the last day of `until`, each `2022`, `2022-11` or `2022-11-18`, or nil
  /// for open; throws when one cannot be read.
  public init(since: String?, until: String?) throws(CalendarError) {
    first = try since.map { text throws(CalendarError) in try Calendar.days(of: text).first }
    last = try until.map { text throws(CalendarError) in try Calendar.days(of: text).last }
    if let first, let last, last < first {
      throw CalendarError(text: "\(since ?? "") .. \(until ?? "")", problem: "ends before it begins")
    }
  }

  /// Whether both ends are open.
  public var isOpen: Bool { first == nil && last == nil }

  /// Whether the two have a day in common.
  public func overlaps(_ other: DayRange) -> Bool {
    if let last, let start = other.first, last < start { return false }
    if let first, let end = other.last, end < first { return false }
    return true
  }

  /// The days that both have, when they have any.
  public func intersection(_ other: DayRange) -> DayRange? {
    guard overlaps(other) else { return nil }
    let starts = [first, other.first].compactMap(\.self)
    let ends = [last, other.last].compactMap(\.self)
    return DayRange(first: starts.max(), last: ends.min())
  }

  /// Number of days; nil when open.
  public var count: Int? {
    guard let first, let last, let start = Calendar.number(ofDay: first),
      let end = Calendar.number(ofDay: last)
    else { return nil }
    return end - start + 1
  }
}

/// A date that cannot be read.
public struct CalendarError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The words in question.
  public var text: String
  /// What is wrong with them.
  public var problem: String

  /// One line with the cure.
  public var description: String { "date '\(text)' \(problem); write 2023, 2023-01 or 2023-01-27" }
}

/// Proleptic Gregorian calendar over ISO strings.
enum Calendar {
  /// First and last day of `2022`, `2022-11` or `2022-11-18`.
  static func days(of text: String) throws(CalendarError) -> (first: String, last: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    var numbers: [Int] = []
    for (part, width) in zip(parts, widths) {
      guard part.count == width, part.allSatisfy({ (0x30...0x39).contains($0) }) else { break }
      numbers.append(part.reduce(0) { $0 * 10 + Int($1) - 0x30 })
    }
    guard numbers.count == parts.count, let year = numbers.first, year > 0 else {
      throw CalendarError(text: text, problem: "is not understood")
    }
    let month = numbers.count > 1 ? numbers[1] : nil
    if let month, !(1...12).contains(month) { throw CalendarError(text: text, problem: "has no such month") }
    if numbers.count == 3, let month {
      guard (1...length(ofMonth: month, year: year)).contains(numbers[2]) else {
        throw CalendarError(text: text, problem: "has no such day")
      }
      return (text, text)
    }
    let lastMonth = month ?? 12
    return (
      iso(year, month ?? 1, 1), iso(year, lastMonth, length(ofMonth: lastMonth, year: year))
    )
  }

  /// Days since 1970-01-01 of a whole ISO day; nil when it is not one.
  static func number(ofDay text: String) -> Int? {
    guard text.utf8.count == 10, let days = try? days(of: text), days.first == text else { return nil }
    let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }.map { Int($0) - 0x30 }
    let (y, m) = (digits[0..<4].reduce(0) { $0 * 10 + $1 }, digits[4] * 10 + digits[5])
    let day = digits[6] * 10 + digits[7]
    let year = m <= 2 ? y - 1 : y
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Whether `text` is a whole day of the calendar.
  static func isDay(_ text: String) -> Bool { number(ofDay: text) != nil }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    let leap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
