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
    /// Lengths of time, shortest first; `range` for any other interval.
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
    name: String? = nil, country: String? = nil, latitude: Double? = nil, longitude: Double? = nil,
    text: Span? = nil
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
  /// A number.
  case exact(Int)
  /// Inclusive bounds, nil when open.
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

extension Actor {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([CodingKeys.country: country, .sector: sector, .name: name, .id: id, .text: text])
  }
}

extension When {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([CodingKeys.start: start, .end: end, .precision: precision, .text: text])
  }
}

extension Place {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([
      CodingKeys.name: name, .country: country, .latitude: latitude, .longitude: longitude, .text: text,
    ])
  }
}
