public import CasusRecords
import Foundation

/// Trains the disposer on gold records.
public struct DisposerTrainer {
  /// A gold record: a document with the acts that are right.
  public struct Gold: Decodable, Sendable {
    struct Act: Decodable, Sendable {
      let types: [EventType]
      let clause: Span
      let trigger: Span?
    }
    /// Its document.
    public let document: Document
    let events: [Act]

    private enum Keys: String, CodingKey { case events }

    /// Reads a line of a gold file.
    public init(from decoder: any Decoder) throws {
      document = try Document(from: decoder)
      events = try decoder.container(keyedBy: Keys.self).decode([Act].self, forKey: .events)
    }
  }

  private struct Example {
    let features: [String]
    let isRight: Bool
    let fold: Int
  }

  /// Strength of the Gaussian prior.
  public var prior = 3.0
  /// Passes over the examples.
  public var rounds = 150

  /// Makes a trainer.
  public init() {}

  /// Codes the documents without a disposer and learns which proposals were right.
  ///
  /// - Returns: the text of the weights file, and how well it does on documents left out (ten folds).
  public func train(_ gold: [Gold], coder: Coder) -> (file: String, report: String) {
    var examples: [Example] = []
    var missed = 0
    for (number, record) in gold.enumerated() {
      let coding = coder.coding(record.document)
      guard let tree = coding.tree else { continue }
      let features = ProposalFeatures(tree: tree, quotes: Quotes(tree))
      var open = record.events
      for sentence in coding.sentences {
        for proposal in sentence.proposals where proposal.dropped == nil {
          let span = RecordPrinter.trigger(proposal.words, tree)
          let hit =
            open.firstIndex { act in
              act.types.contains(proposal.type) && (act.trigger.map { $0.overlaps(span) } ?? false)
            }
            ?? open.firstIndex { act in
              act.types.contains(proposal.type) && act.clause.start <= span.start
                && span.start < act.clause.end
            }
          if let hit { open.remove(at: hit) }
          examples.append(
            Example(
              features: features.names(proposal, among: sentence.proposals), isRight: hit != nil,
              fold: number % 10))
        }
      }
      missed += open.count
    }
    // Ten folds: probabilities of examples by models that have not seen their documents.
    var held: [(Double, Bool)] = []
    for fold in 0..<10 {
      let weights = fit(examples.filter { $0.fold != fold })
      let model = Disposer(weights: weights, threshold: 0)
      for example in examples where example.fold == fold {
        held.append((model.probability(example.features), example.isRight))
      }
    }
    let right = examples.count { $0.isRight }
    func score(_ threshold: Double) -> Double {
      let kept = held.filter { $0.0 >= threshold }
      let hits = kept.count { $0.1 }
      return 2 * Double(hits) / Double(kept.count + right + missed)
    }
    let thresholds = stride(from: 0.1, through: 0.7, by: 0.05).map { ($0 * 100).rounded() / 100 }
    let best = thresholds.max { score($0) < score($1) } ?? 0.5
    let model = Disposer(weights: fit(examples), threshold: best)
    var report = "\(examples.count) proposals, \(right) right, \(missed) acts not proposed\n"
    report +=
      "F1 of type without it \(percent(score(0))), with it on documents left out \(percent(score(best))) at threshold \(best)\n"
    for low in stride(from: 0.0, to: 1.0, by: 0.2) {
      let bin = held.filter { $0.0 >= low && $0.0 < low + 0.2 }
      if bin.isEmpty { continue }
      let mean = bin.map(\.0).reduce(0, +) / Double(bin.count)
      report +=
        "confidence \(percent(mean)): right \(percent(Double(bin.count { $0.1 }) / Double(bin.count))) of \(bin.count)\n"
    }
    return (model.encoded, report)
  }

  private func percent(_ value: Double) -> String { "\((value * 1000).rounded() / 10) %" }

  /// Maximum a posteriori weights by AdaGrad over whole passes; deterministic.
  private func fit(_ examples: [Example]) -> [String: Double] {
    var ids: [String: Int] = [:]
    var names: [String] = []
    let rows = examples.map { example in
      example.features.map { feature -> Int in
        if let id = ids[feature] { return id }
        ids[feature] = names.count
        names.append(feature)
        return names.count - 1
      }
    }
    var weights = [Double](repeating: 0, count: names.count)
    var squares = [Double](repeating: 1e-6, count: names.count)
    for _ in 0..<rounds {
      // Whole passes, so that the prior weighs each feature once and the order of examples does not matter.
      var gradients = weights.map { prior * $0 }
      for (row, example) in zip(rows, examples) {
        var sum = 0.0
        for id in row { sum += weights[id] }
        let error = 1 / (1 + exp(-sum)) - (example.isRight ? 1 : 0)
        for id in row { gradients[id] += error }
      }
      for id in weights.indices {
        squares[id] += gradients[id] * gradients[id]
        weights[id] -= 0.1 * gradients[id] / squares[id].squareRoot()
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(names, weights))
  }
}
