import CasusCodebook
import CasusLanguage
import CasusRecords

/// Gives clauses the past form that was taken for a participle of its object.
extension Repairs {
  private static let finitePast = Features("Mood=Ind|Tense=Past|VerbForm=Fin")

  /// *The militia burned villages*, *guards in the prison tortured detainees*: a past form between two noun phrases that
  /// would otherwise stand without a verb.
  ///
  /// - Returns: whether it was the verb.
  func freePast(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) -> Bool {
    let relation = base(words[verb].deprel)
    guard relation == "amod" || relation == "compound", let lemma = pastLemma(words[verb]),
      let noun = top(of: verb, words, where: { $0 > verb }), noun != verb, isNoun(words[noun]),
      let subject = subject(before: verb, in: sentence, words)
    else { return false }
    let clause = words[subject].head.map { $0 >= verb } ?? false ? noun : subject
    guard isClause(clause, words), clause == noun || hangs(noun, on: [subject], within: 12, words) else {
      return false
    }
    let parts = children(of: clause, in: sentence, words)
    // A noun with a verb of its own is no object: *the village burned yesterday is*.
    guard
      !parts.contains(where: {
        $0 != noun && ["nsubj", "cop", "aux", "obj"].contains(base(words[$0].deprel))
      }),
      !(verb + 1..<noun).contains(where: { base(words[$0].deprel) == "case" && words[$0].head == noun })
    else { return false }
    (words[verb].head, words[verb].deprel) = (words[clause].head, words[clause].deprel)
    (words[verb].upos, words[verb].lemma) = (.verb, lemma)
    words[verb].features = Self.finitePast
    for part in sentence where part != subject && part < verb && (words[part].head ?? -1) >= verb {
      let isOfNoun = ["det", "compound", "amod", "nmod", "nummod", "flat", "appos", "case"].contains(
        base(words[part].deprel))
      words[part].head = isOfNoun ? subject : verb
    }
    for part in parts where part > verb && part != noun {
      if clause == subject || ["advcl", "punct", "parataxis"].contains(base(words[part].deprel)) {
        words[part].head = verb
      }
    }
    (words[noun].head, words[noun].deprel) = (verb, "obj")
    (words[subject].head, words[subject].deprel) = (verb, "nsubj")
    if words[subject].upos == .adj { words[subject].upos = .noun }
    return true
  }

  /// *China, usually an ally of the Kremlin, called for talks*: a past form behind an aside is the verb of the sentence
  /// that has no other.
  func freeBehindAside(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[verb].upos == .verb, words[verb].features.has("Tense=Past"),
      base(words[verb].deprel) == "acl",
      words[verb - 1].form == ",", let noun = words[verb].head, noun < verb,
      let subject = top(of: noun, words, where: { $0 < verb }), subject < noun, isNoun(words[subject]),
      isClause(subject, words), words[subject..<noun].contains(where: { $0.form == "," })
    else { return }
    let parts = children(of: subject, in: sentence, words)
    guard !parts.contains(where: { ["nsubj", "cop", "aux", "obj", "case"].contains(base(words[$0].deprel)) })
    else {
      return
    }
    (words[verb].head, words[verb].deprel) = (words[subject].head, words[subject].deprel)
    words[verb].features = Self.finitePast
    (words[subject].head, words[subject].deprel) = (verb, "nsubj")
    for part in parts where part > verb { words[part].head = verb }
  }

  /// *Walked out of the accord and reimposed sanctions*: behind a noun that has a preposition, *and* with a past form of a
  /// verb of the codebook goes on with the verb.
  func freeConjunct(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[verb].upos == .verb, words[verb].features.has("Tense=Past"),
      base(words[verb].deprel) == "amod",
      let noun = words[verb].head, noun > verb, base(words[noun].deprel) == "conj",
      words[verb - 1].upos == .cconj,
      [noun, verb].contains(words[verb - 1].head), let other = words[noun].head, other < verb,
      children(of: other, in: sentence, words).contains(where: { base(words[$0].deprel) == "case" }),
      let first = words[other].head, first < other, isFinite(words[first]),
      lexicon.verb(ofForm: Folding.key(words[verb].form)) != nil
    else { return }
    (words[verb].head, words[verb].deprel) = (first, "conj")
    words[verb].features = Self.finitePast
    words[verb - 1].head = verb
    (words[noun].head, words[noun].deprel) = (verb, "obj")
  }

  /// *Accused Armenia of sending troops and appealed to the UN*: a past form goes on with the finite verb, not with the
  /// gerund or infinitive below it.
  func liftConjunct(_ second: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[second].upos == .verb, words[second].features.has("Tense=Past"),
      base(words[second].deprel) == "conj", let first = words[second].head, first < second,
      words[first].upos == .verb,
      words[first].features.has("VerbForm=Ger") || words[first].features.has("VerbForm=Inf")
        || words[first].features.has("VerbForm=Part") && words[first].features.has("Tense=Pres"),
      !children(of: second, in: sentence, words).contains(where: {
        ["nsubj", "aux", "mark"].contains(base(words[$0].deprel))
      })
    else { return }
    var above = first
    for _ in 0..<4 {
      guard let head = words[above].head, head < second else { return }
      above = head
      if isFinite(words[above]), words[above].features.has("Tense=Past") {
        words[second].head = above
        words[second].features = Self.finitePast
        return
      }
    }
  }

  /// *Froze the talks and called on Peru to leave*: a past form that goes on with an active verb is no participle.
  func freePassive(_ second: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[second].upos == .verb, words[second].features.has("Voice=Pass"),
      base(words[second].deprel) == "conj", let first = words[second].head, first < second,
      isFinite(words[first]),
      lexicon.isRegularPast(words[second].form)
    else { return }
    let parts = children(of: second, in: sentence, words)
    guard parts.contains(where: { base(words[$0].deprel) == "cc" }),
      !parts.contains(where: {
        ["aux", "nsubj"].contains(base(words[$0].deprel)) || words[$0].deprel == "obl:agent"
      }),
      !children(of: first, in: sentence, words).contains(where: { words[$0].deprel == "aux:pass" })
    else { return }
    words[second].features = Self.finitePast
  }

  /// *Was captured by Hamas and killed*: a past form of a verb of the codebook that goes on with a passive and has no object
  /// is passive, too, unless it never has one.
  func goOnPassive(_ second: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[second].upos == .verb, words[second].features.has("Tense=Past"), isFinite(words[second]),
      base(words[second].deprel) == "conj", let first = words[second].head, first < second,
      children(of: first, in: sentence, words).contains(where: { words[$0].deprel == "aux:pass" })
    else { return }
    let lemma = Folding.key(words[second].lemma)
    let parts = children(of: second, in: sentence, words)
    // *Withdrew* is no participle.
    guard
      lexicon.isRegularPast(words[second].form)
        || lexicon.irregularForms[Folding.key(words[second].form)] == nil,
      lexicon.triggers(lemma, as: .verb), !lexicon.references.has(NameHash(lemma), as: .intransitive),
      lexicon.claims[NameHash(lemma)].isEmpty, parts.contains(where: { base(words[$0].deprel) == "cc" }),
      !parts.contains(where: {
        ["obj", "iobj", "nsubj", "aux", "xcomp", "ccomp", "advcl"].contains(base(words[$0].deprel))
      })
    else { return }
    words[second].features = Features("Tense=Past|VerbForm=Part|Voice=Pass")
  }

  /// *Said that Israel is attacking civilians and urged the UN to act*: behind a clause in the present, a past form of
  /// speech goes on with the verb that the clause hangs on.
  func freeSpeech(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[verb].upos == .verb, words[verb].features.has("Tense=Past"),
      base(words[verb].deprel) == "conj",
      let first = words[verb].head, base(words[first].deprel) == "ccomp", let above = words[first].head,
      above < first, isFinite(words[above]), words[above].features.has("Tense=Past"),
      !lexicon.claims[NameHash(Folding.key(words[above].lemma))].isEmpty,
      !lexicon.claims[NameHash(Folding.key(words[verb].lemma))].isEmpty,
      isPresent(first, in: sentence, words),
      !children(of: verb, in: sentence, words).contains(where: {
        ["nsubj", "aux", "mark"].contains(base(words[$0].deprel))
      })
    else { return }
    words[verb].head = above
    words[verb].features = Self.finitePast
  }

  private func isPresent(_ verb: Int, in sentence: Range<Int>, _ words: [Word]) -> Bool {
    if words[verb].features.has("Tense=Pres"), words[verb].features.has("VerbForm=Fin") { return true }
    return children(of: verb, in: sentence, words).contains {
      ["aux", "cop"].contains(base(words[$0].deprel)) && words[$0].features.has("Tense=Pres")
        && Folding.key(words[$0].lemma) != "have"
    }
  }

  /// *Closed its border and halted shipments*: of two objects of a verb with a past form between them, the second is that
  /// form's.
  func shareObject(_ second: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[second].upos == .verb, words[second].features.has("Tense=Past"),
      base(words[second].deprel) == "conj",
      let first = words[second].head, first < second, isFinite(words[first])
    else { return }
    let objects = children(of: first, in: sentence, words).filter { base(words[$0].deprel) == "obj" }
    guard objects.count == 2, objects[0] < second, objects[1] > second,
      !children(of: second, in: sentence, words).contains(where: {
        ["obj", "aux"].contains(base(words[$0].deprel))
      })
    else { return }
    words[objects[1]].head = second
    words[second].features = Self.finitePast
  }

  /// The lemma of a past form: what the tagger takes for one, or for another word though only a past form is written so.
  private func pastLemma(_ word: Word) -> String? {
    if word.upos == .verb, word.features.has("Tense=Past") { return word.lemma }
    guard [.verb, .noun, .adj].contains(word.upos) else { return nil }
    let form = Folding.key(word.form)
    guard let lemma = lexicon.irregularForms[form], lemma != form, !lexicon.isGerund(form) else { return nil }
    return lexicon.triggers(lemma, as: .verb) ? lemma : nil
  }

  /// The uppermost word above one that is reached through words that fit.
  private func top(of word: Int, _ words: [Word], where fits: (Int) -> Bool) -> Int? {
    var current = word
    for _ in 0..<12 {
      guard let head = words[current].head, fits(head) else { return current }
      current = head
    }
    return nil
  }

  /// The head of the noun phrase that ends right before a verb, or before the aside that ends there.
  private func subject(before verb: Int, in sentence: Range<Int>, _ words: [Word]) -> Int? {
    var end = verb - 1
    if words[end].form == ",", words[sentence.lowerBound..<end].contains(where: { $0.form == "," }) {
      end -= 1
    }
    guard end >= sentence.lowerBound,
      end < verb - 1 || isNoun(words[end]) || lexicon.agents[Folding.key(words[end].form)] != nil
    else { return nil }
    let subject = top(of: end, words) { $0 < verb }
    guard let subject, isNoun(words[subject]) || subject == end, base(words[subject].deprel) != "case",
      !children(of: subject, in: sentence, words).contains(where: { base(words[$0].deprel) == "case" })
    else { return nil }
    return subject
  }

  /// Whether a noun stands where a clause does.
  private func isClause(_ noun: Int, _ words: [Word]) -> Bool {
    switch base(words[noun].deprel) {
    case "root", "ccomp", "parataxis": true
    case "conj": words[noun].head.map { words[$0].upos == .verb } ?? false
    default: false
    }
  }
}
