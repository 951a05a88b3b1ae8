import CasusCodebook
import CasusLanguage
import CasusRecords

/// Gives headlines the verb that the tagger took for a noun: without articles many a headline reads like a name.
extension Repairs {
  /// *Norway deports 40*, *US arms Syrian rebels*, *Lebanon votes to disarm*: what follows a name at the beginning and has
  /// the form of a known verb is the verb, when the sentence has none and an object or infinitive goes with it.
  func restoreHeadline(in sentence: Range<Int>, _ words: inout [Word]) {
    let bare = baseVerb(in: sentence, words)
    guard let verb = headlineVerb(in: sentence, words) ?? bare else { return }
    let parts = children(of: verb, in: sentence, words)
    let noun: Int
    if parts.contains(where: { $0 > verb && words[$0].deprel == "obj" }) {
      noun = verb
    } else if let infinitive = parts.first(where: { isInfinitive($0, in: sentence, words) }) {
      noun = verb
      words[infinitive].deprel = "xcomp"
    } else if let head = words[verb].head, head > verb,
      ["compound", "nsubj"].contains(base(words[verb].deprel)),
      isNoun(words[head]),
      verb == bare || beginsAnew(verb + 1, before: head, words) || isWhole(sentence, words)
    {
      noun = head
    } else if isWhole(sentence, words) || verb == bare, base(words[verb].deprel) == "root",
      words[verb + 1].upos == .adp, verb == bare || !lexicon.triggers(words[verb].lemma, as: .noun)
    {
      noun = verb
      for part in parts where part > verb && base(words[part].deprel) == "nmod" { words[part].deprel = "obl" }
    } else {
      return
    }
    guard giveClause(to: verb, from: noun, in: sentence, &words) else { return }
    let tops = (sentence.lowerBound..<verb).filter { words[$0].head == verb || words[$0].head == noun }
    guard let subject = tops.last else { return }
    for top in tops { (words[top].head, words[top].deprel) = (subject, "compound") }
    (words[subject].head, words[subject].deprel) = (verb, "nsubj")
    words[verb].upos = .verb
    words[verb].features = Features("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
  }

  /// A plural noun with the lemma of a verb right behind a name with which the sentence begins.
  private func headlineVerb(in sentence: Range<Int>, _ words: [Word]) -> Int? {
    guard let verb = sentence.dropFirst().prefix(5).first(where: { words[$0].upos != .propn }),
      verb > sentence.lowerBound, verb + 1 < sentence.upperBound, words[verb].upos == .noun,
      words[verb].features.has("Number=Plur"), isTriggered(words[verb].lemma),
      lexicon.agents[Folding.key(words[verb].lemma)] == nil,
      (sentence.lowerBound..<verb).allSatisfy({ name in
        hangs(name, on: words[verb].head.map { [verb, $0] } ?? [verb], words)
      })
    else { return nil }
    return verb
  }

  /// *Miners block highway in Peru*, *Police arrest opposition leader*: behind agents in the plural at the beginning, the base
  /// form of a verb, with something behind it; without a full stop.
  private func baseVerb(in sentence: Range<Int>, _ words: [Word]) -> Int? {
    guard sentence.count > 2, !isWhole(sentence, words) else { return nil }
    guard
      let agents = sentence.prefix(3).first(where: { word in
        isNoun(words[word])
          && (words[word].features.has("Number=Plur")
            || lexicon.references.has(NameHash(Folding.key(words[word].lemma)), as: .collective))
          && (lexicon.agents[Folding.key(words[word].form)] ?? lexicon.agents[Folding.key(words[word].lemma)])
            != nil
      }), agents + 2 < sentence.upperBound
    else { return nil }
    let verb = agents + 1
    guard words[verb].upos == .noun, !words[verb].features.has("Number=Plur"), isTriggered(words[verb].lemma),
      lexicon.agents[Folding.key(words[verb].lemma)] == nil,
      [.noun, .propn, .adj, .num, .det, .adp].contains(words[verb + 1].upos),
      // *Police murder suspect flees*: a later verb, or what looks like one, is the verb.
      !(verb + 2..<sentence.upperBound).contains(where: { other in
        words[other].upos == .verb || words[other].upos == .aux
          || words[other].upos == .noun && words[other].features.has("Number=Plur")
            && isTriggered(words[other].lemma)
      })
    else { return nil }
    return verb
  }

  /// Whether what follows begins a noun phrase of its own, rather than going on with a compound: *arms Syrian rebels*,
  /// not *arms deal*.
  private func beginsAnew(_ word: Int, before noun: Int, _ words: [Word]) -> Bool {
    if word == noun {
      return lexicon.agents[Folding.key(words[noun].lemma)] != nil || words[noun].upos == .propn
    }
    return [.adj, .num, .propn, .det].contains(words[word].upos)
  }

  /// Whether a sentence ends with a full stop, as headlines do not: it has a verb.
  private func isWhole(_ sentence: Range<Int>, _ words: [Word]) -> Bool {
    sentence.last.map { words[$0].form == "." } ?? false
  }

  private func isInfinitive(_ word: Int, in sentence: Range<Int>, _ words: [Word]) -> Bool {
    words[word].features.has("VerbForm=Inf") && base(words[word].deprel) == "acl"
      && sentence.contains { words[$0].head == word && base(words[$0].deprel) == "mark" }
  }

  /// Puts a verb where its noun stands; false when the sentence has a verb of its own, but one of saying at its end.
  private func giveClause(
    to verb: Int, from noun: Int, in sentence: Range<Int>, _ words: inout [Word]
  ) -> Bool {
    let head = words[noun].head
    for other in sentence where other != verb && (isFinite(words[other]) || words[other].upos == .aux) {
      // *Russia arms rebels, Kyiv says*
      guard other == head, base(words[noun].deprel) == "nsubj",
        children(of: other, in: sentence, words).contains(where: { speaker in
          base(words[speaker].deprel) == "nsubj" && speaker > noun
            && words[noun + 1..<speaker].contains { $0.form == "," }
        })
      else { return false }
    }
    let relation = base(words[noun].deprel) == "nsubj" ? "ccomp" : words[noun].deprel
    if noun != verb {
      for part in children(of: noun, in: sentence, words)
      where part > noun
        && ["advmod", "obl", "advcl", "punct", "parataxis"].contains(base(words[part].deprel))
      {
        words[part].head = verb
      }
      (words[noun].head, words[noun].deprel) = (verb, "obj")
    }
    (words[verb].head, words[verb].deprel) = (head, relation)
    return true
  }

  private func isTriggered(_ lemma: String) -> Bool {
    let hash = NameHash(lemma)
    return lexicon.triggers(lemma, as: .verb)
      || !lexicon.operators[hash].isEmpty || !lexicon.claims[hash].isEmpty
  }
}
