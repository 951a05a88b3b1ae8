import CasusCodebook
import CasusLanguage
import CasusRecords

/// Gives clauses the verb that the tagger took for a noun or adjective, where the codebook knows the verb.
extension Repairs {
  /// *צבא סודאן הפציץ שוק*, *ספרד הסגירה סוחר*: what has a subject and no copula, or follows a name, and has the form of a
  /// verb of the codebook is that verb; the feminine of some looks like a word with its article.
  func restoreVerb(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard word > sentence.lowerBound, words[word].upos != .punct, words[word].upos != .pron else { return }
    if restoreBeforeSubject(word, in: sentence, &words) || restoreConjunct(word, in: sentence, &words) {
      return
    }
    if words[word - 1].head == word, words[word - 1].range.upperBound == words[word].range.lowerBound,
      lexicon.isArticle(words[word - 1].form) || base(words[word - 1].deprel) == "case"
    {
      if restoreMasculine(word, in: sentence, &words) { return }
      joinParts(of: word, in: sentence, &words)
    } else if restoreBeforeObject(word, in: sentence, &words) || restoreBehindName(word, in: sentence, &words)
    {
      return
    } else if isNoun(words[word]) || words[word].upos == .adj || words[word].upos == .x {
      guard ["root", "conj", "ccomp", "parataxis", "advcl"].contains(base(words[word].deprel)) else { return }
      let lemma = Folding.key(words[word].form)
      guard lexicon.triggers(lemma, as: .verb) else { return }
      let parts = children(of: word, in: sentence, words)
      // *He is a friend*: a pronoun may have a noun said of it.
      guard parts.contains(where: { base(words[$0].deprel) == "nsubj" && $0 < word && isNoun(words[$0]) }),
        !parts.contains(where: { ["cop", "case", "nummod"].contains(base(words[$0].deprel)) })
      else { return }
      makeVerb(word, lemma: lemma, in: sentence, &words)
    }
  }

  /// *תיווכה*, *תירגלו*: a form that begins as its lemma does is no future, whatever its first letter.
  func mendTense(_ word: Int, _ words: inout [Word]) {
    guard words[word].upos == .verb, words[word].features.has("Tense=Fut") else { return }
    let form = Folding.key(words[word].form)
    guard let lemma = lexicon.irregularForms[form], form.hasPrefix(lemma.dropLast()) else { return }
    words[word].features = Features("Mood=Ind|Person=3|Tense=Past|Voice=Act")
  }

  /// *הנשיא הושיט יד*: a passive has no object of its own, so a verb with a subject before it and an object behind it is
  /// active, where passives have forms of their own; so is one with two subjects whose form the codebook has as active only.
  func mendVoice(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    let features = words[word].features
    guard words[word].upos == .verb, features.has("HebBinyan=HUFAL") || features.has("HebBinyan=PUAL") else {
      return
    }
    let parts = children(of: word, in: sentence, words)
    let lemma = Folding.key(words[word].lemma)
    let isActive = lexicon.triggers(lemma, as: .verb) && !lexicon.triggers(lemma, as: .passive)
    guard let subject = parts.first(where: { words[$0].deprel == "nsubj:pass" && $0 < word }),
      let object = parts.first(where: { part in
        (words[part].deprel == "obj" || isActive && words[part].deprel == "nsubj:pass") && part > word
          && isNoun(words[part])
      })
    else { return }
    (words[subject].deprel, words[object].deprel) = ("nsubj", "obj")
    words[word].features = Features(features.canonical.replacing("Voice=Pass", with: "Voice=Act"))
  }

  /// *אתמול התקיף הצבא*: a clause with a subject behind its word, which looks like one with its article.
  private func restoreMasculine(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) -> Bool {
    // The word of time before it may have been taken for the clause.
    let time =
      base(words[word].deprel) == "nsubj"
      ? words[word].head.flatMap { words[$0].upos == .adv ? $0 : nil } : nil
    guard time != nil || ["root", "conj", "ccomp", "parataxis"].contains(base(words[word].deprel)) else {
      return false
    }
    let form = Folding.key(words[word - 1].form) + Folding.key(words[word].form)
    guard lexicon.triggers(form, as: .verb) else { return false }
    let parts = children(of: word, in: sentence, words).filter { $0 > word }
    if !parts.contains(where: { base(words[$0].deprel) == "nsubj" }) {
      // Its subject may have been taken for its complement: *התקיף הצבא*.
      guard let next = parts.first(where: { base(words[$0].deprel) == "compound" }), isNoun(words[next]),
        (word + 1...next).allSatisfy({ $0 == next || lexicon.isArticle(words[$0].form) }),
        !words[sentence.lowerBound..<word - 1].contains(where: { isNoun($0) && $0.head == word })
      else { return false }
      words[next].deprel = "nsubj"
    }
    if let time {
      (words[word].head, words[word].deprel) = (words[time].head, words[time].deprel)
      for part in sentence where words[part].head == time && part != word { words[part].head = word }
      (words[time].head, words[time].deprel) = (word, "advmod")
    }
    makeVerb(word, lemma: form, in: sentence, &words)
    return true
  }

  /// *אתמול גינה שר החוץ את ישראל*: in a clause without a verb, a noun that only a verb of the codebook is written like,
  /// with a noun right behind it and a marked object.
  private func restoreBeforeSubject(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) -> Bool {
    guard isNoun(words[word]), ["root", "conj", "ccomp", "parataxis"].contains(base(words[word].deprel))
    else {
      return false
    }
    let lemma = Folding.key(words[word].form)
    guard lexicon.triggers(lemma, as: .verb), !lexicon.triggers(lemma, as: .noun) else { return false }
    let parts = children(of: word, in: sentence, words)
    guard
      let subject = parts.first(where: {
        $0 > word && ["compound", "nsubj"].contains(base(words[$0].deprel)) && isNoun(words[$0])
      }),
      let object = parts.first(where: { part in
        part > subject && sentence.contains { words[$0].head == part && words[$0].features.has("Case=Acc") }
      }),
      !parts.contains(where: { part in
        ["cop", "case", "det"].contains(base(words[part].deprel))
          || base(words[part].deprel) == "nsubj" && part < word
      })
    else { return false }
    makeVerb(word, lemma: lemma, in: sentence, &words)
    words[subject].deprel = "nsubj"
    words[object].deprel = "obj"
    return true
  }

  /// *פינה משפחות מג'נין והרס בתים*: behind a name, *and* with a form of a verb of the codebook that has a noun behind it
  /// goes on with the verb before, not with the name.
  private func restoreConjunct(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) -> Bool {
    guard words[word - 1].upos == .cconj, words[word - 1].head == word, isNoun(words[word]),
      let name = words[word].head, name < word, words[name].upos == .propn,
      base(words[word].deprel) == "conj"
    else { return false }
    let lemma = Folding.key(words[word].form)
    let parts = children(of: word, in: sentence, words)
    guard lexicon.triggers(lemma, as: .verb),
      parts.contains(where: { $0 > word && base(words[$0].deprel) == "compound" && isNoun(words[$0]) }),
      !parts.contains(where: { ["cop", "case", "det"].contains(base(words[$0].deprel)) })
    else { return false }
    var verb = name
    for _ in 0..<6 where words[verb].upos != .verb {
      guard let head = words[verb].head, head < word else { return false }
      verb = head
    }
    guard words[verb].upos == .verb, words[verb].features.has("Tense=Past"),
      words[verb].features.has("Number=Sing")
    else { return false }
    (words[word].head, words[word].deprel) = (verb, "conj")
    makeVerb(word, lemma: lemma, in: sentence, &words)
    return true
  }

  /// *נשיא טורקיה פיטר את השר*: between a name and a marked object, a past form that was taken for a part of the name.
  private func restoreBeforeObject(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) -> Bool {
    guard word + 1 < sentence.upperBound, words[word + 1].features.has("Case=Acc"),
      let object = words[word + 1].head, object > word, isNoun(words[word]) || words[word].upos == .adj,
      ["flat", "compound", "appos", "nmod", "amod"].contains(base(words[word].deprel))
    else { return false }
    let lemma = Folding.key(words[word].form)
    guard lexicon.triggers(lemma, as: .verb),
      let subject = words[word].head, subject < word, isNoun(words[subject]),
      ["root", "conj", "ccomp", "parataxis"].contains(base(words[subject].deprel))
    else { return false }
    if words[object].head == word || words[object].head == subject { words[object].deprel = "obj" }
    words[word].entity = "O"
    restore(word, after: subject, lemma: lemma, in: sentence, &words)
    return true
  }

  /// *מפקד צבא פקיסטן טס לריאד*: in a clause without a verb, a form of a verb of the codebook that was taken for the end of
  /// a name before a preposition.
  private func restoreBehindName(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) -> Bool {
    guard words[word].upos == .propn, base(words[word].deprel) == "flat", word > sentence.lowerBound,
      word + 1 < sentence.upperBound, words[word + 1].upos == .adp,
      let subject = phrase(before: word, in: sentence, words),
      ["root", "conj", "ccomp", "parataxis"].contains(base(words[subject].deprel))
    else { return false }
    let form = Folding.key(words[word].form)
    let lemma = lexicon.irregularForms[form] ?? form
    guard lexicon.triggers(lemma, as: .verb) else { return false }
    words[word].entity = "O"
    restore(word, after: subject, lemma: lemma, in: sentence, &words)
    return true
  }

  /// *ממשלת ספרד הסגירה סוחר*, *ארדואן השווה את נתניהו*, *איראן מחמשת את החות'ים*: a verb that was cut into a prefix and a
  /// word, behind the noun phrase that is its subject, and before a marked object or behind a name.
  private func joinParts(of word: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    let isArticled = lexicon.isArticle(words[word - 1].form)
    let isMarked = word + 1 < sentence.upperBound && words[word + 1].features.has("Case=Acc")
    guard isMarked || isArticled, word - 2 >= sentence.lowerBound, let lemma = joined(word, words),
      let subject = phrase(before: word - 1, in: sentence, words)
    else { return }
    let isBehindName = words[word - 2].upos == .propn || words[word - 2].entity != "O"
    // A clause that has no other verb, and a noun right behind this one, needs it.
    let isOnlyVerb =
      word + 1 < sentence.upperBound && isNoun(words[word + 1])
      && !words[sentence].contains { $0.upos == .verb || $0.upos == .aux }
    guard isMarked || isBehindName || isOnlyVerb else { return }
    if !isArticled { words[word - 1].deprel = "dep" }
    restore(word, after: subject, lemma: lemma, in: sentence, &words)
  }

  /// The lemma of a verb whose first letter was cut off: *הסגיר* of *ה* and *סגירה*; nil when the codebook has none.
  private func joined(_ word: Int, _ words: [Word]) -> String? {
    var form = Folding.key(words[word - 1].form) + Folding.key(words[word].form)
    if let lemma = lexicon.irregularForms[form], lexicon.triggers(lemma, as: .verb) { return lemma }
    guard lexicon.isArticle(words[word - 1].form) else { return nil }
    if lexicon.triggers(form, as: .verb) { return form }
    guard let ending = lexicon.feminineEnding, form.hasSuffix(ending) else { return nil }
    form.removeLast(ending.count)
    if let last = form.last, let final = lexicon.finalLetters[last] {
      form.removeLast()
      form.append(final)
    }
    return lexicon.triggers(form, as: .verb) ? form : nil
  }

  /// The head of the noun phrase that ends right before a word, when it has no preposition.
  private func phrase(before word: Int, in sentence: Range<Int>, _ words: [Word]) -> Int? {
    var top = word - 1
    for _ in 0..<8 {
      guard let head = words[top].head, head < word else { break }
      top = head
    }
    guard isNoun(words[top]),
      !sentence.contains(where: { words[$0].head == top && base(words[$0].deprel) == "case" })
    else { return nil }
    return top
  }

  private func restore(
    _ word: Int, after name: Int, lemma: String, in sentence: Range<Int>, _ words: inout [Word]
  ) {
    let later = children(of: name, in: sentence, words).filter { $0 > word }
    if base(words[name].deprel) == "nsubj", let noun = words[name].head, noun > word, isNoun(words[noun]),
      !sentence.contains(where: { words[$0].head == noun && base(words[$0].deprel) == "cop" })
    {
      // *ארצות הברית התקיפה מטרות*: the noun that was taken for what is said of the name is the object.
      (words[word].head, words[word].deprel) = (words[noun].head, words[noun].deprel)
      (words[noun].head, words[noun].deprel) = (word, "obj")
    } else if ["root", "conj", "ccomp", "parataxis"].contains(base(words[name].deprel)) {
      (words[word].head, words[word].deprel) = (words[name].head, words[name].deprel)
    } else {
      return
    }
    (words[name].head, words[name].deprel) = (word, "nsubj")
    for part in later { words[part].head = word }
    makeVerb(word, lemma: lemma, in: sentence, &words)
  }

  private func makeVerb(_ word: Int, lemma: String, in sentence: Range<Int>, _ words: inout [Word]) {
    words[word].upos = .verb
    words[word].lemma = lemma
    words[word].features = Features("Mood=Ind|Person=3|Tense=Past|Voice=Act")
    for part in children(of: word, in: sentence, words) where part > word {
      let hasCase = sentence.contains {
        words[$0].head == part && base(words[$0].deprel) == "case" && !words[$0].features.has("Case=Acc")
      }
      switch base(words[part].deprel) {
      case "compound", "amod", "flat": words[part].deprel = "obj"
      case "nmod": words[part].deprel = hasCase ? "obl" : "obj"
      case "acl": words[part].deprel = "ccomp"
      default: break
      }
    }
  }
}
