import CasusCodebook
import CasusRecords

/// What the grammar of a language is like, as its codebook says.
extension Lexicon {
  private static let constructState = NameHash("construct state")
  private static let droppedSubjects = NameHash("dropped subjects")
  private static let bareObjects = NameHash("bare objects")
  private static let passiveAuxiliary = NameHash("passive auxiliary")

  /// A noun may govern the noun behind it without a preposition (construct state).
  @inline(__always) var hasConstructState: Bool { references.has(Self.constructState, as: .trait) }

  /// A verb may leave out the subject that the clause above has.
  @inline(__always) var dropsSubjects: Bool { references.has(Self.droppedSubjects, as: .trait) }

  /// An object has no preposition, so that what has one is none.
  @inline(__always) var hasBareObjects: Bool { references.has(Self.bareObjects, as: .trait) }

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

  /// The passive takes an auxiliary.
  @inline(__always) var hasPassiveAuxiliary: Bool { references.has(Self.passiveAuxiliary, as: .trait) }
}
