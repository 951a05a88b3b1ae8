import Synchronization

/// What a line of a lexicon says, by its pattern.
public protocol PatternEntry: AnyObject, Sendable {
  /// The words.
  var pattern: Pattern { get }
}

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
    let start = Int(span.start)
    return Field(
      UnsafeBufferPointer(rebasing: files[Int(line.file)].text.bytes[start..<start + Int(span.count)]))
  }
}

/// The patterns of a lexicon, each made from its line when it is first asked for: there are ten thousands, and a
/// document needs some hundreds.
public final class PatternList: Sendable {
  let lines: EntryLines
  private let made: LazySlots<Pattern>
  private let reader = Mutex(PatternReader())

  /// A list with a pattern a line; `given` stand in no file and are there already, by their position.
  init(_ lines: EntryLines, given: [Int: Pattern]) {
    self.lines = lines
    made = LazySlots(count: lines.lines.count)
    for (position, pattern) in given { _ = made.put(pattern, at: position) }
  }

  /// The pattern at a position.
  public subscript(position: Int) -> Pattern {
    made[position] ?? made.put(pattern(of: lines.lines[position]), at: position)
  }

  private func pattern(of line: EntryLine) -> Pattern {
    // What is wrong with a line was found when it was read first.
    var problem: String?
    let field = lines.field(line.pattern, of: line)
    let text = lines.files[Int(line.file)].text
    guard let pattern = reader.withLock({ $0.pattern(field, of: text, &problem) }) else {
      preconditionFailure("\(lines.place(of: line)): \(problem ?? "no pattern")")
    }
    return pattern
  }

  /// The roles of the line at a position.
  func roles(at position: Int) -> Frame {
    var problem: String?
    let line = lines.lines[position]
    return reader.withLock { $0.frame(lines.field(line.roles, of: line), &problem) }
  }
}

/// Entries of a lexicon, each made of its line and pattern when it is first asked for.
public final class EntryList<Entry: PatternEntry>: RandomAccessCollection, Sendable {
  /// Makes an entry of the label of its line, its words and roles, and its place.
  typealias Make = @Sendable (_ label: Int, _ pattern: Pattern, _ roles: Frame, _ place: EntryPlace) -> Entry

  private let patterns: PatternList
  private let make: Make
  private let made: LazySlots<Entry>

  /// A list with an entry a pattern; `given` stand in no file and are there already, by their position.
  init(_ patterns: PatternList, given: [Int: Entry], make: @escaping Make) {
    self.patterns = patterns
    self.make = make
    made = LazySlots(count: patterns.lines.lines.count)
    for (position, entry) in given { _ = made.put(entry, at: position) }
  }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// How many there are.
  public var endIndex: Int { made.count }

  /// The entry at a position.
  public subscript(position: Int) -> Entry {
    if let entry = made[position] { return entry }
    let line = patterns.lines.lines[position]
    let entry = make(
      Int(line.label), patterns[position], patterns.roles(at: position), patterns.lines.place(of: line))
    return made.put(entry, at: position)
  }
}
