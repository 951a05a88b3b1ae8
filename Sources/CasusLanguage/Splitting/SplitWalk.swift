/// A token's neighbours as the splitter sees them: those before as they were divided, the one after as it seems best by
/// itself.
struct SplitContext: Sendable {
  var previous = SplitCandidate.none
  var previousToken: UInt64 = 1
  /// Part of speech of the last word of the token before the previous one.
  var earlierTag: UInt64 = 0
  var next = SplitCandidate.none
  var nextToken: UInt64 = 1
  /// Facts of the next token undivided, its first and its last letters.
  var nextFacts = FormFacts.unknown
  var nextStart: UInt64 = 1
  var nextEnd: UInt64 = 1
}

/// Gives features a score.
protocol SplitScorer {
  /// The sum of the weights of some features.
  func splitScore(_ features: FeatureList) -> Float
}

/// Goes through the tokens of a sentence from the first to the last, and knows each one's candidates and context.
struct SplitWalk: Sendable {
  /// Ways to divide all tokens of the sentence.
  private(set) var candidates: [SplitCandidate] = []
  private var ranges: [Range<Int>] = []
  /// Hash of each token; 0 when it is too rare to learn from.
  private var tokens: [UInt64] = []
  /// The candidate of each token that is best by itself.
  private var guesses: [Int] = []
  private var context = SplitContext()
  private var current = 0
  private var words = SplitWords()
  private var splits: [WordSplit] = []

  /// Starts a sentence: finds the candidates of its tokens, and how good each is by itself.
  mutating func begin(
    _ sentence: TokenLetters, inventory: AffixInventory, knowledge: some FormKnowledge,
    scorer: some SplitScorer, features: inout FeatureList
  ) {
    candidates.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    guesses.removeAll(keepingCapacity: true)
    context = SplitContext()
    for token in sentence.tokens {
      inventory.splits(of: token, in: sentence, into: &splits)
      let isChoice = splits.count > 1
      let hash = sentence.hash(token)
      let learned = knowledge.isFamiliar(token: hash) ? hash : 0
      let first = candidates.count
      var guess = first
      for split in splits {
        words.load(split, of: token, in: sentence, knowledge: knowledge)
        var candidate = words.candidate(
          split, of: token, in: sentence, hash: hash, isChoice: isChoice, knowledge: knowledge)
        if isChoice {
          features.removeAll()
          let whole = candidates.count == first ? candidate : candidates[first]
          SplitFeatures.collect(
            candidate, words: words, whole: whole, token: learned, in: sentence, into: &features)
          candidate.score = scorer.splitScore(features)
        }
        candidates.append(candidate)
        if candidate.score > candidates[guess].score { guess = candidates.count - 1 }
      }
      ranges.append(first..<candidates.count)
      tokens.append(learned)
      guesses.append(guess)
    }
  }

  /// The places of a token's candidates, the whole first.
  func candidates(of token: Int) -> Range<Int> { ranges[token] }

  /// Comes to a token.
  mutating func enter(_ index: Int, in sentence: TokenLetters) {
    current = index
    guard index + 1 < sentence.tokens.count else {
      context.next = .none
      context.nextToken = 1
      context.nextFacts = .unknown
      context.nextStart = 1
      context.nextEnd = 1
      return
    }
    let next = sentence.tokens[index + 1]
    func letter(_ place: Int) -> UInt64 { next.contains(place) ? UInt64(sentence.letters[place]) : 0 }
    context.next = candidates[guesses[index + 1]]
    context.nextToken = tokens[index + 1]
    context.nextFacts = candidates[ranges[index + 1].lowerBound].facts
    context.nextStart = letter(next.lowerBound) << 21 | letter(next.lowerBound + 1)
    context.nextEnd = letter(next.upperBound - 1) << 21 | letter(next.upperBound - 2)
  }

  /// Adds the features of a candidate of the current token by itself.
  mutating func collectForm(
    _ candidate: Int, in sentence: TokenLetters, knowledge: some FormKnowledge,
    into features: inout FeatureList
  ) {
    let token = sentence.tokens[current]
    words.load(candidates[candidate].split, of: token, in: sentence, knowledge: knowledge)
    SplitFeatures.collect(
      candidates[candidate], words: words, whole: candidates[ranges[current].lowerBound],
      token: tokens[current], in: sentence, into: &features)
  }

  /// Adds the features of a candidate of the current token among its neighbours.
  func collectContext(_ candidate: Int, into features: inout FeatureList) {
    SplitFeatures.collect(
      candidates[candidate], whole: candidates[ranges[current].lowerBound].facts, in: context,
      into: &features)
  }

  /// Goes on, the current token being divided so.
  mutating func leave(with candidate: Int) {
    context.earlierTag = context.previous.lastFacts.tag
    context.previous = candidates[candidate]
    context.previousToken = tokens[current]
  }
}
