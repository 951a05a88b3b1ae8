import CasusCodebook
import CasusLanguage
import CasusRecords

/// Codes the acts of one sentence: patterns propose, the surroundings decide on status, type, parties and counts.
struct EventCoder {
  let tree: Tree
  let codebook: Codebook
  let matcher: Matcher
  let statusReader: StatusReader
  let counts: CountReader
  let slots: Slots
  let quotes: Quotes

  /// The acts of a sentence, in text order; dropped ones are kept with a reason.
  func proposals(in sentence: Int, resolver: PartyResolver) -> [Proposal] {
    let words = tree.text.sentences[sentence].words
    let entries = tree.lexicon.events.entries
    var found: [Proposal] = []
    for index in words {
      for (entry, covered) in matcher.matches(in: tree.lexicon.events, at: index) {
        found.append(propose(entries[entry], words: covered, resolver: resolver))
      }
    }
    let losers = choose(&found)
    for index in found.indices where found[index].dropped == nil {
      complete(&found[index], resolver: resolver)
      // *France said Turkey would attack*: what others will do is no threat of the speaker's; nor is what was done a promise.
      if found[index].dropped == nil,
        let clause = clauseOfOthers(found[index], resolver: resolver) ?? clauseOfPast(found[index]),
        let inner = ((losers[index] ?? []) + found.indices.filter { found[$0].dropped == nil }).first(where: {
          found[$0].trigger == clause && found[$0].concept.type != found[index].type
        })
      {
        found[index].dropped = "the clause tells what others will do, or what was done"
        // Those that come later are completed in their turn.
        if found[inner].dropped != nil {
          found[inner].dropped = nil
          if inner < index { complete(&found[inner], resolver: resolver) }
        }
        continue
      }
      // *A deal between Sudan and Chad was struck*: a noun stands where the verb above lacks the parties it needs.
      guard found[index].dropped != nil, lacking(found[index], ignoringDrop: true) != nil else { continue }
      for loser in losers[index] ?? [] {
        let reason = found[loser].dropped
        found[loser].dropped = nil
        complete(&found[loser], resolver: resolver)
        let parties = found[loser].actors + found[loser].recipients
        if found[loser].dropped == nil, parties.contains(where: { $0.country != nil }) { break }
        found[loser].dropped = reason
      }
    }
    let embedding = Embedding(tree: tree)
    embedding.turnBlame(&found)
    embedding.turnResult(&found)
    embedding.shareReleased(&found)
    embedding.drop(&found)
    embedding.dropDemands(&found)
    embedding.dropDescriptions(&found)
    embedding.dropLabels(&found)
    embedding.dropPurposes(&found)
    ThreatenedActs.addModes(to: &found)
    Joining(tree: tree).join(&found)
    if found.count < 2 { return found }
    return found.sorted { ($0.trigger, $0.concept.name) < ($1.trigger, $1.concept.name) }
  }

  /// The clause of a threat or refusal that says what a party of another state will do or not.
  private func clauseOfOthers(_ proposal: Proposal, resolver: PartyResolver) -> Int? {
    guard [.threaten, .reject].contains(proposal.type), !proposal.nominal,
      tree.says(proposal.trigger, as: [.assert, .predict]),
      proposal.actors.contains(where: { $0.country != nil }),
      let clause = proposal.words.dropFirst().first(where: {
        tree.has("ccomp", $0) && tree.word($0).head == proposal.trigger && tree.isVerbal($0)
      })
    else { return nil }
    let doers = slots.subjects(of: clause).flatMap { resolver.parties(of: $0) }
      .filter { $0.country != nil && $0.kind != .pronoun && !$0.countryInferred }
    guard !doers.isEmpty,
      doers.allSatisfy({ doer in !proposal.actors.contains { $0.country == doer.country } })
    else { return nil }
    return clause
  }

  /// *French forces freed four hostages, the president announced*: the clause of a promise or threat that tells what was
  /// done.
  private func clauseOfPast(_ proposal: Proposal) -> Int? {
    guard [.agree, .concede, .threaten].contains(proposal.type), !proposal.nominal,
      tree.says(proposal.trigger, as: [.assert])
    else { return nil }
    return proposal.words.dropFirst().first { clause in
      (tree.has("ccomp", clause) || tree.has("parataxis", clause))
        && tree.word(clause).head == proposal.trigger && tree.isVerbal(clause)
        && tree.word(clause).features.has("Tense=Past")
        && !tree.children(clause).contains { tree.has("aux", $0) }
    }
  }

  private func propose(_ entry: EventEntry, words: [Int], resolver: PartyResolver) -> Proposal {
    let concept = codebook.concepts[entry.concept]
    let words = entry.pattern.kind == .phrase ? anchored(words) : words
    return Proposal(
      concept: concept, type: concept.type, modes: concept.modes, words: words, entry: entry,
      status: StatusReading(), counted: concept.counts,
      nominal: !tree.isVerbal(words[0]))
  }

  /// The words of a phrase, the one that the others hang on first: parties are those of *let*, not of *not* in *will
  /// not let it pass*.
  private func anchored(_ words: [Int]) -> [Int] {
    let heads = words.filter { word in tree.word(word).head.map { !words.contains($0) } ?? true }
    guard
      let anchor = heads.first(where: { tree.isVerbal($0) }) ?? heads.first(where: { tree.isNominal($0) }),
      anchor != words.first
    else { return words }
    return [anchor] + words.filter { $0 != anchor }
  }

  /// Among proposals that share a trigger, or whose trigger another uses up, the most specific stays.
  ///
  /// - Returns: for each that stays, those that it beat, the best first.
  private func choose(_ found: inout [Proposal]) -> [Int: [Int]] {
    // Of two that say as much, a phrase knows less: it has no voice.
    func place(_ index: Int) -> (Int, Int, Int, Int) {
      let kind = found[index].entry.pattern.kind
      // *Denied attacking*: of a gerund what is said of the verb counts first.
      let weight = kind == .noun && tree.word(found[index].trigger).upos == .verb ? 10 : 0
      return (weight - found[index].specificity, kind == .phrase ? 1 : 0, found[index].trigger, index)
    }
    let places = found.indices.map { place($0) }
    let order = found.indices.sorted { places[$0] < places[$1] }
    var owner: [Int: Int] = [:]
    var losers: [Int: [Int]] = [:]
    for index in order {
      if let other = owner[found[index].trigger] {
        losers[other, default: []].append(index)
        found[index].dropped = "`\(found[other].entry.pattern.source)` says more"
        let counts = found[index].concept.counts
        if found[index].trigger == found[other].trigger,
          found[index].concept.type == found[other].concept.type,
          found[other].counted.isEmpty || counts.values.contains("killed")
        {
          found[other].counted.merge(counts) { $1 }
        }
        continue
      }
      for word in found[index].words where owner[word] == nil && !isOwnAct(word, of: found[index], found) {
        owner[word] = index
      }
    }
    return losers
  }

  /// *Protested the killing of a boy*, *admitted that its troops had killed him*: violence that a protest, a complaint
  /// or a confession is about is an act of its own.
  private func isOwnAct(_ word: Int, of speech: Proposal, _ found: [Proposal]) -> Bool {
    guard word != speech.trigger else { return false }
    switch speech.type {
    case .protest, .accuse: guard tree.isNominal(word) else { return false }
    case .concede: guard tree.has("ccomp", word) else { return false }
    default: return false
    }
    return found.contains { act in
      act.trigger == word && act.nominal == tree.isNominal(word)
        && [.assault, .coerce].contains(act.concept.type)
    }
  }

  /// Fills in status, type, parties, counts; drops what lacks the parties it needs.
  private func complete(_ proposal: inout Proposal, resolver: PartyResolver) {
    let trigger = proposal.trigger
    // What a phrase says with its own tense and negation is no announcement or denial of it.
    let isPhrase = proposal.entry.pattern.kind == .phrase
    proposal.status = statusReader.read(
      isPhrase ? proposal.words.min() ?? trigger : trigger, covered: proposal.words)
    if proposal.nominal, tree.has("compound", trigger), let head = tree.word(trigger).head, head > trigger,
      !proposal.words.contains(head)
    {
      // *Assault rifle*, *trial judge*: the noun only says what kind of thing is meant.
      proposal.dropped = "it only modifies `\(tree.word(head).form)`"
      return
    }
    if let reason = Unreported(tree: tree, quotes: quotes).reason(proposal) {
      proposal.dropped = reason
      return
    }
    if proposal.nominal, tree.timeWords.contains(trigger) {
      proposal.dropped = "it tells when something else was done"
      return
    }
    let refusals = Refusals(
      tree: tree, slots: slots, statusReader: statusReader, powers: codebook.ontology.powers)
    if proposal.status.generic {
      if refusals.demand(&proposal, resolver: resolver) { return }
      proposal.dropped = "no particular act is meant"
      return
    }
    Turning(statusReader: statusReader).turn(&proposal)
    assignRoles(&proposal, resolver: resolver)
    turnFromSelf(&proposal, resolver: resolver)
    refuseSelf(&proposal)
    turnJoint(&proposal)
    Promises(tree: tree, slots: slots, statusReader: statusReader).turn(&proposal, resolver: resolver)
    refusals.turn(&proposal)
    Meetings.addMode(to: &proposal)
    let tally = EventTally(tree: tree, reader: counts, slots: slots, resolver: resolver)
    let (found, refused) = tally.counts(of: proposal, frame: frame(of: proposal))
    proposal.counts = found
    proposal.notes += refused
    proposal.dropped =
      lacking(proposal) ?? Meetings.reason(proposal, slots: slots, resolver: resolver)
      ?? Habits(tree: tree, slots: slots, quotes: quotes, mentions: matcher.mentions).reason(proposal)
  }

  /// *Broke with Colombia and gave its diplomats a day to leave*: nobody expels his own; they are of the other state.
  private func turnFromSelf(_ proposal: inout Proposal, resolver: PartyResolver) {
    guard proposal.type == .sanction,
      let state = proposal.actors.first(where: { $0.id != nil && $0.id == $0.country })
    else { return }
    let start = tree.text.sentences[tree.sentenceOf[proposal.trigger]].words.lowerBound
    for index in proposal.recipients.indices where proposal.recipients[index].country == state.country {
      guard let words = proposal.recipients[index].words,
        words.contains(where: { tree.word($0).upos == .pron && tree.has("nmod:poss", $0) }),
        let other = stride(from: words.lowerBound - 1, through: start, by: -1).lazy.compactMap({ word in
          resolver.isState(word) ? resolver.resolve(word, depth: 0) : nil
        }).first(where: { $0.country != state.country })
      else { continue }
      proposal.recipients[index].country = other.country
    }
  }

  /// *U.S.-Korean drills*: what states do together is another act than what one does alone.
  private func turnJoint(_ proposal: inout Proposal) {
    guard let joint = proposal.concept.joint, proposal.type == proposal.concept.type,
      Set(proposal.actors.compactMap(\.country)).count > 1
    else { return }
    proposal.type = joint.type
    proposal.modes = joint.mode.map { [$0] } ?? []
    proposal.notes.append("done together: \(joint.type.rawValue)")
  }

  /// A state does not act against itself: such a recipient is a reflexive resolved wrongly.
  private func refuseSelf(_ proposal: inout Proposal) {
    guard proposal.type.quad >= 3, !proposal.notes.contains("reciprocal") else { return }
    let actors = proposal.actors.filter { $0.kind != .implied && $0.id != nil && $0.id == $0.country }
    let refused = proposal.recipients.filter { recipient in actors.contains { recipient.sameCode(as: $0) } }
    guard let first = refused.first else { return }
    proposal.recipients.removeAll { refused.contains($0) }
    proposal.notes.append("recipient \(first.name) refused: a state does not act against itself")
  }

  // MARK: Needs

  private func lacking(_ proposal: Proposal, ignoringDrop: Bool = false) -> String? {
    if !ignoringDrop, proposal.dropped != nil { return proposal.dropped }
    let actor = proposal.actors.contains { $0.isKnown }
    let recipient = proposal.recipients.contains { $0.isKnown }
    switch proposal.concept.needs {
    case .none: return nil
    case .actor: return actor ? nil : "no political actor is known"
    case .recipient: return recipient ? nil : "no recipient is known"
    case .party: return actor || recipient ? nil : "no party is known"
    case .both: return actor && recipient ? nil : "a party is missing"
    case .power:
      let isPolitical = (proposal.actors + proposal.recipients).contains {
        $0.isPower(codebook.ontology.powers)
      }
      return isPolitical ? nil : "no party that acts in politics is known"
    }
  }
}
