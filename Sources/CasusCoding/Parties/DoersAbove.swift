import CasusCodebook
import CasusLanguage
import CasusRecords

/// Who does what a noun names, where he stands with the verb above it: *the police reported the arrest*, *flew to Asmara
/// for talks*.
extension EventCoder {
  /// Visitors are whoever speaks or leaves at the visit; authorities tell of what they did themselves: *the police
  /// reported the arrest of three men*.
  func addDoerAbove(_ proposal: inout Proposal, resolver: PartyResolver) {
    let isVisit = proposal.modes.first == "visit" || proposal.concept.modes.first == "visit"
    // *Suspended the mediation between Israel and Hamas*: whoever ends it does what its end is.
    let isEnded = proposal.status.ended && proposal.type != proposal.concept.type
    guard isVisit || isEnded || Surroundings.isPower(proposal) else { return }
    if !isVisit, isAnswer(to: proposal.trigger) { return }
    let above = slots.subjectsAbove(proposal.trigger).flatMap { resolver.parties(of: $0) }.filter { party in
      party.country != nil && !proposal.recipients.contains { $0.country == party.country }
        && (isVisit ? party.isPerson || party.sector == "GOV" : party.isStateOrgan || isEnded)
    }
    guard !above.isEmpty else { return }
    proposal.actors = above
    proposal.notes.append("the doer stands with the verb above")
  }

  /// *Condemned the arrest*, *welcomed the release*: who praises, blames or demands an act did not do it.
  private func isAnswer(to noun: Int) -> Bool {
    var current = noun
    for _ in 0..<3 {
      guard let head = tree.word(current).head else { return false }
      if tree.isVerbal(head) {
        return tree.lexicon.events[tree.lemmas[head]].contains { position in
          let entry = tree.lexicon.events.entries[Int(position)]
          return entry.pattern.kind == .verb && entry.pattern.constraints.allSatisfy(\.negated)
            && [.accuse, .request, .support, .reject].contains(codebook.concepts[entry.concept].type)
        }
      }
      current = head
    }
    return false
  }

  /// *Flew to Asmara for talks with the president*: who goes to talks takes part in them.
  func addPartnerAbove(_ proposal: inout Proposal, resolver: PartyResolver) {
    // So do those who hold an exercise: *tested a missile after war games with the French navy*.
    guard
      proposal.concept.type == .consult
        || proposal.type == .cooperate && !isAnswer(to: proposal.trigger)
        || proposal.type == .assault && isWar(proposal) && !isAnswer(to: proposal.trigger),
      proposal.actors.count == 1, proposal.recipients.isEmpty, !tree.has("nsubj", proposal.trigger),
      let partner = proposal.actors.first, let words = partner.words,
      words.lowerBound > proposal.trigger
    else { return }
    let above = slots.subjectsAbove(proposal.trigger).flatMap { resolver.parties(of: $0) }.filter {
      $0.country != nil && $0.country != partner.country && $0.sector != "JRN"
    }
    guard !above.isEmpty else { return }
    proposal.actors = above + proposal.actors
    proposal.notes.append("the other side stands with the verb above")
  }

  /// *Retreated after fighting with the Syrian army*, *prepared for war with Egypt*: whether a noun names what two sides do,
  /// in, after or before what is told.
  private func isWar(_ proposal: Proposal) -> Bool {
    guard proposal.nominal, frame(of: proposal).slots[.actor]?.contains(where: { $0.count > 1 }) ?? false
    else {
      return false
    }
    let cases = tree.slots(ofPreposition: tree.prepositions[proposal.trigger])
    return ["in", "at", "to", "after", "for"].contains(where: cases.contains) && !cases.contains("about")
  }
}
