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
    case lemmas(Set<String>)
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
  public let kind: Kind
  /// Lemmas or forms of the trigger, folded; for a phrase, its words in order (`*` is a gap of up to three).
  public let lemmas: [String]
  /// Words that must follow the trigger at once (`take_on`), folded.
  public let tail: [String]
  /// What must, or must not, stand around the trigger.
  public let constraints: [Constraint]
  /// As written, for explanations.
  public let source: String

  /// Reads a pattern; on failure the result is nil and `problem` says why.
  init?(_ text: Substring, problem: inout String?) {
    source = String(text)
    if text.begins(with: "\"") {
      guard text.utf8.count > 2, text.utf8.last == UInt8(ascii: "\"") else {
        problem = "the quotation mark is not closed"
        return nil
      }
      kind = .phrase
      lemmas = Substring(text.utf8.dropFirst().dropLast()).parts(" ").map { Folding.key($0) }
      tail = []
      constraints = []
      if lemmas.isEmpty || lemmas[0] == "*" {
        problem = "a phrase must begin with a word"
        return nil
      }
      return
    }
    let terms = text.parts(" ")
    guard let trigger = terms.first, let colon = trigger.utf8.firstIndex(of: UInt8(ascii: ":")),
      let kind = Kind(rawValue: String(trigger[..<colon])), kind != .phrase
    else {
      problem = "`\(terms.first ?? "")` does not begin with v: p: n: a: c: x: or a quotation mark"
      return nil
    }
    self.kind = kind
    var lemmas: [String] = []
    var tail: [String] = []
    for word in Substring(trigger.utf8[trigger.utf8.index(after: colon)...]).parts("|") {
      let parts = word.parts("_").map { Folding.key($0) }
      guard let first = parts.first else { continue }
      lemmas.append(first)
      if parts.count > 1 {
        if !tail.isEmpty, tail != Array(parts.dropFirst()) {
          problem = "alternatives with different particles"
          return nil
        }
        tail = Array(parts.dropFirst())
      }
    }
    guard !lemmas.isEmpty else {
      problem = "the trigger has no word"
      return nil
    }
    self.lemmas = lemmas
    self.tail = tail
    var constraints: [Constraint] = []
    for term in terms.dropFirst() {
      let negated = term.begins(with: "!")
      let sides = (negated ? term.withoutFirst : term).parts("=", maxSplits: 1)
      guard sides.count == 2 else {
        problem = "`\(term)` is no slot=word constraint"
        return nil
      }
      constraints.append(Constraint(slot: Slot(sides[0]), value: Value(sides[1]), negated: negated))
    }
    self.constraints = constraints
  }
}

extension Pattern.Value {
  /// Reads `word|word` or a class such as `@party`, `@MIL`.
  init(_ text: Substring) {
    switch text {
    case "@party": self = .party
    case "@state": self = .state
    case "@person": self = .person
    case "@place": self = .place
    case "@number": self = .number
    case _ where text.begins(with: "@"): self = .sector(String(text.withoutFirst))
    default: self = .lemmas(Set(text.parts("|").map { Folding.key($0) }))
    }
  }
}
