import CasusChronicle
import CasusRecords

/// The chronicle of a dyad, in all forms of output.
///
/// JSON: `{"dyad": {"first", "second"}, "incidents": [...]}` with the fields of `Incident`; CSV: one line a report.
struct ChronicleReport: Encodable {
  let dyad: Dyad
  let incidents: [Incident]

  func write(to output: OutputOptions) throws {
    switch output.format {
    case .json: try output.write(json: self)
    case .csv: try output.write(csv)
    case .table: try output.write(incidents.isEmpty ? "no acts of \(dyad)\n" : table(output.style))
    }
  }

  /// One act a row; sources, objections and the sentence under it.
  func table(_ style: Table.Style) -> String {
    var table = Table([
      .init(title: "DATE", minimum: 10), .init(title: "ACT", minimum: 12), .init(title: "WHO", minimum: 16),
      .init(title: "WHERE, HOW MANY", minimum: 10), .init(title: "STANDING", minimum: 13),
    ])
    for incident in incidents {
      let lead = incident.lead
      table.add(
        [
          date(of: incident), Wording.act(lead.event), Wording.parties(lead.event, tie: incident.tie),
          [Wording.place(lead.event.where), Wording.counts(lead.event.counts)].filter { !$0.isEmpty }
            .joined(separator: "; "), incident.standing.description,
        ],
        notes: [Wording.quote(lead.sentence.text), sources(of: incident)])
    }
    let reports = incidents.reduce(0) { $0 + $1.entries.count }
    return "\(dyad): \(Wording.number(incidents.count, "act")) in \(Wording.number(reports, "report"))\n\n"
      + table.text(style)
  }

  private func date(of incident: Incident) -> String {
    let date = incident.date
    switch date.basis {
    case .stated: return date.description
    case .published: return "undated (\(date.start ?? ""))"
    case .unknown: return "undated"
    }
  }

  private func sources(of incident: Incident) -> String {
    var seen: Set<String> = []
    let names = incident.entries.map { Wording.source($0.source) }.filter { seen.insert($0).inserted }
    return "— " + names.joined(separator: "; ")
  }

  /// One line a report; reports of one act share the value of `incident`.
  private var csv: String {
    var csv = CSV([
      "incident", "event", "date", "start", "end", "precision", "date_basis", "tie", "from", "to", "type",
      "modes",
      "status", "score", "actors", "recipients", "counts", "place", "place_country", "standing", "vouchers",
      "objections", "publisher", "published", "document", "sentence",
    ])
    for incident in incidents {
      for entry in incident.entries {
        let event = entry.event
        let what: [String?] = [
          entry.tie?.kind.rawValue, entry.tie?.from, entry.tie?.to, event.type.rawValue,
          event.modes.joined(separator: " "), event.status.rawValue, "\(event.score)",
          event.actors.map(\.label).joined(separator: "; "),
          event.recipients.map(\.label).joined(separator: "; "),
          Wording.counts(event.counts), event.where?.name, event.where?.country,
        ]
        let standing = incident.standing
        csv.add(
          [
            incident.id, entry.id, entry.date.description, entry.date.start, entry.date.end,
            entry.date.precision?.rawValue, entry.date.basis.rawValue,
          ] + what + [
            standing.grade.rawValue, "\(standing.vouchers.count)",
            standing.objections.map { "\($0.stance.rawValue): \($0.by.label)" }.joined(separator: "; "),
            entry.source.publisher, entry.source.published, entry.source.id, entry.sentence.text,
          ])
      }
    }
    return csv.text
  }
}

/// How parts of records are put into words for tables.
enum Wording {
  /// `1 act`, `2 acts`.
  static func number(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  /// `ASSAULT firearms (attempted)`.
  static func act(_ event: Event) -> String {
    var words = ([event.type.rawValue] + event.modes).joined(separator: " ")
    if event.status != .actual { words += " (\(event.status.rawValue))" }
    return words
  }

  /// `IRN spies → AZE`; `AZE ↔ IRN` for what they do with each other; `IRN? → AZE` for what is only alleged.
  static func parties(_ event: Event, tie: Tie?) -> String {
    let actors = event.actors.map(party)
    let recipients = event.recipients.map(party)
    if tie?.kind == .mutual, recipients.isEmpty { return actors.joined(separator: " ↔ ") }
    if tie?.kind == .mutual, Set(actors) == Set(recipients) { return actors.joined(separator: " ↔ ") }
    var doers = actors.joined(separator: ", ")
    if doers.isEmpty { doers = tie?.kind == .alleged ? "\(tie?.from ?? "")?" : "?" }
    return recipients.isEmpty ? doers : "\(doers) → \(recipients.joined(separator: ", "))"
  }

  /// `AZE LEG Fazil Mustafa`.
  static func party(_ actor: Actor) -> String {
    let words = [actor.country, actor.sector, actor.name].compactMap(\.self).filter { !$0.isEmpty }
    return words.isEmpty ? "?" : words.joined(separator: " ")
  }

  /// `Tehran, IRN`.
  static func place(_ place: Place?) -> String {
    [place?.name, place?.country].compactMap(\.self).joined(separator: ", ")
  }

  /// `injured 2, killed 1`; `arrested 24+`, `killed 5–10`, `displaced up to 30`.
  static func counts(_ counts: [String: Count]) -> String {
    counts.sorted { $0.key < $1.key }.map { kind, count in
      switch count {
      case .exact(let number): "\(kind) \(number)"
      case .between(let low?, let high?): "\(kind) \(low)–\(high)"
      case .between(let low?, nil): "\(kind) \(low)+"
      case .between(nil, let high?): "\(kind) up to \(high)"
      case .between(nil, nil): "\(kind) ?"
      }
    }.joined(separator: ", ")
  }

  /// `Turan, 2023-01-28`.
  static func source(_ source: Record.Source) -> String {
    let name = source.publisher ?? source.url ?? source.id
    return [name, source.published].compactMap(\.self).joined(separator: ", ")
  }

  /// A sentence in quotation marks, on one line.
  static func quote(_ text: String) -> String {
    "“" + text.split(whereSeparator: \.isWhitespace).joined(separator: " ") + "”"
  }
}
