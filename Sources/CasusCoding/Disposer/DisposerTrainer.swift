import CasusRecords

/// Learns which proposals to believe.
struct DisposerTrainer {
  /// A proposal with what became of it.
  struct Example {
    let features: [String]
    let isRight: Bool
    /// Examples of one document share a number.
    let group: Int
    let origin: Origin
  }

  /// Where a proposal was judged. Those in our own sentences have each feature once more, for themselves alone, so that
  /// what holds of such sentences only is not taken for what holds of the news; these never hold when documents are
  /// coded. The patterns were made with gold records in view, and judged sentences may be of anything: new text of the
  /// news is between the two.
  enum Origin: String, CaseIterable {
    case gold = "gold records"
    case own = "our own sentences"
    case judged = "judged sentences"
  }

  /// Strength of the Gaussian prior.
  var prior = 8.0
  /// Passes over the examples.
  var rounds = 80
  /// How much a proposal in a sentence of our own counts beside the others: our own lines name the further acts of a
  /// sentence less fully.
  var ownWeight = 0.5

  /// Learns; the threshold is one that does best on gold and judged documents left out.
  ///
  /// - Parameter missed: acts of gold records that were not proposed at all.
  /// - Returns: the text of the weights file, and how well it does on documents left out (ten folds).
  func train(_ examples: [Example], missed: Int) -> (file: String, report: String) {
    var answers: [Origin: [(Double, Bool)]] = [:]
    for fold in 0..<10 {
      let model = Disposer(weights: fit(examples.filter { $0.group % 10 != fold }), threshold: 0)
      for example in examples where example.group % 10 == fold {
        let features = Self.features(of: example).map { FeatureHash($0) }
        answers[example.origin, default: []].append((model.probability(features), example.isRight))
      }
    }
    // Nobody looked for acts that were not proposed in judged sentences: as large a share as in gold.
    let share = Double(missed) / Double(max(1, answers[.gold]?.count { $0.1 } ?? 0))
    // Gold records are easier than the news is and judged sentences harder: they count the same, however many there are.
    let held = [Origin.gold, .judged].compactMap { answers[$0] }.filter { !$0.isEmpty }
    func score(_ threshold: Double) -> Double {
      held.map { answers in
        let kept = answers.filter { $0.0 >= threshold }
        let right = Double(answers.count { $0.1 })
        return 2 * Double(kept.count { $0.1 }) / max(1, Double(kept.count) + right * (1 + share))
      }.reduce(0, +) / Double(max(1, held.count))
    }
    let thresholds = stride(from: 0.1, through: 0.7, by: 0.05).map { ($0 * 100).rounded() / 100 }
    // The top is flat: the middle of what does as well within a quarter of a point.
    let scores = thresholds.map(score)
    let top = thresholds.indices.filter { scores[$0] >= (scores.max() ?? 0) - 0.0025 }
    let best = top.isEmpty ? 0.5 : thresholds[top[top.count / 2]]
    var lines = [
      "mean F1 of type in gold records and judged sentences (taken to lack as large a share of acts) without the disposer \(percent(score(0))); "
        + "with it, on documents left out, \(percent(score(best))) at threshold \(best)"
    ]
    for origin in Origin.allCases {
      guard let own = answers[origin] else { continue }
      let kept = own.filter { $0.0 >= best }
      lines.append(
        "\(origin.rawValue): \(own.count { $0.1 }) of \(own.count) proposals right; "
          + "of those kept, on documents left out, \(kept.count { $0.1 }) of \(kept.count); reliability:")
      lines += Reliability(own).lines
    }
    return (
      Disposer.encoded(
        weights: fit(examples).filter { !$0.key.hasPrefix(Origin.own.rawValue) }, threshold: best),
      lines.joined(separator: "\n") + "\n"
    )
  }

  private static func features(of example: Example) -> [String] {
    guard example.origin == .own else { return example.features }
    return example.features + example.features.map { "\(Origin.own.rawValue): \($0)" }
  }

  private func percent(_ value: Double) -> String { "\((value * 1000).rounded() / 10) %" }

  private func fit(_ examples: [Example]) -> [String: Double] {
    var ids: [String: Int32] = [:]
    var names: [String] = []
    let rows = examples.map { example in
      var row = LogLinear.Example(
        right: [example.isRight ? 1 : 0], weight: example.origin == .own ? ownWeight : 1)
      for feature in Self.features(of: example) {
        let id = ids[feature] ?? Int32(names.count)
        if id == Int32(names.count) {
          ids[feature] = id
          names.append(feature)
        }
        row.tied.append((id, 1, 1))
      }
      return row
    }
    var problem = LogLinear(classes: 2, features: 0, tied: names.count)
    problem.tiedPrior = prior
    problem.rounds = rounds
    return Dictionary(uniqueKeysWithValues: zip(names, problem.fit(rows)))
  }
}
