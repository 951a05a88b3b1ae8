import CasusCodebook
import CasusLanguage
import CasusRecords

/// What the speaker of a sentence has to do with the acts that he tells of.
extension Surroundings {
  /// A threat, promise, demand or refusal that names nobody is that of whoever is quoted: *"It will not pass quietly",
  /// said the leader*.
  func speak(_ proposal: inout Proposal, claims: [ClaimProposal]) {
    guard proposal.actors.isEmpty, !proposal.nominal else { return }
    switch proposal.type {
    case .threaten, .agree, .reject, .request, .concede, .support, .accuse: break
    default: return
    }
    let trigger = proposal.trigger
    guard !tree.isPassive(trigger),
      proposal.entry.pattern.kind == .phrase || proposal.entry.roles.slots[.actor]?.isEmpty ?? false
        || !tree.children(trigger).contains(where: { tree.has("nsubj", $0) }),
      let claim = claims.first(where: { $0.content?.contains(trigger) ?? false }),
      claim.speaker.isKnown, !claim.speaker.isSpeaker, claim.speaker.sector != "JRN"
    else { return }
    proposal.actors = [claim.speaker]
    proposal.recipients.removeAll { $0.words == claim.speaker.words }
    proposal.notes.append("whoever speaks does it")
  }

  /// *Talks with Armenia will be held, the Georgian premier said*: of a meeting or deal with one party only, told in the
  /// passive by the office of another state, that state is the other.
  func addSpeaker(_ proposal: inout Proposal, claims: [ClaimProposal]) {
    let parties = proposal.actors + proposal.recipients
    guard [.consult, .agree, .cooperate].contains(proposal.type), parties.count == 1,
      let party = parties.first, let country = party.country, !party.countryInferred,
      proposal.words.contains(where: { tree.isPassive($0) })
        || proposal.type == .agree && proposal.nominal && tree.has("nsubj", proposal.trigger),
      let claim = claims.first(where: { $0.content?.contains(proposal.trigger) ?? false }),
      claim.speaker.isStateOrgan || claim.speaker.id == claim.speaker.country,
      let own = claim.speaker.country, own != country, names.actor(id: country) != nil
    else { return }
    proposal.actors = [claim.speaker]
    proposal.recipients = [party]
    proposal.notes.append("whoever speaks is the other")
  }

  /// The first person of a quotation is its speaker.
  func speakers(_ coding: inout DocumentCoding.SentenceCoding) {
    for index in coding.proposals.indices {
      name(&coding.proposals[index].actors, by: coding.claims)
      name(&coding.proposals[index].recipients, by: coding.claims)
    }
  }

  private func name(_ parties: inout [Party], by claims: [ClaimProposal]) {
    for position in parties.indices.reversed() {
      guard parties[position].isSpeaker, let words = parties[position].words else { continue }
      let claim = claims.first {
        ($0.content?.contains(words.lowerBound) ?? false) && !$0.speaker.isSpeaker
      }
      if let claim {
        parties[position] = claim.speaker
        parties[position].words = words
        parties[position].kind = .pronoun
      } else {
        parties.remove(at: position)
      }
    }
  }

  /// *Japan will not take part, the foreign minister said*: an office without a state speaks for that whose acts it
  /// tells.
  func own(_ coding: inout DocumentCoding.SentenceCoding, resolver: PartyResolver) {
    for index in coding.claims.indices {
      let speaker = coding.claims[index].speaker
      guard speaker.country == nil, speaker.kind == .agent, speaker.isStateOrgan,
        let content = coding.claims[index].content
      else { continue }
      let isBefore = content.upperBound < (coding.claims[index].cue.first ?? 0)
      // *Said that Israel is attacking*: of force told behind him he may be the victim.
      let doer =
        coding.proposals.lazy
        .filter { $0.dropped == nil && content.contains($0.trigger) && (isBefore || $0.type.quad < 4) }
        .flatMap(\.actors).first { $0.kind == .named && $0.id == $0.country && $0.country != nil }
        ?? content.first { isBefore && tree.word($0).deprel == "nsubj" && resolver.isState($0) }
        .flatMap { resolver.resolve($0, depth: 1) }
      guard let doer else { continue }
      coding.claims[index].speaker.country = doer.country
      coding.claims[index].speaker.countryInferred = true
      // *Uganda will expel aid workers, the interior minister warned*.
      for act in coding.proposals.indices {
        for actor in coding.proposals[act].actors.indices
        where coding.proposals[act].actors[actor].country == nil && speaker.words != nil
          && coding.proposals[act].actors[actor].words == speaker.words
          && !coding.proposals[act].recipients.contains(where: { $0.country == doer.country })
        {
          coding.proposals[act].actors[actor].country = doer.country
          coding.proposals[act].actors[actor].countryInferred = true
        }
      }
    }
  }
}
