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
    var weight = 1.0
  }

  /// A judged answer on an example left out.
  struct Judged {
    let right: [EventType]
    let answer: EventType?
    let probability: Double
  }

  var prior = 2.5
  var votePrior = 0.1
  var rounds = 60
  /// A feature is learned when so many examples have it.
  var minimum = 2

  func train(_ examples: [Example]) -> PairModel {
    var counts: [String: Int] = [:]
    for example in examples { for feature in example.evidence.features { counts[feature, default: 0] += 1 } }
    var ids: [String: Int32] = [:]
    var names: [String] = []
    var voteIDs: [String: Int32] = [:]
    var voteNames: [String] = []
    var numbers: [EventType: Int] = [:]
    for (index, type) in PairModel.classes.enumerated() { if let type { numbers[type] = index } }
    let none = PairModel.classes.count - 1
    let rows = examples.map { example -> LogLinear.Example in
      let right = example.right.compactMap { numbers[$0] }
      var row = LogLinear.Example(right: right.isEmpty ? [none] : right, weight: example.weight)
      for feature in example.evidence.features where (counts[feature] ?? 0) >= minimum {
        if let id = ids[feature] {
          row.features.append(id)
        } else {
          ids[feature] = Int32(names.count)
          row.features.append(Int32(names.count))
          names.append(feature)
        }
      }
      for vote in example.evidence.votes {
        let id: Int32
        if let known = voteIDs[vote.name] {
          id = known
        } else {
          id = Int32(voteNames.count)
          voteIDs[vote.name] = id
          voteNames.append(vote.name)
        }
        row.tied.append((id, Int32(numbers[vote.type] ?? none), vote.strength))
      }
      return row
    }
    let classes = PairModel.classes.count
    var problem = LogLinear(classes: classes, features: names.count, tied: voteNames.count)
    problem.prior = prior
    problem.tiedPrior = votePrior
    problem.rounds = rounds
    let weights = problem.fit(rows)
    var table: [String: [Double]] = [:]
    for (index, name) in names.enumerated() {
      table[name] = Array(weights[index * classes..<(index + 1) * classes])
    }
    var votes: [String: Double] = [:]
    for (index, name) in voteNames.enumerated() { votes[name] = weights[names.count * classes + index] }
    return PairModel(weights: table, votes: votes)
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
