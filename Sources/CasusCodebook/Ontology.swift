public import CasusRecords

/// PLOVER's modes and scores, keyed by type and mode together: the same mode name means opposite things
/// under different types.
public struct Ontology: Sendable {
  private struct Key: Hashable {
    let type: EventType
    let mode: String
  }
  private var scores: [Key: Double] = [:]
  /// Contexts and sectors.
  private(set) var labels = Labels()

  /// PLOVER's contexts, sorted.
  public var contexts: [String] { labels.contexts.sorted() }
  /// PLOVER's sectors, sorted.
  public var sectors: [String] { labels.sectors.sorted() }

  /// The sectors whose members act in politics, be their country known or not.
  public var powers: Set<String> { labels.powers }

  /// The modes of a type, sorted.
  public func modes(of type: EventType) -> [String] {
    scores.keys.filter { $0.type == type && !$0.mode.isEmpty }.map(\.mode).sorted()
  }

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

  /// Reads `ontology.tsv`: scores by type and mode, and under `CONTEXT`, `SECTOR` and `COUNTRY` the other
  /// labels of PLOVER, under `POWER` the sectors that act in politics.
  init(_ table: Table, findings: Findings) {
    let columns = (type: table.column("type"), mode: table.column("mode"), score: table.column("score"))
    var isEmpty = true
    table.forEach { row in
      isEmpty = false
      let mode = row[columns.mode].string
      switch row[columns.type].string {
      case "CONTEXT": labels.contexts.insert(mode)
      case "SECTOR": labels.sectors.insert(mode)
      case "COUNTRY": labels.countries.insert(mode)
      case "POWER":
        if !labels.isSector(mode) {
          findings.add(row.finding("unknown sector `\(mode)`", cure: labels.sectorCure))
        }
        labels.powers.insert(mode)
      case let name:
        guard let type = EventType(rawValue: name) else {
          findings.add(row.finding("unknown type `\(name)`", cure: "use one of the sixteen PLOVER types"))
          return
        }
        guard let score = row[columns.score].number, abs(score) <= 10 else {
          findings.add(
            row.finding("`\(row[columns.score].string)` is no number", cure: "write a score from -10 to 10"))
          return
        }
        if scores.updateValue(score, forKey: Key(type: type, mode: mode)) != nil {
          findings.add(row.finding("\(name) has two scores for `\(mode)`", cure: "delete one line"))
        }
      }
    }
    for type in EventType.allCases where !isEmpty && scores[Key(type: type, mode: "")] == nil {
      findings.add(
        Finding(
          file: table.name, line: 0, message: "has no score for \(type.rawValue)", cure: "add a line for it"))
    }
  }
}

/// PLOVER's labels beside types and modes.
struct Labels: Sendable {
  /// What an event is about: `military`, `legal`.
  var contexts: Set<String> = []
  /// What parties are: `GOV`, `MIL`.
  var sectors: Set<String> = []
  /// Sectors that act in politics: `GOV`, `REB`.
  var powers: Set<String> = []
  /// What stands in place of a country: `UNO`, `IGO`.
  var countries: Set<String> = []

  func isContext(_ name: String) -> Bool { contexts.isEmpty || contexts.contains(name) }
  func isSector(_ name: String) -> Bool { sectors.isEmpty || sectors.contains(name) }

  var contextCure: String { "use one of PLOVER's contexts (the lines CONTEXT of ontology.tsv)" }
  var sectorCure: String { "use one of PLOVER's sectors (the lines SECTOR of ontology.tsv)" }
}
