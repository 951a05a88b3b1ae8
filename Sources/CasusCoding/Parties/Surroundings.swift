import CasusCodebook
import CasusLanguage
import CasusRecords

/// Gives agents without a country that of their surroundings: the place of the sentence, the country the document
/// is about, the home of its outlet or language. Adds the authority that passives of state power leave out.
struct Surroundings {
  let tree: Tree
  let names: Names
  private let sentencePlace: [String?]
  /// The word that names it; nil where it stands before a colon.
  private let sentencePlaceWord: [Int?]
  /// States that a sentence names as the place itself (*in Belgium*), not by a town.
  let sentenceState: [String?]
  /// States that a sentence speaks of in any way.
  let sentenceCountries: [Set<String>]
  let documentCountry: String?
  /// Whether the document speaks of the home state, or of no other.
  let isAtHome: Bool
  let home: String?
  let reach: Set<String>

  init(tree: Tree, mentions: Mentions, names: Names, document: Document) {
    self.tree = tree
    self.names = names
    var places = [String?](repeating: nil, count: tree.text.sentences.count)
    var states = places
    var words = [Int?](repeating: nil, count: places.count)
    var headers = places
    var weight: [String: Int] = [:]
    var countries = [Set<String>](repeating: [], count: tree.text.sentences.count)
    for mention in mentions.all {
      var country: String?
      // Brussels is the European Union, and lies in Belgium.
      var seat: String?
      var isPlace = false
      var isState = false
      var isName = false
      var isCapital = false
      for entry in mention.entries {
        switch entry.thing {
        case .place(let index):
          seat = seat ?? names.place(index).country
          country = country ?? seat
          isPlace = true
          isName = true
        case .capital(let index):
          country = country ?? names.actors[Int(index)].country
          isName = true
          isCapital = true
        case .demonym(let index): country = country ?? names.actors[Int(index)].country
        case .actor(let index):
          let actor = names.actors[Int(index)]
          if actor.kind != .outlet { country = country ?? actor.country }
          isState = isState || actor.kind == .state
          isName = true
        }
      }
      guard let country else { continue }
      weight[country, default: 0] += 1
      let sentence = tree.sentenceOf[mention.head]
      countries[sentence].insert(country)
      // *In English* is no place.
      let cases = tree.slotsOfPlace(mention.head)
      let located = isName && cases.contains("in")
      // *Washington froze aid*: a government is no place, but where the text begins with one (*BAGHDAD - ...*).
      let isDateline = mention.words.lowerBound == 0 && !tree.has("nsubj", mention.head)
      // *The Arusha accord* was signed there, and says nothing of where its enemies are.
      let isSigned =
        tree.has("compound", mention.head)
        && tree.word(mention.head).head.map {
          tree.isListed($0, as: .treaty) || tree.isListed($0, as: .policy) || tree.isListed($0, as: .deed)
        } ?? false
      // *Rockets at northern Israel*: nor does what is shot at.
      let isAim = !located && Self.isAim(mention.head, tree)
      let isHere =
        located
        || isPlace && !isSigned && !isAim
          && (!isCapital || isDateline || cases.contains("near"))
      if isHere, places[sentence] == nil {
        places[sentence] = names.actor(id: country)?.kind == .state ? country : seat ?? country
        words[sentence] = mention.head
      }
      if isState, Self.isHeader(mention, tree) { headers[sentence] = headers[sentence] ?? country }
      if located, isState, states[sentence] == nil { states[sentence] = country }
    }
    // *Nigeria: army kills 40*.
    for (sentence, header) in headers.enumerated() where places[sentence] == nil {
      places[sentence] = header
      states[sentence] = states[sentence] ?? header
    }
    sentencePlace = places
    sentencePlaceWord = words
    sentenceState = states
    sentenceCountries = countries
    documentCountry = weight.max { ($0.value, $1.key) < ($1.value, $0.key) }.flatMap {
      $0.value >= 2 ? $0.key : nil
    }
    home = tree.lexicon.home
    reach = tree.lexicon.reach
    let own = reach.union(home.map { [$0] } ?? [])
    isAtHome = weight.isEmpty || weight.keys.contains { own.contains($0) }
  }

  /// Whether a place stands behind a word for shots or a verb of firing, as what is aimed at.
  private static func isAim(_ word: Int, _ tree: Tree) -> Bool {
    let cases = tree.slots(ofPreposition: tree.prepositions[word])
    guard cases.contains("at") || cases.contains("against") || cases.contains("to") else { return false }
    guard let head = tree.word(word).head else { return false }
    return tree.isListed(head, as: .weapon)
      || tree.children(head).contains { tree.has("obj", $0) && tree.isListed($0, as: .weapon) }
  }

  /// Whether a name and a colon are how a sentence begins.
  private static func isHeader(_ mention: Mention, _ tree: Tree) -> Bool {
    let sentence = tree.text.sentences[tree.sentenceOf[mention.head]].words
    let next = mention.words.upperBound + 1
    return mention.words.lowerBound == sentence.lowerBound && next < sentence.upperBound
      && tree.word(next).form == ":"
  }

  /// *Arrested two suspects who had trained in Syria*: whether the place of a sentence is not inside a clause that only
  /// tells something of whom the act is done to.
  private func isScene(_ sentence: Int, of act: Proposal, beside all: [Proposal]) -> Bool {
    guard let word = sentencePlaceWord[sentence] else { return true }
    var current = word
    for _ in 0..<12 {
      if current == act.trigger || tree.dominates(current, act.trigger) { return true }
      // *Attacked rebels hiding in Iraq*: what they do meanwhile they do there.
      let isMeanwhile = ["Ger", "Part"].contains(tree.word(current).features["VerbForm"])
      if tree.has("acl", current), tree.isVerbal(current), !isMeanwhile, let noun = tree.word(current).head,
        tree.word(noun).head == act.trigger, tree.has("obj", noun) || tree.has("nsubj:pass", noun)
      {
        // Where people protested or fought they were met.
        return all.contains {
          $0.trigger == current && $0.dropped == nil && [.protest, .assault].contains($0.type)
        }
      }
      guard let head = tree.word(current).head else { return true }
      current = head
    }
    return true
  }

  func complete(
    _ coding: inout DocumentCoding.SentenceCoding, resolver: PartyResolver,
    after earlier: [DocumentCoding.SentenceCoding] = []
  ) {
    speakers(&coding)
    let nearest = nearestPlace(coding.index)
    var place = nearest
    own(&coding, resolver: resolver)
    func fill(
      _ party: inout Party, hitBy doers: [Party] = [], hitting victims: [Party] = [],
      isFromAbroad: Bool = false, meeting hosts: [Party]? = nil
    ) {
      guard party.country == nil else { return }
      guard party.kind == .agent else { return }
      // Outlets, sources and the unknown armed may be of any country.
      if party.sector == "JRN" || party.sector == "UAF" || party.sector == "UNK" { return }
      // *The two countries* are not one of them.
      if let words = party.words,
        words.contains(where: { tree.isPlural($0) && tree.isListed($0, as: .state) })
      {
        return
      }
      let isForce = party.isStateOrgan || party.sector == "MIL" || party.sector == "COP"
      // *Met his colleague in Geneva*: where officials meet says nothing of whence they come.
      let isGuest = hosts != nil && party.isStateOrgan && party.isPerson
      var inferred =
        isGuest ? origin(at: place) : isForce ? authority(at: place) : place ?? documentCountry
      // *Met his Egyptian colleague in Cairo*: he is not of the same state.
      if isGuest, let state = inferred, hosts?.contains(where: { $0.country == state }) ?? false {
        inferred = isAtHome && home != state ? home : nil
      }
      // *Arrived in Beirut and met the speaker*: a visitor meets those whom he visits.
      if isGuest, let hosts, let visited = Self.visited(by: hosts, in: coding.proposals) {
        inferred = visited
      }
      // Nobody expels his own diplomats.
      if isFromAbroad, doers.contains(where: { $0.country == inferred }) { return }
      // *The brigade attacked the Syrians and destroyed Syrian tanks*: of whom a text speaks most may be the enemy.
      if place == nil,
        victims.contains(where: { victim in
          victim.country == inferred && !victim.countryInferred
            && (victim.isAuthority || victim.kind == .named)
        })
      {
        inferred = home == inferred ? nil : isAtHome ? home : nil
      }
      // A state seldom attacks its own.
      if let place, doers.contains(where: { $0.country == inferred }) { inferred = place }
      if let inferred {
        party.country = inferred
        party.countryInferred = true
      }
    }
    for index in coding.proposals.indices where coding.proposals[index].dropped == nil {
      // Out of the list while it changes, so that the list is not copied for those who look at it.
      var act = coding.proposals[index]
      let isScene = isScene(coding.index, of: act, beside: coding.proposals)
      let here = isScene ? sentencePlace[coding.index] : nil
      place = isScene ? nearest : nil
      let hosts = act.actors + act.recipients
      for actor in act.actors.indices {
        fill(
          &act.actors[actor], hitting: act.type == .assault ? act.recipients : [],
          meeting: act.type == .consult ? hosts : nil)
      }
      // Only rulers give orders.
      if tree.isListed(act.trigger, as: .commands) {
        Homes.shareOffices(&act) { self.names.actor(id: $0) != nil }
      }
      let isExpelled = act.type == .sanction && act.modes.contains("expel")
      let doers = act.type == .assault || isExpelled ? act.actors : []
      // *Iran's judiciary executed a man convicted of spying for Mossad*: he is theirs, not of whom the text speaks most.
      let isRuled = place == nil && Homes.isUnderRulers(act)
      for recipient in act.recipients.indices where !isRuled {
        fill(&act.recipients[recipient], hitBy: doers, isFromAbroad: isExpelled)
      }
      speak(&act, claims: coding.claims)
      addSpeaker(&act, claims: coding.claims)
      settle(&act, place: here ?? ruled(above: act, resolver: resolver))
      Homes.settle(&act, place: here) { self.names.actor(id: $0) != nil }
      coding.proposals[index] = act
      let reporter =
        authority(reporting: act, claims: coding.claims)
        ?? Homes.authority(beside: index, in: coding.proposals)
      addAuthority(
        &act,
        country: left(act, resolver: resolver) ?? reporter?.country ?? ruling(act, at: here)
          ?? acting(in: coding.index) ?? ownAuthority(act, at: here) ?? police(beside: coding.proposals))
      takeCaptors(&act, beside: coding.proposals)
      addHost(&act, place: here)
      addOwner(&act, place: here)
      addReporter(&act, claims: coding.claims)
      takeOther(&act, resolver: resolver)
      addOpponent(&act, place: here)
      coding.proposals[index] = act
      addProvoker(&act, beside: coding.proposals)
      addDrawn(&act, beside: coding.proposals)
      turnToVictim(&act, beside: coding.proposals, after: earlier)
      addBlamed(&act, beside: coding.proposals, after: earlier, resolver: resolver)
      addAsker(&act, beside: coding.proposals, after: earlier)
      addAided(&act, beside: coding.proposals)
      addEnvoys(&act, beside: coding.proposals, after: earlier)
      addCounterpart(&act, beside: coding.proposals, resolver: resolver)
      coding.proposals[index] = act
    }
    sharePronouns(&coding)
    turnBlame(&coding)
    place = nearest
    for index in coding.claims.indices { fill(&coding.claims[index].speaker) }
    Politics.dropPrivate(&coding, resolver: resolver)
    dropRepeated(&coding, after: earlier)
  }

  /// The state that one of these went to, in what else a sentence tells.
  private static func visited(by guests: [Party], in all: [Proposal]) -> String? {
    all.first { act in
      act.dropped == nil && act.modes.first == "visit"
        && act.actors.contains { actor in
          actor.country != nil && guests.contains { $0.country == actor.country }
        }
    }?.recipients.lazy.compactMap(\.country).first { host in
      !guests.contains { $0.country == host }
    }
  }

  /// *Abducted a resident and murdered him*, *detained a colonel accused of spying*: what the surroundings tell of somebody
  /// holds for the pronoun that stands for him, and for himself in another act.
  private func sharePronouns(_ coding: inout DocumentCoding.SentenceCoding) {
    let known = coding.proposals.flatMap { $0.actors + $0.recipients }.filter { $0.country != nil }
    /// Nobody acts on himself: *kept its promise*.
    func share(_ party: inout Party, beside others: [Party]) {
      guard party.country == nil, let words = party.antecedent ?? party.words,
        !others.contains(where: { $0.words == words }),
        let same = known.first(where: { $0.words == words })
      else { return }
      party.country = same.country
      party.countryInferred = true
    }
    for index in coding.proposals.indices {
      let act = coding.proposals[index]
      for actor in act.actors.indices {
        share(&coding.proposals[index].actors[actor], beside: act.recipients)
      }
      for recipient in act.recipients.indices {
        share(&coding.proposals[index].recipients[recipient], beside: act.actors)
      }
    }
  }

  /// *The attack*, told in an earlier sentence and named again without saying anything new of it.
  private func dropRepeated(
    _ coding: inout DocumentCoding.SentenceCoding, after earlier: [DocumentCoding.SentenceCoding]
  ) {
    for index in coding.proposals.indices {
      let act = coding.proposals[index]
      guard act.dropped == nil, act.nominal, act.actors.isEmpty, act.recipients.isEmpty, act.counts.isEmpty,
        isDefinite(act.trigger),
        let first = (earlier.flatMap(\.proposals) + coding.proposals.filter { $0.trigger < act.trigger })
          .first(where: {
            $0.dropped == nil && $0.type == act.type && !($0.actors.isEmpty && $0.recipients.isEmpty)
          })
      else { continue }
      coding.proposals[index].dropped = "told before as `\(tree.word(first.trigger).form)`"
    }
  }

  /// With an article, be it on the last noun of a construct chain.
  func isDefinite(_ noun: Int, depth: Int = 0) -> Bool {
    if tree.word(noun).features.has("Definite=Def") { return true }
    return tree.children(noun).contains { child in
      tree.word(child).features.has("Definite=Def") && (tree.has("det", child) || tree.has("case", child))
        || depth < 3 && tree.has("compound", child) && child > noun && isDefinite(child, depth: depth + 1)
    }
  }

  /// *A spokesman for the foreign ministry accused New Delhi*: an office that was only taken to be of the state it turns
  /// against is of the other one spoken of.
  private func takeOther(_ proposal: inout Proposal, resolver: PartyResolver) {
    guard [.accuse, .threaten, .sanction].contains(proposal.type), proposal.actors.count == 1,
      proposal.actors[0].countryInferred, proposal.actors[0].isStateOrgan,
      let own = proposal.actors[0].country,
      proposal.recipients.contains(where: { $0.country == own && $0.id == own && $0.kind == .named }),
      let other = resolver.thread.lastPair()?.first(where: { $0.country != own })
    else { return }
    proposal.actors[0].country = other.country
    proposal.notes.append("an office of the other state spoken of")
  }

  /// *Demonstrated against the rise of prices*: what is protested against without a name is the government's.
  private func addOpponent(_ proposal: inout Proposal, place: String?) {
    guard proposal.type == .protest, let country = proposal.actors.lazy.compactMap(\.country).first ?? place
    else { return }
    // *Georgians rallied outside parliament*: theirs.
    for index in proposal.recipients.indices
    where proposal.recipients[index].country == nil && proposal.recipients[index].isBranch {
      proposal.recipients[index].country = country
      proposal.recipients[index].countryInferred = true
    }
    guard proposal.recipients.isEmpty else { return }
    let isAgainst = tree.children(proposal.trigger).contains { child in
      (tree.has("obl", child) || tree.has("nmod", child))
        && tree.slots(ofPreposition: tree.prepositions[child]).contains("against")
    }
    guard isAgainst else { return }
    proposal.recipients = [
      Party(country: country, sector: "GOV", name: country, words: nil, kind: .implied, countryInferred: true)
    ]
    proposal.notes.append("what is protested against is the government's")
  }

  /// *The government of Bulgaria resigned after protests*: the state whose rulers act on a protest of nobody named.
  private func ruled(above act: Proposal, resolver: PartyResolver) -> String? {
    guard act.type == .protest, act.nominal, act.actors.isEmpty, act.recipients.isEmpty else { return nil }
    let subjects = Slots(tree: tree, isLight: { _ in false }).subjectsAbove(act.trigger)
    return subjects.flatMap { resolver.parties(of: $0) }.first {
      ["GOV", "LEG", "JUD"].contains($0.sector) && $0.country != nil && !$0.countryInferred
    }?.country
  }

  /// A victim or prisoner known by name only, or a crowd that protests, is taken to be of the place where it happened.
  private func settle(_ proposal: inout Proposal, place: String?) {
    guard let place else { return }
    if proposal.type == .protest {
      // *Thousands took to the streets of Kiev*, *riots broke out in Nairobi*: of whom no more is told.
      if proposal.actors.isEmpty {
        proposal.actors = [
          Party(
            country: place, sector: "CVL", name: place, words: nil, kind: .implied, isPlural: true,
            countryInferred: true)
        ]
      }
      for index in proposal.actors.indices
      where proposal.actors[index].country == nil && proposal.actors[index].kind != .implied {
        proposal.actors[index].country = place
        proposal.actors[index].countryInferred = true
      }
    }
    guard proposal.type == .assault || proposal.type == .coerce else { return }
    for index in proposal.recipients.indices
    where proposal.recipients[index].country == nil && proposal.recipients[index].isPerson
      && proposal.recipients[index].kind == .described
    {
      proposal.recipients[index].country = place
      proposal.recipients[index].countryInferred = true
    }
  }

  /// The state of an official who meets others at a place: that which the document is about, or the home of its
  /// language where it speaks of no other.
  private func origin(at place: String?) -> String? {
    if let documentCountry {
      return documentCountry == place || documentCountry == home ? documentCountry : nil
    }
    return isAtHome ? home : nil
  }

  /// *Russia struck a power station near Odesa*: what others hit, without an owner, is of the place where it stands.
  private func addOwner(_ proposal: inout Proposal, place: String?) {
    guard proposal.type == .assault, !proposal.nominal, proposal.recipients.isEmpty, let place,
      let thing = tree.children(proposal.trigger).first(where: {
        (tree.has("obj", $0) || tree.has("nsubj:pass", $0)) && tree.isNominal($0)
          && !proposal.words.contains($0)
      }),
      !proposal.actors.isEmpty, proposal.actors.allSatisfy({ $0.country != nil && $0.country != place })
    else { return }
    proposal.recipients = [
      Party(
        country: place, sector: "CVL", name: place, words: thing...thing, kind: .implied,
        countryInferred: true)
    ]
    proposal.notes.append("what is hit is of the place where it stands")
  }

  func nearestPlace(_ sentence: Int) -> String? {
    for index in stride(from: sentence, through: max(0, sentence - 3), by: -1) {
      if let place = sentencePlace[index] { return place }
    }
    // A headline's place stands in the lead.
    guard sentence < 2 else { return nil }
    return sentencePlace[sentence...].prefix(3).lazy.compactMap { $0 }.first
  }
}
