internal import CasusRecords

// JSON of what queries return, as `casus chronicle --format json` and the workbench's `.json` pages print it. As in
// records, unknown values are written as null, so that a reader can tell them from what this version does not know.

extension DayRange {
  enum CodingKeys: String, CodingKey {
    case first, last
  }

  /// Writes both days, open ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([CodingKeys.first: first, .last: last])
  }
}

extension EntryDate {
  enum CodingKeys: String, CodingKey {
    case basis, start, end, precision, days
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([
      CodingKeys.basis: basis, .start: start, .end: end, .precision: precision, .days: days,
    ])
  }
}

extension Quotation {
  enum CodingKeys: String, CodingKey {
    case text, span, mark, language
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([CodingKeys.text: text, .span: span, .mark: mark, .language: language])
  }
}

extension ChronicleEntry {
  enum CodingKeys: String, CodingKey {
    case id, date, tie, event, source, sentence, claims
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([
      CodingKeys.id: id, .date: date, .tie: tie, .event: event, .source: source, .sentence: sentence,
      .claims: claims,
    ])
  }
}

extension ClaimEntry {
  enum CodingKeys: String, CodingKey {
    case id, date, claim, source, content, passage, about
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([
      CodingKeys.id: id, .date: date, .claim: claim, .source: source, .content: content, .passage: passage,
      .about: about,
    ])
  }
}

extension Incident {
  enum CodingKeys: String, CodingKey {
    case id, date, tie, standing, entries
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([CodingKeys.id: id, .date: date, .tie: tie, .standing: standing, .entries: entries])
  }
}

extension DocumentSummary {
  enum CodingKeys: String, CodingKey {
    case source, kind, opening, events, claims, trends, appearances, error
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([
      CodingKeys.source: source, .kind: kind, .opening: opening, .events: events, .claims: claims,
      .trends: trends, .appearances: appearances, .error: error,
    ])
  }
}

extension DyadSummary {
  enum CodingKeys: String, CodingKey {
    case dyad, events, acts, documents, quads, first, last, series
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([
      CodingKeys.dyad: dyad, .events: events, .acts: acts, .documents: documents, .quads: quads,
      .first: first, .last: last, .series: series,
    ])
  }
}
