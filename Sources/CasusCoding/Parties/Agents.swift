import CasusCodebook
import CasusLanguage
import CasusRecords

/// Words for kinds of actors (police, minister, rebels), and whose they are.
extension PartyResolver {
  /// The longest agent phrase that contains a word, with the words it covers.
  func agentPhrase(at head: Int) -> (AgentEntry, [Int])? {
    if let known = phrases.known[head] { return known }
    let phrase = findAgentPhrase(at: head)
    phrases.known[head] = .some(phrase)
    return phrase
  }

  private func findAgentPhrase(at head: Int) -> (AgentEntry, [Int])? {
    let sentence = tree.text.sentences[tree.sentenceOf[head]].words
    var best: (AgentEntry, [Int])?
    var start = head
    var back = 0
    while true {
      for key in tree.keys(start) where start != head || isNounLike(head) {
        // What begins before the head has a word more at least.
        let least = max(best?.1.count ?? 0, start == head ? 0 : 1)
        for entry in tree.lexicon.agents[key] ?? [] where entry.words.count > least {
          if let words = match(entry.words, from: start, in: sentence), words.contains(head),
            isHead(head, of: words)
          {
            best = (entry, words)
            // Those that follow are no longer.
            break
          }
        }
      }
      start -= 1
      back += 1
      if back > 3 || start < sentence.lowerBound { break }
    }
    return best
  }

  /// Whether a word stands where a noun does: *רב* the rabbi, not *רב* the adjective.
  private func isNounLike(_ word: Int) -> Bool {
    // *Many* is a number, whatever the lemma means otherwise.
    if tree.isWritten(word, as: .many) { return false }
    return switch tree.word(word).upos {
    case .noun, .propn, .x: true
    case .adj, .verb, .num:
      !(tree.has("amod", word) || tree.has("acl", word) || tree.has("advmod", word) || tree.has("advcl", word)
        || tree.has("ccomp", word) || tree.has("xcomp", word) || tree.has("root", word)
        || tree.has("cop", word)
        || tree.has("parataxis", word)) && !tree.word(word).features.has("Tense=Past")
        && !tree.word(word).features.has("VerbForm=Inf")
    default: false
    }
  }

  /// Whether the phrase hangs on this word: its other words depend on it or on each other.
  private func isHead(_ head: Int, of words: [Int]) -> Bool {
    words.allSatisfy {
      $0 == head || (tree.word($0).head.map { words.contains($0) || abs($0 - head) <= 3 } ?? true)
    }
  }

  /// Matches words in a row, passing over articles; the first is known to stand at `start`.
  private func match(_ phrase: [NameHash], from start: Int, in sentence: Range<Int>) -> [Int]? {
    // Most are given up at their second word: an array is made of those only that are not.
    var words: [Int] = phrase.count == 1 ? [start] : []
    var position = start + 1
    for expected in phrase.dropFirst() {
      while position < sentence.upperBound,
        tree.word(position).upos == .det || tree.forms[position].isEmpty,
        tree.hashes.forms[position] != expected
      { position += 1 }
      guard position < sentence.upperBound, tree.keys(position).contains(expected) else { return nil }
      if words.isEmpty { words.append(start) }
      words.append(position)
      position += 1
    }
    return words
  }

  func agent(_ entry: AgentEntry, words: [Int], head: Int, depth: Int) -> Party {
    var party = Party(
      country: nil, sector: entry.sector, name: "", words: extent(head), kind: .agent,
      isPlural: tree.isPlural(head),
      isPerson: entry.kind == .office || entry.kind == .people,
      isStateOrgan: entry.kind == .organ || entry.kind == .office)
    party.name = text(of: extent(head))
    if entry.kind == .outlet || entry.kind == .source { party.isStateOrgan = false }
    // A known person or body in apposition says more than the title.
    for child in tree.children(head)
    where tree.has("appos", child) || tree.has("flat", child) || tree.has("compound", child) {
      guard let mention = mentions.covering(child), let known = named(mention, depth: depth + 1),
        known.id != nil
      else { continue }
      if known.isPerson || (entry.kind == .outlet && known.sector == "JRN") {
        party.name = known.name
        party.id = known.id
        party.country = known.country
        if entry.kind == .outlet { party.sector = "JRN" }
        // *Hezbollah leader Naim Qassem* rules no state.
        if known.sector == "REB" { party.sector = "REB" }
        return party
      }
    }
    let owners = owners(of: head, depth: depth)
    // *The ministry's website*: what belongs to somebody is he.
    if tree.isListed(head, as: .property),
      var owner = owners.first(where: { owner in
        (owner.id != nil || owner.kind == .agent) && owner.sector != "JRN" && isPossessor(owner, of: head)
      })
    {
      owner.words = extent(head)
      if owner.kind == .agent { owner.name = text(of: extent(head)) }
      if owner.kind != .agent { owner.kind = .described }
      return owner
    }
    for owner in owners {
      if party.country == nil { party.country = owner.country }
      if let sector = ownSector(owner, of: entry) { party.sector = sector }
      if party.country != nil { break }
    }
    if party.country == nil, let name = personName(head), let known = thread.person(name) {
      party.country = known.country
    }
    if party.country == nil, entry.kind == .organ || entry.kind == .office && speaks(head),
      let seat = seat(before: head)
    {
      party.country = seat
      party.countryInferred = true
    }
    // *The German army ... the army*: said again without its state.
    if party.country == nil, entry.kind == .organ || entry.kind == .office,
      let country = thread.country(of: tree.lemmas[head])
    {
      party.country = country
      party.countryInferred = true
    }
    // *Shot by Israeli forces; the army said*: the force that the sentence spoke of.
    if party.country == nil, entry.kind == .organ, isDefinite(head),
      !tree.children(head).contains(where: { tree.word($0).features.has("Definite=Ind") }),
      let country = force(entry.sector, before: head, depth: depth)
    {
      party.country = country
      party.countryInferred = true
    }
    // *The LRA said the rebels*: those spoken of last.
    if party.country == nil, entry.sector == "REB", isDefinite(head) {
      party.country = lastGroup(before: head) { $0.sector == "REB" && $0.country != nil }?.country
      party.countryInferred = party.country != nil
    }
    return party
  }

  /// *Hamas spokesman*, *IDF spokesman*, *fighters of the PKK*: the owner's sector; nil where an agent keeps his own, as a
  /// state's minister does.
  func ownSector(_ owner: Party, of entry: AgentEntry) -> String? {
    guard let sector = owner.sector, sector != "GOV", sector != "CVL", entry.kind != .outlet,
      (owner.id != nil && owner.kind == .named) || (owner.kind == .agent && entry.kind == .office)
    else { return nil }
    return sector
  }

  /// The state of the last army or police named in the sentence before a word.
  private func force(_ sector: String, before head: Int, depth: Int) -> String? {
    guard sector == "MIL" || sector == "COP", depth < 3 else { return nil }
    let start = tree.text.sentences[tree.sentenceOf[head]].words.lowerBound
    for word in stride(from: head - 1, through: start, by: -1) where tree.isNominal(word) {
      guard !tree.has("compound", word), let (entry, _) = agentPhrase(at: word), entry.sector == sector,
        let party = resolve(word, depth: depth + 1), party.sector == sector, !party.countryInferred,
        let country = party.country, !tree.lexicon.reach.contains(country)
      else { continue }
      return country
    }
    return nil
  }

  /// The last body other than a state that was named before a word.
  func lastGroup(before word: Int, where fits: (Party) -> Bool) -> Party? {
    let start = tree.text.sentences[tree.sentenceOf[word]].words.lowerBound
    for other in stride(from: word - 1, through: start, by: -1) {
      guard let mention = mentions.covering(other), case .actor(let index)? = mention.entries.first?.thing
      else {
        continue
      }
      let actor = names.actors[Int(index)]
      guard actor.kind == .organisation else { continue }
      let code = actor.code(on: day)
      let party = Party(
        country: code.country, sector: code.sector, name: actor.name, id: actor.id, words: mention.words,
        kind: .named)
      if fits(party) { return party }
    }
    return thread.lastGroup(where: fits)
  }

  /// *Israeli and Palestinian*, *U.S.-Iranian*: names that are coordinated with a name.
  private func namesBeside(_ word: Int) -> [Mention] {
    tree.children(word).filter { tree.has("conj", $0) }.compactMap { mentions.covering($0) }
  }

  /// Whether a noun is the subject of a verb of saying: a minister who meets others in a capital is a guest there.
  private func speaks(_ head: Int) -> Bool {
    guard tree.has("nsubj", head), let verb = tree.word(head).head else { return true }
    return !tree.lexicon.claims[tree.hashes.lemmas[verb]].isEmpty
  }

  private func isPossessor(_ owner: Party, of head: Int) -> Bool {
    guard let words = owner.words else { return false }
    return words.contains { word in
      tree.word(word).head == head
        && (tree.has("nmod:poss", word)
          || tree.slots(ofPreposition: tree.prepositions[word]).contains("of"))
    }
  }

  /// The parties that modify a noun: adjectives of states, construct state, genitives, *of* phrases.
  func owners(of head: Int, depth: Int) -> [Party] {
    var result: [Party] = []
    let isDoubled = tree.children(head).contains { child in
      child > head && tree.word(child).upos != .pron
        && tree.slots(ofPreposition: tree.prepositions[child]).contains("of")
    }
    for child in tree.children(head) where !(isDoubled && child > head && tree.word(child).upos == .pron) {
      let owner: Party?
      if tree.has("amod", child) || tree.has("compound", child) || tree.has("nmod", child)
        || tree.has("flat", child)
        || tree.has("appos", child) || tree.has("obl", child) || tree.has("acl", child)
        || tree.has("det", child)
      {
        let slots = tree.slots(ofPreposition: tree.prepositions[child])
        if !tree.prepositions[child].isEmpty, !slots.contains("of"), !slots.contains("in"),
          !slots.contains("from"), !isSpokenFor(child, by: head)
        {
          continue
        }
        if isTopic(child, of: head) || isSided(child) || slots.contains("in") && isTongue(child) { continue }
        if let mention = mentions.covering(child), let party = named(mention, depth: depth + 1) {
          owner = party
        } else if tree.has("nmod", child) || tree.has("compound", child) || tree.has("appos", child) {
          // *The country's minister*.
          let states = tree.isListed(child, as: .state) && depth < 2 ? both(of: child) : nil
          owner = states?.count == 1 ? states?.first : resolve(child, depth: depth + 1)
        } else {
          owner = nil
        }
        if var party = owner {
          if slots.contains("in"), !slots.contains("of") {
            party.id = nil
            party.isThere = true
            // Whatever stands in a capital is not its government's.
            if isTown(child) {
              party.sector = "CVL"
              party.kind = .described
            }
          }
          result.append(party)
          if tree.has("amod", child) || tree.has("compound", child) {
            result += namesBeside(child).compactMap { named($0, depth: depth + 1) }
          }
        }
      }
    }
    if let leader = leader(of: head, depth: depth) { result.insert(leader, at: 0) }
    // *Actions proposed by the United States*: whoever made them; *hostages held by rebels* are not theirs.
    if result.isEmpty {
      let isPerson =
        !tree.isListed(head, as: .equipment)
        && agentPhrase(at: head).map { $0.0.kind == .people || $0.0.kind == .office } ?? false
      for child in tree.children(head)
      where tree.has("acl", child) && tree.isPassive(child) && !(isPerson && !tree.isListed(child, as: .led))
        && !tree.isListed(child, as: .brokers)
      {
        for maker in tree.children(child)
        where tree.has("obl:agent", maker)
          || tree.slots(ofPreposition: tree.prepositions[maker]).contains("by")
        {
          if let party = resolve(maker, depth: depth + 1) { result.append(party) }
        }
      }
    }
    // A mention that starts inside this noun phrase but hangs elsewhere in a doubtful tree.
    if result.isEmpty, head + 1 < tree.count, tree.sentenceOf[head + 1] == tree.sentenceOf[head] {
      let next = tree.word(head + 1).upos == .det && head + 2 < tree.count ? head + 2 : head + 1
      if let mention = mentions.covering(next),
        tree.word(next).upos == .adj
          || tree.grammar.hasConstructState && tree.word(next).upos == .propn
            && tree.prepositions[next].isEmpty,
        let party = named(mention, depth: depth + 1)
      {
        result.append(party)
      }
    }
    // *A commander in Hezbollah*, *officials in the Nicaraguan regime*, when the tree hung the group on the verb.
    if result.isEmpty, agentPhrase(at: head) != nil, head + 2 < tree.count, tree.word(head + 1).upos == .adp,
      tree.sentenceOf[head + 2] == tree.sentenceOf[head]
    {
      let group = mentions.covering(head + 2)?.head ?? head + 2
      if tree.has("obl", group), tree.slots(ofPreposition: tree.prepositions[group]).contains("in"),
        let party = resolve(group, depth: depth + 1),
        party.kind == .named && !party.isPerson && party.sector != "GOV" && party.id != nil
          || party.kind == .agent && party.isStateOrgan && party.country != nil && !party.countryInferred
      {
        result.append(party)
      }
    }
    return result.sorted { ($0.id != nil ? 0 : 1) < ($1.id != nil ? 0 : 1) }
  }
}
