import CasusCodebook
import CasusLanguage
import CasusRecords

/// Drops acts that are only the content of another: what is demanded, promised, threatened or refused is told by
/// that speech act; what someone is accused of is coded apart.
struct Embedding {
  let tree: Tree

  /// What somebody is accused or convicted of, he did: *convicted three men of the abduction of a teacher*.
  private func share(_ found: inout [Proposal]) {
    for outer in found.indices where found[outer].dropped == nil {
      guard [.accuse, .coerce, .sanction].contains(found[outer].type) else { continue }
      let blamed = found[outer].recipients.filter { $0.isKnown && $0.kind != .implied }
      guard !blamed.isEmpty else { continue }
      for inner in found.indices
      where inner != outer && found[inner].dropped == nil {
        let trigger = found[inner].trigger
        guard isCharge(trigger, of: found[outer]) else { continue }
        // *Protested to China over the ramming of its boat*: who complains did not do it.
        let isAccuser = found[inner].actors.allSatisfy { party in
          found[outer].actors.contains { $0.words == party.words }
        }
        // *Condemned Ecuador over an attack by soldiers*: those of no state are of the blamed one.
        if let first = blamed.first, let country = first.country, first.id == country,
          !found[inner].actors.isEmpty,
          found[inner].actors.allSatisfy({ actor in
            actor.kind == .agent && actor.isAuthority
              && (actor.country == nil || actor.countryInferred)
          })
        {
          for actor in found[inner].actors.indices { found[inner].actors[actor].country = country }
          continue
        }
        if !isAccuser {
          // *Accused Israel of the shelling of a village*: what the noun governs is its victim.
          guard found[inner].nominal, found[inner].recipients.isEmpty, found[inner].type == .assault,
            found[inner].actors.allSatisfy({ actor in
              isGoverned(actor, by: trigger) && !blamed.contains { $0.sameCode(as: actor) }
            })
          else { continue }
          found[inner].recipients = found[inner].actors
        }
        guard
          !found[inner].recipients.contains(where: { party in blamed.contains { $0.words == party.words } })
        else { continue }
        found[inner].actors = blamed
        found[inner].notes.append("by whom `\(tree.word(found[outer].trigger).form)` blames")
      }
    }
  }

  /// Whether a party stands right under a noun, behind it: in a construct chain, or with *of*.
  private func isGoverned(_ party: Party, by noun: Int) -> Bool {
    guard let words = party.words, words.lowerBound > noun else { return false }
    return words.contains { word in
      tree.word(word).head == noun
        && (tree.has("compound", word) || tree.slots(ofPreposition: tree.prepositions[word]).contains("of"))
    }
  }

  /// Whether a noun or clause is what a word of blame names behind its preposition, or is coordinated with that.
  private func isCharge(_ trigger: Int, of blame: Proposal) -> Bool {
    var current = trigger
    if tree.has("conj", current), let head = tree.word(current).head { current = head }
    // *Convicted of an attempt at a coup*.
    if tree.has("compound", current), let head = tree.word(current).head, head < current,
      !tree.lexicon.operators[tree.hashes.lemmas[head]].isEmpty
    {
      current = head
    }
    guard let head = tree.word(current).head, blame.words.contains(head) else { return false }
    let cases = tree.slots(ofPreposition: tree.prepositions[current])
    if cases.contains("grounds") { return true }
    guard blame.type != .sanction || blame.modes.first == "convict" else { return false }
    return cases.contains("blame")
      || tree.children(current).contains {
        tree.has("mark", $0) && tree.slots(ofPreposition: tree.lemmas[$0]).contains("blame")
      }
  }

  /// Gives acts that others are blamed for their doers, then drops what another act only speaks of.
  func drop(_ found: inout [Proposal]) {
    share(&found)
    for outer in found.indices where found[outer].dropped == nil {
      guard Self.swallows(found[outer].type) else { continue }
      for inner in found.indices where inner != outer && found[inner].dropped == nil {
        let trigger = found[inner].trigger
        let refused = found[outer].type == .reject
        let inside = contents(of: found[outer]).contains {
          $0 == trigger || isClose($0, trigger, throughClauses: refused)
        }
        guard inside, found[outer].trigger != trigger, !isConfessed(found[inner], by: found[outer]) else {
          continue
        }
        found[inner].dropped =
          "it is the content of \(found[outer].type.rawValue) `\(tree.word(found[outer].trigger).form)`"
      }
    }
  }

  /// *Admitted that its troops had killed villagers*: what is confessed was done.
  private func isConfessed(_ act: Proposal, by speech: Proposal) -> Bool {
    speech.type == .concede && (act.type == .assault || act.type == .coerce)
      && act.status.status == .actual && tree.has("ccomp", act.trigger)
  }

  /// What a speech act is about: its content, and the clauses right under its words (*urged Rwanda to withdraw*,
  /// *turned down a plea to arrest him*).
  private func contents(of outer: Proposal) -> [Int] {
    outer.content
      + outer.words.flatMap { word in
        tree.children(word).filter {
          tree.has("ccomp", $0) || tree.has("xcomp", $0)
            || tree.has("acl", $0) && tree.word($0).features.has("VerbForm=Inf")
        }
      }
  }

  /// Drops what a protest voices: *marched, calling for the resignation of the minister*.
  func dropDemands(_ found: inout [Proposal]) {
    for outer in found.indices where found[outer].dropped == nil && found[outer].type == .protest {
      let protest = found[outer].trigger
      for inner in found.indices where found[inner].dropped == nil {
        // *Gathered to demand the departure of French troops*: what the pattern's own word asks for.
        if found[inner].nominal, found[inner].type.quad < 4, let head = tree.word(found[inner].trigger).head,
          head != protest, found[outer].words.contains(head), tree.isVerbal(head)
        {
          found[inner].dropped = "it is demanded by PROTEST `\(tree.word(protest).form)`"
          continue
        }
        guard found[inner].type == .request || found[inner].type == .accuse,
          isVoiced(found[inner], by: found[outer])
        else { continue }
        found[inner].dropped = "it is voiced by PROTEST `\(tree.word(protest).form)`"
      }
    }
  }

  private func isVoiced(_ demand: Proposal, by protest: Proposal) -> Bool {
    let trigger = demand.trigger
    guard !protest.actors.isEmpty || protest.counts["participants"] != nil,
      protest.status.status == demand.status.status,
      demand.actors.isEmpty
        || demand.actors.contains(where: { party in
          protest.actors.contains {
            $0.words == party.words || party.kind == .pronoun && $0.country == party.country
          }
        })
    else { return false }
    guard let head = tree.word(trigger).head, head == protest.trigger else { return false }
    return ["advcl", "conj", "acl", "xcomp", "obl", "parataxis"].contains { tree.has($0, trigger) }
  }

  /// Whoever is released from prison was held there: *his release from detention*.
  func shareReleased(_ found: inout [Proposal]) {
    for outer in found.indices
    where found[outer].dropped == nil && found[outer].type == .retreat
      && found[outer].modes.first == "release"
    {
      for inner in found.indices
      where found[inner].dropped == nil && found[inner].type == .coerce && found[inner].recipients.isEmpty
        && found[inner].nominal && tree.word(found[inner].trigger).head == found[outer].trigger
        && tree.slots(ofPreposition: tree.prepositions[found[inner].trigger]).contains("from")
      {
        found[inner].recipients = found[outer].recipients
      }
    }
  }

  /// *Condemned the shelling of the town*: blame falls on whoever did it, not on who suffered it.
  func turnBlame(_ found: inout [Proposal]) {
    for outer in found.indices
    where found[outer].dropped == nil && found[outer].type == .accuse {
      for inner in found.indices
      where inner != outer && found[inner].nominal && found[inner].type == .assault {
        let act = found[inner]
        let blamed = found[outer].recipients.filter { party in
          // Its words hold those of the act, or the pattern does: *condemned the killing of villagers by the army*.
          guard let words = party.words,
            party.kind == .described && words.contains(act.trigger)
              || found[outer].words.contains(act.trigger) && !act.actors.isEmpty
                && act.recipients.contains(where: { $0.words == words })
          else { return false }
          return act.recipients.contains { $0.country == party.country }
            && !act.actors.contains { $0.country == party.country }
        }
        guard !blamed.isEmpty else { continue }
        found[outer].recipients.removeAll { blamed.contains($0) }
        if found[outer].recipients.isEmpty { found[outer].recipients = act.actors.filter(\.isKnown) }
        found[outer].notes.append("blame falls on the doer of `\(tree.word(act.trigger).form)`")
      }
    }
  }

  /// *פתחו באש על מתפללים שיצאו מכנסייה והרגו תשעה*: the tree hangs the last verb on the clause about those who were hit;
  /// unless they did something themselves, whoever hit them did that, too.
  func turnResult(_ found: inout [Proposal]) {
    for inner in found.indices where found[inner].dropped == nil && found[inner].type == .assault {
      let verb = found[inner].trigger
      guard !found[inner].nominal, tree.has("conj", verb), !tree.isPassive(verb),
        let clause = tree.word(verb).head, tree.has("acl:relcl", clause), clause < verb,
        let noun = tree.word(clause).head,
        !found.contains(where: { $0.dropped == nil && $0.trigger == clause }),
        let attack = found.first(where: { act in
          act.dropped == nil && act.type == .assault && act.trigger < noun && !act.actors.isEmpty
            && act.recipients.contains { $0.words?.contains(noun) ?? false }
        }),
        found[inner].actors.allSatisfy({ $0.words?.contains(noun) ?? false })
      else { continue }
      found[inner].actors = attack.actors
      found[inner].notes.append("by whoever hit `\(tree.word(noun).form)`")
    }
  }

  /// Drops nouns that only describe a party of another act: *suspects in the plot*, *accused of spying*.
  func dropDescriptions(_ found: inout [Proposal]) {
    for inner in found.indices where found[inner].dropped == nil && found[inner].nominal {
      let trigger = found[inner].trigger
      for outer in found.indices where outer != inner && found[outer].dropped == nil {
        guard
          let party = (found[outer].actors + found[outer].recipients).first(where: {
            $0.kind != .pronoun && ($0.words?.contains(trigger) ?? false)
          }),
          let words = party.words, !words.contains(found[outer].trigger), words.lowerBound != trigger,
          // *Revenge for the killing of a teacher*: the act itself gave the party its country.
          tree.word(trigger).head.map({ words.contains($0) }) ?? false
        else { continue }
        found[inner].dropped = "it describes a party of `\(tree.word(found[outer].trigger).form)`"
        break
      }
    }
  }

  /// Drops what an act of speech is for: *summoned the envoy to protest*.
  func dropPurposes(_ found: inout [Proposal]) {
    for index in found.indices where found[index].dropped == nil && found[index].type == .protest {
      let verb = found[index].trigger
      guard !found[index].nominal, tree.word(verb).features.has("VerbForm=Inf"), !tree.has("conj", verb),
        let act = found.first(where: {
          $0.dropped == nil && $0.trigger == tree.word(verb).head && $0.type == .accuse
        })
      else { continue }
      found[index].dropped = "it tells what \(act.type.rawValue) `\(tree.word(act.trigger).form)` is for"
    }
  }

  /// Drops what only tells how somebody calls an act: *described the raid as a massacre*, *called the probe a coup*.
  func dropLabels(_ found: inout [Proposal]) {
    for index in found.indices where found[index].dropped == nil && found[index].nominal {
      let noun = found[index].trigger
      guard let verb = tree.word(noun).head, tree.isVerbal(verb), tree.isListed(verb, as: .labels),
        tree.has("xcomp", noun)
          || (tree.has("obj", noun) || tree.has("obl", noun))
            && tree.children(verb).contains(where: { tree.has("obj", $0) && $0 < noun && tree.isNominal($0) })
      else { continue }
      // *Called it an act of war*, not *described the raid in a report on the attack*.
      if tree.has("obl", noun), !tree.isIntroduced(noun, by: .label) { continue }
      found[index].dropped = "`\(tree.word(verb).form)` tells what somebody calls it"
    }
  }

  private static func swallows(_ type: EventType) -> Bool {
    switch type {
    case .request, .agree, .threaten, .reject, .concede: true
    default: false
    }
  }

  /// Whether a phrase tells after or because of what something is done.
  private func isBackground(_ word: Int) -> Bool {
    guard tree.has("obl", word) || tree.has("nmod", word) else { return false }
    let cases = tree.slots(ofPreposition: tree.prepositions[word])
    return cases.contains("after")
      || cases.contains("grounds") && !cases.contains("for") && !cases.contains("on")
  }

  /// Whether the trigger is the content's own verb, its coordinate or its object.
  ///
  /// - Parameter throughClauses: also what a participle says of it: *vetoed a resolution condemning Israel*.
  private func isClose(_ content: Int, _ trigger: Int, throughClauses: Bool) -> Bool {
    var current = trigger
    for _ in 0..<3 {
      guard let head = tree.word(current).head else { return false }
      // *Agreed to hold talks following the bombing of its embassy*: what came before is told besides.
      if isBackground(current) { return false }
      // *A request to hand over the suspects*: an infinitive completes its noun.
      let form = tree.word(current).features["VerbForm"]
      let completes =
        tree.word(current).deprel == "acl"
        && (form == "Inf" || throughClauses && !tree.isPassive(current) && form != "Fin")
      if tree.has("acl", current) && !completes || tree.has("advcl", current)
        || tree.has("parataxis", current)
      {
        return false
      }
      if head == content { return true }
      current = head
    }
    return false
  }
}
