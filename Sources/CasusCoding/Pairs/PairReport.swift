/// Tells how good answers on pairs are on documents that the model has not seen.
struct PairReport {
  let trainer: PairTrainer
  let examples: [PairTrainer.Example]

  var text: String {
    let held = trainer.crossValidate(examples)
    var lines = [
      "pairs: \(examples.count { $0.isGold }) of gold records, \(examples.count { !$0.isGold }) of our own"
    ]
    for language in Set(examples.map(\.language)).sorted() {
      let gold = held.filter { $0.example.isGold && $0.example.language == language }
      let own = held.filter { !$0.example.isGold && $0.example.language == language }
      lines.append(line("ten folds, gold, \(language)", gold.map(\.judged)))
      lines.append(line("ten folds, our own, \(language)", own.map(\.judged)))
    }
    lines.append(line("ten folds, gold", held.filter { $0.example.isGold }.map(\.judged)))
    let own = examples.filter { !$0.isGold }
    if !own.isEmpty {
      let judged = trainer.judge(examples.filter(\.isGold), by: trainer.train(own))
      for language in Set(examples.map(\.language)).sorted() {
        lines.append(
          line(
            "learned from our own alone, gold, \(language)",
            judged.filter { $0.example.language == language }.map(\.judged)))
      }
      lines.append(line("learned from our own alone, gold", judged.map(\.judged)))
    }
    let certain = held.filter { !$0.judged.right.isEmpty }.map { item in
      (item.judged.probability, item.judged.answer.map(item.judged.right.contains) ?? false)
    }
    lines += Reliability(certain).lines
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ name: String, _ judged: [PairTrainer.Judged]) -> String {
    let score = PairScore(judged: judged)
    return
      "\(name): macro-F1 \(percent(score.macro)), accuracy \(percent(score.accuracy)) of \(judged.count { !$0.right.isEmpty })"
  }

  private func percent(_ value: Double) -> String { "\((value * 1000).rounded() / 10) %" }
}
