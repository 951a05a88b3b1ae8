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
    var found: [Proposal] = []
    for index in words {
      var seen: Set<Int32> = []
      for key in tree.keys(index) {
        for position in tree.lexicon.events[key] where seen.insert(position).inserted {
          let entry = tree.lexicon.events.entries[Int(position)]
          guard let covered = matcher.match(entry.pattern, at: index) else { continue }
          found.append(propose(entry, words: covered, resolver: resolver))
        }
      }
    }
    choose(&found)
    for index in found.indices where found[index].dropped == nil {
      complete(&found[index], resolver: resolver)
    }
    Embedding(tree: tree).drop(&found)
    Embedding(tree: tree).dropDescriptions(&found)
    Joining(tree: tree).join(&found)
    return found.sorted { ($0.trigger, $0.concept.name) < ($1.trigger, $1.concept.name) }
  }

  private func propose(_ entry: EventEntry, words: [Int], resolver: PartyResolver) -> Proposal {
    let concept = codebook.concepts[entry.concept]
    return Proposal(
      concept: concept, type: concept.type, modes: concept.modes, words: words, entry: entry,
      status: StatusReading(),
      nominal: !tree.isVerbal(words[0]))
  }

  /// Among proposals that share a trigger, or whose trigger another uses up, the most specific stays.
  private func choose(_ found: inout [Proposal]) {
    let order = found.indices.sorted {
      (-found[$0].specificity, found[$0].trigger, $0) < (-found[$1].specificity, found[$1].trigger, $1)
    }
    var owner: [Int: Int] = [:]
    for index in order {
      if let other = owner[found[index].trigger] {
        found[index].dropped = "`\(found[other].entry.pattern.source)` says more"
        continue
      }
      for word in found[index].words where owner[word] == nil { owner[word] = index }
    }
  }

  /// Fills in status, type, parties, counts; drops what lacks the parties it needs.
  private func complete(_ proposal: inout Proposal, resolver: PartyResolver) {
    let trigger = proposal.trigger
    proposal.status = statusReader.read(trigger)
    if proposal.nominal, tree.has("compound", trigger), let head = tree.word(trigger).head, head > trigger,
      !proposal.words.contains(head)
    {
      // *Assault rifle*, *trial judge*: the noun only says what kind of thing is meant.
      proposal.dropped = "it only modifies `\(tree.word(head).form)`"
      return
    }
    if proposal.status.generic {
      proposal.dropped = "no particular act is meant"
      return
    }
    turn(&proposal)
    assignRoles(&proposal, resolver: resolver)
    readCounts(&proposal)
    if let reason = lacking(proposal) { proposal.dropped = reason }
  }

  /// What the act becomes when it is ended or only announced.
  private func turn(_ proposal: inout Proposal) {
    if proposal.status.ended {
      guard let turn = proposal.concept.ended.map({ ($0.type, $0.mode) }) ?? Self.ending(of: proposal.type)
      else {
        proposal.dropped = "an end of this act is no act"
        return
      }
      proposal.type = turn.0
      proposal.modes = turn.1.map { [$0] } ?? []
      proposal.notes.append("brought to an end: \(turn.0.rawValue)")
    }
    guard proposal.status.status == .planned else { return }
    if let future = proposal.concept.future, future.type != .threaten {
      proposal.type = future.type
      proposal.modes = future.mode.map { [$0] } ?? []
    } else {
      switch proposal.type {
      case .consult, .support, .cooperate, .aid:
        proposal.type = .agree
        proposal.modes = []
      case .retreat where proposal.modes.first != "resign":
        proposal.type = .concede
        proposal.modes = []
      default: return
      }
    }
    proposal.notes.append("only announced: \(proposal.type.rawValue)")
  }

  private static func ending(of type: EventType) -> (EventType, String?)? {
    switch type {
    case .consult, .cooperate, .aid, .support: (.sanction, "discontinue")
    case .sanction: (.concede, nil)
    case .coerce: (.concede, nil)
    case .assault: (.retreat, "ceasefire")
    case .mobilize: (.retreat, "withdraw")
    case .protest: (.concede, nil)
    default: nil
    }
  }

  // MARK: Counts

  private func readCounts(_ proposal: inout Proposal) {
    for (role, key) in proposal.concept.counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let frame = frame(of: proposal)
      var heads: [Int] = []
      for alternative in frame.slots[role] ?? [] where heads.isEmpty {
        heads = alternative.flatMap { slot -> [Int] in
          if proposal.entry.pattern.kind == .passive, !proposal.nominal, slot == .subj {
            return slots.logicalSubjects(of: proposal.trigger, depth: 0)
          }
          return slots.fillers(slot, of: proposal.trigger)
        }
      }
      var total: Count?
      for head in heads {
        for part in matcher.resolver.conjuncts(of: head) {
          let count = counts.count(of: part) ?? (proposal.status.status == .actual ? implicitOne(part) : nil)
          total = Self.sum(total, count)
        }
      }
      if let total, Self.isSane(total) { proposal.counts[key] = total }
    }
  }

  /// A single named or described person counts as one.
  private func implicitOne(_ head: Int) -> Count? {
    let word = tree.word(head)
    guard word.upos == .noun || word.upos == .propn, word.features["Number"] != "Plur" else { return nil }
    guard let party = matcher.resolver.resolve(head, depth: 0), party.isPerson, !party.isPlural else {
      return nil
    }
    return .exact(1)
  }

  private static func sum(_ a: Count?, _ b: Count?) -> Count? {
    guard let a else { return b }
    guard let b else { return a }
    switch (a, b) {
    case (.exact(let x), .exact(let y)): return .exact(x + y)
    default: return a
    }
  }

  /// No act of news kills more than the world wars did.
  private static func isSane(_ count: Count) -> Bool {
    switch count {
    case .exact(let value): value > 0 && value <= 100_000_000
    case .between(let low, let high):
      (low ?? 0) <= 100_000_000 && (high ?? 0) <= 100_000_000 && !(low == nil && high == nil)
    }
  }

  // MARK: Needs

  private func lacking(_ proposal: Proposal) -> String? {
    if proposal.dropped != nil { return proposal.dropped }
    let actor = proposal.actors.contains { $0.isKnown }
    let recipient = proposal.recipients.contains { $0.isKnown }
    switch proposal.concept.needs {
    case .none: return nil
    case .actor: return actor ? nil : "no political actor is known"
    case .recipient: return recipient ? nil : "no recipient is known"
    case .party: return actor || recipient ? nil : "no party is known"
    case .both: return actor && recipient ? nil : "a party is missing"
    }
  }
}
