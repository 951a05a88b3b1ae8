/// Makes patterns and frames. What many lines share - frames, slots - is made once.
struct PatternReader {
  private var frames: [Frame] = []
  private var frameIndex = HashIndex()
  /// Frames in which nothing was found wrong.
  private var sound = HashSet()
  private var slots: [[[Slot]]] = []
  private var slotIndex = HashIndex()
  private var buffer = KeyBuffer()

  /// Makes a pattern; on failure the result is nil and `problem` says why.
  mutating func pattern(_ text: Field, of file: FileBytes, _ problem: inout String?) -> Pattern? {
    let range = file.range(of: text)
    if let phrase = PatternGrammar.phrase(text, &problem) {
      return Pattern(
        kind: .phrase, hashes: phrase.parts(" ").map { hash($0) }, tail: [], constraints: [], file: file,
        range: range)
    }
    let terms = text.parts(" ")
    guard problem == nil, let trigger = PatternGrammar.trigger(terms.first ?? .empty, &problem) else {
      return nil
    }
    var hashes: [NameHash] = []
    trigger.forEachWord { hashes.append(hash($0)) }
    let tail = trigger.particles.parts("_").map { hash($0) }
    let constraints = terms.dropFirst().compactMap { term in
      PatternGrammar.constraint(term, &problem).map { constraint in
        Pattern.Constraint(
          slot: Slot(constraint.slot), value: value(constraint.value), negated: constraint.isNegated)
      }
    }
    guard problem == nil else { return nil }
    return Pattern(
      kind: trigger.kind, hashes: hashes, tail: tail, constraints: constraints, file: file, range: range)
  }

  /// Finds what is wrong with the frame of a line.
  mutating func check(frame text: Field, _ problem: inout String?) {
    if text.isEmpty || sound.contains(text.identity) { return }
    var own: String?
    text.forEach(" ") { pair in
      if pair.sides("=").flatMap({ Role($0.0) }) == nil { own = "`\(pair.string)` is no role=slot pair" }
    }
    if own == nil { sound.insert(text.identity) }
    problem = own ?? problem
  }

  /// Reads the frame of a line: `actor=subj+with recipient=against|on`.
  mutating func frame(_ text: Field, _ problem: inout String?) -> Frame {
    if text.isEmpty { return Frame(slots: [:]) }
    let hash = text.identity
    if let known = frameIndex[hash] { return frames[known] }
    var frame = Frame(slots: Dictionary(minimumCapacity: 3))
    var own: String?
    check(frame: text, &own)
    text.forEach(" ") { pair in
      if let (name, value) = pair.sides("="), let role = Role(name) { frame.slots[role] = slots(value) }
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

  private mutating func value(_ text: Field) -> Pattern.Value {
    var values: [Pattern.Value] = []
    var words: [UInt64] = []
    text.forEach("|") { word in
      if word.begins(with: "@") {
        values.append(PatternGrammar.named(word))
      } else {
        words.append(hash(word).value)
      }
    }
    if !words.isEmpty || values.isEmpty { values.append(.lemmas(Pattern.WordSet(hashes: words))) }
    return values.count == 1 ? values[0] : .oneOf(values)
  }
}
