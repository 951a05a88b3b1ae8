public import CasusRecords

/// The line where an entry stands.
struct EntryPlace: Sendable, CustomStringConvertible {
  let file: String
  let line: Int
  /// Whether the file is of a folder laid over the codebook.
  var isOverlay = false

  var description: String { "\(file):\(line)" }
}

/// How an act is said in one language.
public final class EventEntry: PatternEntry {
  /// Whether a folder laid over the codebook says it: such a word counts before all others.
  public var isOverlay: Bool { place.isOverlay }
  /// Index into `Codebook.concepts`.
  public let concept: Int
  /// The words.
  public let pattern: Pattern
  /// Roles that differ from the concept's frame.
  public let roles: Frame
  /// Where it stands.
  let place: EntryPlace
  /// `file:line`, for explanations.
  public var source: String { place.description }

  init(concept: Int, pattern: Pattern, roles: Frame, place: EntryPlace) {
    self.concept = concept
    self.pattern = pattern
    self.roles = roles
    self.place = place
  }
}

/// How a claim is made in one language.
public final class ClaimEntry: PatternEntry {
  /// Stance of the speaker.
  public let stance: Stance
  /// The words.
  public let pattern: Pattern
  /// Roles that differ from the default frame.
  public let roles: Frame
  /// Where it stands.
  let place: EntryPlace
  /// Where it stands, `file:line`.
  public var source: String { place.description }

  init(stance: Stance, pattern: Pattern, roles: Frame, place: EntryPlace) {
    self.stance = stance
    self.pattern = pattern
    self.roles = roles
    self.place = place
  }
}

/// A word that changes the status of an act.
public final class OperatorEntry: PatternEntry {
  /// What it does to the act in its scope.
  public enum Effect: String, Hashable, Sendable, CaseIterable {
    case attempt, fail, plan, commit, future, possible, condition, negate, motive, light, end, generic
  }
  /// What the word does.
  public let effect: Effect
  /// The words.
  public let pattern: Pattern
  /// Where it stands.
  let place: EntryPlace
  /// Where it stands, `file:line`.
  public var source: String { place.description }

  init(effect: Effect, pattern: Pattern, place: EntryPlace) {
    self.effect = effect
    self.pattern = pattern
    self.place = place
  }
}

/// A word that says where a relation is going.
public enum TrendWord: String, Hashable, Sendable, CaseIterable {
  case relation, tension, warmth, rise, fall, better, worse, peak, trough, stable
}

/// A number word: exact or with open bounds.
public struct NumberWord: Hashable, Sendable {
  /// How a word changes the number after it.
  public enum Kind: String, Hashable, Sendable { case value = "", least, most, about }
  /// What kind it is.
  public let kind: Kind
  /// Lower bound; nil when open.
  public let low: Int?
  /// Upper bound; nil when open.
  public let high: Int?

  /// Makes a number word.
  public init(kind: Kind, low: Int?, high: Int?) {
    self.kind = kind
    self.low = low
    self.high = high
  }
}

/// What analysts know about how one language speaks of events.
public struct Lexicon: Sendable {
  /// ISO 639-1 code.
  public let language: String
  /// How acts are said, by trigger.
  public internal(set) var events = PatternIndex(make: EventEntry.init)
  /// How claims are made, by trigger.
  public internal(set) var claims = PatternIndex<ClaimEntry> { label, pattern, roles, place in
    ClaimEntry(stance: Stance.allCases[label], pattern: pattern, roles: roles, place: place)
  }
  /// Words that change the status of an act, by trigger.
  public internal(set) var operators = PatternIndex<OperatorEntry> { label, pattern, _, place in
    OperatorEntry(effect: OperatorEntry.Effect.allCases[label], pattern: pattern, place: place)
  }
  /// Agents by the first of their words, longest first.
  public internal(set) var agents = WordTable<[AgentEntry]>()
  /// Single words or phrases, folded.
  public internal(set) var trends = WordTable<[TrendWord]>()
  /// Context words, folded.
  public internal(set) var contexts = WordTable<[String]>()
  /// Number words, folded.
  public internal(set) var numbers = WordTable<NumberWord>()
  /// Prepositions (folded, phrases with blanks) and the slots they express.
  public internal(set) var cases = WordTable<[String]>()
  /// Words of definite descriptions and of the grammar, by kind.
  public internal(set) var references = References()
  /// The country whose institutions are meant when this language's news names none; nil for world languages.
  public internal(set) var home: String?
  /// Endings of inflected forms, folded: a word whose lemma is only its form again is looked up without them as well.
  public internal(set) var endings: [String] = []
  /// Regular endings of verbs, folded, with what stands in their place in the lemma (*ied*, *y*).
  public internal(set) var regularEndings: [(ending: String, replacement: String)] = []
  /// What gerunds end in, folded; nil where they have no ending of their own.
  public internal(set) var gerundEnding: String?
  /// What past forms that are participles as well end in, folded.
  public internal(set) var pastEnding: String?
  /// Letters that are written in another way at the end of a word, with how they are written there.
  public internal(set) var finalLetters: [Character: Character] = [:]
  /// Lemmas of irregular forms of verbs, all folded, by form (*fled*, *flee*).
  public internal(set) var irregularForms = WordTable<String>()
  /// Countries in which the home state's forces and courts act.
  public internal(set) var reach: Set<String> = []

  /// An empty lexicon.
  init(language: String) { self.language = language }

  /// Adds a way to say an act that stands in no file; `alone` forgets all others.
  mutating func add(_ pattern: Pattern, concept: Int, roles: Frame, source: String, alone: Bool) {
    if alone { events = Lexicon(language: language).events }
    events.add(
      EventEntry(
        concept: concept, pattern: pattern, roles: roles, place: EntryPlace(file: source, line: 0)))
    events.seal()
  }
}
