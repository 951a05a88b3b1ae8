import CasusCodebook
import CasusLanguage

/// Finds what fills a slot of a trigger word in the dependency tree.
struct Slots {
  let tree: Tree
  /// Whether a word is a verb that lends its subject to the act in its object (*carried out an attack*).
  let isLight: (Int) -> Bool

  /// The heads of the phrases in a slot, in text order.
  func fillers(_ slot: Slot, of trigger: Int) -> [Int] {
    switch slot {
    case .subj: subjects(of: trigger)
    case .obj: objects(of: trigger)
    case .comp: complements(of: trigger)
    case .inf: complements(of: trigger).filter { tree.isBareInfinitive($0) }
    case .of: genitives(of: trigger)
    case .by: agents(of: trigger)
    case .mod:
      tree.children(trigger).filter {
        tree.has("amod", $0) || tree.has("compound", $0) || tree.has("advmod", $0) || tree.has("nummod", $0)
          || tree.has("nmod", $0) && !isAim($0) || tree.has("flat", $0) || tree.has("obl", $0)
      }
    case .any: Array(tree.children(trigger))
    case .preposition(let name): oblique(name, of: trigger)
    }
  }

  /// *An attack on nuclear plants*, *raids in Sanaa*: whom an act is aimed at, or where it is, says nothing of its kind.
  private func isAim(_ noun: Int) -> Bool {
    let slots = tree.slots(ofPreposition: tree.prepositions[noun])
    return slots.contains("on") || slots.contains("against") || slots.contains("in") && !slots.contains("of")
  }

  // MARK: Subjects and objects

  func subjects(of trigger: Int) -> [Int] {
    let verbal = tree.isVerbal(trigger)
    if !verbal { return nounSubjects(of: trigger) }
    if tree.isPassive(trigger) { return agents(of: trigger) }
    return logicalSubjects(of: trigger, depth: 0)
  }

  /// The grammatical subject, found through coordination, control and relative clauses.
  func logicalSubjects(of trigger: Int, depth: Int) -> [Int] {
    let found = governingSubjects(of: trigger, depth: depth)
    return agreeing(found, with: trigger) ?? found
  }

  /// *שוטרים ירו בצעיר לאחר שניסה לדקור*, *איים להטיל מכסים על אקוודור אם לא תפתח*: a finite verb that leaves out its subject
  /// does not have one that disagrees with it, where somebody named before it in the clause above agrees.
  private func agreeing(_ subjects: [Int], with verb: Int) -> [Int]? {
    guard tree.grammar.dropsSubjects, subjects.count == 1, let subject = subjects.first,
      let head = tree.word(verb).head, tree.isVerbal(head),
      let main = tree.has("xcomp", head) ? tree.word(head).head : head,
      tree.word(subject).head == main, subject < main,
      tree.has("advcl", verb) || tree.has("obl", verb), head < verb, !fits(subject, verb),
      // Of a future, she and you are written alike.
      tree.word(verb).features["Person"] == "3" || tree.word(verb).features.has("Tense=Fut"),
      tree.word(verb).features["Tense"] != "Pres"
    else { return nil }
    let verbs = [main] + tree.children(main).filter { tree.has("xcomp", $0) && $0 < verb }
    let others = verbs.flatMap { above in
      tree.children(above).filter { other in
        other > above && other < verb && (tree.has("obj", other) || tree.has("obl", other))
          && tree.isNominal(other) && !tree.isMoment(other) && fits(other, verb)
          && (tree.lexicon.agents[tree.hashes.lemmas[other]] != nil
            || tree.word(other).entity.hasSuffix("GPE"))
      }
    }
    return others.max().map { [$0] }
  }

  /// Whether a noun and a verb agree in number and gender, as far as both tell theirs.
  private func fits(_ noun: Int, _ verb: Int) -> Bool {
    tree.isPlural(noun) == tree.isPlural(verb) && agrees(noun, verb)
  }

  private func governingSubjects(of trigger: Int, depth: Int) -> [Int] {
    if depth > 6 { return [] }
    let own = tree.children(trigger).filter {
      (tree.has("nsubj", $0) || tree.has("csubj", $0)) && !tree.isMoment($0)
    }
    if !own.isEmpty { return own.flatMap { meant(by: $0, depth: depth) } }
    let body = bodySpeaking(in: trigger)
    if !body.isEmpty { return body }
    guard let head = tree.word(trigger).head else { return dislocatedSubject(of: trigger) }
    if isOfOthers(trigger, under: head) { return [] }
    if tree.has("conj", trigger) {
      if tree.isVerbal(head) || hasSubject(head) { return grammaticalSubjects(of: head, depth: depth + 1) }
      return []
    }
    if tree.has("acl", trigger) || (tree.has("amod", trigger) && tree.isVerbal(trigger)) {
      if tree.isVerbal(head) && !tree.isNominal(head) {
        return grammaticalSubjects(of: head, depth: depth + 1)
      }
      if tree.word(trigger).features.has("VerbForm=Inf") {
        // *a plan to attack*, *ניסיון לרצוח*: whoever owns the noun.
        let subjects = nounSubjects(of: head)
        if !subjects.isEmpty { return subjects }
        let owners = owners(ofWill: head)
        return owners.isEmpty ? described(by: head, in: trigger) : owners
      }
      let speakers = speakers(in: head, depth: depth)
      if !speakers.isEmpty { return speakers }
      // *Started the process of cutting aid*: whoever does what the noun stands for.
      if tree.word(trigger).features.has("VerbForm=Ger"), tree.has("obj", head),
        tree.word(head).upos == .noun, tree.lexicon.agents[tree.lemmas[head]] == nil,
        let verb = tree.word(head).head
      {
        return tree.isVerbal(verb) && !tree.isPassive(verb) ? logicalSubjects(of: verb, depth: depth + 1) : []
      }
      return doersAbove(trigger, relativeTo: head, depth: depth) ?? gapDoers(trigger, relativeTo: head)
        ?? [head]
    }
    if tree.has("xcomp", trigger) || tree.has("ccomp", trigger) || tree.has("advcl", trigger)
      || tree.has("obl", trigger) || tree.has("parataxis", trigger)
    {
      if let blamed = blamed(for: trigger, under: head) { return blamed }
      if let main = mainSubjects(of: trigger, under: head, depth: depth) { return main }
      if tree.has("xcomp", trigger) || tree.has("obl", trigger)
        || (tree.has("ccomp", trigger) && tree.word(trigger).features.has("VerbForm=Inf"))
      {
        // Object control: *ordered the army to withdraw*.
        let controllers = tree.children(head).filter { child in
          child != trigger
            && (tree.has("obj", child) || tree.has("iobj", child)
              || (tree.has("obl", child)
                && tree.slots(ofPreposition: tree.prepositions[child]).contains("control")
                && child > head && child < trigger && tree.isNominal(child)
                && !tree.timeWords.contains(child)))
        }
        if tree.has("xcomp", trigger), let first = controllers.first(where: { tree.isNominal($0) }),
          tree.isVerbal(head), !isPurpose(trigger, of: head)
        {
          return [first]
        }
      }
      if tree.word(trigger).features.has("VerbForm=Fin"),
        tree.has("ccomp", trigger) || tree.has("parataxis", trigger)
      {
        return tree.grammar.dropsSubjects && tree.has("ccomp", trigger)
          ? grammaticalSubjects(of: head, depth: depth + 1) : []
      }
      if tree.isVerbal(head) || hasSubject(head) { return grammaticalSubjects(of: head, depth: depth + 1) }
    }
    return []
  }

  /// *Accused Israel of bombing*, *thanked France for helping*: what a preposition of blame or thanks introduces was
  /// done by the object of the verb.
  private func blamed(for clause: Int, under verb: Int) -> [Int]? {
    guard tree.isVerbal(verb), !tree.word(clause).features.has("VerbForm=Fin"),
      tree.children(clause).contains(where: { child in
        (tree.has("mark", child) || tree.has("case", child)) && child < clause
          && tree.slots(ofPreposition: tree.lemmas[child]).contains("blame")
      })
    else { return nil }
    let objects =
      tree.isPassive(verb)
      ? passiveSubjects(of: verb)
      : tree.children(verb).filter { tree.has("obj", $0) && tree.isNominal($0) && $0 < clause }
    return objects.isEmpty ? nil : Array(objects.prefix(1))
  }

  private func hasSubject(_ index: Int) -> Bool { tree.children(index).contains { tree.has("nsubj", $0) } }

  private func grammaticalSubjects(of verb: Int, depth: Int) -> [Int] {
    if !tree.isVerbal(verb), hasSubject(verb) {
      return tree.children(verb).filter { tree.has("nsubj", $0) }
    }
    return logicalSubjects(of: verb, depth: depth)
  }

  private func dislocatedSubject(of trigger: Int) -> [Int] {
    let own = tree.children(trigger).filter { tree.has("dislocated", $0) }
    return own.isEmpty ? subject(before: trigger) : own
  }

  /// *לאחר שהגיע נשיא צרפת לביירות, קרא להפסקת אש*: a verb that leaves out its subject has that of the clause before it.
  /// They of the plural may be anybody.
  private func subject(before verb: Int) -> [Int] {
    guard tree.grammar.dropsSubjects, tree.isVerbal(verb), !tree.isPassive(verb), !tree.isPlural(verb),
      tree.word(verb).features["Person"] == "3",
      let clause = tree.children(verb).filter({ tree.has("advcl", $0) && $0 < verb }).last
    else { return [] }
    return tree.children(clause).filter {
      tree.has("nsubj", $0) && !tree.isPlural($0) && agrees($0, verb) && tree.word($0).upos != .pron
    }
  }

  /// Whether a noun and a verb are of one gender, as far as both tell theirs.
  func agrees(_ noun: Int, _ verb: Int) -> Bool {
    guard let one = tree.word(noun).features["Gender"], let other = tree.word(verb).features["Gender"] else {
      return true
    }
    return one == other || other.split(separator: ",").contains { $0 == one }
  }

  func objects(of trigger: Int) -> [Int] {
    if !tree.isVerbal(trigger) { return genitives(of: trigger) }
    if tree.isPassive(trigger) { return passiveSubjects(of: trigger) }
    let own = tree.children(trigger).filter {
      tree.has("obj", $0) || tree.has("iobj", $0)
        || tree.has("obl", $0) && (isAccusative($0) || isRange($0))
    }
    if !own.isEmpty { return own.map { relativeAntecedent($0) ?? $0 } }
    // *the man whom they arrested*, *הדיפלומט שגורש*: the antecedent, when the clause has its own subject.
    if tree.has("acl", trigger), let head = tree.word(trigger).head,
      tree.children(trigger).contains(where: {
        tree.has("nsubj", $0) && !tree.word($0).features.has("PronType=Rel")
      })
    {
      return [head]
    }
    if let head = tree.word(trigger).head, gapDoers(trigger, relativeTo: head) != nil { return [head] }
    // A shared object: *arrested and expelled four diplomats*.
    for child in tree.children(trigger)
    where tree.has("conj", child) && tree.isVerbal(child) && !tree.isPassive(child) {
      let shared = tree.children(child).filter { tree.has("obj", $0) }
      if !shared.isEmpty, !tree.children(child).contains(where: { tree.has("nsubj", $0) }) { return shared }
    }
    return []
  }

  /// Whether a phrase is marked as a direct object, however the parser hung it.
  private func isAccusative(_ word: Int) -> Bool {
    tree.children(word).contains { tree.has("case", $0) && tree.word($0).features.has("Case=Acc") }
  }

  /// Whether a phrase is an object counted by a range: *arrested between 30 and 40 protesters*.
  private func isRange(_ word: Int) -> Bool {
    tree.slots(ofPreposition: tree.prepositions[word]).contains("between")
      && tree.children(word).contains { number in
        tree.has("nummod", number) && tree.children(number).contains { tree.has("conj", $0) }
      }
  }

  /// The noun an adjective is said of: its subject, or the one it modifies.
  func noun(ofAdjective word: Int) -> [Int] {
    let own = tree.children(word).filter { tree.has("nsubj", $0) }
    if !own.isEmpty { return own.map { relativeAntecedent($0) ?? $0 } }
    guard let head = tree.word(word).head, tree.has("amod", word) || tree.has("acl", word),
      tree.isNominal(head)
    else { return [] }
    return [head]
  }

  func passiveSubjects(of trigger: Int) -> [Int] {
    let own = tree.children(trigger).filter { tree.has("nsubj", $0) }
    if !own.isEmpty { return own.map { relativeAntecedent($0) ?? $0 } }
    guard let head = tree.word(trigger).head else {
      // Hebrew lets an object marked by את follow a passive.
      return tree.children(trigger).filter { tree.has("obj", $0) }
    }
    if tree.has("acl", trigger) || tree.has("amod", trigger) { return [oneOf(head) ?? head] }
    if tree.has("conj", trigger), tree.isVerbal(head) {
      return tree.isPassive(head) ? passiveSubjects(of: head) : logicalSubjects(of: head, depth: 0)
    }
    if tree.has("xcomp", trigger) || tree.has("advcl", trigger) {
      return logicalSubjects(of: trigger, depth: 0)
    }
    return tree.children(trigger).filter { tree.has("obj", $0) }
  }

  /// *Among those arrested was the writer*: whoever is said to be one of them.
  private func oneOf(_ those: Int) -> Int? {
    guard tree.isWritten(those, as: .anyone),
      !tree.prepositions[those].isEmpty, let person = tree.word(those).head, person > those,
      tree.isNominal(person), tree.children(person).contains(where: { tree.has("cop", $0) })
    else { return nil }
    return person
  }

  // MARK: Other slots

  func agents(of trigger: Int) -> [Int] {
    if let causers = causers(of: trigger) { return causers }
    // *US-backed rebels*, *police-led*.
    if tree.has("amod", trigger), tree.isPassive(trigger) {
      let joined = tree.hyphenated(before: trigger)
      if !joined.isEmpty { return joined }
    }
    let own = near(trigger).filter { child in
      guard
        tree.has("obl:agent", child)
          || (!tree.prepositions[child].isEmpty
            && tree.slots(ofPreposition: tree.prepositions[child]).contains("by"))
      else { return false }
      // *The killing of civilians by the army was condemned*: the army killed them.
      return child > trigger || !tree.isVerbal(trigger) || tree.word(child).head == trigger
    }
    return own.isEmpty ? lowAgents(of: trigger) : own
  }

  func complements(of trigger: Int) -> [Int] {
    let own = tree.children(trigger).filter { child in
      tree.has("ccomp", child) || tree.has("xcomp", child)
        || (tree.has("acl", child) && !tree.has("acl:relcl", child))
        || (tree.has("advcl", child) && tree.children(child).contains { tree.has("mark", $0) })
    }
    if !own.isEmpty { return own }
    // *Ordered nine diplomats to leave within a week*, hung on the diplomats.
    return tree.children(trigger).filter { object in
      tree.has("obj", object)
        && (tree.isPlural(object) || tree.word(object).upos == .propn)
    }.flatMap { object in
      tree.children(object).filter {
        tree.has("acl", $0) && $0 > object && tree.word($0).features.has("VerbForm=Inf")
      }
    }
  }

  func oblique(_ name: String, of trigger: Int) -> [Int] {
    let found = obliques(name, of: trigger)
    // *On Monday Egypt announced on...*, *בקהיר תמך בסוריה*: what stands before the act only says where and when.
    let later = found.filter { $0 > trigger }
    if !later.isEmpty { return later }
    if !found.isEmpty || !tree.isVerbal(trigger) { return found }
    // *איימה לפני שנה על מלזיה*: hung on the time before it.
    return tree.children(trigger).filter { $0 > trigger && tree.isMoment($0) }.flatMap { phrases(below: $0) }
      .filter { tree.slots(ofPreposition: tree.prepositions[$0]).contains(name) }
  }

  private func obliques(_ name: String, of trigger: Int) -> [Int] {
    near(trigger).filter { child in
      let phrase = tree.prepositions[child]
      if phrase.isEmpty {
        // *accused of being*: a clause introduced by the preposition.
        return
          (tree.has("advcl", child) || tree.has("acl", child) || tree.has("xcomp", child)
          || tree.has("ccomp", child))
          && tree.children(child).contains { tree.has("mark", $0) && tree.lemmas[$0] == name }
      }
      return phrase == name || tree.slots(ofPreposition: phrase).contains(name)
    }
  }

  /// Phrases with a preposition below a word, but not what it is of.
  private func phrases(below word: Int) -> [Int] {
    tree.children(word).filter {
      (tree.has("nmod", $0) || tree.has("obl", $0)) && !tree.prepositions[$0].isEmpty
        && !tree.slots(ofPreposition: tree.prepositions[$0]).contains("of")
    }
  }

  /// Dependents of a trigger, and those which the parser may have hung on its object or on the empty verb above.
  private func near(_ trigger: Int) -> [Int] {
    var result = Array(tree.children(trigger))
    for child in tree.children(trigger)
    where tree.has("obj", child) || tree.has("nsubj:pass", child) || tree.has("compound", child)
      || tree.has("nmod:poss", child) || tree.has("nmod", child)
    {
      result += tree.children(child).filter { tree.has("nmod", $0) || tree.has("obl", $0) }
    }
    // *An assassination attempt on X*: what belongs to the act hangs on the noun it is made part of.
    if !tree.isVerbal(trigger), let head = tree.word(trigger).head, tree.isNominal(head),
      tree.has("compound", trigger) || (tree.has("nmod", trigger) && tree.prepositions[trigger].isEmpty)
    {
      result += tree.children(head).filter { $0 != trigger && (tree.has("nmod", $0) || tree.has("obl", $0)) }
    }
    // *An attempt was made on X*: the verb is empty, its phrases belong to its subject.
    let base = tree.has("compound", trigger) ? tree.word(trigger).head ?? trigger : trigger
    if !tree.isVerbal(trigger), tree.has("nsubj", base), let verb = tree.word(base).head, isLight(verb),
      !tree.children(verb).contains(where: { tree.has("obj", $0) })
    {
      result += tree.children(verb).filter { tree.has("obl", $0) }
    }
    // *Held two rounds of talks with Turkey*.
    for child in tree.children(trigger) where tree.has("obj", child) {
      for inner in tree.children(child)
      where tree.has("nmod", inner) && tree.slots(ofPreposition: tree.prepositions[inner]).contains("of") {
        result += tree.children(inner).filter {
          tree.has("nmod", $0) && !tree.slots(ofPreposition: tree.prepositions[$0]).contains("of")
        }
      }
    }
    // *300 megawatts a day from Argentina*, *tobacco worth millions to China*, *helmets and vests for Ukraine*: the tree
    // hangs a phrase on the last word before it.
    for child in tree.children(trigger)
    where tree.has("obl:unmarked", child)
      || tree.has("xcomp", child) && tree.word(child).upos == .adj
    {
      result += phrases(below: child)
    }
    for child in tree.children(trigger) where tree.has("obj", child) || tree.has("compound", child) {
      for part in tree.children(child)
      where tree.has("conj", part) || tree.has("amod", part) && part > child {
        result += phrases(below: part)
      }
    }
    // *Demanded in a letter to the minister*.
    for child in tree.children(trigger) where tree.has("obl", child) {
      result += tree.children(child).filter {
        tree.has("nmod", $0) && tree.slots(ofPreposition: tree.prepositions[$0]).contains("to")
      }
    }
    let shared = shared(by: trigger)
    result += shared + shared.flatMap { phrases(below: $0) }
    if let verb = emptyClause(on: trigger) { result += tree.children(verb).filter { tree.has("obl", $0) } }
    if let verb = lightClause(on: trigger) {
      result += tree.children(verb).filter { tree.has("obl", $0) || tree.has("iobj", $0) }
    }
    if let verb = lightGovernor(of: trigger) {
      result += tree.children(verb).filter { $0 != trigger && !tree.has("nsubj", $0) }
    }
    return result
  }
}
