import CasusCodebook
import CasusLanguage
import CasusRecords

/// Whose an act is, and whom it concerns, where a genitive may say either.
extension EventCoder {
  /// *Bush's criticism of Kerry*: where *of* may introduce both, what stands before the noun acts, and what stands
  /// behind it is acted upon, unless another phrase says on whom (*the criticism of the EU against Iran*). Nil where
  /// only one of them is a genitive, and in languages whose construct state tells no such difference.
  func genitives(of proposal: Proposal, as role: Role, in frame: Frame) -> [Int]? {
    guard proposal.nominal, role == .actor || role == .recipient else { return nil }
    // *Hezbollah is responsible for the shelling of the village*.
    let answerers = role == .actor ? slots.answerers(for: proposal.trigger) : []
    if !answerers.isEmpty { return answerers }
    if tree.grammar.hasConstructState { return nil }
    let recipient = frame.slots[.recipient] ?? []
    guard (frame.slots[.actor] ?? []).contains([.of]),
      let position = recipient.firstIndex(where: { $0.contains(.of) })
    else { return nil }
    let trigger = proposal.trigger
    if role == .recipient { return slots.ofPhrases(of: trigger) }
    let before = slots.possessors(of: trigger)
    if !before.isEmpty { return before }
    let isTold = recipient[..<position].contains { alternative in
      alternative.contains { !slots.fillers($0, of: trigger).isEmpty }
    }
    return isTold ? slots.ofPhrases(of: trigger) : []
  }

  /// Who stands for a doer: of an act of force its own doer, not its victim (*the bombing of the UN's headquarters killed
  /// him*); an adjective of a state (*the American decision*) is the state.
  func doer(_ head: Int, resolver: PartyResolver) -> [Party] {
    if !tree.isVerbal(head), tree.word(head).upos == .noun, resolver.mentions.covering(head) == nil,
      resolver.agentPhrase(at: head) == nil, namesForce(head)
    {
      // *The bombing of the town by Russia killed ten*.
      if tree.has("nsubj", head) {
        let own = slots.agents(of: head).flatMap { resolver.parties(of: $0) }.filter { $0.country != nil }
        if !own.isEmpty { return own }
      }
      if governsVictim(head) { return doers(of: head, resolver: resolver) }
    }
    let parties = resolver.parties(of: head)
    guard tree.has("amod", head) else { return parties }
    return parties.map(Self.asState)
  }
}
