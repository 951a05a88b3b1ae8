import CasusCodebook
import CasusLanguage
import CasusRecords

/// Tells habits and rules from acts: *people kill*, *a police force that protects its citizens*. A plain present tense
/// in a whole sentence whose doer is nobody in particular, with nothing that ties it to a time, reports no single act.
struct Habits {
  let tree: Tree
  let slots: Slots
  let quotes: Quotes
  let mentions: Mentions

  /// Why an act with its parties is a habit or a rule; nil when it is not.
  func reason(_ proposal: Proposal) -> String? {
    let trigger = proposal.trigger
    guard !proposal.nominal, tree.isVerbal(trigger), tree.word(trigger).upos != .adj else { return nil }
    if isAnyone(doer(of: trigger)), !isTold(trigger) { return "it is said of anyone" }
    // What critics say is news, though nobody is named.
    if proposal.type == .accuse || proposal.type == .request { return nil }
    guard isPlainPresent(trigger), isWholeSentence(trigger), quotes.containing(trigger) == nil,
      !hasTime(trigger), !hasPlace(trigger), proposal.counts.isEmpty
    else { return nil }
    let parties = proposal.actors + proposal.recipients
    let doers = doer(of: trigger)
    guard !parties.contains(where: { $0.country != nil && $0.kind != .implied && !$0.countryInferred }),
      !doers.isEmpty, doers.allSatisfy(isIndefinite)
    else { return nil }
    return "a habit or rule, not a single act"
  }

  /// The grammatical subject, or the noun that a relative clause is about.
  private func doer(of verb: Int) -> [Int] {
    tree.isPassive(verb) ? slots.passiveSubjects(of: verb) : slots.logicalSubjects(of: verb, depth: 0)
  }

  /// *One*, *anyone*, *those who*: whoever it may be.
  private func isAnyone(_ doers: [Int]) -> Bool {
    guard !doers.isEmpty else { return false }
    return doers.allSatisfy { doer in
      tree.isWritten(doer, as: .anyone)
        && !tree.children(doer).contains { child in
          tree.has("nummod", child) || tree.has("nmod", child)
            || tree.has("det", child) && tree.word(child).features.has("Definite=Def")
        }
    }
  }

  /// In a tense that tells of what was done.
  private func isTold(_ verb: Int) -> Bool {
    ([verb] + tree.children(verb).filter { tree.has("aux", $0) || tree.has("cop", $0) }).contains {
      tree.word($0).features.has("Tense=Past") && !tree.word($0).features.has("VerbForm=Part")
    }
  }

  /// *They attack*, *are attacked*: neither *are attacking* nor *have attacked*.
  private func isPlainPresent(_ verb: Int) -> Bool {
    let auxiliaries = tree.children(verb).filter { tree.has("aux", $0) }
    let features = tree.word(verb).features
    if tree.isPassive(verb) {
      return auxiliaries.count == 1
        && auxiliaries.allSatisfy {
          tree.word($0).features.has("Tense=Pres") && tree.has("aux:pass", $0)
        }
    }
    guard auxiliaries.isEmpty else { return false }
    // *Attack villages and kill farmers*: what looks like an infinitive has the tense of the verb before it.
    if features.has("VerbForm=Inf"), tree.has("conj", verb), let head = tree.word(verb).head, head < verb,
      !tree.children(verb).contains(where: { tree.has("mark", $0) })
    {
      return tree.word(head).features.has("VerbForm=Fin") && isPlainPresent(head)
    }
    if features.has("VerbForm=Fin") || features["VerbForm"] == nil { return features.has("Tense=Pres") }
    // A language whose present tense is a participle; as an attribute it tells of any time.
    return features.has("VerbForm=Part") && tree.grammar.dropsSubjects && tree.word(verb).upos == .verb
      && ["root", "ccomp", "conj", "parataxis", "advcl"].contains { tree.has($0, verb) }
      && !tree.children(verb).contains { tree.has("case", $0) }
  }

  /// Headlines tell in the present of what was done; they have no full stop.
  private func isWholeSentence(_ verb: Int) -> Bool {
    let sentence = tree.text.sentences[tree.sentenceOf[verb]].words
    return sentence.suffix(3).contains { word in
      tree.word(word).upos == .punct && [".", "!", "...", ";"].contains(tree.word(word).form)
    }
  }

  private func hasTime(_ verb: Int) -> Bool {
    tree.text.sentences[tree.sentenceOf[verb]].words.contains { tree.timeWords.contains($0) }
  }

  /// *In Belgium suspicions are looked into*: it is said of one place.
  private func hasPlace(_ verb: Int) -> Bool {
    tree.text.sentences[tree.sentenceOf[verb]].words.contains { word in
      mentions.covering(word) != nil && tree.dominates(verb, word)
    }
  }

  /// A noun without article, owner, number or name; or one thing of a kind (*a police force*).
  private func isIndefinite(_ doer: Int) -> Bool {
    let word = tree.word(doer)
    if word.upos == .pron { return word.features.has("PronType=Ind") || word.features.has("PronType=Rel") }
    guard word.upos == .noun || word.upos == .adj, !word.features.has("Definite=Def"),
      !word.features.has("Definite=Cons"), word.entity == "O" || word.entity.isEmpty
    else { return false }
    return !tree.children(doer).contains { child in
      tree.has("nummod", child) || tree.has("nmod:poss", child)
        || tree.has("det", child) && tree.word(child).features.has("Definite=Def")
        || tree.has("det", child) && tree.word(child).features.has("PronType=Dem")
        || tree.word(child).upos == .propn
    }
  }
}
