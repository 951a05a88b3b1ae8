/// How an act, a claim or an operator is said: a trigger word with constraints on what stands around it,
/// or some words in a row. The grammar is described in docs/codebook-details.md.
///
/// A class, since thousands of them are looked at for each sentence: a reference is quicker to hand on than its parts.
public final class Pattern: Hashable, Sendable {
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
    /// An actor of this sector or country code (`MIL`, `IGO`).
    case code(String)
    /// An actor with a country, or of a sector that acts in politics.
    case power
    /// Whatever stands there.
    case anything
    /// One of these: words and classes.
    indirect case oneOf([Value])
  }

  /// A few folded words, to ask whether another is among them.
  public struct WordSet: Hashable, Sendable, ExpressibleByArrayLiteral {
    let hashes: [UInt64]

    /// A set of folded words.
    public init(arrayLiteral words: String...) {
      self.init(hashes: words.map { NameHash($0).value })
    }

    init(hashes: [UInt64]) { self.hashes = hashes }

    /// Whether a folded word is in it.
    public func contains(_ word: String) -> Bool { contains(NameHash(word)) }

    /// Whether the folded word of this hash is in it.
    public func contains(_ hash: NameHash) -> Bool { hashes.contains(hash.value) }
  }

  /// Something that must, or must not, stand in a slot.
  ///
  /// A class, since the patterns share those that are written alike.
  public final class Constraint: Hashable, Sendable {
    /// Where it must, or must not, stand.
    public let slot: Slot
    /// A number that tells its slot from others.
    public let slotKey: UInt64
    /// What it must be.
    public let value: Value
    /// Whether it must be absent.
    public let negated: Bool

    init(slot: Slot, value: Value, negated: Bool) {
      self.slot = slot
      slotKey = slot.key
      self.value = value
      self.negated = negated
    }

    /// Those that ask the same are the same.
    public static func == (first: Constraint, second: Constraint) -> Bool {
      first === second
        || first.negated == second.negated && first.slot == second.slot && first.value == second.value
    }

    /// Hashes what is asked.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(slot)
      hasher.combine(value)
      hasher.combine(negated)
    }
  }

  /// What kind it is.
  public let kind: Kind
  /// Hashes of the lemmas or forms of the trigger, folded; for a phrase, of its words in order.
  public let hashes: [NameHash]
  /// Hashes of the words that must follow the trigger at once (`take_on`), folded.
  public let tail: [NameHash]
  /// What must, or must not, stand around the trigger.
  public let constraints: [Constraint]
  /// Where it is written.
  private let file: FileBytes
  private let start: Int32
  private let count: Int32

  /// In place of a word of a phrase: a gap of up to three.
  public static let gap = NameHash("*")

  init(
    kind: Kind, hashes: [NameHash], tail: [NameHash], constraints: [Constraint], file: FileBytes,
    range: Range<Int>
  ) {
    self.kind = kind
    self.hashes = hashes
    self.tail = tail
    self.constraints = constraints
    self.file = file
    start = Int32(truncatingIfNeeded: range.lowerBound)
    count = Int32(truncatingIfNeeded: range.count)
  }

  /// As written.
  var text: Field { file.field(Int(start)..<Int(start) + Int(count)) }

  /// As written, for explanations.
  public var source: String { text.string }

  /// Patterns that are written alike are the same.
  public static func == (first: Pattern, second: Pattern) -> Bool {
    first === second || first.text.bytes.elementsEqual(second.text.bytes)
  }

  /// Hashes what is written.
  public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

extension Pattern {
  /// The codes of sectors and countries that its constraints ask for.
  var codes: [String] {
    func codes(_ value: Value) -> [String] {
      switch value {
      case .code(let code): [code]
      case .oneOf(let values): values.flatMap(codes)
      default: []
      }
    }
    return constraints.flatMap { codes($0.value) }
  }

  /// How much its constraints ask of the text, in tenths: what must be absent tells little of what is there, and all
  /// of it together less than one thing that must be there.
  public var demands: Int {
    let refused = constraints.count(where: \.negated)
    return (constraints.count - refused) * 10 + min(9, refused * 3)
  }

  /// What is wrong with a pattern.
  public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let problem: String

    /// Problem and cure.
    public var description: String { "\(problem); see docs/codebook-details.md, Event lexicons" }
  }

  /// Reads a pattern as it is written in an event lexicon.
  public convenience init(parsing text: String) throws(Malformed) {
    let file = FileBytes(text)
    var problem: String?
    var reader = PatternReader()
    guard let pattern = reader.pattern(Field(file.bytes).trimmed, of: file, &problem) else {
      throw Malformed(problem: problem ?? "no pattern")
    }
    self.init(
      kind: pattern.kind, hashes: pattern.hashes, tail: pattern.tail, constraints: pattern.constraints,
      file: file, range: file.range(of: pattern.text))
  }
}

extension Frame {
  /// Reads roles as they are written in an event lexicon.
  public init(parsing text: String) throws(Pattern.Malformed) {
    var text = text
    var problem: String?
    self = text.withUTF8 { bytes in
      var reader = PatternReader()
      return reader.frame(Field(bytes).trimmed, &problem)
    }
    if let problem { throw Pattern.Malformed(problem: problem) }
  }
}
