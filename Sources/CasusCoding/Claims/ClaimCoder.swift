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
    for index in words {
      var seen: Set<Int32> = []
      for key in tree.keys(index) {
        for position in tree.lexicon.claims[key] where seen.insert(position).inserted {
          let entry = tree.lexicon.claims.entries[Int(position)]
          if let covered = matcher.match(entry.pattern, at: index) { matches.append((entry, covered)) }
        }
      }
    }
    matches.sort { (-specificity($0), $0.1[0]) < (-specificity($1), $1.1[0]) }
    for (entry, covered) in matches {
      if covered.contains(where: { taken.contains($0) }) { continue }
      guard let claim = claim(entry, words: covered, resolver: resolver) else { continue }
      taken.formUnion(covered)
      found.append(claim)
    }
    if let claim = colon(in: sentence, resolver: resolver),
      !found.contains(where: { $0.cue[0] <= claim.cue[0] + 1 })
    {
      found.append(claim)
    }
    return distinct(found.sorted { $0.cue[0] < $1.cue[0] })
  }

  /// Without claims made inside a quotation of another, and without second cues of one statement.
  private func distinct(_ found: [ClaimProposal]) -> [ClaimProposal] {
    var kept: [ClaimProposal] = []
    for (position, claim) in found.enumerated() {
      let cue = claim.cue[0]
      if found.enumerated().contains(where: {
        $0.offset != position && $0.element.isQuote && !claim.isQuote
          && ($0.element.content?.contains(cue) ?? false)
      }) {
        continue
      }
      if found.enumerated().contains(where: { other in
        other.offset != position && other.element.isQuote && other.element.content == claim.content
          && (claim.content?.contains(cue) ?? false)
      }) {
        continue
      }
      if kept.contains(where: {
        $0.stance == claim.stance && $0.speaker.words == claim.speaker.words && abs($0.cue[0] - cue) <= 5
          && claim.speaker.words != nil
      }) {
        continue
      }
      kept.append(claim)
    }
    return kept
  }

  private func specificity(_ match: (ClaimEntry, [Int])) -> Int {
    match.1.count * 2 + match.0.pattern.constraints.count
  }

  private func claim(_ entry: ClaimEntry, words: [Int], resolver: PartyResolver) -> ClaimProposal? {
    let cue = words[0]
    var stance = entry.stance
    let status = statusReader.read(cue)
    if status.status == .hypothetical || status.status == .planned || status.status == .attempted {
      return nil
    }
    if status.status == .negated {
      // *Did not deny*, *did not say*: declines, unless the stance is one already.
      switch stance {
      case .deny, .assert: stance = .decline
      default: return nil
      }
    }
    guard let speaker = speaker(entry, words: words, resolver: resolver) else { return nil }
    var claim = ClaimProposal(stance: stance, entry: entry, cue: words, speaker: speaker)
    (claim.content, claim.isQuote) = content(entry, words: words, speaker: speaker)
    // A plain *said* with nothing said is no claim.
    if claim.content == nil, stance == .assert || stance == .assess || stance == .predict { return nil }
    claim.via = via(of: cue, speaker: speaker, resolver: resolver)
    return claim
  }

  // MARK: Speaker

  private func speaker(_ entry: ClaimEntry, words: [Int], resolver: PartyResolver) -> Party? {
    let cue = words[0]
    var heads: [Int] = []
    let alternatives = entry.roles.slots[.speaker] ?? defaultSpeaker(entry, cue)
    for alternative in alternatives where heads.isEmpty {
      heads = alternative.flatMap { slots.fillers($0, of: cue) }.filter { !words.contains($0) }
    }
    if heads.isEmpty, entry.pattern.kind == .preposition || entry.pattern.kind == .phrase {
      heads = objectOfCue(words)
    }
    if heads.isEmpty, tree.isVerbal(cue), entry.pattern.kind != .passive, !tree.isPassive(cue) {
      heads = nearbySubject(of: cue)
    }
    for head in heads {
      if let party = resolver.parties(of: head).first,
        party.kind != .described || party.isPerson || party.id != nil
      {
        return party
      }
      // *A statement denying it*: whoever made the statement speaks.
      if let verb = tree.word(head).head, tree.isVerbal(verb), tree.has("obj", head) || tree.has("obl", head),
        let maker = slots.subjects(of: verb).first, let party = resolver.parties(of: maker).first
      {
        return party
      }
      if let party = resolver.parties(of: head).first { return party }
      // Someone who is no known party still speaks: *a resident*, *the report*.
      let word = tree.word(head)
      if word.upos == .noun || word.upos == .propn || word.upos == .pron || word.upos == .num {
        return Party(
          country: nil, sector: word.upos == .pron ? "UNK" : "UNK",
          name: resolver.text(of: resolver.extent(head)), words: resolver.extent(head),
          kind: .described)
      }
    }
    if entry.pattern.kind == .passive || tree.isPassive(cue) || entry.pattern.kind == .preposition
      || entry.pattern.kind == .phrase
    {
      return Party(country: nil, sector: "UNK", name: "", words: nil, kind: .implied)
    }
    // A subject that Hebrew leaves out, or that an earlier clause gave.
    if tree.isVerbal(cue),
      var last = resolver.thread.antecedent(
        plural: tree.word(cue).features["Number"] == "Plur",
        person: tree.word(cue).features["Number"] == "Sing",
        sentence: tree.sentenceOf[cue])
    {
      last.words = nil
      last.kind = .pronoun
      return last
    }
    return nil
  }

  private func defaultSpeaker(_ entry: ClaimEntry, _ cue: Int) -> [[Slot]] {
    switch entry.pattern.kind {
    case .verb, .any: [[.subj]]
    case .passive: [[.by]]
    case .noun, .adjective: [[.of], [.by], [.mod]]
    case .preposition, .phrase: []
    }
  }

  /// The noun that a prepositional cue introduces: *according to X*, *לדברי X*.
  private func objectOfCue(_ words: [Int]) -> [Int] {
    if let last = words.max() {
      let sentence = tree.text.sentences[tree.sentenceOf[last]].words
      var next = last + 1
      while next < sentence.upperBound, next < last + 5, !tree.isNominal(next), !tree.isVerbal(next),
        tree.word(next).upos != .punct || tree.forms[next] == "\""
      { next += 1 }
      if next < sentence.upperBound, tree.isNominal(next) {
        // The head of a phrase that begins with modifiers: *according to US officials*.
        while let head = tree.word(next).head, head > next, head - next < 5,
          tree.has("compound", next) || tree.has("nmod", next) || tree.has("amod", next)
            || tree.has("flat", next)
        { next = head }
        return [next]
      }
    }
    for word in words {
      if let head = tree.word(word).head,
        tree.has("case", word) || tree.has("mark", word) || tree.has("fixed", word), !words.contains(head),
        tree.isNominal(head)
      {
        return [head]
      }
    }
    for word in words.reversed() {
      let inner = tree.children(word).filter { tree.isNominal($0) && !words.contains($0) && $0 > word }
      if let first = inner.first { return [first] }
      // A possessive suffix: לדבריו.
      if let suffix = tree.children(word).first(where: { tree.word($0).upos == .pron }) { return [suffix] }
    }
    if let last = words.max(), last + 1 < tree.count, tree.sentenceOf[last + 1] == tree.sentenceOf[last] {
      var next = last + 1
      if tree.word(next).upos == .det, next + 1 < tree.count { next += 1 }
      if tree.isNominal(next) { return [next] }
    }
    return []
  }

  /// A nominal right beside a reporting verb whose subject the tree misses.
  private func nearbySubject(of cue: Int) -> [Int] {
    let sentence = tree.text.sentences[tree.sentenceOf[cue]].words
    for step in 1...3 {
      let next = cue + step
      guard next < sentence.upperBound else { break }
      if tree.word(next).upos == .punct || tree.isVerbal(next) || tree.word(next).upos == .adp { break }
      if tree.isNominal(next),
        tree.word(next).head != cue || tree.has("nsubj", next) || tree.has("obl", next) == false
      {
        return matcher.resolver.resolve(next, depth: 0) == nil ? [] : [next]
      }
    }
    return []
  }

  // MARK: Content

  /// The clause, quotation or noun that the cue reports.
  private func content(_ entry: ClaimEntry, words: [Int], speaker: Party) -> (ClosedRange<Int>?, Bool) {
    let cue = words[0]
    let sentence = tree.text.sentences[tree.sentenceOf[cue]].words
    let clauses = tree.children(cue).filter {
      tree.has("ccomp", $0) || tree.has("parataxis", $0) && tree.isVerbal($0)
    }
    if let clause = clauses.first(where: { tree.has("ccomp", $0) }) ?? clauses.first {
      let range = trimmed(tree.extent(clause), cue: words, speaker: speaker)
      if let quote = quotes.ranges.first(where: { $0.contains(clause) }), let first = quote.first,
        let last = quote.last,
        sentence.contains(first)
      {
        return (first...min(last, sentence.upperBound - 1), true)
      }
      return (range, false)
    }
    if let quote = quotes.ranges.first(where: { range in
      guard let first = range.first else { return false }
      return (sentence.contains(first) || sentence.contains(range.upperBound)) && range.count >= 3
        && !range.contains(cue)
    }) {
      let low = max(quote.lowerBound, sentence.lowerBound)
      let high = min(quote.upperBound - 1, sentence.upperBound - 1)
      if low <= high { return (low...high, true) }
    }
    var heads: [Int] = []
    for alternative in entry.roles.slots[.content] ?? [[.comp]] where heads.isEmpty {
      heads = alternative.flatMap { slots.fillers($0, of: cue) }.filter { !words.contains($0) }
    }
    if let head = heads.first {
      return (trimmed(tree.extent(head), cue: words, speaker: speaker), false)
    }
    // The cue is an aside: the rest of the sentence is what is said.
    let aside =
      tree.has("parataxis", cue) || entry.pattern.kind == .preposition || entry.pattern.kind == .phrase
      || tree.has("obl", cue) || tree.has("advmod", cue) || tree.has("case", cue)
    if aside { return (rest(of: sentence, without: words, speaker: speaker), false) }
    // A clause that follows at once, or (English, *X said*) stands before.
    if tree.isVerbal(cue), entry.stance == .assert || entry.stance == .assess || entry.stance == .predict {
      let objects = slots.objects(of: cue)
      if let object = objects.first, entry.stance != .assert {
        return (trimmed(tree.extent(object), cue: words, speaker: speaker), false)
      }
      let after = (words.max() ?? cue) + 1
      let start = max(after, (speaker.words?.upperBound ?? 0) + 1)
      if start < sentence.upperBound - 3,
        tree.word(start).form == "," || tree.word(start).upos == .sconj || tree.word(start).form == ":"
      {
        return (trimmed(start...(sentence.upperBound - 1), cue: words, speaker: speaker), false)
      }
    }
    return (nil, false)
  }

  /// What stands on the longer side of an aside.
  private func rest(of sentence: Range<Int>, without cue: [Int], speaker: Party) -> ClosedRange<Int>? {
    let low = min(cue.min() ?? sentence.lowerBound, speaker.words?.lowerBound ?? Int.max)
    let high = max(cue.max() ?? sentence.lowerBound, speaker.words?.upperBound ?? 0)
    let before = low - sentence.lowerBound
    let after = sentence.upperBound - 1 - high
    if before > after, before > 1 {
      return trimmed(sentence.lowerBound...(low - 1), cue: cue, speaker: speaker)
    }
    if after > 1, high + 1 <= sentence.upperBound - 1 {
      return trimmed((high + 1)...(sentence.upperBound - 1), cue: cue, speaker: speaker)
    }
    return nil
  }

  /// Without conjunctions, commas, quotation marks and stops at the ends, and without the cue and speaker.
  private func trimmed(_ range: ClosedRange<Int>, cue: [Int], speaker: Party) -> ClosedRange<Int>? {
    var low = range.lowerBound
    var high = range.upperBound
    let avoid = cue + (speaker.words.map { Array($0) } ?? [])
    // The tree may give the clause words on the wrong side of the cue.
    if let edge = avoid.filter({ $0 >= low && $0 <= high }).max(), high - edge >= edge - low {
      low = edge + 1
    }
    if let edge = avoid.filter({ $0 >= low && $0 <= high }).min() { high = edge - 1 }
    while low < high,
      tree.word(low).upos == .punct || (tree.has("mark", low) && tree.word(low).upos == .sconj)
        || tree.word(low).upos == .cconj
    { low += 1 }
    while high > low, tree.word(high).upos == .punct { high -= 1 }
    return low <= high ? low...high : nil
  }

  // MARK: Channels and headlines

  /// Outlets to which, or through which, it was said: *told the site Vesti*, *in reply to the agency Turan*.
  private func via(of cue: Int, speaker: Party, resolver: PartyResolver) -> [Party] {
    let sentence = tree.text.sentences[tree.sentenceOf[cue]].words
    var result: [Party] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard let mention = matcher.mentions.covering(index) else {
        index += 1
        continue
      }
      index = mention.words.upperBound + 1
      guard tree.dominates(cue, mention.head), !(speaker.words?.contains(mention.head) ?? false) else {
        continue
      }
      let slot = tree.slots(ofPreposition: tree.prepositions[mention.head])
      let governor =
        tree.word(mention.head).head.map { tree.slots(ofPreposition: tree.prepositions[$0]) } ?? []
      guard
        !(slot + governor).isEmpty || tree.has("obj", mention.head) || tree.has("iobj", mention.head)
          || tree.has("flat", mention.head) || tree.has("appos", mention.head)
      else { continue }
      if tree.dominates(cue, mention.head), let party = resolver.resolve(mention.head, depth: 0),
        party.sector == "JRN"
      {
        result.append(party)
      }
    }
    return result
  }

  /// *Al-Zaman: American forces killed...*; *Khatami: we shall answer*.
  private func colon(in sentence: Int, resolver: PartyResolver) -> ClaimProposal? {
    let words = tree.text.sentences[sentence].words
    guard let mark = words.prefix(8).first(where: { tree.word($0).form == ":" }), mark > words.lowerBound,
      words.upperBound - mark > 3
    else { return nil }
    let before = words.lowerBound..<mark
    guard !before.contains(where: { tree.isVerbal($0) && !tree.isNominal($0) }) else { return nil }
    guard let head = before.first(where: { tree.word($0).head.map { !before.contains($0) } ?? true }),
      let party = resolver.resolve(head, depth: 0),
      party.isKnown
    else { return nil }
    return ClaimProposal(
      stance: .assert, entry: nil, cue: [head], speaker: party,
      content: (mark + 1)...(words.upperBound - 2 >= mark + 1
        && tree.word(words.upperBound - 1).upos == .punct ? words.upperBound - 2 : words.upperBound - 1))
  }
}
