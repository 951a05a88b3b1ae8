import CasusCodebook
import CasusLanguage
import CasusRecords

/// Who did it to whom: fills the roles of an act from its frame and the tree.
extension EventCoder {
  /// The frame in force: the concept's for verb or noun, turned for the passive, overridden by the lexicon entry.
  func frame(of proposal: Proposal) -> Frame {
    var frame = proposal.nominal ? proposal.concept.noun : proposal.concept.verb
    if proposal.entry.pattern.kind == .passive, !proposal.nominal {
      frame.slots[.actor] = [[.by]]
      frame.slots[.recipient] = [[.subj]]
    }
    return frame.overridden(by: proposal.entry.roles)
  }

  func assignRoles(_ proposal: inout Proposal, resolver: PartyResolver) {
    let frame = frame(of: proposal)
    let used = Set(proposal.words)
    let trigger = proposal.trigger
    let passiveKind = proposal.entry.pattern.kind == .passive && !proposal.nominal
    func fill(_ role: Role) -> [Int] {
      for alternative in frame.slots[role] ?? [] {
        let heads = alternative.flatMap { slot -> [Int] in
          if passiveKind, slot == .subj {
            return slots.logicalSubjects(of: trigger, depth: 0)
              + (slots.logicalSubjects(of: trigger, depth: 0).isEmpty
                ? slots.passiveSubjects(of: trigger) : [])
          }
          return slots.fillers(slot, of: trigger)
        }.filter {
          // Words of the pattern are no parties, unless they name one (*expelled diplomats*).
          !used.contains($0) || role == .content || (resolver.resolve($0, depth: 0)?.isKnown ?? false)
        }
        if !heads.isEmpty { return heads }
      }
      return []
    }
    proposal.content = fill(.content)
    var actorHeads = fill(.actor)
    let recipientHeads = fill(.recipient).filter { !actorHeads.contains($0) }
    var actors = actorHeads.flatMap { resolver.parties(of: $0) }
    var recipients = recipientHeads.flatMap { resolver.parties(of: $0) }
    if actors.isEmpty, proposal.nominal {
      actorHeads = slots.nounSubjects(of: trigger)
      actors = actorHeads.flatMap { resolver.parties(of: $0) }
      if actors.isEmpty {
        // *the Israeli strike*, *Iran's attack*: whoever owns the act, unless he suffers it.
        actors = resolver.owners(of: trigger, depth: 0).filter { owner in
          !recipients.contains { $0.words == owner.words } && owner.country != nil
            && isAdjectiveOrPossessor(owner, of: trigger)
        }.prefix(1).map { owner in
          var party = owner
          if party.sector == "CVL", party.id == nil { party.sector = "GOV" }
          return party
        }
      }
    }
    recipients.removeAll { party in actors.contains { $0.words == party.words && party.words != nil } }
    if recipients.isEmpty, proposal.concept.counts[.recipient] != nil {
      recipients = recipientHeads.compactMap { unnamedPeople($0, resolver: resolver) }
    }
    // A pronoun that would make a state act against itself was resolved wrongly.
    recipients.removeAll { party in
      party.kind == .pronoun && actors.contains { $0.country == party.country && $0.country != nil }
    }
    // What an act is done to is not the thing but its owner; things without an owner are no parties.
    proposal.actors = actors.filter { $0.kind != .described || $0.isKnown || $0.isPerson }
    proposal.recipients = recipients.filter { $0.kind != .described || $0.isKnown || $0.isPerson }
    reciprocal(&proposal, recipientHeads: recipientHeads, resolver: resolver)
  }

  private func isAdjectiveOrPossessor(_ owner: Party, of trigger: Int) -> Bool {
    guard let words = owner.words else { return false }
    let word = words.first { tree.word($0).head.map { !words.contains($0) } ?? true } ?? words.lowerBound
    return tree.has("amod", word) || tree.has("compound", word) || tree.word(word).deprel == "nmod:poss"
      || tree.word(word).upos == .adj
  }

  /// People of whom only the number is told: *40 were arrested*.
  private func unnamedPeople(_ head: Int, resolver: PartyResolver) -> Party? {
    guard tree.isNominal(head) || tree.word(head).upos == .adj || tree.isVerbal(head) else { return nil }
    guard counts.count(of: head) != nil || tree.word(head).features["Number"] == "Plur" else { return nil }
    return Party(
      country: nil, sector: "CVL", name: resolver.text(of: resolver.extent(head)),
      words: resolver.extent(head),
      kind: .described, isPlural: true, isPerson: true)
  }

  /// *Expelled each other's diplomats*, *mutual expulsions*: both sides do it to both.
  private func reciprocal(_ proposal: inout Proposal, recipientHeads: [Int], resolver: PartyResolver) {
    guard proposal.actors.count >= 2, let marks = tree.lexicon.references["reciprocal"] else { return }
    let near =
      Array(tree.children(proposal.trigger)) + recipientHeads
      + recipientHeads.flatMap { Array(tree.children($0)) }
    guard near.contains(where: { marks.contains(tree.lemmas[$0]) || marks.contains(tree.forms[$0]) }) else {
      return
    }
    proposal.recipients = proposal.actors.map {
      var party = $0
      party.words = recipientHeads.first.map { resolver.extent($0) } ?? party.words
      return party
    }
    proposal.notes.append("reciprocal")
  }
}
