internal import CasusRecords
internal import GRDB

extension Chronicle {
  /// The reported events of a dyad, oldest first; those without a date stand at their publication.
  public func entries(
    of dyad: Dyad, matching filter: EntryFilter = EntryFilter()
  ) throws(ChronicleError) -> [ChronicleEntry] {
    try reading { reader in try reader.entries(of: dyad, matching: filter) }
  }

  /// All reported events, oldest first.
  public func entries(matching filter: EntryFilter = EntryFilter()) throws(ChronicleError) -> [ChronicleEntry]
  {
    try reading { reader in try reader.entries(of: nil, matching: filter) }
  }

  /// One reported event by its id, `DOCUMENT#EVENT`; nil when there is none.
  public func entry(id: String) throws(ChronicleError) -> ChronicleEntry? {
    guard let (document, event) = Reference.parts(of: id) else { return nil }
    return try reading { reader in
      guard let key = try reader.key(ofDocument: document) else { return nil }
      let sql = Reader.entrySelect + " WHERE event.document = ? AND event.id = ?"
      return try reader.row(sql, [key, stored(event)]).map { row in try reader.entry(row, tie: nil) }
    }
  }

  /// How many reported events a filter lets through, its limit and offset aside.
  public func count(of dyad: Dyad?, matching filter: EntryFilter = EntryFilter()) throws(ChronicleError)
    -> Int
  {
    try reading { reader in
      let conditions = reader.conditions(of: dyad, matching: filter)
      let sql = "SELECT count(*) AS count FROM" + Reader.entryTables(of: dyad) + conditions.sql
      return try reader.row(sql, conditions.arguments)?["count"] ?? 0
    }
  }

  /// The acts of a dyad, oldest first: reports of one act brought together, with their standing.
  ///
  /// Limit and offset of the filter count acts. O(n log n) in the reports of the dyad.
  public func incidents(
    of dyad: Dyad, matching filter: EntryFilter = EntryFilter()
  ) throws(ChronicleError) -> [Incident] {
    var all = filter
    (all.limit, all.offset) = (nil, 0)
    let incidents = Reconciliation.incidents(from: try entries(of: dyad, matching: all))
    return Array(incidents.dropFirst(max(0, filter.offset)).prefix(max(0, filter.limit ?? Int.max)))
  }
}

/// `DOCUMENT#EVENT` and `DOCUMENT#CLAIM`.
enum Reference {
  static func of(_ document: String, _ part: String) -> String { "\(document)#\(part)" }

  /// Ids of documents may hold a `#`, those of events and claims do not.
  static func parts(of reference: String) -> (document: String, part: String)? {
    guard let mark = reference.utf8.lastIndex(of: UInt8(ascii: "#")) else { return nil }
    return (String(reference[..<mark]), String(reference[reference.utf8.index(after: mark)...]))
  }
}

extension Reader {
  static let entrySelect = "SELECT event.*, \(sourceColumns) FROM" + entryTables(of: nil)

  static func entryTables(of dyad: Dyad?) -> String {
    dyad == nil
      ? " event JOIN document ON document.key = event.document"
      : " tie JOIN event ON event.key = tie.event JOIN document ON document.key = event.document"
  }

  func conditions(of dyad: Dyad?, matching filter: EntryFilter) -> Conditions {
    var conditions = Conditions()
    if let dyad {
      conditions.add("tie.first = ? AND tie.second = ?", dyad.first, dyad.second)
      conditions.add("tie.kind", oneOf: filter.ties.map(\.rawValue))
    } else if !filter.ties.isEmpty {
      let kinds = filter.ties.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
      conditions.add("EXISTS (SELECT 1 FROM tie WHERE tie.event = event.key AND tie.kind IN (\(kinds)))")
    }
    conditions.add("event.type", oneOf: filter.types.map(\.rawValue))
    conditions.add("event.status", oneOf: filter.statuses.map(\.rawValue))
    conditions.add(days: filter.days, of: "event")
    if let party = filter.party, !party.isEmpty {
      conditions.add(Conditions.party(party, prefix: "party.", id: "party.codebook_id")) {
        "EXISTS (SELECT 1 FROM party WHERE party.event = event.key AND (\($0)))"
      }
    }
    if let document = filter.document { conditions.add("document.id = ?", stored(document)) }
    return conditions
  }

  func entries(of dyad: Dyad?, matching filter: EntryFilter) throws -> [ChronicleEntry] {
    let conditions = conditions(of: dyad, matching: filter)
    let ties = dyad == nil ? "" : ", tie.kind AS tie_kind, tie.source AS tie_source"
    let sql = """
      SELECT event.*, \(Self.sourceColumns)\(ties) FROM\(Self.entryTables(of: dyad))\(conditions.sql)
      ORDER BY coalesce(event.first_day, event.last_day, document.published_first, '9999'),
        coalesce(event.last_day, event.first_day, document.published_first, '9999'),
        document.published_first, document.id, event.position
      """ + Conditions.window(limit: filter.limit, offset: filter.offset)
    return try rows(sql, conditions.arguments).map { row in
      let tie = try dyad.map { dyad in
        let from = row.text("tie_source")
        return Tie(
          kind: try row.value("tie_kind"), from: from, to: from == dyad.first ? dyad.second : dyad.first)
      }
      return try entry(row, tie: tie)
    }
  }

  func entry(_ row: Row, tie: Tie?) throws -> ChronicleEntry {
    let event = try event(row)
    let source = source(row)
    let text = try text(ofDocument: row["document"])
    let claims = try rows(
      """
      SELECT claim.*, \(Self.sourceColumns) FROM about JOIN claim ON claim.key = about.claim
      JOIN document ON document.key = claim.document WHERE about.event = ? ORDER BY claim.position
      """, [row["key"] as Int64])
    return ChronicleEntry(
      id: Reference.of(source.id, event.id), date: date(event.when, row, source), tie: tie, event: event,
      source: source, sentence: text.quotation(event.sentence, mark: event.trigger),
      claims: try claims.map { try claimEntry($0) })
  }

  func date(_ when: When?, _ row: Row, _ source: CasusRecords.Record.Source) -> EntryDate {
    let published = source.published.flatMap { try? Calendar.days(of: $0) }
    let fallback = published.map { DayRange(first: $0.first, last: $0.last) }
    if let when {
      return EntryDate(
        basis: .stated, start: when.start, end: when.end, precision: when.precision,
        days: row.days() ?? fallback)
    }
    return EntryDate(
      basis: fallback == nil ? .unknown : .published, start: fallback?.first, end: fallback?.last,
      precision: nil,
      days: fallback)
  }
}
