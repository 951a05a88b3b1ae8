import CasusCodebook
import CasusLanguage
import CasusRecords

/// Reads how many: digits, number words, vague quantities, ranges and their bounds.
struct CountReader {
  let tree: Tree

  /// The number that stands on a noun, nil when there is none.
  func count(of noun: Int) -> Count? {
    if let phrase = phrase(around: noun) { return phrase.count }
    for child in tree.children(noun)
    where ["nummod", "det", "amod", "compound", "nmod", "advmod"].contains(where: { tree.has($0, child) }) {
      if let phrase = phrase(around: child), !isAge(phrase.words), !isPreposed(child),
        !isLabel(child, of: noun)
      {
        return phrase.count
      }
    }
    // *dozens of people*, *מאות תושבים*: the quantity governs the people.
    if let head = tree.word(noun).head, tree.has("compound", noun) || tree.has("nmod", noun),
      let phrase = phrase(around: head)
    {
      return phrase.count
    }
    if noun > 0, tree.sentenceOf[noun - 1] == tree.sentenceOf[noun], tree.word(noun - 1).upos == .num,
      let phrase = phrase(around: noun - 1)
    {
      return phrase.count
    }
    return nil
  }

  /// A number under a preposition of its own counts something else (*two of the five*).
  private func isPreposed(_ index: Int) -> Bool {
    tree.has("nmod", index) && !tree.prepositions[index].isEmpty
      && !tree.slots(ofPreposition: tree.prepositions[index]).contains("between")
      && tree.lexicon.numbers[tree.prepositions[index]] == nil
  }

  /// *Flight 93*, *בדקה ה-67*, *הכלב השני*: behind its noun a number with an article or of two digits and more says
  /// which one.
  private func isLabel(_ number: Int, of noun: Int) -> Bool {
    guard number > noun, number - noun <= 3 else { return false }
    if tree.has("nmod", number) || tree.has("compound", number) { return false }
    return tree.children(number).contains { tree.has("det", $0) }
      || Self.digits(tree.word(number).form).map { $0 > 1 } ?? false
  }

  /// *Cohen, 36, was...*: a number between commas is an age.
  private func isAge(_ words: ClosedRange<Int>) -> Bool {
    guard words.lowerBound > 0, tree.forms[words.lowerBound - 1] == "," else { return false }
    let next = words.upperBound + 1
    return next >= tree.count || tree.word(next).upos == .punct
  }

  // MARK: Number phrases

  private struct Phrase {
    let words: ClosedRange<Int>
    let count: Count
  }

  /// The whole number phrase in which a word stands, with its bounds.
  private func phrase(around index: Int) -> Phrase? {
    guard isNumber(index) else { return nil }
    let sentence = tree.text.sentences[tree.sentenceOf[index]].words
    var first = index
    while first > sentence.lowerBound, let before = previous(first, in: sentence) { first = before }
    // *Half a million*: a phrase whose first word is no number.
    if first > sentence.lowerBound,
      (1...2).contains(where: { length in
        first - 1 + length < sentence.upperBound && word(first - 1...first - 1 + length)?.kind == .value
      })
    {
      first -= 1
    }
    var last = index
    while last + 1 < sentence.upperBound, let after = next(last, in: sentence) { last = after }
    // *80 percent of the votes*: a share counts nobody.
    if last + 1 < sentence.upperBound,
      tree.isListed(last + 1, as: .share) || tree.isWritten(last + 1, as: .share)
    {
      return nil
    }
    guard let value = value(of: first...last, in: sentence) else { return nil }
    guard let count = bounded(value, words: first...last, in: sentence) else { return nil }
    return Phrase(words: first...last, count: count)
  }

  private func isNumber(_ index: Int) -> Bool {
    if tree.timeWords.contains(index) { return false }
    let form = tree.word(index).form
    if Self.digits(form) != nil || Self.range(form) != nil { return !isYear(index) }
    return word(index...index)?.kind == .value
  }

  /// *The 2024 protests*, *הפגנות 2024*, *in 1986*: four digits behind a noun, an article or a preposition of place or
  /// time count nothing.
  private func isYear(_ index: Int) -> Bool {
    let word = tree.word(index)
    guard word.form.utf8.count == 4, let value = Self.digits(word.form), (1900...2099).contains(value) else {
      return false
    }
    if let head = word.head, head < index, tree.isNominal(head) { return true }
    guard index > 0, tree.sentenceOf[index - 1] == tree.sentenceOf[index] else { return false }
    let before = index - 1
    if tree.word(before).upos == .det { return tree.word(before).features.has("Definite=Def") }
    let slots = tree.slots(ofPreposition: tree.lemmas[before])
    return slots.contains("in") || slots.contains("after")
  }

  /// The number word or phrase that these words are.
  private func word(_ words: ClosedRange<Int>) -> NumberWord? {
    if words.count == 1 {
      let index = words.lowerBound
      return tree.lexicon.numbers[tree.forms[index]] ?? tree.lexicon.numbers[tree.lemmas[index]]
    }
    // *אחד־עשר*: be they joined by a hyphen.
    if isDash(words.lowerBound) { return nil }
    let written = words.filter { !isDash($0) || $0 == words.upperBound }
    return tree.lexicon.numbers[written.map { tree.forms[$0] }.joined(separator: " ")]
  }

  /// The number before this one that belongs to the same phrase, over what joins them.
  private func previous(_ index: Int, in sentence: Range<Int>) -> Int? {
    for gap in 1...3 where index - gap >= sentence.lowerBound && isNumber(index - gap) {
      return isJoined(index - gap, index, in: sentence) ? index - gap : nil
    }
    return nil
  }

  private func next(_ index: Int, in sentence: Range<Int>) -> Int? {
    for gap in 1...3 where index + gap < sentence.upperBound && isNumber(index + gap) {
      return isJoined(index, index + gap, in: sentence) ? index + gap : nil
    }
    return nil
  }

  /// Whether two numbers are parts of one (*a hundred and twenty*, *tens of thousands*) or the ends of a range.
  private func isJoined(_ first: Int, _ second: Int, in sentence: Range<Int>) -> Bool {
    let between = first + 1..<second
    if between.isEmpty || word(first...second) != nil { return true }
    if between.allSatisfy({ isDash($0) || isRangeWord($0) }) { return true }
    guard between.count == 1, tree.word(first + 1).upos == .cconj else { return false }
    if isAfterBetween(first, in: sentence) { return true }
    guard let low = word(first...first)?.low, let added = word(second...second)?.low else { return false }
    return low >= 100 ? added < 100 : low >= 20 && low % 10 == 0 && added < 10
  }

  private func isDash(_ index: Int) -> Bool { tree.isHyphen(index) || tree.word(index).form == "—" }

  /// *10 to 20*, *עד*.
  private func isRangeWord(_ index: Int) -> Bool {
    tree.slots(ofPreposition: tree.forms[index]).contains("to")
      || tree.lexicon.numbers[tree.forms[index]]?.kind == .most
  }

  /// *Between 20 and 30*, *בין 20 ל-30*.
  private func isAfterBetween(_ index: Int, in sentence: Range<Int>) -> Bool {
    index > sentence.lowerBound
      && tree.slots(ofPreposition: tree.forms[index - 1]).contains("between")
  }

  /// The value of a phrase: parts are multiplied (*two hundred*) and added (*a hundred and twenty*), two numbers that
  /// neither fit are the ends of a range.
  private func value(of words: ClosedRange<Int>, in sentence: Range<Int>) -> NumberWord? {
    var sum = NumberSum()
    var index = words.lowerBound
    var isRange = false
    let isBetween = isAfterBetween(words.lowerBound, in: sentence)
    while index <= words.upperBound {
      // The longest phrase of the codebook that begins here.
      var taken: (NumberWord, Int)?
      for length in stride(from: min(4, words.upperBound - index + 1), through: 1, by: -1) {
        if let found = word(index...(index + length - 1)), found.kind == .value {
          taken = (found, length)
          break
        }
      }
      let form = tree.word(index).form
      if let ends = Self.range(form) {
        taken = (NumberWord(kind: .value, low: ends.lowerBound, high: ends.upperBound), 1)
      } else if taken?.1 ?? 1 == 1, let digits = Self.digits(form) {
        taken = (NumberWord(kind: .value, low: digits, high: digits), 1)
      }
      if let (number, length) = taken {
        sum.add(number)
        index += length
      } else {
        if isDash(index) || isRangeWord(index) || isBetween { isRange = sum.split() }
        index += 1
      }
    }
    return sum.result(isRange: isRange)
  }

  /// Applies *at least*, *more than*, *up to* right before the number, *or more* right after it.
  private func bounded(_ number: NumberWord, words: ClosedRange<Int>, in sentence: Range<Int>) -> Count? {
    // A dash may tie a preposition to digits.
    let first =
      words.lowerBound > sentence.lowerBound && isDash(words.lowerBound - 1)
      ? words.lowerBound - 1 : words.lowerBound
    for length in [4, 3, 2, 1] {
      let before = first - length
      let after = words.upperBound + length
      for phrase in [
        before >= sentence.lowerBound ? before...(first - 1) : nil,
        length > 1 && after < sentence.upperBound ? (words.upperBound + 1)...after : nil,
      ] {
        guard let phrase, let kind = word(phrase)?.kind else { continue }
        if kind == .least { return .between(number.low, nil) }
        if kind == .most { return .between(nil, number.high ?? number.low) }
      }
    }
    if let low = number.low, low == number.high { return .exact(low) }
    return number.low == nil && number.high == nil ? nil : .between(number.low, number.high)
  }

  // MARK: Digits

  /// The value of digits with thousands separators; nil for decimals and anything longer than twelve digits.
  static func digits(_ form: some StringProtocol) -> Int? {
    var value = 0
    var digits = 0
    for byte in form.utf8 {
      if byte == UInt8(ascii: ","), digits > 0 { continue }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
      digits += 1
      if digits > 12 { return nil }
    }
    return digits > 0 ? value : nil
  }

  /// The ends of a range written as one word: *400-500*.
  static func range(_ form: String) -> ClosedRange<Int>? {
    // Most words do not begin with a digit.
    guard let first = form.utf8.first, first >= 0x30, first <= 0x39 else { return nil }
    for dash in ["-", "–", "־"] where form.contains(dash) {
      let parts = form.split(separator: dash, omittingEmptySubsequences: false)
      guard parts.count == 2, let low = digits(parts[0]), let high = digits(parts[1]), low < high else {
        continue
      }
      return low...high
    }
    return nil
  }
}

/// Adds up the words of a number.
private struct NumberSum {
  private var parts: [NumberWord] = []
  /// How many parts belong to the first end of a range.
  private var first: Int?

  mutating func add(_ number: NumberWord) { parts.append(number) }

  /// Begins the second end of a range; says whether there is a first.
  mutating func split() -> Bool {
    if first == nil, !parts.isEmpty { first = parts.count }
    return first != nil
  }

  func result(isRange: Bool) -> NumberWord? {
    guard isRange, let first, first < parts.count else { return Self.total(parts[...]) }
    guard let low = Self.total(parts[..<first])?.low, let end = Self.total(parts[first...]),
      let high = end.low
    else { return Self.total(parts[..<first]) }
    // *Two to three thousand*: the scale holds for both ends.
    let scale = parts[first...].compactMap(\.low).last { $0 >= 100 && high % $0 == 0 && high > $0 } ?? 1
    let from = low < high / scale + 1 ? low * scale : low
    return from < high ? NumberWord(kind: .value, low: from, high: high) : Self.total(parts[..<first])
  }

  /// Multiplies and adds; *another twenty* are twenty.
  private static func total(_ parts: ArraySlice<NumberWord>) -> NumberWord? {
    if parts.count == 1 { return parts.first }
    var total = 0
    var current = 0
    var isOpen = false
    for part in parts {
      guard let low = part.low else { return part }
      if part.high != low { isOpen = true }
      if current > 0, current < low, isScale(part) {
        // *Several hundred* begins at two hundred, *three thousands* at three thousand.
        let unit = part.high == nil ? (isOpen && current < 20 ? low / 2 : low) : low
        let (product, overflow) = current.multipliedReportingOverflow(by: unit)
        if overflow { return nil }
        current = product
      } else {
        if current != 1 { total += current }
        current = low
      }
    }
    let (value, overflow) = total.addingReportingOverflow(current)
    return overflow ? nil : NumberWord(kind: .value, low: value, high: isOpen ? nil : value)
  }

  /// A dozen, a hundred, thousands: what another number before it multiplies.
  private static func isScale(_ number: NumberWord) -> Bool {
    guard let low = number.low else { return false }
    return low == 12 || low == 100 || low % 1000 == 0 || number.high == nil && low >= 20
  }
}
