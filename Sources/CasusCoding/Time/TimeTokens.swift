import CasusCodebook

/// The tokens of a text as the time tagger sees them.
struct TimeTokens {
  /// How a token with digits is written.
  enum Number: Hashable {
    case none
    /// A plain number.
    case plain(Int, digits: Int)
    /// `12th`.
    case ordinal(Int)
    /// `1990s`, `90s`.
    case decade(Int)
    /// `2024-08-12`, `12.8.2024`.
    case date(CivilDay)
    /// `12.8`, `12/8`.
    case dayMonth(day: Int, month: Int)
  }

  /// A word that a token may be, after a prefix.
  struct Analysis {
    var word: Int32
    /// Number of the prefix; 0 for none.
    var prefix: Int16
    /// Where the word starts.
    var start: Int
  }

  struct Token {
    var range: Range<Int>
    /// Where its number, if it has one, starts; what stands before is a prefix.
    var start: Int
    /// Number of the prefix; 0 for none.
    var prefix: Int16 = 0
    var number = Number.none
    /// Analyses in `TimeTokens.analyses`.
    var analyses: Range<Int> = 0..<0
    var isWord = false
    var isCapital = false
    var followsBlank = true
    /// Kind of character when it is no word.
    var mark: UInt8 = 0
    /// Value of a Hebrew numeral, 0 when it is none.
    var numeral = 0

    /// Whether how it is written says a number.
    var isWritten: Bool { number != .none || numeral > 0 }
  }

  private(set) var tokens: [Token] = []
  private(set) var analyses: [Analysis] = []
  private let lexicon: TimeLexicon
  let bytes: [UInt8]
  private var folded: [UInt8] = []

  init(_ bytes: [UInt8], lexicon: TimeLexicon) {
    self.bytes = bytes
    self.lexicon = lexicon
    tokens.reserveCapacity(bytes.count / 6)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 {
        if byte == UInt8(ascii: "\n") { appendMark(byte, index..<(index + 1)) }
        index += 1
      } else if isDigit(byte) {
        index = number(at: index)
      } else if let dash = dashLength(at: index) {
        appendMark(UInt8(ascii: "-"), index..<(index + dash))
        index += dash
      } else if isLetter(at: index) {
        index = word(at: index)
      } else {
        let length = scalarLength(byte)
        // Marks of direction and joining are nothing at all.
        if !isInvisible(at: index) {
          appendMark(byte < 0x80 ? byte : 0x22, index..<min(bytes.count, index + length))
        }
        index += length
      }
    }
  }

  // MARK: Words

  private mutating func word(at start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if isDigit(byte) { break }
      if isLetter(at: index) || isInvisible(at: index) || isPoint(at: index) {
        index += scalarLength(byte)
      } else if let mark = apostropheLength(at: index) {
        // Inside a word, or a geresh at its end after a Hebrew letter.
        let next = index + mark
        let hebrew = index >= 2 && isHebrew(at: index - 2)
        let inner = next < bytes.count && isHebrew(at: next)
        let geresh = !inner && bytes[index] != UInt8(ascii: "\"") && index - start <= 8
        guard hebrew && (inner || geresh) else { break }
        index = next
      } else {
        break
      }
    }
    let end = min(index, bytes.count)
    // A Hebrew prefix glued to a number: ב2015, ב-12.
    if let glued = prefixedNumber(start, end) { return glued }
    var token = Token(range: start..<end, start: start)
    token.isWord = true
    token.isCapital = (0x41...0x5A).contains(bytes[start])
    token.followsBlank = start == 0 || bytes[start - 1] <= 0x20
    analyse(&token)
    tokens.append(token)
    return end
  }

  private mutating func prefixedNumber(_ start: Int, _ end: Int) -> Int? {
    var next = end
    if let dash = dashLength(at: next) { next += dash }
    guard next < bytes.count, isDigit(bytes[next]) || bytes[next] == UInt8(ascii: "'") else { return nil }
    guard isDigit(bytes[next]),
      let prefix = lexicon.prefixes.firstIndex(where: {
        $0.bytes.count == end - start && matches($0.bytes, at: start)
      })
    else { return nil }
    let after = number(at: next)
    guard let last = tokens.indices.last else { return after }
    tokens[last].range = start..<tokens[last].range.upperBound
    tokens[last].prefix = Int16(prefix + 1)
    for index in tokens[last].analyses { analyses[index].prefix = Int16(prefix + 1) }
    tokens[last].followsBlank = true
    return after
  }

  private mutating func analyse(_ token: inout Token) {
    let begin = analyses.count
    folded.removeAll(keepingCapacity: true)
    Self.fold(bytes[token.range], into: &folded)
    if let word = lexicon.words[TimeHash.of(folded)] {
      analyses.append(Analysis(word: Int32(word), prefix: 0, start: token.range.lowerBound))
    }
    if token.range.count >= 4, bytes[token.range.lowerBound] >= 0x80 {
      let head = head(at: token.range.lowerBound)
      for number in lexicon.prefixes.indices
      where head & lexicon.prefixes[number].mask == lexicon.prefixes[number].head {
        let prefix = lexicon.prefixes[number].bytes
        guard prefix.count < token.range.count, matches(prefix, at: token.range.lowerBound) else { continue }
        let start = token.range.lowerBound + prefix.count
        folded.removeAll(keepingCapacity: true)
        Self.fold(bytes[start..<token.range.upperBound], into: &folded)
        guard let word = lexicon.words[TimeHash.of(folded)] else { continue }
        analyses.append(Analysis(word: Int32(word), prefix: Int16(number + 1), start: start))
      }
    }
    if token.range.count >= 3, bytes[token.range.lowerBound] >= 0xC0 { readNumeral(&token) }
    token.analyses = begin..<analyses.count
  }

  /// Reads letters that stand for a number (ט"ו, תשפ"ד, ב'), with a prefix glued to them or without (בט"ו).
  private func readNumeral(_ token: inout Token) {
    let range = token.range
    // Most words have no byte of a mark in them.
    let mayHaveMark = bytes[range].contains {
      $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") || $0 == 0xB3 || $0 == 0xB4 || $0 == 0xE2
    }
    if lexicon.numerals.isEmpty || !mayHaveMark { return }
    if let value = numeral(range) {
      token.numeral = value
      return
    }
    // The shortest first: they stand sorted, the longest before the others.
    for number in lexicon.prefixes.indices.reversed() {
      let prefix = lexicon.prefixes[number].bytes
      guard prefix.count < range.count, matches(prefix, at: range.lowerBound),
        let value = numeral((range.lowerBound + prefix.count)..<range.upperBound)
      else { continue }
      token.numeral = value
      token.start = range.lowerBound + prefix.count
      token.prefix = Int16(number + 1)
      return
    }
  }

  /// The day or year that letters with one mark among them stand for: the greater before the smaller, but for 15 and
  /// 16; a geresh follows a single letter.
  private func numeral(_ range: Range<Int>) -> Int? {
    var values: [Int] = []
    var marks: [Unicode.Scalar] = []
    var scalars = Array(String(decoding: bytes[range], as: UTF8.self).unicodeScalars)
    // The thousands: ה'תשפ"ד.
    if scalars.count > 4, lexicon.numerals[scalars[0].value] == 5, Self.isGeresh(scalars[1]) {
      scalars.removeFirst(2)
    }
    for scalar in scalars {
      if let value = lexicon.numerals[scalar.value] {
        values.append(value)
      } else if "'\"׳״’”".unicodeScalars.contains(scalar) {
        marks.append(scalar)
      } else {
        return nil
      }
    }
    guard marks.count == 1, values.count <= 5 else { return nil }
    if values.count > 1, Self.isGeresh(marks[0]) { return nil }
    let falls = zip(values, values.dropFirst()).allSatisfy { $0 > $1 || $0 == 400 && $1 == 400 }
    guard falls else { return nil }
    let sum = values.reduce(0, +)
    return (1...30).contains(sum) || sum > 300 ? sum : nil
  }

  private static func isGeresh(_ mark: Unicode.Scalar) -> Bool { mark == "'" || mark == "׳" || mark == "’" }

  // MARK: Numbers

  private mutating func number(at start: Int) -> Int {
    var fields: [(value: Int, digits: Int)] = []
    var separators: [UInt8] = []
    var index = start
    while index < bytes.count, isDigit(bytes[index]) {
      var value = 0
      let first = index
      while index < bytes.count, isDigit(bytes[index]) {
        if index - first < 9 { value = value * 10 + Int(bytes[index] - 0x30) }
        index += 1
      }
      fields.append((value, index - first))
      guard index + 1 < bytes.count, isDigit(bytes[index + 1]) else { break }
      let byte = bytes[index]
      guard
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: ",")
          || byte == UInt8(ascii: ":")
      else { break }
      // 5-7 August and 1990-1995 are two numbers.
      if byte == UInt8(ascii: "-"), !isDashedDate(from: start) { break }
      separators.append(byte)
      index += 1
    }
    var token = Token(range: start..<index, start: start)
    token.followsBlank = start == 0 || bytes[start - 1] <= 0x20
    token.number = reading(fields, separators)
    // Glued to Latin letters or a currency sign it is a model or a price, not a date.
    if start > 0, isTied(before: start), !followsPart { token.number = .none }
    index = ending(&token, from: index)
    if let word = lexicon.words[TimeHash.of(bytes[token.range])] {
      token.analyses = analyses.count..<(analyses.count + 1)
      analyses.append(Analysis(word: Int32(word), prefix: 0, start: start))
    }
    tokens.append(token)
    return index
  }

  private func reading(_ fields: [(value: Int, digits: Int)], _ separators: [UInt8]) -> Number {
    if fields.count == 1 { return .plain(fields[0].value, digits: fields[0].digits) }
    guard Set(separators).count == 1, let separator = separators.first else { return .none }
    if separator == UInt8(ascii: ",") {
      let grouped = fields.dropFirst().allSatisfy { $0.digits == 3 }
      return grouped ? .plain(fields.reduce(0) { $0 * 1000 + $1.value }, digits: 0) : .none
    }
    if separator == UInt8(ascii: ":") { return .none }
    if fields.count == 3 {
      if fields[0].digits == 4, fields[1].digits <= 2, fields[2].digits <= 2 {
        return CivilDay(valid: fields[0].value, fields[1].value, fields[2].value).map { .date($0) } ?? .none
      }
      guard fields[0].digits <= 2, fields[1].digits <= 2, fields[2].digits == 4 || fields[2].digits == 2
      else {
        return .none
      }
      let year =
        fields[2].digits == 4 ? fields[2].value : fields[2].value + (fields[2].value < 50 ? 2000 : 1900)
      guard (1800...2100).contains(year), let pair = dayMonth(fields[0].value, fields[1].value, separator)
      else {
        return .none
      }
      return CivilDay(valid: year, pair.month, pair.day).map { .date($0) } ?? .none
    }
    guard fields.count == 2, separator != UInt8(ascii: "-"), fields[0].digits <= 2, fields[1].digits <= 2,
      let pair = dayMonth(fields[0].value, fields[1].value, separator)
    else { return .none }
    return .dayMonth(day: pair.day, month: pair.month)
  }

  private func dayMonth(_ first: Int, _ second: Int, _ separator: UInt8) -> (day: Int, month: Int)? {
    let monthFirst = lexicon.monthFirst && separator != UInt8(ascii: ".")
    if monthFirst, CivilDay(valid: 2000, first, second) != nil { return (second, first) }
    return CivilDay(valid: 2000, second, first) != nil ? (first, second) : nil
  }

  private func isDashedDate(from start: Int) -> Bool {
    var fields: [Int] = [0]
    var index = start
    while index < bytes.count {
      if isDigit(bytes[index]) {
        fields[fields.count - 1] += 1
      } else if bytes[index] == UInt8(ascii: "-"), index + 1 < bytes.count, isDigit(bytes[index + 1]) {
        fields.append(0)
      } else {
        break
      }
      index += 1
    }
    guard fields.count == 3, fields[1] <= 2 else { return false }
    return fields[0] == 4 && fields[2] <= 2 || fields[0] <= 2 && (fields[2] == 4 || fields[2] == 2)
  }

  /// Takes the ending of `12th` and `1990s`; letters of other kinds make the number none.
  private mutating func ending(_ token: inout Token, from index: Int) -> Int {
    var end = index
    if let mark = apostropheLength(at: end), end + mark < bytes.count, bytes[end + mark] == UInt8(ascii: "s")
    {
      end += mark
    }
    let letters = end
    while end < bytes.count, isLetter(at: end), bytes[end] < 0x80 { end += 1 }
    guard end > letters else { return index }
    let hash = TimeHash.of(bytes[letters..<end].map { $0 | 0x20 })
    guard case .plain(let value, let digits) = token.number else {
      token.number = .none
      token.range = token.range.lowerBound..<end
      return end
    }
    if lexicon.ordinalEndings.contains(hash), letters == index {
      token.number = .ordinal(value)
    } else if lexicon.decadeEndings.contains(hash), value % 10 == 0, digits == 2 || digits == 4 {
      token.number = .decade(digits == 2 ? value + 1900 : value)
    } else if letters > index {
      return index
    } else {
      token.number = .none
    }
    token.range = token.range.lowerBound..<end
    return end
  }

  private func isTied(before start: Int) -> Bool {
    let byte = bytes[start - 1]
    if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ",")
    {
      return true
    }
    if byte == UInt8(ascii: "-"), start >= 2 {
      return isAsciiLetter(bytes[start - 2]) || isDigit(bytes[start - 2]) && dashedTwice(start)
    }
    if isAsciiLetter(byte) { return true }
    // The signs of euro, pound and shekel.
    if start >= 3, bytes[start - 3] == 0xE2, bytes[start - 2] == 0x82 { return true }
    return start >= 2 && bytes[start - 2] == 0xC2 && bytes[start - 1] == 0xA3
  }

  /// Whether a hyphen and a part of a year (`mid-`) stand right before.
  private var followsPart: Bool {
    guard tokens.count >= 2, tokens[tokens.count - 1].mark == UInt8(ascii: "-") else { return false }
    return analyses[tokens[tokens.count - 2].analyses].contains { analysis in
      lexicon.senses[Int(analysis.word)].contains { $0.kind == .part }
    }
  }

  private func dashedTwice(_ start: Int) -> Bool {
    var index = start
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    return index + 1 < bytes.count && bytes[index] == UInt8(ascii: "-") && isDigit(bytes[index + 1])
  }

  private mutating func appendMark(_ mark: UInt8, _ range: Range<Int>) {
    var token = Token(range: range, start: range.lowerBound)
    token.mark = mark
    token.followsBlank = range.lowerBound == 0 || bytes[range.lowerBound - 1] <= 0x20
    let begin = analyses.count
    if let word = lexicon.words[TimeHash.of(CollectionOfOne(mark))] {
      analyses.append(Analysis(word: Int32(word), prefix: 0, start: range.lowerBound))
    }
    token.analyses = begin..<analyses.count
    tokens.append(token)
  }

  /// The next eight bytes as a number; 0 stands for those beyond the end.
  private func head(at start: Int) -> UInt64 {
    var head: UInt64 = 0
    for place in 0..<min(8, bytes.count - start) { head |= UInt64(bytes[start + place]) << UInt64(place * 8) }
    return head
  }

  private func matches(_ prefix: [UInt8], at start: Int) -> Bool {
    guard start + prefix.count <= bytes.count else { return false }
    for offset in prefix.indices where bytes[start + offset] != prefix[offset] { return false }
    return true
  }
}
