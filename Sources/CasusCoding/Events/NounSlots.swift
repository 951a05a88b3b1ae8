import CasusCodebook
import CasusLanguage

/// Slots of an act that a noun names: who does it, and whose or of what it is.
extension Slots {
  /// Who acts in an act named by a noun: *Iran's attack*, *the Israeli strike*, or the subject of an empty verb above.
  func nounSubjects(of noun: Int) -> [Int] {
    let byPhrase = agents(of: noun)
    if !byPhrase.isEmpty { return byPhrase }
    if let verb = lightGovernor(of: noun) {
      let subjects = tree.isPassive(verb) ? agents(of: verb) : logicalSubjects(of: verb, depth: 0)
      return subjects.filter { $0 != noun }
    }
    if let verb = conclusion(of: noun), !tree.isPassive(verb) { return logicalSubjects(of: verb, depth: 0) }
    if let verb = lightClause(on: noun) { return tree.children(verb).filter { tree.has("nsubj", $0) } }
    let makers = makers(of: noun)
    if !makers.isEmpty { return makers }
    let partakers = partakers(in: noun)
    if !partakers.isEmpty { return partakers }
    let answerers = answerers(for: noun)
    return answerers.isEmpty ? doer(before: noun) : answerers
  }

  /// *The police shooting of a student*: a force right before an act that is done to others.
  private func doer(before noun: Int) -> [Int] {
    let word = noun - 1
    guard word >= 0, tree.has("compound", word), tree.word(word).head == noun,
      genitives(of: noun).contains(where: { $0 > noun }),
      tree.lexicon.agents[tree.hashes.lemmas[word]]?.contains(where: { Party.isForce($0.sector) }) ?? false
    else { return [] }
    return [word]
  }

  /// The subject of the verb above a noun, at most three steps up: whoever speaks or does something at, before or
  /// after the act that the noun names.
  func subjectsAbove(_ noun: Int) -> [Int] {
    var current = noun
    for _ in 0..<3 {
      guard let head = tree.word(current).head, !tree.has("nsubj", current), !tree.has("acl", current) else {
        return []
      }
      if tree.isVerbal(head) {
        return tree.isPassive(head) ? [] : logicalSubjects(of: head, depth: 0).filter { $0 != noun }
      }
      // *Abbas is in Moscow for talks*.
      if tree.children(head).contains(where: { tree.has("cop", $0) }) {
        return tree.children(head).filter { tree.has("nsubj", $0) && $0 != current }
      }
      current = head
    }
    return []
  }

  /// *An attack carried out by Israel*.
  private func makers(of noun: Int) -> [Int] {
    emptyClause(on: noun).map { agents(of: $0) } ?? []
  }

  /// The empty verb of a relative clause in which a noun is what was done: *the attack carried out against Syria*,
  /// *המתקפה שנעשתה נגד סוריה*.
  func emptyClause(on noun: Int) -> Int? {
    tree.children(noun).first { verb in
      tree.has("acl", verb) && isLight(verb) && !tree.isListed(verb, as: .brokers)
        && tree.lexicon.claims[tree.hashes.lemmas[verb]].isEmpty
        && (tree.isPassive(verb) || tree.word(verb).features.has("Voice=Mid"))
        && !tree.children(verb).contains {
          tree.has("obj", $0) || tree.has("nsubj", $0) && !tree.word($0).features.has("PronType=Rel")
        }
    }
  }

  /// *Russia is in talks with Turkey*, *Israel is at war*: whoever is said to be in it.
  func partakers(in noun: Int) -> [Int] {
    let cases = tree.slots(ofPreposition: tree.prepositions[noun])
    guard ["in", "at", "on"].contains(where: cases.contains),
      tree.children(noun).contains(where: { tree.has("cop", $0) })
    else { return [] }
    return tree.children(noun).filter { tree.has("nsubj", $0) }.flatMap { meant(by: $0, depth: 0) }
  }

  /// The empty verb of a relative clause on a noun, or one of planning: *the aid that they gave to Iraq*.
  func lightClause(on noun: Int) -> Int? {
    tree.children(noun).first { verb in
      tree.has("acl", verb) && (isLight(verb) || lends(verb)) && !tree.isPassive(verb)
        && tree.children(verb).contains {
          tree.has("nsubj", $0) && !tree.word($0).features.has("PronType=Rel") && tree.isNominal($0)
        }
    }
  }

  /// The empty verb whose object, subject or complement a noun is.
  func lightGovernor(of noun: Int) -> Int? {
    guard let head = tree.word(noun).head, !tree.has("nsubj", noun) || tree.has("nsubj:pass", noun)
    else { return nil }
    if tree.has("conj", noun) { return lightGovernor(of: head) }
    // *Held six rounds of talks*.
    if tree.has("nmod", noun), tree.slots(ofPreposition: tree.prepositions[noun]).contains("of"),
      tree.word(head).upos == .noun
    {
      return lightGovernor(of: head)
    }
    if lends(head), tree.has("obj", noun) || tree.has("nsubj", noun) { return head }
    guard isLight(head) else { return nil }
    // *Held talks in Oman with the mediation of Muscat*: what an empty verb has beside its object is no act of its own.
    let isObject =
      tree.has("obl", noun) && !isTime(noun) && !tree.has("acl:relcl", head)
      && !tree.children(head).contains { tree.has("obj", $0) }
    return isObject || ["obj", "nsubj", "xcomp"].contains(where: { tree.has($0, noun) }) ? head : nil
  }

  func genitives(of trigger: Int) -> [Int] {
    let all = allGenitives(of: trigger)
    // *Russia's invasion of Ukraine*: the possessor before the noun acts, when another noun follows.
    let after = all.filter { $0 > trigger }
    if !after.isEmpty { return after }
    // *Israel's Gaza offensive*: of two names before it the possessor acts, too.
    // *Navalny's January 17 arrest*: not when it was.
    let compounds = all.filter {
      tree.has("compound", $0) && tree.word($0).upos != .num && !tree.timeWords.contains($0)
    }
    return compounds.isEmpty ? all : compounds
  }

  /// A possessive pronoun that a genitive doubles (*איומיו של השליט*) says nothing new.
  private func allGenitives(of trigger: Int) -> [Int] {
    let all = genitivePhrases(of: trigger)
    let isDoubled = all.contains { tree.word($0).upos != .pron && $0 > trigger }
    return isDoubled ? all.filter { tree.word($0).upos != .pron || $0 < trigger } : all
  }

  private func genitivePhrases(of trigger: Int) -> [Int] {
    let own = tree.children(trigger).filter { isGenitive($0, of: trigger) }
    return own.isEmpty ? shared(by: trigger).filter { isGenitive($0, of: trigger) } : own
  }

  private func isGenitive(_ child: Int, of trigger: Int) -> Bool {
    if tree.has("nmod:poss", child) { return true }
    // A gerund that was read as a noun keeps its object: *of bombing two villages*.
    if tree.has("obj", child) { return !tree.isVerbal(trigger) }
    if tree.has("compound", child) {
      return !tree.has("compound:prt", child) && !tree.has("compound:affix", child)
    }
    return (tree.has("nmod", child) || tree.has("obl", child))
      && tree.slots(ofPreposition: tree.prepositions[child]).contains("of")
  }

  /// Whether an article is written together with its noun: it does not begin a phrase of its own.
  private func isAttached(_ word: Int) -> Bool {
    tree.has("det", word) && word + 1 < tree.count
      && tree.word(word).range.upperBound == tree.word(word + 1).range.lowerBound
  }

  /// *The arrest and deportation of refugees by Pakistan*: what stands behind two nouns with nothing but *and* between
  /// them belongs to both, whichever of them it hangs on.
  func shared(by noun: Int) -> [Int] {
    guard !tree.isVerbal(noun), tree.word(noun).upos == .noun else { return [] }
    var other: Int?
    if tree.has("conj", noun), let first = tree.word(noun).head, first < noun {
      other = first
    } else {
      other = tree.children(noun).first { tree.has("conj", $0) && $0 > noun }
    }
    guard let other, tree.word(other).upos == .noun, !tree.isVerbal(other) else { return [] }
    let last = max(noun, other)
    // *The arrest of one and the deportation of another*, *talks and the signing of an accord*: each has its own.
    guard
      (min(noun, other) + 1..<last).allSatisfy({ word in
        tree.has("cc", word) || tree.has("punct", word) || tree.has("amod", word) || isAttached(word)
      })
    else { return [] }
    return tree.children(other).filter { child in
      child > last && (tree.has("nmod", child) || tree.has("compound", child) || tree.has("obl", child))
    }
  }
}
