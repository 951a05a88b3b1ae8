internal import CasusChronicle
internal import CasusRecords

/// A date as a person reads it, with the form that programs read.
struct DateView: View {
  /// `27 January 2023`.
  let text: String
  /// `2023-01-27`, `2023-01`, `2023`; nil when the date is not that plain.
  let machine: String?
  /// Why it may be off: `by publication date`.
  let note: String?
}

extension Interface {
  /// A coded interval; nil when nothing is known of it.
  func date(_ when: When?) -> DateView? {
    guard let when else { return nil }
    return date(start: when.start, end: when.end)
  }

  /// The date of an entry; says so when the publication date stands in.
  func date(_ date: EntryDate) -> DateView {
    let plain = self.date(start: date.start, end: date.end)
    switch date.basis {
    case .stated: return plain ?? unknownDate
    case .published:
      guard let plain else { return unknownDate }
      return DateView(text: plain.text, machine: plain.machine, note: phrases["chronicle.placedBy"])
    case .unknown: return unknownDate
    }
  }

  /// A publication date; nil when unknown.
  func day(_ text: String?) -> DateView? { date(start: text, end: text) }

  private var unknownDate: DateView { DateView(text: phrases["chronicle.undated"], machine: nil, note: nil) }

  private func date(start: String?, end: String?) -> DateView? {
    switch (start.map(DateParts.init), end.map(DateParts.init)) {
    case (nil, nil): return nil
    case (let start?, nil):
      return DateView(text: phrases.fill("date.from", ["start": text(start)]), machine: nil, note: nil)
    case (nil, let end?):
      return DateView(text: phrases.fill("date.until", ["end": text(end)]), machine: nil, note: nil)
    case (let start?, let end?):
      if let parts = DateParts.whole(from: start, to: end) {
        return DateView(text: text(parts), machine: parts.machine, note: nil)
      }
      let span = phrases.fill("date.span", ["start": text(start), "end": text(end)])
      return DateView(text: span, machine: nil, note: nil)
    }
  }

  /// Words for a period of a series: `2023-01`, `2023-Q1`, `2023`.
  func period(_ text: String) -> String {
    let parts = text.split(separator: "-")
    if parts.count == 2, parts[1].hasPrefix("Q") {
      return phrases.fill(
        "date.quarter", ["q": phrases["date.q\(parts[1].dropFirst())"], "y": String(parts[0])])
    }
    return self.text(DateParts(text))
  }

  private func text(_ parts: DateParts) -> String {
    let month = parts.month.flatMap { (1...12).contains($0) ? months[$0 - 1] : nil }
    switch (parts.year, month, parts.day) {
    case (let year?, let month?, let day?):
      return phrases.fill("date.day", ["d": String(day), "month": month, "y": String(year)])
    case (let year?, let month?, nil): return phrases.fill("date.month", ["month": month, "y": String(year)])
    case (let year?, nil, _): return phrases.fill("date.year", ["y": String(year)])
    case (nil, let month?, let day?):
      return phrases.fill("date.dayNoYear", ["d": String(day), "month": month])
    case (nil, let month?, nil): return phrases.fill("date.monthNoYear", ["month": month])
    case (nil, nil, _): return parts.raw
    }
  }
}

/// The known parts of `2023-01-27`, `2023-01`, `2023`, `XXXX-08-12`.
struct DateParts {
  let raw: String
  var year: Int?
  var month: Int?
  var day: Int?

  init(_ text: String) {
    raw = text
    let fields = text.split(separator: "-").map { Int($0) }
    year = fields.first ?? nil
    month = fields.count > 1 ? fields[1] : nil
    day = fields.count > 2 ? fields[2] : nil
  }

  /// The day, month or year that begins and ends on these days; nil when the interval is none of them.
  static func whole(from start: DateParts, to end: DateParts) -> DateParts? {
    if start.raw == end.raw { return start }
    guard start.year == end.year, start.day == 1, let last = end.day, let month = end.month else {
      return nil
    }
    guard last == length(ofMonth: month, year: end.year) else { return nil }
    var parts = start
    parts.day = nil
    if start.month == end.month { return parts }
    guard start.month == 1, month == 12, start.year != nil else { return nil }
    parts.month = nil
    return parts
  }

  /// ISO form when the year is known.
  var machine: String? {
    guard let year, year > 999, year < 10_000 else { return nil }
    let numbers = [month, day].prefix { $0 != nil }.compactMap(\.self)
    return ([String(year)] + numbers.map { $0 < 10 ? "0\($0)" : String($0) }).joined(separator: "-")
  }

  private static func length(ofMonth month: Int, year: Int?) -> Int {
    let year = year ?? 2000
    let leap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}
