/// How an act, a claim or an operator is said: a trigger word with constraints on what stands around it,
/// or some words in a row. The grammar is described in docs/codebook.md.
public struct Pattern: Hashable, Sendable {
  /// What kind of word the trigger is.
  public enum Kind: String, Hashable, Sendable {
    /// A verb.
    case verb = "v"
    /// A verb whose subject is acted upon.
    case passive = "p"
    /// A noun.
    case noun = "n"
    /// An adjective or adverb.
    case adjective = "a"
    /// A preposition or prepositional phrase.
    case preposition = "c"
    /// Any word.
    case any = "x"
    /// Words in a row.
    case phrase = "\""
  }

  /// What a constraint asks of a word.
  public enum Value: Hashable, Sendable {
    /// One of these lemmas or forms, folded.
    case lemmas(WordSet)
    /// A known political actor.
    case party
    /// An actor with a country.
    case state
    /// A person.
    case person
    /// A place.
    case place
    /// A number.
    case number
    /// An actor of this sector.
    case sector(String)
  }

  /// A few folded words, to ask whether another is among them.
  public struct WordSet: Hashable, Sendable, ExpressibleByArrayLiteral {
    private let hashes: [UInt64]

    /// A set of folded words.
    public init(arrayLiteral words: String...) {
      self.init(
        hashes: words.map { word in
          var hash = NameHash()
          hash.add(word)
          return hash.value
        })
    }

    init(hashes: [UInt64]) { self.hashes = hashes }

    /// Whether a folded word is in it.
    public func contains(_ word: String) -> Bool {
      var hash = NameHash()
      hash.add(word)
      return hashes.contains(hash.value)
    }
  }

  /// Something that must, or must not, stand in a slot.
  public struct Constraint: Hashable, Sendable {
    /// Where it must, or must not, stand.
    public let slot: Slot
    /// What it must be.
    public let value: Value
    /// Whether it must be absent.
    public let negated: Bool
  }

  /// What kind it is.
  public internal(set) var kind: Kind
  /// Lemmas or forms of the trigger, folded; for a phrase, its words in order (`*` is a gap of up to three).
  public internal(set) var lemmas: [String] = []
  /// Words that must follow the trigger at once (`take_on`), folded.
  public internal(set) var tail: [String] = []
  /// What must, or must not, stand around the trigger.
  public internal(set) var constraints: [Constraint] = []
  /// As written, for explanations.
  public let source: String

  init(kind: Kind, source: String) {
    self.kind = kind
    self.source = source
  }
}

extension Pattern {
  /// What is wrong with a pattern.
  public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let problem: String

    /// Problem and cure.
    public var description: String { "\(problem); see docs/codebook.md, Event lexicons" }
  }

  /// Reads a pattern as it is written in an event lexicon.
  public init(parsing text: String) throws(Malformed) {
    var text = text
    var problem: String?
    let pattern = text.withUTF8 { bytes in
      var reader = PatternReader()
      return reader.pattern(Field(bytes).trimmed, problem: &problem)
    }
    guard let pattern, problem == nil else { throw Malformed(problem: problem ?? "no pattern") }
    self = pattern
  }
}

extension Frame {
  /// Reads roles as they are written in an event lexicon.
  public init(parsing text: String) throws(Pattern.Malformed) {
    var text = text
    var problem: String?
    self = text.withUTF8 { bytes in
      var reader = PatternReader()
      return reader.frame(Field(bytes).trimmed, problem: &problem)
    }
    if let problem { throw Pattern.Malformed(problem: problem) }
  }
}
