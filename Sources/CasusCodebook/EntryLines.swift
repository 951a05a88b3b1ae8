/// The line where an entry stands, with what is in it.
struct EntryLine: Sendable {
  /// Position of its file in `EntryLines.files`.
  let file: Int32
  /// Number of the line, from 1.
  let number: Int32
  /// What its first column names: a concept, stance or effect, by position.
  let label: Int32
  /// Where its pattern stands among the bytes of the file.
  let pattern: Span
  /// Where its roles stand; empty when there are none.
  let roles: Span

  /// A range of bytes.
  struct Span: Sendable {
    let start: Int32
    let count: Int32

    init(_ range: Range<Int>) {
      start = Int32(truncatingIfNeeded: range.lowerBound)
      count = Int32(truncatingIfNeeded: range.count)
    }
  }
}

/// Lines of files, one after the other.
struct EntryLines: Sendable {
  /// A file that entries stand in.
  struct File: Sendable {
    let name: String
    let isOverlay: Bool
    let text: FileBytes
  }

  var files: [File] = []
  var lines: [EntryLine] = []

  /// Where a line stands.
  func place(of line: EntryLine) -> EntryPlace {
    let file = files[Int(line.file)]
    return EntryPlace(file: file.name, line: Int(line.number), isOverlay: file.isOverlay)
  }

  /// The field of a line.
  func field(_ span: EntryLine.Span, of line: EntryLine) -> Field {
    files[Int(line.file)].text.field(Int(span.start)..<Int(span.start + span.count))
  }
}
