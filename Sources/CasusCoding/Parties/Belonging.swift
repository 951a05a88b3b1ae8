import CasusCodebook
import CasusLanguage

/// What a name beside a noun says of it: whose it is, or only where, of what, against whom.
extension PartyResolver {
  /// *US-led*, *Iranian-backed*: whoever leads or backs what a noun names, told before a participle with a hyphen.
  ///
  /// Those whom a state leads are of it (*NATO-led forces*); those whom it backs need not be, but their acts count as
  /// its own when the noun names an act.
  func leader(of head: Int, depth: Int) -> Party? {
    guard tree.word(head).upos == .noun else { return nil }
    for child in tree.children(head) where tree.has("amod", child) && tree.isVerbal(child) {
      guard
        tree.isListed(child, as: .led) || agentPhrase(at: head) == nil && tree.isListed(child, as: .backed)
      else {
        continue
      }
      for name in tree.hyphenated(before: child) {
        guard let mention = mentions.covering(name), var party = named(mention, depth: depth + 1) else {
          continue
        }
        if agentPhrase(at: head) != nil { party.id = nil }
        return party
      }
    }
    return nil
  }

  /// Whether a name beside a noun only says what the noun deals with: the victim of its kidnappers, the subject of its
  /// expert, the town where its treaty was signed.
  func isTopic(_ child: Int, of head: Int) -> Bool {
    let isInside =
      tree.has("nmod:poss", child) || tree.has("compound", child)
      || tree.slots(ofPreposition: tree.prepositions[child]).contains("of")
    guard isInside else { return false }
    if tree.isListed(head, as: .foe) { return true }
    // *His Israeli counterpart* is not of the country of the one who meets him.
    if isCounterpart(head), tree.word(child).upos != .adj {
      return !tree.has("compound", child)
    }
    if tree.has("compound", child), tree.isListed(head, as: .expert) { return !isBody(child) }
    return tree.isListed(head, as: .treaty) && !tree.has("nmod:poss", child) && isTown(child)
  }

  /// *His Israeli counterpart*, מקבילו, whose ending is not always cut off.
  func isCounterpart(_ noun: Int) -> Bool {
    tree.isListed(noun, as: .counterpart) || tree.isWritten(noun, as: .counterpart)
  }

  /// *A speech in English*: whether a name is of a people or its tongue, and of no place.
  func isTongue(_ word: Int) -> Bool {
    guard let mention = mentions.covering(word), !tree.isPlural(word),
      !tree.children(word).contains(where: { tree.has("det", $0) })
    else { return false }
    return mention.entries.allSatisfy { entry in
      if case .demonym = entry.thing { true } else { false }
    }
  }

  /// *UN experts* are its own, *Iran experts* are not.
  private func isBody(_ word: Int) -> Bool {
    guard case .actor(let index)? = mentions.covering(word)?.entries.first?.thing else { return false }
    return names.actors[Int(index)].kind == .organisation
  }

  /// *הפגנה אנטי-אמריקנית*: whether an adjective of a state says whom something is against or for, not whose it is.
  func isSided(_ adjective: Int) -> Bool {
    tree.children(adjective).contains { $0 < adjective && tree.isWritten($0, as: .sided) }
      || adjective > 1 && tree.joins(adjective - 1) && tree.isWritten(adjective - 2, as: .sided)
  }

  /// Whether a name behind *for* or *to* is that of whoever somebody speaks for or serves: *a spokesman for the
  /// Taliban*, *an adviser to the president*.
  func isSpokenFor(_ child: Int, by head: Int) -> Bool {
    let cases = tree.slots(ofPreposition: tree.prepositions[child])
    return tree.isListed(head, as: .voice) && cases.contains("for")
      || tree.isListed(head, as: .servant) && cases.contains("to")
  }

  /// Whether a word names a town or region, be it a capital, and nothing else.
  func isTown(_ word: Int) -> Bool {
    guard let mention = mentions.covering(word) else { return false }
    return mention.entries.allSatisfy { entry in
      switch entry.thing {
      case .place, .capital: true
      case .actor, .demonym: false
      }
    }
  }

  /// Whether a word names a state itself.
  func isState(_ word: Int) -> Bool {
    mentions.covering(word)?.entries.contains { entry in
      if case .actor(let index) = entry.thing { return names.actors[Int(index)].kind == .state }
      return false
    } ?? false
  }

  /// *Ecuador's Congress*: what the codebook knows as the congress of another state is that of the state named here.
  func bodyOfAnother(_ known: Party, _ head: Int, depth: Int) -> Bool {
    guard !known.isPerson, let country = known.country, known.id != country, names.actor(id: country) != nil
    else { return false }
    return tree.children(head).contains { child in
      guard
        tree.has("amod", child) || tree.has("nmod", child) && !isTopic(child, of: head)
          || tree.has("compound", child),
        tree.prepositions[child].isEmpty
          || tree.slots(ofPreposition: tree.prepositions[child]).contains("of"),
        let mention = mentions.covering(child), mention.words != known.words,
        let owner = named(mention, depth: depth + 1)?.country
      else { return false }
      return owner != country && names.actor(id: owner) != nil
    }
  }

  /// *India, Pakistan resume talks*, *The US and South Korea*: a state before another one, with nothing but a comma or
  /// *and* between them, however the tree hangs it.
  func statesBefore(_ head: Int) -> [Int] {
    var result: [Int] = []
    guard isState(head), var next = mentions.covering(head)?.words.lowerBound else { return [] }
    let start = tree.text.sentences[tree.sentenceOf[head]].words.lowerBound
    while next - 2 >= start {
      let link = tree.word(next - 1)
      guard link.form == "," || link.upos == .cconj, let mention = mentions.covering(next - 2),
        isState(mention.head), isDoubtful(mention.head, beside: head)
      else { break }
      result.append(mention.head)
      next = mention.words.lowerBound
    }
    return result
  }

  /// Whether the tree gives a name no part of its own beside the one that follows.
  private func isDoubtful(_ word: Int, beside other: Int) -> Bool {
    if tree.word(word).head == other {
      return tree.has("compound", word) || tree.has("appos", word)
        || tree.has("nmod", word)
          && tree.prepositions[word].isEmpty
        || tree.has("flat", word)
    }
    return tree.word(word).head == tree.word(other).head && tree.has("nsubj", other)
      && (tree.has("vocative", word) || tree.has("discourse", word) || tree.has("parataxis", word))
  }

  /// *The Americans asked*, against *two Americans*: a people with an article and no number stands for its state.
  func isNation(_ party: Party) -> Bool {
    // Hebrew gives the article to any people that is spoken of, not only to a side.
    guard !tree.grammar.hasConstructState, party.kind == .named, party.id == nil, party.sector == "CVL",
      party.isPlural, party.country != nil,
      let words = party.words, words.count == 1
    else { return false }
    let word = words.lowerBound
    guard tree.isNominal(word) || tree.word(word).upos == .adj, mentions.covering(word)?.head == word,
      tree.isPlural(word) || tree.word(word).upos == .adj,
      !tree.has("amod", word), !tree.has("compound", word), !tree.has("flat", word)
    else { return false }
    let children = Array(tree.children(word))
    return isDefinite(word)
      && children.allSatisfy { child in
        // *A Belgian* is one of them.
        !tree.word(child).features.has("Definite=Ind") && !tree.has("nummod", child)
          && !tree.has("amod", child) && !tree.has("acl", child)
          && !tree.has("nmod", child)
      }
  }

  /// *The Kurds*, *Shiites*: a community that acts as a body.
  func isCommunity(_ party: Party) -> Bool {
    guard party.sector == "CVL", let words = party.words else { return false }
    return words.contains { word in
      tree.isListed(word, as: .community) && tree.isPlural(word)
        && tree.word(word).head.map { !words.contains($0) } ?? true
        && !tree.children(word).contains { tree.has("nummod", $0) }
    }
  }
}
