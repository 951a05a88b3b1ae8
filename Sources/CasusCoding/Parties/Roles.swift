import CasusCodebook
import CasusLanguage
import CasusRecords

/// Who did it to whom: fills the roles of an act from its frame and the tree.
extension EventCoder {
  /// The frame in force: the concept's for verb or noun, turned for the passive, overridden by the lexicon entry.
  func frame(of proposal: Proposal) -> Frame {
    var frame = proposal.nominal ? proposal.concept.noun : proposal.concept.verb
    if proposal.entry.pattern.kind == .passive, !proposal.nominal {
      frame.slots[.actor] = [[.by]]
      frame.slots[.recipient] = [[.subj]]
    }
    let own = proposal.entry.roles
    frame = frame.overridden(by: own)
    // *Was questioned under caution*: whoever undergoes it does not do it.
    if own.slots[.recipient]?.first == [.subj], own.slots[.actor] == nil,
      frame.slots[.actor]?.first == [.subj]
    {
      frame.slots[.actor] = [[.by]]
    }
    return frame
  }

  func assignRoles(_ proposal: inout Proposal, resolver: PartyResolver) {
    let frame = frame(of: proposal)
    let used = Set(proposal.words)
    // *Gang-raped*: half a word is nobody.
    let halves = tree.hashes.joined(to: proposal.trigger, by: proposal.entry.pattern.hashes)
    let trigger = proposal.trigger
    let passiveKind = proposal.entry.pattern.kind == .passive && !proposal.nominal
    let isActive = hasObject(proposal)
    let isPhrase = proposal.entry.pattern.kind == .phrase
    func fill(
      _ role: Role, without taken: [Int] = [], first: Bool = false, where fits: ((Party) -> Bool)? = nil
    ) -> [Int] {
      var unfit: [Int] = []
      for alternative in (frame.slots[role] ?? []).prefix(first ? 1 : Int.max) {
        let heads = alternative.flatMap { slot -> [Int] in
          if passiveKind, slot == .subj {
            let subjects = slots.logicalSubjects(of: trigger, depth: 0)
            return subjects.isEmpty ? slots.passiveSubjects(of: trigger) : subjects
          }
          if slot == .of, let heads = genitives(of: proposal, as: role, in: frame) { return heads }
          if slot == .subj, let heads = phraseSubjects(proposal, as: role) { return heads }
          if slot == .subj, role == .actor, let heads = sharedSubjects(proposal) { return heads }
          let found =
            isActive && slot == .subj
            ? slots.logicalSubjects(of: trigger, depth: 0) : slots.fillers(slot, of: trigger)
          guard found.isEmpty, tree.isVerbal(trigger) else { return found }
          // *Waved the flag of Chile*: whose the object is; *went to war against Chile*.
          let nouns = proposal.words.dropFirst().filter { tree.isNominal($0) }
          return switch slot {
          // The pattern's own object, wherever the tree hung it.
          case .obj:
            barest(
              nouns.filter {
                tree.word($0).head == trigger
                  && (!tree.has("nsubj", $0) || isPatternObject($0, of: proposal))
                  && (resolver.agentPhrase(at: $0) != nil
                    || tree.has("nsubj", $0) && resolver.parties(of: $0).contains(where: \.isKnown))
              })
          // *Dozens of Egyptian students blocked a road*: nobody in the subject is acted upon.
          case .of:
            proposal.words.dropFirst().filter { passiveKind || !isInSubject($0, of: trigger) }
              .flatMap { slots.genitives(of: $0) }
          // *נשא ונתן עם*: behind the last verb of a phrase; *offered to mediate between them*.
          case .preposition(let name):
            (isPhrase
              ? Array(proposal.words.dropFirst())
              : nouns + proposal.words.dropFirst().filter { name == "between" && tree.has("xcomp", $0) })
              .flatMap { slots.oblique(name, of: $0) }
          default: found
          }
        }.filter {
          // Words of the pattern are no parties, unless they name one (*expelled diplomats*, not *state visit*).
          !used.contains($0) || role == .content
            || !(isPhrase && tree.has("compound", $0) && $0 < trigger)
              && resolver.parties(of: $0).contains(where: \.isKnown)
        }
        .filter { role == .content || !isNamedByPattern($0, used.subtracting([trigger]), resolver) }
        .filter { role != .actor || !isPatternObject($0, of: proposal) }
        .filter {
          !taken.contains($0) && !halves.contains($0) && (role == .content || !isMonth($0, resolver))
            && !(role == .recipient && isOwnAct($0, of: proposal, resolver: resolver))
        }
        if heads.isEmpty { continue }
        guard let fits, !heads.contains(where: { resolver.parties(of: $0).contains(where: fits) }) else {
          return heads
        }
        if unfit.isEmpty { unfit = heads }
      }
      return unfit
    }
    proposal.content = fill(.content)
    // Force has its victim before its doer: *the arrest of 40 suspects* even where the doer may stand in that slot.
    let capital = capital(actingIn: proposal, resolver: resolver)
    var actorHeads = capital == nil ? fill(.actor, first: true) : []
    if actorHeads.isEmpty, capital == nil {
      let isForce = [EventType.assault, .coerce, .sanction, .aid, .retreat].contains(proposal.concept.type)
      // *Visa talks with Turkey*: what is nobody leaves the role to the next slot.
      actorHeads = fill(.actor, without: isForce ? fill(.recipient, first: true) : []) {
        $0.isKnown || $0.isPerson
      }
    }
    if proposal.type == .assault { actorHeads.removeAll { slots.meetsTrap($0) } }
    var actors = capital.map { [$0] } ?? actorHeads.flatMap { doer($0, resolver: resolver) }
    // *Threw its weight behind Guyana*: *its* is whoever acts, and the next slot is asked.
    let recipientHeads = fill(.recipient) { party in
      party.isKnown
        && !(party.country != nil && !party.isArmedGroup && actors.contains { $0.country == party.country })
    }.filter { !actorHeads.contains($0) }
    var recipients = recipientHeads.flatMap { resolver.parties(of: $0) }
    if actors.isEmpty, proposal.nominal {
      actorHeads =
        isUndergone(proposal, resolver: resolver)
        ? [] : slots.nounSubjects(of: trigger).filter { !slots.meetsTrap($0) }
      actors = actorHeads.flatMap { doer($0, resolver: resolver) }
      if actors.isEmpty {
        // *the Israeli strike*, *Iran's attack*: whoever owns the act, unless he suffers it.
        let owners = resolver.owners(of: trigger, depth: 0).filter { owner in
          !recipients.contains { $0.words == owner.words } && owner.country != nil
            && (isAdjectiveOrPossessor(owner, of: trigger) || isCoordinated(owner))
            && !isWhere(owner, of: proposal, resolver: resolver)
        }
        actors = (owners.prefix(1) + owners.dropFirst().filter(isCoordinated)).map(Self.asState)
      }
    }
    if actors.isEmpty, !proposal.nominal {
      // *U.S.-Iranian talks ended*, *the Iran-Iraq war broke out*: both sides.
      let sides = proposal.words.dropFirst().filter { tree.isNominal($0) }.flatMap { noun in
        resolver.owners(of: noun, depth: 0).filter {
          $0.country != nil && (isAdjectiveOrPossessor($0, of: noun) || isCoordinated($0))
        }
      }
      if sides.contains(where: isCoordinated) {
        actors = sides.map(Self.asState)
        recipients.removeAll { party in sides.contains { $0.country == party.country } }
      }
    }
    if actors.isEmpty, !proposal.nominal, proposal.type == .assault {
      // *Claimed the bombing, which killed two*: whoever did what the subject names.
      // *Killed in an Israeli strike*, where the pattern names the strike.
      let isPassive = proposal.entry.pattern.kind == .passive
      let acts = proposal.words.dropFirst().filter { tree.isNominal($0) && (isPassive || $0 < trigger) }
      actors = acts.flatMap { slots.nounSubjects(of: $0) }.flatMap { doer($0, resolver: resolver) }
      if actors.isEmpty {
        // *A Hamas bombing killed six*: whose it is.
        actors = acts.filter { isPassive ? namesForce($0) : governsVictim($0) }.flatMap { act in
          resolver.owners(of: act, depth: 0).filter {
            $0.kind == .named && $0.country != nil && !isVictim($0, of: act, resolver: resolver)
          }.map(Self.asState)
        }
      }
    }
    actors += companions(of: trigger, subjects: actorHeads, resolver: resolver).filter { party in
      !(actors + recipients).contains { $0.words == party.words || $0.country == party.country }
    }
    recipients.removeAll { party in
      actors.contains { $0.words == party.words && party.words != nil }
    }
    leaveOutTowns(&actors, &recipients, of: proposal, resolver: resolver)
    leaveOutPlaces(&recipients, heads: recipientHeads, resolver: resolver)
    if recipients.isEmpty, proposal.concept.counts[.recipient] != nil {
      recipients = recipientHeads.compactMap { unnamedPeople($0, resolver: resolver) }
    }
    // A pronoun that would make a state act against itself stands for another.
    let own = Set(actors.compactMap(\.country))
    recipients = recipients.compactMap { party in
      guard party.kind == .pronoun, let country = party.country, own.contains(country) else { return party }
      guard let word = party.words?.lowerBound, tree.word(word).upos == .pron else { return nil }
      return resolver.pronoun(word, depth: 0, butNot: own).flatMap { $0.country == nil ? nil : $0 }
    }
    // What an act is done to is not the thing but its owner; things without an owner are no parties.
    // *Floods in Pakistan forced them to flee*: nor does what is only there use force.
    proposal.actors = actors.filter {
      $0.kind != .described || $0.isKnown && !($0.isThere && proposal.type.quad == 4) || $0.isPerson
    }
    proposal.recipients = recipients.filter { $0.kind != .described || $0.isKnown || $0.isPerson }
    takeOwner(&proposal, resolver: resolver)
    // *Israeli jets*, *Turkish prisons*: what belongs to a state acts for it.
    if proposal.type.quad == 4 || Surroundings.isPower(proposal) {
      for index in proposal.actors.indices
      where proposal.actors[index].kind == .described && proposal.actors[index].sector == "CVL"
        && !proposal.actors[index].isPerson && proposal.actors[index].country != nil
      {
        proposal.actors[index].sector = "GOV"
      }
    }
    takeForStates(&proposal, resolver: resolver)
    if isHeadlinePassive(proposal, frame: frame) {
      (proposal.actors, proposal.recipients) = ([], proposal.actors)
      proposal.notes.append("a headline leaves out the auxiliary of its passives")
    }
    if tree.word(trigger).upos == .adj { describe(&proposal, resolver: resolver) }
    if proposal.nominal, proposal.actors.isEmpty { addDoerAbove(&proposal, resolver: resolver) }
    if proposal.nominal { addPartnerAbove(&proposal, resolver: resolver) }
    if proposal.type == .protest, proposal.recipients.isEmpty { addHost(&proposal, resolver: resolver) }
    forces(&proposal, recipientHeads: recipientHeads, resolver: resolver)
    takeUndergoer(&proposal, resolver: resolver)
    takeParts(&proposal, resolver: resolver)
    takeWithdrawn(&proposal, resolver: resolver)
    takeCaptor(&proposal, resolver: resolver)
    takeForceForState(&proposal)
    takeTeller(&proposal, resolver: resolver)
    // A thing without a state beside a known party is no party.
    for role in [\Proposal.actors, \Proposal.recipients]
    where proposal[keyPath: role].contains(where: { $0.country != nil }) {
      proposal[keyPath: role].removeAll { $0.country == nil && $0.kind == .described && !$0.isPerson }
    }
    if proposal.recipients.isEmpty { addNeighbour(&proposal, resolver: resolver) }
    if !proposal.recipients.contains(where: { $0.country != nil }) {
      addAddressee(&proposal, resolver: resolver)
    }
    reciprocal(&proposal, recipientHeads: recipientHeads, resolver: resolver)
    if proposal.type == .support, !actorHeads.isEmpty,
      actorHeads.allSatisfy({ tree.isListed($0, as: .equipment) }),
      !isForeignHelp(proposal.actors, proposal)
    {
      proposal.dropped = "things back nobody"
    }
  }

  /// *The UN embargo*, *Arab League condemnation*: a body before what it imposes or says is the one who does so; a state
  /// by its full name may be the one it concerns (*the Iran sanctions*).
  private func isOwnAct(_ name: Int, of proposal: Proposal, resolver: PartyResolver) -> Bool {
    guard proposal.nominal, proposal.concept.type == .accuse || proposal.concept.type == .sanction,
      name < proposal.trigger, tree.has("compound", name), let mention = resolver.mentions.covering(name),
      case .actor(let index)? = mention.entries.first?.thing
    else { return false }
    return resolver.names.actors[Int(index)].kind == .organisation
      || tree.word(name).features.has("Abbr=Yes")
  }

  /// *Took guards as hostages*: those without a preposition, if there are any.
  private func barest(_ nouns: [Int]) -> [Int] {
    let bare = nouns.filter { tree.prepositions[$0].isEmpty }
    return bare.isEmpty ? nouns : bare
  }

  /// *Were declared unwanted persons*: a noun that is nobody, of which the pattern names the adjective, is the pattern's.
  private func isNamedByPattern(_ noun: Int, _ used: Set<Int>, _ resolver: PartyResolver) -> Bool {
    tree.children(noun).contains { used.contains($0) && tree.has("amod", $0) }
      && resolver.agentPhrase(at: noun) == nil && resolver.mentions.covering(noun) == nil
  }

  /// *Egypt, along with Jordan, denounced*: who acts with the subject.
  private func companions(of verb: Int, subjects: [Int], resolver: PartyResolver) -> [Party] {
    guard !subjects.isEmpty, tree.isVerbal(verb) else { return [] }
    let phrases =
      tree.children(verb).filter { tree.has("obl", $0) }
      + subjects.flatMap { tree.children($0).filter { tree.has("nmod", $0) } }
    return phrases.filter { tree.isIntroduced($0, by: .accompanies) }.flatMap { resolver.parties(of: $0) }
      .filter { $0.country != nil }
  }

  /// Whether a name stands beside the one before it: *U.S.-Iranian*.
  private func isCoordinated(_ party: Party) -> Bool {
    party.words?.contains { tree.has("conj", $0) } ?? false
  }

  /// *An Israeli strike*: a people that owns an act stands for its state.
  static func asState(_ owner: Party) -> Party {
    var party = owner
    if party.sector == "CVL", party.id == nil { party.sector = "GOV" }
    return party
  }

  /// Whether what backs somebody is of one state, and he of another: *Iraqi troops backed by US warplanes*.
  private func isForeignHelp(_ actors: [Party], _ proposal: Proposal) -> Bool {
    guard let country = actors.lazy.compactMap(\.country).first else { return false }
    return proposal.recipients.contains { $0.country != nil && $0.country != country }
  }

  /// Whether a name stands behind an act noun, but not as its adjective, or is but a town before it.
  private func isVictim(_ owner: Party, of noun: Int, resolver: PartyResolver) -> Bool {
    guard let words = owner.words, words.upperBound < noun || tree.has("amod", words.lowerBound) else {
      return true
    }
    return words.contains { resolver.isTown($0) && !tree.has("nmod:poss", $0) }
  }

  /// *Fired at a patrol in a suburb*: where the preposition of the one acted upon also says where, a place beside others
  /// is no recipient.
  private func leaveOutPlaces(_ recipients: inout [Party], heads: [Int], resolver: PartyResolver) {
    let places = heads.filter { head in
      guard tree.slots(ofPreposition: tree.prepositions[head]).contains("in") else { return false }
      return resolver.isPlace(head)
    }
    guard !places.isEmpty, places.count < heads.count else { return }
    let extents = places.map { resolver.extent($0) }
    let kept = recipients.filter { party in
      !extents.contains { extent in party.words.map { extent.overlaps($0) } ?? false }
    }
    if !kept.isEmpty { recipients = kept }
  }

  /// What is closed, seized or taken belongs to the one it is done to: *closed the Iranian office in Baku*.
  private func takeOwner(_ proposal: inout Proposal, resolver: PartyResolver) {
    switch proposal.type {
    case .assault, .coerce, .sanction: break
    default: return
    }
    let actors = proposal.actors
    func isOther(_ party: Party) -> Bool {
      party.country != nil && !actors.contains { $0.country == party.country }
    }
    guard !proposal.recipients.contains(where: isOther) else { return }
    // *The attack planned in Tehran*: a participle is nobody's.
    let owners = proposal.content.filter { !(tree.has("acl", $0) && tree.isPassive($0)) }
      .flatMap { resolver.parties(of: $0) }.filter(isOther)
    if !owners.isEmpty { proposal.recipients = owners }
  }

  /// *The detained man*, *Three were wounded*, *India is ready*: an adjective of violence or force tells who suffered
  /// it, any other who acts.
  private func describe(_ proposal: inout Proposal, resolver: PartyResolver) {
    let parties = slots.noun(ofAdjective: proposal.trigger).flatMap { resolver.parties(of: $0) }
      .filter { $0.isKnown }
    switch proposal.type {
    case .assault, .coerce, .sanction:
      if proposal.recipients.isEmpty { proposal.recipients = parties }
    default:
      if proposal.actors.isEmpty { proposal.actors = parties }
    }
  }

  /// *Rallied outside the French embassy*: an institution before which people protest is whom they protest against.
  private func addHost(_ proposal: inout Proposal, resolver: PartyResolver) {
    for child in tree.children(proposal.trigger) where tree.has("obl", child) || tree.has("nmod", child) {
      let cases = tree.slots(ofPreposition: tree.prepositions[child])
      guard cases.contains("near") || cases.contains("at"), !resolver.isPlace(child) else { continue }
      proposal.recipients = resolver.parties(of: child).filter {
        $0.kind != .described && ($0.isStateOrgan || $0.id != nil && !$0.isPerson)
      }
      if !proposal.recipients.isEmpty { return }
    }
  }

  /// Troops that are moved move for their own state, against whom they face, not against where they go: *the Indian
  /// army was deployed in the north*; along a border they face the other side.
  private func forces(_ proposal: inout Proposal, recipientHeads: [Int], resolver: PartyResolver) {
    guard proposal.type == .mobilize else { return }
    let trigger = proposal.trigger
    if proposal.actors.isEmpty {
      let moved = tree.isVerbal(trigger) ? slots.objects(of: trigger) + slots.subjects(of: trigger) : []
      proposal.actors = moved.flatMap { resolver.parties(of: $0) }.filter { $0.country != nil }
    }
    let facing = recipientHeads.filter { head in
      tree.prepositions[head].isEmpty
        || tree.slots(ofPreposition: tree.prepositions[head]).contains("against")
    }
    if facing.count < recipientHeads.count {
      let kept = facing.flatMap { resolver.parties(of: $0) }
      proposal.recipients.removeAll { party in !kept.contains { $0.words == party.words } }
    }
    proposal.recipients.removeAll { party in proposal.actors.contains { $0.country == party.country } }
    guard proposal.recipients.isEmpty else { return }
    let sentence = tree.text.sentences[tree.sentenceOf[trigger]].words
    for word in sentence where tree.isListed(word, as: .border) && tree.dominates(trigger, word) {
      var parties = resolver.owners(of: word, depth: 0)
      for child in tree.children(word)
      where tree.slots(ofPreposition: tree.prepositions[child]).contains("with") {
        parties += resolver.parties(of: child)
      }
      proposal.recipients = parties.filter { party in
        party.country != nil && !proposal.actors.contains { $0.country == party.country }
      }.map { party in
        var party = party
        if party.sector == "CVL" { party.sector = "GOV" }
        return party
      }
      if !proposal.recipients.isEmpty { return }
    }
  }

  /// Whether a word is the subject of a verb or a part of it.
  private func isInSubject(_ word: Int, of verb: Int) -> Bool {
    tree.children(verb).contains { tree.has("nsubj", $0) && ($0 == word || tree.dominates($0, word)) }
  }

  /// Whether an owner stands as an adjective, possessor or compound.
  func isAdjectiveOrPossessor(_ owner: Party, of trigger: Int) -> Bool {
    guard let words = owner.words else { return false }
    let word = words.first { tree.word($0).head.map { !words.contains($0) } ?? true } ?? words.lowerBound
    return tree.has("amod", word) || tree.has("compound", word) || tree.has("nmod:poss", word)
      || tree.word(word).upos == .adj
  }

  /// Whether a word tells when: a month that is a family name as well is nobody.
  private func isMonth(_ head: Int, _ resolver: PartyResolver) -> Bool {
    tree.timeWords.contains(head) && tree.word(head).upos == .propn
  }

  /// People of whom only the number is told: *40 were arrested*.
  private func unnamedPeople(_ head: Int, resolver: PartyResolver) -> Party? {
    guard tree.isNominal(head) || tree.word(head).upos == .adj || tree.isVerbal(head) else { return nil }
    guard !tree.timeWords.contains(head), !resolver.isWeapon(head) else { return nil }
    // *Two days after a man burst in ... were wounded*: a clause is nobody.
    let extent = resolver.extent(head)
    guard !extent.contains(where: { tree.isVerbal($0) && tree.word($0).features.has("VerbForm=Fin") }),
      !tree.timeWords.contains(extent.lowerBound)
    else { return nil }
    guard counts.count(of: head) != nil || tree.isPlural(head) else { return nil }
    return Party(
      country: nil, sector: "CVL", name: resolver.text(of: extent), words: extent,
      kind: .described, isPlural: true, isPerson: true)
  }

  /// *Expelled each other's diplomats*, *mutual expulsions*: both sides do it to both.
  private func reciprocal(_ proposal: inout Proposal, recipientHeads: [Int], resolver: PartyResolver) {
    guard proposal.actors.count >= 2 else { return }
    let near =
      Array(tree.children(proposal.trigger)) + recipientHeads
      + recipientHeads.flatMap { Array(tree.children($0)) }
    // *Zeh* counts only in *zeh et zeh*.
    guard
      near.contains(where: { tree.isListed($0, as: .reciprocal) || tree.isWritten($0, as: .reciprocal) })
        || near.filter({ tree.isWritten($0, as: .reciprocalPair) }).count > 1
    else { return }
    proposal.recipients = proposal.actors.map {
      var party = $0
      party.words = recipientHeads.first.map { resolver.extent($0) } ?? party.words
      return party
    }
    proposal.notes.append("reciprocal")
  }
}
