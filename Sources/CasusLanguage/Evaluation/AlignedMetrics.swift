/// The metrics that compare aligned words.
struct AlignedMetrics: Sendable {
  let gold: FlatTreebank
  let system: FlatTreebank
  let alignment: WordAlignment

  /// Scores from `Words` to `BLEX`.
  func scores() -> [(name: String, score: ParseEvaluation.Score)] {
    let words = ParseEvaluation.Score(
      correct: alignment.pairs.count, gold: gold.words.count, system: system.words.count, aligned: nil)
    return [
      ("Words", words),
      ("UPOS", all { $0.word.upos == $1.word.upos }),
      ("XPOS", all { $0.word.xpos == $1.word.xpos }),
      ("UFeats", all { $0.features == $1.features }),
      ("AllTags", all { Self.sameTags($0, $1) && $0.word.xpos == $1.word.xpos }),
      ("Lemmas", all(Self.sameLemma)),
      ("UAS", count(contentOnly: false) { sameHead($0, $1) }),
      ("LAS", count(contentOnly: false) { sameArc($0, $1) }),
      ("CLAS", count(contentOnly: true) { sameArc($0, $1) }),
      ("MLAS", count(contentOnly: true) { sameArc($0, $1) && sameMorphology($0, $1) }),
      (
        "BLEX",
        count(contentOnly: true) { sameArc($0, $1) && Self.sameLemma(gold.words[$0], system.words[$1]) }
      ),
    ]
  }

  private typealias FlatWord = FlatTreebank.FlatWord

  private func all(_ isSame: (FlatWord, FlatWord) -> Bool) -> ParseEvaluation.Score {
    count(contentOnly: false) { isSame(gold.words[$0], system.words[$1]) }
  }

  private func count(contentOnly: Bool, _ isRight: (Int, Int) -> Bool) -> ParseEvaluation.Score {
    let pairs = alignment.pairs.filter { !contentOnly || gold.isContent($0.gold) }
    func total(_ treebank: FlatTreebank) -> Int {
      contentOnly ? treebank.words.indices.count(where: treebank.isContent) : treebank.words.count
    }
    return ParseEvaluation.Score(
      correct: pairs.count { isRight($0.gold, $0.system) }, gold: total(gold), system: total(system),
      aligned: pairs.count)
  }

  private static func sameTags(_ gold: FlatWord, _ system: FlatWord) -> Bool {
    gold.word.upos == system.word.upos && gold.features == system.features
  }

  private static func sameLemma(_ gold: FlatWord, _ system: FlatWord) -> Bool {
    gold.word.lemma == "_" || sameScalars(gold.word.lemma, system.word.lemma)
  }

  /// Equality of scalars: `==` would take composed and decomposed letters for the same.
  private static func sameScalars(_ first: String, _ second: String) -> Bool {
    first.utf8.elementsEqual(second.utf8)
  }

  private func sameHead(_ goldWord: Int, _ systemWord: Int) -> Bool {
    guard let systemParent = system.words[systemWord].parent else {
      return gold.words[goldWord].parent == nil
    }
    guard let goldParent = gold.words[goldWord].parent else { return false }
    return alignment.goldOfSystem[systemParent] == goldParent
  }

  private func sameArc(_ goldWord: Int, _ systemWord: Int) -> Bool {
    sameHead(goldWord, systemWord) && gold.words[goldWord].relation == system.words[systemWord].relation
  }

  private func sameMorphology(_ goldWord: Int, _ systemWord: Int) -> Bool {
    let goldChildren = gold.words[goldWord].functionalChildren
    let systemChildren = system.words[systemWord].functionalChildren
    guard Self.sameTags(gold.words[goldWord], system.words[systemWord]),
      goldChildren.count == systemChildren.count
    else { return false }
    return zip(goldChildren, systemChildren).allSatisfy { goldChild, systemChild in
      alignment.goldOfSystem[systemChild] == goldChild
        && gold.words[goldChild].relation == system.words[systemChild].relation
        && Self.sameTags(gold.words[goldChild], system.words[systemChild])
    }
  }
}
