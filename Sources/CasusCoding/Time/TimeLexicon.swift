import CasusCodebook
import CasusRecords

/// Why a file of time words cannot be used: file, line, fault, cure.
public struct TimeLexiconError: Error, Hashable, Sendable, CustomStringConvertible {
  /// File as given.
  public var file: String
  /// Line, from 1.
  public var line: Int
  /// What is wrong.
  public var problem: String
  /// What to do.
  public var cure: String

  /// One line: where, what, cure.
  public var description: String { "\(file):\(line): \(problem); \(cure)" }
}

/// The words of one language that speak of time, and the phrases they form: `time.tsv` of its codebook folder.
///
/// Three columns: `kind`, `value`, `words` (divided by `|`). Kinds are names of holes (`month`, `weekday`, `unit`,
/// `number`...: words with a meaning), `prefix` (letters glued to the front of words), `setting`, the links
/// `since until before after from to between and or onward`, and `rule`, whose words are phrases with holes.
/// See the head of the files for the syntax of phrases.
public struct TimeLexicon: Sendable {
  /// What a word means as a filler of holes.
  struct Sense: Sendable {
    var kind: Kind
    var value: Int
    var text: String
    /// Further words that must follow.
    var rest: [Int32]
    /// Whether the text must write it with a capital.
    var needsCapital: Bool
    /// Whether it may mean something else when it stands alone.
    var isDoubtful: Bool
  }

  /// What words can fill.
  enum Kind: String, Sendable, CaseIterable {
    case month, weekday, unit, span, number, ordinal, season, part, decade, holiday, hebrewMonth =
      "hebrew-month"
    case islamicMonth = "islamic-month"
    case persianMonth = "persian-month"
    case measure, ahead, article
    case since, until, before, after, from, to, between, and, or, onward
    // Filled by how a token is written.
    case day, year, date, dayMonth = "day-month", digits, hebrewDay = "hebrew-day", hebrewYear =
      "hebrew-year", any
  }

  /// Letters glued to the front of a word.
  struct Prefix: Sendable {
    var bytes: [UInt8]
    var text: String
    /// Its first eight bytes as a number, and the bits that count: one step tells where it cannot stand.
    var head: UInt64 = 0
    var mask: UInt64 = 0

    init(_ text: String) {
      self.text = text
      bytes = Array(text.utf8)
      for (place, byte) in bytes.prefix(8).enumerated() {
        head |= UInt64(byte) << UInt64(place * 8)
        mask |= 0xFF << UInt64(place * 8)
      }
    }
  }

  var words = HashIndex()
  var senses: [[Sense]] = []
  var prefixes: [Prefix] = []
  var rules: [TimeRule] = []
  /// The rules as they are tried.
  private(set) var steps = TimeSteps()
  /// Rules by the kind of their first hole.
  var rulesByKind: [Kind: [Int]] = [:]
  /// Numbers of Hebrew letters.
  var numerals: [UInt32: Int] = [:]
  /// Endings of ordinals (`th`) and of decades (`s`).
  var ordinalEndings: Set<UInt64> = []
  var decadeEndings: Set<UInt64> = []
  /// Whether 8/12 is the twelfth of August.
  var monthFirst = false
  /// First day of the week and of the weekend, 1 for Monday.
  var weekStart = 7
  var weekendStart = 6

  /// Reads the words of a file's content; `file` names it in errors.
  public init(contents: String, file: String = "time.tsv") throws(TimeLexiconError) {
    var number = 0
    var named = false
    for line in contents[...].parts("\n", keepingEmpty: true) {
      number += 1
      guard let first = line.utf8.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "\r") else {
        continue
      }
      let fields = line.parts("\t", keepingEmpty: true).map(\.trimmingBlanks)
      guard fields.count == 3 else {
        throw TimeLexiconError(
          file: file, line: number, problem: "\(fields.count) fields, three are needed",
          cure: "divide kind, value and words by one tab each")
      }
      if !named {
        named = true
        if fields == ["kind", "value", "words"] { continue }
        throw TimeLexiconError(
          file: file, line: number, problem: "the columns are not named",
          cure: "begin with kind, value, words")
      }
      do throws(TimeRule.Fault) {
        try add(
          kind: String(fields[0]), value: fields[1] == "-" ? "" : String(fields[1]), words: fields[2])
      } catch {
        throw TimeLexiconError(file: file, line: number, problem: error.problem, cure: error.cure)
      }
    }
    prefixes.sort { $0.bytes.count > $1.bytes.count }
    index()
  }

  private mutating func add(kind: String, value: String, words: Substring) throws(TimeRule.Fault) {
    let list = words.parts("|").map(\.trimmingBlanks)
    guard !list.isEmpty else { throw TimeRule.Fault(problem: "no words", cure: "write words, divided by |") }
    switch kind {
    case "rule":
      let rule = try TimeRule(head: value)
      for phrase in list { rules.append(try rule.saying(phrase, lexicon: &self)) }
    case "prefix":
      for word in list where !prefixes.contains(where: { $0.text == word }) {
        prefixes.append(Prefix(String(word)))
      }
      if prefixes.count >= 64 {
        throw TimeRule.Fault(problem: "\(prefixes.count) prefixes", cure: "write no more than 63")
      }
    case "setting": try set(value, to: String(list[0]))
    case "numeral":
      guard let number = Int(value) else {
        throw TimeRule.Fault(problem: "no number", cure: "write the letter's value")
      }
      for word in list { word.unicodeScalars.first.map { numerals[$0.value] = number } }
    case "ordinal-ending": for word in list { ordinalEndings.insert(TimeHash.of(word.utf8)) }
    case "decade-ending": for word in list { decadeEndings.insert(TimeHash.of(word.utf8)) }
    default: try addSense(kind, value, list)
    }
  }

  private mutating func addSense(_ kind: String, _ value: String, _ list: [Substring]) throws(TimeRule.Fault)
  {
    let doubtful = kind.hasSuffix("?")
    guard let sense = Kind(rawValue: doubtful ? String(kind.dropLast()) : kind) else {
      let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw TimeRule.Fault(
        problem: "unknown kind \"\(kind)\"", cure: "use rule, prefix, setting or one of \(known)")
    }
    for phrase in list {
      let ids = Self.tokens(of: phrase).map { identifier($0) }
      guard let first = ids.first else { continue }
      let capital = phrase.utf8.first.map { (0x41...0x5A).contains($0) } ?? false
      senses[Int(first)].append(
        Sense(
          kind: sense, value: try Self.number(value, of: sense), text: value, rest: Array(ids.dropFirst()),
          needsCapital: capital, isDoubtful: doubtful))
    }
  }

  /// The number a sense stands for, checked against what its kind allows.
  private static func number(_ value: String, of kind: Kind) throws(TimeRule.Fault) -> Int {
    switch kind {
    case .hebrewMonth: if let month = Int(value), (1...13).contains(month) { return month }
    case .month, .islamicMonth, .persianMonth:
      if let month = Int(value), (1...12).contains(month) { return month }
    case .weekday: if let day = Int(value), (1...7).contains(day) { return day }
    case .season: if let season = Int(value), (1...4).contains(season) { return season }
    case .number: if value == "few" { return -1 } else if let number = Int(value) { return number }
    case .ordinal, .decade: if let number = Int(value) { return number }
    case .unit: if TimeUnit(rawValue: value) != nil { return 0 }
    case .span: if TimeRule.amount(value) != nil { return 0 }
    case .part: if TimePart(rawValue: value) != nil { return 0 }
    case .holiday: if TimeRule.feast(value) != nil { return 0 }
    default: return 0
    }
    throw TimeRule.Fault(
      problem: "\"\(value)\" is no value of the kind \(kind.rawValue)",
      cure: "write a number in its range, or a name: see the head of the file")
  }

  private mutating func set(_ name: String, to value: String) throws(TimeRule.Fault) {
    switch (name, value) {
    case ("order", "dmy"): monthFirst = false
    case ("order", "mdy"): monthFirst = true
    case ("week-start", _):
      if let day = Int(value), (1...7).contains(day) { weekStart = day; return }; fallthrough
    case ("weekend-start", _):
      guard name == "weekend-start", let day = Int(value), (1...7).contains(day) else { fallthrough }
      weekendStart = day
    default:
      throw TimeRule.Fault(
        problem: "no setting \(name) \(value)",
        cure: "use order (dmy, mdy), week-start or weekend-start (1 for Monday to 7)")
    }
  }

  /// The tokens in which a text shows a phrase: hyphens, and the apostrophes of `B'Av`, stand alone.
  static func tokens(of phrase: Substring) -> [String] {
    var result: [String] = []
    var current: [UInt8] = []
    func flush() {
      if !current.isEmpty { result.append(String(decoding: current, as: UTF8.self)) }
      current = []
    }
    for byte in phrase.utf8 {
      switch byte {
      case UInt8(ascii: " "): flush()
      case UInt8(ascii: "-"),
        UInt8(ascii: "'") where current.allSatisfy({ $0 < 0x80 }):
        flush()
        result.append(String(decoding: CollectionOfOne(byte), as: UTF8.self))
      default: current.append(byte)
      }
    }
    flush()
    return result
  }

  /// The number of a word, new or known.
  mutating func identifier(_ word: String) -> Int32 {
    let hash = TimeHash.of(word)
    if let known = words.insert(senses.count, for: hash) { return Int32(known) }
    senses.append([])
    return Int32(senses.count - 1)
  }

  private mutating func index() {
    for (number, rule) in rules.enumerated() {
      guard case .hole(let kind)? = rule.elements.first?.content else { continue }
      rulesByKind[kind, default: []].append(number)
    }
    steps = TimeSteps(self)
  }

  /// The number of a prefix: 0 for none at all, nil for one that is not known.
  func number(ofPrefix text: String) -> Int16? {
    if text.isEmpty { return 0 }
    return prefixes.firstIndex { $0.text == text }.map { Int16($0 + 1) }
  }

  /// The prefix of a number.
  func text(ofPrefix number: Int16) -> String { number == 0 ? "" : prefixes[Int(number) - 1].text }
}

/// Hashes of folded words: FNV-1a over UTF-8 with case, points and kinds of quotation marks and dashes levelled.
enum TimeHash {
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  static func of(_ word: String) -> UInt64 {
    var folded: [UInt8] = []
    TimeTokens.fold(Array(word.utf8)[...], into: &folded)
    return of(folded)
  }
}

extension Substring {
  /// Without blanks and line ends at either end.
  fileprivate var trimmingBlanks: Substring {
    var bytes = utf8[...]
    while let first = bytes.first, first == 0x20 || first == 0x0D { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x0D { bytes.removeLast() }
    return Substring(bytes)
  }
}
