/// Lists of words and names that tell the splitter what exists.
public struct WordLists: Sendable {
  /// Word forms.
  public var words: [String] = []
  /// Names of places and people.
  public var names: [String] = []
  /// Forms as written in raw text with how frequent each is, in steps from 1 to 7.
  public var frequencies: [(form: String, step: Int)] = []

  /// Empty lists.
  public init() {}

  func note(in counts: inout FormCounts) {
    for word in words { counts.note(word, list: 1) }
    for name in names { counts.note(name, list: 2) }
    for entry in frequencies { counts.note(entry.form, frequency: UInt32(entry.step)) }
  }
}
