import CasusCodebook
import CasusLanguage

/// *U.S.-Iranian talks*, *the Iran-Iraq war*: two names joined by a hyphen stand side by side, whichever of them the
/// tree hangs on the other.
extension Mentions {
  /// The text with such names coordinated; nil when it has none.
  func coordinated(in tree: Tree, names: Names) -> AnnotatedText? {
    var text = tree.text
    var isChanged = false
    for (first, second) in zip(all, all.dropFirst()) {
      let hyphen = first.words.upperBound + 1
      guard hyphen + 1 == second.words.lowerBound, tree.joins(hyphen), isSide(first, names),
        isSide(second, names), tree.sentenceOf[first.head] == tree.sentenceOf[second.head]
      else { continue }
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
