import CasusCodebook
import CasusLanguage
import CasusRecords

/// Reads how many: digits, number words, vague quantities and their bounds.
struct CountReader {
  let tree: Tree
  /// Words of time expressions: their numbers count nothing.
  var timeWords: Set<Int> = []

  /// The number that stands on a noun, nil when there is none.
  func count(of noun: Int) -> Count? {
    if tree.word(noun).upos == .num, let value = number(noun) {
      return bounded(value, at: noun, governor: noun)
    }
    for child in tree.children(noun)
    where tree.has("nummod", child) || tree.has("det", child) || tree.has("amod", child)
      || tree.has("compound", child) || tree.has("nmod", child)
    {
      guard let value = number(child) else { continue }
      return bounded(value, at: child, governor: noun)
    }
    // *dozens of people*, *מאות תושבים*: the quantity governs the people.
    if let head = tree.word(noun).head, tree.has("compound", noun) || tree.has("nmod", noun),
      let value = number(head)
    {
      return bounded(value, at: head, governor: head)
    }
    if let value = number(noun) { return bounded(value, at: noun, governor: noun) }
    if noun > 0, tree.sentenceOf[noun - 1] == tree.sentenceOf[noun], tree.word(noun - 1).upos == .num,
      let value = number(noun - 1)
    {
      return bounded(value, at: noun - 1, governor: noun)
    }
    return nil
  }

  private func number(_ index: Int) -> NumberWord? {
    if timeWords.contains(index) { return nil }
    if let value = Self.digits(tree.word(index).form) {
      return NumberWord(kind: .value, low: value, high: value)
    }
    guard let word = tree.lexicon.numbers[tree.forms[index]] ?? tree.lexicon.numbers[tree.lemmas[index]],
      word.kind == .value
    else { return nil }
    return word
  }

  /// Applies *at least*, *more than*, *up to*; bounds around a number stand directly before it.
  private func bounded(_ number: NumberWord, at index: Int, governor: Int) -> Count? {
    var low = number.low
    var high = number.high
    let sentence = tree.text.sentences[tree.sentenceOf[index]].words
    if let exact = number.low, number.low == number.high {
      // *two thousand*, *20 אלף*
      if index + 1 < sentence.upperBound, let next = self.number(index + 1), let scale = next.low,
        next.low == next.high || next.high == nil,
        scale >= 100, exact < scale
      {
        low = exact * scale
        high = low
      }
    }
    let start = max(sentence.lowerBound, index - 4)
    for position in stride(from: index - 1, through: start, by: -1) {
      for length in [3, 2, 1] where position - length + 1 >= start {
        let phrase = (position - length + 1...position).map { tree.forms[$0] }.joined(separator: " ")
        guard let word = tree.lexicon.numbers[phrase] else { continue }
        switch word.kind {
        case .least: return .between(low, nil)
        case .most: return .between(nil, high ?? low)
        case .about, .value: break
        }
      }
    }
    if let low, low == high { return low <= 10_000_000 ? .exact(low) : nil }
    return low == nil && high == nil ? nil : .between(low, high)
  }

  /// The value of digits with thousands separators; nil for years, decimals and anything longer than nine digits.
  static func digits(_ form: String) -> Int? {
    var value = 0
    var digits = 0
    for byte in form.utf8 {
      if byte == UInt8(ascii: ",") { continue }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
      digits += 1
      if digits > 9 { return nil }
    }
    return digits > 0 ? value : nil
  }
}
