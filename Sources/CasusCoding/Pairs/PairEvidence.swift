import CasusRecords

/// What is known about two parties before their relation is weighed.
struct PairEvidence {
  /// Where a piece of evidence comes from.
  enum Source: Int, CaseIterable {
    /// What the patterns proposed, what words may name by the lexicon, the words themselves and the parties.
    case acts, lexicon, words
  }

  /// Something that speaks for a type.
  struct Vote {
    let name: String
    let type: EventType
    let strength: Double
    let source: Source
  }

  /// Names of the features that hold, each once.
  private(set) var features: [(name: String, source: Source)] = []
  /// What speaks for which type; one weight for each name, whatever the type.
  private(set) var votes: [Vote] = []
  /// Where what is added next comes from.
  var source = Source.words
  private var names: Set<String> = []

  mutating func add(_ name: String) {
    if names.insert(name).inserted { features.append((name, source)) }
  }

  mutating func vote(_ name: String, for type: EventType, _ strength: Double = 1) {
    votes.append(Vote(name: name, type: type, strength: strength, source: source))
  }
}
