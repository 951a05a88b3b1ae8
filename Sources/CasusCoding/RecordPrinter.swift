import CasusCodebook
import CasusLanguage
import CasusRecords

/// Turns what was coded into a record: spans in scalars, ids, scores, links between claims and events.
struct RecordPrinter {
  let document: Document
  let tree: Tree
  let codebook: Codebook
  let model: String
  let times: DocumentTimes
  let places: PlaceFinder
  let quotes: Quotes
  let contexts: ContextReader

  func record(_ sentences: [DocumentCoding.SentenceCoding]) -> Record {
    var record = Record(document: document, codebook: codebook.version, model: model)
    var triggers: [(id: String, trigger: Int, sentence: Int)] = []
    for sentence in sentences {
      for proposal in sentence.proposals where proposal.dropped == nil {
        let event = event(proposal, id: "e\(record.events.count + 1)", sentence: sentence.index)
        triggers.append((event.id, proposal.trigger, sentence.index))
        record.events.append(event)
      }
      for claim in sentence.claims where claim.dropped == nil {
        record.claims.append(
          self.claim(claim, id: "c\(record.claims.count + 1)", sentence: sentence.index, triggers: triggers))
      }
      for (direction, dyad, modality, cue) in sentence.trends {
        record.trends.append(
          Trend(
            id: "t\(record.trends.count + 1)", dyad: dyad, direction: direction, when: times.when(of: cue),
            modality: modality, cue: span(cue...cue)))
      }
    }
    return record
  }

  private func event(_ proposal: Proposal, id: String, sentence: Int) -> Event {
    let range = tree.text.sentences[sentence].range
    let place = places.place(of: proposal)
    return Event(
      id: id, type: proposal.type, modes: proposal.modes, contexts: contexts(proposal, sentence: sentence),
      score: codebook.ontology.score(proposal.type, modes: proposal.modes), status: proposal.status.status,
      confidence: proposal.confidence, trigger: Self.trigger(proposal.words, tree),
      sentence: tree.scalars.span(range), concept: proposal.concept.name,
      actors: unique(proposal.actors), recipients: unique(proposal.recipients),
      when: times.when(of: proposal.trigger)
        ?? (proposal.type.quad == 3 ? times.bounds(of: proposal.trigger) : nil),
      where: place.map { place, word in
        var place = place
        place.text = word.map { span(places.mentions.covering($0)?.words ?? $0...$0) }
        return place
      },
      counts: proposal.counts)
  }

  private func claim(
    _ proposal: ClaimProposal, id: String, sentence: Int,
    triggers: [(id: String, trigger: Int, sentence: Int)]
  ) -> Claim {
    var about: [String] = []
    if let content = proposal.content {
      about = triggers.filter { content.contains($0.trigger) }.map(\.id)
    }
    if about.isEmpty { about = triggers.filter { proposal.cue.contains($0.trigger) }.map(\.id) }
    if about.isEmpty, [.deny, .decline, .doubt].contains(proposal.stance) {
      // *Denied the reports*: the act spoken of last.
      about = triggers.last { $0.sentence < sentence && $0.sentence >= sentence - 4 }.map { [$0.id] } ?? []
    }
    return Claim(
      id: id, stance: proposal.stance, speaker: actor(proposal.speaker),
      cue: Self.trigger([proposal.cue[0]], tree),
      content: proposal.content.map(span), quote: proposal.isQuote, about: about,
      via: proposal.via.map { .init(name: $0.name, country: $0.country, text: $0.words.map(span)) },
      when: times.when(saidBy: proposal.cue[0], content: proposal.content),
      confidence: 0.6)
  }

  private func unique(_ parties: [Party]) -> [Actor] {
    var result: [Actor] = []
    for party in parties {
      let actor = actor(party)
      if !result.contains(actor) { result.append(actor) }
    }
    return result
  }

  private func actor(_ party: Party) -> Actor {
    Actor(
      country: party.country, sector: party.sector, name: party.name.isEmpty ? nil : party.name, id: party.id,
      text: party.words.map(span))
  }

  private func contexts(_ proposal: Proposal, sentence: Int) -> [String] {
    Set(proposal.concept.contexts).union(contexts.of(sentence: sentence)).sorted()
  }

  private func span(_ words: ClosedRange<Int>) -> Span { tree.scalars.span(tree.range(words)) }

  /// Triggers and cues are whole written words, attached prefixes included; words of a pattern that stand together are
  /// one span, of scattered ones the first counts.
  static func trigger(_ words: [Int], _ tree: Tree) -> Span {
    var range = tree.token(of: words[0])
    for word in words.dropFirst().sorted()
    where word >= words[0] && tree.word(word).range.lowerBound <= range.upperBound + 2 {
      range = range.lowerBound..<max(range.upperBound, tree.token(of: word).upperBound)
    }
    return tree.scalars.span(range)
  }
}
