import CasusCodebook
import CasusLanguage

/// Who does an act that a noun or infinitive names, where another word says whose it is: *claimed responsibility for
/// the attack*, *the decision of the US to invade*.
extension Slots {
  /// Whether the subject of a verb does, or means to do, the act in its object: *is planning an attack*.
  func lends(_ verb: Int) -> Bool { tree.isVerbal(verb) && tree.isListed(verb, as: .lends) }

  /// Whose will an infinitive carries out: *Washington's plan to bomb*, *the failure of the army to disarm them*,
  /// *announced plans to attack*.
  func owners(ofWill noun: Int) -> [Int] {
    guard tree.isListed(noun, as: .will) else { return [] }
    let owners = genitives(of: noun)
    if !owners.isEmpty { return owners }
    let adjectives = tree.children(noun).filter { tree.has("amod", $0) && !tree.isVerbal($0) }
    if !adjectives.isEmpty { return adjectives }
    guard tree.has("obj", noun), let verb = tree.word(noun).head, tree.isVerbal(verb),
      tree.isListed(verb, as: .wills)
    else { return [] }
    return tree.isPassive(verb) ? agents(of: verb) : logicalSubjects(of: verb, depth: 0)
  }

  /// *Norway is the latest country to condemn Israel*, *is in a position to attack it*: of whom a noun is said, when the
  /// infinitive has its own object.
  func described(by noun: Int, in infinitive: Int) -> [Int] {
    guard tree.children(infinitive).contains(where: { tree.has("obj", $0) || tree.has("obl", $0) }) else {
      return []
    }
    if tree.children(noun).contains(where: { tree.has("cop", $0) }) {
      let own = tree.children(noun).filter { tree.has("nsubj", $0) }
      return own.contains { tree.word($0).upos == .pron && tree.word($0).features.has("Gender=Neut") }
        ? [] : own
    }
    guard tree.has("xcomp", noun), let verb = tree.word(noun).head, tree.isVerbal(verb),
      !tree.isPassive(verb), !tree.children(verb).contains(where: { tree.has("obj", $0) })
    else { return [] }
    return logicalSubjects(of: verb, depth: 0)
  }

  /// *נאם בפרלמנט שבו גינה את איראן*: where a pronoun stands for the noun of a relative clause, the noun is not its
  /// subject, but whoever acts above, or speaks in the document. Nil where no such pronoun stands.
  func doersAbove(_ clause: Int, relativeTo noun: Int, depth: Int) -> [Int]? {
    guard tree.grammar.dropsSubjects, tree.has("acl:relcl", clause), !tree.isPassive(clause),
      tree.children(clause).contains(where: { child in
        child < clause && tree.has("obl", child) && tree.word(child).upos == .pron
          && tree.word(child).features["Person"] == "3" && !tree.prepositions[child].isEmpty
      })
    else { return nil }
    var current = noun
    for _ in 0..<4 {
      guard let head = tree.word(current).head else { return [] }
      if tree.isVerbal(head) {
        guard !tree.isPassive(head) else { return [] }
        return logicalSubjects(of: head, depth: depth + 1).filter {
          $0 != noun && !tree.dominates($0, noun) && tree.isPlural($0) == tree.isPlural(clause)
        }
      }
      current = head
    }
    return []
  }

  /// *המשטרה שחררה את המפגינים שעצרה*: the clause on an object whose verb agrees with the subject above and not with the
  /// object has that subject, and the object for its own. Nil of any other clause.
  func gapDoers(_ clause: Int, relativeTo noun: Int) -> [Int]? {
    guard tree.grammar.dropsSubjects, tree.has("acl:relcl", clause), tree.isVerbal(clause),
      !tree.isPassive(clause), tree.word(clause).features["Person"] == "3", tree.has("obj", noun),
      !tree.children(clause).contains(where: { tree.has("obj", $0) || isRealSubject($0) }),
      let verb = tree.word(noun).head, tree.isVerbal(verb), !tree.isPassive(verb),
      !(noun..<clause).contains(where: { word in
        // *קבוצת הפעילים שהפגינו*: of a phrase any noun may be meant.
        tree.isNominal(word) && (word == noun || tree.dominates(noun, word))
          && tree.isPlural(word) == tree.isPlural(clause) && agrees(word, clause)
      })
    else { return nil }
    let doers = logicalSubjects(of: verb, depth: 1).filter {
      tree.isPlural($0) == tree.isPlural(clause) && agrees($0, clause)
    }
    return doers.isEmpty ? nil : doers
  }

  private func isRealSubject(_ word: Int) -> Bool {
    tree.has("nsubj", word) && !tree.word(word).features.has("PronType=Rel")
  }

  /// Who speaks in a document: *put out a statement blaming the ministry*, *the minister's letter accusing them*. Empty
  /// where it is no document, or nobody is named for it.
  func speakers(in document: Int, depth: Int) -> [Int] {
    guard tree.isListed(document, as: .document) else { return [] }
    let owners = possessors(of: document)
    if !owners.isEmpty { return owners }
    guard tree.has("obj", document), let verb = tree.word(document).head, tree.isVerbal(verb),
      !tree.isPassive(verb)
    else { return [] }
    return logicalSubjects(of: verb, depth: depth + 1)
  }

  /// *Attacked rebels hiding in Iraq, killing dozens*: what follows a comma without a subject is done by whoever does
  /// what the clause says, not by those whom a participle describes.
  func mainSubjects(of gerund: Int, under participle: Int, depth: Int) -> [Int]? {
    guard tree.has("advcl", gerund), !tree.word(gerund).features.has("VerbForm=Fin"), !tree.isPassive(gerund),
      !tree.word(gerund).features.has("VerbForm=Inf"), gerund > participle + 1,
      tree.word(gerund - 1).upos == .punct,
      tree.word(participle).deprel == "acl", !tree.word(participle).features.has("VerbForm=Fin"),
      let noun = tree.word(participle).head, noun < participle, !tree.has("nsubj", noun)
    else { return nil }
    var current = noun
    for _ in 0..<4 {
      guard let head = tree.word(current).head else { return nil }
      if tree.isVerbal(head) {
        let doers = tree.isPassive(head) ? agents(of: head) : logicalSubjects(of: head, depth: depth + 1)
        return doers.isEmpty ? nil : doers
      }
      current = head
    }
    return nil
  }

  /// *Phoned him to urge a truce*: whoever phones urges; only of other verbs the object does what the infinitive says.
  func isPurpose(_ infinitive: Int, of verb: Int) -> Bool {
    tree.word(infinitive).features.has("VerbForm=Inf") && tree.isListed(verb, as: .purpose)
  }

  /// *Condemned the shooting at*, *reported shelling*: what somebody speaks of in a gerund, others did.
  func isOfOthers(_ gerund: Int, under verb: Int) -> Bool {
    tree.word(gerund).features.has("VerbForm=Ger") && tree.isListed(verb, as: .others) && tree.isVerbal(verb)
      && !tree.has("advcl", gerund) && !tree.has("conj", gerund)
      && !tree.children(gerund).contains { tree.has("mark", $0) || tree.has("case", $0) && $0 < gerund }
  }

  /// *The patrol struck a mine*: who meets a bomb is its victim.
  func meetsTrap(_ subject: Int) -> Bool {
    guard tree.has("nsubj", subject), let verb = tree.word(subject).head, tree.isListed(verb, as: .meets)
    else {
      return false
    }
    return tree.children(verb).contains { object in
      (tree.has("obj", object) || tree.has("obl", object)) && tree.isListed(object, as: .trap)
    }
  }

  /// *Had three generals arrested*: whoever has something done.
  func causers(of participle: Int) -> [Int]? {
    guard tree.isPassive(participle), let head = tree.word(participle).head,
      !tree.children(participle).contains(where: {
        tree.has("obl:agent", $0) || tree.has("aux", $0)
      })
    else { return nil }
    var verb = head
    if tree.word(participle).deprel == "acl", tree.has("obj", head), head < participle,
      tree.word(participle - 1).upos != .punct
    {
      guard let above = tree.word(head).head else { return nil }
      verb = above
    } else if !tree.has("xcomp", participle) || !tree.children(verb).contains(where: { tree.has("obj", $0) })
    {
      return nil
    }
    guard tree.isListed(verb, as: .causative), tree.isVerbal(verb), !tree.isPassive(verb) else { return nil }
    return logicalSubjects(of: verb, depth: 0)
  }

  /// Whether a phrase tells when or in what circumstances, not what was done: *after the strike*.
  func isTime(_ word: Int) -> Bool {
    tree.slots(ofPreposition: tree.prepositions[word]).contains("after")
      || tree.isIntroduced(word, by: .circumstance)
  }

  /// The verb that says of talks that they came to their end: *ended two days of talks*; of talks that are themselves
  /// its object it would say that they were broken off.
  func conclusion(of talks: Int) -> Int? {
    guard tree.has("nmod", talks), let measure = tree.word(talks).head, tree.has("obj", measure),
      tree.children(measure).contains(where: { tree.has("nummod", $0) }),
      let verb = tree.word(measure).head, tree.isVerbal(verb), tree.isListed(verb, as: .conclude)
    else { return nil }
    return verb
  }

  /// *בחיזבאללה אישרו*, *במוסקבה הכחישו*, *אמרו בחמאס*: a plural verb of speech that leaves out its subject has those of
  /// the body or capital that stands before it, or right behind it.
  func bodySpeaking(in verb: Int) -> [Int] {
    guard tree.grammar.dropsSubjects, tree.isPlural(verb), !tree.isPassive(verb),
      !tree.lexicon.claims[tree.hashes.lemmas[verb]].isEmpty
    else { return [] }
    return tree.children(verb).filter { body in
      let entity = tree.word(body).entity
      return (body < verb || body == verb + 2) && tree.has("obl", body)
        && ["ORG", "GPE", "LOC"].contains { entity.hasSuffix($0) }
        && tree.slots(ofPreposition: tree.prepositions[body]).contains("in")
    }
  }

  /// Who a subject stands for: *who* for the noun its clause hangs on, a document for who speaks in it.
  func meant(by subject: Int, depth: Int) -> [Int] {
    guard let antecedent = relativeAntecedent(subject) else { return [subject] }
    let speakers = speakers(in: antecedent, depth: depth)
    return speakers.isEmpty ? [antecedent] : speakers
  }

  /// The noun that a relative pronoun stands for; nil of any other word.
  func relativeAntecedent(_ subject: Int) -> Int? {
    let word = tree.word(subject)
    guard word.features.has("PronType=Rel") else { return nil }
    guard let verb = word.head, tree.has("acl", verb) else { return nil }
    return tree.word(verb).head
  }

  /// Who answers for an act: *is responsible for the killing*, *claimed responsibility for it*, *was behind it*, *it
  /// was the work of*.
  func answerers(for act: Int) -> [Int] {
    guard let head = tree.word(act).head else { return standingBehind(act) }
    if tree.has("conj", act) { return answerers(for: head) }
    let behind = standingBehind(act)
    if !behind.isEmpty { return behind }
    if tree.has("nsubj", act), tree.isListed(head, as: .handiwork),
      tree.children(head).contains(where: { tree.has("cop", $0) })
    {
      return genitives(of: head)
    }
    let cases = tree.slots(ofPreposition: tree.prepositions[act])
    guard ["for", "to", "on"].contains(where: { cases.contains($0) }) else { return [] }
    if tree.isListed(head, as: .answers) { return answerers(named: head) }
    guard tree.isListed(head, as: .answer), tree.children(head).contains(where: { isObject($0, .answers) })
    else {
      return []
    }
    return tree.isPassive(head) ? agents(of: head) : logicalSubjects(of: head, depth: 0)
  }

  private func isObject(_ word: Int, _ kind: ReferenceKind) -> Bool {
    (tree.has("obj", word) || tree.has("nsubj:pass", word)) && tree.isListed(word, as: kind)
  }

  /// Of *responsible* whom it is said of, of *responsibility* who takes it.
  private func answerers(named word: Int) -> [Int] {
    let subjects = tree.children(word).filter { tree.has("nsubj", $0) }
    if !subjects.isEmpty { return subjects }
    guard let head = tree.word(word).head else { return [] }
    if tree.word(word).upos == .adj {
      if tree.has("amod", word) || tree.has("acl", word) { return tree.isNominal(head) ? [head] : [] }
      guard tree.has("xcomp", word) else { return [] }
      return tree.isPassive(head) ? passiveSubjects(of: head) : logicalSubjects(of: word, depth: 0)
    }
    if tree.isVerbal(head), tree.isListed(head, as: .answer), isObject(word, .answers) {
      return tree.isPassive(head) ? agents(of: head) : logicalSubjects(of: head, depth: 0)
    }
    return genitives(of: word)
  }

  /// *The rebels were behind the kidnapping*, *the group behind it*.
  private func standingBehind(_ act: Int) -> [Int] {
    guard tree.isIntroduced(act, by: .behind) else { return [] }
    let subjects = tree.children(act).filter { tree.has("nsubj", $0) }
    if !subjects.isEmpty { return subjects }
    guard tree.has("nmod", act), let head = tree.word(act).head, tree.isNominal(head) else { return [] }
    return [head]
  }

  /// What stands before a noun as its owner: *Bush's criticism*, *EU criticism*.
  func possessors(of noun: Int) -> [Int] {
    tree.children(noun).filter {
      $0 < noun && (tree.has("nmod:poss", $0) || tree.word($0).deprel == "compound")
    }
  }

  /// What a noun governs behind it: *criticism of Kerry*.
  func ofPhrases(of noun: Int) -> [Int] { genitives(of: noun).filter { $0 > noun } }

  /// An agent that the tree hung too low, on a noun that is no act or an active verb: *was banned from holding worship
  /// at such sites by the ministry*.
  func lowAgents(of verb: Int) -> [Int] {
    guard tree.isPassive(verb) else { return [] }
    let sentence = tree.text.sentences[tree.sentenceOf[verb]].words
    return (verb + 1..<sentence.upperBound).filter { word in
      guard tree.has("nmod", word) || tree.has("obl", word), tree.isNominal(word), isActor(word),
        tree.slots(ofPreposition: tree.prepositions[word]).contains("by"),
        let head = tree.word(word).head, head > verb,
        tree.isVerbal(head) ? !tree.isPassive(head) : !isAct(head)
      else { return false }
      return hangs(head, under: verb)
    }
  }

  /// Whether nothing on the way up to a verb has a doer of its own.
  private func hangs(_ word: Int, under verb: Int) -> Bool {
    var current = word
    for _ in 0..<6 {
      if tree.has("acl", current) || tree.has("conj", current) || tree.has("ccomp", current) { return false }
      if isAct(current) && !tree.isVerbal(current) { return false }
      guard let head = tree.word(current).head else { return false }
      if head == verb { return true }
      if tree.isPassive(head) || tree.children(head).contains(where: { tree.has("nsubj", $0) }) {
        return false
      }
      current = head
    }
    return false
  }

  private func isActor(_ word: Int) -> Bool {
    let entity = tree.word(word).entity
    return entity.hasSuffix("ORG") || entity.hasSuffix("PER") || entity.hasSuffix("LOC")
      || entity.hasSuffix("GPE") || tree.lexicon.agents[tree.lemmas[word]] != nil
  }

  /// Whether a noun names an act, with a doer of its own.
  private func isAct(_ word: Int) -> Bool {
    tree.lexicon.events[tree.hashes.lemmas[word]].contains {
      tree.lexicon.events.kinds[Int($0)] == .noun
    }
  }
}
