import CasusCodebook
import CasusLanguage
import CasusRecords

/// Describes two parties of a text for the model that says what passes between them.
struct PairFeatures {
  let tree: Tree
  let codebook: Codebook
  let mentions: Mentions
  let resolver: PartyResolver
  let slots: Slots
  let statusReader: StatusReader
  let quotes: Quotes
  let sentences: [DocumentCoding.SentenceCoding]

  /// The evidence for a pair; nil when a span covers no word.
  func evidence(_ pair: Pair) -> PairEvidence? {
    guard let place = PairPlace(pair, tree: tree) else { return nil }
    var evidence = PairEvidence()
    evidence.add("bias")
    if place.sentences.count > 1 { evidence.add("two sentences") }
    evidence.source = .acts
    proposals(place, &evidence)
    evidence.source = .lexicon
    lexicon(place, &evidence)
    evidence.source = .words
    claims(place, &evidence)
    parties(place, &evidence)
    PairWords(tree: tree, mentions: mentions, slots: slots, statusReader: statusReader).add(place, &evidence)
    return evidence
  }

  // MARK: What the patterns propose

  private func proposals(_ place: PairPlace, _ evidence: inout PairEvidence) {
    var isBoth = false
    var isAny = false
    links(place, &evidence)
    for index in place.sentences {
      for proposal in sentences[index].proposals {
        guard let state = state(proposal) else { continue }
        let actor = role(of: place.actor, in: proposal)
        let recipient = role(of: place.recipient, in: proposal)
        let position = place.position(of: proposal.trigger).rawValue
        let polarity = proposal.status.status == .negated ? " not" : ""
        evidence.vote("act \(state) \(actor)-\(recipient)\(polarity)", for: proposal.type)
        evidence.vote("act \(state) \(position)\(polarity)", for: proposal.type)
        evidence.vote("act \(state) \(place.side(of: proposal.trigger))", for: proposal.type)
        if proposal.type != proposal.concept.type {
          evidence.vote("act before its turn \(state)", for: proposal.concept.type)
        }
        evidence.add("concept \(proposal.concept.name)")
        if state != "kept" { continue }
        isAny = true
        let isRole = actor == "actor" && recipient == "recipient"
        if isRole { isBoth = true }
        evidence.add("act \(proposal.type.rawValue) \(isRole ? "whole" : position)")
        if proposal.status.status != .actual {
          evidence.add("act \(proposal.concept.type.rawValue) \(proposal.status.status.rawValue)")
        }
        if proposal.status.ended { evidence.add("act \(proposal.concept.type.rawValue) ended") }
        manner(proposal, isRole: isRole, &evidence)
      }
    }
    evidence.add(isBoth ? "acts both" : isAny ? "acts some" : "acts none")
  }

  /// What auxiliaries and subordinate clauses make of a kept act: who will not meet refuses, who would strike unless
  /// something is done threatens.
  private func manner(_ proposal: Proposal, isRole: Bool, _ evidence: inout PairEvidence) {
    let type = proposal.concept.type
    let side = "\(type.quad) \(isRole ? "whole" : "part")"
    for child in tree.children(proposal.trigger) {
      if tree.has("aux", child) {
        evidence.add("\(side) \(proposal.status.status.rawValue) \(tree.lemmas[child])")
      } else if tree.has("advcl", child) {
        for mark in tree.children(child) where tree.has("mark", mark) {
          evidence.add("act \(type.rawValue) \(tree.lemmas[mark])")
          evidence.add("\(side) \(tree.lemmas[mark])")
        }
      }
    }
    if proposal.status.status == .negated { evidence.add("\(side) negated") }
  }

  /// What the kept acts that link the two say when they agree: a reader believes them before any single word.
  private func links(_ place: PairPlace, _ evidence: inout PairEvidence) {
    let links = place.sentences.flatMap { sentences[$0].proposals }.filter { isLink($0, place) }
    guard let first = links.first, links.allSatisfy({ $0.type == first.type }) else {
      evidence.add(links.isEmpty ? "links none" : "links differ")
      return
    }
    let confidence = links.map(\.confidence).max() ?? 0
    if links.contains(where: { $0.status.status == .negated }) {
      evidence.add("links negated")
      evidence.vote("link not", for: first.type)
      return
    }
    evidence.add("links agree")
    evidence.vote("link", for: first.type, confidence)
    if confidence > 0.8 { evidence.vote("link sure", for: first.type) }
    if links.count == 1, isRole(first, place) { evidence.vote("link only", for: first.type) }
  }

  /// Whether a kept act passes from one party to the other, or is done by both.
  private func isLink(_ proposal: Proposal, _ place: PairPlace) -> Bool {
    guard proposal.dropped == nil else { return false }
    if isRole(proposal, place) { return true }
    return proposal.recipients.isEmpty && role(of: place.actor, in: proposal) == "actor"
      && role(of: place.recipient, in: proposal) == "actor"
  }

  private func isRole(_ proposal: Proposal, _ place: PairPlace) -> Bool {
    role(of: place.actor, in: proposal) == "actor" && role(of: place.recipient, in: proposal) == "recipient"
  }

  /// Why a proposal was dropped, in a word; nil when that says nothing of the pair.
  private func state(_ proposal: Proposal) -> String? {
    guard let reason = proposal.dropped else { return "kept" }
    if reason.hasPrefix("it is the content") { return "content" }
    if reason.hasPrefix("the same act") { return "same" }
    if reason.hasSuffix("says more") { return "lesser" }
    if reason.hasPrefix("no ") || reason.hasPrefix("a party") { return "unfilled" }
    return "other"
  }

  private func role(of end: PairEnd, in proposal: Proposal) -> String {
    func holds(_ parties: [Party]) -> Bool {
      parties.contains { party in
        party.words.map { $0.overlaps(end.words) || end.nouns.contains(where: $0.contains) } ?? false
      }
    }
    if proposal.actors.contains(where: { $0.words?.contains(end.head) ?? false }) { return "actor" }
    if proposal.recipients.contains(where: { $0.words?.contains(end.head) ?? false }) { return "recipient" }
    if holds(proposal.actors) { return "actor" }
    if holds(proposal.recipients) { return "recipient" }
    // *The group said it had attacked*: the pronoun has the code of what it stands for.
    guard let own = resolver.resolve(end.head, depth: 0), own.isKnown else { return "none" }
    func repeats(_ parties: [Party]) -> Bool {
      parties.contains { $0.kind == .pronoun && $0.sameCode(as: own) }
    }
    if repeats(proposal.actors) { return "actor" }
    if repeats(proposal.recipients) { return "recipient" }
    return "none"
  }

  private func claims(_ place: PairPlace, _ evidence: inout PairEvidence) {
    for index in place.sentences {
      for claim in sentences[index].claims {
        let isActor = claim.speaker.words.map { $0.overlaps(place.actor.words) } ?? false
        let isRecipient = claim.speaker.words.map { $0.overlaps(place.recipient.words) } ?? false
        let who = isActor ? "actor" : isRecipient ? "recipient" : "other"
        evidence.add("claim \(claim.stance.rawValue) \(who)")
      }
    }
  }

  // MARK: What words may mean

  private func lexicon(_ place: PairPlace, _ evidence: inout PairEvidence) {
    let priors = LexiconPriors(tree: tree, codebook: codebook)
    var readings: [Int: LexiconPriors.Reading] = [:]
    let kept = place.sentences.flatMap { sentences[$0].proposals }.filter { $0.dropped == nil }
    let linking = Set(kept.filter { isLink($0, place) }.map(\.trigger))
    let other = Set(kept.filter { !$0.actors.isEmpty && !$0.recipients.isEmpty }.map(\.trigger))
      .subtracting(linking)
    for index in place.sentences {
      for word in tree.text.sentences[index].words where !place.isParty(word) {
        let reading = priors.reading(of: word)
        if reading.types.isEmpty { continue }
        readings[word] = reading
        let position = place.position(of: word)
        let role = role(of: place, at: word)
        let plain = reading.isPlain ? "plain" : "bound"
        let polarity = tree.isVerbal(word) && statusReader.read(word).status == .negated ? " not" : ""
        let use = linking.contains(word) ? "linking" : other.contains(word) ? "between others" : "free"
        for (type, share) in reading.types {
          evidence.vote("word \(position.rawValue) \(plain)\(polarity)", for: type, share)
          evidence.vote("word \(role) \(plain)\(polarity)", for: type, share)
          evidence.vote("word \(place.side(of: word))", for: type, share)
          evidence.vote("word \(use) \(linking.isEmpty ? "without link" : "beside link")", for: type, share)
          evidence.vote(
            "word \(position.rawValue) \(tree.isVerbal(word) ? "verb" : "noun")", for: type, share)
        }
        if position == .far || position == .above { continue }
        let isOn = position != .below && position != .near
        for concept in reading.concepts { evidence.add("may \(concept) \(isOn ? "on" : "off")") }
      }
    }
    let order = readings.keys.sorted { (distance($0, place), $0) < (distance($1, place), $1) }
    for (rank, word) in order.prefix(3).enumerated() {
      for (type, share) in readings[word]?.types ?? [] {
        evidence.vote("word rank \(rank + 1)", for: type, share)
      }
    }
    compose(readings.compactMapValues(\.best), place, &evidence)
    if let top = place.top { status(top, nearest: order.first.flatMap { readings[$0]?.best }, &evidence) }
  }

  /// Types of words that govern each other: an agreement about a withdrawal is neither alone.
  private func compose(_ types: [Int: EventType], _ place: PairPlace, _ evidence: inout PairEvidence) {
    let outer = place.actor.governor ?? place.top
    let first = outer.flatMap { types[$0] }?.rawValue ?? "-"
    evidence.add("does type \(first)")
    if let outer {
      for child in tree.children(outer) where !place.actor.nouns.contains(child) {
        let relation = tree.word(child).deprel
        if let second = types[child] {
          evidence.add("types \(first) \(second.rawValue)")
          evidence.add("types \(first) \(second.rawValue) \(relation)")
        }
        for inner in tree.children(child) {
          if let third = types[inner] {
            evidence.add("types \(first) . \(third.rawValue)")
          }
        }
      }
    }
    for noun in place.recipient.ancestors.dropFirst() where noun != outer {
      guard let second = types[noun] else { continue }
      evidence.add("types \(first) over \(second.rawValue)")
      break
    }
    var sequence: [String] = []
    for word in types.keys.sorted() where sequence.count < 3 && place.side(of: word) == "between" {
      sequence.append(types[word]?.rawValue ?? "-")
    }
    if !sequence.isEmpty { evidence.add("types between \(sequence.joined(separator: " "))") }
  }

  /// What the two parties would be to a word: its subject, below it.
  private func role(of place: PairPlace, at word: Int) -> String {
    let subject =
      tree.isVerbal(word)
      && slots.logicalSubjects(of: word, depth: 0).contains {
        $0 == place.actor.head || place.actor.nouns.contains($0)
      }
    let below = place.recipient.ancestors.dropFirst().contains(word)
    let actorBelow = place.actor.ancestors.dropFirst().contains(word)
    let first = subject ? (tree.isPassive(word) ? "passive" : "subject") : actorBelow ? "below" : "apart"
    return "\(first)-\(below ? "below" : "apart")"
  }

  private func distance(_ word: Int, _ place: PairPlace) -> Int {
    let steps: Int =
      switch place.position(of: word) {
      case .top: 0
      case .recipientSide, .actorSide: 1
      case .below: 2
      case .near, .above: 3
      case .far: 5
      }
    return steps * 100 + abs(word - place.recipient.head)
  }

  private func status(_ top: Int, nearest: EventType?, _ evidence: inout PairEvidence) {
    var words = [top]
    words += tree.children(top).filter { tree.has("xcomp", $0) || tree.has("ccomp", $0) }
    for word in words where tree.isVerbal(word) {
      let reading = statusReader.read(word)
      let name = reading.ended ? "ended" : reading.status.rawValue
      evidence.add("status \(name) \(word == top ? "top" : "below")")
      if reading.status != .actual || reading.ended, let nearest {
        evidence.add("status \(name) \(nearest.rawValue)")
      }
    }
    if quotes.containing(top) != nil { evidence.add("quoted") }
  }

  // MARK: Who they are

  private func parties(_ place: PairPlace, _ evidence: inout PairEvidence) {
    let actor = resolver.resolve(place.actor.head, depth: 0)
    let recipient = resolver.resolve(place.recipient.head, depth: 0)
    let first = actor?.sector ?? "-"
    let second = recipient?.sector ?? "-"
    evidence.add("actor \(first)")
    evidence.add("recipient \(second)")
    evidence.add("parties \(first) \(second)")
    if let country = actor?.country, country == recipient?.country {
      evidence.add("same country")
    }
    for (name, end) in [("actor", place.actor), ("recipient", place.recipient)] {
      let word = tree.word(end.head)
      if word.upos == .noun || word.upos == .adj {
        evidence.add("\(name) is \(tree.lemmas[end.head])")
      }
    }
  }
}
