import CasusCodebook
import CasusLanguage

/// Tries patterns of the codebook on the words of a text.
///
/// A class: everything that reads a text holds it, and dozens of patterns share a trigger and ask the same of it, which
/// is found once.
final class Matcher {
  let tree: Tree
  let mentions: Mentions
  let slots: Slots
  let resolver: PartyResolver
  /// Sectors that act in politics.
  let powers: Set<String>
  /// The word that patterns are tried on, and what it may be.
  @exclusivity(unchecked) private var trigger = Trigger()
  /// The slots of it that were asked for, and the words in each.
  @exclusivity(unchecked) private var asked: [(key: UInt64, isPassive: Bool)] = []
  @exclusivity(unchecked) private var answers: [[Int]] = []
  /// The words of the phrase that is tried.
  @exclusivity(unchecked) private var met: [Int] = []
  /// A sentence and what it is known by in `WordFilter`.
  @exclusivity(unchecked) private var filter: (number: Int, words: WordFilter)?

  private struct Trigger {
    var word = -1
    var isVerb = false
    /// Its form says that it is active, and it has an object.
    var isActive = false
    var isNoun = false
    var isAdjective = false
  }

  init(tree: Tree, mentions: Mentions, slots: Slots, resolver: PartyResolver, powers: Set<String>) {
    self.tree = tree
    self.mentions = mentions
    self.slots = slots
    self.resolver = resolver
    self.powers = powers
  }

  /// The words and phrases of a sentence.
  private func words(of sentence: Int) -> WordFilter {
    if let filter, filter.number == sentence { return filter.words }
    var words = WordFilter()
    for word in tree.text.sentences[sentence].words {
      for hash in tree.hashes.withPhrases(word) { words.insert(hash) }
    }
    filter = (sentence, words)
    return words
  }

  /// The entries of a lexicon that a word triggers, with the words that each covers, the trigger first.
  func matches<Entry>(in lexicon: PatternIndex<Entry>, at index: Int) -> [(entry: Int, words: [Int])] {
    var found: [(entry: Int, words: [Int])] = []
    let around = words(of: tree.sentenceOf[index])
    for key in tree.keys(index) {
      lexicon.forEachCandidate(for: key, among: around) { candidate in
        let entry = Int(candidate.entry)
        guard fits(candidate.kind, index), let words = match(lexicon.patterns[entry], at: index),
          !found.contains(where: { $0.entry == entry })
        else { return }
        found.append((entry, words))
      }
    }
    return found
  }

  /// The words a pattern covers when its trigger stands at `index`; nil when it does not match. The first word
  /// returned is the trigger.
  func match(_ pattern: Pattern, at index: Int) -> [Int]? {
    if pattern.kind == .phrase { return phrase(pattern, at: index) }
    guard fits(pattern.kind, index) else { return nil }
    var covered = tree.hashes.joined(to: index, by: pattern.hashes)
    if !pattern.tail.isEmpty {
      guard let tail = tail(pattern.tail, after: index) else { return nil }
      covered += tail
    }
    for constraint in pattern.constraints {
      let found = filler(
        constraint, of: index, isPassive: pattern.kind == .passive, particles: covered)
      if constraint.negated {
        if found != nil || isDeniedInContent(constraint, of: index, pattern) { return nil }
      } else if let found {
        if isNamed(found, by: constraint.value) { covered.append(found) }
      } else if !isInContent(constraint, of: index, pattern) {
        return nil
      }
    }
    return [index] + covered
  }

  /// *Tokyo must open its market, Britain said*: what stands anywhere beside a trigger may stand in the clause that its
  /// pattern asks for, wherever that is.
  private func isInContent(_ constraint: Pattern.Constraint, of index: Int, _ pattern: Pattern) -> Bool {
    content(constraint, of: index, pattern).contains { clause in
      tree.children(clause).contains { child in
        satisfies(constraint.value, child)
          || tree.children(child).contains { satisfies(constraint.value, $0) }
      }
    }
  }

  /// *It will not send soldiers, Japan said*: what must not stand beside a trigger must not deny that clause.
  private func isDeniedInContent(_ constraint: Pattern.Constraint, of index: Int, _ pattern: Pattern) -> Bool
  {
    content(constraint, of: index, pattern).contains { clause in
      tree.children(clause).contains { child in
        (tree.word(child).upos == .part || tree.word(child).upos == .adv)
          && satisfies(constraint.value, child)
      }
    }
  }

  /// The clauses that a pattern asks for, when a constraint says what stands anywhere.
  private func content(_ constraint: Pattern.Constraint, of index: Int, _ pattern: Pattern) -> [Int] {
    guard constraint.slot == .any,
      let wanted = pattern.constraints.first(where: { $0.slot == .comp && !$0.negated })
    else { return [] }
    return slots.fillers(.comp, of: index).filter { satisfies(wanted.value, $0) }
  }

  private func fits(_ kind: Pattern.Kind, _ index: Int) -> Bool {
    look(at: index)
    return switch kind {
    case .verb: trigger.isVerb
    // *המחבלים פוצצו את השגרירות*: what has an object is no passive.
    case .passive: trigger.isVerb && !trigger.isActive
    case .noun: trigger.isNoun
    case .adjective: trigger.isAdjective
    case .preposition, .any, .phrase: true
    }
  }

  private func look(at index: Int) {
    if trigger.word == index { return }
    let upos = tree.word(index).upos
    let features = tree.word(index).features
    trigger.word = index
    trigger.isVerb = tree.isVerbal(index) || (upos == .adj && features["VerbForm"] != nil)
    trigger.isActive = features.has("Voice=Act") && hasObject(index)
    trigger.isNoun =
      upos == .noun || upos == .propn || features.has("VerbForm=Vnoun")
      || features.has("VerbForm=Ger") && isNamed(index)
    trigger.isAdjective = upos == .adj || upos == .adv || features.has("VerbForm=Part")
    asked.removeAll(keepingCapacity: true)
    answers.removeAll(keepingCapacity: true)
  }

  /// Whether a gerund names an act as a noun does: *the bombing of*, *their fighting*; *in dealing with* is a verb.
  private func isNamed(_ gerund: Int) -> Bool {
    if tree.has("obj", gerund) || tree.has("xcomp", gerund) { return true }
    return tree.children(gerund).contains { child in
      tree.has("det", child) || tree.has("nmod:poss", child) || tree.has("amod", child)
        || (tree.has("nmod", child) || tree.has("obl", child))
          && tree.slots(ofPreposition: tree.prepositions[child]).contains("of")
    }
  }

  private func phrase(_ pattern: Pattern, at index: Int) -> [Int]? {
    let sentence = tree.text.sentences[tree.sentenceOf[index]].words
    // Most are given up at their second word: an array is made of those only that are met.
    met.removeAll(keepingCapacity: true)
    var position = index
    var gap = 0
    for expected in pattern.hashes {
      if expected == Pattern.gap {
        gap = 3
        continue
      }
      var found: Int?
      var tries = 0
      while position < sentence.upperBound, tries <= gap {
        if tree.hashes.lemmas[position] == expected || tree.hashes.forms[position] == expected {
          found = position
          break
        }
        if tree.word(position).upos != .det || met.isEmpty { tries += 1 }
        position += 1
      }
      guard let found else { return nil }
      met.append(found)
      position = found + 1
      gap = 0
    }
    // A copy, so that the room is kept for the next.
    return met.map { $0 }
  }

  /// A particle: a dependent, or among the next four words.
  private func tail(_ words: [NameHash], after index: Int) -> [Int]? {
    let sentence = tree.text.sentences[tree.sentenceOf[index]].words
    var covered: [Int] = []
    var position = index + 1
    for (number, expected) in words.enumerated() {
      let limit = number == 0 ? min(sentence.upperBound, index + 5) : min(sentence.upperBound, position + 2)
      guard
        let found = (position..<max(position, limit)).first(where: {
          (tree.hashes.forms[$0] == expected || tree.hashes.lemmas[$0] == expected)
            && !introduces($0, after: index)
        })
      else { return nil }
      covered.append(found)
      position = found + 1
    }
    return covered
  }

  /// Whether what looks like a particle is the preposition of a phrase behind the verb's object, or of one of time:
  /// *took the house in May*.
  private func introduces(_ word: Int, after verb: Int) -> Bool {
    guard tree.has("case", word) || tree.has("mark", word), let head = tree.word(word).head, head > word
    else { return false }
    return tree.timeWords.contains(head)
      || tree.children(verb).contains { tree.has("obj", $0) && $0 < word && $0 > verb }
  }

  private func filler(
    _ constraint: Pattern.Constraint, of index: Int, isPassive: Bool, particles: [Int]
  ) -> Int? {
    for word in fillers(constraint, of: index, isPassive: isPassive)
    where satisfies(constraint.value, word) {
      // *Bosnian Muslims* are not what *Bosnian* alone may stand for.
      if constraint.negated, tree.has("amod", word), !isNamed(word, by: constraint.value) { continue }
      // *Floods in Pakistan forced thousands to flee*: what is but there does nothing for the state.
      if constraint.slot == .subj, !isPassive, isParty(constraint.value), isOnlyThere(word) { continue }
      return word
    }
    if constraint.negated {
      // What must not be near must not stand above, either: *נשקף איום*.
      guard constraint.slot == .any, let head = tree.word(index).head, satisfies(constraint.value, head)
      else {
        return nil
      }
      return head
    }
    guard case .lemmas = constraint.value else { return nil }
    return neighbour(constraint, of: index, particles: particles)
  }

  private func isParty(_ value: Pattern.Value) -> Bool {
    switch value {
    case .party, .state: true
    default: false
    }
  }

  /// Whether a word names a thing that is in a state, and nothing more of it.
  private func isOnlyThere(_ word: Int) -> Bool {
    guard let party = resolver.resolve(word, depth: 0) else { return false }
    return party.isThere && party.kind == .described && !party.isPerson
  }

  /// The words in a slot of the trigger, with what belongs to them.
  private func fillers(_ constraint: Pattern.Constraint, of index: Int, isPassive: Bool) -> [Int] {
    look(at: index)
    let slot = constraint.slot
    let wanted = (key: constraint.slotKey, isPassive: isPassive)
    if let place = asked.firstIndex(where: { $0 == wanted }) { return answers[place] }
    // The subject of a verb whose subject is acted upon is the grammatical one.
    var heads =
      isPassive && slot == .subj && tree.isVerbal(index)
      ? slots.passiveSubjects(of: index) : slots.fillers(slot, of: index)
    // *Sees the hand of Iran in it*: of a verb, whose its object is.
    if heads.isEmpty, slot == .of, tree.isVerbal(index) {
      heads = slots.objects(of: index).flatMap { slots.genitives(of: $0) }
    }
    let words = heads.flatMap { deep($0) }
    asked.append(wanted)
    answers.append(words)
    return words
  }

  /// A filler, what is coordinated with it and, for things named by a measure or part, what it governs.
  private func deep(_ head: Int) -> [Int] {
    var result = [head]
    var frontier = [head]
    while let current = frontier.popLast(), result.count < 16 {
      for child in tree.children(current)
      where tree.has("conj", child) || tree.has("compound", child) || tree.has("flat", child)
        || tree.has("nmod:poss", child)
        || (tree.has("nmod", child) && tree.slots(ofPreposition: tree.prepositions[child]).contains("of"))
        || tree.has("amod", child)
      {
        result.append(child)
        frontier.append(child)
      }
    }
    return result
  }

  /// Whether a constraint names the word that meets it, rather than its class.
  private func isNamed(_ word: Int, by value: Pattern.Value) -> Bool {
    switch value {
    case .lemmas: true
    case .oneOf(let values):
      values.contains { value in
        if case .lemmas = value { return satisfies(value, word) }
        return false
      }
    default: false
    }
  }

  private func satisfies(_ value: Pattern.Value, _ word: Int) -> Bool {
    switch value {
    case .lemmas(let lemmas):
      return tree.hashes.withPhrases(word).contains { lemmas.contains($0) }
    case .party: return resolver.resolve(word, depth: 0)?.isKnown ?? false
    case .state: return resolver.resolve(word, depth: 0)?.country != nil
    case .person:
      guard let party = resolver.resolve(word, depth: 0) else {
        return tree.word(word).entity.hasSuffix("PER")
      }
      return party.isPerson || party.isPlural
    case .place:
      guard let mention = mentions.covering(word) else {
        return tree.word(word).entity.hasSuffix("GPE") || tree.word(word).entity.hasSuffix("LOC")
      }
      return mention.entries.contains {
        switch $0.thing {
        case .place, .capital: true
        case .actor(let index): resolver.names.actors[Int(index)].kind == .state
        case .demonym: false
        }
      }
    case .number:
      return tree.children(word).contains { tree.has("nummod", $0) } || tree.word(word).upos == .num
    case .code(let code):
      guard let party = resolver.resolve(word, depth: 0) else { return false }
      return party.sector == code || party.country == code
    case .power: return resolver.resolve(word, depth: 0)?.isPower(powers) ?? false
    case .anything: return true
    case .oneOf(let values): return values.contains { satisfies($0, word) }
    }
  }

  /// Whether the tree gives a verb an object.
  private func hasObject(_ index: Int) -> Bool {
    tree.isVerbal(index) && !tree.isPassive(index)
      && tree.children(index).contains { tree.has("obj", $0) && tree.isNominal($0) }
  }

  /// Whether a word may be an object: a noun without a preposition, be it marked as an object.
  private func isBare(_ word: Int, _ particles: [Int]) -> Bool {
    guard tree.isNominal(word) || tree.word(word).upos == .adj else { return false }
    return !tree.children(word).contains {
      tree.has("case", $0) && $0 < word && !tree.word($0).features.has("Case=Acc") && !particles.contains($0)
    }
  }

  /// The wanted word nearby in the clause, for trees that hung it elsewhere.
  private func neighbour(_ constraint: Pattern.Constraint, of index: Int, particles: [Int]) -> Int? {
    let sentence = tree.text.sentences[tree.sentenceOf[index]].words
    let reach: ClosedRange<Int>
    switch constraint.slot {
    case .mod: reach = max(sentence.lowerBound, index - 2)...min(sentence.upperBound - 1, index + 3)
    case .obj, .of, .preposition:
      reach = min(index + 1, sentence.upperBound - 1)...min(sentence.upperBound - 1, index + 6)
    case .any: reach = max(sentence.lowerBound, index - 4)...min(sentence.upperBound - 1, index + 8)
    default: return nil
    }
    let isObject = constraint.slot == .obj
    let isBareObject = isObject && tree.grammar.hasBareObjects
    if isObject, hasObject(index) { return nil }
    for word in reach where word != index {
      // *Attack helicopters*: what the trigger itself says the kind of.
      if constraint.slot == .mod, tree.has("compound", index), tree.word(index).head == word { continue }
      if word > index, tree.word(word).upos == .punct, tree.forms[word] != "\"" { break }
      if isObject, tree.has("mark", word) { break }
      guard satisfies(constraint.value, word), !isBareObject || isBare(word, particles) else { continue }
      // Where nouns do not stand side by side for it, *of* has a word of its own, as any preposition has.
      let introducer: String? =
        switch constraint.slot {
        case .preposition(let name): name
        case .of where !tree.grammar.hasConstructState: "of"
        default: nil
        }
      if let name = introducer {
        let before = (max(index + 1, word - 3)..<word).contains {
          tree.lemmas[$0] == name || tree.slots(ofPreposition: tree.lemmas[$0]).contains(name)
        }
        if !before { continue }
      }
      return word
    }
    return nil
  }
}
