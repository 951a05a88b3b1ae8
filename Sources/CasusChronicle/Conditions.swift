internal import GRDB

/// The WHERE part of a query, put together from tests that are all to hold.
struct Conditions {
  private var tests: [String] = []
  private(set) var arguments: [(any DatabaseValueConvertible)?] = []

  mutating func add(_ test: String, _ values: (any DatabaseValueConvertible)?...) {
    tests.append("(\(test))")
    arguments += values
  }

  /// `column` is one of `values`; no test when there are none.
  mutating func add(_ column: String, oneOf values: some Sequence<String>) {
    let values = values.sorted()
    guard !values.isEmpty else { return }
    tests.append("\(column) IN (\([String](repeating: "?", count: values.count).joined(separator: ", ")))")
    arguments += values
  }

  /// The days in the columns `first`, `last` of an event or claim, or else those of publication, overlap `days`.
  mutating func add(days: DayRange?, of table: String) {
    guard let days, !days.isOpen else { return }
    let isStated = "\(table).first_day IS NOT NULL OR \(table).last_day IS NOT NULL"
    if let last = days.last {
      add(
        """
        CASE WHEN \(isStated) THEN ifnull(\(table).first_day, '') <= ? ELSE document.published_first <= ? END
        """, last, last)
    }
    if let first = days.first {
      add(
        """
        CASE WHEN \(isStated) THEN ifnull(\(table).last_day, '9999') >= ? ELSE document.published_last >= ? END
        """, first, first)
    }
  }

  /// Somebody with this country or sector code, codebook id or part of a name, in columns with `prefix`.
  static func party(_ words: String, prefix: String, id: String) -> (String, [any DatabaseValueConvertible]) {
    let code = words.uppercased()
    return (
      """
      \(prefix)country = ? OR \(prefix)sector = ? OR \(id) = ? OR \(prefix)name LIKE ? ESCAPE '\\'
      """, [code, code, words, pattern(words)]
    )
  }

  mutating func add(_ test: (String, [any DatabaseValueConvertible]), around: (String) -> String = { $0 }) {
    tests.append("(\(around(test.0)))")
    arguments += test.1
  }

  /// A LIKE pattern for a part of a string.
  private static func pattern(_ words: String) -> String {
    var pattern = "%"
    for scalar in words.unicodeScalars {
      if scalar == "%" || scalar == "_" || scalar == "\\" { pattern.unicodeScalars.append("\\") }
      pattern.unicodeScalars.append(scalar)
    }
    return pattern + "%"
  }

  /// ` WHERE ...`, or nothing.
  var sql: String { tests.isEmpty ? "" : " WHERE " + tests.joined(separator: " AND ") }

  /// ` LIMIT ... OFFSET ...`, or nothing.
  static func window(limit: Int?, offset: Int) -> String {
    limit == nil && offset <= 0 ? "" : " LIMIT \(max(0, limit ?? Int(Int32.max))) OFFSET \(max(0, offset))"
  }
}
