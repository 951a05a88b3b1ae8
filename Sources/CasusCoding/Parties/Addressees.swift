import CasusCodebook
import CasusLanguage
import CasusRecords

/// Whom speech acts are directed at when no phrase of their own says so.
extension EventCoder {
  /// Who stands right beside the verb, when the slot that the frame asks for is empty: *promised Iraq a loan*, *warned
  /// Hezbollah that...*, *protested to China*.
  func addNeighbour(_ proposal: inout Proposal, resolver: PartyResolver) {
    let trigger = proposal.trigger
    guard tree.isVerbal(trigger), proposal.entry.pattern.kind == .verb,
      proposal.concept.verb.slots[.recipient]?.isEmpty != true
    else { return }
    switch proposal.type {
    case .mobilize, .consult, .protest, .cooperate, .retreat: return
    default: break
    }
    let actors = proposal.actors
    func fits(_ party: Party) -> Bool {
      // Pronouns are unsure; *both sides* are not.
      let isDescription = party.kind == .pronoun && party.words.map { $0.count > 1 } ?? false
      guard party.kind == .named || party.kind == .agent || isDescription, party.isKnown,
        party.sector != "JRN"
      else {
        return false
      }
      return !actors.contains { $0.words == party.words || $0.country != nil && $0.country == party.country }
    }
    var found = slots.objects(of: trigger).filter { !proposal.content.contains($0) }
      .flatMap { resolver.parties(of: $0) }.filter(fits)
    if found.isEmpty {
      let cases = proposal.type.quad == 4 ? ["against"] : ["to", "against"]
      found =
        cases.lazy.map { self.slots.fillers(.preposition($0), of: trigger) }.map { heads in
          heads.flatMap { resolver.parties(of: $0) }.filter(fits)
        }.first { !$0.isEmpty } ?? []
    }
    guard !found.isEmpty else { return }
    proposal.recipients = found
    proposal.notes.append("the recipient stands beside the verb")
  }

  /// Speech acts about an act of others: who is told to act, who is blamed for acting, who is threatened or helped
  /// stands in what is demanded, alleged, threatened or promised.
  func addAddressee(_ proposal: inout Proposal, resolver: PartyResolver) {
    let isAgent: Bool
    switch proposal.type {
    case .request, .accuse: isAgent = true
    case .support where !(frame(of: proposal).slots[.recipient] ?? []).isEmpty: isAgent = true
    case .threaten, .agree, .reject, .concede: isAgent = false
    default: return
    }
    var heads = proposal.content
    for word in proposal.words {
      for clause in slots.complements(of: word) where !heads.contains(clause) && !tree.has("advcl", clause) {
        heads.append(clause)
      }
    }
    let actors = proposal.actors
    func fits(_ party: Party) -> Bool {
      // *Demanded that the government resign*: their own.
      (party.country != nil || party.isStateOrgan && actors.contains { Homes.opposes($0, party) })
        && party.kind != .implied && !party.isSpeaker
        && !actors.contains {
          $0.country == party.country && !Homes.opposes($0, party)
            || ($0.words != nil && $0.words == party.words)
        }
    }
    if isAgent || proposal.type == .concede {
      heads += slots.objects(of: proposal.trigger).filter { !heads.contains($0) }
    }
    // *Criticised the fact that...*: the clause on an empty noun or pronoun.
    heads += heads.flatMap { head in
      tree.isVerbal(head)
        ? []
        : tree.children(head).filter {
          tree.has("acl", $0) && !tree.has("acl:relcl", $0) && tree.isVerbal($0)
        }
    }
    for head in heads {
      // *Vetoed a resolution proposed by Britain*: whose it is.
      if proposal.type == .reject, !tree.isVerbal(head) {
        let makers = resolver.parties(of: head).filter(fits)
        if !makers.isEmpty {
          proposal.recipients = makers
          return
        }
      }
      let found =
        isAgent
        ? doers(of: head, resolver: resolver).filter(fits)
        : patients(of: head, resolver: resolver, depth: 0, where: fits)
      if !found.isEmpty {
        proposal.recipients = found
        proposal.notes.append("the recipient stands in the content")
        return
      }
    }
    if let partner = partner(in: heads + proposal.words, of: proposal, resolver: resolver) {
      proposal.recipients = [partner]
      proposal.notes.append("relations are those with the other state spoken of")
      return
    }
    if let addressed = addressees(above: proposal, resolver: resolver, where: fits) {
      proposal.recipients = addressed
      proposal.notes.append("the recipient is told of it")
      return
    }
    if proposal.type == .request, askAbove(&proposal, resolver: resolver, where: fits) { return }
    guard proposal.type == .request || proposal.type == .concede, !proposal.nominal else { return }
    // *Demanded in a letter to the minister*.
    // *Called for sanctions against Kigali*.
    let opposed = heads.lazy.flatMap { slots.fillers(.preposition("against"), of: $0) }
      .flatMap { resolver.parties(of: $0) }.first(where: fits)
    let addressed = slots.fillers(.preposition("to"), of: proposal.trigger).filter { !heads.contains($0) }
      .flatMap { resolver.parties(of: $0) }.filter(fits).filter { $0.kind != .described }
    proposal.recipients = addressed.isEmpty ? opposed.map { [$0] } ?? proposal.recipients : addressed
  }

  /// *Told his Turkish counterpart that Paris would not extradite him*: to whom somebody of the actor's state says it.
  private func addressees(
    above proposal: Proposal, resolver: PartyResolver, where fits: (Party) -> Bool
  ) -> [Party]? {
    var clause = proposal.trigger
    while let head = tree.word(clause).head, tree.has("xcomp", clause) || tree.has("conj", clause) {
      clause = head
    }
    // The clause may hang on the one who is told.
    if tree.has("acl", clause), let told = tree.word(clause).head,
      tree.has("iobj", told) || tree.has("obj", told),
      tree.children(clause).contains(where: { tree.has("nsubj", $0) })
    {
      clause = told
    } else if !tree.has("ccomp", clause) {
      return nil
    }
    guard let verb = tree.word(clause).head, tree.isVerbal(verb), !tree.isPassive(verb) else { return nil }
    let speakers = slots.logicalSubjects(of: verb, depth: 0).flatMap { resolver.parties(of: $0) }
    guard
      speakers.contains(where: { speaker in
        speaker.country != nil && proposal.actors.contains { $0.country == speaker.country }
      })
    else { return nil }
    let told = slots.objects(of: verb).filter { $0 > verb && $0 <= clause }
      .flatMap { resolver.parties(of: $0) }.filter(fits)
    return told.isEmpty ? nil : told
  }

  /// *Withdrew after repeated requests from Colombo*: who complies or refuses was asked.
  ///
  /// - Returns: whether a noun names the request, beside a verb.
  private func askAbove(
    _ proposal: inout Proposal, resolver: PartyResolver, where fits: (Party) -> Bool
  ) -> Bool {
    var noun = proposal.trigger
    if tree.has("amod", noun), let head = tree.word(noun).head { noun = head }
    guard proposal.nominal || noun != proposal.trigger, tree.has("obl", noun),
      let verb = tree.word(noun).head, tree.isVerbal(verb)
    else { return false }
    let heads = tree.isPassive(verb) ? slots.agents(of: verb) : slots.logicalSubjects(of: verb, depth: 0)
    let asked = heads.filter { $0 != noun }.flatMap { resolver.parties(of: $0) }.filter(fits)
    guard !proposal.actors.isEmpty, !asked.isEmpty else { return true }
    proposal.recipients = asked
    proposal.notes.append("who is asked stands with the verb above")
    return true
  }

  /// *Ready to improve relations*, when the text speaks of two states: the other one.
  private func partner(in heads: [Int], of proposal: Proposal, resolver: PartyResolver) -> Party? {
    guard proposal.type == .agree || proposal.type == .concede, let actor = proposal.actors.first?.country
    else {
      return nil
    }
    var words = heads
    for head in heads {
      for child in tree.children(head) {
        words.append(child)
        words += Array(tree.children(child))
      }
    }
    let isOfRelations = words.contains { isRelation($0) }
    guard isOfRelations, let pair = resolver.thread.lastPair(), pair.contains(where: { $0.country == actor }),
      var other = pair.first(where: { $0.country != actor })
    else { return nil }
    other.words = nil
    other.kind = .implied
    return other
  }

  /// *Relations*, *ties*.
  private func isRelation(_ word: Int) -> Bool {
    guard let readings = tree.lexicon.trends[tree.lemmas[word]] else { return false }
    return readings.contains(.relation)
  }

  /// Who acts in a clause, or in an act that a noun names.
  func doers(of head: Int, resolver: PartyResolver) -> [Party] {
    var heads = slots.fillers(.subj, of: head)
    // A verb that the tagger took for a noun keeps its subject.
    if heads.isEmpty { heads = tree.children(head).filter { tree.has("nsubj", $0) } }
    let subjects = heads.flatMap { resolver.parties(of: $0) }
    if !subjects.isEmpty || tree.isVerbal(head) { return subjects }
    return Array(
      resolver.owners(of: head, depth: 0).filter { owner in
        guard let words = owner.words else { return false }
        // *A suit brought in Washington*: where it is, is nobody.
        if isScene(words, resolver) { return false }
        // *The shelling of a town*: what such a noun governs suffers.
        if governsVictim(head), !(words.upperBound < head || isAdjective(owner)) { return false }
        return isAdjectiveOrPossessor(owner, of: head) || !governsVictim(head)
      }.prefix(1).map(Self.asState))
  }

  /// Whether words name a place with a preposition that says where.
  private func isScene(_ words: ClosedRange<Int>, _ resolver: PartyResolver) -> Bool {
    // Hebrew says *in* for *at* and *against*, too.
    !tree.grammar.hasConstructState
      && words.contains { word in
        tree.slots(ofPreposition: tree.prepositions[word]).contains("in") && resolver.isPlace(word)
      }
  }

  /// Whether a noun names an act of force whose genitive is the one who suffers it.
  func governsVictim(_ noun: Int) -> Bool {
    namesForce(noun) { $0.noun.slots[.recipient]?.contains { $0.contains(.of) } ?? false }
  }

  /// Whether a noun may name an act of force, of a concept that `fits`.
  func namesForce(_ noun: Int, where fits: (Concept) -> Bool = { _ in true }) -> Bool {
    tree.lexicon.events[tree.lemmas[noun]].contains { position in
      let entry = tree.lexicon.events.entries[Int(position)]
      let concept = codebook.concepts[entry.concept]
      return entry.pattern.kind == .noun && (concept.type == .assault || concept.type == .coerce)
        && fits(concept)
    }
  }

  private func isAdjective(_ owner: Party) -> Bool {
    guard let words = owner.words else { return false }
    return tree.word(words.upperBound).upos == .adj
  }

  /// Whom a clause or noun acts on: its objects, then its other phrases, then those of its own complements.
  private func patients(
    of head: Int, resolver: PartyResolver, depth: Int, where fits: (Party) -> Bool
  ) -> [Party] {
    guard depth < 3 else { return [] }
    var others: [Int] = []
    let own = tree.children(head).filter { tree.has("obj", $0) }
    let direct =
      tree.isVerbal(head)
      ? slots.objects(of: head)
      : own.isEmpty ? slots.genitives(of: head).filter { !resolver.isTopic($0, of: head) } : own
    for object in direct {
      let found = resolver.parties(of: object).filter(fits)
      if !found.isEmpty { return found }
    }
    // *Offered to mediate between Ethiopia and Somalia*.
    let sides = slots.fillers(.preposition("between"), of: head).flatMap { resolver.parties(of: $0) }.filter(
      fits)
    if sides.count > 1 { return sides }
    for child in tree.children(head)
    where tree.has("obl", child) || tree.has("nmod", child) || tree.has("iobj", child) {
      let cases = tree.slots(ofPreposition: tree.prepositions[child])
      guard cases.contains(where: { ["to", "on", "against", "with", "from", "for"].contains($0) }),
        !isScene(child...child, resolver)
      else { continue }
      let found = resolver.parties(of: child).filter(fits)
      if !found.isEmpty { return found }
      others.append(child)
    }
    let clauses = tree.isVerbal(head) ? slots.complements(of: head).filter { !tree.has("advcl", $0) } : []
    for next in clauses + direct + others {
      let found = patients(of: next, resolver: resolver, depth: depth + 1, where: fits)
      if !found.isEmpty { return found }
    }
    return []
  }
}
