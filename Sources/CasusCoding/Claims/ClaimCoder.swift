import CasusCodebook
import CasusLanguage
import CasusRecords

/// A claim before it is printed.
struct ClaimProposal {
  let stance: Stance
  let entry: ClaimEntry?
  /// Words of the cue, the decisive one first.
  let cue: [Int]
  var speaker: Party
  /// Words of what is said.
  var content: ClosedRange<Int>?
  var isQuote = false
  var via: [Party] = []
  var dropped: String?
}

/// Finds who says what: reporting verbs and nouns, prepositional cues, headlines with a colon.
struct ClaimCoder {
  let tree: Tree
  let matcher: Matcher
  let slots: Slots
  let quotes: Quotes
  let statusReader: StatusReader

  /// The claims of a sentence, in text order.
  func claims(in sentence: Int, resolver: PartyResolver) -> [ClaimProposal] {
    let words = tree.text.sentences[sentence].words
    var found: [ClaimProposal] = []
    var taken: Set<Int> = []
    var matches: [(ClaimEntry, [Int])] = []
    let entries = tree.lexicon.claims.entries
    for index in words {
      for (entry, covered) in matcher.matches(in: tree.lexicon.claims, at: index) {
        matches.append((entries[entry], covered))
      }
    }
    matches.sort { (-specificity($0), $0.1[0]) < (-specificity($1), $1.1[0]) }
    for (entry, covered) in matches {
      if covered.contains(where: { taken.contains($0) }) { continue }
      let claims = claims(entry, words: covered, resolver: resolver)
      if claims.isEmpty { continue }
      taken.formUnion(covered)
      found += claims
    }
    if let claim = HeadlineClaim(tree: tree).claim(in: sentence, resolver: resolver),
      !found.contains(where: { !claim.speaker.isPerson || $0.cue[0] <= claim.cue[0] + 1 })
    {
      found.append(claim)
    }
    found.sort { $0.cue[0] < $1.cue[0] }
    leaveQuotations(&found)
    divideQuotations(&found, in: words)
    return distinct(found)
  }

  /// *"We are not afraid," he said, and added...*: the *we* of a quotation does not speak outside of it; whoever spoke
  /// last goes on.
  private func leaveQuotations(_ found: inout [ClaimProposal]) {
    for index in found.indices {
      guard found[index].speaker.isSpeaker, let word = found[index].speaker.words?.lowerBound,
        let quote = quotes.containing(word), !quote.contains(found[index].cue[0])
      else { continue }
      let before = found[..<index].last { !$0.speaker.isSpeaker && !quote.contains($0.cue[0]) }
      if let speaker = before?.speaker { found[index].speaker = speaker }
    }
  }

  /// *"...," he said, and added: "..."*: of two cues with the same quotation the first has the one before it.
  private func divideQuotations(_ found: inout [ClaimProposal], in sentence: Range<Int>) {
    for (first, second) in zip(found.indices, found.indices.dropFirst())
    where found[first].isQuote && found[first].content == found[second].content {
      let cue = found[first].cue[0]
      guard let later = found[first].content?.lowerBound, later > found[second].cue[0],
        let earlier = quotes.ranges.last(where: {
          $0.lowerBound >= sentence.lowerBound && $0.upperBound <= cue && $0.count > 2
        })
      else { continue }
      found[first].content = earlier.lowerBound...(earlier.upperBound - 1)
    }
  }

  private func specificity(_ match: (ClaimEntry, [Int])) -> Int {
    match.1.count * 20 + match.0.pattern.demands
  }

  /// What one cue makes: a claim for each who vouches.
  private func claims(_ entry: ClaimEntry, words: [Int], resolver: PartyResolver) -> [ClaimProposal] {
    let cue = words[0]
    guard let stance = stance(entry, cue: cue), !isOnlyMentioned(entry, words: words),
      // *I think*, *as you know*: the writer is no source.
      !Unreported(tree: tree, quotes: quotes).isPersonal(cue)
    else { return [] }
    let finder = ClaimSpeaker(tree: tree, slots: slots, resolver: resolver)
    let contents = ClaimContent(tree: tree, slots: slots, quotes: quotes, statusReader: statusReader)
    var speakers = finder.speakers(entry, words: words)
    if speakers.isEmpty, tree.isVerbal(cue) {
      // A quotation has a speaker, even one who is not named.
      let unknown = Party(country: nil, sector: "UNK", name: "", words: nil, kind: .implied)
      if contents.content(entry, words: words, speaker: unknown).1 { speakers = [unknown] }
    }
    return speakers.compactMap { speaker in
      // *Was accused of theft*: nobody vouches for it.
      if stance == .accuse, speaker.kind == .implied, tree.isVerbal(cue) { return nil }
      var claim = ClaimProposal(stance: stance, entry: entry, cue: words, speaker: speaker)
      (claim.content, claim.isQuote) = contents.content(entry, words: words, speaker: speaker)
      // With nothing said there is no claim: *said*, *accused Iran*; the accusation itself is an act.
      if claim.content == nil, [.assert, .assess, .predict, .accuse].contains(stance) { return nil }
      claim.via = ClaimChannels(tree: tree, resolver: resolver).via(of: cue, speaker: speaker)
      return claim
    }
  }

  /// The stance of a cue in its surroundings; nil when nothing was said.
  private func stance(_ entry: ClaimEntry, cue: Int) -> Stance? {
    switch statusReader.read(cue).status {
    case .actual: return entry.stance == .assert && isOrder(cue) ? .demand : entry.stance
    case .hypothetical, .planned, .attempted: return nil
    case .negated:
      // *Did not deny* declines; patterns of silence have their negation in them.
      switch entry.stance {
      case .deny, .decline: return .decline
      case .assert where tree.isVerbal(cue) && tree.word(cue).head == nil: return .decline
      default: return nil
      }
    }
  }

  /// *Told them to leave*, *אמר להם לעזוב*: who is told to act is asked to.
  private func isOrder(_ cue: Int) -> Bool {
    guard !tree.isPassive(cue),
      tree.children(cue).contains(where: {
        (tree.has("xcomp", $0) || tree.has("ccomp", $0)) && tree.word($0).features.has("VerbForm=Inf")
          && !tree.children($0).contains { tree.has("aux", $0) }
      })
    else { return false }
    return tree.children(cue).contains { child in
      tree.isNominal(child)
        && (tree.has("obj", child) || tree.has("iobj", child)
          || tree.has("obl", child) && tree.slots(ofPreposition: tree.prepositions[child]).contains("to"))
    }
  }

  /// A cue that only describes a thing (*the suspected hide-out*), or cites a deed rather than a saying (*according to
  /// the agreement*).
  private func isOnlyMentioned(_ entry: ClaimEntry, words: [Int]) -> Bool {
    let cue = words[0]
    if entry.pattern.kind == .verb || entry.pattern.kind == .any, words.count == 1, tree.has("amod", cue) {
      return true
    }
    guard entry.pattern.kind == .preposition else { return false }
    let finder = ClaimSpeaker(tree: tree, slots: slots, resolver: matcher.resolver)
    guard let cited = finder.objectOfCue(words).first else { return false }
    // *לדברי השר*, but *להערכת רמת ההכרה*: of a noun behind a prefix nobody but somebody can be cited.
    if tree.isPrefixed(cue), tree.word(cited).upos == .noun,
      matcher.resolver.agentPhrase(at: cited) == nil, matcher.mentions.covering(cited) == nil,
      !tree.isListed(cited, as: .person), !tree.word(cited).entity.hasSuffix("PER")
    {
      return true
    }
    // *The agreement according to which...* says no more than *according to the agreement*.
    let before = max(tree.text.sentences[tree.sentenceOf[cue]].words.lowerBound, cue - 4)..<cue
    if tree.isListed(cited, as: .deed)
      || tree.word(cited).upos == .pron && before.contains(where: { tree.isListed($0, as: .deed) })
    {
      return true
    }
    guard tree.word(cited).upos == .noun else { return false }
    return tree.lexicon.events[tree.lemmas[cited]].contains { position in
      let pattern = tree.lexicon.events.entries[Int(position)].pattern
      return pattern.kind == .noun && pattern.constraints.isEmpty
    }
  }

  // MARK: Several cues

  /// Without claims made inside a quotation of another, and without second cues of one statement.
  private func distinct(_ found: [ClaimProposal]) -> [ClaimProposal] {
    var kept: [ClaimProposal] = []
    for (position, claim) in found.enumerated() {
      let isEmbedded = found.enumerated().contains {
        $0.offset != position && isInside(claim, of: $0.element)
      }
      if isEmbedded || kept.contains(where: { isSecond(claim, after: $0) }) { continue }
      kept.append(claim)
    }
    return kept
  }

  private func isInside(_ claim: ClaimProposal, of other: ClaimProposal) -> Bool {
    let cue = claim.cue[0]
    guard cue != other.cue[0], other.content?.contains(cue) ?? false else { return false }
    if other.isQuote, !claim.isQuote || other.content == claim.content { return true }
    // What others are to say is not said yet: *called on them to confirm*.
    let isAsked = [.demand, .pledge, .threaten, .decline].contains(other.stance)
    return isAsked && tree.word(cue).features.has("VerbForm=Inf")
  }

  /// *Neither confirmed nor denied*, *denied ... and denied*: one stance of one speaker.
  private func isSecond(_ claim: ClaimProposal, after first: ClaimProposal) -> Bool {
    guard claim.stance == first.stance, claim.cue[0] != first.cue[0] else { return false }
    if claim.speaker.words == first.speaker.words {
      let saysMore = claim.isQuote && first.isQuote && claim.content != first.content
      if claim.speaker.words != nil, abs(first.cue[0] - claim.cue[0]) <= 5, !saysMore { return true }
      if claim.stance == .decline { return true }
    }
    return claim.stance == .decline && tree.has("conj", claim.cue[0])
      && (tree.word(claim.cue[0]).head.map { first.cue.contains($0) } ?? false)
  }
}
