import CasusCodebook
import CasusLanguage
import CasusRecords

/// A hostile act that its own doer announces is a threat: *said that it would expel the ambassador*.
struct Promises {
  let tree: Tree
  let slots: Slots
  let statusReader: StatusReader

  /// Makes an announced act of force or rupture a threat, when whoever would do it says so.
  func turn(_ proposal: inout Proposal, resolver: PartyResolver) {
    switch proposal.type {
    case .assault, .coerce, .sanction, .protest: break
    // By a wording of its own: *will strike if*.
    case .threaten where [.hypothetical, .planned].contains(proposal.status.status): break
    default: return
    }
    let trigger = proposal.trigger
    guard !proposal.nominal, let verb = saying(of: trigger), isAnnounced(proposal, by: verb) else { return }
    let speakers = slots.subjects(of: verb).flatMap { resolver.parties(of: $0) }
    // *Warned that Turkey would face consequences*.
    if proposal.type == .threaten, proposal.actors.isEmpty {
      proposal.actors = speakers.filter { $0.isKnown && $0.sector != "JRN" }
    }
    if tree.isPassive(trigger) {
      guard let power = speakers.first(where: { canThreaten($0, by: proposal, resolver: resolver) }) else {
        return
      }
      proposal.actors = [power]
    } else if !proposal.actors.contains(where: { actor in
      actor.isSpeaker || speakers.contains { isOwn($0, actor) }
    }) {
      return
    }
    if proposal.type != .threaten {
      proposal.modes = ThreatenedActs.mode(of: proposal).map { [$0] } ?? []
      proposal.type = .threaten
    }
    proposal.status.status = .actual
    proposal.notes.append("announced by its own doer: THREATEN")
  }

  /// To come, be it under a condition; not what only may be, the verb that says so (*warned*) aside.
  private func isAnnounced(_ proposal: Proposal, by verb: Int) -> Bool {
    let status = proposal.status
    guard !status.ended, status.status == .planned || status.status == .hypothetical else { return false }
    let beside = tree.children(proposal.trigger).filter { $0 != verb }.map { statusReader.effects(at: $0) }
    if beside.contains(where: { $0.contains(.possible) || $0.contains(.negate) }) { return false }
    return tree.word(proposal.trigger).features.has("Tense=Fut") || beside.contains { $0.contains(.future) }
  }

  /// Whether a speaker is the actor or of his state; an office without a state is taken to be.
  private func isOwn(_ speaker: Party, _ actor: Party) -> Bool {
    speaker.words == actor.words || speaker.country == actor.country && actor.country != nil
      || speaker.country == nil && speaker.isStateOrgan && actor.kind == .named && actor.id == actor.country
  }

  /// *Foreigners will be expelled, the minister said*: power that leaves out its doer is that of the speaker, if he has
  /// any; who is hit is another.
  private func canThreaten(_ speaker: Party, by proposal: Proposal, resolver: PartyResolver) -> Bool {
    guard proposal.actors.allSatisfy({ $0.kind == .implied }), let country = speaker.country,
      resolver.names.actor(id: country)?.kind == .state,
      speaker.isAuthority || speaker.sector == "REB"
    else { return false }
    switch proposal.type {
    case .coerce, .sanction: return true
    default: return proposal.recipients.contains { $0.country != nil && $0.country != country }
    }
  }

  /// The verb of saying that has this clause as its content, be it behind a comma with its subject last: *..., הזהיר
  /// השר*.
  private func saying(of clause: Int) -> Int? {
    if tree.has("ccomp", clause), let verb = tree.word(clause).head, isSaying(verb) { return verb }
    let sentence = tree.text.sentences[tree.sentenceOf[clause]].words
    return sentence.first { verb in
      verb > clause && tree.forms[verb - 1] == "," && tree.dominates(clause, verb) && isSaying(verb)
        && (tree.has("conj", verb) || tree.has("parataxis", verb))
        && tree.children(verb).contains { tree.has("nsubj", $0) && $0 > verb }
        && !tree.children(verb).contains { tree.has("cc", $0) }
    }
  }

  private func isSaying(_ verb: Int) -> Bool { tree.says(verb, as: [.assert, .pledge, .threaten]) }
}
