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
        """ + Conditions.window(limit: limit, offset: offset)
      return try reader.rows(sql, [exact, loose]).map { row in try reader.hit(row, query) }
    }
  }
}

extension Reader {
  /// Marks the words of `query` in a document found.
  func hit(_ row: Row, _ query: SearchQuery) throws -> SearchHit {
    let string = row.text("text")
    let text = Text(string, language: row.string("language"))
    let words = Folding.words(of: string)
    var matches: [Range<Int>] = []
    for (position, word) in words.enumerated() {
      for term in query.terms {
        if term.words.count == 1 {
          if SearchQuery.agrees(word.folded, term) {
            matches.append(word.range)
            break
          }
        } else if words[position...].map(\.folded).starts(with: term.words) {
          matches.append(word.range.lowerBound..<words[position + term.words.count - 1].range.upperBound)
          break
        }
      }
    }
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
