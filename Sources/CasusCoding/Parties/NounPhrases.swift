import CasusCodebook
import CasusLanguage
import CasusRecords

/// The words of a noun phrase.
extension PartyResolver {
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
    while range.lowerBound < head,
      [.adp, .punct, .cconj, .sconj].contains(tree.word(range.lowerBound).upos) || isFocus(range.lowerBound)
    {
      range = (range.lowerBound + 1)...range.upperBound
    }
    while range.upperBound > head, tree.word(range.upperBound).upos == .punct {
      range = range.lowerBound...(range.upperBound - 1)
    }
    return range
  }

  /// *Shots*, *a knife*: what an act is done with.
  func isWeapon(_ head: Int) -> Bool { tree.isListed(head, as: .weapon) }

  /// *Even*, *only*, *not*: words before a phrase that say how it is meant.
  private func isFocus(_ word: Int) -> Bool {
    (tree.has("advmod", word) || tree.has("det", word))
      && (tree.isWritten(word, as: .focus) || tree.isWritten(word, as: .not))
  }

  /// *Not the leaders*: who is denied to be meant; *not only the leaders* are.
  func isDenied(_ head: Int) -> Bool {
    // *Not only* and *not a few* deny nothing.
    func denies(_ word: Int) -> Bool {
      guard tree.isWritten(word, as: .not) else { return false }
      let next = word + 1
      if tree.isWritten(next, as: .focus) { return false }
      return next == head || tree.word(next).upos == .propn || tree.word(next).features.has("Definite=Def")
    }
    if tree.children(head).contains(where: {
      $0 < head && (tree.has("advmod", $0) || tree.has("det", $0)) && denies($0)
    }) {
      return true
    }
    // A definite subject is not denied by what negates a verb: that stands beside the verb.
    let before = extent(head).lowerBound - 1
    return before >= 0 && tree.sentenceOf[before] == tree.sentenceOf[head] && tree.has("nsubj", head)
      && denies(before)
  }

  /// Whether a noun phrase names a place: a town, a land, or a part of one (*the Old City of Aleppo*).
  func isPlace(_ head: Int) -> Bool {
    if agentPhrase(at: head) != nil { return false }
    return isNameOfPlace(head)
      || tree.children(head).contains { child in
        let isPart = tree.has("compound", child) || tree.has("flat", child) || tree.has("appos", child)
        return (isPart || tree.slots(ofPreposition: tree.prepositions[child]).contains("of"))
          && isNameOfPlace(child)
      }
  }

  private func isNameOfPlace(_ word: Int) -> Bool {
    guard let mention = mentions.covering(word) else {
      return tree.word(word).entity.hasSuffix("GPE") || tree.word(word).entity.hasSuffix("LOC")
    }
    return mention.entries.contains { entry in
      switch entry.thing {
      case .place, .capital: true
      case .actor(let index): names.actors[Int(index)].kind == .state
      case .demonym: false
      }
    }
  }

  func text(of words: ClosedRange<Int>) -> String { String(tree.text.string(tree.range(words))) }
}
