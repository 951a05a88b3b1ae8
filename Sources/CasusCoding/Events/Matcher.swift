import CasusCodebook
import CasusLanguage

/// Tries patterns of the codebook on the words of a text.
struct Matcher {
  let tree: Tree
  let mentions: Mentions
  let slots: Slots
  let resolver: PartyResolver

  /// The words a pattern covers when its trigger stands at `index`; nil when it does not match. The first word
  /// returned is the trigger.
  func match(_ pattern: Pattern, at index: Int) -> [Int]? {
    if pattern.kind == .phrase { return phrase(pattern.lemmas, at: index) }
    guard fits(pattern.kind, index) else { return nil }
    var covered = [index]
    if !pattern.tail.isEmpty {
      guard let tail = tail(pattern.tail, after: index) else { return nil }
      covered += tail
    }
    for constraint in pattern.constraints {
      let found = filler(constraint, of: index, isPassive: pattern.kind == .passive)
      if constraint.negated {
        if found != nil { return nil }
      } else {
        guard let found else { return nil }
        if case .lemmas = constraint.value { covered.append(found) }
      }
    }
    return covered
  }

  private func fits(_ kind: Pattern.Kind, _ index: Int) -> Bool {
    let word = tree.word(index)
    switch kind {
    case .verb, .passive:
      return tree.isVerbal(index) || (word.upos == .adj && word.features["VerbForm"] != nil)
    case .noun:
      return word.upos == .noun || word.upos == .propn || word.features["VerbForm"] == "Ger"
        || word.features["VerbForm"] == "Vnoun"
    case .adjective: return word.upos == .adj || word.upos == .adv || word.features["VerbForm"] == "Part"
    case .preposition, .any, .phrase: return true
    }
  }

  private func phrase(_ words: [String], at index: Int) -> [Int]? {
    let sentence = tree.text.sentences[tree.sentenceOf[index]].words
    var covered: [Int] = []
    var position = index
    var gap = 0
    for expected in words {
      if expected == "*" {
        gap = 3
        continue
      }
      var found: Int?
      var tries = 0
      while position < sentence.upperBound, tries <= gap {
        if tree.lemmas[position] == expected || tree.forms[position] == expected {
          found = position
          break
        }
        if tree.word(position).upos != .det || covered.isEmpty { tries += 1 }
        position += 1
      }
      guard let found else { return nil }
      covered.append(found)
      position = found + 1
      gap = 0
    }
    return covered
  }

  /// A particle: a dependent, or among the next four words.
  private func tail(_ words: [String], after index: Int) -> [Int]? {
    let sentence = tree.text.sentences[tree.sentenceOf[index]].words
    var covered: [Int] = []
    var position = index + 1
    for (number, expected) in words.enumerated() {
      let limit = number == 0 ? min(sentence.upperBound, index + 5) : min(sentence.upperBound, position + 2)
      guard
        let found = (position..<max(position, limit)).first(where: {
          tree.forms[$0] == expected || tree.lemmas[$0] == expected
        })
      else { return nil }
      covered.append(found)
      position = found + 1
    }
    return covered
  }

  private func filler(_ constraint: Pattern.Constraint, of index: Int, isPassive: Bool) -> Int? {
    // The subject of a verb whose subject is acted upon is the grammatical one.
    let heads =
      isPassive && constraint.slot == .subj && tree.isVerbal(index)
      ? slots.passiveSubjects(of: index) : slots.fillers(constraint.slot, of: index)
    for head in heads {
      for word in deep(head, slot: constraint.slot) where satisfies(constraint.value, word) { return word }
    }
    if constraint.negated { return nil }
    guard case .lemmas = constraint.value else { return nil }
    return neighbour(constraint, of: index)
  }

  /// A filler, what is coordinated with it and, for things named by a measure or part, what it governs.
  private func deep(_ head: Int, slot: Slot) -> [Int] {
    var result = [head]
    var frontier = [head]
    while let current = frontier.popLast(), result.count < 16 {
      for child in tree.children(current)
      where tree.has("conj", child) || tree.has("compound", child) || tree.has("flat", child)
        || tree.word(child).deprel == "nmod:poss"
        || (tree.has("nmod", child) && tree.slots(ofPreposition: tree.prepositions[child]).contains("of"))
        || tree.has("amod", child)
      {
        result.append(child)
        frontier.append(child)
      }
    }
    return result
  }

  private func satisfies(_ value: Pattern.Value, _ word: Int) -> Bool {
    switch value {
    case .lemmas(let lemmas):
      if tree.keys(word).contains(where: { lemmas.contains($0) }) { return true }
      guard word + 1 < tree.count else { return false }
      return lemmas.contains(tree.lemmas[word] + " " + tree.lemmas[word + 1])
        || lemmas.contains(tree.forms[word] + " " + tree.forms[word + 1])
        || (word > 0 && lemmas.contains(tree.lemmas[word - 1] + " " + tree.lemmas[word]))
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
    case .sector(let sector): return resolver.resolve(word, depth: 0)?.sector == sector
    }
  }

  /// The wanted word nearby in the clause, for trees that hung it elsewhere.
  private func neighbour(_ constraint: Pattern.Constraint, of index: Int) -> Int? {
    let sentence = tree.text.sentences[tree.sentenceOf[index]].words
    let reach: ClosedRange<Int>
    switch constraint.slot {
    case .mod: reach = max(sentence.lowerBound, index - 2)...min(sentence.upperBound - 1, index + 3)
    case .obj, .of, .preposition:
      reach = min(index + 1, sentence.upperBound - 1)...min(sentence.upperBound - 1, index + 6)
    case .any: reach = max(sentence.lowerBound, index - 4)...min(sentence.upperBound - 1, index + 8)
    default: return nil
    }
    for word in reach where word != index {
      if word > index, tree.word(word).upos == .punct, tree.forms[word] != "\"" { break }
      guard satisfies(constraint.value, word) else { continue }
      if case .preposition(let name) = constraint.slot {
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
