import CasusLanguage
import CasusRecords

/// The time expressions of a document, resolved, and which of them belongs to an act.
struct DocumentTimes {
  private let tree: Tree
  /// Resolved expressions with their first and last word, in text order.
  private let expressions: [(words: ClosedRange<Int>, when: When)]

  init(_ tree: Tree, published: String?, tagger: TimeTagger?) {
    self.tree = tree
    var expressions: [(words: ClosedRange<Int>, when: When)] = []
    let words = tree.text.words
    var word = 0
    let timeline = tagger.map {
      NarrativeClock.timeline(of: tree.text.text, words: tree.text, published: published, tagger: $0)
    }
    for (expression, when) in timeline ?? [] {
      guard var when else { continue }
      while word < words.count, words[word].range.upperBound <= expression.range.lowerBound { word += 1 }
      var last = word
      while last + 1 < words.count, words[last + 1].range.lowerBound < expression.range.upperBound {
        last += 1
      }
      guard word < words.count else { break }
      when.text = tree.scalars.span(expression.range)
      expressions.append((word...last, when))
    }
    self.expressions = expressions
  }

  /// The words of all expressions.
  var words: Set<Int> { Set(expressions.flatMap { Array($0.words) }) }

  /// The time of an act: of an expression in its own phrase, else in its clause, else the sentence's only one.
  func when(of trigger: Int) -> When? {
    let sentence = tree.text.sentences[tree.sentenceOf[trigger]].words
    let own = expressions.filter { sentence.contains($0.words.lowerBound) }
    if own.isEmpty { return nil }
    func head(_ words: ClosedRange<Int>) -> Int {
      words.first { tree.word($0).head.map { !words.contains($0) } ?? true } ?? words.lowerBound
    }
    var current: Int? = trigger
    for _ in 0..<6 {
      guard let word = current else { break }
      if let nearest = own.filter({ governs(word, head($0.words)) }).min(by: {
        abs($0.words.lowerBound - trigger) < abs($1.words.lowerBound - trigger)
      }) {
        return nearest.when
      }
      current = tree.word(word).head
    }
    return own.count == 1 ? own[0].when : nil
  }

  /// The bounds of an undated answer in a dated narrative: it comes after the act told before it and by the time of what
  /// is told next (*In January ... was attacked. Baku accused ... In the following February ...*).
  func bounds(of trigger: Int) -> When? {
    let sentence = tree.sentenceOf[trigger]
    let paragraph = tree.text.sentences[sentence].paragraph
    func neighbour(_ other: Int) -> [When] {
      guard tree.text.sentences.indices.contains(other), tree.text.sentences[other].paragraph == paragraph
      else { return [] }
      return expressions.filter { tree.sentenceOf[$0.words.lowerBound] == other }.map(\.when)
    }
    guard neighbour(sentence).isEmpty, let before = neighbour(sentence - 1).last?.start,
      let after = neighbour(sentence + 1).first,
      let next = after.start, let end = after.end, !before.hasPrefix("X"), before < next
    else { return nil }
    return When(start: before, end: end, precision: .range)
  }

  /// Whether a time phrase depends on a word, not through another clause.
  private func governs(_ word: Int, _ time: Int) -> Bool {
    var current = time
    for _ in 0..<4 {
      guard let above = tree.word(current).head else { return false }
      if above == word { return true }
      if tree.isVerbal(above) { return false }
      current = above
    }
    return false
  }
}
