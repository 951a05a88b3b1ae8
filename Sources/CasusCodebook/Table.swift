/// A tab-separated file of the codebook: columns named by its first line, `#` comments.
///
/// It is read line by line while its bytes are at hand; `read` calls `body` with the table to ask for columns, and
/// the table hands out rows that are good until the next.
struct Table {
  /// The place of a column; nil when the file has none of that name.
  struct Column: Sendable { let index: Int? }

  /// One line of values.
  struct Row {
    let file: String
    let line: Int
    /// The bytes that its values are part of.
    let text: FileBytes
    fileprivate let values: UnsafeBufferPointer<Field>

    /// The value of a column; empty when the column is missing, empty or `-`.
    subscript(column: Column) -> Field {
      guard let index = column.index, index < values.count else { return .empty }
      let value = values[index]
      return value.bytes.count == 1 && value.begins(with: "-") ? .empty : value
    }

    /// Where it stands in the bytes of its file.
    var range: Range<Int> {
      guard let first = values.first, let last = values.last else { return 0..<0 }
      return text.range(of: first).lowerBound..<text.range(of: last).upperBound
    }

    /// A finding about this line.
    func finding(_ message: String, cure: String) -> Finding {
      Finding(file: file, line: line, message: message, cure: cure)
    }
  }

  /// Name of the file, for findings.
  let name: String
  private let columns: [String]
  private let required: [Int]
  private let lines: Lines
  /// Where the lines begin behind the names of the columns.
  var start: Int { lines.position }
  private let findings: Findings
  private let text: FileBytes
  private let asked = Asked()

  /// The columns that were asked for.
  private final class Asked { var names: Set<String> = Table.forPeople }

  /// Reads a file; what is wrong with it is added to `findings`. `body` is not called when nothing can be read.
  static func read(
    _ file: CodebookFolder.File, required: [String], findings: Findings, _ body: (Table) -> Void
  ) {
    guard let data = file.data else {
      findings.add(Finding(file: file.name, line: 0, message: "cannot be read", cure: "check that it exists"))
      return
    }
    if let bad = file.badByte {
      let line = 1 + data.bytes[..<bad].count(where: { $0 == UInt8(ascii: "\n") })
      findings.add(Finding(file: file.name, line: line, message: "is not UTF-8", cure: "save it as UTF-8"))
      return
    }
    if let table = Table(data, name: file.name, required: required, findings: findings) {
      body(table)
      table.findUnknown()
    }
    withExtendedLifetime(data) {}
  }

  private init?(
    _ text: FileBytes, name: String, required: [String], findings: Findings
  ) {
    var lines = Lines(text.bytes)
    guard let header = lines.next() else { return nil }
    var columns: [String] = []
    header.split { columns.append($0.string) }
    for column in required where !columns.contains(column) {
      findings.add(
        Finding(
          file: name, line: lines.number, message: "has no column \(column)",
          cure: "name the columns in the first line, divided by tabs: \(required.joined(separator: ", "))"))
    }
    let places = required.compactMap { columns.firstIndex(of: $0) }
    guard places.count == required.count else { return nil }
    self.name = name
    self.columns = columns
    self.required = places
    self.lines = lines
    self.findings = findings
    self.text = text
  }

  /// The place of a column.
  func column(_ name: String) -> Column {
    asked.names.insert(name)
    return Column(index: columns.firstIndex(of: name))
  }

  /// Columns that tell people something and the program nothing.
  private static let forPeople: Set<String> = ["from", "kind", "meaning", "note", "population", "quad", "to"]

  /// Says which columns nobody asked for: mistyped, most likely.
  private func findUnknown() {
    for column in columns where !column.isEmpty && !asked.names.contains(column) {
      findings.add(
        Finding(
          file: name, line: 0, message: "has a column `\(column)` that nothing reads",
          cure: "correct its name (see docs/codebook.md), or call it note"))
    }
  }

  /// So many fields of a line are looked at; no file has more columns.
  private static let most = 64

  /// Puts the values of a line into room for `most`; how many there are.
  @inline(__always)
  private static func split(_ line: Field, into values: UnsafeMutableBufferPointer<Field>) -> Int {
    var count = 0
    line.split { value in
      if count < most { values.initializeElement(at: count, to: value) }
      count += 1
    }
    return count
  }

  /// Calls `body` with the values of one line of a file that was read before.
  static func withRow<Result>(of line: Field, in text: FileBytes, _ body: (Row) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Field.self, capacity: most) { values in
      let count = split(line, into: values)
      return body(
        Row(file: "", line: 0, text: text, values: UnsafeBufferPointer(rebasing: values[..<min(count, most)]))
      )
    }
  }

  /// Calls `body` with every line that is whole.
  func forEach(_ body: (Row) -> Void) {
    withUnsafeTemporaryAllocation(of: Field.self, capacity: Self.most) { values in
      var lines = lines
      while let line = lines.next() {
        let count = Self.split(line, into: values)
        if count > columns.count {
          findings.add(
            Finding(
              file: name, line: lines.number, message: "has \(count) fields, \(columns.count) are named",
              cure: "remove a tab or name the column in the first line"))
        }
        if let missing = required.last(where: { $0 >= count }) {
          findings.add(
            Finding(
              file: name, line: lines.number, message: "has no field \(columns[missing])",
              cure: "put a tab (not blanks) before it, or `-` for none"))
          continue
        }
        let found = UnsafeBufferPointer(rebasing: values[..<min(count, Self.most)])
        body(Row(file: name, line: lines.number, text: text, values: found))
      }
    }
  }
}

/// The lines of a file that are neither blank nor comments.
private struct Lines {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next line begins.
  private(set) var position = 0
  /// Number of the line last returned, from 1.
  private(set) var number = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Field? {
    while position < bytes.count {
      let start = position
      var end = bytes.place(of: UInt8(ascii: "\n"), from: start)
      position = end + 1
      number += 1
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      if end == start || bytes[start] == UInt8(ascii: "#") { continue }
      let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
      if line[0] <= 0x20, line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
        continue
      }
      return Field(line)
    }
    return nil
  }
}

extension Field {
  /// The values between tabs, without blanks around them; empty ones too.
  @inline(__always)
  fileprivate func split(_ body: (Field) -> Void) {
    var start = 0
    while true {
      let end = bytes.place(of: UInt8(ascii: "\t"), from: start)
      body(Field(UnsafeBufferPointer(rebasing: bytes[start..<end])).trimmed)
      if end == bytes.count { break }
      start = end + 1
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The place of the next such byte, eight looked at at a time; the end when there is none.
  @inline(__always)
  func place(of byte: UInt8, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(self)
    let all: UInt64 = 0x0101_0101_0101_0101
    var place = start
    while place + 8 <= count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let other = word ^ (all &* UInt64(byte))
      let zeros = (other &- all) & ~other & (all << 7)
      if zeros != 0 { return place + zeros.trailingZeroBitCount / 8 }
      place += 8
    }
    while place < count, self[place] != byte { place += 1 }
    return place
  }
}

/// What bytes must be to be text.
enum UTF8Text {
  /// Where they stop being well-formed UTF-8; nil when they are.
  static func badByte(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var position = 0
    func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      position + offset < bytes.count && range.contains(bytes[position + offset])
    }
    let raw = UnsafeRawBufferPointer(bytes)
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0..<0x80:
        position += 1
        // Eight at once where all are ASCII.
        while position + 8 <= bytes.count,
          raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        { position += 8 }
      case 0xC2...0xDF:
        guard follows(1) else { return position }
        position += 2
        // Four Hebrew letters at once (0xD6 and 0xD7 begin them).
        while position + 8 <= bytes.count,
          UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            & 0xC0FE_C0FE_C0FE_C0FE == 0x80D6_80D6_80D6_80D6
        { position += 8 }
        // Letters of one alphabet stand together.
        while position + 2 <= bytes.count, bytes[position] == byte, bytes[position + 1] & 0xC0 == 0x80 {
          position += 2
        }
      case 0xE0...0xEF:
        let second: ClosedRange<UInt8> =
          byte == 0xE0 ? 0xA0...0xBF : byte == 0xED ? 0x80...0x9F : 0x80...0xBF
        guard follows(1, second), follows(2) else { return position }
        position += 3
      case 0xF0...0xF4:
        let second: ClosedRange<UInt8> =
          byte == 0xF0 ? 0x90...0xBF : byte == 0xF4 ? 0x80...0x8F : 0x80...0xBF
        guard follows(1, second), follows(2), follows(3) else { return position }
        position += 4
      default: return position
      }
    }
    return nil
  }
}
