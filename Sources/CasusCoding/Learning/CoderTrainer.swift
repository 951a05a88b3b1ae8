import CasusRecords

/// Trains what weighs proposals and what answers pairs, on gold records, on sentences of our own, and on judged ones.
public struct CoderTrainer {
  /// What came out.
  public struct Outcome: Sendable {
    /// Text of the disposer's weights file.
    public let disposer: String
    /// Text of the weights file for pairs.
    public let pairs: String
    /// How good both are on documents left out.
    public let report: String
  }

  private let coder: Coder

  /// Makes a trainer; `coder` must not weigh proposals itself.
  public init(coder: Coder) { self.coder = coder }

  /// Codes all documents and learns from them; the same input gives the same output.
  public func train(
    gold: [GoldRecord], corpus: [CorpusSentence], judged: [JudgedSentence] = []
  ) -> Outcome {
    let material = TrainingMaterial(gold: gold, corpus: corpus, judged: judged, coder: coder)
    let disposer = DisposerTrainer().train(material.proposals, missed: material.missed)
    let trainer = PairTrainer()
    let model = trainer.train(material.pairs)
    return Outcome(
      disposer: disposer.file, pairs: model.encoded,
      report: disposer.report + PairReport(trainer: trainer, examples: material.pairs).text)
  }
}
