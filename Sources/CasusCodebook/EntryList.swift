/// What a line of a lexicon says, by its pattern.
public protocol PatternEntry: AnyObject, Sendable {
  /// The words.
  var pattern: Pattern { get }
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
