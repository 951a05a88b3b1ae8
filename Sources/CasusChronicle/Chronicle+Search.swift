internal import CasusRecords
internal import GRDB

extension Chronicle {
  /// Documents that hold all of `words` in their text, title or record, the best first.
  ///
  /// Words are found in any case, with or without niqqud, gershayim and Hebrew prefixes; `"words in a row"` in their
  /// order, `word*` for all that begin so. Any other sign means nothing.
  public func search(
    _ words: String, limit: Int = 50, offset: Int = 0
  ) throws(ChronicleError) -> [SearchHit] {
    try reading { reader in
      let query = SearchQuery(words)
      guard let exact = query.match(strippingQuery: false), let loose = query.match(strippingQuery: true)
      else {
        return []
      }
      let sql = """
        SELECT hit.loose, hit.rank, found.* FROM (
          SELECT rowid, min(loose) AS loose, min(rank) AS rank FROM (
            SELECT rowid, 0 AS loose, bm25(search, 8, 3, 4) AS rank FROM search WHERE search MATCH ?
            UNION ALL
            SELECT rowid, 1 AS loose, bm25(search, 8, 3, 4) AS rank FROM search WHERE search MATCH ?
          ) GROUP BY rowid
        ) AS hit JOIN (\(Reader.documentSelect)) AS found ON found.key = hit.rowid
        ORDER BY hit.loose, hit.rank, found.key
        """
      guard query.hasPhrases else {
        let window = Conditions.window(limit: limit, offset: offset)
        return try reader.rows(sql + window, [exact, loose]).compactMap { row in try reader.hit(row, query) }
      }
      var hits: [SearchHit] = []
      let wanted = max(0, offset) + max(0, limit)
      let cursor = try Row.fetchCursor(reader.db, sql: sql, arguments: [exact, loose])
      while hits.count < wanted, let row = try cursor.next() {
        if let hit = try reader.hit(row, query) { hits.append(hit) }
      }
      return Array(hits.dropFirst(max(0, offset)))
    }
  }
}

extension Reader {
  /// Marks the words of `query` in a document found; nil when the index has found too much.
  func hit(_ row: Row, _ query: SearchQuery) throws -> SearchHit? {
    let string = row.text("text")
    let text = Text(string, language: row.string("language"))
    let words = Folding.words(of: string)
    guard query.hasPhrases(in: words) else { return nil }
    let matches = query.places(in: words)
    let passage: Quotation
    if let first = matches.first {
      passage = text.quotation(text.index.span(text.sentences(around: first)), mark: text.index.span(first))
    } else {
      let opening = text.sentences(around: 0..<0)
      passage = text.quotation(text.index.span(opening), mark: nil)
    }
    return SearchHit(document: try summary(row), passage: passage, matches: matches.map(text.index.span))
  }
}
