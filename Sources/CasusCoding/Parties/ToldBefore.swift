import CasusCodebook
import CasusLanguage
import CasusRecords

/// The other side of an act that names nobody: whoever did, suffered or asked what was told before it.
extension Surroundings {
  /// *Police stormed the Mexican embassy, and Mexico cut ties*: a breach between states that names nobody is with the
  /// other state of which the text has just told.
  func addCounterpart(_ proposal: inout Proposal, beside all: [Proposal], resolver: PartyResolver) {
    guard proposal.type == .sanction, proposal.recipients.isEmpty, !proposal.nominal,
      proposal.concept.contexts.contains("diplomatic"),
      // What is left or expelled is told with the verb, or not at all.
      !(proposal.concept.verb.slots[.recipient] ?? []).contains(where: { $0.contains(.obj) }),
      let own = proposal.actors.first?.country, names.actor(id: own) != nil
    else { return }
    let trigger = proposal.trigger
    func isOther(_ party: Party) -> Bool {
      guard let country = party.country, country != own else { return false }
      return party.kind != .implied && !party.countryInferred && names.actor(id: country) != nil
    }
    // What verbs tell comes first.
    let told = all.filter { act in
      act.dropped == nil && act.trigger < trigger
        && (act.actors + act.recipients).contains { $0.country == own }
    }.reversed()
    let pair = resolver.thread.lastPair().flatMap { pair in pair.contains { $0.country == own } ? pair : nil }
    let parties = (told.filter { !$0.nominal } + told.filter(\.nominal)).flatMap { $0.actors + $0.recipients }
    guard
      let country = (parties.first(where: isOther) ?? pair?.last(where: isOther))?.country,
      let other = names.actor(id: country)
    else { return }
    proposal.recipients = [.implied(other)]
    proposal.notes.append("the other state is that of the act before")
  }

  /// *Russian police arrested a French journalist. He was released*: what is suffered next is suffered by the same; but
  /// whoever attacked may be arrested.
  func turnToVictim(
    _ proposal: inout Proposal, beside all: [Proposal], after earlier: [DocumentCoding.SentenceCoding]
  ) {
    let trigger = proposal.trigger
    guard tree.isVerbal(trigger), tree.isPassive(trigger), proposal.recipients.count == 1,
      let party = proposal.recipients.first, party.kind == .pronoun
    else { return }
    switch proposal.type {
    case .assault, .coerce, .sanction, .retreat: break
    default: return
    }
    let told = (earlier.last?.proposals ?? []) + all.filter { $0.trigger < trigger }
    guard
      let act = told.last(where: { act in
        act.dropped == nil && [.assault, .coerce].contains(act.type)
          && (act.actors + act.recipients).contains { $0.sameCode(as: party) }
      })
    else { return }
    // Whoever holds somebody frees him.
    if act.type == .coerce, Self.isPower(proposal),
      proposal.actors.allSatisfy({ $0.kind == .implied && $0.country == nil })
    {
      proposal.actors = act.actors.map { again($0, as: nil) }
    }
    guard act.actors.contains(where: { $0.sameCode(as: party) }),
      // Attackers are shot and arrested; those whom an army attacks suffer more of it.
      act.type == .coerce || proposal.type == .retreat
        || proposal.type == .assault && proposal.actors.isEmpty
          && act.actors.allSatisfy(\.isAuthority),
      let victim = act.recipients.first(where: {
        $0.isPlural == tree.isPlural(trigger) && !$0.sameCode(as: party)
      })
    else { return }
    proposal.recipients = [again(victim, as: party.words)]
    proposal.notes.append("whoever suffered the act before")
  }

  /// *Russia bombed Odessa. France condemned the bombing*: blame falls on whoever did what is named again.
  func addBlamed(
    _ proposal: inout Proposal, beside all: [Proposal], after earlier: [DocumentCoding.SentenceCoding],
    resolver: PartyResolver
  ) {
    guard proposal.type == .accuse, !proposal.nominal,
      !proposal.recipients.contains(where: { $0.country != nil }),
      let accuser = proposal.actors.lazy.compactMap(\.country).first,
      let noun = tree.children(proposal.trigger).first(where: {
        tree.has("obj", $0) && $0 > proposal.trigger && tree.word($0).upos == .noun
      }), isDefinite(noun), resolver.owners(of: noun, depth: 0).isEmpty
    else { return }
    let entries = tree.lexicon.events[tree.hashes.lemmas[noun]].map { tree.lexicon.events.entries[Int($0)] }
    let concepts = Set(entries.filter { $0.pattern.kind == .noun }.map(\.concept))
    let told = earlier.flatMap(\.proposals) + all.filter { $0.trigger < proposal.trigger }
    // *Hungary vetoed the sanctions. Poland condemned the move*: what a state has just done.
    let justTold = (earlier.last?.proposals ?? []) + all.filter { $0.trigger < proposal.trigger }
    let move =
      tree.isListed(noun, as: .policy)
      ? justTold.last {
        isByOthers($0, than: accuser) && !$0.nominal && $0.actors.contains(where: \.isAuthority)
      } : nil
    let doers = (told.last { isByOthers($0, than: accuser) && concepts.contains($0.entry.concept) } ?? move)?
      .actors
      .filter { $0.country != nil && $0.country != accuser }
    guard let doers else { return }
    proposal.recipients = doers.map { again($0, as: noun...noun) }
    proposal.notes.append("blame falls on whoever did what is named again")
  }

  /// *Two Japanese kidnapped by militants were set free*: by those who had kidnapped them.
  func takeCaptors(_ proposal: inout Proposal, beside all: [Proposal]) {
    guard proposal.type == .retreat, proposal.modes.contains("release"),
      proposal.actors.allSatisfy({ $0.kind == .implied }),
      let held = all.last(where: { act in
        act.dropped == nil && act.type == .assault && act.modes.contains("abduct")
          && act.recipients.contains { victim in
            victim.words != nil && proposal.recipients.contains { $0.words == victim.words }
          }
      })
    else { return }
    proposal.actors = held.actors.filter(\.isKnown).map { again($0, as: nil) }
    proposal.notes.append("freed by those who held them")
  }

  /// *A Greek vessel fired at a Turkish ship, and Ankara demanded an explanation*: who answers an act turns to whoever
  /// did it.
  func addProvoker(_ proposal: inout Proposal, beside all: [Proposal]) {
    guard [.request, .accuse, .threaten].contains(proposal.type), !proposal.nominal,
      proposal.recipients.isEmpty, tree.has("conj", proposal.trigger),
      let own = proposal.actors.lazy.compactMap(\.country).first
    else { return }
    func isOthers(_ act: Proposal) -> Bool {
      isByOthers(act, than: own) && act.trigger < proposal.trigger
        && !act.actors.contains { $0.country == own }
    }
    let act = all.last { act in
      isOthers(act) && act.type.quad == 4 && act.recipients.contains { $0.country == own }
    }
    // *Canada recognised Palestine, and Israel responded angrily*.
    let before = all.last { act in
      isOthers(act) && tree.word(proposal.trigger).head == act.trigger && proposal.type == .accuse
        && proposal.modes.first == "disapprove"
        && tree.children(proposal.trigger).allSatisfy { !tree.has("obj", $0) }
    }
    guard let act = act ?? before else { return }
    proposal.recipients = act.actors.filter { $0.country != nil }.map { again($0, as: nil) }
    proposal.notes.append("whoever did it is answered")
  }

  /// *Recognised Palestine, prompting a furious response from Israel*: what an act draws is turned against its doers.
  func addDrawn(_ proposal: inout Proposal, beside all: [Proposal]) {
    guard proposal.type == .accuse, proposal.nominal, proposal.recipients.isEmpty,
      tree.has("obj", proposal.trigger), let gerund = tree.word(proposal.trigger).head,
      tree.has("advcl", gerund), tree.word(gerund).features["VerbForm"] != "Fin", !tree.isPassive(gerund),
      let verb = tree.word(gerund).head, let own = proposal.actors.lazy.compactMap(\.country).first,
      let act = all.first(where: { $0.dropped == nil && $0.trigger == verb })
    else { return }
    proposal.recipients = act.actors.filter { $0.country != nil && $0.country != own }.map {
      again($0, as: nil)
    }
    proposal.notes.append("whoever drew it")
  }

  /// *Criticised the jailing of journalists*, *condemned the executions in Iran*: blame falls on the authority that is
  /// implied, not on those whom it holds.
  func turnBlame(_ coding: inout DocumentCoding.SentenceCoding) {
    for outer in coding.proposals.indices where coding.proposals[outer].dropped == nil {
      let blame = coding.proposals[outer]
      guard blame.type == .accuse,
        let act = coding.proposals.first(where: { act in
          act.dropped == nil && act.nominal && Self.isPower(act) && act.trigger > blame.trigger
            && (!blame.recipients.isEmpty || tree.word(act.trigger).head == blame.trigger)
            && !act.actors.isEmpty && act.actors.allSatisfy { $0.kind == .implied && $0.country != nil }
            && blame.recipients.allSatisfy { party in
              party.kind != .pronoun
                && (party.words?.contains(act.trigger) ?? false
                  || act.recipients.contains { $0.words == party.words })
            }
        })
      else { continue }
      coding.proposals[outer].recipients = act.actors
      coding.proposals[outer].notes.append(
        "blame falls on the authority implied by `\(tree.word(act.trigger).form)`")
    }
  }

  /// *Russia proposed talks, but Ukraine refused*: whoever asked or offered is refused.
  func addAsker(
    _ proposal: inout Proposal, beside all: [Proposal], after earlier: [DocumentCoding.SentenceCoding]
  ) {
    let trigger = proposal.trigger
    guard proposal.type == .reject, !proposal.nominal, proposal.recipients.isEmpty,
      let own = proposal.actors.lazy.compactMap(\.country).first,
      !tree.children(trigger).contains(where: { tree.has("xcomp", $0) || tree.has("ccomp", $0) }),
      tree.children(trigger).allSatisfy({ object in
        !tree.has("obj", object) || tree.word(object).upos == .pron
          || isDefinite(object) && tree.isListed(object, as: .policy)
      })
    else { return }
    let told = (earlier.last?.proposals ?? []) + all.filter { $0.trigger < trigger }
    let asked = told.filter { act in
      act.dropped == nil && (act.type == .request || act.type == .agree)
        && act.actors.contains { $0.country != nil } && !act.actors.contains { $0.country == own }
    }
    guard
      let act = asked.last(where: { act in act.recipients.contains { $0.country == own } })
        ?? asked.last(where: { $0.recipients.isEmpty })
    else { return }
    proposal.recipients = act.actors.filter { $0.country != nil }.map { again($0, as: nil) }
    proposal.notes.append("whoever asked is refused")
  }

  /// *Sent tanks to Ukraine, and Germany gave ammunition*: of two who help side by side, the second helps the same.
  func addAided(_ proposal: inout Proposal, beside all: [Proposal]) {
    guard proposal.type == .aid, !proposal.nominal, proposal.recipients.isEmpty,
      tree.has("conj", proposal.trigger), let head = tree.word(proposal.trigger).head,
      let first = all.first(where: { $0.trigger == head && $0.type == .aid && $0.dropped == nil })
    else { return }
    proposal.recipients = first.recipients.filter { party in
      party.country != nil && !proposal.actors.contains { $0.country == party.country }
    }.map { again($0, as: nil) }
  }

  /// *Accused Russia of the blast and expelled 18 diplomats*, *Russian jets violated its airspace, and Estonia summoned the
  /// envoy*: envoys of whom no more is told are of the state with which the act before was.
  func addEnvoys(
    _ proposal: inout Proposal, beside all: [Proposal], after earlier: [DocumentCoding.SentenceCoding]
  ) {
    guard [.sanction, .accuse].contains(proposal.type), proposal.concept.contexts.contains("diplomatic"),
      !proposal.recipients.isEmpty,
      proposal.recipients.allSatisfy({ $0.country == nil && $0.sector == "GOV" }),
      let own = proposal.actors.lazy.compactMap(\.country).first
    else { return }
    let told = (earlier.last?.proposals ?? []) + all.filter { $0.trigger < proposal.trigger }
    let other = told.reversed().lazy.compactMap { act -> String? in
      guard act.dropped == nil, act.type.quad >= 3 else { return nil }
      let sides = act.actors.contains { $0.country == own } ? act.recipients : act.actors
      guard (act.actors + act.recipients).contains(where: { $0.country == own }) else { return nil }
      return sides.lazy.compactMap(\.country).first { $0 != own }
    }.first
    guard let other else { return }
    for index in proposal.recipients.indices { proposal.recipients[index].country = other }
    proposal.notes.append("envoys of the state with which the act before was")
  }

  /// Whether somebody of another country takes part in doing an act.
  private func isByOthers(_ act: Proposal, than own: String) -> Bool {
    act.dropped == nil && act.actors.contains { $0.country != nil && $0.country != own }
  }

  /// A party that is meant again.
  private func again(_ party: Party, as words: ClosedRange<Int>?) -> Party {
    var party = party
    party.words = words
    party.kind = words == nil ? .implied : .pronoun
    return party
  }
}
