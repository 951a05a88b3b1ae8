import CasusCodebook
import CasusLanguage
import CasusRecords

/// Mends gerunds that hang on the wrong word or were read as nouns.
extension Repairs {
  /// *Accused Eritrea of massing troops*: behind the preposition of a blame, what says the kind of a noun is the act, and
  /// the noun its object.
  func freeCharge(in sentence: Range<Int>, _ words: inout [Word]) {
    for verb in sentence.dropFirst()
    where words[verb].upos == .verb && words[verb].features.has("VerbForm=Ger") {
      guard let noun = words[verb].head, noun > verb, isNoun(words[noun]),
        ["compound", "amod"].contains(base(words[verb].deprel)), words[verb - 1].head == noun,
        base(words[verb - 1].deprel) == "case",
        lexicon.cases[Folding.key(words[verb - 1].form)]?.contains("blame") ?? false
      else { continue }
      // The blaming verb, above the noun and what it is coordinated with.
      var above = words[noun].head
      for _ in 0..<3 {
        guard let word = above, words[word].upos != .verb else { break }
        above = words[word].head
      }
      guard let blame = above, blame < verb, words[blame].upos == .verb, blames(words[blame]) else {
        continue
      }
      (words[verb].head, words[verb].deprel) = (blame, "advcl")
      (words[noun].head, words[noun].deprel) = (verb, "obj")
      (words[verb - 1].head, words[verb - 1].deprel) = (verb, "mark")
    }
  }

  /// *Denied arming rebels*, *began bombing positions*: between a verb that says how an act stands and its object, a gerund
  /// is that act.
  func freeGerund(in sentence: Range<Int>, _ words: inout [Word]) {
    for verb in sentence.dropFirst() where words[verb].upos == .verb || words[verb].upos == .noun {
      guard let noun = words[verb].head, noun > verb, words[noun].head == verb - 1,
        ["compound", "amod"].contains(base(words[verb].deprel)), isNoun(words[noun]),
        base(words[noun].deprel) == "obj",
        takesAct(words[verb - 1]), let lemma = gerundLemma(words[verb]),
        !children(of: noun, in: sentence, words).contains(where: { $0 < verb })
      else { continue }
      (words[verb].head, words[verb].deprel) = (verb - 1, "xcomp")
      (words[verb].upos, words[verb].lemma) = (.verb, lemma)
      words[verb].features = Features("VerbForm=Ger")
      (words[noun].head, words[noun].deprel) = (verb, "obj")
    }
  }

  /// The lemma of a gerund, be it one that was taken for a noun though only a verb of the codebook has the form.
  func gerundLemma(_ word: Word) -> String? {
    if word.upos == .verb { return word.features.has("VerbForm=Ger") ? word.lemma : nil }
    let form = Folding.key(word.form)
    guard word.upos == .noun, Folding.key(word.lemma) == form else { return nil }
    return lexicon.verb(ofForm: form)
  }

  /// *Responded by bombing Gaza*: what has an object behind a preposition is a gerund.
  func restoreGerund(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[word].upos == .noun, word > sentence.lowerBound, words[word - 1].head == word,
      lexicon.isGerund(words[word].form),
      let lemma = lexicon.verb(ofForm: Folding.key(words[word].form))
    else { return }
    let parts = children(of: word, in: sentence, words)
    guard let mark = parts.first, mark == word - 1, base(words[mark].deprel) == "case",
      parts.contains(where: { base(words[$0].deprel) == "obj" && $0 > word })
    else { return }
    (words[word].upos, words[word].lemma) = (.verb, lemma)
    words[word].features = Features("VerbForm=Ger")
    words[mark].deprel = "mark"
    if ["obl", "nmod"].contains(base(words[word].deprel)) { words[word].deprel = "advcl" }
  }
}
