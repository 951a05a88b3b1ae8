internal import CasusRecords

// JSON of what queries return, as `casus chronicle --format json` and the workbench's `.json` pages print it. As in
// records, unknown values are written as null, so that a reader can tell them from what this version does not know.

extension DayRange {
  enum CodingKeys: String, CodingKey {
    case first, last
  }

  /// Writes both days, open ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(first, forKey: .first)
    try values.encode(last, forKey: .last)
  }
}

extension EntryDate {
  enum CodingKeys: String, CodingKey {
    case basis, start, end, precision, days
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(basis, forKey: .basis)
    try values.encode(start, forKey: .start)
    try values.encode(end, forKey: .end)
    try values.encode(precision, forKey: .precision)
    try values.encode(days, forKey: .days)
  }
}

extension Quotation {
  enum CodingKeys: String, CodingKey {
    case text, span, mark, language
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(text, forKey: .text)
    try values.encode(span, forKey: .span)
    try values.encode(mark, forKey: .mark)
    try values.encode(language, forKey: .language)
  }
}

extension ChronicleEntry {
  enum CodingKeys: String, CodingKey {
    case id, date, tie, event, source, sentence, claims
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(date, forKey: .date)
    try values.encode(tie, forKey: .tie)
    try values.encode(event, forKey: .event)
    try values.encode(source, forKey: .source)
    try values.encode(sentence, forKey: .sentence)
    try values.encode(claims, forKey: .claims)
  }
}

extension ClaimEntry {
  enum CodingKeys: String, CodingKey {
    case id, date, claim, source, content, passage, about
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(date, forKey: .date)
    try values.encode(claim, forKey: .claim)
    try values.encode(source, forKey: .source)
    try values.encode(content, forKey: .content)
    try values.encode(passage, forKey: .passage)
    try values.encode(about, forKey: .about)
  }
}

extension Incident {
  enum CodingKeys: String, CodingKey {
    case id, date, tie, standing, entries
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(date, forKey: .date)
    try values.encode(tie, forKey: .tie)
    try values.encode(standing, forKey: .standing)
    try values.encode(entries, forKey: .entries)
  }
}

extension DocumentSummary {
  enum CodingKeys: String, CodingKey {
    case source, kind, opening, events, claims, trends, appearances, error
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(source, forKey: .source)
    try values.encode(kind, forKey: .kind)
    try values.encode(opening, forKey: .opening)
    try values.encode(events, forKey: .events)
    try values.encode(claims, forKey: .claims)
    try values.encode(trends, forKey: .trends)
    try values.encode(appearances, forKey: .appearances)
    try values.encode(error, forKey: .error)
  }
}

extension DyadSummary {
  enum CodingKeys: String, CodingKey {
    case dyad, events, acts, documents, quads, first, last, series
  }

  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(dyad, forKey: .dyad)
    try values.encode(events, forKey: .events)
    try values.encode(acts, forKey: .acts)
    try values.encode(documents, forKey: .documents)
    try values.encode(quads, forKey: .quads)
    try values.encode(first, forKey: .first)
    try values.encode(last, forKey: .last)
    try values.encode(series, forKey: .series)
  }
}
