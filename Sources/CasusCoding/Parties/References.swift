import CasusCodebook
import CasusLanguage
import CasusRecords

/// What pronouns and definite descriptions refer to.
extension PartyResolver {
  /// The party a pronoun stands for: the antecedent of a relative one, the speaker for the first person, else the
  /// likeliest party before it in the sentence or the document.
  func pronoun(_ head: Int, depth: Int) -> Party? {
    let word = tree.word(head)
    if word.features["PronType"] == "Rel" || word.features["PronType"] == "Int" {
      var current = head
      for _ in 0..<6 {
        guard let above = tree.word(current).head else { return nil }
        if tree.has("acl", current) { return resolve(above, depth: depth + 1) }
        current = above
      }
      return nil
    }
    if word.features["Person"] == "2" || word.features["PronType"] == "Dem" && word.features["Person"] == nil
    {
      return nil
    }
    if word.features["Person"] == "1" {
      return Party(name: word.form, words: head...head, kind: .pronoun, isSpeaker: true)
    }
    guard word.features["PronType"] == nil || word.features["PronType"] == "Prs" else { return nil }
    let plural = word.features["Number"] == "Plur"
    // Where nouns have a gender of their own, *he* may be a thing.
    let isNatural = lexicon.references["article"] == nil && !plural
    guard
      var party = censured(head, depth: depth) ?? within(head, depth: depth)?.party
        ?? thread.antecedent(
          plural: plural, person: !plural && word.features["Gender"] != "Neut",
          thing: isNatural && word.features["Gender"] == "Neut",
          human: isNatural && ["Masc", "Fem"].contains(word.features["Gender"]),
          sentence: tree.sentenceOf[head])
    else { return nil }
    party.words = head...head
    party.kind = .pronoun
    return party
  }

  /// *Cut ties with Israel over its offensive*, *thanked France for its help*: on grounds of what somebody did a verb
  /// deals with him.
  private func censured(_ pronoun: Int, depth: Int) -> Party? {
    guard depth < 3, let noun = tree.word(pronoun).head, tree.word(pronoun).deprel == "nmod:poss",
      tree.slots(ofPreposition: tree.prepositions[noun]).contains("grounds")
    else { return nil }
    var verb = noun
    for _ in 0..<3 {
      guard let head = tree.word(verb).head else { return nil }
      verb = head
      if tree.isVerbal(verb) { break }
    }
    guard tree.isVerbal(verb), !tree.isPassive(verb), verb < noun, !isListed(verb, as: "atones") else {
      return nil
    }
    let direct = tree.children(verb).filter {
      $0 < noun && $0 > verb && (tree.has("obj", $0) || tree.has("iobj", $0) || tree.has("obl", $0))
    }
    let phrases = direct + direct.flatMap { object in tree.children(object).filter { tree.has("nmod", $0) } }
    for word in phrases where word < noun && word != noun && !tree.dominates(word, pronoun) {
      guard let party = resolve(word, depth: depth + 2), party.isKnown, party.kind != .pronoun,
        party.country != nil, agrees(party, word, with: pronoun)
      else { continue }
      return party
    }
    return nil
  }

  /// *Hezbollah's pagers blew up; the group blamed Israel*: the last body other than a state.
  func groupNamedBefore(_ head: Int) -> Party? {
    guard isListed(head, as: "group"), isDefinite(head), tree.word(head).features["Number"] != "Plur",
      !tree.children(head).contains(where: { child in
        ["amod", "compound", "nmod", "acl", "appos", "flat"].contains { tree.has($0, child) }
      }),
      var party = lastGroup(before: head, where: { $0.sector != "GOV" && $0.sector != "JRN" && $0.id != nil })
    else { return nil }
    party.words = extent(head)
    party.kind = .pronoun
    return party
  }

  /// *Ethiopia and Eritrea said they had agreed*: all that stand side by side where the pronoun points to.
  func everybody(behind pronoun: Int) -> [Party]? {
    let features = tree.word(pronoun).features
    guard tree.word(pronoun).upos == .pron, features["Number"] == "Plur", features["Person"] == "3",
      features["PronType"] == "Prs", let first = self.pronoun(pronoun, depth: 0)
    else { return nil }
    let parties: [Party]
    if let antecedent = within(pronoun, depth: 0)?.word {
      // A pronoun among them could lead back here.
      parties = conjuncts(of: antecedent).filter { tree.word($0).upos != .pron }.flatMap(single).filter(
        \.isKnown)
    } else {
      parties = thread.everybody(beside: first)
    }
    guard parties.count > 1 else { return nil }
    return parties.map { party in
      var party = party
      party.words = pronoun...pronoun
      party.kind = .pronoun
      return party
    }
  }

  /// An antecedent before the pronoun in its own sentence: the nearest subject that agrees, else the nearest noun.
  private func within(_ pronoun: Int, depth: Int) -> (word: Int, party: Party)? {
    guard depth < 3 else { return nil }
    let sentence = tree.text.sentences[tree.sentenceOf[pronoun]].words
    var other: (word: Int, party: Party)?
    var tried = 0
    for word in stride(from: pronoun - 1, through: sentence.lowerBound, by: -1) {
      guard tried < 12, canBeAntecedent(word, of: pronoun) else { continue }
      tried += 1
      guard let party = resolve(word, depth: depth + 2), party.isKnown, party.kind != .pronoun,
        agrees(party, word, with: pronoun)
      else { continue }
      if tree.has("nsubj", word) { return (word, party) }
      // *A case against Myanmar at the court, accusing it*: a state rather than what stands nearer.
      if other == nil || isState(word) && !(other.map { isState($0.word) } ?? true) { other = (word, party) }
    }
    return other
  }

  /// Whether a word heads a noun phrase that the pronoun may repeat. A pronoun that is the object of a verb does not
  /// repeat the verb's subject, nor one inside a noun phrase that phrase.
  private func canBeAntecedent(_ word: Int, of pronoun: Int) -> Bool {
    guard tree.isNominal(word), tree.word(word).upos != .pron, tree.word(word).upos != .num,
      !tree.has("flat", word), !tree.has("compound", word), !tree.has("fixed", word),
      !tree.has("appos", word),
      !tree.dominates(word, pronoun)
    else { return false }
    guard let verb = tree.word(pronoun).head, tree.isVerbal(verb) else { return true }
    if tree.word(word).head == verb { return false }
    // *Bush phoned Talabani to urge him*: whoever urges urges another.
    let isObject = tree.has("obj", pronoun) || tree.has("iobj", pronoun)
    return
      !(isObject && !tree.isPassive(verb)
      && Slots(tree: tree, isLight: { _ in false }).logicalSubjects(of: verb, depth: 0).contains(word))
  }

  /// Number, gender and kind.
  private func agrees(_ party: Party, _ word: Int, with pronoun: Int) -> Bool {
    let features = tree.word(pronoun).features
    let noun = tree.word(word).features
    if let gender = features["Gender"], let other = noun["Gender"], gender != other { return false }
    if features["Number"] == "Plur" {
      return party.isPlural || noun["Number"] == "Plur"
        || tree.children(word).contains { tree.has("conj", $0) }
    }
    if party.isPlural || noun["Number"] == "Plur" { return false }
    // Languages without grammatical gender of nouns keep it for people: *he*, *it*.
    if noun["Gender"] == nil, let gender = features["Gender"] {
      return gender == "Neut"
        ? !party.isPerson
        : party.isPerson || tree.word(word).upos == .propn && party.id == nil
          || lexicon.references["article"] != nil
    }
    return true
  }

  /// *The two countries*, *both sides*: the last two parties.
  func both(of head: Int) -> [Party]? {
    guard lexicon.references["state"]?.contains(tree.lemmas[head]) ?? false else { return nil }
    let two = tree.children(head).contains {
      lexicon.references["two"]?.contains(tree.lemmas[$0]) == true
        || lexicon.references["two"]?.contains(tree.forms[$0]) == true
    }
    let plural = tree.isPlural(head)
    if !owners(of: head, depth: 0).isEmpty { return nil }
    if two || plural {
      guard two || isDefinite(head), let pair = thread.lastPair() else { return nil }
      return pair.map {
        var party = $0
        party.words = extent(head)
        party.kind = .pronoun
        return party
      }
    }
    guard isDefinite(head), var last = thread.lastState() else { return nil }
    last.words = extent(head)
    last.kind = .pronoun
    return [last]
  }

  /// Whether a noun has an article or a demonstrative.
  func isDefinite(_ head: Int) -> Bool {
    tree.word(head).features["Definite"] == "Def"
      || tree.children(head).contains { child in
        tree.has("det", child) || tree.word(child).features["PronType"] == "Dem"
          || (tree.has("case", child) && tree.word(child).features["Definite"] == "Def")
      }
  }
}
