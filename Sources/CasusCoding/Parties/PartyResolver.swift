import CasusCodebook
import CasusLanguage
import CasusRecords

/// Says which actor a noun phrase stands for: names, agents with their country, demonyms, apposition,
/// coordination, pronouns and definite descriptions.
struct PartyResolver {
  let tree: Tree
  let mentions: Mentions
  let names: Names
  /// The day on which offices are looked up.
  let day: String?
  var thread = PartyThread()
  /// Words of time expressions: days and months are no parties.
  var timeWords: Set<Int> = []

  private var lexicon: Lexicon { tree.lexicon }

  init(tree: Tree, mentions: Mentions, names: Names, day: String?) {
    self.tree = tree
    self.mentions = mentions
    self.names = names
    self.day = day
  }

  /// All parties that a noun phrase names; coordinated ones apart.
  func parties(of head: Int) -> [Party] {
    var result: [Party] = []
    for part in conjuncts(of: head) {
      for party in both(of: part) ?? [resolve(part, depth: 0)].compactMap({ $0 })
      where !result.contains(where: { $0.words == party.words && $0.country == party.country }) {
        result.append(party)
      }
    }
    // *Israeli and Palestinian officials* shares its noun; a conjunct without a country takes that of its neighbour
    // when it is an agent of the same kind (*the police and the army*).
    if let shared = result.first(where: { $0.country != nil && !$0.countryInferred })?.country {
      for index in result.indices where result[index].country == nil && result[index].kind == .agent {
        result[index].country = shared
        result[index].countryInferred = true
      }
    }
    return result
  }

  /// A noun phrase and what is coordinated with it.
  func conjuncts(of head: Int) -> [Int] {
    var result = [head]
    var frontier = [head]
    while let current = frontier.popLast(), result.count < 12 {
      for child in tree.children(current) where tree.has("conj", child) && tree.isNominal(child) {
        result.append(child)
        frontier.append(child)
      }
    }
    return result.sorted()
  }

  /// The party a single noun phrase stands for.
  func resolve(_ head: Int, depth: Int) -> Party? {
    if depth > 5 || timeWords.contains(head) || isDateline(head) { return nil }
    let word = tree.word(head)
    if word.upos == .pron { return pronoun(head, depth: depth) }
    let agent = agentPhrase(at: head)
    if let mention = mentions.covering(head), agent == nil || mention.words.count >= (agent?.1.count ?? 0),
      let party = named(mention, depth: depth)
    {
      return party
    }
    if let (entry, words) = agent { return self.agent(entry, words: words, head: head, depth: depth) }
    for child in tree.children(head) where tree.has("appos", child) || tree.has("flat", child) {
      if let mention = mentions.covering(child), let party = named(mention, depth: depth) { return party }
      if let (entry, words) = agentPhrase(at: child) {
        var party = self.agent(entry, words: words, head: child, depth: depth + 1)
        party.words = extent(head)
        party.name = text(of: extent(head))
        return party
      }
    }
    return described(head, depth: depth)
  }

  /// *BAKU - The president...*: where a report was written is no party.
  private func isDateline(_ head: Int) -> Bool {
    let sentence = tree.text.sentences[tree.sentenceOf[head]].words
    guard head - sentence.lowerBound < 2, let mention = mentions.covering(head) else { return false }
    let next = mention.words.upperBound + 1
    return next < sentence.upperBound && ["-", "–", "—"].contains(tree.word(next).form)
      && tree.word(next).range.lowerBound > tree.word(next - 1).range.upperBound
  }

  /// A name of the codebook; nil when its readings do not fit a party.
  private func named(_ mention: Mention, depth: Int) -> Party? {
    if depth > 5 { return nil }
    let readings = mention.entries.compactMap { entry -> Party? in
      switch entry.thing {
      case .actor(let index):
        let actor = names.actors[Int(index)]
        let code = actor.code(on: day)
        return Party(
          country: code.country, sector: code.sector, name: actor.name, id: actor.id, words: mention.words,
          kind: .named,
          isPerson: actor.kind == .person)
      case .capital(let index):
        let state = names.actors[Int(index)]
        return Party(
          country: state.country, sector: "GOV", name: state.name, id: state.id, words: mention.words,
          kind: .named)
      case .demonym(let index):
        let state = names.actors[Int(index)]
        return Party(
          country: state.country, sector: "CVL", name: text(of: mention.words), id: nil, words: mention.words,
          kind: .named, isPlural: true)
      case .place(let index):
        let place = names.places[Int(index)]
        guard place.country != nil else { return nil }
        return Party(
          country: place.country, sector: "CVL", name: place.name, id: nil, words: mention.words,
          kind: .described)
      }
    }
    // Two presidents Bush: the one in office on that day.
    guard var best = readings.first else { return nil }
    if readings.count > 1, best.isPerson,
      let holder = readings.first(where: {
        $0.id.flatMap { names.actor(id: $0) }?.holdsOffice(on: day) ?? false
      })
    {
      best = holder
    }
    if best.id == nil, best.sector == "CVL", let (entry, words) = agentPhrase(at: mention.head) {
      return agent(entry, words: words, head: mention.head, depth: depth + 1)
    }
    return best
  }

  // MARK: Agents

  /// The longest agent phrase that contains a word, with the words it covers.
  func agentPhrase(at head: Int) -> (AgentEntry, [Int])? {
    let sentence = tree.text.sentences[tree.sentenceOf[head]].words
    var best: (AgentEntry, [Int])?
    var start = head
    var back = 0
    while true {
      for key in tree.keys(start) {
        for entry in lexicon.agents[key] ?? [] where entry.words.count > (best?.1.count ?? 0) {
          if let words = match(entry.words, from: start, in: sentence), words.contains(head),
            isHead(head, of: words)
          {
            best = (entry, words)
          }
        }
      }
      start -= 1
      back += 1
      if back > 3 || start < sentence.lowerBound { break }
    }
    return best
  }

  /// Whether the phrase hangs on this word: its other words depend on it or on each other.
  private func isHead(_ head: Int, of words: [Int]) -> Bool {
    words.allSatisfy {
      $0 == head || (tree.word($0).head.map { words.contains($0) || abs($0 - head) <= 3 } ?? true)
    }
  }

  /// Matches words in a row, passing over articles.
  func match(_ phrase: [String], from start: Int, in sentence: Range<Int>) -> [Int]? {
    var words: [Int] = []
    var position = start
    for (index, expected) in phrase.enumerated() {
      if index > 0 {
        while position < sentence.upperBound,
          tree.word(position).upos == .det || tree.forms[position].isEmpty, tree.forms[position] != expected
        { position += 1 }
      }
      guard position < sentence.upperBound,
        tree.lemmas[position] == expected || tree.forms[position] == expected
          || tree.stems[position]?.contains(expected) == true
      else {
        return nil
      }
      words.append(position)
      position += 1
    }
    return words
  }

  private func agent(_ entry: AgentEntry, words: [Int], head: Int, depth: Int) -> Party {
    var party = Party(
      country: nil, sector: entry.sector, name: "", words: extent(head), kind: .agent,
      isPlural: tree.word(head).features["Number"] == "Plur",
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
        return party
      }
    }
    for owner in owners(of: head, depth: depth) {
      if party.country == nil { party.country = owner.country }
      // *Hamas spokesman*, *IDF spokesman*, *fighters of the PKK*: the owner's sector; a state's minister keeps his.
      if let sector = owner.sector,
        (owner.id != nil && owner.kind == .named) || (owner.kind == .agent && entry.kind == .office),
        entry.kind != .outlet,
        sector != "GOV", sector != "CVL"
      {
        party.sector = sector
      }
      if party.country != nil { break }
    }
    if party.country == nil, let name = personName(head), let known = thread.person(name) {
      party.country = known.country
    }
    return party
  }

  /// The parties that modify a noun: adjectives of states, construct state, genitives, *of* phrases.
  func owners(of head: Int, depth: Int) -> [Party] {
    var result: [Party] = []
    for child in tree.children(head) {
      let owner: Party?
      if tree.has("amod", child) || tree.has("compound", child) || tree.has("nmod", child)
        || tree.has("flat", child)
        || tree.has("appos", child) || tree.has("obl", child) || tree.has("acl", child)
        || tree.has("det", child)
      {
        let slots = tree.slots(ofPreposition: tree.prepositions[child])
        if !tree.prepositions[child].isEmpty, !slots.contains("of"), !slots.contains("in"),
          !slots.contains("from")
        {
          continue
        }
        if let mention = mentions.covering(child), let party = named(mention, depth: depth + 1) {
          owner = party
        } else if tree.has("nmod", child) || tree.has("compound", child) || tree.has("appos", child) {
          owner = resolve(child, depth: depth + 1)
        } else {
          owner = nil
        }
        if var party = owner {
          if slots.contains("in"), !slots.contains("of") { party.id = nil }
          result.append(party)
        }
      }
    }
    // A mention that starts inside this noun phrase but hangs elsewhere in a doubtful tree.
    if result.isEmpty, head + 1 < tree.count, tree.sentenceOf[head + 1] == tree.sentenceOf[head] {
      let next = tree.word(head + 1).upos == .det && head + 2 < tree.count ? head + 2 : head + 1
      if let mention = mentions.covering(next),
        tree.word(next).upos == .adj
          || lexicon.language == "he" && tree.word(next).upos == .propn && tree.prepositions[next].isEmpty,
        let party = named(mention, depth: depth + 1)
      {
        result.append(party)
      }
    }
    return result.sorted { ($0.id != nil ? 0 : 1) < ($1.id != nil ? 0 : 1) }
  }

  // MARK: Others

  /// A noun that is neither name nor agent: it belongs to whoever owns it (*the mayor's house*, *Israeli targets*).
  private func described(_ head: Int, depth: Int) -> Party? {
    let word = tree.word(head)
    guard
      word.upos == .noun || word.upos == .propn || word.upos == .x || word.upos == .num || word.upos == .adj
    else { return nil }
    if word.entity.hasSuffix("PER")
      || (word.upos == .propn && !word.entity.hasSuffix("LOC") && !word.entity.hasSuffix("GPE"))
    {
      var party = Party(
        country: nil, sector: word.entity.hasSuffix("ORG") ? "UNK" : "CVL", name: text(of: extent(head)),
        words: extent(head),
        kind: .described, isPerson: word.entity.hasSuffix("PER"))
      if let name = personName(head), let known = thread.person(name) {
        party.country = known.country
        party.sector = known.sector
        party.name = known.name
        party.id = known.id
      } else if let owner = owners(of: head, depth: depth).first {
        party.country = owner.country
      }
      return party
    }
    guard var owner = owners(of: head, depth: depth).first else { return nil }
    owner.words = extent(head)
    owner.kind = .described
    return owner
  }

  private func pronoun(_ head: Int, depth: Int) -> Party? {
    let word = tree.word(head)
    // A relative pronoun stands for the noun its clause modifies.
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
    let isPerson = word.features["Number"] != "Plur" && word.features["Gender"] != "Neut"
    guard
      var party = thread.antecedent(
        plural: word.features["Number"] == "Plur", person: isPerson, sentence: tree.sentenceOf[head])
    else {
      return nil
    }
    party.words = head...head
    party.kind = .pronoun
    return party
  }

  /// *The two countries*, *both sides*: the last two parties.
  private func both(of head: Int) -> [Party]? {
    guard lexicon.references["state"]?.contains(tree.lemmas[head]) ?? false else { return nil }
    let two = tree.children(head).contains {
      lexicon.references["two"]?.contains(tree.lemmas[$0]) == true
        || lexicon.references["two"]?.contains(tree.forms[$0]) == true
    }
    let plural = tree.word(head).features["Number"] == "Plur"
    if !owners(of: head, depth: 0).isEmpty { return nil }
    if two || plural {
      guard let pair = thread.lastPair() else { return nil }
      return pair.map {
        var party = $0
        party.words = extent(head)
        party.kind = .pronoun
        return party
      }
    }
    guard var last = thread.lastState() else { return nil }
    last.words = extent(head)
    last.kind = .pronoun
    return [last]
  }

  /// The part of a name by which a person is mentioned again: its last word.
  func personName(_ head: Int) -> String? {
    var last: Int?
    if tree.word(head).upos == .propn { last = head }
    for child in tree.children(head) where tree.has("flat", child) || tree.has("appos", child) {
      guard tree.word(child).upos == .propn else { continue }
      last = child
      for inner in tree.children(child) where tree.has("flat", inner) { last = inner }
    }
    return last.map { tree.forms[$0] }
  }

  /// The words of a noun phrase without relative clauses, coordination, punctuation and leading prepositions.
  func extent(_ head: Int) -> ClosedRange<Int> {
    if let mention = mentions.covering(head), mention.head == head,
      !tree.children(head).contains(where: { tree.has("nmod", $0) && !mention.words.contains($0) })
    {
      return mention.words
    }
    var range = tree.extent(head) { child in
      tree.has("acl", child) || tree.has("conj", child) || tree.has("cc", child) || tree.has("punct", child)
        || tree.has("appos", child) || tree.has("parataxis", child) || tree.has("case", child) && child < head
        || tree.has("cop", child) || tree.has("nsubj", child) || tree.has("mark", child)
        || tree.has("advcl", child)
    }
    if range.count > 25 { range = max(range.lowerBound, head - 3)...min(range.upperBound, head + 8) }
    while range.lowerBound < head, [.adp, .punct, .cconj, .sconj].contains(tree.word(range.lowerBound).upos) {
      range = (range.lowerBound + 1)...range.upperBound
    }
    while range.upperBound > head, tree.word(range.upperBound).upos == .punct {
      range = range.lowerBound...(range.upperBound - 1)
    }
    return range
  }

  func text(of words: ClosedRange<Int>) -> String { String(tree.text.string(tree.range(words))) }
}
