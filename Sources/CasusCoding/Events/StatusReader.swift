import CasusCodebook
import CasusLanguage
import CasusRecords

/// What the words above and beside an act say about whether it took place.
struct StatusReading {
  var status: Status = .actual
  /// The act is brought to an end (*lifted the curfew*).
  var ended = false
  /// What is brought to an end had only been planned (*cancelled the planned visit*).
  var endedPlan = false
  /// Only promised or decided, but that is done (*agreed to release*).
  var committed = false
  /// Denied is the motive, not the act (*did not invade because of...*).
  var motive = false
  /// No particular act is meant (*the risk of war*).
  var generic = false
  /// It ought to be done (*must release them*): generic as well.
  var isDuty = false
  /// What is negated is a will, not a fact (*will not meet*, *is not ready to help*).
  var unwilling = false
  /// The operator words that decided, for explanations.
  var because: [Int] = []
  /// The verb above that took over the act (*suspended* talks).
  var operatorWord: Int?
}

/// Reads tense, modality, negation, attempts and conditions around a trigger.
struct StatusReader {
  typealias Effects = Set<OperatorEntry.Effect>

  let tree: Tree
  let matcher: Matcher

  private var reach: OperatorReach { OperatorReach(tree: tree) }

  /// The status of an act; a negation that its pattern covers (*did not agree* as a refusal) does not
  /// negate it again.
  func read(_ trigger: Int, covered: [Int] = []) -> StatusReading {
    var reading = StatusReading()
    beside(trigger, except: covered, into: &reading)
    var current = trigger
    for step in 0..<5 {
      guard let head = tree.word(current).head else { break }
      if tree.has("conj", current) {
        if step == 0, reading.status == .actual, sharesMood(current, of: head) {
          beside(head, into: &reading)
        }
        current = head
        continue
      }
      if step == 0, isTooMuch(current, under: head) {
        reading.status = .negated
        reading.because.append(head)
        break
      }
      let found = effects(at: head)
      guard reach.carries(current, to: head, found, isFirst: step == 0) || isReport(head, of: current) else {
        if step == 0 { consequence(current, of: head, into: &reading) }
        break
      }
      apply(found, of: head, to: &reading, through: current)
      if reading.ended || reading.status == .negated || reading.status == .hypothetical { break }
      if found.contains(.light) || found.isEmpty && tree.has("xcomp", current) {
        beside(head, into: &reading)
      } else if found.isEmpty {
        purpose(current, of: head, into: &reading)
        // Through a noun that is no operator only what owns the act is followed (*a wave of attacks*), or a report of
        // it (*denied claims that it attacked*).
        guard tree.isNominal(head),
          tree.has("compound", current) || isGenitive(current) || isReport(head, of: current)
        else { break }
      }
      current = head
    }
    return reading
  }

  /// The operators whose pattern fires at a word.
  func effects(at index: Int) -> Effects {
    var result: Effects = []
    let (lemma, form) = (tree.hashes.lemmas[index], tree.hashes.forms[index])
    for key in lemma == form ? [lemma] : [lemma, form] {
      for position in tree.lexicon.operators[key] {
        let effect = tree.lexicon.operators.entries[Int(position)].effect
        if !result.contains(effect),
          matcher.match(tree.lexicon.operators.entries[Int(position)].pattern, at: index) != nil
        {
          result.insert(effect)
        }
      }
    }
    return result
  }

  /// Whether a noun is a claim or report, and the clause on it what is reported.
  private func isReport(_ noun: Int, of clause: Int) -> Bool {
    guard tree.has("acl", clause) || tree.has("ccomp", clause), tree.isVerbal(clause),
      tree.children(clause).contains(where: {
        tree.has("nsubj", $0) && !tree.word($0).features.has("PronType=Rel")
      }),
      !tree.has("acl:relcl", clause) || tree.children(clause).contains(where: { tree.has("obj", $0) })
    else { return false }
    let claims = tree.lexicon.claims
    return tree.isListed(noun, as: .document)
      || claims[tree.hashes.lemmas[noun]].contains { claims.kinds[Int($0)] == .noun }
  }

  private func isGenitive(_ index: Int) -> Bool {
    tree.has("nmod", index) && tree.slots(ofPreposition: tree.prepositions[index]).contains("of")
  }

  /// Whether what stands beside a verb holds for a verb coordinated with it: *may be attacked and killed*, *did not come
  /// and speak*; a finite verb has its own tense and negation.
  private func sharesMood(_ verb: Int, of first: Int) -> Bool {
    guard tree.isVerbal(first), tree.isVerbal(verb) else { return false }
    let children = tree.children(verb)
    if children.contains(where: { tree.has("nsubj", $0) || tree.has("aux", $0) }) { return false }
    guard let form = tree.word(verb).features["VerbForm"], form != "Fin" else { return false }
    return form == "Inf" || tree.word(first).features["VerbForm"] == form
  }

  // MARK: Beside the act

  /// Auxiliaries, adverbs, marks and negations that depend on a word, and its own tense.
  private func beside(_ index: Int, except covered: [Int] = [], into reading: inout StatusReading) {
    let word = tree.word(index)
    for child in tree.children(index) {
      if isInverted(child, of: index) {
        reading.status = .hypothetical
        reading.because.append(child)
      } else if isFunction(child) {
        let isDenied = tree.has("aux", child) && isDenied(child)
        var own = effects(at: child)
        // *Is not ready to*, as a refusal: neither the negation nor what it denies counts again.
        if covered.contains(child) { own.subtract(isDenied ? [.negate, .commit, .plan] : [.negate]) }
        // *Should*, *must*: what ought to be done is not done yet.
        if tree.has("aux", child), own.contains(.generic), !covered.contains(child) {
          reading.generic = true
          reading.isDuty = true
        }
        if tree.has("aux", child), own.contains(.future) { reading.unwilling = true }
        apply(own, of: child, to: &reading, through: nil)
        if isDenied, !covered.contains(child), !own.contains(.generic) {
          if !own.isDisjoint(with: [.commit, .plan]) { reading.unwilling = true }
          reading.status = .negated
          reading.because.append(child)
        }
      } else if isNobody(child), !isCovered(child, covered) {
        apply([.negate], of: child, to: &reading, through: nil)
      } else if tree.isVerbal(index), !word.features.has("Tense=Past"), isFutureTime(child) {
        apply([.future], of: child, to: &reading, through: nil)
      }
    }
    if word.features.has("Tense=Fut") {
      reading.unwilling = true
      if reading.status == .actual {
        reading.status = .planned
        reading.because.append(index)
      }
    }
    if word.features.has("VerbForm=Inf"), isDuty(before: index) || isAim(index) { reading.generic = true }
    // A command has no subject: *the junta let them go*.
    if word.features.has("Mood=Imp"), reading.status == .actual,
      !tree.children(index).contains(where: { tree.has("nsubj", $0) })
    {
      reading.status = .hypothetical
    }
    conditions(index, into: &reading)
    if reading.status == .negated { reading.motive = reading.motive || hasMotive(index) }
  }

  /// *אינה מוכנה לשלוח*, *לא צפויה להטיל*: whether an auxiliary is itself denied.
  private func isDenied(_ auxiliary: Int) -> Bool {
    var above = StatusReading()
    besideOperator(auxiliary, into: &above)
    guard above.status == .negated else { return false }
    // *Not only ready to*.
    let verb = tree.word(auxiliary).head ?? auxiliary
    return !tree.children(auxiliary).contains {
      tree.isListed($0, as: .focus) || tree.isWritten($0, as: .focus)
    }
      && !tree.children(verb).contains { $0 > auxiliary && effects(at: $0).contains(.negate) }
  }

  /// *Should they attack, there will be war*: an auxiliary before its subject, with no question mark, is an *if*.
  private func isInverted(_ auxiliary: Int, of verb: Int) -> Bool {
    guard tree.has("aux", auxiliary), auxiliary < verb, tree.has("advcl", verb),
      tree.isWritten(auxiliary, as: .inverted)
    else { return false }
    let children = tree.children(verb)
    return children.contains { tree.has("nsubj", $0) && $0 > auxiliary }
      && !children.contains { tree.has("mark", $0) || $0 < auxiliary && tree.word($0).upos != .punct }
  }

  /// *Too weak to arrest them*, *חלשה מכדי לעצור*: it is not done.
  private func isTooMuch(_ infinitive: Int, under head: Int) -> Bool {
    guard tree.word(infinitive).features.has("VerbForm=Inf") else { return false }
    return tree.children(infinitive).contains { tree.isWritten($0, as: .too) }
      || (tree.word(head).upos == .adj || tree.word(head).upos == .adv)
        && tree.children(head).contains { $0 < head && tree.isWritten($0, as: .too) }
  }

  /// *The way to stop them is to attack*: what is equated with a thing is no act; a party that is to act plans it.
  private func isAim(_ infinitive: Int) -> Bool {
    guard let mark = tree.children(infinitive).first(where: { tree.has("mark", $0) }),
      tree.children(infinitive).contains(where: {
        $0 < mark && tree.word($0).upos == .aux && (tree.has("cop", $0) || tree.has("aux", $0))
      }),
      let subject = tree.children(infinitive).first(where: { tree.has("nsubj", $0) || tree.has("csubj", $0) })
    else { return false }
    return tree.word(subject).upos == .noun
      && matcher.resolver.resolve(subject, depth: 0).map { $0.kind == .described && !$0.isPerson } ?? true
  }

  /// *יש לעצור*, *אין לשלם*, *על הממשלה לעצור*: what is to be done or not.
  private func isDuty(before infinitive: Int) -> Bool {
    guard infinitive > 0 else { return false }
    func isMain(_ word: Int) -> Bool {
      ["root", "ccomp", "conj", "parataxis"].contains { tree.has($0, word) }
    }
    // The clause is a noun whose duty it is, or has it as its first phrase.
    if let noun = tree.word(infinitive).head, noun < infinitive, !tree.isVerbal(noun), isMain(noun),
      tree.isIntroduced(noun, by: .dutyOf)
    {
      return true
    }
    if isMain(infinitive),
      tree.children(infinitive).contains(where: {
        $0 < infinitive && tree.has("obl", $0) && tree.isIntroduced($0, by: .dutyOf)
      })
    {
      return true
    }
    let before = tree.word(infinitive - 1).upos == .adv && infinitive > 1 ? infinitive - 2 : infinitive - 1
    return tree.sentenceOf[before] == tree.sentenceOf[infinitive] && tree.isWritten(before, as: .duty)
  }

  private func isFunction(_ index: Int) -> Bool {
    switch tree.relation(index) {
    case "aux", "advmod", "mark", "det", "cop", "amod", "case", "cc": true
    default: false
    }
  }

  /// *No one was hurt*, *arrested nobody*.
  private func isNobody(_ index: Int) -> Bool {
    guard tree.has("nsubj", index) || tree.has("obj", index) else { return false }
    if tree.word(index).upos == .pron, effects(at: index).contains(.negate) { return true }
    // *Not the leaders* did it: others did.
    return tree.children(index).contains {
      tree.has("det", $0) && !tree.isWritten($0, as: .not) && effects(at: $0).contains(.negate)
    }
  }

  /// *Has no intention of*, as a refusal: whether a pattern has taken a denial for itself.
  private func isCovered(_ word: Int, _ covered: [Int]) -> Bool {
    covered.contains {
      $0 == word ? tree.word($0).upos == .pron : tree.word($0).head == word && tree.has("det", $0)
    }
  }

  /// *Next week*, *בשבוע הבא*: a phrase of time to come.
  private func isFutureTime(_ index: Int) -> Bool {
    guard tree.has("obl", index) || tree.has("nmod", index) else { return false }
    return ([index] + tree.children(index)).contains { effects(at: $0).contains(.future) }
  }

  private func conditions(_ index: Int, into reading: inout StatusReading) {
    func isConditional(_ clause: Int) -> Bool {
      tree.children(clause).contains { tree.has("mark", $0) && effects(at: $0).contains(.condition) }
    }
    // A clause under *if*, and what is to come if that holds.
    if tree.has("advcl", index), isConditional(index) {
      reading.status = .hypothetical
    } else if reading.status == .planned,
      tree.children(index).contains(where: { tree.has("advcl", $0) && isConditional($0) })
    {
      reading.status = .hypothetical
    }
  }

  /// *Because of* in the same breath as the negation.
  private func hasMotive(_ index: Int) -> Bool {
    tree.children(index).contains { child in
      guard child > index, tree.has("obl", child) || tree.has("advcl", child) else { return false }
      return tree.children(child).contains {
        (tree.has("case", $0) || tree.has("mark", $0)) && effects(at: $0).contains(.motive)
          && tree.word($0 - 1).upos != .punct
      }
    }
  }

  /// *Did nothing to help*: what is done to no end is not done.
  private func purpose(_ clause: Int, of head: Int, into reading: inout StatusReading) {
    guard tree.has("advcl", clause) else { return }
    var above = StatusReading()
    besideOperator(head, into: &above)
    if above.status == .negated {
      reading.status = .negated
      reading.because.append(head)
    }
  }

  /// *An attack would bring war*: what only may have effects may only be.
  ///
  /// *It would be wrong to attack them*: nor is what only would be so done.
  private func consequence(_ noun: Int, of head: Int, into reading: inout StatusReading) {
    if reading.status == .actual, tree.isVerbal(noun), !tree.isVerbal(head),
      tree.word(noun).features.has("VerbForm=Inf") || tree.word(noun).features.has("VerbForm=Ger"),
      ["csubj", "advcl", "acl", "ccomp", "xcomp"].contains(where: { tree.has($0, noun) }),
      tree.children(head).contains(where: { tree.has("cop", $0) })
    {
      var above = StatusReading()
      besideOperator(head, into: &above)
      if above.status == .planned || above.status == .hypothetical {
        reading.status = .hypothetical
        reading.because.append(head)
      }
      return
    }
    guard reading.status == .actual, tree.has("nsubj", noun), !tree.isVerbal(noun), !reach.isDefinite(noun),
      tree.word(noun).features.has("Number=Sing")
    else { return }
    var above = StatusReading()
    besideOperator(head, into: &above)
    if above.status == .planned || above.status == .hypothetical {
      reading.status = .hypothetical
      reading.because.append(head)
    }
  }

  // MARK: Operators

  private func apply(
    _ effects: Effects, of word: Int, to reading: inout StatusReading, through: Int?
  ) {
    if effects.isEmpty { return }
    let before = reading.status
    if effects.contains(.negate) {
      reading.status = reading.status == .hypothetical ? .hypothetical : .negated
    } else if effects.contains(.possible) || effects.contains(.condition) {
      if reading.status == .actual || reading.status == .planned { reading.status = .hypothetical }
    } else if effects.contains(.fail) || effects.contains(.attempt) {
      if reading.status == .actual { reading.status = .attempted }
    } else if effects.contains(.commit) {
      // *Swore that they had fled* promises nothing; *vowed that it would respond* does.
      let isReport = through.map { tree.has("ccomp", $0) } ?? false
      if reading.status == .actual, !isReport { reading.status = .planned }
      reading.committed = through != nil && reading.status == .planned
    } else if effects.contains(.plan) || effects.contains(.future) {
      if reading.status == .actual { reading.status = .planned }
    } else if effects.contains(.end), let through, !tree.has("obl", through) {
      reading.ended = true
      reading.operatorWord = word
      if reading.status == .planned {
        reading.status = .actual
        reading.endedPlan = true
      }
    }
    if effects.contains(.generic), through != nil { reading.generic = true }
    if reading.status != before || reading.ended { reading.because.append(word) }
    if through != nil, reading.status != before || reading.ended || reading.generic {
      // The operator's own tense and negation count as well: *did not try to*, *will lift*.
      var above = StatusReading()
      besideOperator(word, into: &above)
      if above.status == .negated {
        reading.unwilling = reading.status == .planned && !effects.isDisjoint(with: [.commit, .plan])
        reading.status = reading.status == .negated ? .actual : .negated
      }
      if above.status == .hypothetical || above.status == .planned, reading.ended || reading.committed {
        reading.status = above.status
        reading.committed = false
      }
    }
  }

  private func besideOperator(_ index: Int, into reading: inout StatusReading) {
    for child in tree.children(index) {
      if isNobody(child) { reading.status = .negated }
      guard ["aux", "advmod", "det", "cc", "cop"].contains(where: { tree.has($0, child) }) else { continue }
      let found = effects(at: child)
      if found.contains(.negate) { reading.status = .negated }
      if found.contains(.possible) { reading.status = .hypothetical }
      if found.contains(.future) || found.contains(.plan) { reading.status = .planned }
    }
    if tree.word(index).features.has("Tense=Fut") { reading.status = .planned }
  }
}
