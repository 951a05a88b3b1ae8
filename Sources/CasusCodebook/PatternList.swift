import Synchronization

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
