import CasusCodebook
import CasusLanguage
import CasusRecords

/// Finds the outlets to which, or through which, something was said: *told the site Vesti*, *in reply to the agency
/// Turan*.
struct ClaimChannels {
  let tree: Tree
  let resolver: PartyResolver

  func via(of cue: Int, speaker: Party) -> [Party] {
    let sentence = tree.text.sentences[tree.sentenceOf[cue]].words
    var result: [Party] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard let mention = resolver.mentions.covering(index) else {
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
      let isTold = ["obj", "iobj", "flat", "appos"].contains { tree.has($0, mention.head) }
      guard !(slot + governor).isEmpty || isTold else { continue }
      if let party = resolver.resolve(mention.head, depth: 0), party.sector == "JRN" { result.append(party) }
    }
    return result
  }
}

/// A headline that names its speaker before a colon: *Al-Zaman: American forces killed...*; *Khatami: we shall answer*.
struct HeadlineClaim {
  let tree: Tree

  /// Whether nothing but the speaker stands before the colon.
  private func isAll(_ words: Range<Int>, of head: Int) -> Bool {
    let own = tree.extent(head)
    return words.allSatisfy { own.contains($0) || tree.word($0).upos == .punct }
      && !tree.has("obl", head) && tree.prepositions[head].isEmpty
  }

  /// Whether words are somebody's: with *we*, in quotation marks, with *must* or *will*, or about another party by name.
  private func isSpeech(_ words: Range<Int>, _ resolver: PartyResolver) -> Bool {
    words.contains { word in
      tree.word(word).features.has("Person=1") || ["\"", "“", "”"].contains(tree.word(word).form)
        || tree.word(word).features.has("Tense=Fut")
        || tree.word(word).upos == .aux && !tree.lexicon.operators[tree.hashes.lemmas[word]].isEmpty
        || tree.has("nsubj", word) && !(resolver.resolve(word, depth: 0).map { $0.country == nil } ?? true)
    }
  }

  func claim(in sentence: Int, resolver: PartyResolver) -> ClaimProposal? {
    let words = tree.text.sentences[sentence].words
    guard let mark = words.prefix(8).first(where: { tree.word($0).form == ":" }), mark > words.lowerBound,
      words.upperBound - mark > 3
    else { return nil }
    let before = words.lowerBound..<mark
    guard !before.contains(where: { tree.isVerbal($0) && !tree.isNominal($0) }) else { return nil }
    guard let head = before.first(where: { tree.word($0).head.map { !before.contains($0) } ?? true }),
      let party = resolver.resolve(head, depth: 0),
      party.isKnown, isAll(before, of: head)
    else { return nil }
    // *Nigeria: army kills 40*: the state is where it was, unless it speaks itself.
    if party.id != nil, party.id == party.country, !isSpeech(mark + 1..<words.upperBound, resolver) {
      return nil
    }
    let hasStop = words.upperBound - 2 >= mark + 1 && tree.word(words.upperBound - 1).upos == .punct
    return ClaimProposal(
      stance: .assert, entry: nil, cue: [head], speaker: party,
      content: (mark + 1)...(words.upperBound - (hasStop ? 2 : 1)))
  }
}
