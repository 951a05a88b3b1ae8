/// Divides the tokens of a sentence into words with trained weights.
struct WordSplitter: Sendable {
  static let weightsSection = "splitter.weights"
  private let inventory: AffixInventory
  private let lexicon: SplitLexicon
  private let weights: HashedWeights

  init(model: ModelFile) throws(ModelError) {
    inventory = try AffixInventory(try model.section(AffixInventory.section))
    lexicon = try SplitLexicon(
      try model.section(SplitLexicon.section),
      frequencies: try FrequencyTable(try model.section(FrequencyTable.section)))
    weights = try HashedWeights(try model.section(Self.weightsSection))
  }

  /// Working memory of one text.
  struct Scratch {
    var walk: SplitWalk
    var features: FeatureList
  }

  func scratch() -> Scratch { Scratch(walk: SplitWalk(), features: FeatureList(mask: weights.mask)) }

  /// The divisions of all tokens of a sentence.
  func split(_ sentence: TokenLetters, scratch: inout Scratch) -> [WordSplit] {
    guard !inventory.isEmpty else { return Array(repeating: .whole, count: sentence.tokens.count) }
    var splits: [WordSplit] = []
    splits.reserveCapacity(sentence.tokens.count)
    scratch.walk.begin(sentence, knowledge: lexicon)
    for index in sentence.tokens.indices {
      scratch.walk.enter(index, in: sentence, inventory: inventory, knowledge: lexicon)
      var best = 0
      if scratch.walk.candidates.count > 1 {
        var bestScore = Int32.min
        for candidate in scratch.walk.candidates.indices {
          scratch.walk.collect(candidate, in: sentence, knowledge: lexicon, into: &scratch.features)
          let score = weights.score(scratch.features)
          if score > bestScore {
            bestScore = score
            best = candidate
          }
        }
      }
      let split = scratch.walk.candidates[best]
      scratch.walk.leave(with: split, in: sentence, knowledge: lexicon)
      splits.append(split)
    }
    return splits
  }
}

/// Goes through the tokens of a sentence from the first to the last, and knows each one's candidates and context.
struct SplitWalk: Sendable {
  /// Ways to divide the current token.
  private(set) var candidates: [WordSplit] = []
  private var context = SplitContext()
  private var parts = SplitParts()
  private var token = 0..<0
  private var upcoming: (token: UInt64, facts: FormFacts) = (1, .unknown)

  /// Starts a sentence.
  mutating func begin(_ sentence: TokenLetters, knowledge: some FormKnowledge) {
    context = SplitContext()
    guard let first = sentence.tokens.first else { return }
    let hash = sentence.hash(first)
    upcoming = (hash, knowledge.facts(hash))
  }

  /// Comes to a token.
  mutating func enter(
    _ index: Int, in sentence: TokenLetters, inventory: AffixInventory, knowledge: some FormKnowledge
  ) {
    token = sentence.tokens[index]
    context.token = upcoming.token
    context.tokenFacts = upcoming.facts
    if index + 1 < sentence.tokens.count {
      let next = sentence.tokens[index + 1]
      let hash = sentence.hash(next)
      upcoming = (hash, knowledge.facts(hash))
      func letter(_ place: Int) -> UInt64 { next.contains(place) ? UInt64(sentence.letters[place]) : 0 }
      context.nextStart = letter(next.lowerBound) << 21 | letter(next.lowerBound + 1)
      context.nextEnd = letter(next.upperBound - 1) << 21 | letter(next.upperBound - 2)
    } else {
      upcoming = (1, .unknown)
      context.nextStart = 1
      context.nextEnd = 1
    }
    context.nextToken = upcoming.token
    context.nextFacts = upcoming.facts
    inventory.splits(of: token, in: sentence, into: &candidates)
  }

  /// The features of a candidate of the current token.
  mutating func collect(
    _ candidate: Int, in sentence: TokenLetters, knowledge: some FormKnowledge,
    into features: inout FeatureList
  ) {
    parts.load(candidates[candidate], of: token, in: sentence, knowledge: knowledge)
    SplitFeatures.collect(parts, context, in: sentence, into: &features)
  }

  /// Goes on, the current token being divided so.
  mutating func leave(with split: WordSplit, in sentence: TokenLetters, knowledge: some FormKnowledge) {
    parts.load(split, of: token, in: sentence, knowledge: knowledge)
    context.previousToken = context.token
    context.previousWord = parts.hashes[parts.hashes.count - 1]
    context.previousFacts = parts.facts[parts.facts.count - 1]
    context.previousAffixes = parts.affixes
  }
}
