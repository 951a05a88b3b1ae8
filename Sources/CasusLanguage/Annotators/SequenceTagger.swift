/// Gives each word of a sentence one label: rows of weights for what is seen, a beam for the labels before.
struct SequenceTagger<Table: WeightTable> {
  let table: Table
  let labels: Int
  /// For names: whether label `b` may follow label `a` (`labels` stands for the beginning); empty for anything.
  let allowed: [Bool]
  static var beam: Int { 6 }

  var width: Int { (labels + 7) & ~7 }

  init(table: Table, labels: Int, allowed: [Bool] = []) {
    self.table = table
    self.labels = labels
    self.allowed = allowed
  }

  /// Features that look at the labels before.
  static var historyFeatures: Int { 5 }

  @inline(__always)
  static func history(
    _ before: Int, _ twoBefore: Int, _ anchors: UnsafePointer<UInt64>,
    into features: UnsafeMutablePointer<UInt64>
  ) {
    let first = FeatureHash.number(before)
    let second = FeatureHash.number(before * 64 + twoBefore + 4096)
    features[0] = FeatureHash.join(200, first)
    features[1] = FeatureHash.join(201, second)
    features[2] = FeatureHash.join(202, first, anchors[0])
    features[3] = FeatureHash.join(203, first, anchors[1])
    features[4] = FeatureHash.join(204, second, anchors[2])
  }

  /// Logarithm of the probability from which a prior's label needs no features to stand.
  private static var sure: Float { -0.02 }

  /// The label of which the prior is sure.
  func sureLabel(_ prior: UnsafePointer<Float>) -> Int? {
    (0..<labels).first { prior[$0] > Self.sure }
  }

  /// Whether a label may follow all of these states' labels.
  private func mayFollow(_ states: some Sequence<Int>, _ label: Int) -> Bool {
    allowed.isEmpty || states.allSatisfy { allowed[$0 * labels + label] }
  }

  /// Labels a sentence; in training the right labels have a margin to overcome. `features` holds `perWord` hashes a
  /// word, `anchors` three a word; `prior` has a row of scores a word, which count `weight` times.
  func decode(
    count: Int, features: UnsafePointer<UInt64>, perWord: Int, anchors: UnsafePointer<UInt64>,
    against gold: [Int] = [], margin: Float = 0, prior: Matrix? = nil, weight: Float = 0
  ) -> [Int] {
    guard count > 0 else { return [] }
    let beam = Self.beam
    let width = width
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: width * 2) { scores in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 8) { hashes in
        // Column by column: label, back pointer, score of each state in the beam.
        var states: [(label: Int, before: Int, back: Int, score: Float)] = []
        states.reserveCapacity(count * beam + 1)
        states.append((labels, labels, -1, 0))
        var first = 0
        var column: [(label: Int, before: Int, back: Int, score: Float)] = []
        column.reserveCapacity(beam * labels)
        guard let own = scores.baseAddress, let buffer = hashes.baseAddress else { return [] }
        let context = own + width
        for position in 0..<count {
          var candidates = 0..<labels
          if let prior, let sure = sureLabel(prior[position]),
            mayFollow(states[first...].lazy.map(\.label), sure)
          {
            candidates = sure..<sure + 1
            own[sure] = 0
          } else {
            table.sum(features + position * perWord, count: perWord, width: width, into: own)
          }
          if !gold.isEmpty { own[gold[position]] -= margin }
          if let prior { for label in candidates { own[label] += prior[position][label] * weight } }
          column.removeAll(keepingCapacity: true)
          var worst = -Float.infinity
          for index in first..<states.count {
            let state = states[index]
            Self.history(state.label, state.before, anchors + position * 3, into: buffer)
            table.sum(buffer, count: Self.historyFeatures, width: width, into: context)
            for label in candidates {
              if !allowed.isEmpty && !allowed[state.label * labels + label] { continue }
              let score = state.score + own[label] + context[label]
              if column.count == beam && score <= worst { continue }
              // Two states with the same last two labels differ only in the past: keep the better.
              var slot = column.count
              if let same = column.firstIndex(where: { $0.label == label && $0.before == state.label }) {
                if column[same].score >= score { continue }
                column.remove(at: same)
                slot -= 1
              } else if column.count == beam {
                column.removeLast()
                slot -= 1
              }
              while slot > 0 && column[slot - 1].score < score { slot -= 1 }
              column.insert((label, state.label, index, score), at: slot)
              if column.count == beam { worst = column[beam - 1].score }
            }
          }
          first = states.count
          states.append(contentsOf: column)
        }
        withExtendedLifetime(prior) {}
        var result = [Int](repeating: 0, count: count)
        var index = first
        for position in stride(from: count - 1, through: 0, by: -1) {
          result[position] = states[index].label
          index = states[index].back
        }
        return result
      }
    }
  }
}

/// Learns a sequence tagger by structured perceptron with averaging.
struct SequenceTrainer {
  /// One sentence: its features and the right labels.
  struct Example {
    var features: [UInt64]
    var anchors: [UInt64]
    var labels: [Int]
  }

  let labels: Int
  let perWord: Int
  let bits: Int
  var allowed: [Bool] = []
  var rounds = 8
  /// By how much the right labels must win before nothing is learned.
  var margin: Float = 0
  /// Orders of the examples; the mean of what is learned in each is kept.
  var seeds: [UInt64] = [1]

  /// Learns from all examples; `feedback` hears after each round how many words were right.
  func train(_ examples: [Example], feedback: (Int, Double) -> Void = { _, _ in }) -> [Int8] {
    var sums: [Float] = []
    for seed in seeds {
      let averages = learn(examples, seed: seed, feedback: feedback)
      sums = sums.isEmpty ? averages : zip(sums, averages).map(+)
    }
    return TrainingTable.quantised(sums)
  }

  /// The averaged weights learned in one order.
  private func learn(_ examples: [Example], seed: UInt64, feedback: (Int, Double) -> Void) -> [Float] {
    let table = TrainingTable(bits: bits)
    let tagger = SequenceTagger(table: table, labels: labels, allowed: allowed)
    var generator = SeededGenerator(seed: seed)
    var buffer = [UInt64](repeating: 0, count: 8)
    for round in 0..<rounds {
      var right = 0
      var total = 0
      for index in generator.permutation(examples.count) {
        let example = examples[index]
        let count = example.labels.count
        guard count > 0 else { continue }
        let guess = tagger.decode(
          count: count, features: example.features, perWord: perWord, anchors: example.anchors,
          against: margin > 0 ? example.labels : [], margin: margin)
        total += count
        if guess != example.labels {
          example.features.withUnsafeBufferPointer { features in
            example.anchors.withUnsafeBufferPointer { anchors in
              buffer.withUnsafeMutableBufferPointer { buffer in
                guard let features = features.baseAddress, let anchors = anchors.baseAddress,
                  let buffer = buffer.baseAddress
                else { return }
                for position in 0..<count {
                  let gold = example.labels[position]
                  let wrong = guess[position]
                  if gold != wrong {
                    table.update(features + position * perWord, count: perWord, column: gold, by: 1)
                    table.update(features + position * perWord, count: perWord, column: wrong, by: -1)
                  } else {
                    right += 1
                  }
                  func before(_ labels: [Int], _ back: Int) -> Int {
                    position >= back ? labels[position - back] : self.labels
                  }
                  let goldBefore = before(example.labels, 1)
                  let goldTwo = before(example.labels, 2)
                  let wrongBefore = before(guess, 1)
                  let wrongTwo = before(guess, 2)
                  if gold == wrong && goldBefore == wrongBefore && goldTwo == wrongTwo { continue }
                  typealias Tagger = SequenceTagger<TrainingTable>
                  Tagger.history(goldBefore, goldTwo, anchors + position * 3, into: buffer)
                  table.update(buffer, count: Tagger.historyFeatures, column: gold, by: 1)
                  Tagger.history(wrongBefore, wrongTwo, anchors + position * 3, into: buffer)
                  table.update(buffer, count: Tagger.historyFeatures, column: wrong, by: -1)
                }
              }
            }
          }
        } else {
          right += count
        }
        table.step += 1
      }
      feedback(round, Double(right) / Double(max(1, total)))
    }
    return table.averages
  }
}

extension SequenceTagger: Sendable where Table: Sendable {}
