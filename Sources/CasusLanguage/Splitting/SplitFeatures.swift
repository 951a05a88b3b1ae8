/// A token's neighbours as the splitter sees them.
struct SplitContext: Sendable {
  /// Form of the token before and its last word as divided; 1 before the first.
  var previousToken: UInt64 = 1
  var previousWord: UInt64 = 1
  var previousFacts = FormFacts.unknown
  /// Affixes of the token before.
  var previousAffixes: UInt64 = 1
  /// Form, facts, first and last letters of the token after.
  var nextToken: UInt64 = 1
  var nextFacts = FormFacts.unknown
  var nextStart: UInt64 = 1
  var nextEnd: UInt64 = 1
  /// Form and facts of the token itself.
  var token: UInt64 = 1
  var tokenFacts = FormFacts.unknown
}

/// One candidate taken apart: hashes and facts of its words.
struct SplitParts: Sendable {
  private(set) var hashes: [UInt64] = []
  private(set) var facts: [FormFacts] = []
  /// Hash of all words but the stem.
  private(set) var affixes: UInt64 = 0
  private(set) var stem = 0..<0
  private(set) var stemIndex = 0

  /// Takes a candidate apart.
  mutating func load(
    _ split: WordSplit, of token: Range<Int>, in sentence: TokenLetters, knowledge: some FormKnowledge
  ) {
    hashes.removeAll(keepingCapacity: true)
    facts.removeAll(keepingCapacity: true)
    affixes = 9
    stemIndex = split.stem
    split.forEachWord(in: token) { word, range in
      let hash = sentence.hash(range)
      hashes.append(hash)
      facts.append(knowledge.facts(hash))
      if word == split.stem {
        stem = range
        affixes = mixed(affixes, 1)
      } else {
        affixes = mixed(affixes, hash)
      }
    }
  }
}

/// How good a division of a token is.
enum SplitFeatures {
  static func collect(
    _ parts: SplitParts, _ context: SplitContext, in sentence: TokenLetters, into features: inout FeatureList
  ) {
    features.removeAll()
    let letters = sentence.letters
    let stem = parts.stem
    let affixes = parts.affixes
    let hash = parts.hashes[parts.stemIndex]
    let facts = parts.facts[parts.stemIndex]
    func start(_ index: Int) -> UInt64 { index < stem.count ? UInt64(letters[stem.lowerBound + index]) : 0 }
    func end(_ index: Int) -> UInt64 { index < stem.count ? UInt64(letters[stem.upperBound - 1 - index]) : 0 }
    let start2 = start(0) << 21 | start(1)
    let end2 = end(0) << 21 | end(1)
    let length = UInt64(min(stem.count, 9))
    let whole = context.tokenFacts

    features.add(1, affixes)
    features.add(2, affixes, context.token)
    features.add(3, affixes, hash)
    features.add(4, hash)
    features.add(5, affixes, facts.tags)
    features.add(6, affixes, facts.alone << 8 | facts.afterPrefix << 4 | facts.beforeSuffix)
    features.add(7, affixes, facts.alone << 8 | whole.alone)
    features.add(8, affixes, facts.frequency << 8 | whole.frequency << 4 | facts.alone)
    features.add(9, affixes, facts.lists << 8 | whole.lists << 4 | (facts.tag == 0 ? 1 : 0))
    features.add(10, affixes, start(0))
    features.add(11, affixes, start2)
    features.add(12, affixes, mixed(start2, start(2)))
    features.add(13, affixes, end(0))
    features.add(14, affixes, end2)
    features.add(15, affixes, mixed(end2, end(2)))
    features.add(16, affixes, length)
    features.add(17, mixed(affixes, length), mixed(start(0), end(0)))
    features.add(18, affixes, mixed(start2, end2))
    features.add(19, affixes, context.previousToken)
    features.add(20, affixes, context.previousWord)
    features.add(21, affixes, context.nextToken)
    features.add(22, affixes, context.previousAffixes)
    features.add(23, mixed(affixes, facts.tag), context.previousFacts.tags)
    features.add(24, mixed(affixes, facts.tag), context.nextFacts.tags)
    features.add(25, mixed(affixes, facts.tag), mixed(context.previousFacts.tag, context.nextFacts.tag))
    features.add(26, affixes, mixed(context.nextStart, whole.tag))
    features.add(27, mixed(affixes, facts.tag), context.nextEnd)
    features.add(28, mixed(affixes, context.previousAffixes), mixed(facts.tag, end2))
    features.add(29, mixed(affixes, whole.tags), facts.tags)
    features.add(30, mixed(hash, affixes), context.previousWord)
    features.add(31, mixed(hash, affixes), context.nextToken)
    features.add(32, affixes, mixed(facts.lists, whole.alone << 3 | facts.frequency))
    features.add(33, facts.alone << 20 | facts.afterPrefix << 12 | facts.frequency << 8 | facts.lists)
    features.add(34, facts.tag << 8 | length)
    features.add(35, context.previousWord, parts.hashes[0])
    features.add(36, context.previousFacts.tag, parts.hashes[0])
    for index in parts.hashes.indices.dropFirst() {
      features.add(37, parts.hashes[index - 1], parts.hashes[index])
      features.add(38, parts.hashes[index - 1], parts.facts[index].tags)
      features.add(39, parts.facts[index - 1].tags, parts.hashes[index])
    }
    features.add(40, mixed(affixes, previousEnds(parts, end2)), context.nextFacts.tag)
  }

  /// Whether the last word is the stem, with the letters it ends in.
  private static func previousEnds(_ parts: SplitParts, _ end: UInt64) -> UInt64 {
    parts.stemIndex + 1 == parts.hashes.count ? end : 1
  }
}
