/// Decides token by token as the splitter does, and moves the weights towards the right division.
///
/// In each decision some kinds of features are left out by chance, so that the letters of known words teach what
/// unknown words will be judged by.
struct SplitLearner {
  /// Features of the kind 1, the affixes themselves, are never left out.
  private static let kept: UInt64 = 1 << 1
  private let inventory: AffixInventory
  private let weights: LogLinearWeights
  private var walk = SplitWalk()
  private var features: [FeatureList] = []
  private var scores: [Float] = []
  private var single: FeatureList
  private var random: SeededGenerator

  init(inventory: AffixInventory, weights: LogLinearWeights, seed: UInt64) {
    random = SeededGenerator(seed: seed)
    self.inventory = inventory
    self.weights = weights
    single = FeatureList(mask: weights.mask)
  }

  /// Learns from a sentence with the counts of all others; gives the number of wrong decisions.
  mutating func learn(_ sentence: TokenLetters, _ tokens: [CountedToken], _ counts: FormCounts) -> Int {
    var errors = 0
    walk.begin(sentence, inventory: inventory, knowledge: counts, scorer: weights, features: &single)
    for index in sentence.tokens.indices {
      walk.enter(index, in: sentence)
      let candidates = walk.candidates(of: index)
      let gold = tokens[index].split.flatMap { split in
        candidates.first { walk.candidates[$0].split.cuts == split.cuts }
      }
      var isRight = gold != nil
      if candidates.count > 1, let gold { isRight = learn(gold, among: candidates, in: sentence, counts) }
      if !isRight { errors += 1 }
      walk.leave(with: gold ?? candidates.lowerBound)
    }
    return errors
  }

  /// One decision; true when it was right.
  private mutating func learn(
    _ gold: Int, among candidates: Range<Int>, in sentence: TokenLetters, _ counts: FormCounts
  ) -> Bool {
    while features.count < candidates.count { features.append(FeatureList(mask: weights.mask)) }
    let dropped = random.next() & random.next() & ~Self.kept
    scores.removeAll(keepingCapacity: true)
    for (place, candidate) in candidates.enumerated() {
      features[place].removeAll()
      features[place].dropped = dropped
      walk.collectForm(candidate, in: sentence, knowledge: counts, into: &features[place])
      walk.collectContext(candidate, into: &features[place])
      scores.append(weights.splitScore(features[place]))
    }
    let right = gold - candidates.lowerBound
    let goldScore = scores[right]
    let top = scores.reduce(goldScore, max)
    var sum: Float = 0
    for place in scores.indices {
      scores[place] = Kernels.exp(scores[place] - top)
      sum += scores[place]
    }
    for place in scores.indices {
      let slope = scores[place] / sum - (place == right ? 1 : 0)
      if abs(slope) > 0.002 { weights.update(features[place], slope: slope) }
    }
    return goldScore == top
  }
}
