public import CasusRecords

/// PLOVER's modes and scores, keyed by type and mode together: the same mode name means opposite things
/// under different types.
public struct Ontology: Sendable {
  struct Key: Hashable {
    let type: EventType
    let mode: String
  }
  var scores: [Key: Double] = [:]

  /// Whether the type has this mode.
  public func has(_ mode: String, in type: EventType) -> Bool { scores[Key(type: type, mode: mode)] != nil }

  /// The score of the first mode, else of the type.
  public func score(_ type: EventType, modes: [String]) -> Double {
    for mode in modes {
      if let score = scores[Key(type: type, mode: mode)] { return score }
    }
    return scores[Key(type: type, mode: "")] ?? 0
  }

  /// An ontology that knows nothing.
  init() {}

  init(_ table: Table, findings: inout [Finding]) {
    for row in table.rows {
      guard let type = EventType(rawValue: String(row["type"])) else {
        findings.append(
          row.finding("unknown type `\(row["type"])`", cure: "use one of the sixteen PLOVER types"))
        continue
      }
      guard let score = Double(row["score"]) else {
        findings.append(row.finding("`\(row["score"])` is no number", cure: "write a score from -10 to 10"))
        continue
      }
      scores[Key(type: type, mode: String(row["mode"]))] = score
    }
    for type in EventType.allCases where !table.rows.isEmpty && scores[Key(type: type, mode: "")] == nil {
      findings.append(
        Finding(
          file: "ontology.tsv", line: 0, message: "has no score for \(type.rawValue)",
          cure: "add a line for it"))
    }
  }
}

/// What can happen, independent of language.
public struct Concept: Hashable, Sendable {
  /// What must be known before the act is believed.
  public enum Need: String, Hashable, Sendable {
    case none = "", actor, recipient, party, both
  }
  /// A type with an optional mode: what an act turns into.
  public struct Turn: Hashable, Sendable {
    /// PLOVER type.
    public let type: EventType
    /// PLOVER mode.
    public let mode: String?
  }

  /// Name.
  public let name: String
  /// PLOVER type.
  public let type: EventType
  /// PLOVER modes, best first.
  public let modes: [String]
  /// PLOVER contexts.
  public let contexts: [String]
  /// Frame when a verb says it.
  public let verb: Frame
  /// Frame when a noun says it.
  public let noun: Frame
  /// What a number on a party counts: role, then `killed`, `arrested`...
  public let counts: [Role: String]
  /// What it becomes when only announced.
  public let future: Turn?
  /// What it becomes when brought to an end.
  public let ended: Turn?
  /// What must be known before it is believed.
  public let needs: Need

  init?(_ row: Table.Row, ontology: Ontology, findings: inout [Finding]) {
    name = String(row["concept"])
    guard let type = EventType(rawValue: String(row["type"])) else {
      findings.append(
        row.finding("unknown type `\(row["type"])`", cure: "use one of the sixteen PLOVER types"))
      return nil
    }
    self.type = type
    modes = row["modes"].parts(" ").map(String.init)
    for mode in modes where !ontology.has(mode, in: type) {
      findings.append(row.finding("\(type.rawValue) has no mode `\(mode)`", cure: "see ontology.tsv"))
    }
    contexts = row["contexts"].parts(" ").map(String.init)
    var problem: String?
    verb = Frame.verb.overridden(by: Frame(row["verb"], problem: &problem))
    noun = Frame.noun.overridden(by: Frame(row["noun"], problem: &problem))
    var counts: [Role: String] = [:]
    for pair in row["counts"].parts(" ") {
      let sides = pair.parts("=")
      guard sides.count == 2, let role = Role(rawValue: String(sides[0])) else {
        problem = "`\(pair)` is no role=count pair"
        continue
      }
      counts[role] = String(sides[1])
    }
    self.counts = counts
    future = Self.turn(row["future"], problem: &problem)
    ended = Self.turn(row["ended"], problem: &problem)
    needs = Need(rawValue: String(row["needs"])) ?? .none
    if Need(rawValue: String(row["needs"])) == nil { problem = "unknown need `\(row["needs"])`" }
    if let problem { findings.append(row.finding(problem, cure: "see docs/codebook.md, Concepts")) }
  }

  private static func turn(_ text: Substring, problem: inout String?) -> Turn? {
    if text.isEmpty { return nil }
    let sides = text.parts("/")
    guard let first = sides.first, let type = EventType(rawValue: String(first)) else {
      problem = "`\(text)` is no type or TYPE/mode"
      return nil
    }
    return Turn(type: type, mode: sides.count > 1 ? String(sides[1]) : nil)
  }
}
