import CasusCodebook
import CasusLanguage
import CasusRecords

/// A name of the codebook found in the text.
struct Mention {
  /// First and last word it covers.
  let words: ClosedRange<Int>
  /// The word that stands for it in the tree.
  let head: Int
  let entries: [NameEntry]
}

/// All codebook names of a text, longest match first, none inside another.
///
/// Names are matched on the written text, not on words: a name may begin after an attached prefix and end
/// before an attached suffix, and is found even where the segmentation inside it went wrong.
struct Mentions {
  private(set) var all: [Mention] = []
  /// Position in `all` of the mention that covers each word, or -1.
  private(set) var at: [Int32]

  init(_ tree: inout Tree, names: Names) {
    at = Array(repeating: -1, count: tree.count)
    var index = 0
    while index < tree.count {
      guard
        let (last, entries) = Self.longest(from: index, tree, names) ?? Self.attached(at: index, &tree, names)
          ?? Self.town(at: index, tree, names)
      else {
        index += 1
        continue
      }
      let range = index...last
      let head = range.first { word in tree.word(word).head.map { !range.contains($0) } ?? true } ?? last
      for word in range { at[word] = Int32(all.count) }
      all.append(Mention(words: range, head: head, entries: entries))
      index = last + 1
    }
  }

  /// The mention that covers a word.
  func covering(_ word: Int) -> Mention? { at[word] < 0 ? nil : all[Int(at[word])] }

  /// A name behind a one-letter preposition that the segmentation left on it (*בטהרן* as one word).
  private static func attached(at index: Int, _ tree: inout Tree, _ names: Names) -> (Int, [NameEntry])? {
    guard let first = tree.forms[index].unicodeScalars.first,
      tree.word(index).upos == .propn || tree.word(index).upos == .noun,
      // *מוסטפא מקבול*: the rest of a person's name begins with no preposition.
      tree.word(index).entity != "I-PER",
      !tree.slots(ofPreposition: String(first)).isEmpty
    else { return nil }
    var hash = NameHash()
    hash.add(String(tree.forms[index].unicodeScalars.dropFirst()))
    guard let entries = names.find(hash)?.filter({ !$0.ambiguous }), !entries.isEmpty,
      tree.forms[index].unicodeScalars.count > 4
    else { return nil }
    tree.note(preposition: String(first), of: index)
    return (index, entries)
  }

  /// A smaller town behind a preposition of place: nobody else looks for it, since most such names mean something
  /// else elsewhere.
  private static func town(at start: Int, _ tree: Tree, _ names: Names) -> (Int, [NameEntry])? {
    let words = tree.text.words
    guard words[start].upos == .propn else { return nil }
    let sentence = tree.text.sentences[tree.sentenceOf[start]].words
    var last = start
    while last + 1 < sentence.upperBound, last - start < 4, words[last + 1].upos == .propn { last += 1 }
    for end in (start...last).reversed() where isPlaced(start...end, tree) || isNearby(start...end, tree) {
      let name = Folding.key(tree.text.string(tree.range(start...end)))
      var towns = names.towns(named: name)
      if let country = country(behind: end, tree, names) {
        towns.removeAll { town in
          if case .place(let index) = town.thing { names.place(index).country != country } else { true }
        }
      }
      if isNearby(start...end, tree), Set(towns.map { town in place(town, names) }).count > 1 { continue }
      if !towns.isEmpty { return (end, towns) }
    }
    return nil
  }

  private static func place(_ town: NameEntry, _ names: Names) -> String? {
    if case .place(let index) = town.thing { names.place(index).country } else { nil }
  }

  /// *Withdrew from Chiang Mai*, *landed near it*: behind prepositions that others than places may follow, a place is what
  /// the tagger of names takes for one.
  private static func isNearby(_ words: ClosedRange<Int>, _ tree: Tree) -> Bool {
    words.contains { word in
      let entity = tree.word(word).entity
      return (entity.hasSuffix("LOC") || entity.hasSuffix("GPE"))
        && ["near", "from", "at", "to"].contains {
          tree.slots(ofPreposition: tree.prepositions[word]).contains($0)
        }
    }
  }

  /// Whether a name stands where only a place can: behind a preposition of place, or as the name of a *town*.
  private static func isPlaced(_ words: ClosedRange<Int>, _ tree: Tree) -> Bool {
    words.contains { word in
      tree.slots(ofPreposition: tree.prepositions[word]).contains("in")
        || isOfSettlement(word, beside: words, tree)
    }
  }

  /// *כיכר פריז*, *Paris Square*: whatever a street is named after.
  private static func isStreet(_ word: Int, beside words: ClosedRange<Int>, _ tree: Tree) -> Bool {
    guard let head = tree.word(word).head, !words.contains(head) else { return false }
    return tree.isListed(head, as: .street) && (tree.has("compound", word) || tree.has("flat", word))
  }

  /// Whether a word of a name hangs on a word for the kind of place that it is.
  private static func isOfSettlement(_ word: Int, beside words: ClosedRange<Int>, _ tree: Tree) -> Bool {
    guard let head = tree.word(word).head, !words.contains(head), tree.isListed(head, as: .settlement) else {
      return false
    }
    return ["nmod", "appos", "flat", "compound"].contains { tree.has($0, word) }
  }

  /// *El Hamma in Syria*, *Paris, Texas*: the state named right behind a place.
  private static func country(behind word: Int, _ tree: Tree, _ names: Names) -> String? {
    let next = word + 2
    guard next < tree.count, tree.sentenceOf[next] == tree.sentenceOf[word],
      tree.word(word + 1).form == "," || tree.word(word + 1).upos == .adp
    else { return nil }
    return longest(from: next, tree, names)?.1.lazy.compactMap { entry in
      switch entry.thing {
      case .actor(let index) where names.actors[Int(index)].kind == .state: names.actors[Int(index)].country
      case .place(let index): names.place(index).country
      default: nil
      }
    }.first
  }

  /// *וראש הממשלה*, not the town of Varash: what was cut from an everyday word begins no name.
  private static func isCutOff(_ word: Int, _ tree: Tree) -> Bool {
    let words = tree.text.words
    guard [.cconj, .sconj, .adp].contains(words[word].upos), word + 1 < words.count,
      words[word].range.upperBound == words[word + 1].range.lowerBound
    else { return false }
    return words[word].entity == "O" && words[word + 1].entity == "O"
      && [.noun, .verb, .adj, .adv, .pron].contains(words[word + 1].upos)
  }

  private static func longest(from start: Int, _ tree: Tree, _ names: Names) -> (Int, [NameEntry])? {
    let words = tree.text.words
    let sentence = tree.text.sentences[tree.sentenceOf[start]].words
    guard words[start].upos != .punct || words[start].form == "\"", !isCutOff(start, tree) else { return nil }
    var best: (Int, [NameEntry])?
    // A definite preposition has swallowed the article that the name begins with.
    let swallowed =
      start > sentence.lowerBound && words[start - 1].upos == .adp
      && words[start - 1].features.has("Definite=Def")
      && words[start - 1].range.upperBound == words[start].range.lowerBound
    let articles = swallowed ? tree.lexicon.references[.article]?.words ?? [] : []
    for number in -1..<articles.count {
      var hash = NameHash()
      if number >= 0 { hash.add(articles[number]) }
      var end = start
      var position = words[start].range.lowerBound
      while end < sentence.upperBound, end - start < 14 {
        let range = words[end].range
        if range.lowerBound > position { hash.add(" ") }
        let isHyphen = tree.isHyphen(end)
        let name: Names.Found?
        if isHyphen {
          if range.lowerBound == position { hash.add(" ") }
          name = names[hash]
          position =
            range.upperBound
            + (end + 1 < sentence.upperBound && words[end + 1].range.lowerBound > range.upperBound
              ? 1 : 0)
        } else {
          hash.add(tree.forms[end])
          name = names[hash]
          position = range.upperBound
          if let name, name.isWhole, best.map({ $0.0 < end }) ?? true,
            end + 1 >= sentence.upperBound || words[end + 1].range.lowerBound > position
              || words[end + 1].upos == .punct || words[end + 1].upos == .part
              || words[end + 1].features.has("Poss=Yes"),
            let usable = usable(names.entries(of: name), words: start...end, tree, names)
          {
            best = (end, usable)
          }
        }
        if name?.isBeginning != true {
          // Words inside one token continue without a blank.
          let glued = end + 1 < sentence.upperBound && words[end + 1].range.lowerBound == position
          if !glued { break }
        }
        end += 1
      }
    }
    return best
  }

  /// Whether a word is but a part of a longer personal name: *Riad* in a man's name is no capital.
  private static func isInsideName(_ word: Int, _ tree: Tree) -> Bool {
    guard tree.word(word).entity.hasSuffix("-PER") else { return false }
    if tree.word(word).entity == "I-PER" { return true }
    return word + 1 < tree.count && tree.word(word + 1).entity == "I-PER" && !isOfOffice(word, tree)
  }

  /// *נשיא אוקראינה זלנסקי*: what an office is of, though the tagger of names begins the person's name with it: the rest
  /// of it hangs on the office.
  private static func isOfOffice(_ word: Int, _ tree: Tree) -> Bool {
    guard tree.grammar.hasConstructState, tree.has("compound", word), word > 0,
      tree.word(word).head == word - 1, word + 1 < tree.count, tree.word(word + 1).head == word - 1
    else { return false }
    return tree.lexicon.agents[tree.lemmas[word - 1]]?.contains { $0.kind == .office } ?? false
  }

  /// Whether a word of a name of several words is one: *New* in *New Orleans*.
  private static func isName(_ word: Int, _ tree: Tree) -> Bool {
    if tree.word(word).upos == .propn { return true }
    guard tree.word(word).upos == .adj, let byte = tree.word(word).form.utf8.first else { return false }
    return byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
  }

  private static func isPerson(_ thing: NameEntry.Thing, _ names: Names) -> Bool {
    if case .actor(let index) = thing { return names.actors[Int(index)].kind == .person }
    return false
  }

  /// Whether a word goes on with a name that begins with a common noun for no person or body: *רובה סער* is a rifle.
  private static func continuesThing(_ word: Int, _ tree: Tree) -> Bool {
    guard word > 0, tree.word(word).entity.hasPrefix("I-"), tree.word(word - 1).upos == .noun else {
      return false
    }
    return tree.lexicon.agents[tree.lemmas[word - 1]] == nil
  }

  /// Whether the name that a word is part of goes on behind it.
  private static func goesOn(_ word: Int, _ tree: Tree) -> Bool {
    guard word + 1 < tree.count, tree.sentenceOf[word + 1] == tree.sentenceOf[word] else { return false }
    if tree.word(word + 1).entity == "I-ORG" { return true }
    guard tree.has("case", word + 1), let noun = tree.word(word + 1).head else { return false }
    return noun > word && tree.word(noun).head == word && tree.word(noun).entity == "O"
  }

  /// The word with which a person's name begins that goes on with `word`; nil when that is a title or no part of it.
  private static func firstName(before word: Int, _ tree: Tree) -> Int? {
    guard word > tree.text.sentences[tree.sentenceOf[word]].words.lowerBound,
      tree.word(word).entity == "I-PER"
    else { return nil }
    var start = word - 1
    while start > 0, tree.word(start).entity == "I-PER" { start -= 1 }
    // A title may stand before a name, seldom before two.
    guard tree.word(start).entity == "B-PER", tree.word(start).upos == .propn || word - start > 1,
      tree.lexicon.agents[tree.forms[start]] == nil, tree.forms[start].utf8.count > 3,
      !isOfOffice(start, tree)
    else { return nil }
    return start
  }

  private static func isKnown(_ name: String, as actor: Int32, _ names: Names) -> Bool {
    names.find(NameHash(name))?.contains { entry in
      if case .actor(let index) = entry.thing { index == actor } else { false }
    } ?? false
  }

  /// The readings that fit the surroundings: everyday words count as names only in quotation marks, after a word for
  /// their kind, or (places) where only a place can stand.
  private static func usable(
    _ entries: [NameEntry], words: ClosedRange<Int>, _ tree: Tree, _ names: Names
  ) -> [NameEntry]? {
    let first = words.lowerBound
    let single = words.count == 1
    // English names are written with a capital letter; *polish*, *turkey* are not names.
    if let byte = tree.word(first).form.utf8.first, byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z"),
      single
    {
      return nil
    }
    // A language without capital letters: a verb that is no name to the tagger is none.
    if single, tree.grammar.hasConstructState, tree.word(first).upos == .verb, tree.word(first).entity == "O"
    {
      return nil
    }
    // *An American-style court* has nothing to do with Americans.
    let next = words.upperBound + 2
    if tree.joins(next - 1), tree.isWritten(next, as: .styled) { return nil }
    let isInName = single && isInsideName(first, tree)
    let before = single ? firstName(before: first, tree) : nil
    // *The town of Masisi* is no president.
    if words.contains(where: { isStreet($0, beside: words, tree) }) { return nil }
    let isSettlement = words.contains { isOfSettlement($0, beside: words, tree) }
    // *בסיני*: behind a preposition of place stands no adjective.
    let isPlace =
      tree.grammar.hasConstructState && tree.slots(ofPreposition: tree.prepositions[first]).contains("in")
      && entries.contains { if case .place = $0.thing { true } else { false } }
    let kept = entries.filter { entry in
      if isInName, !isPerson(entry.thing, names) { return false }
      if isSettlement, isPerson(entry.thing, names) { return false }
      // *Roger Noriega* is not Manuel.
      if let before, case .actor(let index) = entry.thing, names.actors[Int(index)].kind == .person,
        !isKnown(tree.forms[before] + " " + tree.forms[first], as: index, names)
      {
        return false
      }
      if isPlace, case .demonym = entry.thing { return false }
      guard entry.ambiguous else { return true }
      if !single, words.allSatisfy({ isName($0, tree) }), tree.word(words.upperBound).upos == .propn {
        return true
      }
      // *Franco-German* is not of the general.
      if case .demonym = entry.thing, tree.joins(words.upperBound + 1) { return true }
      if first > 0, ["\"", "”", "“", "״", "''", "``"].contains(tree.word(first - 1).form) { return true }
      switch entry.thing {
      case .place, .capital:
        return tree.word(first).upos == .propn && isPlaced(words, tree)
      // *קניה*, a state to the tagger of names, is no purchase.
      case .actor(let index)
      where names.actors[Int(index)].kind == .state && tree.word(first).entity.hasSuffix("GPE"):
        return true
      // *ברובה סער*, an assault rifle: to the tagger of names somebody, to that of words a noun.
      case .actor where tree.word(first).entity.hasSuffix("PER"):
        return tree.word(first).upos == .propn && !continuesThing(first, tree)
      // *הרשות לניירות ערך* is not *הרשות*.
      case .actor where tree.word(first).entity.hasSuffix("ORG"):
        return !continuesThing(first, tree) && !(single && goesOn(first, tree))
      default:
        guard first > 0 else { return false }
        return tree.lexicon.agents[tree.lemmas[first - 1]]?.contains { $0.kind == .outlet } ?? false
      }
    }
    return kept.isEmpty ? nil : kept
  }
}
