public import CasusRecords

/// One reported event as the chronicle shows it: with its source, its sentence and what is said about it.
public struct ChronicleEntry: Hashable, Sendable, Codable, Identifiable {
  /// `DOCUMENT#EVENT`, unique in a chronicle.
  public var id: String
  /// When it happened, as far as known.
  public var date: EntryDate
  /// How it ties the dyad that was asked for; nil when no dyad was.
  public var tie: Tie?
  /// The event as coded.
  public var event: Event
  /// The document that tells of it.
  public var source: Record.Source
  /// The sentence it stands in.
  public var sentence: Quotation
  /// Claims of the same document that speak of it.
  public var claims: [ClaimEntry]
}

/// A passage of a document, with the words in it that matter.
public struct Quotation: Hashable, Sendable, Codable {
  /// The words of the document, unchanged.
  public var text: String
  /// Where `text` stands in the document, in Unicode scalars.
  public var span: Span
  /// The trigger or cue, in Unicode scalars of `text`; nil when it lies outside.
  public var mark: Span?
  /// ISO 639-1 code of the document's language.
  public var language: String?
}

/// The date of an event, a claim or an incident, and what it rests on.
public struct EntryDate: Hashable, Sendable, Codable, CustomStringConvertible {
  /// What a date rests on.
  public enum Basis: String, Hashable, Sendable, Codable {
    /// The text says so.
    case stated
    /// The text does not say; the document's publication date stands in, for sorting only.
    case published
    /// Neither is known.
    case unknown
  }

  /// What the date rests on.
  public var basis: Basis
  /// First day as coded (`2023-01-27`, `XXXX-08-12`), or the publication date; nil when open or unknown.
  public var start: String?
  /// Last day, inclusive.
  public var end: String?
  /// Precision of the expression; nil unless stated.
  public var precision: When.Precision?

  /// Days it may cover, for sorting and filters; nil when it cannot be placed on the calendar.
  public var days: DayRange?
}

/// One claim as the claims page shows it.
public struct ClaimEntry: Hashable, Sendable, Codable, Identifiable {
  /// An event that a claim speaks of.
  public struct Subject: Hashable, Sendable, Codable {
    /// `DOCUMENT#EVENT`.
    public var id: String
    /// Type of the event.
    public var type: EventType
    /// The words that name the act.
    public var words: String
  }

  /// `DOCUMENT#CLAIM`, unique in a chronicle.
  public var id: String
  /// When it was said, as far as known.
  public var date: EntryDate
  /// The claim as coded.
  public var claim: Claim
  /// The document it stands in.
  public var source: Record.Source
  /// What is said; nil when the claim has no content of its own (*declined to comment*).
  public var content: Quotation?
  /// The passage around cue and content.
  public var passage: Quotation
  /// The events of the same document it speaks of.
  public var about: [Subject]
}

/// What a document says on where a relation is going.
public struct TrendEntry: Hashable, Sendable, Codable, Identifiable {
  /// `DOCUMENT#TREND`, unique in a chronicle.
  public var id: String
  /// The time it speaks of, as far as known.
  public var date: EntryDate
  /// The trend as coded.
  public var trend: Trend
  /// The document it stands in.
  public var source: Record.Source
  /// The sentence it stands in.
  public var passage: Quotation
}

/// A document without its text.
public struct DocumentSummary: Hashable, Sendable, Codable, Identifiable {
  /// Identifier, language, publication date, publisher, address, title.
  public var source: Record.Source
  /// `report`, `statement`, `leak` or `post`; nil when unknown.
  public var kind: String?
  /// The first words of the text, when it has no title of its own.
  public var opening: String
  /// Number of events coded.
  public var events: Int
  /// Number of claims coded.
  public var claims: Int
  /// Number of trends coded.
  public var trends: Int
  /// Other places where the same text was published.
  public var appearances: [Record.Source]
  /// Why it could not be coded.
  public var error: RecordError?

  /// Identifier of the document.
  public var id: String { source.id }
}

/// A document with its whole record.
public struct StoredDocument: Hashable, Sendable, Codable, Identifiable {
  /// The document, its text unchanged (`pairs` are not kept: the record has the answers).
  public var document: Document
  /// Everything coded from it.
  public var record: Record
  /// Other places where the same text was published.
  public var appearances: [Record.Source]

  /// Identifier of the document.
  public var id: String { document.id }
}

/// A document found by its words.
public struct SearchHit: Hashable, Sendable, Codable, Identifiable {
  /// The document.
  public var document: DocumentSummary
  /// The passage where the words stand closest to the beginning.
  public var passage: Quotation
  /// The words found, in Unicode scalars of the document's text.
  public var matches: [Span]

  /// Identifier of the document.
  public var id: String { document.id }
}

/// How much a chronicle holds.
public struct ChronicleTotals: Hashable, Sendable, Codable {
  /// Number of documents.
  public var documents: Int
  /// Number of reported events.
  public var events: Int
  /// Number of claims.
  public var claims: Int
  /// Number of trends.
  public var trends: Int

  /// Takes the numbers.
  public init(documents: Int, events: Int, claims: Int, trends: Int) {
    self.documents = documents
    self.events = events
    self.claims = claims
    self.trends = trends
  }
}
