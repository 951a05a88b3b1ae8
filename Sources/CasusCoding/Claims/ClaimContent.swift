import CasusCodebook
import CasusLanguage
import CasusRecords

/// Finds what is said: the clause, quotation or noun that a cue reports.
struct ClaimContent {
  let tree: Tree
  let slots: Slots
  let quotes: Quotes
  let statusReader: StatusReader

  /// The words of what is said, and whether they are quoted.
  func content(_ entry: ClaimEntry, words: [Int], speaker: Party) -> (ClosedRange<Int>?, Bool) {
    let cue = words[0]
    let sentence = tree.text.sentences[tree.sentenceOf[cue]].words
    if let clause = tree.children(cue).first(where: { tree.has("ccomp", $0) && !words.contains($0) }) {
      let range = trimmed(beginning(tree.extent(clause), after: words), cue: words, speaker: speaker)
      return quoted(range, in: sentence) ?? (range, false)
    }
    let head = heads(entry, words: words).first
    if let quote = quotation(of: words, speaker: speaker, in: sentence),
      entry.stance == .assert || head == nil || follows(quote, head ?? 0)
    {
      return (quote, true)
    }
    if let head {
      let range = clauseInside(head, cue: cue).map { tree.extent($0) } ?? tree.extent(head)
      return (trimmed(beginning(range, after: words), cue: words, speaker: speaker), false)
    }
    if let clause = tree.children(cue).first(where: { tree.has("parataxis", $0) && tree.isVerbal($0) }) {
      let range = trimmed(tree.extent(clause), cue: words, speaker: speaker)
      return quoted(range, in: sentence) ?? (range, false)
    }
    // The cue is an aside: the rest of the sentence is what is said.
    let aside =
      ["parataxis", "obl", "advmod", "case"].contains { tree.has($0, cue) }
      || entry.pattern.kind == .preposition || entry.pattern.kind == .phrase
    if aside { return (rest(of: sentence, without: words, speaker: speaker), false) }
    return (beside(entry, words: words, speaker: speaker, in: sentence), false)
  }

  // MARK: Quotations

  /// The quotation that makes up most of a clause.
  private func quoted(_ range: ClosedRange<Int>?, in sentence: Range<Int>) -> (ClosedRange<Int>?, Bool)? {
    guard let range else { return nil }
    for quote in quotes.ranges
    where quote.lowerBound <= range.upperBound && range.lowerBound < quote.upperBound {
      let low = max(quote.lowerBound, sentence.lowerBound)
      let high = min(quote.upperBound - 1, sentence.upperBound - 1)
      let outside = max(0, low - range.lowerBound) + max(0, range.upperBound - high)
      if low <= high, outside * 3 <= high - low + 1 { return (low...high, true) }
    }
    return nil
  }

  /// A quotation that stands where speech stands: first in the sentence, after a colon or comma, or right beside the
  /// cue, its speaker or a conjunction; not a title in quotation marks.
  private func quotation(of words: [Int], speaker: Party, in sentence: Range<Int>) -> ClosedRange<Int>? {
    var best: (distance: Int, words: ClosedRange<Int>)?
    for quote in quotes.ranges where isSentence(quote) && !quote.contains(words[0]) {
      let low = max(quote.lowerBound, sentence.lowerBound)
      let high = min(quote.upperBound - 1, sentence.upperBound - 1)
      guard low <= high, sentence.contains(low), sentence.contains(high) else { continue }
      let distance = low > words[0] ? low - words[0] : words[0] - high
      guard best.map({ distance < $0.distance }) ?? true,
        isSpeech(quote, words: words, speaker: speaker, sentence)
      else { continue }
      best = (distance, low...high)
    }
    return best?.words
  }

  /// Whether so much stands in quotation marks that somebody may have said it: *"לא נירתע"*.
  private func isSentence(_ quote: Range<Int>) -> Bool {
    quote.count >= 3 || quote.count == 2 && quote.contains(where: tree.isVerbal)
  }

  private func isSpeech(_ quote: Range<Int>, words: [Int], speaker: Party, _ sentence: Range<Int>) -> Bool {
    let before = quote.lowerBound - 2
    if before < sentence.lowerBound { return true }
    let word = tree.word(before)
    return word.upos == .punct || word.upos == .sconj || word.upos == .cconj || words.contains(before)
      || speaker.words?.upperBound == before
  }

  /// Whether a quotation tells what a noun before it means: it is part of its phrase, or comes after a colon.
  private func follows(_ quote: ClosedRange<Int>, _ noun: Int) -> Bool {
    let mark = quote.lowerBound - 2
    return tree.extent(noun).overlaps(quote) || mark > noun && tree.word(mark).form == ":"
  }

  // MARK: Clauses and nouns

  /// The fillers of the content's slots, below the cue or below the last words of a longer one (*declined to say
  /// which*).
  private func heads(_ entry: ClaimEntry, words: [Int]) -> [Int] {
    for (position, anchor) in words.enumerated()
    where position == 0 || tree.isVerbal(anchor) || tree.isNominal(anchor) {
      for alternative in entry.roles.slots[.content] ?? [[.comp]] {
        let found = alternative.flatMap { slot in
          slots.fillers(slot, of: anchor).filter {
            isContent($0, words: words) && (slot != .comp || isComplement($0))
          }
        }
        if !found.isEmpty { return found }
      }
      let clause = tree.children(anchor).filter { position > 0 && tree.has("ccomp", $0) }
      if !clause.isEmpty { return clause }
      if position > 0, tree.isVerbal(anchor) {
        let objects = slots.objects(of: anchor).filter { isContent($0, words: words) }
        if !objects.isEmpty { return objects }
      }
    }
    return []
  }

  /// Not an adverbial clause (*before proceeding*).
  private func isComplement(_ clause: Int) -> Bool {
    !tree.has("advcl", clause) || tree.word(clause).features.has("VerbForm=Inf")
  }

  /// Not the cue's own words or an empty pronoun (*it was feared*).
  private func isContent(_ head: Int, words: [Int]) -> Bool {
    if words.contains(head) { return false }
    return tree.word(head).upos != .pron || !tree.word(head).features.has("Gender=Neut")
  }

  /// A clause with a conjunction that the tree hung on the one addressed: *warned members that...*.
  private func clauseInside(_ head: Int, cue: Int) -> Int? {
    guard !tree.isVerbal(head) else { return nil }
    return tree.children(head).first { clause in
      (tree.has("acl", clause) && !tree.has("acl:relcl", clause) || tree.has("ccomp", clause)) && clause > cue
        && tree.children(clause).contains { tree.has("mark", $0) && tree.word($0).upos == .sconj }
    }
  }

  /// The clause from its conjunction on, when the tree left its first words outside.
  private func beginning(_ range: ClosedRange<Int>, after words: [Int]) -> ClosedRange<Int> {
    guard let last = words.max(), last + 1 < range.lowerBound else { return range }
    let conjunction = (last + 1..<range.lowerBound).first { index in
      tree.word(index).upos == .sconj && tree.has("mark", index)
        && statusReader.effects(at: index).isEmpty
    }
    return conjunction.map { $0 + 1...range.upperBound } ?? range
  }

  /// A clause that follows a reporting verb at once behind a comma or conjunction; for estimates the object.
  private func beside(
    _ entry: ClaimEntry, words: [Int], speaker: Party, in sentence: Range<Int>
  ) -> ClosedRange<Int>? {
    let cue = words[0]
    guard tree.isVerbal(cue), [.assert, .assess, .predict].contains(entry.stance) else { return nil }
    if let object = slots.objects(of: cue).first, entry.stance != .assert {
      return trimmed(tree.extent(object), cue: words, speaker: speaker)
    }
    let after = (words.max() ?? cue) + 1
    let start = max(after, (speaker.words?.upperBound ?? 0) + 1)
    guard start < sentence.upperBound - 3 else { return nil }
    if [",", ":"].contains(tree.word(start).form) || tree.word(start).upos == .sconj {
      return trimmed(start...(sentence.upperBound - 1), cue: words, speaker: speaker)
    }
    return nil
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
}
