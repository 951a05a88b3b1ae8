internal import CasusRecords
internal import GRDB

/// Reads one unchanging state of the chronicle; keeps the texts it has seen while it lives.
final class Reader {
  let db: Database
  private var texts: [Int64: Text] = [:]

  init(_ db: Database) {
    self.db = db
  }

  /// A text that can be cut by scalar spans.
  struct Text {
    let bytes: [UInt8]
    let index: ScalarIndex
    let language: String?

    init(_ string: String, language: String?) {
      bytes = Array(string.utf8)
      index = ScalarIndex(string)
      self.language = language
    }

    func words(_ span: Span) -> String {
      String(decoding: bytes[index.range(span)], as: UTF8.self)
    }

    /// The words of `span`, with `mark` inside.
    func quotation(_ span: Span, mark: Span?) -> Quotation {
      let inside = mark.flatMap { span.contains($0) ? Span($0.start - span.start, $0.end - span.start) : nil }
      return Quotation(text: words(span), span: span, mark: inside, language: language)
    }
  }

  func rows(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> [Row] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
  }

  func row(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> Row? {
    try Row.fetchOne(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
  }

  func text(ofDocument key: Int64) throws -> Text {
    if let text = texts[key] { return text }
    let row = try row("SELECT text, language FROM document WHERE key = ?", [key])
    let text = Text(row?.text("text") ?? "", language: row?.string("language"))
    texts[key] = text
    return text
  }

  func key(ofDocument id: String) throws -> Int64? {
    try row("SELECT key FROM document WHERE id = ?", [stored(id)])?["key"]
      ?? row("SELECT document AS key FROM appearance WHERE id = ? ORDER BY key", [stored(id)])?["key"]
  }

  func source(_ row: Row) -> CasusRecords.Record.Source {
    CasusRecords.Record.Source(
      Document(
        id: row.text("document_id"), text: "", language: row.string("language"),
        published: row.string("published"),
        publisher: row.string("publisher"), url: row.string("url"), title: row.string("title")))
  }

  /// Columns that `source` needs.
  static let sourceColumns = """
    document.id AS document_id, document.language, document.published, document.publisher, document.url, document.title
    """

  func appearances(ofDocument key: Int64, language: String?) throws -> [CasusRecords.Record.Source] {
    try rows(
      """
      SELECT id AS document_id, ? AS language, published, publisher, url, title FROM appearance WHERE document = ?
      ORDER BY key
      """, [stored(language), key]
    ).map(source)
  }

  // MARK: Records

  func document(key: Int64) throws -> StoredDocument? {
    guard let row = try row("SELECT *, id AS document_id FROM document WHERE key = ?", [key]) else {
      return nil
    }
    let source = source(row)
    let document = Document(
      id: source.id, text: row.text("text"), language: source.language, published: source.published,
      publisher: source.publisher, url: source.url, title: source.title, kind: row.string("kind"))
    var record = CasusRecords.Record(
      document: document, codebook: row.string("codebook"), model: row.string("model"))
    record.events = try rows("SELECT * FROM event WHERE document = ? ORDER BY position", [key]).map(event)
    record.claims = try rows("SELECT * FROM claim WHERE document = ? ORDER BY position", [key]).map(claim)
    record.trends = try rows("SELECT * FROM trend WHERE document = ? ORDER BY position", [key]).map(trend)
    record.pairs = try rows("SELECT * FROM pair WHERE document = ? ORDER BY position", [key]).map(pair)
    if let code = row.string("error_code") {
      record.error = RecordError(code: code, message: row.text("error_message"))
    }
    return StoredDocument(
      document: document, record: record,
      appearances: try appearances(ofDocument: key, language: source.language))
  }

  func event(_ row: Row) throws -> Event {
    let key: Int64 = row["key"]
    var event = Event(
      id: row.text("id"), type: try row.value("type"), modes: try row.list("modes"),
      contexts: try row.list("contexts"), score: row["score"], status: try row.value("status"),
      confidence: row["confidence"], trigger: try row.place("trigger"), sentence: try row.place("sentence"),
      concept: row.text("concept"), when: try row.when())
    event.quad = row["quad"]
    if row["placed"] == 1 {
      event.where = Place(
        name: row.string("place_name"), country: row.string("place_country"), latitude: row["place_latitude"],
        longitude: row["place_longitude"], text: row.span("place_text"))
    }
    for row in try rows("SELECT * FROM party WHERE event = ? ORDER BY role, position", [key]) {
      let party = Actor(
        country: row.string("country"), sector: row.string("sector"), name: row.string("name"),
        id: row.string("codebook_id"), text: row.span("text"))
      if row["role"] == "actor" { event.actors.append(party) } else { event.recipients.append(party) }
    }
    for row in try rows("SELECT * FROM count WHERE event = ?", [key]) {
      let low: Int? = row["low"]
      event.counts[row.text("kind")] = row["exact"] == 1 ? .exact(low ?? 0) : .between(low, row["high"])
    }
    return event
  }

  func claim(_ row: Row) throws -> Claim {
    let key: Int64 = row["key"]
    let about = try rows(
      "SELECT event.id FROM about JOIN event ON event.key = about.event WHERE claim = ? ORDER BY about.position",
      [key])
    let via = try rows("SELECT * FROM via WHERE claim = ? ORDER BY position", [key])
    return Claim(
      id: row.text("id"), stance: try row.value("stance"), speaker: speaker(row), cue: try row.place("cue"),
      content: row.span("content"), quote: row["quote"] == 1, about: about.map { $0.text("id") },
      via: via.map { .init(name: $0.text("name"), country: $0.string("country"), text: $0.span("text")) },
      when: try row.when(), confidence: row["confidence"])
  }

  private func speaker(_ row: Row) -> Actor {
    Actor(
      country: row.string("speaker_country"), sector: row.string("speaker_sector"),
      name: row.string("speaker_name"),
      id: row.string("speaker_id"), text: row.span("speaker_text"))
  }

  func trend(_ row: Row) throws -> Trend {
    Trend(
      id: row.text("id"), dyad: [row.text("first"), row.text("second")],
      direction: try row.value("direction"),
      when: try row.when(), modality: try row.value("modality"), cue: try row.place("cue"))
  }

  private func pair(_ row: Row) throws -> Pair {
    Pair(
      actor: try row.place("actor"), recipient: try row.place("recipient"),
      type: row.string("type").flatMap(EventType.init), probability: row["probability"])
  }
}
