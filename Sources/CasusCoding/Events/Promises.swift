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
    default: return
    }
    let trigger = proposal.trigger
    guard !proposal.nominal, !tree.isPassive(trigger), isAnnounced(proposal),
      let verb = saying(above: trigger)
    else {
      return
    }
    let speakers = slots.subjects(of: verb).flatMap { resolver.parties(of: $0) }
    let isOwn = proposal.actors.contains { actor in
      actor.isSpeaker
        || speakers.contains { $0.words == actor.words || $0.country == actor.country && $0.country != nil }
    }
    guard isOwn else { return }
    let mode = ThreatenedActs.mode(of: proposal)
    proposal.type = .threaten
    proposal.modes = mode.map { [$0] } ?? []
    proposal.status.status = .actual
    proposal.notes.append("announced by its own doer: THREATEN")
  }

  /// To come, be it under a condition; not what only may be.
  private func isAnnounced(_ proposal: Proposal) -> Bool {
    let status = proposal.status
    guard !status.ended, status.status == .planned || status.status == .hypothetical else { return false }
    let beside = tree.children(proposal.trigger).map { statusReader.effects(at: $0) }
    if beside.contains(where: { $0.contains(.possible) || $0.contains(.negate) }) { return false }
    return tree.word(proposal.trigger).features["Tense"] == "Fut" || beside.contains { $0.contains(.future) }
  }

  /// The verb of saying that has this clause as its content.
  private func saying(above clause: Int) -> Int? {
    guard tree.has("ccomp", clause), let verb = tree.word(clause).head, tree.isVerbal(verb) else {
      return nil
    }
    let isSaying = tree.keys(verb).contains { key in
      tree.lexicon.claims[key].contains { position in
        let entry = tree.lexicon.claims.entries[Int(position)]
        return entry.pattern.kind == .verb && [.assert, .pledge, .threaten].contains(entry.stance)
      }
    }
    return isSaying ? verb : nil
  }
}
