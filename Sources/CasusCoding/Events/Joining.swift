import CasusCodebook
import CasusLanguage
import CasusRecords

/// Makes one event of several words for one act in a sentence: the attack, the shots and the dead.
struct Joining {
  let tree: Tree

  func join(_ found: inout [Proposal]) {
    let live = found.indices.filter { found[$0].dropped == nil }
    for position in live.indices {
      let later = live[position]
      for earlier in live[..<position] where found[earlier].dropped == nil && found[later].dropped == nil {
        if isPlot(found[later], in: found[earlier]) {
          found[earlier].dropped = "the same act as `\(tree.word(found[later].trigger).form)`"
          continue
        }
        guard same(found[earlier], found[later]) else { continue }
        let keepEarlier = rank(found[earlier]) <= rank(found[later])
        let (kept, gone) = keepEarlier ? (earlier, later) : (later, earlier)
        merge(&found[kept], found[gone])
        found[gone].twin = found[kept].trigger
        found[gone].dropped = "the same act as `\(tree.word(found[kept].trigger).form)`"
      }
    }
  }

  /// Verbs before nouns, main clauses before others.
  private func rank(_ proposal: Proposal) -> Int {
    var depth = 0
    var current = proposal.trigger
    while let head = tree.word(current).head, depth < 20 {
      depth += 1
      current = head
    }
    return depth * 2 + (proposal.nominal ? 1 : 0)
  }

  private func same(_ a: Proposal, _ b: Proposal) -> Bool {
    if isOneAct(a, b) { return true }
    if describesParty(a, of: b) || describesParty(b, of: a) || isNext(a, to: b) || isNext(b, to: a) {
      return false
    }
    // *Decided to freeze talks*: the verb that ends them, coded by itself.
    if a.type == b.type, a.status.operatorWord == b.trigger || b.status.operatorWord == a.trigger {
      return true
    }
    guard a.type == b.type, a.status.status == b.status.status, a.status.ended == b.status.ended else {
      return false
    }
    // *A gun battle*, *a bomb attack*: one noun of the phrase says what kind of act the other names.
    if isPart(b.trigger, of: a.words) || isPart(a.trigger, of: b.words),
      compatible(a.recipients, b.recipients)
    {
      return true
    }
    if areTwo(a, b) { return false }
    if isDone(a, in: b) || isDone(b, in: a) || isNamedBeside(a, b) || isNamedBeside(b, a) { return true }
    if isRest(a, of: b) || isRest(b, of: a) { return true }
    if isVerdict(a, before: b) || isVerdict(b, before: a) { return true }
    if isOrigin(a, of: b) || isOrigin(b, of: a) { return true }
    if a.concept.name == b.concept.name {
      return (related(a.trigger, b.trigger) || isOutcome(b, of: a)) && compatible(a.actors, b.actors)
        && (compatible(a.recipients, b.recipients) || isOutcome(b, of: a))
    }
    guard a.type == .assault else {
      return related(a.trigger, b.trigger) && shared(a, b) && compatible(a.actors, b.actors)
        && compatible(a.recipients, b.recipients)
    }
    if follows(a.trigger, b.trigger) || follows(b.trigger, a.trigger) { return false }
    // An attack and how it went: *attacked ... when a gunman burst in and opened fire*.
    if a.modes.isEmpty || b.modes.isEmpty, a.recipients.isEmpty || b.recipients.isEmpty,
      compatible(a.actors, b.actors),
      tree.dominates(a.trigger, b.trigger) || tree.dominates(b.trigger, a.trigger), !a.nominal, !b.nominal
    {
      return true
    }
    // Shots that nobody is named for are a part of what governs them.
    if a.modes.isEmpty || b.modes.isEmpty,
      isBare(a) && tree.dominates(b.trigger, a.trigger) || isBare(b) && tree.dominates(a.trigger, b.trigger)
    {
      return true
    }
    if isOutcome(b, of: a), compatible(a.actors, b.actors), ![a, b].contains(where: isAbduction) {
      return true
    }
    // Violence and its result: *attacked ... killed ... wounded*.
    guard isResult(a) || isResult(b), compatible(a.actors, b.actors), !haveTwoVictims(a, b) else {
      return false
    }
    return ![a, b].contains(where: isAbduction)
  }

  private func isAbduction(_ act: Proposal) -> Bool { act.modes.first == "abduct" }

  /// *A soldier was killed, and two Palestinians were killed by army fire*: of two acts with other victims, only one of
  /// which names who did it, or with a semicolon between them.
  private func haveTwoVictims(_ a: Proposal, _ b: Proposal) -> Bool {
    guard [a, b].allSatisfy(countsVictims), !a.recipients.isEmpty, !b.recipients.isEmpty,
      !compatible(a.recipients, b.recipients)
    else { return false }
    let between = min(a.trigger, b.trigger)..<max(a.trigger, b.trigger)
    return between.contains { tree.word($0).form == ";" }
      || a.actors.isEmpty != b.actors.isEmpty
        && (a.recipients + b.recipients).contains { $0.country != nil }
  }

  /// *A drone attack on a base killed three soldiers*, *killed him in a strike in Baghdad*: violence that does violence is
  /// one act.
  private func isDone(_ deed: Proposal, in act: Proposal) -> Bool {
    guard act.type == .assault, act.nominal, !deed.nominal, tree.word(act.trigger).head == deed.trigger else {
      return false
    }
    if tree.has("nsubj", act.trigger) { return !tree.isPassive(deed.trigger) }
    return tree.has("obl", act.trigger) && act.actors.isEmpty
      && tree.slots(ofPreposition: tree.prepositions[act.trigger]).contains("in")
  }

  /// *Denounced the embargo and criticised Germany*: of two verbs side by side each has its own object.
  private func areTwo(_ a: Proposal, _ b: Proposal) -> Bool {
    guard a.type != .assault, !a.nominal, !b.nominal,
      tree.has("conj", b.trigger) && tree.word(b.trigger).head == a.trigger
        || tree.has("conj", a.trigger) && tree.word(a.trigger).head == b.trigger
    else { return false }
    return [a.trigger, b.trigger].allSatisfy { verb in
      tree.children(verb).contains {
        tree.has("obj", $0) && tree.word($0).upos != .pron && tree.isNominal($0)
      }
    }
  }

  /// *Blew himself up outside the embassy, killing six*: how many an attack killed, told of nobody else's act.
  private func isOutcome(_ count: Proposal, of attack: Proposal) -> Bool {
    tree.has("advcl", count.trigger) && tree.dominates(attack.trigger, count.trigger)
      && attack.type == .assault && attack.counts.isEmpty && !count.counts.isEmpty
      && !tree.children(count.trigger).contains { tree.has("nsubj", $0) }
  }

  /// *Bombed the road last night, and this morning a missile hit a convoy*: a clause with its own time and its own
  /// subject tells another act.
  private func isNext(_ later: Proposal, to earlier: Proposal) -> Bool {
    guard tree.has("conj", later.trigger), tree.word(later.trigger).head == earlier.trigger,
      let subject = tree.children(later.trigger).first(where: { tree.has("nsubj", $0) })
    else { return false }
    return tree.children(later.trigger).contains { $0 < subject && tree.isMoment($0) }
  }

  /// *Sentenced to ten months and a fine*, *was held in detention*: a noun of the same kind below a verb, done to nobody
  /// else.
  private func isRest(_ noun: Proposal, of verb: Proposal) -> Bool {
    guard noun.nominal, noun.recipients.allSatisfy({ $0.kind == .pronoun }),
      noun.modes.first == verb.modes.first,
      compatible(noun.actors, verb.actors)
    else { return false }
    switch verb.type {
    case .coerce, .sanction: break
    case .accuse where verb.modes.first != "disapprove": break
    default: return false
    }
    // Without any party it is the act that was just told: *he was arrested ... after the arrest*.
    if noun.actors.isEmpty, verb.trigger < noun.trigger, !verb.recipients.isEmpty || verb.nominal {
      return true
    }
    if verb.nominal { return false }
    var current = noun.trigger
    for _ in 0..<4 {
      guard let head = tree.word(current).head else { return false }
      if head == verb.trigger { return true }
      if tree.isVerbal(head) { return false }
      current = head
    }
    return false
  }

  /// *Sentenced to death three protesters who had been convicted of murder*: the verdict and its sentence.
  private func isVerdict(_ clause: Proposal, before sentence: Proposal) -> Bool {
    guard clause.type == .sanction, clause.modes.first == "convict", sentence.modes.first == "convict",
      tree.has("acl", clause.trigger), let convict = tree.word(clause.trigger).head
    else { return false }
    return sentence.recipients.contains { $0.words?.contains(convict) ?? false }
      && compatible(clause.actors, sentence.actors)
  }

  /// *Foiled a plot to assassinate*: the noun of the pattern has the act itself for its complement.
  private func isPlot(_ inner: Proposal, in outer: Proposal) -> Bool {
    guard inner.type == outer.type, tree.word(inner.trigger).deprel == "acl",
      tree.word(inner.trigger).features.has("VerbForm=Inf"), let noun = tree.word(inner.trigger).head
    else { return false }
    return noun != outer.trigger && outer.words.contains(noun)
  }

  /// *Troops loyal to the ousted president attacked*: a participle before a noun tells what had been done to him.
  private func describesParty(_ participle: Proposal, of act: Proposal) -> Bool {
    tree.has("amod", participle.trigger) && tree.isVerbal(participle.trigger) && !isResult(participle)
      && (act.actors + act.recipients).contains { $0.words?.contains(participle.trigger) ?? false }
  }

  /// An empty verb and its noun tell one act, even if patterns of both fire: *held* six rounds of *talks*.
  private func isOneAct(_ a: Proposal, _ b: Proposal) -> Bool {
    guard a.concept.type == b.concept.type || a.type == b.type, a.nominal != b.nominal else { return false }
    return holds(a, b.trigger) || holds(b, a.trigger)
  }

  /// Whether a pattern covers a noun, or the noun of measure above it (*two rounds of talks*).
  private func holds(_ act: Proposal, _ noun: Int) -> Bool {
    if act.words.contains(noun) { return true }
    guard tree.has("nmod", noun), let measure = tree.word(noun).head, tree.isNominal(measure) else {
      return false
    }
    return measure != act.trigger && act.words.contains(measure)
  }

  /// *The bomb, planted by rebels, killed two*, *fired a missile that fell in the sea*: where the thing came from, or
  /// went, that the other act was done with.
  private func isOrigin(_ clause: Proposal, of act: Proposal) -> Bool {
    guard tree.has("acl", clause.trigger), let thing = tree.word(clause.trigger).head else { return false }
    return thing != act.trigger && act.words.contains(thing) && clause.recipients.isEmpty
      && (act.actors.isEmpty || clause.actors.isEmpty && !clause.nominal)
  }

  private func isPart(_ word: Int, of words: [Int]) -> Bool {
    guard tree.has("compound", word), let head = tree.word(word).head else { return false }
    return words.contains(head) && !words.contains(word)
  }

  /// *Seized power after the shooting of demonstrators*: what an act comes after is another act.
  private func follows(_ act: Int, _ noun: Int) -> Bool {
    !tree.isVerbal(noun) && tree.word(noun).head == act
      && tree.slots(ofPreposition: tree.prepositions[noun]).contains("after")
  }

  private func isBare(_ proposal: Proposal) -> Bool {
    proposal.actors.isEmpty && proposal.recipients.isEmpty
  }

  private func isResult(_ proposal: Proposal) -> Bool {
    countsVictims(proposal) && proposal.concept.modes.isEmpty
  }

  /// Whether an act is told by how many it killed or injured.
  private func countsVictims(_ proposal: Proposal) -> Bool {
    proposal.concept.counts.values.contains { $0 == "killed" || $0 == "injured" }
  }

  /// One is in the other's phrase or clause.
  private func related(_ a: Int, _ b: Int) -> Bool {
    tree.word(a).head == b || tree.word(b).head == a || abs(a - b) <= 3
  }

  /// *Fired tear gas and water cannon*, *dozens of protesters blocked a road*: a noun beside the object of the same act,
  /// for those who do it, or for what they travel to.
  private func isNamedBeside(_ noun: Proposal, _ act: Proposal) -> Bool {
    guard noun.nominal, !act.nominal else { return false }
    // *Left for Doha for talks*.
    if noun.type == .consult {
      return isBare(noun) && act.modes.first == "visit" && tree.word(noun.trigger).head == act.trigger
        && tree.slots(ofPreposition: tree.prepositions[noun.trigger]).contains { ["for", "to"].contains($0) }
    }
    if noun.type == .protest { return act.actors.contains { $0.words?.contains(noun.trigger) ?? false } }
    guard noun.concept.name == act.concept.name, isBare(noun), tree.has("conj", noun.trigger),
      let first = tree.word(noun.trigger).head
    else { return false }
    return first != act.trigger && act.words.contains(first)
  }

  private func shared(_ a: Proposal, _ b: Proposal) -> Bool { a.modes.first == b.modes.first }

  private func compatible(_ a: [Party], _ b: [Party]) -> Bool {
    if a.isEmpty || b.isEmpty { return true }
    return a.contains { party in
      b.contains {
        $0.country == party.country
          && ($0.words == party.words || $0.sector == party.sector || $0.kind == .pronoun
            || party.kind == .pronoun || overlap($0, party))
      }
    }
  }

  /// *The Israeli strike* that kills and *Israeli* that strikes.
  private func overlap(_ a: Party, _ b: Party) -> Bool {
    guard let a = a.words, let b = b.words else { return false }
    return a.overlaps(b)
  }

  private func merge(_ kept: inout Proposal, _ gone: Proposal) {
    if kept.actors.isEmpty {
      // *Guards were killed in clashes with rebels*: of two who clash the others did it.
      let doers = gone.actors.filter { party in
        party.words == nil || !kept.recipients.contains { $0.words == party.words }
      }
      let others = doers.filter { party in !kept.recipients.contains { $0.sameCode(as: party) } }
      kept.actors = others.isEmpty ? doers : others
    }
    if kept.recipients.isEmpty { kept.recipients = gone.recipients }
    if kept.type == .consult, kept.recipients.isEmpty {
      // *Speaking after talks with his Tajik counterpart*: one of them names the other side.
      kept.actors += gone.actors.filter { party in
        party.country != nil && !kept.actors.contains { $0.country == party.country }
      }
    }
    for (key, value) in gone.counts where kept.counts[key] == nil { kept.counts[key] = value }
    for mode in gone.modes where !kept.modes.contains(mode) && kept.modes.isEmpty { kept.modes.append(mode) }
    kept.notes.append("joined with `\(tree.word(gone.trigger).form)`")
  }
}
