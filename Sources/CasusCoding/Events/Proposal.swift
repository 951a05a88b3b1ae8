import CasusCodebook
import CasusRecords

/// An act that a pattern proposes, before it is weighed, joined with its like and printed.
struct Proposal {
  /// Concept at the moment: operators may have turned it into another type.
  let concept: Concept
  var type: EventType
  var modes: [String]
  /// Words of the pattern, the trigger first.
  let words: [Int]
  let entry: EventEntry
  var status: StatusReading
  var actors: [Party] = []
  var recipients: [Party] = []
  /// Heads of what is demanded, promised or alleged.
  var content: [Int] = []
  var counts: [String: Count] = [:]
  /// What a number on a party counts: as the concept says, or as the same word says elsewhere (*warplanes killed ten*).
  var counted: [Role: String]
  /// A noun names the act.
  let nominal: Bool
  var confidence = 0.5
  /// Why it was dropped, for explanations; nil when kept.
  var dropped: String?
  /// Trigger of the proposal with which it was joined, when both tell one act.
  var twin: Int?
  /// What decided, for explanations.
  var notes: [String] = []

  var trigger: Int { words[0] }
  /// How much of the text the pattern asks for: the more, the surer. A user's own words stand before all of ours.
  var specificity: Int {
    (entry.isOverlay ? 10_000 : 0) + words.count * 20 + entry.pattern.demands
      + (entry.pattern.kind == .any ? 0 : 10)
  }
}
