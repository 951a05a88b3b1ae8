import CasusCodebook
import CasusLanguage
import CasusRecords

/// Finds who speaks: the subject of a reporting verb, the owner of a statement, the object of *according to*.
struct ClaimSpeaker {
  let tree: Tree
  let slots: Slots
  let resolver: PartyResolver

  /// Those who vouch for what a cue reports; empty when nobody does.
  func speakers(_ entry: ClaimEntry, words: [Int]) -> [Party] {
    let heads = heads(entry, words: words)
    for head in heads {
      let known = resolver.parties(of: head)
      // *Both India and Afghanistan deny it*: each for itself.
      if known.count > 1, known.allSatisfy({ $0.country != nil && $0.words != nil }),
        Set(known.map(\.words)).count == known.count
      {
        return known
      }
    }
    return speaker(entry, heads: heads, cue: words[0]).map { [$0] } ?? []
  }

  private func heads(_ entry: ClaimEntry, words: [Int]) -> [Int] {
    let cue = words[0]
    var heads: [Int] = []
    for alternative in entry.roles.slots[.speaker] ?? defaults(entry) where heads.isEmpty {
      heads = alternative.flatMap { slots.fillers($0, of: cue) }.filter {
        !words.contains($0) && !isTime($0)
      }
    }
    if heads.isEmpty, entry.pattern.kind == .phrase, let verb = words.first(where: { tree.isVerbal($0) }) {
      // *Neither confirmed nor denied*: the subject of the verb in the phrase.
      heads = slots.subjects(of: verb).filter { !words.contains($0) && !isTime($0) }
    }
    if heads.isEmpty, entry.pattern.kind == .preposition || entry.pattern.kind == .phrase {
      heads = objectOfCue(words).filter { !isTime($0) }
    }
    if tree.isVerbal(cue), entry.pattern.kind != .passive, !tree.isPassive(cue) {
      // *Two weeks after the attack said the minister*: a party right behind the verb rather than a noun before it.
      let isVague = heads.allSatisfy {
        $0 < cue && tree.word($0).upos == .noun && !(resolver.resolve($0, depth: 0)?.isKnown ?? false)
      }
      if isVague {
        let near = nearbySubject(of: cue)
        if heads.isEmpty
          || near.contains(where: { $0 > cue && resolver.resolve($0, depth: 0)?.isKnown ?? false })
        {
          heads = near
        }
      }
    }
    // Of two subjects the party speaks, not the noun of time the tree took for one.
    let known = heads.filter { resolver.resolve($0, depth: 0)?.isKnown ?? false }
    return known.isEmpty ? heads : known
  }

  /// Whether a word tells when; *Jan* and *May* may be somebody.
  private func isTime(_ word: Int) -> Bool {
    tree.timeWords.contains(word) && !tree.word(word).entity.hasSuffix("PER")
  }

  private func speaker(_ entry: ClaimEntry, heads: [Int], cue: Int) -> Party? {
    for head in heads {
      if let party = resolver.parties(of: head).first,
        party.kind != .described || party.isPerson || party.id != nil
      {
        return party
      }
      // *A statement denying it*: whoever made the statement speaks.
      if let verb = tree.word(head).head, tree.isVerbal(verb), tree.has("obj", head) || tree.has("obl", head),
        let maker = slots.subjects(of: verb).first, let party = resolver.parties(of: maker).first
      {
        return party
      }
      if let party = resolver.parties(of: head).first { return party }
      // Someone who is no known party still speaks: *a resident*, *the report*.
      let word = tree.word(head)
      if word.upos == .noun || word.upos == .propn || word.upos == .pron || word.upos == .num {
        return Party(
          country: nil, sector: "UNK", name: resolver.text(of: resolver.extent(head)),
          words: resolver.extent(head), kind: .described)
      }
    }
    if entry.pattern.kind == .passive || tree.isPassive(cue) || entry.pattern.kind == .preposition
      || entry.pattern.kind == .phrase
    {
      return Party(country: nil, sector: "UNK", name: "", words: nil, kind: .implied)
    }
    if entry.pattern.kind == .noun, tree.has("obl", cue), let verb = tree.word(cue).head, tree.isVerbal(verb)
    {
      // *Refused, with the claim that...*: whoever acts says so.
      return slots.subjects(of: verb).lazy.compactMap { resolver.parties(of: $0).first }.first
    }
    return leftOut(cue)
  }

  /// A subject that Hebrew leaves out, or that an earlier clause gave.
  private func leftOut(_ cue: Int) -> Party? {
    guard tree.isVerbal(cue),
      var last = resolver.thread.antecedent(
        plural: tree.isPlural(cue),
        person: tree.word(cue).features.has("Number=Sing"),
        sentence: tree.sentenceOf[cue])
    else { return nil }
    last.words = nil
    last.kind = .pronoun
    return last
  }

  private func defaults(_ entry: ClaimEntry) -> [[Slot]] {
    switch entry.pattern.kind {
    case .verb, .any: [[.subj]]
    case .passive: [[.by]]
    case .noun, .adjective: [[.of], [.by], [.mod]]
    case .preposition, .phrase: []
    }
  }

  /// The noun that a prepositional cue introduces: *according to X*, *לדברי X*.
  func objectOfCue(_ words: [Int]) -> [Int] {
    if let last = words.max() {
      // A possessive suffix within the phrase: לדבריו.
      if tree.word(last).upos == .pron { return [last] }
      let sentence = tree.text.sentences[tree.sentenceOf[last]].words
      var next = last + 1
      while next < sentence.upperBound, next < last + 5, !tree.isNominal(next), !tree.isVerbal(next),
        tree.word(next).upos != .punct || tree.forms[next] == "\""
      { next += 1 }
      if next < sentence.upperBound, tree.isNominal(next) {
        // The head of a phrase that begins with modifiers: *according to US officials*.
        while let head = tree.word(next).head, head > next, head - next < 5,
          tree.has("compound", next) || tree.has("nmod", next) || tree.has("amod", next)
            || tree.has("flat", next)
        { next = head }
        return [next]
      }
    }
    for word in words {
      if let head = tree.word(word).head,
        tree.has("case", word) || tree.has("mark", word) || tree.has("fixed", word), !words.contains(head),
        tree.isNominal(head)
      {
        return [head]
      }
    }
    for word in words.reversed() {
      let inner = tree.children(word).filter { tree.isNominal($0) && !words.contains($0) && $0 > word }
      if let first = inner.first { return [first] }
      // A possessive suffix: לדבריו.
      if let suffix = tree.children(word).first(where: { tree.word($0).upos == .pron }) { return [suffix] }
    }
    if let last = words.max(), last + 1 < tree.count, tree.sentenceOf[last + 1] == tree.sentenceOf[last] {
      var next = last + 1
      if tree.word(next).upos == .det, next + 1 < tree.count { next += 1 }
      if tree.isNominal(next) { return [next] }
    }
    return []
  }

  /// A party right beside a reporting verb whose subject the tree misses: after it (*said Cohen*), or before it with
  /// nothing but adverbs and auxiliaries between.
  private func nearbySubject(of cue: Int) -> [Int] {
    let sentence = tree.text.sentences[tree.sentenceOf[cue]].words
    for next in cue + 1...cue + 3 {
      guard next < sentence.upperBound else { break }
      if tree.word(next).upos == .punct || tree.isVerbal(next) || tree.word(next).upos == .adp { break }
      // *Experts say that Iran violated the deal*.
      if tree.has("mark", next) || tree.has("nsubj", next) && tree.word(next).head != cue { break }
      if tree.isNominal(next),
        tree.word(next).head != cue || tree.has("nsubj", next) || tree.has("obl", next) == false
      {
        return resolver.resolve(next, depth: 0) == nil ? [] : [next]
      }
    }
    guard !tree.has("conj", cue) else { return [] }
    var before = cue - 1
    while before >= sentence.lowerBound, cue - before < 5,
      tree.word(before).upos == .adv || tree.word(before).upos == .aux
    { before -= 1 }
    guard before >= sentence.lowerBound, tree.isNominal(before), !tree.timeWords.contains(before) else {
      return []
    }
    // Up to the head of its phrase, unless a preposition hangs it elsewhere.
    while let head = tree.word(before).head, head < cue, before - head < 6, tree.isNominal(head),
      !tree.has("obl", before)
    { before = head }
    guard tree.prepositions[before].isEmpty, resolver.resolve(before, depth: 0)?.isKnown ?? false else {
      return []
    }
    return [before]
  }
}
