import CasusLanguage
import CasusRecords

/// The time expressions of a document, resolved, and which of them belongs to an act.
struct DocumentTimes {
  private let tree: Tree
  /// Resolved expressions with their first and last word, in text order.
  private let expressions: [(words: ClosedRange<Int>, when: When)]
  /// The words of all expressions, those included that stand for no known time.
  let words: Set<Int>
  /// Why expressions were not believed, with a word of each.
  let refused: [(word: Int, reason: String)]

  init(_ tree: Tree, published: String?, tagger: TimeTagger?) {
    self.tree = tree
    var expressions: [(words: ClosedRange<Int>, when: When)] = []
    var all: Set<Int> = []
    var refused: [(word: Int, reason: String)] = []
    let words = tree.text.words
    var word = 0
    let timeline = tagger.map {
      NarrativeClock.timeline(of: tree.text.text, words: tree.text, published: published, tagger: $0)
    }
    for (expression, when) in timeline ?? [] {
      while word < words.count, words[word].range.upperBound <= expression.range.lowerBound { word += 1 }
      var last = word
      while last + 1 < words.count, words[last + 1].range.lowerBound < expression.range.upperBound {
        last += 1
      }
      guard word < words.count else { break }
      all.formUnion(word...last)
      // *May 9999* is not this May.
      if last + 1 < words.count, let year = Self.absurdYear(words[last + 1].form) {
        all.insert(last + 1)
        let text = tree.text.string(tree.range(word...(last + 1)))
        refused.append((word, "time `\(text)` refused: the year \(year) is not believed"))
        continue
      }
      guard var when else { continue }
      when.text = tree.scalars.span(expression.range)
      expressions.append((word...last, when))
    }
    // *In 9999*, where a number stands for a time or for nothing.
    for (index, word) in words.enumerated() where word.upos == .num && !all.contains(index) {
      guard tree.has("obl", index) || tree.has("nmod", index), let year = Self.absurdYear(word.form),
        tree.children(index).allSatisfy({ tree.has("case", $0) || tree.has("punct", $0) }),
        tree.slots(ofPreposition: tree.prepositions[index]).contains("in")
      else { continue }
      refused.append((index, "time `\(word.form)` refused: the year \(year) is not believed"))
    }
    self.expressions = expressions
    self.words = all
    self.refused = refused
  }

  /// A year that no news tells of.
  private static func absurdYear(_ form: String) -> Int? {
    guard form.utf8.count == 4, let year = CountReader.digits(form), !(1000...2199).contains(year) else {
      return nil
    }
    return year
  }

  /// The time of an act: of an expression in its own phrase, else in its clause, else the sentence's only one.
  func when(of trigger: Int) -> When? {
    let sentence = tree.text.sentences[tree.sentenceOf[trigger]].words
    let own = expressions.filter { sentence.contains($0.words.lowerBound) }
    if let year = year(on: trigger) { return year }
    if own.isEmpty { return nil }
    var current: Int? = trigger
    for _ in 0..<6 {
      guard let word = current else { break }
      let governed = own.compactMap { expression in
        depth(of: head(expression.words), below: word).map { (depth: $0, expression) }
      }
      // What depends on the act itself before what only names a party (*met the 9/11 plotters in January*).
      if let nearest = governed.min(by: {
        ($0.depth, abs($0.1.words.lowerBound - trigger)) < ($1.depth, abs($1.1.words.lowerBound - trigger))
      }) {
        return nearest.1.when
      }
      current = tree.word(word).head
    }
    return own.count == 1 ? own[0].when : nil
  }

  /// When something was said: a time that depends on the word for saying and is no part of what is said.
  func when(saidBy cue: Int, content: ClosedRange<Int>?) -> When? {
    expressions.first { expression in
      tree.sentenceOf[expression.words.lowerBound] == tree.sentenceOf[cue]
        && tree.word(head(expression.words)).head == cue
        && !(content?.contains(expression.words.lowerBound) ?? false)
    }?.when
  }

  private func head(_ words: ClosedRange<Int>) -> Int {
    words.first { tree.word($0).head.map { !words.contains($0) } ?? true } ?? words.lowerBound
  }

  /// *The 1982 massacre*: a year before a noun.
  private func year(on noun: Int) -> When? {
    guard !tree.isVerbal(noun) else { return nil }
    for child in tree.children(noun) where child < noun && tree.word(child).form.utf8.count == 4 {
      guard let year = CountReader.digits(tree.word(child).form), (1800...2100).contains(year),
        tree.has("nummod", child) || tree.has("compound", child) || tree.has("nmod", child)
      else { continue }
      return When(start: "\(year)-01-01", end: "\(year)-12-31", precision: .year)
    }
    return nil
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

  /// How far a time phrase stands below a word; nil when it does not, or only through another clause.
  private func depth(of time: Int, below word: Int) -> Int? {
    var current = time
    for depth in 1...4 {
      guard let above = tree.word(current).head else { return nil }
      if above == word { return depth }
      if tree.isVerbal(above) { return nil }
      current = above
    }
    return nil
  }
}
