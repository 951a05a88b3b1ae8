public import CasusLanguage

/// Finds the time expressions of a text.
///
///     let tagger = TimeTagger(lexicon: try TimeLexicon(path: "Codebook/en/time.tsv"))
///     for expression in tagger.expressions(in: "In January 2023 a gunman ... the following February") {
///       print(expression.range, expression.meaning)
///     }
public struct TimeTagger: Sendable {
  /// The words and phrases it knows.
  public let lexicon: TimeLexicon
  /// Tokens to both sides in which a word of the future turns an expression to the future.
  private static let reach = 12

  /// Makes a tagger.
  public init(lexicon: TimeLexicon) { self.lexicon = lexicon }

  /// The expressions of `text` in order; they do not overlap. The trees of `words`, when given, tell tenses and
  /// keep numbers of things from being taken for years.
  public func expressions(in text: String, words: AnnotatedText? = nil) -> [TimeExpression] {
    let tokens = TimeTokens(Array(text.utf8), lexicon: lexicon)
    let matcher = TimeMatcher(tokens: tokens, lexicon: lexicon)
    var found: [TimeMatch] = []
    for index in tokens.tokens.indices { matcher.matches(at: index, into: &found) }
    if found.isEmpty { return [] }
    let linker = TimeLinker(tokens: tokens, lexicon: lexicon)
    let hints = words.map { TimeHints($0) }
    var paragraph = 0
    var token = 0
    return linker.linked(chosen(found, hints)).map { piece in
      while token < piece.tokens.lowerBound {
        if tokens.tokens[token].mark == UInt8(ascii: "\n") { paragraph += 1 }
        token += 1
      }
      let ahead =
        hints?.isFuture(at: piece.range.lowerBound) ?? false || looksAhead(tokens, around: piece.tokens)
      return TimeExpression(
        range: piece.range, meaning: piece.meaning, paragraph: paragraph, looksAhead: ahead)
    }
  }

  /// The longest matches that do not overlap, in order; phrases that mean nothing take their words with them.
  private func chosen(_ found: [TimeMatch], _ hints: TimeHints?) -> [TimePiece] {
    let sorted = found.indices.sorted { first, second in
      let one = found[first]
      let other = found[second]
      if one.range.count != other.range.count { return one.range.count > other.range.count }
      if one.weight != other.weight { return one.weight > other.weight }
      return (one.range.lowerBound, one.rule) < (other.range.lowerBound, other.rule)
    }
    var taken = IntervalSet()
    var pieces: [TimePiece] = []
    for index in sorted {
      let match = found[index]
      let rule = lexicon.rules[match.rule]
      if taken.overlaps(match.range) { continue }
      if rule.operation == .none {
        taken.insert(match.range)
        continue
      }
      if rule.operation == .year, hints?.countsThings(at: match.range.lowerBound) ?? false { continue }
      guard let meaning = rule.meaning(match.captures) else { continue }
      taken.insert(match.range)
      let isLead = rule.operation == .lead
      pieces.append(
        TimePiece(
          tokens: match.tokens, range: match.range, prefix: match.prefix, meaning: meaning, isLead: isLead))
    }
    return pieces.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Whether a word of the future stands in the same sentence, not far away.
  private func looksAhead(_ tokens: TimeTokens, around range: ClosedRange<Int>) -> Bool {
    var index = range.lowerBound - 1
    while index >= 0, index >= range.lowerBound - Self.reach, !tokens.endsSentence(index) {
      if speaksOfFuture(tokens, index) { return true }
      index -= 1
    }
    index = range.upperBound + 1
    while index < tokens.tokens.count, index <= range.upperBound + Self.reach, !tokens.endsSentence(index) {
      if speaksOfFuture(tokens, index) { return true }
      index += 1
    }
    return false
  }

  private func speaksOfFuture(_ tokens: TimeTokens, _ index: Int) -> Bool {
    tokens.analyses[tokens.tokens[index].analyses].contains { analysis in
      lexicon.steps.kinds[Int(analysis.word)] & TimeLexicon.Kind.aheadBit != 0
        && lexicon.senses[Int(analysis.word)].contains { $0.kind == .ahead && $0.rest.isEmpty }
    }
  }
}

extension TimeTokens {
  /// Whether a sentence ends at a token.
  func endsSentence(_ index: Int) -> Bool {
    switch tokens[index].mark {
    case UInt8(ascii: "\n"), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "."):
      return index + 1 >= tokens.count || tokens[index + 1].followsBlank
    default: return false
    }
  }
}

/// What the trees of a text say about its numbers and tenses.
struct TimeHints {
  private let text: AnnotatedText

  init(_ text: AnnotatedText) { self.text = text }

  /// Whether the number at a byte counts what follows it (`2000 soldiers`).
  func countsThings(at byte: Int) -> Bool {
    guard let index = word(at: byte), text.words[index].deprel == "nummod",
      let head = text.words[index].head
    else { return false }
    return text.words[head].range.lowerBound > byte
  }

  /// Whether the verb over the word at a byte is in the future.
  func isFuture(at byte: Int) -> Bool {
    var index = word(at: byte)
    var steps = 0
    while let here = index, steps < 20 {
      let word = text.words[here]
      if word.upos == .verb || word.upos == .aux { return word.features.has("Tense=Fut") }
      index = word.head
      steps += 1
    }
    return false
  }

  private func word(at byte: Int) -> Int? {
    var low = 0
    var high = text.words.count
    while low < high {
      let middle = (low + high) / 2
      if text.words[middle].range.upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low < text.words.count && text.words[low].range.lowerBound <= byte ? low : nil
  }
}

/// Byte ranges taken so far, sorted.
private struct IntervalSet {
  private var ranges: [Range<Int>] = []

  func overlaps(_ range: Range<Int>) -> Bool {
    let index = position(range.lowerBound)
    return index < ranges.count && ranges[index].lowerBound < range.upperBound
  }

  mutating func insert(_ range: Range<Int>) { ranges.insert(range, at: position(range.lowerBound)) }

  /// Index of the first range that ends after `byte`.
  private func position(_ byte: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
