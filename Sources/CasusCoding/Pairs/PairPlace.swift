import CasusLanguage
import CasusRecords

/// One of two parties whose relation is asked for, as words of the tree.
struct PairEnd {
  /// Words its span covers.
  let words: ClosedRange<Int>
  /// The word that heads them.
  let head: Int
  /// The words from the head up to the one that hangs on a predicate: *Iran* and *talks* in *held talks with Iran*.
  let nouns: [Int]
  /// The predicate on which the topmost of `nouns` hangs; nil at the root.
  let governor: Int?
  /// The head and all words above it.
  let ancestors: [Int]

  init?(_ span: Span, tree: Tree) {
    guard span.end <= tree.scalars.count else { return nil }
    let range = tree.scalars.range(span)
    var low: Int?
    var high = 0
    for index in 0..<tree.count {
      let word = tree.word(index).range
      if word.lowerBound >= range.upperBound { break }
      guard word.upperBound > range.lowerBound, !word.isEmpty else { continue }
      if low == nil { low = index }
      high = index
    }
    guard let low else { return nil }
    let words = low...high
    self.words = words
    // The word that hangs on something outside; of several the first that is no preposition or mark.
    let outward = words.filter { index in tree.word(index).head.map { !words.contains($0) } ?? true }
    let head =
      outward.first { tree.isNominal($0) } ?? outward.first {
        ![.adp, .punct, .det].contains(tree.word($0).upos)
      }
      ?? outward.first ?? low
    self.head = head
    var nouns = [head]
    var current = head
    while nouns.count < 8, let above = tree.word(current).head, Self.isInside(current, tree) {
      nouns.append(above)
      current = above
    }
    self.nouns = nouns
    governor = tree.word(current).head
    var ancestors = [head]
    while ancestors.count < 40, let above = tree.word(ancestors[ancestors.count - 1]).head {
      ancestors.append(above)
    }
    self.ancestors = ancestors
  }

  /// Whether a word is a part of the noun phrase above it.
  private static func isInside(_ word: Int, _ tree: Tree) -> Bool {
    ["amod", "compound", "flat", "nmod", "appos", "conj", "det", "nummod", "fixed", "goeswith", "dep"]
      .contains {
        tree.has($0, word)
      }
  }
}

/// Where two parties stand to each other in the tree.
struct PairPlace {
  /// Where a word stands to the two parties.
  enum Position: String {
    case top, actorSide = "actor-side", recipientSide = "recipient-side", below, near, above, far
  }

  let tree: Tree
  let actor: PairEnd
  let recipient: PairEnd
  /// The lowest word that is above both, or one of them; nil when they stand in different sentences.
  let top: Int?
  /// From the actor up to the top, and from the recipient up to it, both without it.
  let up: [Int]
  let down: [Int]
  /// Sentences in which they stand.
  let sentences: [Int]
  private let path: Set<Int>
  private let over: Set<Int>

  init?(_ pair: Pair, tree: Tree) {
    guard let actor = PairEnd(pair.actor, tree: tree), let recipient = PairEnd(pair.recipient, tree: tree)
    else {
      return nil
    }
    self.tree = tree
    self.actor = actor
    self.recipient = recipient
    let others = Set(recipient.ancestors)
    let top = actor.ancestors.first { others.contains($0) }
    self.top = top
    up = Array(actor.ancestors.prefix { $0 != top })
    down = Array(recipient.ancestors.prefix { $0 != top })
    path = Set(up + down + (top.map { [$0] } ?? []))
    over = Set(top.map { top in actor.ancestors.drop { $0 != top }.dropFirst() } ?? [])
    let first = tree.sentenceOf[actor.head]
    let second = tree.sentenceOf[recipient.head]
    sentences = first == second ? [first] : [min(first, second), max(first, second)]
  }

  /// Whether a word is one of a party's own.
  func isParty(_ word: Int) -> Bool { actor.words.contains(word) || recipient.words.contains(word) }

  func position(of word: Int) -> Position {
    if word == top { return .top }
    if up.contains(word) { return .actorSide }
    if down.contains(word) { return .recipientSide }
    guard let head = tree.word(word).head else { return over.contains(word) ? .above : .far }
    if path.contains(head) { return .below }
    if over.contains(word) { return .above }
    if let next = tree.word(head).head, path.contains(next) { return .near }
    return .far
  }

  /// Where a word stands in the text: before both parties, between them, after them.
  func side(of word: Int) -> String {
    let low = min(actor.words.lowerBound, recipient.words.lowerBound)
    let high = max(actor.words.upperBound, recipient.words.upperBound)
    return word < low ? "before" : word > high ? "after" : "between"
  }
}
