/// Who says what about what.
public struct Claim: Hashable, Sendable, Codable {
  /// An outlet through which a claim reached us.
  public struct Outlet: Hashable, Sendable, Codable {
    /// Name for display.
    public var name: String
    /// ISO 3166-1 alpha-3.
    public var country: String?
    /// The words that name it.
    public var text: Span?

    /// Makes an outlet.
    public init(name: String, country: String? = nil, text: Span? = nil) {
      self.name = name
      self.country = country
      self.text = text
    }
  }

  /// Identifier within the document: `c1`, `c2`...
  public var id: String
  /// What the speaker does with it.
  public var stance: Stance
  /// Who vouches for it.
  public var speaker: Actor
  /// The words that show the stance.
  public var cue: Span
  /// What is said, without the cue.
  public var content: Span?
  /// Whether the content stands in quotation marks.
  public var quote: Bool
  /// Ids of the events of this document that it speaks of.
  public var about: [String]
  /// Outlets through which it reached us.
  public var via: [Outlet]
  /// When it was said, if stated.
  public var when: When?
  /// Calibrated probability that the claim is right, 0 to 1.
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
  /// Identifier within the document: `t1`, `t2`...
  public var id: String
  /// Two country codes, in alphabetical order.
  public var dyad: [String]
  /// Where the relation is going.
  public var direction: Direction
  /// When, if stated.
  public var when: When?
  /// How it is put.
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

extension Claim.Outlet {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([CodingKeys.name: name, .country: country, .text: text])
  }
}

extension Claim {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([
      CodingKeys.id: id, .stance: stance, .speaker: speaker, .cue: cue, .content: content, .quote: quote,
      .about: about, .via: via, .when: when, .confidence: confidence,
    ])
  }
}

extension Trend {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    try encoder.writeAll([
      CodingKeys.id: id, .dyad: dyad, .direction: direction, .when: when, .modality: modality, .cue: cue,
    ])
  }
}
