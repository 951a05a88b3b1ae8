import CasusCodebook
import CasusLanguage
import CasusRecords

/// Whom an act is done to, and by whom, where the grammatical subject does not do it: *suffered an attack*, *is in
/// detention*, *were withdrawn*, *was captured and killed*.
extension EventCoder {
  /// Whether the subject that a noun has from the words above it does not do the act: *the police announced a murder*,
  /// *Israel suffered an attack*, *is in detention*.
  func isUndergone(_ proposal: Proposal, resolver: PartyResolver) -> Bool {
    let trigger = proposal.trigger
    if !undergoers(of: proposal).isEmpty { return true }
    guard proposal.type == .assault, let verb = slots.lightGovernor(of: trigger),
      tree.says(verb, as: [.assert])
    else { return false }
    return slots.logicalSubjects(of: verb, depth: 0).flatMap { resolver.parties(of: $0) }.contains {
      ["COP", "JUD", "MED", "JRN"].contains($0.sector)
    }
  }

  /// The subject of *suffered an attack*, *is in detention*: who is acted upon.
  private func undergoers(of proposal: Proposal) -> [Int] {
    let trigger = proposal.trigger
    guard proposal.nominal else { return [] }
    if let verb = slots.lightGovernor(of: trigger), tree.isListed(verb, as: .undergoes),
      !tree.isPassive(verb),
      proposal.type.quad == 4
    {
      return slots.logicalSubjects(of: verb, depth: 0)
    }
    let isHeld =
      proposal.type == .coerce || proposal.type == .sanction
      || proposal.type == .accuse && proposal.modes.first != "disapprove"
      || proposal.type == .assault && proposal.modes.first == "abduct"
    return isHeld ? slots.partakers(in: trigger) : []
  }

  /// *Israel suffered a rocket attack*: the subject is hit.
  func takeUndergoer(_ proposal: inout Proposal, resolver: PartyResolver) {
    guard !proposal.recipients.contains(where: { $0.country != nil }) else { return }
    let hit = undergoers(of: proposal).flatMap { resolver.parties(of: $0) }.filter { party in
      party.isKnown && !proposal.actors.contains { $0.words == party.words || $0.country == party.country }
    }
    if !hit.isEmpty { proposal.recipients = hit }
  }

  /// *Killed 20 people, including two French tourists*, *among them three engineers*: the states of those who are named
  /// among them.
  func takeParts(_ proposal: inout Proposal, resolver: PartyResolver) {
    guard proposal.type.quad == 4, !proposal.counted.isEmpty else { return }
    let wholes = proposal.recipients.compactMap(\.words).flatMap { $0 } + [proposal.trigger]
    for whole in wholes {
      for child in tree.children(whole) where child > whole {
        let parts =
          tree.word(child).upos == .pron
          ? tree.children(child).filter { tree.has("nsubj", $0) && $0 > child }
          : tree.slots(ofPreposition: tree.prepositions[child]).contains("example") ? [child] : []
        for party in parts.flatMap({ resolver.parties(of: $0) })
        where party.country != nil && !party.countryInferred
          && !(proposal.actors + proposal.recipients).contains(where: { $0.country == party.country })
        {
          proposal.recipients.append(party)
        }
      }
    }
  }

  /// *US troops were withdrawn from Iraq*, *the French ambassador was recalled*: by the state whose they are.
  func takeWithdrawn(_ proposal: inout Proposal, resolver: PartyResolver) {
    guard proposal.actors.isEmpty, proposal.modes.contains("withdraw"),
      proposal.type == .retreat || proposal.type == .sanction, tree.isPassive(proposal.trigger)
    else { return }
    let moved = slots.passiveSubjects(of: proposal.trigger).flatMap { resolver.parties(of: $0) }
      .filter { $0.country != nil }
    guard !moved.isEmpty else { return }
    proposal.actors = moved
    proposal.recipients.removeAll { party in moved.contains { $0.country == party.country } }
    proposal.notes.append("withdrawn by the state whose they are")
  }

  /// *Was captured by Hamas and killed*: of two things done to somebody the second is done by whoever did the first, when
  /// nobody else is told.
  func takeCaptor(_ proposal: inout Proposal, resolver: PartyResolver) {
    let trigger = proposal.trigger
    guard proposal.actors.isEmpty, !proposal.nominal, proposal.type.quad == 4 || proposal.type == .retreat,
      tree.isPassive(trigger), tree.has("conj", trigger), let first = tree.word(trigger).head,
      tree.isPassive(first),
      // *Killed in an American strike*.
      !tree.children(trigger).contains(where: { tree.has("obl", $0) && namesForce($0) })
    else { return }
    // *Was beaten by neighbours and arrested*: only those who have power arrest, free and convict.
    let needsPower = proposal.type == .retreat || Surroundings.isPower(proposal)
    proposal.actors = slots.agents(of: first).flatMap { doer($0, resolver: resolver) }.filter { party in
      party.isKnown
        && (!needsPower || party.isAuthority || party.isArmedGroup)
    }
    if !proposal.actors.isEmpty { proposal.notes.append("by whoever did the act before") }
  }
}
