internal import CasusRecords
internal import GRDB

extension Chronicle {
  /// Claims, latest first.
  public func claims(matching filter: ClaimFilter = ClaimFilter()) throws(ChronicleError) -> [ClaimEntry] {
    try reading { reader in try reader.claims(matching: filter) }
  }

  /// One claim by its id, `DOCUMENT#CLAIM`; nil when there is none.
  public func claim(id: String) throws(ChronicleError) -> ClaimEntry? {
    guard let (document, claim) = Reference.parts(of: id) else { return nil }
    return try reading { reader in
      guard let key = try reader.key(ofDocument: document) else { return nil }
      let sql = Reader.claimSelect + " WHERE claim.document = ? AND claim.id = ?"
      return try reader.row(sql, [key, stored(claim)]).map { row in try reader.claimEntry(row) }
    }
  }
}

extension Reader {
  static let claimSelect = """
    SELECT claim.*, \(sourceColumns) FROM claim JOIN document ON document.key = claim.document
    """

  func claims(matching filter: ClaimFilter) throws -> [ClaimEntry] {
    var conditions = Conditions()
    conditions.add("claim.stance", oneOf: filter.stances.map(\.rawValue))
    conditions.add(days: filter.days, of: "claim")
    if let country = filter.country?.uppercased() {
      conditions.add(
        """
        claim.speaker_country = ? OR EXISTS (SELECT 1 FROM about JOIN party ON party.event = about.event
          WHERE about.claim = claim.key AND party.country = ?)
        """, country, country)
    }
    if let speaker = filter.speaker, !speaker.isEmpty {
      conditions.add(Conditions.party(speaker, prefix: "claim.speaker_", id: "claim.speaker_id"))
    }
    if let event = filter.event {
      guard let (document, part) = Reference.parts(of: event), let key = try key(ofDocument: document) else {
        return []
      }
      conditions.add(
        """
        EXISTS (SELECT 1 FROM about JOIN event ON event.key = about.event
          WHERE about.claim = claim.key AND event.document = ? AND event.id = ?)
        """, key, stored(part))
    }
    if let document = filter.document { conditions.add("document.id = ?", stored(document)) }
    let query = filter.words.map(SearchQuery.init)
    if let query {
      guard let match = query.match(strippingQuery: true) else { return [] }
      conditions.add("claim.document IN (SELECT rowid FROM search WHERE search MATCH ?)", match)
    }
    let order = """
       ORDER BY coalesce(claim.last_day, claim.first_day, document.published_last, '') DESC, document.id, claim.position
      """
    guard let query else {
      let window = Conditions.window(limit: filter.limit, offset: filter.offset)
      return try rows(Self.claimSelect + conditions.sql + order + window, conditions.arguments).map(
        claimEntry)
    }
    // The index knows documents; whether the words stand in the claim itself is seen here.
    var found: [ClaimEntry] = []
    var toSkip = max(0, filter.offset)
    for row in try rows(Self.claimSelect + conditions.sql + order, conditions.arguments) {
      let entry = try claimEntry(row)
      guard query.matches(spoken(entry)) else { continue }
      if toSkip > 0 {
        toSkip -= 1
      } else if found.count < max(0, filter.limit ?? Int.max) {
        found.append(entry)
      } else {
        break
      }
    }
    return found
  }

  /// Everything of a claim that words may be looked for in.
  private func spoken(_ entry: ClaimEntry) -> String {
    ([entry.passage.text, entry.content?.text, entry.claim.speaker.name].compactMap(\.self)
      + entry.claim.via.map(\.name) + entry.about.flatMap { [$0.words, $0.type.rawValue] })
      .joined(separator: "\n")
  }

  func claimEntry(_ row: Row) throws -> ClaimEntry {
    let claim = try claim(row)
    let source = source(row)
    let text = try text(ofDocument: row["document"])
    let subjects = try rows(
      """
      SELECT event.id, event.type, event.trigger_start, event.trigger_end
      FROM about JOIN event ON event.key = about.event WHERE about.claim = ? ORDER BY about.position
      """, [row["key"] as Int64])
    return ClaimEntry(
      id: Reference.of(source.id, claim.id), date: date(claim.when, row, source), claim: claim,
      source: source,
      content: claim.content.map { text.quotation($0, mark: nil) }, passage: text.passage(around: claim),
      about: try subjects.map { row in
        ClaimEntry.Subject(
          id: Reference.of(source.id, row.text("id")), type: try row.value("type"),
          words: text.words(try row.place("trigger")))
      })
  }
}

extension Reader.Text {
  /// The sentence or sentences in which cue, speaker and content of a claim stand.
  func passage(around claim: Claim) -> Quotation {
    let spans = [claim.cue, claim.content, claim.speaker.text].compactMap(\.self)
    let range = index.range(Span(spans.map(\.start).min() ?? 0, spans.map(\.end).max() ?? 0))
    return quotation(index.span(sentences(around: range)), mark: claim.cue)
  }

  /// Widens a byte range to ends of sentences, as far as stops, line ends and a limit of 400 bytes show them.
  func sentences(around range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < 400 {
      let before = bytes[start - 1]
      if before == UInt8(ascii: "\n") { break }
      if before == UInt8(ascii: " "), start > 1, isStop(bytes[start - 2]) { break }
      start -= 1
    }
    var end = range.upperBound
    while end < bytes.count, end - range.upperBound < 400 {
      if bytes[end] == UInt8(ascii: "\n") { break }
      if end > range.lowerBound, isStop(bytes[end - 1]), bytes[end] == UInt8(ascii: " ") { break }
      end += 1
    }
    while start < range.lowerBound, isBlank(bytes[start]) || bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > range.upperBound, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    while end > range.upperBound, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private func isStop(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x21 || byte == 0x3F }
  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
