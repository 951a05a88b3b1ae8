import CasusCodebook
import CasusLanguage
import CasusRecords

/// Mends trees whose clause cannot be as it was parsed: a text that loses the subject of its verb loses who acted.
struct Repairs {
  let lexicon: Lexicon

  /// Mends the trees of all sentences.
  func mend(_ text: inout AnnotatedText) {
    for sentence in text.sentences where sentence.words.count > 2 {
      if lexicon.hasPassiveAuxiliary { freeVerb(in: sentence.words, &text.words) }
      cutDateline(in: sentence.words, &text.words)
      joinRange(in: sentence.words, &text.words)
      freeInfinitive(in: sentence.words, &text.words)
      for word in sentence.words {
        if lexicon.hasConstructState { restoreVerb(word, in: sentence.words, &text.words) }
        takeForNoun(word, in: sentence.words, &text.words)
        completeNoun(word, in: sentence.words, &text.words)
      }
      shareSubjects(in: sentence.words, &text.words)
      for word in sentence.words where isFinite(text.words[word]) {
        takeSubject(word, in: sentence.words, &text.words)
        splitObject(word, in: sentence.words, &text.words)
      }
    }
  }

  func isFinite(_ word: Word) -> Bool { word.upos == .verb && word.features["VerbForm"] == "Fin" }

  func base(_ word: Word) -> Substring { word.deprel.prefix { $0 != ":" } }

  func isNoun(_ word: Word) -> Bool { word.upos == .noun || word.upos == .propn }

  /// The children of a word in its sentence.
  func children(of head: Int, in sentence: Range<Int>, _ words: [Word]) -> [Int] {
    sentence.filter { words[$0].head == head }
  }

  func hasSubject(_ verb: Int, in sentence: Range<Int>, _ words: [Word]) -> Bool {
    sentence.contains { words[$0].head == verb && ["nsubj", "csubj"].contains(base(words[$0])) }
  }

  // MARK: Verbs hung as modifiers

  /// *The militia burned villages*: a past form between two nouns, of which the second would stand without a verb.
  private func freeVerb(in sentence: Range<Int>, _ words: inout [Word]) {
    for verb in sentence.dropFirst() {
      guard words[verb].upos == .verb, words[verb].deprel == "amod",
        words[verb].features["Tense"] == "Past", let noun = words[verb].head, noun > verb,
        isClause(noun, words), isNoun(words[noun]),
        isNoun(words[verb - 1]) || lexicon.agents[Folding.key(words[verb - 1].form)] != nil
      else { continue }
      let parts = children(of: noun, in: sentence, words)
      let before = parts.filter { $0 < verb }
      // A noun with a verb of its own is no object: *the village burned yesterday is*.
      guard verb - 1 == before.last || words[verb - 1].head.map({ before.contains($0) }) ?? false,
        !parts.contains(where: { ["nsubj", "cop", "aux", "obj"].contains(base(words[$0])) }),
        !children(of: verb, in: sentence, words).contains(where: { $0 < verb })
      else { continue }
      let subject = verb - 1
      guard ["compound", "amod", "nmod", "flat", "appos"].contains(base(words[subject])) else { continue }
      words[verb].head = words[noun].head
      words[verb].deprel = words[noun].deprel
      words[verb].features = Features("Mood=Ind|Tense=Past|VerbForm=Fin")
      words[noun].head = verb
      words[noun].deprel = "obj"
      words[subject].head = verb
      words[subject].deprel = "nsubj"
      if words[subject].upos == .adj { words[subject].upos = .noun }
      for part in before where part != subject {
        let isOfNoun = ["det", "compound", "amod", "nmod", "nummod", "flat", "appos"].contains(
          base(words[part]))
        words[part].head = isOfNoun ? subject : verb
      }
      for part in parts where part > verb && ["advcl", "punct", "parataxis"].contains(base(words[part])) {
        words[part].head = verb
      }
      return
    }
  }

  /// *Prompting Mexico to sever ties*: an infinitive between *to* and a noun governs the noun.
  private func freeInfinitive(in sentence: Range<Int>, _ words: inout [Word]) {
    for verb in sentence.dropFirst()
    where words[verb].upos == .verb && words[verb].features["VerbForm"] == "Inf" {
      guard ["compound", "amod"].contains(base(words[verb])), let noun = words[verb].head, noun > verb,
        isNoun(words[noun]), words[verb - 1].head == noun, base(words[verb - 1]) == "case",
        let above = words[noun].head, above < verb, words[above].upos == .verb
      else { continue }
      words[verb].head = above
      words[verb].deprel = "xcomp"
      words[verb - 1].head = verb
      words[verb - 1].deprel = "mark"
      words[noun].head = verb
      words[noun].deprel = "obj"
    }
  }

  /// *A land mine killed*: what has an article of its own is no possessive pronoun.
  private func takeForNoun(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[word].upos == .pron, words[word].features["Poss"] == "Yes", word > sentence.lowerBound,
      words[word - 1].head == word, ["det", "compound", "amod", "nummod"].contains(base(words[word - 1]))
    else { return }
    words[word].upos = .noun
    words[word].features = Features("Number=Sing")
    words[word].lemma = Folding.key(words[word].form)
  }

  /// *Signed an agreement with NATO to pull out*: an infinitive behind an object that is a plan or promise says what of.
  private func completeNoun(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[verb].upos == .verb, words[verb].deprel == "advcl", words[verb].features["VerbForm"] == "Inf",
      let above = words[verb].head, above < verb
    else { return }
    let object = (above + 1..<verb).last { words[$0].head == above && base(words[$0]) == "obj" }
    guard let object, lexicon.references["will"]?.contains(Folding.key(words[object].lemma)) ?? false,
      !(object..<verb).contains(where: { words[$0].upos == .punct })
    else { return }
    words[verb].head = object
    words[verb].deprel = "acl"
  }

  /// Whether a noun stands where a clause does.
  private func isClause(_ noun: Int, _ words: [Word]) -> Bool {
    switch base(words[noun]) {
    case "root", "ccomp", "parataxis": true
    case "conj": words[noun].head.map { words[$0].upos == .verb } ?? false
    default: false
    }
  }

  // MARK: Numbers

  /// *Abducted 20 to 25 villagers*: the word between two numbers is none before their noun, which is an object.
  private func joinRange(in sentence: Range<Int>, _ words: inout [Word]) {
    for number in sentence.dropLast(3)
    where words[number].upos == .num && base(words[number + 1]) == "case" && words[number + 2].upos == .num {
      guard let noun = words[number + 1].head, noun > number + 2, isNoun(words[noun]),
        base(words[noun]) == "obl", let verb = words[noun].head, words[verb].upos == .verb
      else { continue }
      let parts = children(of: noun, in: sentence, words)
      let objects = children(of: verb, in: sentence, words).filter { base(words[$0]) == "obj" }
      guard parts.count(where: { base(words[$0]) == "case" }) == 1, objects.allSatisfy({ $0 == number })
      else { continue }
      words[noun].deprel = "obj"
      words[number + 1].head = number + 2
      for object in objects { (words[object].head, words[object].deprel) = (noun, "nummod") }
    }
  }

  // MARK: Datelines

  /// *BAKU - Azerbaijan on Friday evacuated...*: what hangs on the town where the report was written stands in its place.
  private func cutDateline(in sentence: Range<Int>, _ words: inout [Word]) {
    let first = sentence.lowerBound
    guard words[first].upos == .propn || words[first].upos == .noun,
      let dash = sentence.dropFirst().prefix(8).first(where: { isDash($0, words) }),
      (first..<dash).allSatisfy({ !isFinite(words[$0]) && words[$0].upos != .aux })
    else { return }
    let town = (first..<dash).first { words[$0].head.map { !(first..<dash).contains($0) } ?? true }
    guard let town, let head = words[town].head, head > dash else { return }
    let relation = words[town].deprel
    guard ["nsubj", "obl", "nmod", "compound"].contains(base(words[town])) else { return }
    let parts = sentence.filter { $0 > dash && $0 < head && words[$0].head == town }
    guard
      let name = parts.first(where: { part in
        isNoun(words[part])
          && ["flat", "appos", "nmod", "conj", "compound", "parataxis", "list", "dep"].contains(
            base(words[part]))
          && !sentence.contains { words[$0].head == part && base(words[$0]) == "case" }
      })
    else { return }
    words[name].head = head
    words[name].deprel = relation == "nsubj:pass" ? relation : "nsubj"
    words[town].head = name
    words[town].deprel = "parataxis"
    for part in parts where part != name { words[part].head = head }
  }

  private func isDash(_ word: Int, _ words: [Word]) -> Bool {
    guard ["-", "–", "—", "--"].contains(words[word].form), word + 1 < words.count else { return false }
    return words[word].range.lowerBound > words[word - 1].range.upperBound
      && words[word + 1].range.lowerBound > words[word].range.upperBound
  }

  // MARK: Two clauses in one object

  /// *Killed a Palestinian militant and wounded two others*: a finite verb is no part of a noun phrase; what stands
  /// before it is the object of the verb above, what it was taken to modify is its own.
  private func splitObject(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard base(words[verb]) == "conj", let first = words[verb].head, first < verb,
      ["amod", "compound"].contains(base(words[first])), let object = words[first].head, object > verb,
      base(words[object]) == "obj", let above = words[object].head, above < first,
      words[above].upos == .verb
    else { return }
    words[first].upos = .noun
    words[first].head = above
    words[first].deprel = "obj"
    words[object].head = verb
    words[verb].head = above
    for word in sentence where word < verb && word != first && words[word].head == object {
      words[word].head = first
    }
  }
}
