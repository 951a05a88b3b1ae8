/// Divides the tokens of a sentence into words with trained weights.
///
/// First every way to divide every token is scored by itself: by its letters, by what is known of the stem, by the
/// prefixes that raw text writes before the same stem. Then the sentence is read from the first token to the last, and
/// each decision adds what stands around it: the words before as they were divided, the token after as it seemed best
/// by itself.
struct WordSplitter: Sendable {
  static let weightsSection = "splitter.roots"
  private let inventory: AffixInventory
  private let lexicon: SplitLexicon
  private let weights: RootWeights

  init(model: ModelFile) throws(ModelError) {
    inventory = try AffixInventory(try model.section(AffixInventory.section))
    lexicon = try SplitLexicon(
      try model.section(SplitLexicon.section),
      frequencies: try FrequencyTable(try model.section(FrequencyTable.section)),
      prefixes: inventory.single)
    weights = try RootWeights(try model.section(Self.weightsSection))
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
    scratch.walk.begin(
      sentence, inventory: inventory, knowledge: lexicon, scorer: weights, features: &scratch.features)
    for index in sentence.tokens.indices {
      scratch.walk.enter(index, in: sentence)
      let best = decide(index, scratch: &scratch)
      scratch.walk.leave(with: best)
      splits.append(scratch.walk.candidates[best].split)
    }
    return splits
  }

  /// The place of the best candidate of a token.
  private func decide(_ index: Int, scratch: inout Scratch) -> Int {
    let candidates = scratch.walk.candidates(of: index)
    var best = candidates.lowerBound
    guard candidates.count > 1 else { return best }
    var bestScore = -Float.infinity
    for candidate in candidates {
      scratch.features.removeAll()
      scratch.walk.collectContext(candidate, into: &scratch.features)
      let score = scratch.walk.candidates[candidate].score + weights.splitScore(scratch.features)
      if score > bestScore {
        bestScore = score
        best = candidate
      }
    }
    return best
  }
}
