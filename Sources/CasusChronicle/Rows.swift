internal import CasusRecords
internal import Foundation
internal import GRDB

// How values of a record become columns, and back. Strings go through `stored` and `Row.string`, because SQLite's
// text functions stop at NUL: a string that holds one is kept as a blob.

/// The column value of a string.
func stored(_ string: String?) -> DatabaseValue {
  guard let string else { return .null }
  return string.utf8.contains(0) ? Data(string.utf8).databaseValue : string.databaseValue
}

/// The column value of a list of strings: a JSON array.
func stored(_ list: [String]) throws -> DatabaseValue {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .withoutEscapingSlashes
  return stored(String(decoding: try encoder.encode(list), as: UTF8.self))
}

extension Row {
  /// The string in a column that `stored` wrote.
  func string(_ column: String) -> String? {
    let value: DatabaseValue? = self[column]
    switch value?.storage {
    case .string(let string): return string
    case .blob(let data): return String(decoding: data, as: UTF8.self)
    default: return nil
    }
  }

  /// The string in a column that is never null.
  func text(_ column: String) -> String { string(column) ?? "" }

  /// The list in a column that `stored` wrote.
  func list(_ column: String) throws -> [String] {
    let text = text(column)
    return text == "[]" ? [] : try JSONDecoder().decode([String].self, from: Data(text.utf8))
  }

  /// The value of a closed vocabulary.
  func value<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
    guard let value = Value(rawValue: text(column)) else { throw unreadable(column) }
    return value
  }

  /// The span in `NAME_start` and `NAME_end`.
  func span(_ name: String) -> Span? {
    guard let start: Int = self["\(name)_start"], let end: Int = self["\(name)_end"] else { return nil }
    return Span(start, end)
  }

  /// A span that is never null.
  func place(_ name: String) throws -> Span {
    guard let span = span(name) else { throw unreadable(name) }
    return span
  }

  /// The interval in the `when_` columns.
  func when() throws -> When? {
    guard string("when_precision") != nil else { return nil }
    return When(
      start: string("when_start"), end: string("when_end"), precision: try value("when_precision"),
      text: span("when_text"))
  }

  /// The days in `first_day` and `last_day`.
  func days() -> DayRange? {
    let days = DayRange(first: self["first_day"], last: self["last_day"])
    return days.isOpen ? nil : days
  }

  private func unreadable(_ column: String) -> ChronicleError {
    ChronicleError(
      .notADatabase, at: column, "holds \(string(column).map { "'\($0)'" } ?? "nothing")",
      cure: "the database was changed by another program; restore a copy of it")
  }
}

extension Span? {
  /// Column values of start and end.
  var stored: [any DatabaseValueConvertible] { [map(\.start), map(\.end)] }
}

extension Span {
  /// Column values of start and end.
  var stored: [any DatabaseValueConvertible] { [start, end] }
}

extension When? {
  /// Column values of `when_start` ... `when_text_end`.
  var stored: [any DatabaseValueConvertible] {
    [
      CasusChronicle.stored(self?.start), CasusChronicle.stored(self?.end), self?.precision.rawValue,
    ] + (self?.text).stored
  }
}

extension Actor {
  /// Column values of country, sector, name, id, and the span.
  var stored: [any DatabaseValueConvertible] {
    [country, sector, name, id].map { CasusChronicle.stored($0) } + text.stored
  }
}

extension When {
  /// The days that the interval may cover; nil when the year is unknown or the interval is turned around.
  var days: DayRange? {
    let days = DayRange(first: start.flatMap(Self.known)?.first, last: end.flatMap(Self.known)?.last)
    if days.isOpen || (start != nil && days.first == nil) || (end != nil && days.last == nil) { return nil }
    if let first = days.first, let last = days.last, last < first { return nil }
    return days
  }

  /// The days of a date whose last digits may be unknown: `2023-XX-XX` is a year.
  private static func known(_ date: String) -> (first: String, last: String)? {
    let parts = date.utf8.split(separator: UInt8(ascii: "-")).prefix { !$0.contains(UInt8(ascii: "X")) }
    return try? Calendar.days(of: parts.compactMap { String($0) }.joined(separator: "-"))
  }
}
