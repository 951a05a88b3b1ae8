import CasusCodebook
import CasusLanguage
import CasusRecords

/// What coded documents teach: which proposals were right, and which type holds between which parties.
struct TrainingMaterial {
  private(set) var proposals: [DisposerTrainer.Example] = []
  private(set) var pairs: [PairTrainer.Example] = []
  /// Acts of gold records that no pattern proposed.
  private(set) var missed = 0

  init(gold: [GoldRecord], corpus: [CorpusSentence], judged: [JudgedSentence], coder: Coder) {
    for (number, record) in gold.enumerated() { add(record, group: number, coder: coder) }
    // A sentence that is asked for each of its acts is learned from or left out as one.
    var groups: [String: Int] = [:]
    for sentence in corpus {
      let group = groups[sentence.text] ?? groups.count
      groups[sentence.text] = group
      add(sentence, group: group, coder: coder)
    }
    // What gold records hold would be learned twice, and judged by what it taught.
    let known = gold.map(\.document.text)
    for (number, sentence) in judged.enumerated()
    where !known.contains(where: { $0.contains(sentence.document.text) }) {
      add(sentence, group: number, coder: coder)
    }
  }

  private mutating func add(_ record: GoldRecord, group: Int, coder: Coder) {
    let coding = coder.coding(record.document)
    guard let tree = coding.tree else { return }
    var open = record.events
    learn(coding, tree: tree, group: group, origin: .gold) { proposal in
      let span = RecordPrinter.trigger(proposal.words, tree)
      let hit =
        open.firstIndex { act in
          act.types.contains(proposal.type) && (act.trigger.map { $0.overlaps(span) } ?? false)
        }
        ?? open.firstIndex { act in
          act.types.contains(proposal.type) && act.clause.start <= span.start && span.start < act.clause.end
        }
      if let hit { open.remove(at: hit) }
      return hit != nil
    }
    missed += open.count
    for (evidence, pair) in zip(coding.evidence, record.pairs) {
      guard let evidence else { continue }
      pairs.append(
        PairTrainer.Example(
          evidence: evidence, right: pair.types, group: group, isGold: true,
          language: tree.text.language.code))
    }
  }

  private mutating func add(_ sentence: CorpusSentence, group: Int, coder: Coder) {
    let coding = coder.coding(sentence.document)
    guard let tree = coding.tree else { return }
    var open = sentence.types
    learn(coding, tree: tree, group: group, origin: .own) { proposal in
      guard let hit = open.firstIndex(of: proposal.type) else { return false }
      open.remove(at: hit)
      return true
    }
    for case let evidence? in coding.evidence {
      pairs.append(
        PairTrainer.Example(
          evidence: evidence, right: sentence.type.map { [$0] } ?? [], group: group, isGold: false,
          language: sentence.language))
    }
  }

  /// Only the acts that were judged teach; what is found beside them now may be right or not.
  private mutating func add(_ sentence: JudgedSentence, group: Int, coder: Coder) {
    let coding = coder.coding(sentence.document)
    guard let tree = coding.tree else { return }
    learn(coding, tree: tree, group: group, origin: .judged) { proposal in
      let span = RecordPrinter.trigger(proposal.words, tree)
      return sentence.verdicts.first { $0.type == proposal.type && $0.span.overlaps(span) }?.isRight
    }
  }

  /// `isRight` says nothing of proposals that teach nothing.
  private mutating func learn(
    _ coding: DocumentCoding, tree: Tree, group: Int, origin: DisposerTrainer.Origin,
    isRight: (Proposal) -> Bool?
  ) {
    let features = ProposalFeatures(tree: tree, quotes: Quotes(tree))
    for sentence in coding.sentences {
      for proposal in sentence.proposals where proposal.dropped == nil {
        guard let isRight = isRight(proposal) else { continue }
        proposals.append(
          DisposerTrainer.Example(
            features: features.names(FeatureText.self, of: proposal, among: sentence.proposals).map(\.text),
            isRight: isRight, group: group, origin: origin))
      }
    }
  }
}
