/// Finds tokens and sentences in a line with trained weights.
struct BoundaryModel: Sendable {
  static let tokenSection = "boundary.tokens"
  static let sentenceSection = "boundary.sentences"
  private let tokenWeights: HashedWeights
  private let sentenceWeights: HashedWeights

  init(model: ModelFile) throws(ModelError) {
    tokenWeights = try HashedWeights(try model.section(Self.tokenSection))
    sentenceWeights = try HashedWeights(try model.section(Self.sentenceSection))
  }

  /// Working memory of one text.
  struct Scratch {
    var tokenFeatures: FeatureList
    var sentenceFeatures: FeatureList
  }

  func scratch() -> Scratch {
    Scratch(
      tokenFeatures: FeatureList(mask: tokenWeights.mask),
      sentenceFeatures: FeatureList(mask: sentenceWeights.mask))
  }

  /// The tokens of a line in order.
  func tokens(of line: ScalarLine, scratch: inout Scratch) -> [TokenSummary] {
    var tokens: [TokenSummary] = []
    var chunks = Chunks(line)
    while let chunk = chunks.next() {
      var start = chunk.lowerBound
      var spaceBefore = chunk.lowerBound > 0
      func close(_ end: Int) {
        tokens.append(TokenSummary(line, start..<end, spaceBefore: spaceBefore))
        spaceBefore = false
        start = end
      }
      for index in chunk.dropFirst() {
        if index - start >= TokenBoundaryFeatures.longestToken, line.classes[index] != .mark {
          close(index)
        } else if TokenBoundaryFeatures.isCandidate(line, index) {
          TokenBoundaryFeatures.collect(
            line, index, chunk: chunk, tokenStart: start, into: &scratch.tokenFeatures)
          if tokenWeights.score(scratch.tokenFeatures) > 0 { close(index) }
        }
      }
      close(chunk.upperBound)
    }
    return tokens
  }

  /// The sentences of a line as ranges of its tokens.
  func sentences(of tokens: [TokenSummary], scratch: inout Scratch) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var state = SentenceState()
    for index in tokens.indices {
      state.add(tokens[index])
      var ends = index + 1 == tokens.count || state.tokens >= SentenceBoundaryFeatures.longestSentence
      if !ends {
        SentenceBoundaryFeatures.collect(tokens, index, state: state, into: &scratch.sentenceFeatures)
        ends = sentenceWeights.score(scratch.sentenceFeatures) > 0
      }
      if ends {
        sentences.append(start..<index + 1)
        start = index + 1
        state = SentenceState()
      }
    }
    return sentences
  }
}

/// The stretches of a line without white space; direction marks and joiners at their edges are left out.
struct Chunks: Sequence, IteratorProtocol {
  private let line: ScalarLine
  private var position = 0

  init(_ line: ScalarLine) { self.line = line }

  mutating func next() -> Range<Int>? {
    while true {
      while position < line.count, isBlank(position) { position += 1 }
      guard position < line.count else { return nil }
      let start = position
      while position < line.count, line.classes[position] != .space { position += 1 }
      var end = position
      while end > start, isBlank(end - 1) { end -= 1 }
      if start < end { return start..<end }
    }
  }

  private func isBlank(_ index: Int) -> Bool {
    line.classes[index] == .space || line.classes[index] == .format
  }
}
