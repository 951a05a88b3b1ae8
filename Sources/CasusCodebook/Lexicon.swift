public import CasusRecords

/// How an act is said in one language.
public struct EventEntry: Sendable {
  /// Index into `Codebook.concepts`.
  public let concept: Int
  /// The words.
  public let pattern: Pattern
  /// Roles that differ from the concept's frame.
  public let roles: Frame
  /// `file:line`, for explanations.
  public let source: String
}

/// How a claim is made in one language.
public struct ClaimEntry: Sendable {
  /// Stance of the speaker.
  public let stance: Stance
  /// The words.
  public let pattern: Pattern
  /// Roles that differ from the default frame.
  public let roles: Frame
  /// Where it stands, `file:line`.
  public let source: String
}

/// A word that changes the status of an act.
public struct OperatorEntry: Sendable {
  /// What it does to the act in its scope.
  public enum Effect: String, Hashable, Sendable, CaseIterable {
    case attempt, fail, plan, commit, future, possible, condition, negate, motive, light, end, generic
  }
  /// What the word does.
  public let effect: Effect
  /// The words.
  public let pattern: Pattern
  /// Where it stands, `file:line`.
  public let source: String
}

/// A word that says where a relation is going.
public enum TrendWord: String, Hashable, Sendable, CaseIterable {
  case relation, tension, warmth, rise, fall, better, worse, peak, trough, stable
}

/// A number word: exact or with open bounds.
public struct NumberWord: Hashable, Sendable {
  /// How a word changes the number after it.
  public enum Kind: String, Hashable, Sendable { case value = "", least, most, about }
  /// What kind it is.
  public let kind: Kind
  /// Lower bound; nil when open.
  public let low: Int?
  /// Upper bound; nil when open.
  public let high: Int?

  /// Makes a number word.
  public init(kind: Kind, low: Int?, high: Int?) {
    self.kind = kind
    self.low = low
    self.high = high
  }
}

/// Entries found by the folded lemma or form of their (first) trigger word.
public struct PatternIndex<Entry: Sendable>: Sendable {
  /// All entries.
  public private(set) var entries: [Entry] = []
  private var byWord: [String: [Int32]] = [:]

  /// Positions in `entries` of those whose trigger may be this word.
  public subscript(word: String) -> [Int32] { byWord[word] ?? [] }

  mutating func add(_ entry: Entry, _ pattern: Pattern) {
    let index = Int32(entries.count)
    entries.append(entry)
    for word in pattern.kind == .phrase ? [pattern.lemmas[0]] : pattern.lemmas {
      byWord[word, default: []].append(index)
    }
  }
}

/// What analysts know about how one language speaks of events.
public struct Lexicon: Sendable {
  /// ISO 639-1 code.
  public let language: String
  /// How acts are said, by trigger.
  public internal(set) var events = PatternIndex<EventEntry>()
  /// How claims are made, by trigger.
  public internal(set) var claims = PatternIndex<ClaimEntry>()
  /// Words that change the status of an act, by trigger.
  public internal(set) var operators = PatternIndex<OperatorEntry>()
  /// Agents by the first of their words, longest first.
  public internal(set) var agents: [String: [AgentEntry]] = [:]
  /// Single words or phrases, folded.
  public internal(set) var trends: [String: [TrendWord]] = [:]
  /// Context words, folded.
  public internal(set) var contexts: [String: [String]] = [:]
  /// Number words, folded.
  public internal(set) var numbers: [String: NumberWord] = [:]
  /// Prepositions (folded, phrases with blanks) and the slots they express.
  public internal(set) var cases: [String: [String]] = [:]
  /// Words of definite descriptions, folded, by kind: `state` (*country*, *side*), `two` (*two*, *both*),
  /// `reciprocal` (*each other*, *mutual*).
  public internal(set) var references: [String: Set<String>] = [:]
  /// The country whose institutions are meant when this language's news names none; nil for world languages.
  public internal(set) var home: String?
  /// Endings of inflected forms, folded: a word whose lemma is only its form again is looked up without them as well.
  public internal(set) var endings: [String] = []
  /// Countries in which the home state's forces and courts act.
  public internal(set) var reach: Set<String> = []
}

extension Lexicon {
  /// An empty lexicon.
  init(language: String) { self.language = language }

  /// Adds the files of a language folder.
  mutating func load(folder: String, prefix: String, concepts: [String: Int], findings: inout [Finding]) {
    for name in Codebook.files(in: "\(folder)/events") {
      let table = Table(
        path: "\(folder)/events/\(name)", name: "\(prefix)events/\(name)", required: ["concept", "pattern"],
        findings: &findings)
      var seen: Set<String> = []
      for row in table.rows {
        guard let concept = concepts[String(row["concept"])] else {
          findings.append(
            row.finding(
              "unknown concept `\(row["concept"])`", cure: "add it to concepts/ or correct the name"))
          continue
        }
        if !seen.insert("\(row["concept"])\t\(row["pattern"])").inserted {
          findings.append(row.finding("said twice: \(row["pattern"])", cure: "delete this line"))
          continue
        }
        read(row, findings: &findings) { pattern, roles in
          events.add(
            EventEntry(
              concept: concept, pattern: pattern, roles: roles, source: "\(row.table.file):\(row.line)"),
            pattern)
        }
      }
    }
    each("claims.tsv", ["stance", "pattern"], folder, prefix, &findings) { row, findings in
      guard let stance = Stance(rawValue: String(row["stance"])) else {
        findings.append(
          row.finding(
            "unknown stance `\(row["stance"])`",
            cure: "use one of \(Stance.allCases.map(\.rawValue).joined(separator: ", "))"))
        return
      }
      read(row, findings: &findings) { pattern, roles in
        claims.add(
          ClaimEntry(stance: stance, pattern: pattern, roles: roles, source: "\(row.table.file):\(row.line)"),
          pattern)
      }
    }
    each("operators.tsv", ["effect", "pattern"], folder, prefix, &findings) { row, findings in
      guard let effect = OperatorEntry.Effect(rawValue: String(row["effect"])) else {
        findings.append(
          row.finding(
            "unknown effect `\(row["effect"])`",
            cure: "use one of \(OperatorEntry.Effect.allCases.map(\.rawValue).joined(separator: ", "))"))
        return
      }
      read(row, findings: &findings) { pattern, _ in
        operators.add(
          OperatorEntry(effect: effect, pattern: pattern, source: "\(row.table.file):\(row.line)"), pattern)
      }
    }
    each("agents.tsv", ["sector", "words", "kind"], folder, prefix, &findings) { row, findings in
      guard let kind = AgentEntry.Kind(rawValue: String(row["kind"])) else {
        findings.append(
          row.finding("unknown kind `\(row["kind"])`", cure: "use organ, office, people, outlet or source"))
        return
      }
      for phrase in row.list("words") {
        let words = Substring(Folding.key(phrase)).parts(" ").map { String($0) }
        guard let first = words.first else { continue }
        agents[first, default: []].append(AgentEntry(sector: String(row["sector"]), kind: kind, words: words))
      }
    }
    for key in agents.keys { agents[key]?.sort { $0.words.count > $1.words.count } }
    each("trends.tsv", ["kind", "words"], folder, prefix, &findings) { row, findings in
      guard let kind = TrendWord(rawValue: String(row["kind"])) else {
        findings.append(row.finding("unknown kind `\(row["kind"])`", cure: "see docs/codebook.md, Trends"))
        return
      }
      for word in row.list("words") { trends[Folding.key(word), default: []].append(kind) }
    }
    each("contexts.tsv", ["context", "words"], folder, prefix, &findings) { row, _ in
      for word in row.list("words") {
        contexts[Folding.key(word), default: []].append(String(row["context"]))
      }
    }
    each("cases.tsv", ["slot", "words"], folder, prefix, &findings) { row, _ in
      for word in row.list("words") { cases[Folding.key(word), default: []].append(String(row["slot"])) }
    }
    each("numbers.tsv", ["value", "words"], folder, prefix, &findings) { row, findings in
      guard let kind = NumberWord.Kind(rawValue: String(row["kind"])) else {
        findings.append(
          row.finding("unknown kind `\(row["kind"])`", cure: "use least, most, about or leave it empty"))
        return
      }
      let bounds = row["value"].split(separator: "..", omittingEmptySubsequences: false)
      let low = bounds.first.flatMap { Int($0) }
      let high = bounds.count > 1 ? Int(bounds[1]) : low
      for word in row.list("words") {
        numbers[Folding.key(word)] = NumberWord(kind: kind, low: low, high: high)
      }
    }
    each("references.tsv", ["kind", "words"], folder, prefix, &findings) { row, _ in
      references[String(row["kind"]), default: []].formUnion(row.list("words").map { Folding.key($0) })
    }
    each("language.tsv", ["key", "value"], folder, prefix, &findings) { row, findings in
      switch row["key"] {
      case "home": home = String(row["value"])
      case "reach": reach = Set(row.list("value").map(String.init))
      case "endings": endings = row.list("value").map { Folding.key($0) }
      default: findings.append(row.finding("unknown key `\(row["key"])`", cure: "use home, reach or endings"))
      }
    }
  }

  private func each(
    _ name: String, _ required: [String], _ folder: String, _ prefix: String, _ findings: inout [Finding],
    _ body: (Table.Row, inout [Finding]) -> Void
  ) {
    guard Codebook.exists("\(folder)/\(name)") else { return }
    for row in Table(path: "\(folder)/\(name)", name: prefix + name, required: required, findings: &findings)
      .rows
    {
      body(row, &findings)
    }
  }

  private func read(_ row: Table.Row, findings: inout [Finding], _ body: (Pattern, Frame) -> Void) {
    var problem: String?
    let roles = Frame(row["roles"], problem: &problem)
    if let pattern = Pattern(row["pattern"], problem: &problem) { body(pattern, roles) }
    if let problem { findings.append(row.finding(problem, cure: "see docs/codebook.md, Event lexicons")) }
  }
}
