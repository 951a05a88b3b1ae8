/// What is known of words outside a sentence: their class by company, the tags they were seen with, lists of
/// names, what other forms tell.
package struct WordKnowledge: Sendable {
  let clusters: HashedLexicon
  let tagClasses: HashedLexicon
  let gazetteer: HashedLexicon
  let paradigms: HashedLexicon
  let phrases: ListedPhrases

  init(model: ModelFile) throws(ModelError) {
    clusters = try HashedLexicon(model: model, name: "words.clusters")
    tagClasses = try HashedLexicon(model: model, name: "words.tags")
    gazetteer = try HashedLexicon(model: model, name: "words.names")
    paradigms = try HashedLexicon(model: model, name: "words.paradigms")
    // A language without lists of names has none.
    let hasPhrases = model.sectionIfPresent("words.phrases.keys") != nil
    phrases = ListedPhrases(
      lexicon: hasPhrases ? try HashedLexicon(model: model, name: "words.phrases") : HashedLexicon([:]))
  }

  package init(
    clusters: HashedLexicon, tagClasses: HashedLexicon, gazetteer: HashedLexicon, paradigms: HashedLexicon,
    phrases: ListedPhrases
  ) {
    self.clusters = clusters
    self.tagClasses = tagClasses
    self.gazetteer = gazetteer
    self.paradigms = paradigms
    self.phrases = phrases
  }

  /// The atoms of a treebank's sentence, with three words of outside on either side.
  func atoms(of sentence: TreebankSentence) -> [WordAtoms] {
    atoms(forms: sentence.words.map(\.form), gluedToNext: sentence.gluedToNext)
  }

  /// The atoms of a sentence, with three words of outside on either side.
  package func atoms(forms: [String], gluedToNext: [Bool]) -> [WordAtoms] {
    var scratch = FormScratch()
    var atoms: [WordAtoms] = []
    atoms.reserveCapacity(forms.count + 6)
    for _ in 0..<3 { atoms.append(.outside) }
    var first = true
    for (index, form) in forms.enumerated() {
      var word = WordAtoms(form, scratch: &scratch)
      let cluster = clusters[word.lower]
      if cluster != 0 {
        word.cluster = FeatureHash.number(cluster & 511)
        word.coarseCluster = FeatureHash.number(1000 + cluster >> 9)
      } else {
        word.cluster = Self.unseenCluster(word)
        word.coarseCluster = FeatureHash.join(3, word.suffix1)
      }
      let kind = tagClasses[word.lower]
      word.tagClass =
        kind != 0 ? FeatureHash.number(10_000 + kind) : Self.unseenTags(word)
      // A listed word means little where it stands without the capital that others have.
      let listed = gazetteer[word.lower] << 1 | (word.form != word.lower ? 1 : 0)
      word.gazetteer = FeatureHash.number(500_000 + listed)
      word.person = FeatureHash.number(400_000 + listed & ListedName.personMask)
      let paradigm = paradigms[word.lower]
      word.paradigm = FeatureHash.number(200_000 + paradigm >> 3)
      word.frequency = FeatureHash.number(100_000 + paradigm & 7)
      word.joints =
        (gluedToNext[index] ? 1 : 0) + (index > 0 && gluedToNext[index - 1] ? 2 : 0) + (first ? 4 : 0)
      if word.shape != Self.quote { first = false }
      atoms.append(word)
    }
    for _ in 0..<3 { atoms.append(.outside) }
    phrases.mark(&atoms, gluedToNext: gluedToNext)
    return atoms
  }

  /// What stands for the class by company, and for the tags, of a word that was never seen.
  static func unseenCluster(_ word: WordAtoms) -> UInt64 { FeatureHash.join(2, word.suffix2, word.shape) }
  static func unseenTags(_ word: WordAtoms) -> UInt64 { FeatureHash.join(4, word.suffix3, word.shape) }

  private static let quote: UInt64 = {
    var scratch = FormScratch()
    return WordAtoms("\"", scratch: &scratch).shape
  }()
}
