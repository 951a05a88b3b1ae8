/// Lists of words and names that tell the splitter what exists.
public struct WordLists: Sendable {
  /// Word forms.
  public var words: [String] = []
  /// Forms of verbs with their lemmas; forms of several lemmas are best left out.
  public var verbs: [String: String] = [:]
  /// Names of people, places and organisations.
  public var names: [ListedName] = []
  /// Forms as written in raw text with their Zipf values (log10 of occurrences in a billion words).
  public var frequencies: [(form: String, zipf: Double)] = []

  /// Empty lists.
  public init() {}

  /// The words most often written, which can be trusted to exist.
  var existing: [String] { ranked.prefix(32_000).map(\.form) }

  /// The forms of raw text, most frequent first.
  var ranked: [(form: String, zipf: Double)] {
    frequencies.sorted { $0.zipf != $1.zipf ? $0.zipf > $1.zipf : $0.form < $1.form }
  }

  func note(in counts: inout FormCounts) {
    for word in words { counts.note(word, list: 1) }
    for name in names where name.hasOwnWords { for part in name.parts { counts.note(part, list: 2) } }
    for entry in frequencies { counts.note(entry.form, frequency: Self.step(entry.zipf)) }
  }

  /// A Zipf value in steps from 1 (hardly ever) to 7, each half an order of magnitude.
  static func step(_ zipf: Double) -> UInt32 {
    guard zipf.isFinite else { return 1 }
    return UInt32(min(7, max(1, 2 * min(zipf, 9) - 3)))
  }
}
