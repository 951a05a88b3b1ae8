import CasusRecords

/// A phrase with holes and what it means: one line `rule` of `time.tsv`.
struct TimeRule: Sendable {
  /// What a phrase does with what fills its holes.
  enum Operator: String, Sendable, CaseIterable {
    case date, month, year, decade, century, season, quarter, half, weekday, holiday, feast
    case shift, ago, ahead, lately, anaphor, later, earlier, edge, lead, fixed, duration, vague, none
  }

  /// One place of a phrase.
  struct Element: Sendable {
    enum Content: Sendable {
      case words([Int32])
      case hole(TimeLexicon.Kind)
    }
    var content: Content
    /// Prefixes that may be glued to it: nil for any; an empty string for none.
    var prefixes: [String]?
    /// May be missing.
    var isOptional = false
    /// Must be there but is not part of the expression.
    var isContext = false
    /// Must not be there.
    var isForbidden = false
    /// A word that might mean something else does not do.
    var isStrict = false
  }

  struct Fault: Error {
    var problem: String
    var cure: String
  }

  var operation: Operator
  var elements: [Element]
  var shift: TimeShift = .bare
  var amount: TimeAmount?
  var part: TimePart?
  var value: String = ""

  /// Reads `operator key=value ...`; the phrase is still missing.
  init(head: String) throws(Fault) {
    let parts = head[...].parts(" ")
    guard let name = parts.first, let operation = Operator(rawValue: String(name)) else {
      let known = Operator.allCases.map(\.rawValue).joined(separator: ", ")
      throw Fault(problem: "unknown rule \"\(head)\"", cure: "use one of \(known)")
    }
    self.operation = operation
    elements = []
    for argument in parts.dropFirst() {
      let pair = argument.parts("=")
      guard pair.count == 2 else {
        throw Fault(problem: "\"\(argument)\" in a rule", cure: "write key=value")
      }
      try set(String(pair[0]), to: String(pair[1]))
    }
  }

  /// The same with a phrase.
  func saying(_ phrase: Substring, lexicon: inout TimeLexicon) throws(Fault) -> TimeRule {
    var rule = self
    for word in phrase.parts(" ") {
      let isPlain = !word.utf8.contains(where: Self.isSign)
      for piece in isPlain ? TimeLexicon.tokens(of: word) : [String(word)] {
        rule.elements.append(try Self.element(piece, isFirst: rule.elements.isEmpty, &lexicon))
      }
    }
    guard let first = rule.elements.first, !first.isOptional, !first.isForbidden else {
      throw Fault(
        problem: "the phrase \"\(phrase)\" begins with a part that may be missing", cure: "write two phrases")
    }
    return rule
  }

  /// Whether a byte is a sign of the syntax of phrases.
  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "!"), UInt8(ascii: "+"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private mutating func set(_ key: String, to value: String) throws(Fault) {
    switch key {
    case "at":
      guard let shift = TimeShift(rawValue: value) else {
        throw Fault(
          problem: "at=\(value)",
          cure: "use last, next, this, following, previous, that, or last-year and the like")
      }
      self.shift = shift
    case "part":
      guard let part = TimePart(rawValue: value) else {
        throw Fault(problem: "part=\(value)", cure: "use early, mid or late")
      }
      self.part = part
    case "by":
      guard let amount = Self.amount(value.split(separator: "_").joined(separator: " ")) else {
        throw Fault(problem: "by=\(value)", cure: "write a number and a unit: by=-1_month")
      }
      self.amount = amount
    case "value": self.value = value
    default: throw Fault(problem: "unknown key \(key)", cure: "use at, part, by or value")
    }
  }

  private static func element(_ word: String, isFirst: Bool, _ lexicon: inout TimeLexicon) throws(Fault)
    -> Element
  {
    // All signs are ASCII, and bytes are quicker to look at than characters.
    var text = word.utf8[...]
    var element = Element(content: .words([]), prefixes: isFirst ? nil : [""])
    switch (text.first, text.last) {
    case (UInt8(ascii: "("), UInt8(ascii: ")")):
      element.isContext = true
      text = text.dropFirst().dropLast()
    case (UInt8(ascii: "["), UInt8(ascii: "]")):
      element.isOptional = true
      text = text.dropFirst().dropLast()
    case (UInt8(ascii: "!"), _):
      element.isForbidden = true
      text = text.dropFirst()
    default: break
    }
    if let open = text.firstIndex(of: UInt8(ascii: "{")) {
      guard text.last == UInt8(ascii: "}") else {
        throw Fault(problem: "\"\(word)\" is not closed", cure: "write {kind}")
      }
      if open > text.startIndex {
        element.prefixes = Substring(text[..<open]).parts("/", keepingEmpty: true).map(String.init)
      }
      var name = text[text.index(after: open)...].dropLast()
      if name.last == UInt8(ascii: "!") {
        element.isStrict = true
        name = name.dropLast()
      }
      guard let kind = TimeLexicon.Kind(rawValue: String(Substring(name))) else {
        throw Fault(problem: "unknown hole {\(Substring(name))}", cure: "name a kind of words")
      }
      element.content = .hole(kind)
      return element
    }
    if let plus = text.firstIndex(of: UInt8(ascii: "+")), plus > text.startIndex {
      element.prefixes = [String(Substring(text[..<plus]))]
      text = text[text.index(after: plus)...]
    }
    // A lone slash is itself; between words it divides alternatives.
    let isNumber = text.allSatisfy { $0 < 0x40 }
    let words = Substring(text)
    let alternatives = isNumber ? [words] : words.parts("/")
    element.content = .words(alternatives.map { lexicon.identifier(String($0)) })
    return element
  }

  /// Reads `-2 month`.
  static func amount(_ text: String) -> TimeAmount? {
    let parts = text[...].parts(" ")
    guard parts.count == 2, let unit = TimeUnit(rawValue: String(parts[1])) else { return nil }
    if parts[0] == "few" { return TimeAmount(count: 3, unit: unit, isVague: true) }
    return Int(parts[0]).map { TimeAmount(count: $0, unit: unit) }
  }

  /// Reads `hebrew 1 15 7`: calendar, month, day, length, and moves by weekday (`6:-2`, 1 for Monday); `easter -2 1`.
  static func feast(_ text: String) -> TimePartial? {
    var parts = text.split(separator: " ")[...]
    guard let name = parts.popFirst(), let system = CalendarSystem(rawValue: String(name)) else { return nil }
    var moves: [Int] = []
    while let last = parts.last, let colon = last.firstIndex(of: ":") {
      guard let weekday = Int(last[..<colon]), let days = Int(last[last.index(after: colon)...]),
        (1...7).contains(weekday)
      else { return nil }
      if moves.isEmpty { moves = [Int](repeating: 0, count: 7) }
      moves[weekday - 1] = days
      parts.removeLast()
    }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers.count == (system == .easter ? 2 : 3),
      let length = numbers.last
    else {
      return nil
    }
    return .feast(
      TimeFeast(
        system, month: system == .easter ? 0 : numbers[0], day: numbers[numbers.count - 2], length: length,
        moves: moves))
  }
}
