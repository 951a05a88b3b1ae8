public import CasusRecords

/// Which events to show; an empty filter shows all.
public struct EntryFilter: Hashable, Sendable {
  /// Events that may have taken place on these days; the undated are placed by publication date.
  public var days: DayRange?
  /// Only these types; empty for all.
  public var types: Set<EventType>
  /// Only these statuses; empty for all.
  public var statuses: Set<Status>
  /// Only these ties; empty for all. A dyad of two countries never shows `within`.
  public var ties: Set<Tie.Kind>
  /// Only events with this party: a country code, a sector code, a codebook id or a part of a name.
  public var party: String?
  /// Only events of this document.
  public var document: String?
  /// At most so many; nil for all.
  public var limit: Int?
  /// How many to leave out at the beginning.
  public var offset: Int

  /// Makes a filter.
  public init(
    days: DayRange? = nil, types: Set<EventType> = [], statuses: Set<Status> = [], ties: Set<Tie.Kind> = [],
    party: String? = nil, document: String? = nil, limit: Int? = nil, offset: Int = 0
  ) {
    self.days = days
    self.types = types
    self.statuses = statuses
    self.ties = ties
    self.party = party
    self.document = document
    self.limit = limit
    self.offset = offset
  }
}

/// Which claims to show; an empty filter shows all.
public struct ClaimFilter: Hashable, Sendable {
  /// Words to be found in what is said or in the words around it (all of them, folded as in search).
  public var words: String?
  /// Claims whose speaker is of this country, or which speak of an event with a party of it.
  public var country: String?
  /// Only these stances; empty for all.
  public var stances: Set<Stance>
  /// Only speakers with this country code, sector code, codebook id or part of a name.
  public var speaker: String?
  /// Claims about this event: `DOCUMENT#EVENT`.
  public var event: String?
  /// Only claims of this document.
  public var document: String?
  /// Claims made on these days; without a stated date, the publication date counts.
  public var days: DayRange?
  /// At most so many; nil for all.
  public var limit: Int?
  /// How many to leave out at the beginning.
  public var offset: Int

  /// Makes a filter.
  public init(
    words: String? = nil, country: String? = nil, stances: Set<Stance> = [], speaker: String? = nil,
    event: String? = nil, document: String? = nil, days: DayRange? = nil, limit: Int? = nil, offset: Int = 0
  ) {
    self.words = words
    self.country = country
    self.stances = stances
    self.speaker = speaker
    self.event = event
    self.document = document
    self.days = days
    self.limit = limit
    self.offset = offset
  }
}

/// Which documents to show; an empty filter shows all.
public struct DocumentFilter: Hashable, Sendable {
  /// Only this publisher.
  public var publisher: String?
  /// Only this language, ISO 639-1.
  public var language: String?
  /// Only documents published on these days.
  public var days: DayRange?
  /// At most so many; nil for all.
  public var limit: Int?
  /// How many to leave out at the beginning.
  public var offset: Int

  /// Makes a filter.
  public init(
    publisher: String? = nil, language: String? = nil, days: DayRange? = nil, limit: Int? = nil,
    offset: Int = 0
  ) {
    self.publisher = publisher
    self.language = language
    self.days = days
    self.limit = limit
    self.offset = offset
  }
}
