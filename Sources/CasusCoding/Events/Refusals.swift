import CasusCodebook
import CasusLanguage
import CasusRecords

/// What somebody will not do he refuses: *said that it would not send troops*. What somebody else must do he demands:
/// *Rangoon must release her, the minister said*.
struct Refusals {
  let tree: Tree
  let slots: Slots
  let statusReader: StatusReader
  let powers: Set<String>

  /// Makes a cooperative act that a power will not do a refusal of it.
  func turn(_ proposal: inout Proposal) {
    let trigger = proposal.trigger
    // *Is not ready to*: the word itself speaks of the will.
    let isWill = !statusReader.effects(at: trigger).isDisjoint(with: [.commit, .plan])
    guard proposal.status.status == .negated, proposal.status.unwilling || isWill, !proposal.status.ended,
      proposal.entry.pattern.kind != .phrase, !proposal.nominal || tree.word(trigger).upos == .adj,
      !tree.isPassive(trigger),
      proposal.actors.contains(where: { $0.isPower(powers) || $0.isSpeaker })
    else { return }
    switch proposal.concept.type {
    case .agree, .consult, .support, .cooperate, .aid, .concede, .retreat, .mobilize: break
    default: return
    }
    proposal.modes = Self.mode(of: proposal.concept.type).map { [$0] } ?? []
    proposal.type = .reject
    proposal.status.status = .actual
    proposal.notes.append("it will not be done: REJECT")
    // *Will not meet the president*: who is refused is no doer.
    let subjects = slots.subjects(of: trigger)
    let others = proposal.actors.filter { party in
      guard let words = party.words else { return false }
      return !subjects.contains { words.contains($0) } && words.lowerBound > trigger
    }
    guard !others.isEmpty, others.count < proposal.actors.count else { return }
    proposal.actors.removeAll { others.contains($0) }
    proposal.recipients += others
  }

  /// What a refusal of, or request for, such an act is a refusal of or request for.
  static func mode(of type: EventType) -> String? {
    switch type {
    case .consult: "meet"
    case .aid, .cooperate: "assist"
    case .concede, .retreat: "yield"
    default: nil
    }
  }

  /// Makes what another party must do a demand of whoever says so; false when nobody does.
  func demand(_ proposal: inout Proposal, resolver: PartyResolver) -> Bool {
    let trigger = proposal.trigger
    guard proposal.status.isDuty, proposal.status.status != .negated, !proposal.nominal,
      !tree.isPassive(trigger), let verb = saying(of: trigger)
    else { return false }
    let speakers = slots.subjects(of: verb).flatMap { resolver.parties(of: $0) }
      .filter { $0.isPower(powers) && $0.sector != "JRN" }
    let subjects = slots.logicalSubjects(of: trigger, depth: 0).filter { tree.word($0).upos != .pron }
    let asked = subjects.flatMap { resolver.parties(of: $0) }.filter { party in
      party.isPower(powers) && !party.isSpeaker
        && !speakers.contains { $0.words == party.words || $0.sameCode(as: party) }
    }
    guard !speakers.isEmpty, !asked.isEmpty else { return false }
    proposal.modes = Self.mode(of: proposal.concept.type).map { [$0] } ?? []
    proposal.type = .request
    proposal.status.status = .actual
    proposal.actors = speakers
    proposal.recipients = asked
    proposal.content = [trigger]
    proposal.notes.append("its speaker says that it must be done: REQUEST")
    return true
  }

  /// The verb of saying above a clause, or beside a clause that it comes after.
  private func saying(of clause: Int) -> Int? {
    guard let head = tree.word(clause).head else {
      return tree.children(clause).first { tree.has("parataxis", $0) && isSaying($0) }
    }
    if tree.has("ccomp", clause) || tree.has("parataxis", clause), isSaying(head) { return head }
    return tree.children(clause).first { tree.has("parataxis", $0) && isSaying($0) }
  }

  private func isSaying(_ verb: Int) -> Bool { tree.says(verb, as: [.assert, .demand, .threaten]) }
}
