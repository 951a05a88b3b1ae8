import CasusCodebook
import CasusLanguage
import CasusRecords

/// Gives verbs the subjects that the tree hung on another.
extension Repairs {
  /// *Ukraine downs jet*: no noun is a part of a finite verb; it is its subject.
  func takeCompound(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard !hasSubject(verb, in: sentence, words),
      let noun = children(of: verb, in: sentence, words).last(where: { $0 < verb }),
      isNoun(words[noun]), base(words[noun].deprel) == "compound"
    else { return }
    words[noun].deprel = "nsubj"
  }

  /// *Freed a Briton kidnapped last month*: a passive participle below a verb without an object has no subject of its
  /// own; the verb has an object, which the participle describes.
  func giveObject(_ participle: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[participle].upos == .verb, base(words[participle].deprel) == "xcomp",
      words[participle].features.has("VerbForm=Part"), words[participle].features.has("Voice=Pass"),
      let verb = words[participle].head, verb < participle, words[verb].upos == .verb,
      let noun = children(of: participle, in: sentence, words).first(where: {
        base(words[$0].deprel) == "nsubj"
      }),
      verb < noun, noun < participle,
      !children(of: verb, in: sentence, words).contains(where: { base(words[$0].deprel) == "obj" })
    else { return }
    (words[noun].head, words[noun].deprel) = (verb, "obj")
    // *Had him arrested* is no description.
    if lexicon.references.has(NameHash(Folding.key(words[verb].lemma)), as: .causative) { return }
    (words[participle].head, words[participle].deprel) = (noun, "acl")
  }

  /// *אתמול הרגו חיילים טורקים ארבעה כורדים*: of two nouns behind a verb the bare one right behind it is its subject,
  /// if it agrees with it.
  func takeSubjectBehind(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[verb].upos == .verb, words[verb].features.has("Person=3"),
      !words[verb].features.has("Voice=Pass"),
      !children(of: verb, in: sentence, words).contains(where: {
        base(words[$0].deprel) == "nsubj" && $0 < verb
      })
    else { return }
    let parts = children(of: verb, in: sentence, words).filter { $0 > verb }
    let objects = parts.filter { base(words[$0].deprel) == "obj" }
    let other =
      objects.count == 1 ? parts.first { base(words[$0].deprel) == "nsubj" } : objects.dropFirst().first
    guard objects.count < 3, let noun = objects.first, isNoun(words[noun]), let other, other > noun,
      isNoun(words[other]),
      !children(of: noun, in: sentence, words).contains(where: { words[$0].features.has("Case=Acc") }),
      (verb + 1..<noun).allSatisfy({ hangs($0, on: [noun], words) })
    else { return }
    guard agrees(verb, with: noun, words) else { return }
    words[noun].deprel = "nsubj"
    words[other].deprel = "obj"
  }

  /// *פיגוע שתכננה חוליה*: in a relative clause the bare noun right behind a verb that agrees with it, and not with the
  /// noun above, is the subject.
  func takeSubjectOfRelative(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[verb].upos == .verb, words[verb].deprel == "acl:relcl", words[verb].features.has("Person=3"),
      let above = words[verb].head, above < verb,
      !agrees(verb, with: above, words), !hasSubject(verb, in: sentence, words)
    else { return }
    guard
      let noun = children(of: verb, in: sentence, words).first(where: {
        $0 > verb && base(words[$0].deprel) == "obj"
      }),
      isNoun(words[noun]), agrees(verb, with: noun, words),
      (verb + 1..<noun).allSatisfy({ hangs($0, on: [noun], words) }),
      !children(of: noun, in: sentence, words).contains(where: { words[$0].features.has("Case=Acc") })
    else { return }
    words[noun].deprel = "nsubj"
  }

  /// Whether a verb has the number and gender of a noun, as far as both are known.
  private func agrees(_ verb: Int, with noun: Int, _ words: [Word]) -> Bool {
    ["Number", "Gender"].allSatisfy { feature in
      guard let own = words[verb].features[feature], let its = words[noun].features[feature] else {
        return true
      }
      return own.split(separator: ",").contains(its)
    }
  }

  /// *Fired rockets and jets retaliated*, *stood by as a crowd pelted*: right before a finite verb without a subject,
  /// what was taken for a part of the clause before it is that subject.
  func takeSubject(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard let above = words[verb].head, above < verb,
      ["xcomp", "ccomp", "conj", "advcl", "parataxis"].contains(base(words[verb].deprel)),
      !hasSubject(verb, in: sentence, words),
      !sentence.contains(where: { child in
        words[child].head == verb && child < verb
          && ["mark", "cc", "aux", "cop", "obl", "obj"].contains(base(words[child].deprel))
      })
    else { return }
    // The noun phrase that ends right before the verb.
    var end = verb - 1
    while end > above, words[end].upos == .adv || words[end].upos == .aux { end -= 1 }
    guard end > above, words[end].upos != .punct else { return }
    var subject = end
    while let head = words[subject].head, head > above, head < verb, base(words[subject].deprel) != "conj" {
      subject = head
    }
    guard isNoun(words[subject]) || words[subject].upos == .pron, let old = words[subject].head else {
      return
    }
    let parts = children(of: subject, in: sentence, words)
    switch base(words[subject].deprel) {
    case "conj":
      // *Katyushas and jets retaliated*
      guard old > above, old < subject, words[old].head == above || old == above,
        ["obj", "obl", "xcomp"].contains(base(words[old].deprel)),
        let link = parts.first(where: { base(words[$0].deprel) == "cc" }), link < subject
      else { return }
      words[link].head = verb
      words[verb].deprel = "conj"
    case "obl":
      // *As a crowd pelted*
      guard old == above, base(words[verb].deprel) == "advcl",
        let link = parts.first(where: {
          base(words[$0].deprel) == "case" && lexicon.isConjunction(words[$0].form)
        })
      else { return }
      words[link].head = verb
      words[link].deprel = "mark"
    default: return
    }
    words[subject].head = verb
    words[subject].deprel = "nsubj"
  }

  /// *After talks in Moscow, Armenia and Azerbaijan signed*: between a comma and a finite verb without a subject, what was
  /// strung on the phrase before the comma is that subject.
  func takeSubjectBehindComma(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard ["root", "ccomp", "parataxis"].contains(base(words[verb].deprel)),
      !hasSubject(verb, in: sentence, words),
      !words[verb].features.has("Mood=Imp")
    else { return }
    var end = verb - 1
    while end > sentence.lowerBound, words[end].head == verb, [.adv, .aux].contains(words[end].upos) {
      end -= 1
    }
    guard
      let comma = (sentence.lowerBound..<max(sentence.lowerBound, end)).last(where: { words[$0].form == "," }
      ),
      (comma + 1...end).allSatisfy({ word in
        [.noun, .propn, .adj, .det, .num, .cconj, .pron].contains(words[word].upos)
          || words[word].deprel == "case"
      }), words[comma + 1].upos != .cconj, base(words[comma + 1].deprel) != "case"
    else { return }
    let tops = (comma + 1...end).filter { word in words[word].head.map { $0 < comma } ?? false }
    guard let subject = tops.first, isNoun(words[subject]),
      tops.allSatisfy({ ["conj", "appos", "flat", "list"].contains(base(words[$0].deprel)) }),
      (comma + 1...end).allSatisfy({ tops.contains($0) || hangs($0, on: tops, words) }),
      // A list that began before the comma is none.
      let above = words[subject].head, !isSubject(above, words)
    else { return }
    for top in tops.dropFirst() { (words[top].head, words[top].deprel) = (subject, "conj") }
    (words[subject].head, words[subject].deprel) = (verb, "nsubj")
  }

  /// Whether a word is a subject or hangs on one, at most four steps below.
  private func isSubject(_ word: Int, _ words: [Word]) -> Bool {
    var current = word
    for _ in 0..<4 {
      if words[current].deprel.hasPrefix("nsubj") { return true }
      guard let head = words[current].head else { return false }
      current = head
    }
    return false
  }

  /// Verbs with two subjects, and clauses that are subjects.
  func shareSubjects(in sentence: Range<Int>, _ words: inout [Word]) {
    // The last few subjects: two of one verb are not far apart.
    var subjects: [Int] = []
    for word in sentence {
      guard let head = words[word].head else { continue }
      if words[word].deprel.hasPrefix("nsubj") {
        if isFinite(words[word]), grammar.hasPassiveAuxiliary { reduceClause(word, in: sentence, &words) }
        if let first = subjects.first(where: { words[$0].head == head }),
          !takeObject(first, before: word, of: head, &words), !join(first, word, of: head, &words)
        {
          give(first, beside: word, of: head, in: sentence, &words)
        }
        subjects.append(word)
        if subjects.count > 8 { subjects.removeFirst() }
      } else if grammar.hasPassiveAuxiliary {
        if words[word].deprel.hasPrefix("csubj") { reduceClause(word, in: sentence, &words) }
        switch words[word].deprel {
        case "ccomp":
          freeMain(word, in: sentence, &words)
          giveObject(before: word, in: sentence, &words)
        case "advcl", "conj", "parataxis": freeMain(word, in: sentence, &words)
        default: break
        }
      }
    }
  }

  /// *A drone it shot down*: what stands right before a pronoun that is the subject is the object.
  private func takeObject(_ first: Int, before pronoun: Int, of verb: Int, _ words: inout [Word]) -> Bool {
    guard grammar.hasPassiveAuxiliary, words[pronoun].upos == .pron, words[pronoun].features.has("Case=Nom"),
      pronoun < verb, isNoun(words[first]), isUnbroken(first, pronoun, words)
    else { return false }
    words[first].deprel = "obj"
    return true
  }

  /// *Cuban leader Fidel Castro congratulated*: two subjects with nothing between them are one, a title and a name.
  private func join(_ first: Int, _ second: Int, of verb: Int, _ words: inout [Word]) -> Bool {
    guard second < verb, isNoun(words[second]) || words[second].upos == .adj, isNoun(words[first]),
      isUnbroken(first, second, words)
    else { return false }
    words[second].head = first
    words[second].deprel = words[second].upos == .propn ? "flat" : "appos"
    return true
  }

  /// Whether all words between two belong to one of them.
  private func isUnbroken(_ first: Int, _ second: Int, _ words: [Word]) -> Bool {
    (first + 1..<second).allSatisfy { word in
      guard words[word].upos != .punct, words[word].upos != .cconj, words[word].upos != .det else {
        return false
      }
      return hangs(word, on: [first, second], words)
    }
  }

  /// Whether a word hangs on one of these, at most so many steps below.
  func hangs(_ word: Int, on others: [Int], within steps: Int = 4, _ words: [Word]) -> Bool {
    var current = word
    for _ in 0..<steps {
      guard let head = words[current].head else { return false }
      if others.contains(head) { return true }
      current = head
    }
    return false
  }

  /// *Speedboats harassed and then fired at a ship, the Pentagon said*: of two subjects of a verb of speech the first
  /// is that of what is said.
  private func give(
    _ first: Int, beside second: Int, of verb: Int, in sentence: Range<Int>, _ words: inout [Word]
  ) {
    guard
      let content = children(of: verb, in: sentence, words).first(where: { child in
        child > first && child < second && words[child].upos == .verb
          && ["ccomp", "parataxis", "conj", "advcl"].contains(base(words[child].deprel))
      }) ?? described(first, before: second, in: sentence, words), !hasSubject(content, in: sentence, words),
      (content..<second).contains(where: { words[$0].form == "," })
    else { return }
    if words[content].head == first {
      (words[content].head, words[content].deprel) = (verb, "ccomp")
      words[content].features = Features("Mood=Ind|Tense=Past|VerbForm=Fin")
    }
    words[first].head = content
  }

  /// *Rebels detained eleven employees, the envoy said*: a past form on a noun that has its own object is no participle.
  private func described(
    _ noun: Int, before end: Int, in sentence: Range<Int>, _ words: [Word]
  ) -> Int? {
    guard grammar.hasPassiveAuxiliary else { return nil }
    return children(of: noun, in: sentence, words).first { clause in
      clause > noun && clause < end && words[clause].deprel == "acl"
        && words[clause].features.has("Tense=Past")
        && words[clause - 1].upos != .punct
        && children(of: clause, in: sentence, words).contains {
          $0 > clause && base(words[$0].deprel) == "obj" && isNoun(words[$0])
        }
    }
  }

  /// *Four Americans kidnapped in Matamoros were found*: a clause that is itself the subject begins with *that* or the
  /// like; without it the noun is the subject, and the clause describes it.
  private func reduceClause(_ clause: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[clause].features.has("Tense=Past"), let verb = words[clause].head, verb > clause else {
      return
    }
    let parts = children(of: clause, in: sentence, words)
    guard let subject = parts.first(where: { base(words[$0].deprel) == "nsubj" }), subject < clause,
      isNoun(words[subject]),
      !parts.contains(where: { ["mark", "aux", "cop", "obj", "ccomp"].contains(base(words[$0].deprel)) })
    else { return }
    words[subject].head = verb
    words[subject].deprel = words[clause].deprel.hasSuffix(":pass") ? "nsubj:pass" : "nsubj"
    describe(subject, by: clause, &words)
  }

  /// *Soldiers accused of murder were sentenced to death*: a verb with auxiliary but without subject right under a past
  /// form is the main verb; the past form describes the subject of both.
  private func freeMain(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard let past = words[verb].head, past < verb, words[past].features.has("Tense=Past"),
      isFinite(words[past]),
      ["root", "ccomp", "parataxis"].contains(base(words[past].deprel)), words[verb].upos == .verb
    else { return }
    let own = children(of: verb, in: sentence, words)
    let parts = children(of: past, in: sentence, words)
    guard let auxiliary = own.first, base(words[auxiliary].deprel) == "aux", auxiliary > past,
      let subject = parts.first(where: { base(words[$0].deprel) == "nsubj" }), subject < past,
      isNoun(words[subject]),
      !own.contains(where: { ["nsubj", "csubj", "mark", "cc"].contains(base(words[$0].deprel)) }),
      !parts.contains(where: { ["aux", "cop", "obj", "cc"].contains(base(words[$0].deprel)) }),
      !(past..<auxiliary).contains(where: { ["\"", "“", ":", ";"].contains(words[$0].form) }),
      words[auxiliary - 1].form != ","
    else { return }
    (words[verb].head, words[verb].deprel) = (words[past].head, words[past].deprel)
    words[subject].head = verb
    words[subject].deprel = own.contains { words[$0].deprel == "aux:pass" } ? "nsubj:pass" : "nsubj"
    describe(subject, by: past, &words)
    for part in parts where part > verb || words[part].upos == .punct { words[part].head = verb }
  }

  /// *Police freed a Briton kidnapped in May, he said*: two clauses side by side with nothing between them are one; the
  /// subject of the second is the object of the first.
  private func giveObject(before past: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[past].features.has("Tense=Past"), isFinite(words[past]), let above = words[past].head,
      let verb = children(of: above, in: sentence, words).last(where: { sister in
        sister < past && base(words[sister].deprel) == "ccomp" && isFinite(words[sister])
      })
    else { return }
    let parts = children(of: past, in: sentence, words)
    guard let noun = parts.first(where: { base(words[$0].deprel) == "nsubj" }), noun > verb, noun < past,
      isNoun(words[noun]),
      !parts.contains(where: { ["mark", "aux", "obj", "cc"].contains(base(words[$0].deprel)) }),
      !(verb + 1..<past).contains(where: { [.punct, .cconj, .sconj].contains(words[$0].upos) }),
      !children(of: verb, in: sentence, words).contains(where: { base(words[$0].deprel) == "obj" })
    else { return }
    words[noun].head = verb
    words[noun].deprel = "obj"
    describe(noun, by: past, &words)
  }

  private func describe(_ noun: Int, by past: Int, _ words: inout [Word]) {
    (words[past].head, words[past].deprel) = (noun, "acl")
    words[past].features = Features("Tense=Past|VerbForm=Part|Voice=Pass")
  }
}

extension Lexicon {
  /// Whether a preposition begins clauses as well: *as*, *after*.
  fileprivate func isConjunction(_ form: String) -> Bool {
    lists(form, as: .conjunction)
  }
}
