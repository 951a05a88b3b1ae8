import CasusCodebook
import CasusLanguage
import CasusRecords

/// Mends trees whose clause cannot be as it was parsed: a text that loses the subject of its verb loses who acted.
struct Repairs {
  let lexicon: Lexicon
  let grammar: Grammar

  /// Mends the trees of all sentences.
  func mend(_ text: inout AnnotatedText) {
    for sentence in text.sentences where sentence.words.count > 2 {
      let before = sentence.words.map { text.words[$0].head }
      if grammar.hasPassiveAuxiliary {
        for word in sentence.words.dropFirst() where freePast(word, in: sentence.words, &text.words) { break }
        for word in sentence.words.dropFirst() {
          switch text.words[word].upos {
          case .verb:
            freeBehindAside(word, in: sentence.words, &text.words)
            freeConjunct(word, in: sentence.words, &text.words)
            liftConjunct(word, in: sentence.words, &text.words)
            shareObject(word, in: sentence.words, &text.words)
            giveObject(word, in: sentence.words, &text.words)
            goOnPassive(word, in: sentence.words, &text.words)
            freePassive(word, in: sentence.words, &text.words)
            freeSpeech(word, in: sentence.words, &text.words)
            freeBlame(word, in: sentence.words, &text.words)
          case .noun, .propn:
            restoreGerund(word, in: sentence.words, &text.words)
            restorePast(word, in: sentence.words, &text.words)
            giveDoer(word, in: sentence.words, &text.words)
            turnClause(word, in: sentence.words, &text.words)
          default: break
          }
        }
        restoreHeadline(in: sentence.words, &text.words)
      }
      cutDateline(in: sentence.words, &text.words)
      joinRange(in: sentence.words, &text.words)
      joinBounds(in: sentence.words, &text.words)
      freeInfinitive(in: sentence.words, &text.words)
      freeGerund(in: sentence.words, &text.words)
      freeCharge(in: sentence.words, &text.words)
      freeRecipient(in: sentence.words, &text.words)
      freeParts(in: sentence.words, &text.words)
      for word in sentence.words {
        if grammar.hasConstructState {
          restoreVerb(word, in: sentence.words, &text.words)
          mendTense(word, &text.words)
          mendVoice(word, in: sentence.words, &text.words)
          closePeriod(word, in: sentence.words, &text.words)
          freeYear(word, in: sentence.words, &text.words)
          freeContent(word, in: sentence.words, &text.words)
          takeFrontedSubject(word, in: sentence.words, &text.words)
          freeSaying(word, in: sentence.words, &text.words)
          takeContentBefore(word, in: sentence.words, &text.words)
          takeSubjectBehind(word, in: sentence.words, &text.words)
          takeSubjectOfRelative(word, in: sentence.words, &text.words)
        }
        takeForAttribute(word, in: sentence.words, &text.words)
        takeForNoun(word, in: sentence.words, &text.words)
        completeNoun(word, in: sentence.words, &text.words)
      }
      shareSubjects(in: sentence.words, &text.words)
      for word in sentence.words where isFinite(text.words[word]) {
        if grammar.hasPassiveAuxiliary { takeCompound(word, in: sentence.words, &text.words) }
        takeSubject(word, in: sentence.words, &text.words)
        if grammar.hasPassiveAuxiliary { takeSubjectBehindComma(word, in: sentence.words, &text.words) }
        splitObject(word, in: sentence.words, &text.words)
      }
      // Two mends may undo each other: rather the tree as it was parsed than none.
      if !zip(sentence.words, before).allSatisfy({ text.words[$0].head == $1 }),
        !Self.isTree(sentence.words, text.words)
      {
        for (word, head) in zip(sentence.words, before) { text.words[word].head = head }
      }
    }
  }

  /// Whether a sentence has one root, and every word hangs on it.
  static func isTree(_ sentence: Range<Int>, _ words: [Word]) -> Bool {
    guard sentence.count(where: { words[$0].head == nil }) == 1 else { return false }
    // Words from which the root was reached; those that hang on them need not climb all the way.
    var isHung = [Bool](repeating: false, count: sentence.count)
    for word in sentence {
      var (current, steps) = (word, 0)
      while let head = words[current].head, !isHung[current - sentence.lowerBound] {
        (current, steps) = (head, steps + 1)
        guard sentence.contains(head), steps <= sentence.count else { return false }
      }
      current = word
      while let head = words[current].head, !isHung[current - sentence.lowerBound] {
        isHung[current - sentence.lowerBound] = true
        current = head
      }
    }
    return true
  }

  @inline(__always)
  func isFinite(_ word: Word) -> Bool { word.upos == .verb && word.features.has("VerbForm=Fin") }

  @inline(__always)
  func base(_ relation: String) -> Relation { Relation.both(relation).base }

  @inline(__always)
  func isNoun(_ word: Word) -> Bool { word.upos == .noun || word.upos == .propn }

  /// The children of a word in its sentence.
  func children(of head: Int, in sentence: Range<Int>, _ words: [Word]) -> [Int] {
    sentence.filter { words[$0].head == head }
  }

  func hasSubject(_ verb: Int, in sentence: Range<Int>, _ words: [Word]) -> Bool {
    sentence.contains { words[$0].head == verb && ["nsubj", "csubj"].contains(base(words[$0].deprel)) }
  }

  // MARK: Verbs hung as modifiers

  /// *Prompting Mexico to sever ties*: an infinitive between *to* and a noun governs the noun.
  private func freeInfinitive(in sentence: Range<Int>, _ words: inout [Word]) {
    for verb in sentence.dropFirst() where words[verb].upos == .verb || words[verb].upos == .adj {
      guard isInfinitive(verb, words), ["compound", "amod"].contains(base(words[verb].deprel)),
        let noun = words[verb].head, noun > verb,
        isNoun(words[noun]), words[verb - 1].head == noun, base(words[verb - 1].deprel) == "case",
        let above = words[noun].head, above < verb, words[above].upos == .verb
      else { continue }
      if words[verb].upos == .adj {
        guard takesAct(words[above]) else { continue }
        words[verb].upos = .verb
        words[verb].features = Features("VerbForm=Inf")
      }
      words[verb].head = above
      words[verb].deprel = "xcomp"
      words[verb - 1].head = verb
      words[verb - 1].deprel = "mark"
      words[noun].head = verb
      words[noun].deprel = "obj"
    }
  }

  /// *Refused to free 46 soldiers*: be it one that looks like an adjective.
  private func isInfinitive(_ word: Int, _ words: [Word]) -> Bool {
    if words[word].upos == .verb { return words[word].features.has("VerbForm=Inf") }
    return lexicon.triggers(Folding.key(words[word].form), as: .verb)
  }

  /// *Accused by UN experts of backing the rebels*: what somebody is blamed for is no attribute of who blames him.
  private func freeBlame(_ act: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard base(words[act].deprel) == "acl", let agent = words[act].head, agent < act,
      words[agent].deprel == "obl:agent", let verb = words[agent].head, blames(words[verb]),
      children(of: act, in: sentence, words).contains(where: { mark in
        base(words[mark].deprel) == "mark"
          && lexicon.cases[Folding.key(words[mark].form)]?.contains("blame") ?? false
      })
    else { return }
    (words[act].head, words[act].deprel) = (verb, "advcl")
  }

  func blames(_ word: Word) -> Bool {
    lexicon.claims[NameHash(Folding.key(word.lemma))].contains {
      lexicon.claims.entries[Int($0)].stance == .accuse
    }
  }

  /// *Condemned the bombing of Gaza by Israel*: whoever stands behind *by* does what the object of an active verb names, if
  /// that is an act.
  private func giveDoer(_ doer: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard base(words[doer].deprel) == "obl", isNoun(words[doer]), let verb = words[doer].head, verb < doer,
      words[verb].upos == .verb, !words[verb].features.has("Voice=Pass"),
      words[doer].upos == .propn || words[doer].form.first?.isUppercase ?? false
        || lexicon.agents[Folding.key(words[doer].lemma)] != nil,
      children(of: doer, in: sentence, words).contains(where: { mark in
        base(words[mark].deprel) == "case"
          && lexicon.cases[Folding.key(words[mark].form)]?.contains("by") ?? false
      })
    else { return }
    let parts = children(of: verb, in: sentence, words)
    guard parts.contains(where: { base(words[$0].deprel) == "nsubj" && $0 < verb }),
      let act = parts.last(where: { base(words[$0].deprel) == "obj" && $0 < doer && $0 > verb }),
      lexicon.triggers(Folding.key(words[act].lemma), as: .noun),
      !(act..<doer).contains(where: { words[$0].upos == .verb && isFinite(words[$0]) })
    else { return }
    (words[doer].head, words[doer].deprel) = (act, "nmod")
  }

  /// *The police shooting of a student sparked protests*: a noun that hangs as a clause on the noun right before it is what
  /// both are about.
  private func turnClause(_ act: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    let doer = act - 1
    guard words[act].deprel == "acl", words[act].head == doer, isNoun(words[doer]),
      children(of: act, in: sentence, words).contains(where: { base(words[$0].deprel) == "nmod" && $0 > act })
    else { return }
    (words[act].head, words[act].deprel) = (words[doer].head, words[doer].deprel)
    (words[doer].head, words[doer].deprel) = (act, "compound")
  }

  /// *After an officer shot dead a teenager*: what has an object behind it and an agent right before it is a past form.
  private func restorePast(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[word].upos == .noun, word > sentence.lowerBound,
      let lemma = lexicon.irregularForms[Folding.key(words[word].form)], lexicon.triggers(lemma, as: .verb)
    else { return }
    let parts = children(of: word, in: sentence, words)
    let agent = word - 1
    guard base(words[agent].deprel) == "compound", words[agent].head == word,
      lexicon.agents[Folding.key(words[agent].lemma)] != nil,
      parts.contains(where: { base(words[$0].deprel) == "obj" && $0 > word })
    else { return }
    words[word].upos = .verb
    words[word].lemma = lemma
    words[word].features = Features("Mood=Ind|Tense=Past|VerbForm=Fin")
    words[agent].deprel = "nsubj"
    for part in parts where part < agent {
      if base(words[part].deprel) == "case" { words[part].deprel = "mark" } else { words[part].head = agent }
    }
    if ["obl", "nmod"].contains(base(words[word].deprel)) { words[word].deprel = "advcl" }
  }

  func takesAct(_ word: Word) -> Bool {
    let hash = NameHash(word.lemma)
    return word.upos == .verb && (!lexicon.operators[hash].isEmpty || !lexicon.claims[hash].isEmpty)
  }

  /// *Lend Ukraine 8 billion dollars*: a place right behind a verb and right before a number is no part of the number.
  private func freeRecipient(in sentence: Range<Int>, _ words: inout [Word]) {
    for number in sentence.dropFirst(2) where words[number].upos == .num {
      var name = number - 1
      guard words[name].upos == .propn, words[name].entity.hasSuffix("LOC"),
        ["compound", "flat", "nmod", "nummod"].contains(base(words[name].deprel))
      else { continue }
      while let head = words[name].head, head < number, words[head].upos == .propn { name = head }
      guard let head = words[name].head, head >= number else { continue }
      var first = number - 1
      while first > sentence.lowerBound, words[first - 1].upos == .propn { first -= 1 }
      guard first > sentence.lowerBound, words[first - 1].upos == .verb else { continue }
      let verb = first - 1
      guard head == number || hangs(number, on: [head], words), hangs(head, on: [verb], words) else {
        continue
      }
      (words[name].head, words[name].deprel) = (verb, "iobj")
      for part in first..<number where part != name && words[part].head == head { words[part].head = name }
    }
  }

  /// *Killed 12 people, among them three engineers*: who stands behind such a pronoun is a part of those named before, no
  /// second object of the verb.
  private func freeParts(in sentence: Range<Int>, _ words: inout [Word]) {
    for pronoun in sentence.dropFirst(3)
    where words[pronoun].upos == .pron && pronoun + 1 < sentence.upperBound {
      guard base(words[pronoun].deprel) == "obl", words[pronoun].features.has("Number=Plur"),
        let verb = words[pronoun].head, verb < pronoun, words[pronoun - 1].head == pronoun,
        base(words[pronoun - 1].deprel) == "case", words[pronoun - 2].form == ","
      else { continue }
      let parts = children(of: verb, in: sentence, words).filter { isNoun(words[$0]) }
      guard let noun = parts.first(where: { $0 > pronoun }),
        ["obj", "obl"].contains(base(words[noun].deprel)),
        parts.contains(where: { $0 < pronoun && ["obj", "nsubj"].contains(base(words[$0].deprel)) }),
        !children(of: noun, in: sentence, words).contains(where: { base(words[$0].deprel) == "case" }),
        (pronoun + 1..<noun).allSatisfy({ hangs($0, on: [noun], words) })
      else { continue }
      (words[noun].head, words[noun].deprel) = (pronoun, "nsubj")
    }
  }

  /// *הודיעה לגיאנה שתתפוס*: what is to come describes nobody that it is told to, but is what is told.
  private func freeContent(_ clause: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[clause].features.has("Tense=Fut"), base(words[clause].deprel) == "acl",
      let told = words[clause].head,
      told < clause, ["obl", "obj"].contains(base(words[told].deprel)), let verb = words[told].head,
      verb < told,
      words[verb].upos == .verb, !lexicon.claims[NameHash(Folding.key(words[verb].lemma))].isEmpty,
      children(of: clause, in: sentence, words).contains(where: {
        $0 > told && base(words[$0].deprel) == "mark"
      }),
      !children(of: verb, in: sentence, words).contains(where: { base(words[$0].deprel) == "ccomp" })
    else { return }
    (words[clause].head, words[clause].deprel) = (verb, "ccomp")
  }

  /// *Accused neighbouring Armenia*: some words in *-ing* say which thing is meant.
  private func takeForAttribute(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[word].upos == .verb, let head = words[word].head, word + 1 < sentence.upperBound,
      lexicon.lists(words[word].form, as: .attributive),
      words[word + 1].head == word, isNoun(words[word + 1])
    else { return }
    for part in children(of: word, in: sentence, words) where part != word + 1 { words[part].head = head }
    (words[word + 1].head, words[word + 1].deprel) = (head, "obj")
    (words[word].head, words[word].deprel, words[word].upos) = (word + 1, "amod", .adj)
  }

  /// *A land mine killed*: what has an article of its own is no possessive pronoun.
  private func takeForNoun(_ word: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[word].upos == .pron, words[word].features.has("Poss=Yes"), word > sentence.lowerBound,
      words[word - 1].head == word,
      ["det", "compound", "amod", "nummod"].contains(base(words[word - 1].deprel))
    else { return }
    words[word].upos = .noun
    words[word].features = Features("Number=Sing")
    words[word].lemma = Folding.key(words[word].form)
  }

  /// *Signed an agreement with NATO to pull out*: an infinitive behind an object that is a plan or promise says what of.
  private func completeNoun(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[verb].upos == .verb, words[verb].deprel == "advcl", words[verb].features.has("VerbForm=Inf"),
      let above = words[verb].head, above < verb
    else { return }
    let object = (above + 1..<verb).last { words[$0].head == above && base(words[$0].deprel) == "obj" }
    guard let object, lexicon.lists(words[object].lemma, as: .will),
      !(object..<verb).contains(where: { words[$0].upos == .punct })
    else { return }
    words[verb].head = object
    words[verb].deprel = "acl"
  }

  // MARK: Numbers

  /// *Arrested between 30 and 40 protesters*: what stands before two numbers belongs to them, and their noun is an object.
  private func joinBounds(in sentence: Range<Int>, _ words: inout [Word]) {
    for mark in sentence.dropLast(4)
    where base(words[mark].deprel) == "case" && words[mark + 1].upos == .num
      && words[mark + 2].upos == .cconj && words[mark + 3].upos == .num
    {
      guard let noun = words[mark].head, noun == mark + 4, isNoun(words[noun]), words[noun].deprel == "obl",
        let verb = words[noun].head, words[verb].upos == .verb, words[mark + 1].head == verb,
        !children(of: verb, in: sentence, words).contains(where: { base(words[$0].deprel) == "obj" })
      else { continue }
      words[noun].deprel = "obj"
      words[mark].head = mark + 1
      (words[mark + 1].head, words[mark + 1].deprel) = (noun, "nummod")
    }
  }

  /// *Abducted 20 to 25 villagers*: the word between two numbers is none before their noun, which is an object.
  private func joinRange(in sentence: Range<Int>, _ words: inout [Word]) {
    for number in sentence.dropLast(3)
    where words[number].upos == .num && base(words[number + 1].deprel) == "case"
      && words[number + 2].upos == .num
    {
      guard let noun = words[number + 1].head, noun > number + 2, isNoun(words[noun]),
        base(words[noun].deprel) == "obl", let verb = words[noun].head, words[verb].upos == .verb
      else { continue }
      let parts = children(of: noun, in: sentence, words)
      let objects = children(of: verb, in: sentence, words).filter { base(words[$0].deprel) == "obj" }
      guard parts.count(where: { base(words[$0].deprel) == "case" }) == 1,
        objects.allSatisfy({ $0 == number })
      else { continue }
      words[noun].deprel = "obj"
      words[number + 1].head = number + 2
      for object in objects { (words[object].head, words[object].deprel) = (noun, "nummod") }
    }
  }

  // MARK: Datelines

  /// *BAKU - Azerbaijan on Friday evacuated...*, *TEHRAN (IRNA) - The minister met*, *Armenia: Azerbaijan closed the
  /// road*: what hangs on the town where the report was written, or on its source, stands in its place, and the town and
  /// the source are parts of no clause.
  private func cutDateline(in sentence: Range<Int>, _ words: inout [Word]) {
    let first = sentence.lowerBound
    let end = sentence.prefix(13).first {
      $0 > first && isMark($0, words) || ![.propn, .noun, .num, .punct, .x].contains(words[$0].upos)
    }
    guard let dash = end, dash > first, isMark(dash, words) else { return }
    for top in first..<dash where words[top].upos != .punct {
      guard let head = words[top].head, head > dash else { continue }
      let relation = words[top].deprel
      guard ["nsubj", "obl", "nmod", "compound", "appos"].contains(base(words[top].deprel)) else { continue }
      let parts = sentence.filter { $0 > dash && $0 < head && words[$0].head == top }
      let name = parts.first { part in
        isNoun(words[part])
          && ["flat", "appos", "nmod", "conj", "compound", "parataxis", "list", "dep"].contains(
            base(words[part].deprel))
          && !sentence.contains { words[$0].head == part && base(words[$0].deprel) == "case" }
      }
      if let name {
        (words[name].head, words[name].deprel) = (head, relation == "nsubj:pass" ? relation : "nsubj")
        (words[top].head, words[top].deprel) = (name, "parataxis")
        for part in parts where part != name { words[part].head = head }
      } else if isBeside(top, of: head, in: sentence, words) || words[dash - 1].form == ")" {
        words[top].deprel = "parataxis"
      }
    }
  }

  /// Whether a verb has another subject behind this one.
  private func isBeside(_ subject: Int, of verb: Int, in sentence: Range<Int>, _ words: [Word]) -> Bool {
    base(words[subject].deprel) == "nsubj"
      && sentence.contains { $0 > subject && words[$0].head == verb && base(words[$0].deprel) == "nsubj" }
  }

  /// Whether a word may end a dateline.
  private func isMark(_ word: Int, _ words: [Word]) -> Bool { isDash(word, words) || isColon(word, words) }

  private func isColon(_ word: Int, _ words: [Word]) -> Bool {
    Tree.isSame(words[word].form, ":") && word + 1 < words.count
      && words[word + 1].range.lowerBound > words[word].range.upperBound
  }

  private func isDash(_ word: Int, _ words: [Word]) -> Bool {
    guard ["-", "–", "—", "--"].contains(where: { Tree.isSame(words[word].form, $0) }), word + 1 < words.count
    else { return false }
    return words[word].range.lowerBound > words[word - 1].range.upperBound
      && words[word + 1].range.lowerBound > words[word].range.upperBound
  }

  // MARK: Two clauses in one object

  /// *Killed a Palestinian militant and wounded two others*: a finite verb is no part of a noun phrase; what stands
  /// before it is the object of the verb above, what it was taken to modify is its own.
  private func splitObject(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard base(words[verb].deprel) == "conj", let first = words[verb].head, first < verb,
      ["amod", "compound"].contains(base(words[first].deprel)), let object = words[first].head, object > verb,
      base(words[object].deprel) == "obj", let above = words[object].head, above < first,
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
