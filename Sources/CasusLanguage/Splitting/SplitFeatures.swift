/// How good a division of a token is: what can be said of it alone, and what its neighbours add.
///
/// A hash of 0 stands for a form too rare to learn anything from: its features are left out.
enum SplitFeatures {
  /// Features of a candidate alone; `words` are all its words, `whole` is the token undivided.
  static func collect(
    _ candidate: SplitCandidate, words: SplitWords, whole: SplitCandidate, token: UInt64,
    in sentence: TokenLetters, into features: inout FeatureList
  ) {
    collectLetters(of: candidate, in: sentence, into: &features)
    let affixes = candidate.affixes
    let facts = candidate.facts
    let wholeFacts = whole.facts
    let family = candidate.family
    let frequencies = facts.frequency << 4 | wholeFacts.frequency
    features.add(1, affixes)
    if token != 0 { features.add(2, affixes, token) }
    if candidate.stemHash != 0 {
      features.add(3, affixes, candidate.stemHash)
      features.add(4, candidate.stemHash)
    }
    features.add(5, affixes, facts.tags)
    features.add(6, affixes, facts.alone << 8 | facts.afterPrefix << 4 | facts.beforeSuffix)
    features.add(7, affixes, facts.alone << 8 | wholeFacts.alone)
    features.add(8, affixes, facts.frequency << 8 | wholeFacts.frequency << 4 | facts.alone)
    features.add(9, affixes, facts.lists << 8 | wholeFacts.lists << 4 | (facts.tag == 0 ? 1 : 0))
    features.add(10, mixed(affixes, wholeFacts.tags), facts.tags)
    features.add(11, affixes, mixed(facts.lists, wholeFacts.alone << 3 | facts.frequency))
    features.add(12, facts.alone << 20 | facts.afterPrefix << 12 | facts.frequency << 8 | facts.lists)
    features.add(13, facts.tag << 8 | UInt64(min(candidate.stem.count, 9)))
    features.add(14, affixes, family.count << 4 | whole.family.count)
    features.add(15, affixes, family.bits)
    features.add(16, affixes, family.count << 8 | frequencies)
    features.add(17, affixes, family.highest << 12 | whole.family.highest << 8 | frequencies)
    features.add(18, family.bits)
    for index in words.hashes.indices.dropFirst() {
      features.add(19, words.hashes[index - 1], words.hashes[index])
      features.add(20, words.hashes[index - 1], words.facts[index].tags)
      features.add(21, words.facts[index - 1].tags, words.hashes[index])
    }
  }

  /// The letters of the stem, with its affixes.
  private static func collectLetters(
    of candidate: SplitCandidate, in sentence: TokenLetters, into features: inout FeatureList
  ) {
    let stem = candidate.stem
    let affixes = candidate.affixes
    func start(_ index: Int) -> UInt64 {
      index < stem.count ? UInt64(sentence.letters[stem.lowerBound + index]) : 0
    }
    func end(_ index: Int) -> UInt64 {
      index < stem.count ? UInt64(sentence.letters[stem.upperBound - 1 - index]) : 0
    }
    let start2 = start(0) << 21 | start(1)
    let end2 = candidate.stemEnd
    let end3 = mixed(end2, end(2))
    let measured = mixed(affixes, UInt64(min(stem.count, 9)))
    features.add(22, affixes, start(0))
    features.add(23, affixes, start2)
    features.add(24, affixes, mixed(start2, start(2)))
    features.add(25, affixes, end(0))
    features.add(26, affixes, end2)
    features.add(27, affixes, end3)
    features.add(28, affixes, mixed(start2, end2))
    features.add(29, measured)
    features.add(30, measured, mixed(start(0), end(0)))
    features.add(31, measured, mixed(start(0), end2))
    features.add(32, measured, mixed(start(0), end3))
    features.add(33, measured, mixed(start2, end(0)))
  }

  /// What the neighbours add; `whole` are the facts of the token undivided.
  static func collect(
    _ candidate: SplitCandidate, whole: FormFacts, in context: SplitContext, into features: inout FeatureList
  ) {
    let affixes = candidate.affixes
    let stem = candidate.stemHash
    let tagged = mixed(affixes, candidate.facts.tag)
    let end2 = candidate.stemEnd
    let previous = context.previous
    let next = context.next
    let lastTag = previous.lastFacts.tag
    let nextView = mixed(next.affixes, next.facts.tag)
    if context.previousToken != 0 { features.add(34, affixes, context.previousToken) }
    if previous.lastWord != 0 {
      features.add(35, affixes, previous.lastWord)
      features.add(36, previous.lastWord, candidate.firstWord)
    }
    if context.nextToken != 0 { features.add(37, affixes, context.nextToken) }
    if stem != 0 {
      let divided = mixed(affixes, stem)
      if previous.lastWord != 0 { features.add(38, divided, previous.lastWord) }
      if context.nextToken != 0 { features.add(39, divided, context.nextToken) }
      features.add(40, divided, nextView)
      features.add(41, divided, mixed(previous.affixes, lastTag))
    }
    if next.stemHash != 0 { features.add(42, affixes, next.stemHash) }
    features.add(43, affixes, previous.affixes)
    features.add(44, tagged, previous.lastFacts.tags)
    features.add(45, tagged, context.nextFacts.tags)
    features.add(46, tagged, mixed(lastTag, context.nextFacts.tag))
    features.add(47, affixes, mixed(context.nextStart, whole.tag))
    features.add(48, tagged, context.nextEnd)
    features.add(49, mixed(affixes, previous.affixes), mixed(candidate.facts.tag, end2))
    features.add(50, lastTag, candidate.firstWord)
    features.add(51, mixed(affixes, end2), context.nextFacts.tag)
    features.add(52, tagged, nextView)
    features.add(53, affixes, mixed(next.affixes, next.stemEnd))
    features.add(54, mixed(affixes, end2), mixed(next.affixes, next.stemEnd))
    features.add(55, tagged, lastTag << 8 | context.earlierTag)
    features.add(56, affixes, mixed(previous.affixes, next.affixes))
    features.add(57, tagged, previous.stemEnd)
    features.add(58, tagged, mixed(lastTag, nextView))
    let names = previous.lastFacts.lists << 8 | next.facts.lists << 4
    features.add(59, tagged, names << 8 | lastTag << 3 | whole.lists)
  }
}
