/// What is known of words outside a sentence: their class by company, the tags they were seen with, lists of
/// names, what other forms tell.
struct WordKnowledge: Sendable {
  let clusters: HashedLexicon
  let tagClasses: HashedLexicon
  let gazetteer: HashedLexicon
  let paradigms: HashedLexicon

  init(model: ModelFile) throws(ModelError) {
    clusters = try HashedLexicon(model: model, name: "words.clusters")
    tagClasses = try HashedLexicon(model: model, name: "words.tags")
    gazetteer = try HashedLexicon(model: model, name: "words.names")
    paradigms = try HashedLexicon(model: model, name: "words.paradigms")
  }

  init(
    clusters: HashedLexicon, tagClasses: HashedLexicon, gazetteer: HashedLexicon, paradigms: HashedLexicon
  ) {
    self.clusters = clusters
    self.tagClasses = tagClasses
    self.gazetteer = gazetteer
    self.paradigms = paradigms
  }

  /// The atoms of a sentence, with three words of outside on either side.
  func atoms(forms: [String], gluedToNext: [Bool]) -> [WordAtoms] {
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
        word.cluster = FeatureHash.join(2, word.suffix2, word.shape)
        word.coarseCluster = FeatureHash.join(3, word.suffix1)
      }
      let kind = tagClasses[word.lower]
      word.tagClass =
        kind != 0 ? FeatureHash.number(10_000 + kind) : FeatureHash.join(4, word.suffix3, word.shape)
      word.gazetteer = FeatureHash.number(90_000 + gazetteer[word.lower])
      let paradigm = paradigms[word.lower]
      word.paradigm = FeatureHash.number(200_000 + paradigm >> 3)
      word.frequency = FeatureHash.number(100_000 + paradigm & 7)
      word.joints =
        (gluedToNext[index] ? 1 : 0) + (index > 0 && gluedToNext[index - 1] ? 2 : 0) + (first ? 4 : 0)
      if word.shape != Self.quote { first = false }
      atoms.append(word)
    }
    for _ in 0..<3 { atoms.append(.outside) }
    return atoms
  }

  private static let quote: UInt64 = {
    var scratch = FormScratch()
    return WordAtoms("\"", scratch: &scratch).shape
  }()
}
