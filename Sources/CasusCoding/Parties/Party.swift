import CasusCodebook
import CasusRecords

/// An actor as the coder handles it, before it is printed.
struct Party: Hashable {
  /// What the words named, from the surest to the vaguest.
  enum Kind: Int, Hashable {
    case named, agent, pronoun, described, implied
  }
  var country: String?
  var sector: String?
  var name: String
  var id: String?
  /// First and last word; nil when only implied.
  var words: ClosedRange<Int>?
  /// Of a pronoun the words it stands for.
  var antecedent: ClosedRange<Int>?
  var kind: Kind
  var isPlural = false
  var isPerson = false
  /// Whether the country was taken over from the surroundings.
  var countryInferred = false
  /// An agent that belongs to some state (police, minister): it may take the country of its surroundings.
  var isStateOrgan = false

  /// It is in that state, and nothing else is known of it.
  var isThere = false

  /// The first person: whoever is quoted.
  var isSpeaker = false

  /// Whether a code says something about it.
  var isKnown: Bool { country != nil || (sector != nil && sector != "UNK") }

  /// PLOVER's sectors of those who rule, judge, guard and fight in the name of a state.
  private static let authorities: Set<String> = ["COP", "GOV", "JUD", "MIL", "SPY"]

  /// Whether it is of those who rule, judge, guard or fight in the name of a state.
  var isAuthority: Bool { sector.map { Self.authorities.contains($0) } ?? false }

  /// Whether it is of a branch of a state, its parliament included.
  var isBranch: Bool { isAuthority || sector == "LEG" }

  /// PLOVER's sectors of those who fight without a state: rebels and other armed groups.
  private static let armedGroups: Set<String> = ["REB", "UAF"]

  /// Whether it fights without a state.
  var isArmedGroup: Bool { sector.map { Self.armedGroups.contains($0) } ?? false }

  /// Whether those of a sector may use force.
  static func isForce(_ sector: String) -> Bool {
    authorities.contains(sector) || armedGroups.contains(sector)
  }

  /// Whether it acts in politics: a state or what belongs to one, or a sector of `powers`.
  func isPower(_ powers: Set<String>) -> Bool {
    country != nil || sector.map { powers.contains($0) } ?? false
  }

  /// The state it belongs to.
  var asState: Party {
    var state = self
    (state.sector, state.id) = ("GOV", country)
    return state
  }

  /// The government of a state that nobody names.
  static func implied(_ state: ActorEntry) -> Party {
    Party(
      country: state.country, sector: "GOV", name: state.name, id: state.id, words: nil, kind: .implied,
      countryInferred: true)
  }

  /// What a pronoun points to.
  func pointed(at pronoun: Int) -> Party {
    var party = self
    (party.words, party.antecedent, party.kind) = (pronoun...pronoun, words, .pronoun)
    return party
  }

  /// Whether two parties have the same code.
  func sameCode(as other: Party) -> Bool {
    country == other.country && sector == other.sector && id == other.id
  }
}
