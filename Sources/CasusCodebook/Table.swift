import FoundationEssentials

/// A tab-separated file of the codebook: columns named by its first line, `#` comments.
struct Table {
  /// One line of values.
  struct Row {
    let table: Table.Header
    let line: Int
    let values: [Substring]

    /// The value of a column; empty when the column is missing, empty or `-`.
    subscript(column: String) -> Substring {
      guard let index = table.columns[column], index < values.count else { return "" }
      let value = values[index]
      return value.utf8.count == 1 && value.begins(with: "-") ? "" : value
    }

    /// The values of a column that are divided by `|`.
    func list(_ column: String) -> [Substring] { self[column].parts("|").map(\.trimmed) }

    /// A finding about this line.
    func finding(_ message: String, cure: String) -> Finding {
      Finding(file: table.file, line: line, message: message, cure: cure)
    }
  }

  final class Header: Sendable {
    let file: String
    let columns: [String: Int]

    init(file: String, columns: [String: Int]) {
      self.file = file
      self.columns = columns
    }
  }

  let rows: [Row]

  /// Reads a file; what is wrong with it is added to `findings`.
  init(path: String, name: String, required: [String], findings: inout [Finding]) {
    guard let data = FileManager.default.contents(atPath: path) else {
      findings.append(Finding(file: name, line: 0, message: "cannot be read", cure: "check that it exists"))
      self.init(data: Data(), name: name, required: [], findings: &findings)
      return
    }
    self.init(data: data, name: name, required: required, findings: &findings)
  }

  init(data: Data, name: String, required: [String], findings: inout [Finding]) {
    guard let text = String(validating: data, as: UTF8.self) else {
      findings.append(Finding(file: name, line: 0, message: "is not UTF-8", cure: "save it as UTF-8"))
      rows = []
      return
    }
    var header: Header?
    var rows: [Row] = []
    for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      let bytes = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard let first = bytes.first, first != UInt8(ascii: "#") else { continue }
      if bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { continue }
      let values = bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        Substring($0).trimmed
      }
      guard let known = header else {
        var columns: [String: Int] = [:]
        for (position, column) in values.enumerated() { columns[String(column)] = position }
        for column in required where columns[column] == nil {
          findings.append(
            Finding(
              file: name, line: index + 1, message: "has no column \(column)",
              cure: "name the columns in the first line, divided by tabs: \(required.joined(separator: ", "))"
            ))
        }
        guard required.allSatisfy({ columns[$0] != nil }) else { break }
        header = Header(file: name, columns: columns)
        continue
      }
      if values.count > known.columns.count {
        findings.append(
          Finding(
            file: name, line: index + 1,
            message: "has \(values.count) fields, \(known.columns.count) are named",
            cure: "remove a tab or name the column in the first line"))
      }
      if let column = required.last(where: { (known.columns[$0] ?? 0) >= values.count }) {
        findings.append(
          Finding(
            file: name, line: index + 1, message: "has no field \(column)",
            cure: "put a tab (not blanks) before it, or `-` for none"))
        continue
      }
      rows.append(Row(table: known, line: index + 1, values: values))
    }
    self.rows = rows
  }
}

extension Substring {
  /// The parts between ASCII separators; empty ones are left out. (By bytes: ten times as fast as by Characters.)
  func parts(_ separator: Unicode.Scalar, maxSplits: Int = .max) -> [Substring] {
    let byte = UInt8(ascii: separator)
    guard utf8.contains(byte) else { return isEmpty ? [] : [self] }
    return utf8.split(separator: byte, maxSplits: maxSplits).map { Substring($0) }
  }

  /// Whether it begins with an ASCII sign.
  func begins(with sign: Unicode.Scalar) -> Bool { utf8.first == UInt8(ascii: sign) }

  /// Without its first byte.
  var withoutFirst: Substring { Substring(utf8.dropFirst()) }

  /// Without blanks at either end.
  var trimmed: Substring {
    var slice = self.utf8[...]
    while slice.first == UInt8(ascii: " ") { slice = slice.dropFirst() }
    while slice.last == UInt8(ascii: " ") { slice = slice.dropLast() }
    return Substring(slice)
  }
}
