import CasusCodebook
import CasusRecords

/// What the grammar of a language is like, as its codebook says: asked at every word, so looked up once.
struct Grammar {
  /// A noun may govern the noun behind it without a preposition (construct state).
  let hasConstructState: Bool
  /// A verb may leave out the subject that the clause above has.
  let dropsSubjects: Bool
  /// An object has no preposition, so that what has one is none.
  let hasBareObjects: Bool
  /// The passive takes an auxiliary.
  let hasPassiveAuxiliary: Bool

  init(_ lexicon: Lexicon) {
    func has(_ trait: String) -> Bool { lexicon.references.has(NameHash(trait), as: .trait) }
    hasConstructState = has("construct state")
    dropsSubjects = has("dropped subjects")
    hasBareObjects = has("bare objects")
    hasPassiveAuxiliary = has("passive auxiliary")
  }
}

extension Lexicon {
  /// Whether a form ends as gerunds do.
  func isGerund(_ form: String) -> Bool { gerundEnding.map { Folding.key(form).hasSuffix($0) } ?? false }

  /// Whether a form ends as past forms do that are participles as well.
  func isRegularPast(_ form: String) -> Bool { pastEnding.map { Folding.key(form).hasSuffix($0) } ?? false }

  /// Whether this is the article that is written together with its noun.
  func isArticle(_ form: String) -> Bool { references.has(NameHash(form), as: .article) }

  /// What a past form of verbs has at its end in the feminine.
  var feminineEnding: String? { references[.feminine]?.words.first }

  /// Whether a list of `references.tsv` has a word, written in any way.
  func lists(_ word: String, as kind: ReferenceKind) -> Bool {
    references.has(NameHash(Folding.key(word)), as: kind)
  }

  /// Whether a word is the verb, noun or other trigger of an event's pattern.
  func triggers(_ lemma: String, as kind: Pattern.Kind) -> Bool {
    events[NameHash(lemma)].contains { events.kinds[Int($0)] == kind }
  }
}
