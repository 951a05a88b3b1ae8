/// The rules of a lexicon as plain numbers: some are tried at every word of a text, and most end at their second part.
struct TimeSteps: Sendable {
  /// What a token may be or a part of a rule asks for, roughly: what fits is found, what does not but seldom.
  struct Look {
    /// One bit a kind of word.
    var kinds: UInt64 = 0
    /// One bit for each sixty-fourth of the words.
    var words: UInt64 = 0

    mutating func add(_ word: Int32, _ steps: TimeSteps) {
      kinds |= steps.kinds[Int(word)]
      words |= Self.bit(of: word)
    }

    func meets(_ other: Look) -> Bool { kinds & other.kinds | words & other.words != 0 }

    static func bit(of word: Int32) -> UInt64 { 1 << UInt64(word & 63) }
  }

  /// One part of a rule.
  struct Step {
    /// Where its words stand in `words`; none for a hole.
    let start, end: Int32
    /// What fills it; nil for words.
    let kind: TimeLexicon.Kind?
    let look: Look
    /// One bit for each prefix that may be glued to it.
    let prefixes: UInt64
    let isFirst, isOptional, isContext, isForbidden, isStrict: Bool

    func allows(_ prefix: Int16) -> Bool { prefixes >> UInt64(prefix) & 1 != 0 }
  }

  /// Where a rule's steps stand in `steps`.
  struct Rule {
    let number, start, end: Int32
    /// What the second step asks for.
    let second: Look
    /// Within how many tokens after the first the second must be met: 1 when it stands right behind it, 0 when it need
    /// not be met at all.
    let reach: Int
  }

  private(set) var steps: [Step] = []
  private(set) var rules: [Rule] = []
  private(set) var words: [Int32] = []
  /// The kinds of each word's senses, one bit each.
  private(set) var kinds: [UInt64] = []
  /// The rules that each word can begin: those of which it is the first literal or fills the first hole.
  private(set) var beginnings: [Rule] = []
  private var starts: [Int32] = []

  /// Whether a word is one of those of a step.
  func has(_ word: Int32, _ step: Step) -> Bool {
    for place in Int(step.start)..<Int(step.end) where words[place] == word { return true }
    return false
  }

  /// Places in `beginnings`.
  func beginnings(with word: Int32) -> Range<Int> { Int(starts[Int(word)])..<Int(starts[Int(word) + 1]) }

  /// No rules.
  init() {}

  /// The rules of a lexicon whose prefixes are sorted.
  init(_ lexicon: TimeLexicon) {
    kinds = lexicon.senses.map { senses in senses.reduce(0) { $0 | $1.kind.bit } }
    let longest = lexicon.senses.joined().map(\.rest.count).max() ?? 0
    for (number, rule) in lexicon.rules.enumerated() {
      let start = steps.count
      for element in rule.elements { add(element, isFirst: steps.count == start, lexicon) }
      var reach = 0
      if rule.elements.count > 1, !rule.elements[1].isOptional, !rule.elements[1].isForbidden {
        // A hole takes the words of the longest phrase, a hyphen and the units after tens; a sign may follow.
        reach = steps[start].kind == nil ? 1 : longest + 4
      }
      rules.append(
        Rule(
          number: Int32(number), start: Int32(start), end: Int32(steps.count),
          second: reach == 0 ? Look() : steps[start + 1].look, reach: reach))
    }
    var byWord = [[Int]](repeating: [], count: kinds.count)
    for (number, rule) in lexicon.rules.enumerated() {
      guard case .words(let ids)? = rule.elements.first?.content else { continue }
      for id in ids { byWord[Int(id)].append(number) }
    }
    for (word, senses) in lexicon.senses.enumerated() {
      var added: UInt64 = 0
      for sense in senses where added & sense.kind.bit == 0 {
        added |= sense.kind.bit
        byWord[word] += lexicon.rulesByKind[sense.kind] ?? []
      }
    }
    starts = [0]
    for numbers in byWord {
      for number in numbers { beginnings.append(rules[number]) }
      starts.append(Int32(beginnings.count))
    }
  }

  private mutating func add(_ element: TimeRule.Element, isFirst: Bool, _ lexicon: TimeLexicon) {
    let start = words.count
    var look = Look()
    var hole: TimeLexicon.Kind?
    switch element.content {
    case .words(let ids):
      words += ids
      for id in ids { look.words |= Look.bit(of: id) }
    case .hole(let kind):
      hole = kind
      look.kinds = kind.bit
    }
    var prefixes = UInt64.max
    if let own = element.prefixes {
      prefixes = 0
      for text in own {
        if let number = lexicon.number(ofPrefix: text) { prefixes |= 1 << UInt64(number) }
      }
    }
    steps.append(
      Step(
        start: Int32(start), end: Int32(words.count), kind: hole, look: look, prefixes: prefixes,
        isFirst: isFirst, isOptional: element.isOptional, isContext: element.isContext,
        isForbidden: element.isForbidden, isStrict: element.isStrict))
  }
}

extension TimeLexicon.Kind {
  /// One bit that tells it from others; slow, for use where a lexicon is read.
  fileprivate var bit: UInt64 { Self.allCases.firstIndex(of: self).map { 1 << UInt64($0) } ?? 0 }

  /// The bit of any word at all.
  static let anyBit = Self.any.bit
  /// The bit of words of what is to come.
  static let aheadBit = Self.ahead.bit
}
