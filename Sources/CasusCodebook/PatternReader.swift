/// Reads patterns and frames. What many lines share - lists of words, frames - is made once.
struct PatternReader {
  private var constraints: [Pattern.Constraint] = []
  private var constraintIndex = HashIndex(capacity: 1 << 10)
  private var frames: [Frame] = []
  private var frameIndex = HashIndex(capacity: 1 << 10)
  private var triggers: [Trigger] = []
  private var triggerIndex = HashIndex(capacity: 1 << 10)
  private var slots: [[[Slot]]] = []
  private var slotIndex = HashIndex()
  private var buffer = KeyBuffer()
  /// Codes of sectors and countries that patterns ask for and nobody has looked at yet.
  private var newCodes: [String] = []
  /// The constraints of the pattern that is being read.
  private var found: [Pattern.Constraint] = []

  /// The words that a pattern begins with.
  private struct Trigger {
    var kind = Pattern.Kind.any
    var hashes: [NameHash] = []
    var tail: [NameHash] = []
  }

  /// Reads a pattern; on failure the result is nil and `problem` says why.
  mutating func pattern(_ text: Field, of file: FileBytes, problem: inout String?) -> Pattern? {
    if text.begins(with: "\"") { return phrase(text, of: file, problem: &problem) }
    found.removeAll(keepingCapacity: true)
    var trigger: Trigger?
    var isFirst = true
    var isSound = true
    text.forEach(" ") { term in
      guard isSound else { return }
      if isFirst {
        trigger = self.trigger(term, &problem)
        isSound = trigger != nil
        isFirst = false
      } else {
        isSound = readConstraint(term, &problem)
      }
    }
    if isFirst { problem = "`` does not begin with v: p: n: a: c: x: or a quotation mark" }
    guard isSound, let trigger else { return nil }
    // A copy that has just the room it needs.
    return Pattern(
      kind: trigger.kind, hashes: trigger.hashes, tail: trigger.tail, constraints: found.map { $0 },
      file: file, range: file.range(of: text))
  }

  /// Reads the frame of a line: `actor=subj+with recipient=against|on`.
  mutating func frame(_ text: Field, problem: inout String?) -> Frame {
    if text.isEmpty { return Frame(slots: [:]) }
    let hash = text.identity
    if let known = frameIndex[hash] { return frames[known] }
    var frame = Frame(slots: Dictionary(minimumCapacity: 3))
    var own: String?
    text.forEach(" ") { pair in
      if let (name, value) = pair.sides("="), let role = Role(name) {
        frame.slots[role] = slots(value)
      } else {
        own = "`\(pair.string)` is no role=slot pair"
      }
    }
    if let own {
      problem = own
    } else {
      frameIndex.insert(frames.count, for: hash)
      frames.append(frame)
    }
    return frame
  }

  /// The slots of a role: alternatives divided by `|`, those that are joined by `+`.
  private mutating func slots(_ text: Field) -> [[Slot]] {
    let hash = text.identity
    if let known = slotIndex[hash] { return slots[known] }
    let new = text == "-" ? [] : text.parts("|").map { $0.parts("+").map { Slot($0) } }
    slotIndex.insert(slots.count, for: hash)
    slots.append(new)
    return new
  }

  /// The key of a word.
  mutating func key(_ word: Field) -> String { buffer.withKey(of: word, \.string) }

  /// The hash of a word's key.
  private mutating func hash(_ word: Field) -> NameHash { buffer.withKey(of: word) { NameHash($0) } }

  /// The keys of the words of a phrase.
  mutating func keys(_ phrase: Field) -> [String] {
    buffer.withKey(of: phrase) { $0.parts(" ").map(\.string) }
  }

  private mutating func phrase(_ text: Field, of file: FileBytes, problem: inout String?) -> Pattern? {
    guard text.bytes.count > 2, text.bytes.last == UInt8(ascii: "\"") else {
      problem = "the quotation mark is not closed"
      return nil
    }
    let inside = Field(UnsafeBufferPointer(rebasing: text.bytes[1..<(text.bytes.count - 1)]))
    var words: [NameHash] = []
    inside.forEach(" ") { words.append(hash($0)) }
    if words.isEmpty || words[0] == Pattern.gap {
      problem = "a phrase must begin with a word"
      return nil
    }
    return Pattern(
      kind: .phrase, hashes: words, tail: [], constraints: [], file: file, range: file.range(of: text))
  }

  /// Reads the words that a pattern begins with.
  private mutating func trigger(_ term: Field, _ problem: inout String?) -> Trigger? {
    let identity = term.identity
    if let known = triggerIndex[identity] { return triggers[known] }
    guard term.bytes.count >= 2, term.bytes[1] == UInt8(ascii: ":"),
      let kind = Pattern.Kind(letter: term.bytes[0])
    else {
      problem = "`\(term.string)` does not begin with v: p: n: a: c: x: or a quotation mark"
      return nil
    }
    var trigger = Trigger(kind: kind)
    var isSound = true
    var isPlain = false
    term.dropping(2).forEach("|") { word in
      var isFirst = true
      var tail: [NameHash] = []
      word.forEach("_") { part in
        if isFirst { trigger.hashes.append(hash(part)) } else { tail.append(hash(part)) }
        isFirst = false
      }
      if tail.isEmpty {
        isPlain = true
        return
      }
      if !trigger.tail.isEmpty, trigger.tail != tail {
        problem = "alternatives with different particles"
        isSound = false
      }
      trigger.tail = tail
    }
    if isPlain, !trigger.tail.isEmpty {
      problem = "alternatives with and without a particle: each kind needs a line of its own"
      isSound = false
    }
    if trigger.hashes.isEmpty {
      problem = "the trigger has no word"
      return nil
    }
    guard isSound else { return nil }
    triggerIndex.insert(triggers.count, for: identity)
    triggers.append(trigger)
    return trigger
  }

  /// Reads a constraint and adds it to those found; whether it is one.
  private mutating func readConstraint(_ term: Field, _ problem: inout String?) -> Bool {
    let identity = term.identity
    if let known = constraintIndex[identity] {
      found.append(constraints[known])
      return true
    }
    let isNegated = term.begins(with: "!")
    guard let (slot, value) = (isNegated ? term.dropping(1) : term).sides("=") else {
      problem = "`\(term.string)` is no slot=word constraint"
      return false
    }
    if slot.bytes.contains(UInt8(ascii: "|")) {
      problem = "`\(slot.string)=` names several slots: each needs a line of its own"
      return false
    }
    let new = Pattern.Constraint(slot: Slot(slot), value: self.value(value), negated: isNegated)
    constraintIndex.insert(constraints.count, for: identity)
    constraints.append(new)
    found.append(new)
    return true
  }

  private mutating func value(_ text: Field) -> Pattern.Value {
    var values: [Pattern.Value] = []
    var words: [UInt64] = []
    words.reserveCapacity(text.bytes.count(where: { $0 == UInt8(ascii: "|") }) + 1)
    text.forEach("|") { word in
      if word.begins(with: "@") {
        values.append(named(word))
      } else {
        words.append(buffer.withKey(of: word, \.hash))
      }
    }
    if !words.isEmpty || values.isEmpty { values.append(.lemmas(Pattern.WordSet(hashes: words))) }
    return values.count == 1 ? values[0] : .oneOf(values)
  }

  /// The codes of sectors and countries that patterns have asked for since this was asked last: those of constraints
  /// that were read before are left out.
  mutating func takeCodes() -> [String] {
    if newCodes.isEmpty { return newCodes }
    defer { newCodes.removeAll() }
    return newCodes
  }

  /// The class of a name: `@party`, `@MIL`.
  private mutating func named(_ name: Field) -> Pattern.Value {
    switch name.string {
    case "@party": return .party
    case "@state": return .state
    case "@person": return .person
    case "@place": return .place
    case "@number": return .number
    case "@power": return .power
    case "@any": return .anything
    case let name:
      let code = String(name.dropFirst())
      newCodes.append(code)
      return .code(code)
    }
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
