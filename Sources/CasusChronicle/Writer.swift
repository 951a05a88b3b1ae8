internal import CasusRecords
internal import Foundation
internal import GRDB

/// Writes documents and records, inside a transaction that its caller holds.
struct Writer {
  let db: Database

  /// A stored document with the id or the text of another.
  struct Known {
    var key: Int64
    var id: String
    /// Whether it is that very document, not the same text from elsewhere.
    var isSame: Bool
  }

  func stored(like document: Document) throws -> Known? {
    let hash = Document.identifier(of: document.text)
    let sameText = try Row.fetchAll(
      db, sql: "SELECT key, id, publisher FROM document WHERE hash = ? AND text = ?",
      arguments: [hash, CasusChronicle.stored(document.text)])
    if let row = sameText.first {
      let id = row.text("id")
      let publisher = row.string("publisher")
      let givenNoId = document.id == hash
      let fits = publisher == nil || document.publisher == nil || publisher == document.publisher
      return Known(key: row["key"], id: id, isSame: id == document.id && (fits || !givenNoId))
    }
    let sameId = try Row.fetchOne(
      db, sql: "SELECT key, id FROM document WHERE id = ?", arguments: [CasusChronicle.stored(document.id)])
    return sameId.map { Known(key: $0["key"], id: $0.text("id"), isSame: true) }
  }

  func noteAppearance(of document: Document, at key: Int64) throws {
    // A report that now reads like another is one with it.
    if let old = try Int64.fetchOne(
      db, sql: "SELECT key FROM document WHERE id = ? AND key <> ?",
      arguments: [CasusChronicle.stored(document.id), key])
    {
      try remove(old)
    }
    try run(
      "INSERT OR IGNORE INTO appearance (document, id, published, publisher, url, title) VALUES (?, ?, ?, ?, ?, ?)",
      [key, CasusChronicle.stored(document.id), CasusChronicle.stored(document.published)]
        + [document.publisher, document.url, document.title].map { CasusChronicle.stored($0) })
  }

  func remove(_ key: Int64) throws {
    try run("DELETE FROM search WHERE rowid = ?", [key])
    try run("DELETE FROM document WHERE key = ?", [key])
  }

  func replace(_ key: Int64, by document: Document, _ record: CasusRecords.Record, terms: [String]) throws {
    for table in ["claim", "trend", "pair", "event"] {
      try run("DELETE FROM \(table) WHERE document = ?", [key])
    }
    try run("DELETE FROM search WHERE rowid = ?", [key])
    let columns = Self.documentColumns.map { "\($0) = ?" }.joined(separator: ", ")
    try run("UPDATE document SET \(columns) WHERE key = ?", values(document, record) + [key])
    try insertRecord(record, of: document, at: key, terms: terms)
  }

  func insert(_ document: Document, _ record: CasusRecords.Record, terms: [String]) throws {
    try insert(into: "document", Self.documentColumns, values(document, record))
    try insertRecord(record, of: document, at: db.lastInsertedRowID, terms: terms)
  }

  private static let documentColumns = [
    "id", "hash", "text", "kind", "language", "published", "published_first", "published_last", "publisher",
    "url",
    "title", "codebook", "model", "error_code", "error_message",
  ]

  private func values(_ document: Document, _ record: CasusRecords.Record) -> [(
    any DatabaseValueConvertible
  )?] {
    let source = record.document
    let days = source.published.flatMap { try? Calendar.days(of: $0) }
    let strings: [String?] = [
      document.id, Document.identifier(of: document.text), document.text, document.kind, source.language,
      source.published, days?.first, days?.last, source.publisher, source.url, source.title, record.codebook,
      record.model, record.error?.code, record.error?.message,
    ]
    return strings.map { CasusChronicle.stored($0) }
  }

  private func insertRecord(
    _ record: CasusRecords.Record, of document: Document, at key: Int64, terms: [String]
  ) throws {
    var keys: [String: Int64] = [:]
    for (position, event) in record.events.enumerated() {
      keys[event.id] = try insert(event, at: position, of: key)
    }
    for (position, claim) in record.claims.enumerated() {
      try insert(claim, at: position, of: key, events: keys)
    }
    for tie in Ties.all(of: record) {
      guard let event = keys[tie.event] else { continue }
      try insert(
        into: "tie", ["event", "first", "second", "kind", "source"],
        [event, tie.tie.dyad.first, tie.tie.dyad.second, tie.tie.kind.rawValue, tie.tie.from])
    }
    for (position, trend) in record.trends.enumerated() { try insert(trend, at: position, of: key) }
    for (position, pair) in record.pairs.enumerated() {
      try insert(
        into: "pair",
        [
          "document", "position", "actor_start", "actor_end", "recipient_start", "recipient_end", "type",
          "probability",
        ],
        [key, position] + pair.actor.stored + pair.recipient.stored + [pair.type?.rawValue, pair.probability])
    }
    let index = SearchText(document, record, terms: terms)
    try run(
      "INSERT INTO search (rowid, body, stems, record) VALUES (?, ?, ?, ?)",
      [key, index.body, index.stems, index.record])
  }

  private func insert(_ event: Event, at position: Int, of document: Int64) throws -> Int64 {
    let days = event.when?.days
    let place = event.where
    var values: [(any DatabaseValueConvertible)?] = [
      document, position, CasusChronicle.stored(event.id), event.type.rawValue,
      try CasusChronicle.stored(event.modes),
      try CasusChronicle.stored(event.contexts), event.score, event.quad, event.status.rawValue,
      event.confidence,
      CasusChronicle.stored(event.concept),
    ]
    values += event.trigger.stored + event.sentence.stored + event.when.stored + [days?.first, days?.last]
    values += [
      place == nil ? 0 : 1, CasusChronicle.stored(place?.name), CasusChronicle.stored(place?.country),
    ]
    values += [place?.latitude, place?.longitude] + (place?.text).stored
    try insert(into: "event", Self.eventColumns, values)
    let key = db.lastInsertedRowID
    for (role, parties) in [("actor", event.actors), ("recipient", event.recipients)] {
      for (position, party) in parties.enumerated() {
        try insert(into: "party", Self.partyColumns, [key, role, position] + party.stored)
      }
    }
    for (kind, count) in event.counts.sorted(by: { $0.key < $1.key }) {
      let (exact, low, high): (Int, Int?, Int?) =
        switch count {
        case .exact(let number): (1, number, number)
        case .between(let low, let high): (0, low, high)
        }
      try insert(
        into: "count", ["event", "kind", "exact", "low", "high"],
        [key, CasusChronicle.stored(kind), exact, low, high])
    }
    return key
  }

  private static let eventColumns = [
    "document", "position", "id", "type", "modes", "contexts", "score", "quad", "status", "confidence",
    "concept",
    "trigger_start", "trigger_end", "sentence_start", "sentence_end", "when_start", "when_end",
    "when_precision",
    "when_text_start", "when_text_end", "first_day", "last_day", "placed", "place_name", "place_country",
    "place_latitude", "place_longitude", "place_text_start", "place_text_end",
  ]

  private static let partyColumns = [
    "event", "role", "position", "country", "sector", "name", "codebook_id", "text_start", "text_end",
  ]

  private func insert(_ claim: Claim, at position: Int, of document: Int64, events: [String: Int64]) throws {
    let days = claim.when?.days
    var values: [(any DatabaseValueConvertible)?] = [
      document, position, CasusChronicle.stored(claim.id), claim.stance.rawValue,
    ]
    values += claim.speaker.stored + claim.cue.stored + claim.content.stored
    values += [claim.quote ? 1 : 0, claim.confidence] + claim.when.stored + [days?.first, days?.last]
    try insert(into: "claim", Self.claimColumns, values)
    let key = db.lastInsertedRowID
    for (position, id) in claim.about.enumerated() {
      try insert(into: "about", ["claim", "position", "event"], [key, position, events[id]])
    }
    for (position, outlet) in claim.via.enumerated() {
      try insert(
        into: "via", ["claim", "position", "name", "country", "text_start", "text_end"],
        [key, position, CasusChronicle.stored(outlet.name), CasusChronicle.stored(outlet.country)]
          + outlet.text.stored)
    }
  }

  private static let claimColumns = [
    "document", "position", "id", "stance", "speaker_country", "speaker_sector", "speaker_name", "speaker_id",
    "speaker_text_start", "speaker_text_end", "cue_start", "cue_end", "content_start", "content_end", "quote",
    "confidence", "when_start", "when_end", "when_precision", "when_text_start", "when_text_end", "first_day",
    "last_day",
  ]

  private func insert(_ trend: Trend, at position: Int, of document: Int64) throws {
    try insert(
      into: "trend",
      [
        "document", "position", "id", "first", "second", "direction", "modality", "cue_start", "cue_end",
        "when_start",
        "when_end", "when_precision", "when_text_start", "when_text_end",
      ],
      [document, position, CasusChronicle.stored(trend.id)] + trend.dyad.map { CasusChronicle.stored($0) }
        + [trend.direction.rawValue, trend.modality.rawValue] + trend.cue.stored + trend.when.stored)
  }

  private func insert(into table: String, _ columns: [String], _ values: [(any DatabaseValueConvertible)?])
    throws
  {
    let marks = [String](repeating: "?", count: columns.count).joined(separator: ", ")
    try run("INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))", values)
  }

  private func run(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws {
    try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
  }
}
