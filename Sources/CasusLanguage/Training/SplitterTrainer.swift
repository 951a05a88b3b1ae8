/// Learns to divide tokens into words from treebanks with gold words.
///
/// Several learners see the sentences in an order of their own, and what is kept is the mean of their weights: it
/// cuts fewer words wrongly than any of them.
struct SplitterTrainer {
  var learners = 8
  var rounds = 5
  var bits = 20
  /// Times a prefix or suffix must be seen to be believed.
  var threshold = 3

  /// Closed-class words that can be affixes.
  private static let closed: Set<UPOS> = [.adp, .aux, .cconj, .det, .part, .pron, .sconj, .punct]

  /// A treebank sentence made ready.
  private struct Example {
    var letters = TokenLetters()
    var tokens: [CountedToken] = []
  }

  func train(
    _ sentences: [TreebankSentence], lists: WordLists, progress: (TrainingStep) -> Void
  ) -> [ModelPart] {
    let examples = sentences.map(example)
    let affixes = affixes(of: sentences)
    let inventory = AffixInventory(prefixes: affixes.prefixes, suffixes: affixes.suffixes)
    let exceptions = exceptions(to: inventory, in: examples)
    let full = AffixInventory(
      prefixes: affixes.prefixes, suffixes: affixes.suffixes, tokens: exceptions)
    var counts = FormCounts()
    lists.note(in: &counts)
    for example in examples { counts.add(example.tokens, by: 1) }
    counts.prefixes = full.single
    var learned: [LogLinearWeights] = []
    for number in 0..<(full.isEmpty ? 0 : learners) {
      let weights = LogLinearWeights(bits: bits)
      var learner = SplitLearner(inventory: full, weights: weights, seed: UInt64(7 + 10 * number))
      var random = SeededGenerator(seed: UInt64(5 + 10 * number))
      var errors = 0
      for _ in 0..<rounds {
        errors = 0
        for index in random.permutation(examples.count) {
          let example = examples[index]
          counts.add(example.tokens, by: -1)
          errors += learner.learn(example.letters, example.tokens, counts)
          counts.add(example.tokens, by: 1)
        }
      }
      learned.append(weights)
      progress(TrainingStep("words of tokens", number + 1, of: learners, result: "\(errors) errors"))
    }
    return [
      ModelPart(
        AffixInventory.section,
        AffixInventory.encoded(prefixes: affixes.prefixes, suffixes: affixes.suffixes, tokens: exceptions)),
      ModelPart(SplitLexicon.section, SplitLexicon.encoded(counts.all())),
      ModelPart(FrequencyTable.section, FrequencyTable.encoded(counts.allFrequencies())),
      ModelPart(WordSplitter.weightsSection, LogLinearWeights.quantised(meanOf: learned)),
    ]
  }

  private func example(_ sentence: TreebankSentence) -> Example {
    var example = Example()
    for token in sentence.tokens {
      let bytes = Array(token.form.utf8)
      example.letters.append(bytes, 0..<bytes.count)
      let words = sentence.words[token.words]
      let stem = Self.stem(of: words)
      let letterCount = example.letters.tokens[example.letters.tokens.count - 1].count
      example.tokens.append(
        CountedToken(
          words: words.map { (TokenLetters.hash(of: $0.form), Self.number($0.upos)) },
          hash: TokenLetters.hash(of: token.form), stem: stem,
          split: Self.split(words, stem: stem, letterCount: letterCount)))
    }
    return example
  }

  private static func number(_ tag: UPOS?) -> Int {
    tag.flatMap { UPOS.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  }

  /// The last word that is no suffix.
  private static func stem(of words: ArraySlice<TreebankWord>) -> Int {
    guard words.count > 1, let last = words.last else { return 0 }
    let isSuffix = last.upos.map { closed.contains($0) && $0 != .punct } ?? false
    return words.count - (isSuffix ? 2 : 1)
  }

  private static func split(_ words: ArraySlice<TreebankWord>, stem: Int, letterCount: Int) -> WordSplit? {
    var cuts: UInt64 = 0
    var position = 0
    for word in words.dropLast() {
      position += letters(word.form)
      guard position > 0, position < min(64, letterCount), cuts & 1 << UInt64(position) == 0 else {
        return nil
      }
      cuts |= 1 << UInt64(position)
    }
    guard position + letters(words.last?.form ?? "") == letterCount else { return nil }
    return WordSplit(cuts: cuts, stem: stem)
  }

  private static func letters(_ form: String) -> Int {
    form.unicodeScalars.reduce(0) { count, scalar in
      let kind = ScalarClass.of(scalar.value)
      return kind == .mark || kind == .format ? count : count + 1
    }
  }

  /// Prefixes and suffixes that occur often enough, the most frequent first.
  private func affixes(of sentences: [TreebankSentence]) -> (
    prefixes: [(hash: UInt64, cuts: UInt64)], suffixes: [UInt64]
  ) {
    var prefixes: [[String]: Int] = [:]
    var suffixes: [String: Int] = [:]
    for sentence in sentences {
      for token in sentence.tokens where token.words.count > 1 {
        let words = sentence.words[token.words]
        let stem = Self.stem(of: words)
        if stem + 1 < words.count, let last = words.last { suffixes[last.form, default: 0] += 1 }
        let stack = words.prefix(stem)
        if stem > 0, stack.allSatisfy({ $0.upos.map(Self.closed.contains) ?? false }) {
          prefixes[stack.map(\.form), default: 0] += 1
        }
      }
    }
    let kept = prefixes.filter { stack, count in
      count >= threshold && stack.allSatisfy { !$0.contains("\"") }
        && stack.reduce(0) { $0 + Self.letters($1) } <= AffixInventory.longestPrefix
    }
    let ordered = kept.sorted {
      ($1.value, $0.key.joined(separator: " ")) < ($0.value, $1.key.joined(separator: " "))
    }
    let stacks = ordered.map { stack, _ in
      var cuts: UInt64 = 0
      var position = 0
      for form in stack {
        position += Self.letters(form)
        cuts |= 1 << UInt64(position)
      }
      return (hash: TokenLetters.hash(of: stack.joined()), cuts: cuts)
    }
    let endings = suffixes.filter {
      $0.value >= threshold && (1...AffixInventory.longestSuffix).contains(Self.letters($0.key))
    }
    return (stacks, Set(endings.keys.map(TokenLetters.hash(of:))).sorted())
  }

  /// Tokens seen twice or more whose division no affix explains.
  private func exceptions(
    to inventory: AffixInventory, in examples: [Example]
  ) -> [(hash: UInt64, split: WordSplit)] {
    struct Case: Hashable {
      var hash: UInt64
      var split: WordSplit
    }
    var counts: [Case: Int] = [:]
    var candidates: [WordSplit] = []
    for example in examples {
      for (range, token) in zip(example.letters.tokens, example.tokens) {
        guard let split = token.split, split.cuts != 0 else { continue }
        inventory.splits(of: range, in: example.letters, into: &candidates)
        if !candidates.contains(where: { $0.cuts == split.cuts }) {
          counts[Case(hash: example.letters.hash(range), split: split), default: 0] += 1
        }
      }
    }
    return counts.filter { $0.value >= 2 }.keys.map { ($0.hash, $0.split) }
      .sorted { ($0.0, $0.1.cuts) < ($1.0, $1.1.cuts) }
  }
}
