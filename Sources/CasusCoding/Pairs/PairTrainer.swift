import CasusLanguage
import CasusRecords

/// Learns which evidence speaks for which type of act between two parties.
struct PairTrainer {
  /// A pair with the answers that are right.
  struct Example {
    let evidence: PairEvidence
    /// Acceptable types, best first; empty for none.
    let right: [EventType]
    /// Examples of one document share a number.
    let group: Int
    let isGold: Bool
    let language: String
  }

  /// A judged answer on an example left out.
  struct Judged {
    let right: [EventType]
    let answer: EventType?
    let probability: Double
  }

  var prior = 4.0
  var votePrior = 0.1
  var rounds = 60
  /// A feature is learned when so many examples have it.
  var minimum = 2
  /// How often each source of evidence is hidden in the second look at an example. The lexicon was written beside our
  /// own sentences and knows them better than new text: what it says must not be all that is learned
  /// (Hinton et al. 2012 hide single cells, here a whole source is).
  var hiding = 0.3

  func train(_ examples: [Example]) -> PairModel {
    var counts: [String: Int] = [:]
    for example in examples {
      for feature in example.evidence.features { counts[feature.name, default: 0] += 1 }
    }
    var table = Table(counts: counts.filter { $0.value >= minimum })
    var random = SeededGenerator(seed: 3)
    var rows = examples.map { table.row($0, hidden: []) }
    for example in examples {
      let hidden = PairEvidence.Source.allCases.filter { _ in
        Double(random.next() >> 11) * 0x1p-53 < hiding
      }
      rows.append(table.row(example, hidden: hidden))
    }
    let classes = PairModel.classes.count
    var problem = LogLinear(classes: classes, features: table.features.count, tied: table.votes.count)
    problem.prior = prior
    problem.tiedPrior = votePrior
    problem.rounds = rounds
    let weights = problem.fit(rows)
    return PairModel(
      weights: table.features.mapValues { Array(weights[Int($0) * classes..<(Int($0) + 1) * classes]) },
      votes: table.votes.mapValues { weights[table.features.count * classes + Int($0)] })
  }

  /// Numbers for what examples show.
  private struct Table {
    /// How many examples have each feature that is learned.
    let counts: [String: Int]
    private(set) var features: [String: Int32] = [:]
    private(set) var votes: [String: Int32] = [:]

    init(counts: [String: Int]) { self.counts = counts }

    private static let classes: [EventType: Int] = {
      var numbers: [EventType: Int] = [:]
      for (index, type) in PairModel.classes.enumerated() { if let type { numbers[type] = index } }
      return numbers
    }()

    /// An example as numbers, without what comes from the `hidden` sources.
    mutating func row(_ example: Example, hidden: [PairEvidence.Source]) -> LogLinear.Example {
      let none = PairModel.classes.count - 1
      let right = example.right.compactMap { Self.classes[$0] }
      var row = LogLinear.Example(right: right.isEmpty ? [none] : right)
      for feature in example.evidence.features
      where !hidden.contains(feature.source) && counts[feature.name] != nil {
        row.features.append(Self.number(feature.name, in: &features))
      }
      for vote in example.evidence.votes where !hidden.contains(vote.source) {
        row.tied.append(
          (Self.number(vote.name, in: &votes), Int32(Self.classes[vote.type] ?? none), vote.strength))
      }
      return row
    }

    private static func number(_ name: String, in table: inout [String: Int32]) -> Int32 {
      if let known = table[name] { return known }
      let next = Int32(table.count)
      table[name] = next
      return next
    }
  }

  /// Answers on documents left out, in `folds` parts.
  func crossValidate(_ examples: [Example], folds: Int = 10) -> [(example: Example, judged: Judged)] {
    (0..<folds).flatMap { fold in
      let model = train(examples.filter { $0.group % folds != fold })
      return judge(examples.filter { $0.group % folds == fold }, by: model)
    }
  }

  /// Answers of a model.
  func judge(_ examples: [Example], by model: PairModel) -> [(example: Example, judged: Judged)] {
    examples.map { example in
      let answer = model.answer(example.evidence)
      return (example, Judged(right: example.right, answer: answer.type, probability: answer.probability))
    }
  }
}

/// How good answers on pairs are.
struct PairScore {
  let judged: [PairTrainer.Judged]

  /// Share of pairs with an act that are answered rightly.
  var accuracy: Double {
    let asked = judged.filter { !$0.right.isEmpty }
    return Double(asked.count { $0.answer.map($0.right.contains) ?? false }) / Double(max(1, asked.count))
  }

  /// Mean F1 over the types that occur.
  var macro: Double {
    var right: [EventType: Int] = [:]
    var missed: [EventType: Int] = [:]
    var wrong: [EventType: Int] = [:]
    for item in judged {
      guard let first = item.right.first else { continue }
      if let answer = item.answer, item.right.contains(answer) {
        right[answer, default: 0] += 1
      } else {
        missed[first, default: 0] += 1
        if let answer = item.answer { wrong[answer, default: 0] += 1 }
      }
    }
    let types = EventType.allCases.filter { (right[$0] ?? 0) + (missed[$0] ?? 0) > 0 }
    let scores = types.map { type in
      let hits = 2 * Double(right[type] ?? 0)
      return hits / (hits + Double(missed[type] ?? 0) + Double(wrong[type] ?? 0))
    }
    return scores.reduce(0, +) / Double(max(1, scores.count))
  }
}
