public import CasusRecords

/// What can happen, independent of language.
///
/// A class, since every act that is proposed holds its concept: a reference is quicker to hand on than so many parts.
public final class Concept: Hashable, Sendable {
  /// What must be known before the act is believed.
  public enum Need: String, Hashable, Sendable {
    case none = "", actor, recipient, party, both, power
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
  /// What it becomes when several states do it together.
  public let joint: Turn?
  /// What must be known before it is believed.
  public let needs: Need
  /// A sentence of our own that shows it, by language code.
  public let examples: [String: String]

  /// A concept that only proposes itself, to try patterns with.
  public init(trial name: String, type: EventType) {
    self.name = name
    self.type = type
    modes = []
    contexts = []
    verb = .verb
    noun = .noun
    counts = [:]
    future = nil
    ended = nil
    joint = nil
    needs = .none
    examples = [:]
  }

  init?(
    _ row: Table.Row, columns: Columns, ontology: Ontology, slots: Set<String>, reader: inout PatternReader,
    findings: Findings
  ) {
    name = row[columns.concept].string
    if name.isEmpty {
      findings.add(row.finding("the concept has no name", cure: "name the act in the column concept"))
      return nil
    }
    guard let type = EventType(rawValue: row[columns.type].string) else {
      findings.add(
        row.finding(
          "unknown type `\(row[columns.type].string)`", cure: "use one of the sixteen PLOVER types"))
      return nil
    }
    self.type = type
    modes = row[columns.modes].parts(" ").map(\.string)
    for mode in modes where !ontology.has(mode, in: type) {
      findings.add(row.finding("\(type.rawValue) has no mode `\(mode)`", cure: "see ontology.tsv"))
    }
    contexts = row[columns.contexts].parts(" ").map(\.string)
    for context in contexts where !ontology.labels.isContext(context) {
      findings.add(row.finding("unknown context `\(context)`", cure: ontology.labels.contextCure))
    }
    var problem: String?
    verb = Frame.verb.overridden(by: reader.frame(row[columns.verb], &problem))
    noun = Frame.noun.overridden(by: reader.frame(row[columns.noun], &problem))
    for slot in [verb, noun].flatMap(\.slots.values).joined().joined() {
      if case .preposition(let name) = slot, !slots.isEmpty, !slots.contains(name) {
        problem = "unknown slot `\(name)`"
      }
    }
    var counts: [Role: String] = [:]
    for pair in row[columns.counts].parts(" ") {
      guard let (name, value) = pair.sides("="), let role = Role(rawValue: name.string) else {
        problem = "`\(pair.string)` is no role=count pair"
        continue
      }
      if !Self.countKeys.contains(value.string) { problem = "unknown count `\(value.string)`" }
      counts[role] = value.string
    }
    self.counts = counts
    future = Self.turn(row[columns.future], ontology: ontology, problem: &problem)
    ended = Self.turn(row[columns.ended], ontology: ontology, problem: &problem)
    joint = Self.turn(row[columns.joint], ontology: ontology, problem: &problem)
    let need = Need(rawValue: row[columns.needs].string)
    needs = need ?? .none
    if need == nil { problem = "unknown need `\(row[columns.needs].string)`" }
    if let problem { findings.add(row.finding(problem, cure: "see docs/codebook-details.md, Concepts")) }
    examples = columns.examples.reduce(into: [:]) { examples, language in
      let text = row[language.value]
      if !text.isEmpty { examples[language.key] = text.string }
    }
  }

  /// Concepts of one name are the same.
  public static func == (first: Concept, second: Concept) -> Bool { first.name == second.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// What can be counted.
  private static let countKeys: Set<String> = [
    "killed", "injured", "arrested", "expelled", "abducted", "participants", "displaced",
  ]

  /// The columns of a table of concepts.
  struct Columns {
    let concept, type, modes, contexts, verb, noun, counts, future, ended, joint, needs: Table.Column
    let examples: [String: Table.Column]

    init(_ table: Table, languages: [String]) {
      concept = table.column("concept")
      type = table.column("type")
      modes = table.column("modes")
      contexts = table.column("contexts")
      verb = table.column("verb")
      noun = table.column("noun")
      counts = table.column("counts")
      future = table.column("future")
      ended = table.column("ended")
      joint = table.column("joint")
      needs = table.column("needs")
      examples = languages.reduce(into: [:]) { $0[$1] = table.column("example.\($1)") }
    }
  }

  private static func turn(_ text: Field, ontology: Ontology, problem: inout String?) -> Turn? {
    if text.isEmpty { return nil }
    let sides = text.parts("/").map(\.string)
    guard let first = sides.first, let type = EventType(rawValue: first) else {
      problem = "`\(text.string)` is no type or TYPE/mode"
      return nil
    }
    let mode = sides.count > 1 ? sides[1] : nil
    if let mode, !ontology.has(mode, in: type) { problem = "\(first) has no mode `\(mode)`" }
    return Turn(type: type, mode: mode)
  }
}
