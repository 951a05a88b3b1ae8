// Swift's synthesised `encode` leaves out nil; the record format prints `null`, so that a reader can tell
// "unknown" from "not part of this version". Hence the encoders written out in this folder.

/// Why a document could not be coded.
public struct RecordError: Error, Hashable, Sendable, Codable, CustomStringConvertible {
  /// Stable, machine-readable: `empty`, `too-large`, `unknown-language`, `malformed`, `internal`.
  public var code: String
  /// What was wrong, where, and what to do.
  public var message: String

  /// Makes an error.
  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }

  /// The message.
  public var description: String { message }
}

/// Everything coded from one document: one line of `casus code --format jsonl`.
public struct Record: Hashable, Sendable, Codable {
  /// What a record keeps of its document.
  public struct Source: Hashable, Sendable, Codable {
    /// Identifier of the document.
    public var id: String
    /// ISO 639-1 code.
    public var language: String?
    /// `YYYY-MM-DD`.
    public var published: String?
    /// Outlet that published it.
    public var publisher: String?
    /// Address it was read from.
    public var url: String?
    /// Headline.
    public var title: String?

    /// Takes over the fields of `document`.
    public init(_ document: Document) {
      id = document.id
      language = document.language
      published = document.published
      publisher = document.publisher
      url = document.url
      title = document.title
    }
  }

  /// The document it was coded from.
  public var document: Source
  /// Version or hash of the codebook.
  public var codebook: String?
  /// Version or hash of the language model.
  public var model: String?
  /// What happened.
  public var events: [Event]
  /// Who says so.
  public var claims: [Claim]
  /// Where relations are going.
  public var trends: [Trend]
  /// Answers to the pairs asked for.
  public var pairs: [Pair]
  /// Why it could not be coded.
  public var error: RecordError?

  /// Makes a record.
  public init(
    document: Document, codebook: String? = nil, model: String? = nil, events: [Event] = [],
    claims: [Claim] = [],
    trends: [Trend] = [], pairs: [Pair] = [], error: RecordError? = nil
  ) {
    self.document = Source(document)
    self.codebook = codebook
    self.model = model
    self.events = events
    self.claims = claims
    self.trends = trends
    self.pairs = pairs
    self.error = error
  }
}

extension Record.Source {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([
      CodingKeys.id: id, .language: language, .published: published, .publisher: publisher, .url: url,
      .title: title,
    ])
  }
}

extension Record {
  /// Writes every field, unknown ones as null; `error` only when there is one.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(document, forKey: .document)
    try values.encode(codebook, forKey: .codebook)
    try values.encode(model, forKey: .model)
    try values.encode(events, forKey: .events)
    try values.encode(claims, forKey: .claims)
    try values.encode(trends, forKey: .trends)
    try values.encode(pairs, forKey: .pairs)
    try values.encodeIfPresent(error, forKey: .error)
  }
}
