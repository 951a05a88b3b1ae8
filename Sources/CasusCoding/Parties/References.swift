import CasusCodebook
import CasusLanguage
import CasusRecords

/// What pronouns and definite descriptions refer to.
extension PartyResolver {
  /// The party a pronoun stands for: the antecedent of a relative one, the speaker for the first person, else the
  /// likeliest party before it in the sentence or the document.
  ///
  /// - Parameter others: states for which it does not stand.
  func pronoun(_ head: Int, depth: Int, butNot others: Set<String> = []) -> Party? {
    let word = tree.word(head)
    if word.features.has("PronType=Rel") || word.features.has("PronType=Int") {
      var current = head
      for _ in 0..<6 {
        guard let above = tree.word(current).head else { return nil }
        if tree.has("acl", current) { return resolve(above, depth: depth + 1) }
        // *Blamed Tehran, which called it baseless*: hung on the verb, it still tells of the noun before it.
        if tree.has("advcl:relcl", current) {
          var noun = head - 1
          if noun > above, tree.word(noun).upos == .punct { noun -= 1 }
          while noun > above, let next = tree.word(noun).head, next > above { noun = next }
          return noun > above && tree.isNominal(noun) ? resolve(noun, depth: depth + 1) : nil
        }
        current = above
      }
      return nil
    }
    if let party = latter(head, depth: depth) ?? resumed(head, depth: depth),
      !others.contains(party.country ?? "")
    {
      return party
    }
    if word.features["Person"] == "2" || word.features.has("PronType=Dem") && word.features["Person"] == nil {
      return nil
    }
    if word.features["Person"] == "1" {
      return Party(name: word.form, words: head...head, kind: .pronoun, isSpeaker: true)
    }
    guard word.features["PronType"] == nil || word.features.has("PronType=Prs") else { return nil }
    let plural = word.features.has("Number=Plur")
    // Where nouns have a gender of their own, *he* may be a thing.
    let isNatural = tree.lexicon.references[.article] == nil && !plural
    guard
      let party = censured(head, depth: depth) ?? accused(head, depth: depth)
        ?? within(head, depth: depth, butNot: others)?.party
        ?? thread.antecedent(
          butNot: others, plural: plural, person: !plural && !word.features.has("Gender=Neut"),
          thing: isNatural && word.features.has("Gender=Neut"),
          human: isNatural && ["Masc", "Fem"].contains(word.features["Gender"]),
          sentence: tree.sentenceOf[head])
    else { return nil }
    if let country = party.country, others.contains(country) { return nil }
    return party.pointed(at: head)
  }

  /// *הממשלה הזמינה את האופוזיציה; אלה דחו את ההצעה*: the latter are those spoken of last that are no subject.
  private func latter(_ pronoun: Int, depth: Int) -> Party? {
    guard depth < 3, tree.grammar.hasConstructState, tree.word(pronoun).features.has("PronType=Dem"),
      tree.has("nsubj", pronoun), let verb = tree.word(pronoun).head, tree.isVerbal(verb), pronoun < verb
    else { return nil }
    let start = tree.text.sentences[tree.sentenceOf[pronoun]].words.lowerBound
    for word in stride(from: pronoun - 1, through: start, by: -1) {
      guard tree.has("obj", word) || tree.has("obl", word), tree.isNominal(word),
        tree.word(word).upos != .pron,
        let party = resolve(word, depth: depth + 2), party.isKnown, party.kind != .pronoun,
        agrees(party, word, with: pronoun)
      else { continue }
      return party.pointed(at: pronoun)
    }
    return nil
  }

  /// *חזבאללה, שמנהיגו חוסל*: whose something is in a relative clause is the noun that the clause hangs on, where they
  /// agree.
  private func resumed(_ pronoun: Int, depth: Int) -> Party? {
    guard depth < 3, tree.grammar.hasConstructState, tree.has("nmod:poss", pronoun),
      tree.word(pronoun).features["Person"] == "3", let owned = tree.word(pronoun).head,
      let clause = tree.word(owned).head, tree.has("acl:relcl", clause), let noun = tree.word(clause).head,
      noun < pronoun, let party = resolve(noun, depth: depth + 2), party.isKnown, party.kind != .pronoun,
      agrees(party, noun, with: pronoun)
    else { return nil }
    return party.pointed(at: pronoun)
  }

  /// *Cut ties with Israel over its offensive*, *thanked France for its help*: on grounds of what somebody did a verb
  /// deals with him.
  private func censured(_ pronoun: Int, depth: Int) -> Party? {
    guard depth < 3, let noun = tree.word(pronoun).head, tree.has("nmod:poss", pronoun),
      tree.slots(ofPreposition: tree.prepositions[noun]).contains("grounds")
    else { return nil }
    var verb = noun
    for _ in 0..<3 {
      guard let head = tree.word(verb).head else { return nil }
      verb = head
      if tree.isVerbal(verb) { break }
    }
    guard tree.isVerbal(verb), !tree.isPassive(verb), verb < noun, !tree.isListed(verb, as: .atones) else {
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
    guard tree.isListed(head, as: .group), isDefinite(head), !tree.word(head).features.has("Number=Plur"),
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
    guard tree.word(pronoun).upos == .pron, features.has("Number=Plur"), features["Person"] == "3",
      features.has("PronType=Prs"), let first = self.pronoun(pronoun, depth: 0)
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
    return parties.map { $0.pointed(at: pronoun) }
  }

  /// An antecedent before the pronoun in its own sentence: the nearest subject that agrees, else the nearest noun.
  private func within(_ pronoun: Int, depth: Int, butNot others: Set<String> = []) -> (
    word: Int, party: Party
  )? {
    guard depth < 3 else { return nil }
    let sentence = tree.text.sentences[tree.sentenceOf[pronoun]].words
    var other: (word: Int, party: Party)?
    var tried = 0
    for word in stride(from: pronoun - 1, through: sentence.lowerBound, by: -1) {
      guard tried < 12, canBeAntecedent(word, of: pronoun) else { continue }
      tried += 1
      guard let party = resolve(word, depth: depth + 2), party.isKnown, party.kind != .pronoun,
        !others.contains(party.country ?? ""), agrees(party, word, with: pronoun)
      else { continue }
      if tree.has("nsubj", word) || isStateOfSubject(word, unlike: pronoun) { return (word, party) }
      // *A case against Myanmar at the court, accusing it*: a state rather than what stands nearer.
      if other == nil || isState(word) && !(other.map { isState($0.word) } ?? true) { other = (word, party) }
    }
    return other
  }

  /// *צבא ישראל*: a state at the end of a construct chain.
  private func isStateInChain(_ word: Int) -> Bool {
    tree.grammar.hasConstructState && isState(word) && tree.word(word).head.map { $0 < word } ?? false
  }

  /// *חטיפת תושב מקומי ורציחתו*: somebody whom an act in a construct chain is done to.
  private func isPersonInChain(_ word: Int) -> Bool {
    guard tree.grammar.hasConstructState, let head = tree.word(word).head, head < word,
      tree.lexicon.triggers(tree.lemmas[head], as: .noun)
    else { return false }
    return agentPhrase(at: word)?.0.kind == .people
  }

  /// *צבא ישראל פלש ללבנון, וצרפת גינתה אותה*: the state whose army or ruler is the subject, where the pronoun can mean
  /// the state only.
  private func isStateOfSubject(_ word: Int, unlike pronoun: Int) -> Bool {
    guard isStateInChain(word), tree.has("compound", word), let noun = tree.word(word).head,
      tree.has("nsubj", noun), let gender = tree.word(noun).features["Gender"],
      let other = tree.word(pronoun).features["Gender"], gender != other
    else { return false }
    guard let verb = tree.word(pronoun).head, tree.isVerbal(verb) else { return true }
    return !subjects(of: verb).contains(noun)
  }

  /// Whether a word heads a noun phrase that the pronoun may repeat. A pronoun that is the object of a verb does not
  /// repeat the verb's subject, nor one inside a noun phrase that phrase.
  private func canBeAntecedent(_ word: Int, of pronoun: Int) -> Bool {
    guard tree.isNominal(word), tree.word(word).upos != .pron, tree.word(word).upos != .num,
      !tree.has("flat", word), !tree.has("compound", word) || isStateInChain(word) || isPersonInChain(word),
      !tree.has("fixed", word),
      !tree.has("appos", word),
      !tree.dominates(word, pronoun)
    else { return false }
    guard let head = tree.word(pronoun).head else { return true }
    // *Moscow voted for sanctions against it*: nobody turns against himself.
    if tree.slots(ofPreposition: tree.prepositions[pronoun]).contains("against"), tree.has("nsubj", word),
      let clause = tree.word(word).head, tree.dominates(clause, head), !hasOwnSubject(head, below: clause)
    {
      return false
    }
    let verb = head
    guard tree.isVerbal(verb) else { return true }
    if tree.word(word).head == verb { return false }
    // *Bush phoned Talabani to urge him*: whoever urges urges another.
    let isObject = tree.has("obj", pronoun) || tree.has("iobj", pronoun)
    return
      !(isObject && !tree.isPassive(verb)
      && subjects(of: verb).contains(word))
  }

  /// *Iran enriched uranium, and Canada imposed sanctions on it*: whether a clause below another has its own subject.
  private func hasOwnSubject(_ word: Int, below clause: Int) -> Bool {
    var current = word
    for _ in 0..<8 where current != clause {
      if tree.children(current).contains(where: { tree.has("nsubj", $0) }) { return true }
      guard let head = tree.word(current).head else { return false }
      current = head
    }
    return false
  }

  /// The grammatical subjects of a verb.
  private func subjects(of verb: Int) -> [Int] {
    Slots(tree: tree, isLight: { _ in false }).logicalSubjects(of: verb, depth: 0)
  }

  /// Number, gender and kind.
  private func agrees(_ party: Party, _ word: Int, with pronoun: Int) -> Bool {
    let features = tree.word(pronoun).features
    let noun = tree.word(word).features
    // *צפון קוריאה*: states and towns are feminine, whatever their first word is.
    let own =
      tree.grammar.hasConstructState && (isState(word) || party.kind == .described && isPlace(word))
      ? "Fem" : noun["Gender"]
    if let gender = features["Gender"], let own, gender != own { return false }
    if features.has("Number=Plur") {
      // *The Taliban denied that they had harboured him*.
      let isBody = party.id != nil && party.id != party.country && !party.isPerson
      return party.isPlural || noun["Number"] == "Plur"
        || isBody && tree.has("nsubj", word) && !isPeopleNamed(between: word, pronoun)
        || tree.children(word).contains { tree.has("conj", $0) }
    }
    if party.isPlural || noun["Number"] == "Plur" { return false }
    // Languages without grammatical gender of nouns keep it for people: *he*, *it*.
    if noun["Gender"] == nil, let gender = features["Gender"] {
      return gender == "Neut"
        ? !party.isPerson
        : party.isPerson || tree.word(word).upos == .propn && party.id == nil && !isPlace(word)
          || tree.lexicon.references[.article] != nil
    }
    return true
  }

  /// *The administration expelled six foreigners over remarks they made*.
  private func isPeopleNamed(between word: Int, _ pronoun: Int) -> Bool {
    word < pronoun
      && (word + 1..<pronoun).contains {
        tree.isNominal($0) && tree.isPlural($0) && agentPhrase(at: $0) != nil
      }
  }

  /// *The two countries*, *both sides*, *the two leaders*: the last two parties; *the two*: the last two people.
  func both(of head: Int) -> [Party]? {
    if let states = namesakes(head) { return states }
    let isState = tree.isListed(head, as: .state)
    let two = tree.children(head).contains { isTwo($0) }
    let isPeer = !isState && two && tree.isListed(head, as: .peer)
    guard isState || isDefinite(head) && (isPeer || isTwo(head)) || isBareTwo(head),
      owners(of: head, depth: 0).isEmpty || isBareTwo(head)
    else { return nil }
    if two || isTwo(head) || tree.isPlural(head) {
      guard two || isDefinite(head) || isBareTwo(head),
        let pair = isTwo(head)
          ? pairNamed(before: head, isOfSingles: true) ?? thread.lastPeople()
          : pairNamed(before: head) ?? thread.lastPair()
      else { return nil }
      let organ = tree.lexicon.agents[tree.lemmas[head]]?.first { $0.kind == .organ }?.sector
      return pair.map {
        var party = $0
        party.words = extent(head)
        party.kind = .pronoun
        if isPeer { party.sector = organ ?? party.sector }
        return party
      }
    }
    guard isDefinite(head), var last = stateNamed(before: head) ?? thread.lastState() else { return nil }
    last.words = extent(head)
    last.kind = .pronoun
    return [last]
  }

  /// *France accused Mali of fraud and withdrew its troops from the country*: the state named last before these words in
  /// their sentence, but not the one that acts upon them.
  private func stateNamed(before head: Int) -> Party? {
    var actors: [Int] = []
    if !tree.has("nmod:poss", head), !tree.has("nsubj", head) {
      var verb = head
      for _ in 0..<4 where !tree.isVerbal(verb) { verb = tree.word(verb).head ?? verb }
      if tree.isVerbal(verb) {
        actors = subjects(of: verb)
      }
    }
    return states(before: head).first { word, _ in
      !actors.contains { $0 == word || tree.dominates($0, word) } && !tree.dominates(word, head)
    }?.party
  }

  /// The states that the sentence of a word names before it, the nearest first.
  private func states(before head: Int) -> [(word: Int, party: Party)] {
    let start = tree.text.sentences[tree.sentenceOf[head]].words.lowerBound
    return stride(from: head - 1, through: start, by: -1).compactMap { word in
      guard isState(word), let mention = mentions.covering(word), mention.head == word,
        let state = named(mention, depth: 3)
      else { return nil }
      return (word, state)
    }
  }

  /// *Criticised both*, *שניהם*: without a noun.
  private func isBareTwo(_ word: Int) -> Bool {
    guard isTwo(word) else { return false }
    if tree.word(word).upos == .pron { return !tree.children(word).contains { tree.isNominal($0) } }
    return tree.children(word).contains { tree.word($0).upos == .pron && tree.isPlural($0) }
  }

  private func isTwo(_ word: Int) -> Bool {
    tree.isListed(word, as: .two) || tree.isWritten(word, as: .two)
  }

  /// *Putin met Erdogan, and the two leaders agreed*: those of two states before these words in their sentence that stand
  /// side by side or are the only ones.
  ///
  /// - Parameter isOfSingles: nobody but states and single people are meant.
  private func pairNamed(before head: Int, isOfSingles: Bool = false) -> [Party]? {
    var found: [Party] = []
    for word in tree.text.sentences[tree.sentenceOf[head]].words where word < head {
      guard tree.isNominal(word), tree.word(word).upos != .pron, !tree.has("flat", word),
        !tree.dominates(word, head), !tree.slots(ofPreposition: tree.prepositions[word]).contains("in"),
        let party = resolve(word, depth: 2), party.kind != .pronoun, !party.countryInferred,
        !isOfSingles || !party.isPlural && (party.isPerson || party.id == party.country),
        let country = party.country, names.actor(id: country)?.kind == .state,
        !found.contains(where: { $0.country == country })
      else { continue }
      found.append(party.asState)
    }
    return found.count == 2 ? found : nil
  }

  /// *In Beijing, a foreign ministry spokesman said*: the state in whose capital an office speaks.
  func seat(before head: Int) -> String? {
    for word in tree.text.sentences[tree.sentenceOf[head]].words.prefix(6) where word < head {
      guard let mention = mentions.covering(word), mention.head == word, tree.has("obl", word),
        tree.slots(ofPreposition: tree.prepositions[word]).contains("in"),
        let verb = tree.word(word).head, tree.dominates(verb, head)
      else { continue }
      for entry in mention.entries {
        if case .capital(let index) = entry.thing { return names.actors[Int(index)].country }
      }
    }
    return nil
  }

  /// *The North*: the last state that was named so, or the one that shares its name with the last.
  func half(_ head: Int) -> Party? {
    guard tree.isListed(head, as: .half), tree.word(head).upos == .propn, isDefinite(head),
      mentions.covering(head) == nil,
      tree.children(head).allSatisfy({ tree.has("det", $0) || tree.has("case", $0) || tree.has("punct", $0) }
      ),
      let halves = tree.lexicon.references[.half]
    else { return nil }
    let start = tree.text.sentences[tree.sentenceOf[head]].words.lowerBound
    let sharing = (start..<head).flatMap { namesakes($0) ?? [] }
    for name in (states(before: head).map(\.party) + sharing).map(\.name) + thread.stateNames() {
      let parts = Folding.key(name).split(separator: " ", maxSplits: 1)
      guard parts.count == 2, halves.contains(String(parts[0])) else { continue }
      for entry in names.find(NameHash("\(tree.forms[head]) \(parts[1])")) ?? [] {
        guard case .actor(let index) = entry.thing, names.actors[Int(index)].kind == .state else { continue }
        let state = names.actors[Int(index)]
        return Party(
          country: state.country, sector: "GOV", name: state.name, id: state.id, words: extent(head),
          kind: .named)
      }
    }
    return nil
  }

  /// *Both Koreas*: states that share a name.
  func namesakes(_ head: Int) -> [Party]? {
    let form = tree.forms[head]
    guard let all = tree.lexicon.references[.namesake], tree.isNominal(head),
      let known = all.words.first(where: { $0.hasPrefix(form) && $0.dropFirst(form.count).first == " " })
    else { return nil }
    return known.split(separator: " ").dropFirst().compactMap { code in
      names.actor(id: code.uppercased()).map { state in
        Party(
          country: state.country, sector: "GOV", name: state.name, id: state.id, words: extent(head),
          kind: .named)
      }
    }
  }

  /// *Accused Damascus that it shelters rebels*: of whom something is alleged or demanded does it.
  private func accused(_ pronoun: Int, depth: Int) -> Party? {
    guard depth < 3, tree.has("nsubj", pronoun), let clause = tree.word(pronoun).head,
      let above = tree.word(clause).head, above < clause
    else { return nil }
    let object: Int
    if tree.has("acl:relcl", clause), tree.isNominal(above) {
      // *A drone it shot down* is not what shot.
      guard tree.children(clause).contains(where: { $0 < pronoun }),
        // *Freed the men whom it accuses*: the clause is about the noun only where somebody blames or asks it.
        let verb = tree.word(above).head, tree.isVerbal(verb),
        !tree.lexicon.claims[tree.hashes.lemmas[verb]].isEmpty
      else { return nil }
      object = above
    } else if tree.has("ccomp", clause), tree.says(above, as: [.accuse]),
      let first = tree.children(above).first(where: { tree.has("obj", $0) && $0 < clause })
    {
      object = first
    } else {
      return nil
    }
    guard let party = resolve(object, depth: depth + 2), party.country != nil, party.kind != .pronoun,
      agrees(party, object, with: pronoun)
    else { return nil }
    return party
  }

  /// Whether a noun has an article or a demonstrative.
  func isDefinite(_ head: Int) -> Bool {
    tree.word(head).features.has("Definite=Def")
      || tree.children(head).contains { child in
        tree.has("det", child) || tree.word(child).features.has("PronType=Dem")
          || (tree.has("case", child) && tree.word(child).features.has("Definite=Def"))
      }
  }
}
