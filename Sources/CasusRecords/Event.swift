/// Who did what to whom.
public struct Event: Hashable, Sendable, Codable {
  /// Identifier within the document: `e1`, `e2`...
  public var id: String
  /// PLOVER type.
  public var type: EventType
  /// PLOVER modes of the type, best first.
  public var modes: [String]
  /// PLOVER contexts.
  public var contexts: [String]
  /// PLOVER conflict-cooperation score, -10 to 10.
  public var score: Double
  /// Quad class, 1 to 4.
  public var quad: Int
  /// Whether it took place.
  public var status: Status
  /// Calibrated probability that the event is right, 0 to 1.
  public var confidence: Double
  /// The words that name the act.
  public var trigger: Span
  /// The sentence it stands in.
  public var sentence: Span
  /// The codebook concept that fired.
  public var concept: String
  /// Those who act (PLOVER: source).
  public var actors: [Actor]
  /// Those acted upon (PLOVER: target).
  public var recipients: [Actor]
  /// When it took place.
  public var when: When?
  /// Where it took place.
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

extension Event {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(type, forKey: .type)
    try values.encode(modes, forKey: .modes)
    try values.encode(contexts, forKey: .contexts)
    try values.encode(score, forKey: .score)
    try values.encode(quad, forKey: .quad)
    try values.encode(status, forKey: .status)
    try values.encode(confidence, forKey: .confidence)
    try values.encode(trigger, forKey: .trigger)
    try values.encode(sentence, forKey: .sentence)
    try values.encode(concept, forKey: .concept)
    try values.encode(actors, forKey: .actors)
    try values.encode(recipients, forKey: .recipients)
    try values.encode(when, forKey: .when)
    try values.encode(self.where, forKey: .where)
    try values.encode(counts, forKey: .counts)
  }
}
