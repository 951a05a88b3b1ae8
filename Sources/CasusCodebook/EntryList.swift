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

  /// The field of a line.
  func field(_ span: EntryLine.Span, of line: EntryLine) -> Field {
    let start = Int(span.start)
    return Field(
      UnsafeBufferPointer(rebasing: files[Int(line.file)].text.bytes[start..<start + Int(span.count)]))
  }
}

/// Entries of a lexicon, each made from its line when it is first asked for: there are ten thousands, and a document
/// needs some hundreds.
///
/// `@unchecked Sendable`: the places of made entries are only touched as atomics, all else never changes.
public final class EntryList<Entry: PatternEntry>: RandomAccessCollection, @unchecked Sendable {
  /// Makes an entry of the label of its line, its words and roles, and its place.
  typealias Make = @Sendable (_ label: Int, _ pattern: Pattern, _ roles: Frame, _ place: EntryPlace) -> Entry

  private let lines: EntryLines
  private let make: Make
  private let made: UnsafeMutablePointer<AtomicLazyReference<Entry>>
  private let reader = Mutex(PatternReader())

  /// A list with an entry a line; `given` stand in no file and are there already, by their position.
  init(_ lines: EntryLines, given: [Int: Entry], make: @escaping Make) {
    self.lines = lines
    self.make = make
    made = .allocate(capacity: lines.lines.count)
    for position in lines.lines.indices { (made + position).initialize(to: AtomicLazyReference()) }
    for (position, entry) in given { _ = made[position].storeIfNil(entry) }
  }

  deinit {
    made.deinitialize(count: lines.lines.count)
    made.deallocate()
  }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// How many there are.
  public var endIndex: Int { lines.lines.count }

  /// The entry at a position.
  public subscript(position: Int) -> Entry {
    precondition(indices.contains(position), "no entry \(position) among \(count)")
    return made[position].load() ?? made[position].storeIfNil(entry(of: lines.lines[position]))
  }

  private func entry(of line: EntryLine) -> Entry {
    let file = lines.files[Int(line.file)]
    // What is wrong with a line was found when it was read first.
    var problem: String?
    let (pattern, roles) = reader.withLock { reader in
      (
        reader.pattern(lines.field(line.pattern, of: line), of: file.text, &problem),
        reader.frame(lines.field(line.roles, of: line), &problem)
      )
    }
    let place = EntryPlace(file: file.name, line: Int(line.number), isOverlay: file.isOverlay)
    guard let pattern else { preconditionFailure("\(place): \(problem ?? "no pattern")") }
    return make(Int(line.label), pattern, roles, place)
  }
}
