import CasusCodebook
import CasusRecords

/// What the grammar of a language is like, as its codebook says.
extension Lexicon {
  /// A noun may govern the noun behind it without a preposition (construct state).
  var hasConstructState: Bool { references["trait"]?.contains("construct state") ?? false }

  /// A verb may leave out the subject that the clause above has.
  var dropsSubjects: Bool { references["trait"]?.contains("dropped subjects") ?? false }

  /// An object has no preposition, so that what has one is none.
  var hasBareObjects: Bool { references["trait"]?.contains("bare objects") ?? false }

  /// Whether this is the article that is written together with its noun.
  func isArticle(_ form: String) -> Bool { references["article"]?.contains(form) ?? false }

  /// What a past form of verbs has at its end in the feminine.
  var feminineEnding: String? { references["feminine"]?.first }

  /// Whether a list of `references.tsv` has a word, written in any way.
  func lists(_ word: String, as kind: String) -> Bool {
    references[kind]?.contains(Folding.key(word)) ?? false
  }

  /// Whether a word is the verb, noun or other trigger of an event's pattern.
  func triggers(_ lemma: String, as kind: Pattern.Kind) -> Bool {
    events[NameHash(lemma)].contains { events.kinds[Int($0)] == kind }
  }

  /// The passive takes an auxiliary.
  var hasPassiveAuxiliary: Bool { references["trait"]?.contains("passive auxiliary") ?? false }
}
