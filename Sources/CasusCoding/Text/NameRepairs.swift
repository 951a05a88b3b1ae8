import CasusCodebook
import CasusLanguage

/// Mends what trees make of names. *U.S.-Iranian talks*, *the Iran-Iraq war*, in headlines *Israel Hamas truce*: two
/// names joined by a hyphen, or before what two share, stand side by side, whichever of them the tree hangs on the other.
extension Mentions {
  /// The text with such names coordinated, and with names whose first letter was taken for a preposition (*בשאר אסד*)
  /// whole; nil when it has none.
  func mended(in tree: Tree, names: Names) -> AnnotatedText? {
    var text = tree.text
    var isChanged = false
    for mention in all where isCut(mention, text) {
      let sentence = text.sentences[tree.sentenceOf[mention.head]].words
      let before = text
      join(mention, in: sentence, &text)
      if Repairs.isTree(sentence, text.words) { isChanged = true } else { text = before }
    }
    for (first, second) in zip(all, all.dropFirst()) {
      guard isSide(first, names), isSide(second, names),
        tree.sentenceOf[first.head] == tree.sentenceOf[second.head]
      else { continue }
      if isBeforeShared(first, second, in: tree) {
        text.words[first.head].head = text.words[second.head].head
        (text.words[second.head].head, text.words[second.head].deprel) = (first.head, "conj")
        isChanged = true
        continue
      }
      let hyphen = first.words.upperBound + 1
      guard hyphen + 1 == second.words.lowerBound, tree.joins(hyphen) else { continue }
      let (one, other) = (text.words[first.head], text.words[second.head])
      let isBelow = one.head == hyphen || (one.head.map(second.words.contains) ?? false)
      guard isBelow || one.head == other.head || (other.head.map(first.words.contains) ?? false) else {
        continue
      }
      let upper = isBelow ? other : one
      guard !isAbove([first.head, second.head, hyphen], upper.head, text) else { continue }
      text.words[first.head].head = upper.head
      text.words[first.head].deprel = upper.deprel
      text.words[second.head].head = first.head
      text.words[second.head].deprel = "conj"
      text.words[hyphen].head = second.head
      isChanged = true
    }
    return isChanged ? text : nil
  }

  /// Whether the segmentation took a part of a word of the name for a preposition or pronoun.
  private func isCut(_ mention: Mention, _ text: AnnotatedText) -> Bool {
    mention.words.contains { word in
      let isBefore =
        word < mention.words.upperBound
        && text.words[word].range.upperBound == text.words[word + 1].range.lowerBound
      let isBehind =
        word > mention.words.lowerBound
        && text.words[word - 1].range.upperBound == text.words[word].range.lowerBound
      return text.words[word].upos == .adp && isBefore && word == mention.words.lowerBound
        || text.words[word].upos == .pron && isBehind
    }
  }

  /// Makes one name of its parts, with the best place in the tree that one of them has.
  private func join(_ mention: Mention, in sentence: Range<Int>, _ text: inout AnnotatedText) {
    let outer = mention.words.filter { word in
      text.words[word].head.map { !mention.words.contains($0) } ?? true
    }
    guard let top = outer.first(where: { text.words[$0].deprel.hasPrefix("nsubj") }) ?? outer.first else {
      return
    }
    let isPrepositional = text.words[mention.words.lowerBound].upos == .adp
    let (head, deprel) = (text.words[top].head, text.words[top].deprel)
    let name = mention.words.first { text.words[$0].upos != .adp } ?? top
    for word in mention.words {
      (text.words[word].head, text.words[word].deprel, text.words[word].upos) = (name, "flat", .propn)
    }
    (text.words[name].head, text.words[name].deprel) = (head, deprel)
    // Words that hung on another part stay where the name is.
    for word in sentence where !mention.words.contains(word) {
      if let above = text.words[word].head, mention.words.contains(above) { text.words[word].head = name }
    }
    guard isPrepositional, deprel.hasPrefix("obl"), let verb = head else { return }
    let hasSubject = sentence.contains {
      text.words[$0].head == verb && text.words[$0].deprel.hasPrefix("nsubj")
    }
    text.words[name].deprel = hasSubject ? "obj" : "nsubj"
  }

  /// *Israel Hamas truce*: two names right before a noun of what two share, both parts of it or the first one of the
  /// second.
  private func isBeforeShared(_ first: Mention, _ second: Mention, in tree: Tree) -> Bool {
    guard first.words.upperBound + 1 == second.words.lowerBound, let noun = tree.word(second.head).head,
      let above = tree.word(first.head).head, above == noun || above == second.head,
      noun > second.words.upperBound,
      tree.has("compound", first.head), tree.has("compound", second.head)
    else { return false }
    return tree.isListed(noun, as: .shared)
  }

  /// Whether one of these words is `word` or stands above it: hung on it, they would hang on themselves.
  private func isAbove(_ words: [Int], _ word: Int?, _ text: AnnotatedText) -> Bool {
    var current = word
    while let above = current {
      if words.contains(above) { return true }
      current = text.words[above].head
    }
    return false
  }

  /// Whether a name is that of a state, its people, its capital or a body.
  private func isSide(_ mention: Mention, _ names: Names) -> Bool {
    mention.entries.contains { entry in
      switch entry.thing {
      case .demonym, .capital: true
      case .actor(let index): [.state, .organisation].contains(names.actors[Int(index)].kind)
      case .place: false
      }
    }
  }
}
