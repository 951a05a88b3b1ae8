import CasusCodebook
import CasusLanguage
import CasusRecords

/// Says where an act took place: the place its words or its arguments stand in, else the one place of the sentence.
struct PlaceFinder {
  let tree: Tree
  let mentions: Mentions
  let names: Names

  /// The place, and its word; nil for a place that the text does not name.
  func place(of act: Proposal) -> (Place, Int?)? { named(act) ?? home(of: act).map { ($0, nil) } }

  /// Authorities arrest at home, and troops along a border stand on their own side: *Iranian police detained...*, *held
  /// an exercise along the Iranian border*.
  private func home(of act: Proposal) -> Place? {
    guard act.status.status == .actual, let actor = act.actors.first, let country = actor.country,
      !actor.countryInferred, actor.kind != .implied, let state = names.actor(id: country)
    else { return nil }
    if act.type == .mobilize {
      let sentence = tree.text.sentences[tree.sentenceOf[act.trigger]].words
      let isAtBorder = sentence.contains {
        tree.isListed($0, as: .border) && tree.dominates(act.trigger, $0)
      }
      return isAtBorder && !act.recipients.isEmpty ? Place(name: state.name, country: country) : nil
    }
    // The home state's forces act in its neighbours' lands, too.
    guard Surroundings.isPower(act), actor.kind == .agent, actor.isStateOrgan,
      ["COP", "GOV", "JUD"].contains(actor.sector),
      country != tree.lexicon.home || tree.lexicon.reach.isEmpty
    else { return nil }
    return Place(name: state.name, country: country)
  }

  private func named(_ act: Proposal) -> (Place, Int?)? {
    let trigger = act.trigger
    let sentence = tree.text.sentences[tree.sentenceOf[trigger]].words
    var best: (Int, Mention, Candidate)?
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard let mention = mentions.covering(index) else {
        index += 1
        continue
      }
      if let candidate = candidate(mention) {
        let score = score(mention, candidate, of: act)
        if score > 0, score > (best?.0 ?? 0) { best = (score, mention, candidate) }
      }
      index = mention.words.upperBound + 1
    }
    guard let (_, mention, candidate) = best else { return nil }
    var place = candidate.place
    place.text = nil
    return (place, mention.head)
  }

  private struct Candidate {
    let place: Place
    /// A town or region; a state is less exact.
    let isPlace: Bool
  }

  private func candidate(_ mention: Mention) -> Candidate? {
    for entry in mention.entries {
      switch entry.thing {
      case .place(let index):
        let place = names.place(index)
        return Candidate(
          place: Place(
            name: place.name, country: place.country, latitude: place.latitude, longitude: place.longitude),
          isPlace: true)
      case .capital(let index):
        let words = String(tree.text.string(tree.range(mention.words)))
        let city = mention.entries.lazy.compactMap { entry -> PlaceEntry? in
          if case .place(let index) = entry.thing { return names.place(index) }
          return nil
        }.first
        return Candidate(
          place: Place(
            name: city?.name ?? words, country: names.actors[Int(index)].country, latitude: city?.latitude,
            longitude: city?.longitude),
          isPlace: true)
      case .actor(let index) where names.actors[Int(index)].kind == .state:
        let state = names.actors[Int(index)]
        return Candidate(place: Place(name: state.name, country: state.country), isPlace: false)
      default: continue
      }
    }
    return nil
  }

  private func score(_ mention: Mention, _ candidate: Candidate, of act: Proposal) -> Int {
    let trigger = act.trigger
    var score = basis(mention, candidate, of: act)
    if score == 0 || isOfSpeaker(mention.head, beside: trigger) { return 0 }
    if candidate.isPlace { score += 2 }
    if tree.word(mention.head).head == trigger {
      score += 6
    } else if tree.dominates(trigger, mention.head) {
      score += 4
    }
    return score - min(4, abs(mention.head - trigger) / 8)
  }

  /// *..., the ministry in Baku said*: a place inside the phrase of whoever tells of an act is not where it was.
  private func isOfSpeaker(_ place: Int, beside trigger: Int) -> Bool {
    var current = place
    for _ in 0..<6 {
      guard let head = tree.word(current).head, current != trigger else { return false }
      if tree.has("nsubj", current) {
        return head != trigger && tells(head, of: trigger)
      }
      if tree.isVerbal(head) { return false }
      current = head
    }
    return false
  }

  /// Whether a verb reports a clause, be it its complement or the clause it is put into.
  private func tells(_ verb: Int, of act: Int) -> Bool {
    guard tree.isVerbal(verb), !tree.lexicon.claims[tree.lemmas[verb]].isEmpty else { return false }
    if tree.has("parataxis", verb) { return !tree.dominates(verb, act) }
    return tree.children(verb).contains { clause in
      (tree.has("ccomp", clause) || tree.has("parataxis", clause))
        && (clause == act || tree.dominates(clause, act))
    }
  }

  /// How well the phrase of a name says where: *in*, else *near* or *at*, else a way or what the act is done to.
  private func basis(_ mention: Mention, _ candidate: Candidate, of act: Proposal) -> Int {
    // A town named by the noun before it (*the town of Qaim*, *בעיר הנמל לטקיה*) stands in that noun's phrase.
    var slots = tree.slotsOfPlace(mention.head)
    if candidate.isPlace, slots.isEmpty || slots.contains("of"),
      let above = tree.word(mention.head).head, tree.isNominal(above), above != act.trigger,
      tree.has("nmod", mention.head) || tree.has("compound", mention.head) || tree.has("flat", mention.head)
        || tree.has("appos", mention.head)
    {
      slots = tree.slots(ofPreposition: tree.prepositions[above])
    }
    if slots.contains("in") { return 10 }
    if candidate.isPlace, slots.contains("near") || slots.contains("at") { return 6 }
    if slots.contains("to"), candidate.isPlace || isJourney(act) { return 3 }
    if slots.contains("from"), act.type == .retreat, tree.dominates(act.trigger, mention.head) { return 3 }
    return isTarget(mention, of: act) ? 2 : 0
  }

  /// Visits and deployments take place where they lead.
  private func isJourney(_ act: Proposal) -> Bool {
    act.modes.first == "visit" || act.type == .mobilize || act.concept.type == .mobilize
  }

  /// *Invaded Kuwait*, *the attack on Iran*, *visited India*: what a land or town suffers happens there.
  private func isTarget(_ mention: Mention, of act: Proposal) -> Bool {
    guard
      [.assault, .coerce].contains(act.concept.type) || act.concept.modes.first == "seize" || isJourney(act)
    else { return false }
    let word = mention.head
    // *Lifted the curfew from most of the West Bank*: a region that is whom the act touches.
    if act.type != .mobilize, act.concept.modes.first != "visit",
      act.recipients.contains(where: { party in
        party.sector == "CVL" && party.kind == .described && party.words?.contains(word) ?? false
      }),
      mention.entries.contains(where: { if case .place = $0.thing { true } else { false } })
    {
      return true
    }
    guard tree.word(word).head == act.trigger else { return false }
    if tree.has("obj", word) || tree.has("nsubj:pass", word) { return true }
    let slots = tree.slots(ofPreposition: tree.prepositions[word])
    if isJourney(act) { return false }
    return slots.contains("on") || slots.contains("against") || slots.contains("to")
      || slots.contains("of") && word > act.trigger
  }
}
