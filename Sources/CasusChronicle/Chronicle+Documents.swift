internal import CasusRecords
internal import GRDB

extension Chronicle {
  /// Documents, latest publication first.
  public func documents(
    matching filter: DocumentFilter = DocumentFilter()
  ) throws(ChronicleError) -> [DocumentSummary] {
    try reading { reader in
      var conditions = Conditions()
      if let publisher = filter.publisher { conditions.add("document.publisher = ?", stored(publisher)) }
      if let language = filter.language { conditions.add("document.language = ?", stored(language)) }
      if let first = filter.days?.first { conditions.add("document.published_last >= ?", first) }
      if let last = filter.days?.last { conditions.add("document.published_first <= ?", last) }
      let sql =
        Reader.documentSelect + conditions.sql + " ORDER BY document.published_last DESC, document.key DESC"
        + Conditions.window(limit: filter.limit, offset: filter.offset)
      return try reader.rows(sql, conditions.arguments).map(reader.summary)
    }
  }

  /// A document with its whole record, by its id or that of another appearance; nil when there is none.
  public func document(id: String) throws(ChronicleError) -> StoredDocument? {
    try reading { reader in
      guard let key = try reader.key(ofDocument: id) else { return nil }
      return try reader.document(key: key)
    }
  }

  /// How much the chronicle holds.
  public func totals() throws(ChronicleError) -> ChronicleTotals {
    try reading { reader in
      func count(_ table: String) throws -> Int {
        try reader.row("SELECT count(*) AS count FROM \(table)")?["count"] ?? 0
      }
      return ChronicleTotals(
        documents: try count("document"), events: try count("event"), claims: try count("claim"),
        trends: try count("trend"))
    }
  }

  /// What the documents say on where the relation of a dyad is going, by date of the trend or of publication.
  public func trends(of dyad: Dyad) throws(ChronicleError) -> [TrendEntry] {
    try reading { reader in
      let rows = try reader.rows(
        """
        SELECT trend.*, NULL AS first_day, NULL AS last_day, \(Reader.sourceColumns)
        FROM trend JOIN document ON document.key = trend.document
        WHERE (trend.first = ?1 AND trend.second = ?2) OR (trend.first = ?2 AND trend.second = ?1)
        ORDER BY document.id, trend.position
        """, [dyad.first, dyad.second])
      let entries = try rows.map { row in
        let trend = try reader.trend(row)
        let source = reader.source(row)
        let text = try reader.text(ofDocument: row["document"])
        var date = reader.date(trend.when, row, source)
        if let days = trend.when?.days { date.days = days }
        let sentence = text.index.span(text.sentences(around: text.index.range(trend.cue)))
        return TrendEntry(
          id: Reference.of(source.id, trend.id), date: date, trend: trend, source: source,
          passage: text.quotation(sentence, mark: trend.cue))
      }
      return entries.sorted { ($0.date.sortKey, $0.id) < ($1.date.sortKey, $1.id) }
    }
  }
}

extension Reader {
  static let documentSelect = """
    SELECT document.*, document.id AS document_id,
      (SELECT count(*) FROM event WHERE event.document = document.key) AS events,
      (SELECT count(*) FROM claim WHERE claim.document = document.key) AS claims,
      (SELECT count(*) FROM trend WHERE trend.document = document.key) AS trends
    FROM document
    """

  func summary(_ row: Row) throws -> DocumentSummary {
    let source = source(row)
    return DocumentSummary(
      source: source, kind: row.string("kind"), opening: Self.opening(of: row.text("text")),
      events: row["events"], claims: row["claims"], trends: row["trends"],
      appearances: try appearances(ofDocument: row["key"], language: source.language),
      error: row.string("error_code").map { RecordError(code: $0, message: row.text("error_message")) })
  }

  /// The first line with words, cut at a blank after at most 120 scalars.
  static func opening(of text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    let words = line.split(whereSeparator: \.isWhitespace)
    var opening = ""
    for word in words {
      if opening.unicodeScalars.count + word.unicodeScalars.count >= 120 {
        return opening.isEmpty
          ? String(String.UnicodeScalarView(word.unicodeScalars.prefix(119))) + "…" : opening + " …"
      }
      opening += opening.isEmpty ? String(word) : " " + word
    }
    return opening
  }
}
