/// Learns token and sentence boundaries from the raw text of treebanks.
struct BoundaryTrainer {
  var rounds = 8
  var bits = 16
  var margin: Int32 = 20
  /// One in so many sentence gaps is closed, as scraped pages lose the space after a stop.
  var closedGaps: UInt64 = 40
  /// Tokens are learned from texts with true spacing only, sentences from all.
  func train(
    spaced: [TreebankSentence], unspaced: [TreebankSentence], progress: (TrainingStep) -> Void
  ) -> [ModelPart] {
    var random = SeededGenerator(seed: 11)
    var paragraphs: [(text: ParagraphText, isSpaced: Bool)] = []
    for (sentences, isSpaced) in [(spaced, true), (unspaced, false)] {
      for range in ParagraphText.paragraphs(of: sentences, alsoLong: true) {
        let text = ParagraphText(sentences[range]) { index in
          let closes = random.next() % closedGaps == 0 && Self.endsInStop(sentences[index])
          return closes ? "" : " "
        }
        paragraphs.append((text, isSpaced))
      }
    }
    let tokens = PerceptronTrainer(bits: bits)
    let ends = PerceptronTrainer(bits: bits)
    for round in 1...rounds {
      var errors = (tokens: 0, ends: 0)
      for (text, isSpaced) in random.permutation(paragraphs.count).map({ paragraphs[$0] }) {
        var line = ScalarLine()
        let bytes = Array(text.text.utf8)
        line.load(bytes, 0..<bytes.count)
        if isSpaced { errors.tokens += learnTokens(line, text, tokens) }
        errors.ends += learnSentences(line, text, ends)
      }
      progress(
        TrainingStep(
          "boundaries", round, of: rounds, result: "errors \(errors.tokens) tokens, \(errors.ends) sentences")
      )
    }
    return [
      ModelPart(BoundaryModel.tokenSection, tokens.averaged()),
      ModelPart(BoundaryModel.sentenceSection, ends.averaged()),
    ]
  }

  private static func endsInStop(_ sentence: TreebankSentence) -> Bool {
    guard let last = sentence.tokens.last?.form else { return false }
    return last == "." || last == "?" || last == "!"
  }

  /// One decision; true when it was right.
  private func learn(_ features: FeatureList, _ label: Bool, _ trainer: PerceptronTrainer) -> Bool {
    let sign: Int32 = label ? 1 : -1
    let score = trainer.score(features) * sign
    if score <= margin { trainer.update(features, by: sign) }
    trainer.step()
    return score > 0
  }

  private func learnTokens(_ line: ScalarLine, _ text: ParagraphText, _ trainer: PerceptronTrainer) -> Int {
    var starts = Set<Int>()
    for token in text.tokens { starts.insert(token.lowerBound) }
    var features = FeatureList(mask: trainer.mask)
    var errors = 0
    for chunk in Chunks(line) {
      var start = chunk.lowerBound
      for index in chunk.dropFirst() {
        let label = starts.contains(line.offsets[index])
        if TokenBoundaryFeatures.isCandidate(line, index) {
          TokenBoundaryFeatures.collect(line, index, chunk: chunk, tokenStart: start, into: &features)
          if !learn(features, label, trainer) { errors += 1 }
        } else if label {
          errors += 1
        }
        if label { start = index }
      }
    }
    return errors
  }

  private func learnSentences(
    _ line: ScalarLine, _ text: ParagraphText, _ trainer: PerceptronTrainer
  ) -> Int {
    let tokens = Self.summaries(line, text.tokens)
    var features = FeatureList(mask: trainer.mask)
    var errors = 0
    var state = SentenceState()
    var sentence = 0
    for index in tokens.indices.dropLast() {
      state.add(tokens[index])
      let label = index + 1 == text.sentenceEnds[sentence]
      SentenceBoundaryFeatures.collect(tokens, index, state: state, into: &features)
      if !learn(features, label, trainer) { errors += 1 }
      if label {
        sentence += 1
        state = SentenceState()
      }
    }
    return errors
  }

  /// Gold tokens as the boundary finder sees them.
  static func summaries(_ line: ScalarLine, _ tokens: [Range<Int>]) -> [TokenSummary] {
    var summaries: [TokenSummary] = []
    var scalar = 0
    for token in tokens {
      while line.offsets[scalar] < token.lowerBound { scalar += 1 }
      let start = scalar
      while line.offsets[scalar] < token.upperBound { scalar += 1 }
      let spaceBefore = start > 0 && line.classes[start - 1] == .space
      summaries.append(TokenSummary(line, start..<scalar, spaceBefore: spaceBefore))
    }
    return summaries
  }
}
