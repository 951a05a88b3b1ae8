import CasusCodebook
import CasusLanguage
import CasusRecords

/// Names of towns and peoples in the roles of an act: where it was, or who stands for a state.
extension EventCoder {
  /// *The Basra attack*, *bombs exploded in Dhaka*, *the Johannesburg summit*: a town tells where people were attacked or
  /// met, not which government did or suffered it.
  func leaveOutTowns(
    _ actors: inout [Party], _ recipients: inout [Party], of proposal: Proposal, resolver: PartyResolver
  ) {
    actors.removeAll { isWhere($0, of: proposal, resolver: resolver) }
    guard proposal.type == .assault || proposal.type == .coerce else { return }
    for index in recipients.indices {
      guard recipients[index].sector == "GOV", let head = townHead(recipients[index], resolver: resolver)
      else {
        continue
      }
      let cases = tree.slots(ofPreposition: tree.prepositions[head])
      guard tree.has("compound", head) || ["in", "at", "near"].contains(where: cases.contains) else {
        continue
      }
      recipients[index].sector = "CVL"
      recipients[index].id = nil
      recipients[index].kind = .described
    }
  }

  /// Whether a party is but a town before a noun of violence or of a meeting (*the Johannesburg summit*).
  func isWhere(_ party: Party, of proposal: Proposal, resolver: PartyResolver) -> Bool {
    guard proposal.nominal, proposal.type == .assault || proposal.type == .consult,
      let head = townHead(party, resolver: resolver)
    else { return false }
    if tree.grammar.hasConstructState {
      // *ועידת מדריד*, not *פגישת מוסקבה ואנקרה*.
      return proposal.type == .consult && tree.has("compound", head)
        && tree.isListed(proposal.trigger, as: .treaty)
        && !tree.children(head).contains { tree.has("conj", $0) }
    }
    return tree.has("compound", head)
  }

  /// The word of a town that is all a party says.
  private func townHead(_ party: Party, resolver: PartyResolver) -> Int? {
    guard let words = party.words else { return nil }
    return words.first { word in
      resolver.isTown(word) && tree.word(word).head.map { !words.contains($0) } ?? true
    }
  }

  /// *The Americans asked*, *Iranian-backed rebels*: peoples that act or are spoken to as a side are their state, in
  /// fights its army.
  func takeForStates(_ proposal: inout Proposal, resolver: PartyResolver) {
    // What is done for people or to them is done to people.
    let isToPeople = [.assault, .coerce, .aid].contains(proposal.type)
    if tree.has("amod", proposal.trigger) {
      for index in proposal.actors.indices
      where proposal.actors[index].sector == "CVL" && proposal.actors[index].id == nil
        && proposal.actors[index].kind == .named
      {
        proposal.actors[index].sector = "GOV"
      }
    }
    for index in proposal.actors.indices where resolver.isNation(proposal.actors[index]) {
      proposal.actors[index].sector = proposal.type == .assault ? "MIL" : "GOV"
    }
    guard !isToPeople else { return }
    for index in proposal.recipients.indices where resolver.isNation(proposal.recipients[index]) {
      proposal.recipients[index].sector = "GOV"
    }
  }

  /// *Condemned the Israeli airstrike*: a people that owns an act of force stands for its state.
  func takeForceForState(_ proposal: inout Proposal) {
    guard [.accuse, .reject, .request, .protest, .threaten].contains(proposal.type) else { return }
    for index in proposal.recipients.indices {
      let party = proposal.recipients[index]
      guard party.kind == .described, party.sector == "CVL", !party.isPerson, let words = party.words,
        let head = words.first(where: { tree.word($0).head.map { !words.contains($0) } ?? true }),
        namesForce(head)
      else { continue }
      proposal.recipients[index].sector = "GOV"
    }
  }
}
