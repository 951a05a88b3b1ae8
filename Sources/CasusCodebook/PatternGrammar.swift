/// Takes patterns apart as docs/codebook-details.md writes them, without making anything of the parts.
///
/// Whoever only needs to know which words a pattern hangs on and whether it is sound asks the same questions as
/// whoever makes it.
enum PatternGrammar {
  /// A trigger: `v:take_on|put_on`.
  struct Trigger {
    let kind: Pattern.Kind
    /// Its alternatives, with what follows them at once.
    fileprivate let alternatives: Field
    /// What follows every alternative, divided by `_`; empty when nothing does.
    let particles: Field

    /// Calls `body` with each alternative, without what follows it.
    func forEachWord(_ body: (Field) -> Void) {
      alternatives.forEach("|") { body($0.divided(by: "_").first) }
    }
  }

  /// A constraint: `!on=fire|@state`.
  struct Constraint {
    let slot: Field
    let value: Field
    let isNegated: Bool
  }

  /// The words of a phrase; nil when the pattern is none or, if `problem` says so, no sound one.
  static func phrase(_ text: Field, _ problem: inout String?) -> Field? {
    guard text.begins(with: "\"") else { return nil }
    guard text.bytes.count > 2, text.bytes.last == UInt8(ascii: "\"") else {
      problem = "the quotation mark is not closed"
      return nil
    }
    let inside = Field(UnsafeBufferPointer(rebasing: text.bytes[1..<(text.bytes.count - 1)])).trimmed
    if inside.isEmpty || inside == "*" || inside.begins(with: "*") && inside.dropping(1).begins(with: " ") {
      problem = "a phrase must begin with a word"
      return nil
    }
    return inside
  }

  /// The trigger that a pattern begins with.
  static func trigger(_ term: Field, _ problem: inout String?) -> Trigger? {
    guard term.bytes.count >= 2, term.bytes[1] == UInt8(ascii: ":"),
      let kind = Pattern.Kind(letter: term.bytes[0])
    else {
      problem = "`\(term.string)` does not begin with v: p: n: a: c: x: or a quotation mark"
      return nil
    }
    let alternatives = term.dropping(2)
    var particles: Field?
    var own: String?
    alternatives.forEach("|") { alternative in
      let (word, new) = alternative.divided(by: "_")
      if word.isEmpty { own = "the trigger has no word" }
      if let particles, particles.isEmpty != new.isEmpty {
        own = "alternatives with and without a particle: each kind needs a line of its own"
      } else if let particles, particles.identity != new.identity {
        own = "alternatives with different particles"
      }
      particles = particles ?? new
    }
    guard let particles else {
      problem = "the trigger has no word"
      return nil
    }
    if let own {
      problem = own
      return nil
    }
    return Trigger(kind: kind, alternatives: alternatives, particles: particles)
  }

  /// One of the constraints behind the trigger.
  static func constraint(_ term: Field, _ problem: inout String?) -> Constraint? {
    let isNegated = term.begins(with: "!")
    guard let (slot, value) = (isNegated ? term.dropping(1) : term).sides("=") else {
      problem = "`\(term.string)` is no slot=word constraint"
      return nil
    }
    if slot.bytes.contains(UInt8(ascii: "|")) {
      problem = "`\(slot.string)=` names several slots: each needs a line of its own"
      return nil
    }
    return Constraint(slot: slot, value: value, isNegated: isNegated)
  }

  /// The class that a name such as `@party` or `@MIL` stands for.
  static func named(_ name: Field) -> Pattern.Value {
    if name == "@party" { return .party }
    if name == "@state" { return .state }
    if name == "@person" { return .person }
    if name == "@place" { return .place }
    if name == "@number" { return .number }
    if name == "@power" { return .power }
    if name == "@any" { return .anything }
    return .code(name.dropping(1).string)
  }
}

extension Pattern.Kind {
  /// The kind that a letter of the codebook stands for.
  fileprivate init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "v"): self = .verb
    case UInt8(ascii: "p"): self = .passive
    case UInt8(ascii: "n"): self = .noun
    case UInt8(ascii: "a"): self = .adjective
    case UInt8(ascii: "c"): self = .preposition
    case UInt8(ascii: "x"): self = .any
    default: return nil
    }
  }
}
