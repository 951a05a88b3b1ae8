import CasusCodebook
import CasusLanguage
import CasusRecords

/// Says which actor a noun phrase stands for: names, agents with their country, demonyms, apposition,
/// coordination, pronouns and definite descriptions.
///
/// A class: everything that reads a document asks the same one, which remembers whom the document has spoken of.
final class PartyResolver {
  let tree: Tree
  let mentions: Mentions
  let names: Names
  /// The day on which offices are looked up.
  let day: String?
  var thread = PartyThread() { didSet { resolved = Resolved() } }
  private var resolved = Resolved()
  /// The agent phrases that were looked for: one word is asked about again and again.
  let phrases: AgentPhrases

  /// The parties that words were found to stand for, as long as the thread stays the same.
  private final class Resolved {
    @exclusivity(unchecked) var parties: [Int: Party?] = [:]
  }

  init(tree: Tree, mentions: Mentions, names: Names, day: String?) {
    self.tree = tree
    self.mentions = mentions
    self.names = names
    self.day = day
    phrases = AgentPhrases(words: tree.count)
  }

  /// For each word the agent phrase that contains it, once it was looked for.
  final class AgentPhrases {
    @exclusivity(unchecked) var known: [(AgentEntry, [Int])??]

    init(words: Int) { known = Array(repeating: nil, count: words) }
  }

  /// All parties that a noun phrase names; coordinated ones apart.
  func parties(of head: Int) -> [Party] {
    var result: [Party] = []
    for part in conjuncts(of: head) where !isDenied(part) {
      for party in everybody(behind: part) ?? single(part)
      where !result.contains(where: {
        $0.words == party.words && $0.country == party.country && $0.sector == party.sector
      }) {
        result.append(party)
      }
    }
    // *Israeli and Palestinian officials* shares its noun; a conjunct without a country takes that of its neighbour
    // when it is an agent of the same kind (*the police and the army*).
    if let shared = result.first(where: {
      $0.country.map { names.actor(id: $0) != nil } ?? false && !$0.countryInferred
    })?.country {
      for index in result.indices
      where result[index].country == nil && result[index].kind == .agent
        && !(result[index].sector.map { Self.stateless.contains($0) } ?? false)
      {
        result[index].country = shared
        result[index].countryInferred = true
      }
    }
    return result
  }

  /// The parties that one conjunct names.
  func single(_ part: Int) -> [Party] {
    both(of: part) ?? members(of: part) ?? shared(part) ?? [resolve(part, depth: 0)].compactMap { $0 }
  }

  /// Sectors whose members need not be of the state of those they are named beside: rebels and an army, reporters
  /// and officials.
  private static let stateless: Set<String> = ["UAF", "REB", "CRM", "JRN", "NGO"]

  /// The named members of a group: *states like Iran and Syria*, *three states, Germany, Japan and Italy*.
  private func members(of head: Int) -> [Party]? {
    let isGroup =
      (tree.isPlural(head) || tree.word(head).upos == .num)
      && mentions.covering(head) == nil
    guard isGroup else { return nil }
    let isState = tree.isListed(head, as: .state)
    for child in tree.children(head) where child > head && tree.isNominal(child) {
      let isExample = tree.slots(ofPreposition: tree.prepositions[child]).contains("example")
      // *Two hostages, a Frenchman and a Belgian*.
      let isListing =
        isState && tree.has("flat", child) || tree.has("appos", child) && (isState || !isOfNamed(head))
      guard isExample || isListing else { continue }
      let all = conjuncts(of: child)
      let parties = all.compactMap { resolve($0, depth: 1) }.filter { $0.country != nil }
      if parties.count > 1 && (isState || parties.count == all.count) || (isExample && !parties.isEmpty) {
        return parties
      }
    }
    return nil
  }

  /// Whether a noun phrase itself names a state or body that its members belong to.
  private func isOfNamed(_ head: Int) -> Bool {
    tree.children(head).contains { child in
      (tree.has("amod", child) || tree.has("compound", child) || tree.has("nmod", child))
        && mentions.covering(child) != nil
    }
  }

  /// *Israeli and Palestinian officials*, *נציגי הונגריה ופולין*: one party for each state that shares the noun.
  private func shared(_ head: Int) -> [Party]? {
    guard mentions.covering(head) == nil else { return nil }
    let agent = agentPhrase(at: head)
    // *A Russian-Turkish patrol*: one body may be of two states, one man is of neither alone.
    let isSeveral =
      tree.isPlural(head)
      || tree.children(head).contains { tree.has("amod", $0) && tree.word($0).features.has("Number=Plur") }
    guard isSeveral || agent?.0.kind == .organ else { return nil }
    if let agent, let all = theirs(head, agent) { return all }
    var countries: [String] = []
    var result: [Party] = []
    for child in tree.children(head)
    where tree.has("nmod", child) || tree.has("compound", child) || tree.has("amod", child) {
      let slots = tree.slots(ofPreposition: tree.prepositions[child])
      // *Troops from Uganda and Rwanda*.
      // *Targets in Iran and Yemen*, *goods from China and India*.
      let isThere = agent == nil && slots.contains("in") && !slots.contains("of")
      guard tree.prepositions[child].isEmpty || slots.contains("of") || slots.contains("from") || isThere
      else { continue }
      for part in coordinated(with: child) {
        guard let owner = sharer(part), let country = owner.country, !countries.contains(country)
        else { continue }
        countries.append(country)
        var party = agent.map { self.agent($0.0, words: $0.1, head: head, depth: 1) } ?? owner
        if let entry = agent?.0 {
          // *נציגי חמאס והממשל האמריקני*: each of its own sector.
          party.sector = ownSector(owner, of: entry) ?? entry.sector
        } else {
          // *Indian and Indonesian warships*: states, or those who come from them.
          guard
            tree.has("amod", child)
              || tree.has("nmod", child) && !tree.prepositions[child].isEmpty && isState(part)
          else { continue }
          party.kind = .described
          party.isThere = isThere
        }
        party.words = extent(head)
        party.country = country
        party.id = nil
        party.countryInferred = false
        result.append(party)
      }
    }
    return result.count > 1 ? result : nil
  }

  /// *France and Spain quarrelled, and their ministers met*: one for each of those whom *their* means.
  private func theirs(_ head: Int, _ agent: (AgentEntry, [Int])) -> [Party]? {
    guard tree.isPlural(head),
      let pronoun = tree.children(head).first(where: { tree.has("nmod:poss", $0) && tree.isPlural($0) }),
      let owners = everybody(behind: pronoun), owners.allSatisfy({ $0.country != nil })
    else { return nil }
    return owners.map { owner in
      var party = self.agent(agent.0, words: agent.1, head: head, depth: 1)
      party.country = owner.country
      party.id = nil
      return party
    }
  }

  /// One of those that share a noun: by name, or as an organ of a state.
  private func sharer(_ part: Int) -> Party? {
    if let mention = mentions.covering(part) { return named(mention, depth: 1) }
    guard let party = resolve(part, depth: 1), party.kind == .agent, party.isStateOrgan else { return nil }
    return party
  }

  /// A word and its conjuncts of any part of speech; of a name, what hangs on any of its words.
  private func coordinated(with word: Int) -> [Int] {
    let name = mentions.covering(word).flatMap { $0.head == word ? $0.words : nil } ?? word...word
    return [word]
      + name.flatMap { tree.children($0) }.filter { tree.has("conj", $0) && !name.contains($0) }
  }

  /// A noun phrase and what is coordinated with it.
  func conjuncts(of head: Int) -> [Int] {
    var result = [head]
    var frontier = [head]
    while let current = frontier.popLast(), result.count < 12 {
      // What the tree hangs on a later word of a name stands beside all of it.
      let name = mentions.covering(current).flatMap { $0.head == current ? $0.words : nil }
      for child in (name ?? current...current).flatMap({ tree.children($0) })
      where tree.has("conj", child) && !(name?.contains(child) ?? false)
        && (tree.isNominal(child)
          || tree.word(child).upos == .adj && tree.children(child).contains { tree.has("det", $0) })
      {
        result.append(child)
        frontier.append(child)
      }
    }
    result += statesBefore(head).filter { !result.contains($0) }
    return result.sorted()
  }

  /// The party a single noun phrase stands for.
  func resolve(_ head: Int, depth: Int) -> Party? {
    if depth > 0 { return party(of: head, depth: depth) }
    if let known = resolved.parties[head] { return known }
    let party = party(of: head, depth: depth)
    resolved.parties[head] = .some(party)
    return party
  }

  private func party(of head: Int, depth: Int) -> Party? {
    let word = tree.word(head)
    if depth > 5 || tree.isMoment(head) || isDateline(head) { return nil }
    if word.upos == .pron { return pronoun(head, depth: depth) }
    let agent = agentPhrase(at: head)
    if let mention = mentions.covering(head), agent == nil || mention.words.count >= (agent?.1.count ?? 0),
      let party = named(mention, depth: depth), agent == nil || !bodyOfAnother(party, head, depth: depth)
    {
      return withState(party, head)
    }
    if let group = groupNamedBefore(head) ?? half(head) { return group }
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

  /// *The US Red Cross*: the part in one state of a body that has none.
  private func withState(_ party: Party, _ head: Int) -> Party {
    guard !party.isPerson, let country = party.country, names.actor(id: country) == nil else { return party }
    for child in tree.children(head) where tree.has("amod", child) || tree.has("compound", child) {
      guard let mention = mentions.covering(child), mention.words != party.words,
        let owner = named(mention, depth: 4), owner.country != country, owner.country != nil
      else { continue }
      var party = party
      party.country = owner.country
      party.id = nil
      return party
    }
    return party
  }

  /// Someone known by his title: *Judge Lynn Hughes*, *Norwegian Foreign Minister Jan Petersen*.
  private func title(of head: Int, depth: Int) -> Party? {
    for child in tree.children(head)
    where child < head
      && (tree.has("nmod:desc", child) || tree.has("compound", child) || tree.has("appos", child))
    {
      guard let (entry, words) = agentPhrase(at: child), entry.kind == .office || entry.kind == .people else {
        continue
      }
      var party = agent(entry, words: words, head: child, depth: depth + 1)
      if party.country == nil { party.country = owners(of: head, depth: depth).first?.country }
      party.words = extent(head)
      party.name = text(of: extent(head))
      party.isPerson = true
      party.isPlural = false
      return party
    }
    return nil
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
  func named(_ mention: Mention, depth: Int) -> Party? {
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
        let place = names.place(index)
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
    // *The Peruvian president resigned before Congress*: of bodies of one name the one whose state is named before.
    if readings.count > 1, best.isBranch, readings.allSatisfy({ $0.sector == best.sector }) {
      let states = statesNamed(before: mention)
      best = readings.first { $0.country.map { states.contains($0) } ?? false } ?? best
    }
    if best.kind == .named, best.id == nil, best.sector == "CVL",
      let (entry, words) = agentPhrase(at: mention.head)
    {
      return agent(entry, words: words, head: mention.head, depth: depth + 1)
    }
    return best
  }

  /// The states that a sentence names before a mention.
  private func statesNamed(before mention: Mention) -> Set<String> {
    var states: Set<String> = []
    var word = tree.text.sentences[tree.sentenceOf[mention.head]].words.lowerBound
    while word < mention.words.lowerBound {
      guard let other = mentions.covering(word) else {
        word += 1
        continue
      }
      for entry in other.entries {
        switch entry.thing {
        case .actor(let index), .demonym(let index), .capital(let index):
          if let country = names.actors[Int(index)].country { states.insert(country) }
        case .place: break
        }
      }
      word = other.words.upperBound + 1
    }
    return states
  }

  /// *The Baghdad bomb*: a town before a noun says where it was.
  private func isNamedPlace(_ owner: Party) -> Bool {
    owner.words.map { words in
      words.contains { isTown($0) && !tree.has("nmod:poss", $0) && tree.prepositions[$0].isEmpty }
    } ?? false
  }

  /// A noun that is neither name nor agent: it belongs to whoever owns it (*the mayor's house*, *Israeli targets*).
  private func described(_ head: Int, depth: Int) -> Party? {
    let word = tree.word(head)
    guard
      word.upos == .noun || word.upos == .propn || word.upos == .x || word.upos == .num || word.upos == .adj
        || word.upos == .verb && word.features.has("VerbForm=Part")
    else { return nil }
    if word.entity.hasSuffix("PER")
      || (word.upos == .propn && !word.entity.hasSuffix("LOC") && !word.entity.hasSuffix("GPE")
        && !isWeapon(head))
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
      } else if let title = title(of: head, depth: depth) {
        return title
      } else if let owner = owners(of: head, depth: depth).first {
        party.country = owner.country
      }
      return party
    }
    // *Dozens of villagers*, *two of the soldiers*: a number or measure stands for what is counted.
    if tree.lexicon.numbers[tree.lemmas[head]] != nil || tree.lexicon.numbers[tree.forms[head]] != nil
      || word.upos == .num,
      let counted = tree.children(head).first(where: {
        $0 > head && tree.isNominal($0) && (tree.has("nmod", $0) || tree.has("compound", $0))
          && (tree.prepositions[$0].isEmpty
            || tree.slots(ofPreposition: tree.prepositions[$0]).contains("of"))
      }), var party = resolve(counted, depth: depth + 1)
    {
      party.words = extent(head)
      party.isPlural = true
      return party
    }
    let owners = owners(of: head, depth: depth)
    guard var owner = owners.first else { return nil }
    if isWeapon(head), owner.country == nil || owner.kind == .described || isNamedPlace(owner) { return nil }
    // *The Indian side*, *the American plan*: the state, not its people.
    if owner.id == nil, owner.kind == .named, owner.sector == "CVL",
      tree.isListed(head, as: .policy) || isCounterpart(head)
    {
      owner.sector = "GOV"
    }
    // *Newspaper offices in New York*: whose they are, and of what state.
    if owner.country == nil { owner.country = owners.lazy.compactMap(\.country).first }
    owner.words = extent(head)
    if owner.kind != .pronoun { owner.kind = .described }
    // *The chief of the police*, *a member of Hamas*.
    if tree.isListed(head, as: .person) {
      owner.isPerson = true
      owner.isPlural = word.features.has("Number=Plur")
    }
    return owner
  }
}
