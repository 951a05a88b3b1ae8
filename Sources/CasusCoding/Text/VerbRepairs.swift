import CasusCodebook
import CasusLanguage
import CasusRecords

/// Gives clauses the verb that the tagger took for a noun or adjective, where the codebook knows the verb.
extension Repairs {
  /// *צבא סודאן הפציץ שוק*, *ספרד הסגירה סוחר*: what has a subject and no copula, or follows a name, and has the form of a
  /// verb of the codebook is that verb; the feminine of some looks like a word with its article.
  func restoreVerb(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard word > sentence.lowerBound, words[word].upos != .punct, words[word].upos != .pron else { return }
    let isArticled =
      lexicon.isArticle(words[word - 1].form) && words[word - 1].head == word
      && words[word - 1].range.upperBound == words[word].range.lowerBound
    if isArticled {
      if restoreMasculine(word, in: sentence, &words) { return }
      guard let lemma = masculine(of: word, words), let name = nameBefore(word, in: sentence, words) else {
        return
      }
      restore(word, after: name, lemma: lemma, in: sentence, &words)
    } else if restoreBeforeObject(word, in: sentence, &words) {
      return
    } else if isNoun(words[word]) || words[word].upos == .adj || words[word].upos == .x {
      let lemma = Folding.key(words[word].form)
      guard ["root", "conj", "ccomp", "parataxis", "advcl"].contains(base(words[word])), isVerb(lemma) else {
        return
      }
      let parts = children(of: word, in: sentence, words)
      // *He is a friend*: a pronoun may have a noun said of it.
      guard parts.contains(where: { base(words[$0]) == "nsubj" && $0 < word && isNoun(words[$0]) }),
        !parts.contains(where: { ["cop", "case", "nummod"].contains(base(words[$0])) })
      else { return }
      makeVerb(word, lemma: lemma, in: sentence, &words)
    }
  }

  /// *אתמול התקיף הצבא*: a clause with a subject behind its word, which looks like one with its article.
  private func restoreMasculine(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) -> Bool {
    let form = Folding.key(words[word - 1].form) + Folding.key(words[word].form)
    guard ["root", "conj", "ccomp", "parataxis"].contains(base(words[word])), isVerb(form),
      children(of: word, in: sentence, words).contains(where: { base(words[$0]) == "nsubj" && $0 > word })
    else { return false }
    makeVerb(word, lemma: form, in: sentence, &words)
    return true
  }

  /// *נשיא טורקיה פיטר את השר*: between a name and a marked object, a past form that was taken for a part of the name.
  private func restoreBeforeObject(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) -> Bool {
    let lemma = Folding.key(words[word].form)
    guard word + 1 < sentence.upperBound, words[word + 1].features["Case"] == "Acc",
      let object = words[word + 1].head, object > word, isNoun(words[word]) || words[word].upos == .adj,
      ["flat", "compound", "appos", "nmod", "amod"].contains(base(words[word])), isVerb(lemma),
      let subject = words[word].head, subject < word, isNoun(words[subject]),
      ["root", "conj", "ccomp", "parataxis"].contains(base(words[subject]))
    else { return false }
    if words[object].head == word || words[object].head == subject { words[object].deprel = "obj" }
    words[word].entity = "O"
    restore(word, after: subject, lemma: lemma, in: sentence, &words)
    return true
  }

  /// *הסגיר* of *ה* and *סגירה*: nil when it is no verb of the codebook.
  private func masculine(of word: Int, _ words: [Word]) -> String? {
    var form = Folding.key(words[word - 1].form) + Folding.key(words[word].form)
    guard let ending = lexicon.feminineEnding, form.hasSuffix(ending) else { return nil }
    form.removeLast(ending.count)
    return isVerb(form) ? form : nil
  }

  /// The name right before an article and its word, when the tree hangs one of them on the other.
  private func nameBefore(_ word: Int, in sentence: Range<Int>, _ words: [Word]) -> Int? {
    guard let name = words[word].head, name < word - 1,
      words[name].upos == .propn || words[name].entity != "O",
      isNoun(words[name]),
      ["amod", "acl", "nsubj", "compound", "nmod"].contains(base(words[word])),
      !sentence.contains(where: { words[$0].head == name && base(words[$0]) == "case" }),
      (name + 1..<word - 1).allSatisfy({ hangs($0, on: [name], words) })
    else { return nil }
    return name
  }

  private func restore(
    _ word: Int, after name: Int, lemma: String, in sentence: Range<Int>, _ words: inout [Word]
  ) {
    let later = children(of: name, in: sentence, words).filter { $0 > word }
    if base(words[name]) == "nsubj", let noun = words[name].head, noun > word, isNoun(words[noun]),
      !sentence.contains(where: { words[$0].head == noun && base(words[$0]) == "cop" })
    {
      // *ארצות הברית התקיפה מטרות*: the noun that was taken for what is said of the name is the object.
      (words[word].head, words[word].deprel) = (words[noun].head, words[noun].deprel)
      (words[noun].head, words[noun].deprel) = (word, "obj")
    } else if ["root", "conj", "ccomp", "parataxis"].contains(base(words[name])) {
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
      let hasCase = sentence.contains { words[$0].head == part && base(words[$0]) == "case" }
      switch base(words[part]) {
      case "compound", "amod", "flat": words[part].deprel = "obj"
      case "nmod": words[part].deprel = hasCase ? "obl" : "obj"
      default: break
      }
    }
  }

  private func isVerb(_ form: String) -> Bool {
    lexicon.events[NameHash(form)].contains { lexicon.events.kinds[Int($0)] == .verb }
  }
}
