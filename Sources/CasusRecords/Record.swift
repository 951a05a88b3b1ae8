/// A party: a state, its organ, an organised group, a person.
public struct Actor: Hashable, Sendable, Codable {
  /// ISO 3166-1 alpha-3, or one of PLOVER's further codes (`PSE`, `KOS`, `UNO`, `EUR`, `IGO`, `NGO`, `IMG`...).
  public var country: String?
  /// PLOVER sector (`GOV`, `MIL`, ...).
  public var sector: String?
  /// Name for display: the codebook's, else the words of the text.
  public var name: String?
  /// Identifier in the codebook, when the party is listed there.
  public var id: String?
  /// The words that name it; nil when it is only implied.
  public var text: Span?

  /// Makes an actor.
  public init(
    country: String? = nil, sector: String? = nil, name: String? = nil, id: String? = nil, text: Span? = nil
  ) {
    self.country = country
    self.sector = sector
    self.name = name
    self.id = id
    self.text = text
  }
}

/// The interval in which something took place.
public struct When: Hashable, Sendable, Codable {
  /// How exact the text was.
  public enum Precision: String, Hashable, Sendable, Codable, CaseIterable {
    case day, week, month, season, quarter, half, year, decade, century, range
  }
  /// First day, `YYYY-MM-DD`; unknown digits are `X` (`XXXX-08-12`); nil when open.
  public var start: String?
  /// Last day, inclusive; nil when open.
  public var end: String?
  /// Precision of the expression.
  public var precision: Precision
  /// The words it was read from; nil when inferred.
  public var text: Span?

  /// Makes an interval.
  public init(start: String?, end: String?, precision: Precision, text: Span? = nil) {
    self.start = start
    self.end = end
    self.precision = precision
    self.text = text
  }
}

/// Where something took place.
public struct Place: Hashable, Sendable, Codable {
  /// English name of the place, or the words of the text.
  public var name: String?
  /// ISO 3166-1 alpha-3.
  public var country: String?
  /// Degrees north.
  public var latitude: Double?
  /// Degrees east.
  public var longitude: Double?
  /// The words that name it.
  public var text: Span?

  /// Makes a place.
  public init(
    name: String? = nil, country: String? = nil, latitude: Double? = nil, longitude: Double? = nil, text: Span? = nil
  ) {
    self.name = name
    self.country = country
    self.latitude = latitude
    self.longitude = longitude
    self.text = text
  }
}

/// How many: an integer, or bounds `[low, high]` of which one may be open.
public enum Count: Hashable, Sendable, Codable {
  case exact(Int)
  case between(Int?, Int?)

  /// Reads `7`, `[5, 10]`, `[24, null]`.
  public init(from decoder: any Decoder) throws {
    if let value = try? decoder.singleValueContainer().decode(Int.self) {
      self = .exact(value)
      return
    }
    var values = try decoder.unkeyedContainer()
    self = .between(try values.decode(Int?.self), try values.decode(Int?.self))
  }

  /// Writes an integer or a pair.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .exact(let value):
      var container = encoder.singleValueContainer()
      try container.encode(value)
    case .between(let low, let high):
      var container = encoder.unkeyedContainer()
      try container.encode(low)
      try container.encode(high)
    }
  }
}

/// Who did what to whom.
public struct Event: Hashable, Sendable, Codable {
  public var id: String
  public var type: EventType
  public var modes: [String]
  public var contexts: [String]
  /// PLOVER conflict-cooperation score, -10 to 10.
  public var score: Double
  /// Quad class, 1 to 4.
  public var quad: Int
  public var status: Status
  /// Calibrated probability that the event is right, 0 to 1.
  public var confidence: Double
  /// The words that name the act.
  public var trigger: Span
  /// The sentence it stands in.
  public var sentence: Span
  /// The codebook concept that fired.
  public var concept: String
  public var actors: [Actor]
  public var recipients: [Actor]
  public var when: When?
  public var `where`: Place?
  /// `killed`, `injured`, `arrested`, `expelled`, `abducted`, `participants`, `displaced`.
  public var counts: [String: Count]

  /// Makes an event.
  public init(
    id: String, type: EventType, modes: [String] = [], contexts: [String] = [], score: Double, status: Status,
    confidence: Double, trigger: Span, sentence: Span, concept: String, actors: [Actor] = [],
    recipients: [Actor] = [], when: When? = nil, where place: Place? = nil, counts: [String: Count] = [:]
  ) {
    self.id = id
    self.type = type
    self.modes = modes
    self.contexts = contexts
    self.score = score
    self.quad = type.quad
    self.status = status
    self.confidence = confidence
    self.trigger = trigger
    self.sentence = sentence
    self.concept = concept
    self.actors = actors
    self.recipients = recipients
    self.when = when
    self.where = place
    self.counts = counts
  }
}

/// Who says what about what.
public struct Claim: Hashable, Sendable, Codable {
  /// An outlet through which a claim reached us.
  public struct Outlet: Hashable, Sendable, Codable {
    public var name: String
    public var country: String?
    public var text: Span?

    /// Makes an outlet.
    public init(name: String, country: String? = nil, text: Span? = nil) {
      self.name = name
      self.country = country
      self.text = text
    }
  }

  public var id: String
  public var stance: Stance
  public var speaker: Actor
  /// The words that show the stance.
  public var cue: Span
  /// What is said, without the cue.
  public var content: Span?
  /// Whether the content stands in quotation marks.
  public var quote: Bool
  /// Ids of the events of this document that it speaks of.
  public var about: [String]
  public var via: [Outlet]
  public var when: When?
  public var confidence: Double

  /// Makes a claim.
  public init(
    id: String, stance: Stance, speaker: Actor, cue: Span, content: Span? = nil, quote: Bool = false,
    about: [String] = [], via: [Outlet] = [], when: When? = nil, confidence: Double
  ) {
    self.id = id
    self.stance = stance
    self.speaker = speaker
    self.cue = cue
    self.content = content
    self.quote = quote
    self.about = about
    self.via = via
    self.when = when
    self.confidence = confidence
  }
}

/// Where the relation of two parties is going, as the text says.
public struct Trend: Hashable, Sendable, Codable {
  public var id: String
  /// Two country codes, in alphabetical order.
  public var dyad: [String]
  public var direction: Direction
  public var when: When?
  public var modality: Modality
  /// The words that show it.
  public var cue: Span

  /// Makes a trend.
  public init(id: String, dyad: [String], direction: Direction, when: When?, modality: Modality, cue: Span) {
    self.id = id
    self.dyad = dyad
    self.direction = direction
    self.when = when
    self.modality = modality
    self.cue = cue
  }
}

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
    public var id: String
    public var language: String?
    public var published: String?
    public var publisher: String?
    public var url: String?
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

  public var document: Source
  /// Version or hash of the codebook.
  public var codebook: String?
  /// Version or hash of the language model.
  public var model: String?
  public var events: [Event]
  public var claims: [Claim]
  public var trends: [Trend]
  public var pairs: [Pair]
  public var error: RecordError?

  /// Makes a record.
  public init(
    document: Document, codebook: String? = nil, model: String? = nil, events: [Event] = [], claims: [Claim] = [],
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
