/// One way to divide a token with what features need to know of it.
struct SplitCandidate: Sendable {
  let split: WordSplit
  /// Hash of all words but the stem.
  let affixes: UInt64
  /// Letters, hash (0 when too rare to learn from) and facts of the stem, and its two last letters.
  let stem: Range<Int>
  let stemHash: UInt64
  let facts: FormFacts
  let stemEnd: UInt64
  let family: StemFamily
  /// Hashes of the first and the last word (0 when too rare), and facts of the last.
  let firstWord: UInt64
  let lastWord: UInt64
  let lastFacts: FormFacts
  /// How good it is by itself, whatever stands around it.
  var score: Float = 0

  /// Before the first and after the last token.
  static let none = SplitCandidate(
    split: .whole, affixes: 1, stem: 0..<0, stemHash: 1, facts: .unknown, stemEnd: 1, family: StemFamily(),
    firstWord: 1, lastWord: 1, lastFacts: .unknown)
}

/// Which one-word prefixes raw text writes before a stem in tokens other than this one: a stem that exists takes
/// many of them, a remainder that is no word hardly any.
struct StemFamily: Sendable {
  /// Prefixes that are looked up.
  static let limit = 8
  /// Bit *i* for the prefix *i*.
  private(set) var bits: UInt64 = 0
  /// Frequency step of the most frequent.
  private(set) var highest: UInt64 = 0

  /// How many prefixes it takes.
  var count: UInt64 { UInt64(bits.nonzeroBitCount) }

  init() {}

  /// Looks the prefixes of a language up before a stem of the token with this hash.
  init(of stem: Range<Int>, in sentence: TokenLetters, token: UInt64, knowledge: some FormKnowledge) {
    guard stem.count > 1, stem.count < 20 else { return }
    for (index, prefix) in knowledge.prefixes.enumerated() {
      let hash = sentence.hash(stem, after: prefix)
      guard hash != token else { continue }
      let step = UInt64(knowledge.frequency(hash))
      guard step > 0 else { continue }
      bits |= 1 << UInt64(index)
      highest = max(highest, step)
    }
  }
}

/// The words of a division.
struct SplitWords: Sendable {
  private(set) var hashes: [UInt64] = []
  private(set) var facts: [FormFacts] = []

  /// Takes a division apart.
  mutating func load(
    _ split: WordSplit, of token: Range<Int>, in sentence: TokenLetters, knowledge: some FormKnowledge
  ) {
    hashes.removeAll(keepingCapacity: true)
    facts.removeAll(keepingCapacity: true)
    split.forEachWord(in: token) { _, range in
      let hash = sentence.hash(range)
      hashes.append(hash)
      facts.append(knowledge.facts(hash))
    }
  }

  /// The division taken apart last as a candidate; the family of its stem is looked up only where there is a choice.
  func candidate(
    _ split: WordSplit, of token: Range<Int>, in sentence: TokenLetters, hash: UInt64, isChoice: Bool,
    knowledge: some FormKnowledge
  ) -> SplitCandidate {
    var affixes: UInt64 = 9
    var stem = token
    split.forEachWord(in: token) { word, range in
      if word == split.stem {
        stem = range
        affixes = mixed(affixes, 1)
      } else {
        affixes = mixed(affixes, hashes[word])
      }
    }
    let last = hashes.count - 1
    func familiar(_ word: UInt64) -> UInt64 { knowledge.isFamiliar(word: word) ? word : 0 }
    func end(_ index: Int) -> UInt64 {
      index < stem.count ? UInt64(sentence.letters[stem.upperBound - 1 - index]) : 0
    }
    return SplitCandidate(
      split: split, affixes: affixes, stem: stem, stemHash: familiar(hashes[split.stem]),
      facts: facts[split.stem], stemEnd: end(0) << 21 | end(1),
      family: isChoice
        ? StemFamily(of: stem, in: sentence, token: hash, knowledge: knowledge) : StemFamily(),
      firstWord: hashes[0], lastWord: familiar(hashes[last]), lastFacts: facts[last])
  }
}
