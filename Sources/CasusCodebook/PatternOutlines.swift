/// Of many patterns just what tells which of them a sentence may need: the rest is read when one is asked for.
///
/// Nothing is made of a pattern here but numbers in three lists, and what many patterns share is read once.
struct PatternOutlines: Sendable {
  /// Some of a list of numbers.
  struct Part: Sendable {
    var start: Int32
    var count: Int32

    static let none = Part(start: 0, count: 0)

    var range: Range<Int> { Int(start)..<Int(start + count) }
  }

  /// What is known of a pattern.
  struct Outline: Sendable {
    let kind: Pattern.Kind
    /// Its trigger words, in `triggers`.
    let words: Part
    /// Words of which one must stand in the sentence, in `needed`; none when none must.
    let needs: Part
  }

  /// Hashes of trigger words.
  private(set) var triggers: [UInt64] = []
  /// Places in a `WordFilter` of words that must stand in the sentence.
  private(set) var needed: [UInt16] = []
  /// The codes of sectors and countries that patterns ask for and nobody has looked at yet.
  private var newCodes: [String] = []
  private var known = Known()
  private var buffer = KeyBuffer()

  /// What was read before, by what is written.
  private struct Known: Sendable {
    var triggers: [Outline] = []
    var triggerIndex = HashIndex()
    var constraints: [Part] = []
    var constraintIndex = HashIndex()
  }

  /// Makes room for about so many more patterns.
  mutating func reserve(_ count: Int) {
    triggers.reserveCapacity(triggers.count + count)
    needed.reserveCapacity(needed.count + count)
    // Many share them.
    known.triggerIndex = HashIndex(capacity: count / 4)
    known.constraintIndex = HashIndex(capacity: count / 4)
  }

  /// Reads a pattern; on failure the result is nil and `problem` says why.
  mutating func read(_ text: Field, _ problem: inout String?) -> Outline? {
    if text.begins(with: "\"") {
      return PatternGrammar.phrase(text, &problem).map { phrase($0) }
    }
    var trigger: Outline?
    var needs = Part.none
    var isFirst = true
    text.forEach(" ") { term in
      if isFirst {
        trigger = self.trigger(term, &problem)
        isFirst = false
      } else if problem == nil {
        let words = constraint(term, &problem)
        if words.count > 0, needs.count == 0 || words.count < needs.count { needs = words }
      }
    }
    if isFirst { trigger = self.trigger(.empty, &problem) }
    guard problem == nil, let trigger else { return nil }
    return trigger.needs.count > 0
      ? trigger : Outline(kind: trigger.kind, words: trigger.words, needs: needs)
  }

  /// The codes that patterns have asked for since this was asked last: those of constraints that were read before are
  /// left out.
  mutating func takeCodes() -> [String] {
    if newCodes.isEmpty { return newCodes }
    defer { newCodes.removeAll() }
    return newCodes
  }

  /// Forgets what is only good to read further patterns.
  mutating func finish() { known = Known() }

  private mutating func phrase(_ text: Field) -> Outline {
    var words = 0
    var (trigger, needs) = (Part.none, Part.none)
    text.forEach(" ") { word in
      words += 1
      if words == 1 {
        trigger = self.trigger(adding: word)
      } else if needs.count == 0, !(word == "*") {
        needs = self.need(adding: word)
      }
    }
    return Outline(kind: .phrase, words: trigger, needs: needs)
  }

  private mutating func trigger(_ term: Field, _ problem: inout String?) -> Outline? {
    let identity = term.identity
    if let position = known.triggerIndex[identity] { return known.triggers[position] }
    guard let trigger = PatternGrammar.trigger(term, &problem) else { return nil }
    var words = Part(start: Int32(triggers.count), count: 0)
    trigger.forEachWord { word in
      let hash = hash(word)
      if triggers[words.range].contains(hash) { return }
      triggers.append(hash)
      words.count += 1
    }
    // Of the words that must follow at once, the first.
    let particle = trigger.particles.divided(by: "_").first
    let new = Outline(
      kind: trigger.kind, words: words, needs: particle.isEmpty ? .none : need(adding: particle))
    known.triggerIndex.insert(known.triggers.count, for: identity)
    known.triggers.append(new)
    return new
  }

  /// The words of which a constraint needs one; none when it needs none, or others than words.
  private mutating func constraint(_ term: Field, _ problem: inout String?) -> Part {
    let identity = term.identity
    if let position = known.constraintIndex[identity] { return known.constraints[position] }
    guard let constraint = PatternGrammar.constraint(term, &problem) else { return .none }
    var needs = Part(start: Int32(needed.count), count: 0)
    var hasClass = false
    constraint.value.forEach("|") { word in
      if word.begins(with: "@") {
        hasClass = true
        if case .code(let code) = PatternGrammar.named(word) { newCodes.append(code) }
      } else if !constraint.isNegated {
        needed.append(WordFilter.place(of: hash(word)))
        needs.count += 1
      }
    }
    if hasClass { needs = .none }
    known.constraintIndex.insert(known.constraints.count, for: identity)
    known.constraints.append(needs)
    return needs
  }

  private mutating func trigger(adding word: Field) -> Part {
    triggers.append(hash(word))
    return Part(start: Int32(triggers.count - 1), count: 1)
  }

  private mutating func need(adding word: Field) -> Part {
    needed.append(WordFilter.place(of: hash(word)))
    return Part(start: Int32(needed.count - 1), count: 1)
  }

  private mutating func hash(_ word: Field) -> UInt64 { buffer.withKey(of: word, \.hash) }
}
