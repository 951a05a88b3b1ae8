import CasusRecords

/// What is known about two parties before their relation is weighed.
struct PairEvidence {
  /// Something that speaks for a type.
  struct Vote {
    let name: String
    let type: EventType
    let strength: Double
  }

  /// Names of the features that hold.
  var features: [String] = []
  /// What speaks for which type; one weight for each name, whatever the type.
  var votes: [Vote] = []

  mutating func vote(_ name: String, for type: EventType, _ strength: Double = 1) {
    votes.append(Vote(name: name, type: type, strength: strength))
  }
}
