/// A report as it came in: its text, never changed, and what is known about where it came from.
public struct Document: Hashable, Sendable, Codable {
  /// Identifier; unique in a run and in a chronicle.
  public var id: String
  /// The text that all spans refer to.
  public var text: String
  /// ISO 639-1 code (`he`, `en`); nil until detected.
  public var language: String?
  /// Publication date `YYYY-MM-DD`; nil when unknown.
  public var published: String?
  /// Outlet that published it.
  public var publisher: String?
  /// Address it was read from.
  public var url: String?
  /// Headline, when it is not part of `text`.
  public var title: String?
  /// `report`, `statement`, `leak` or `post`.
  public var kind: String?
  /// Spans whose relation is asked for.
  public var pairs: [Pair]?

  /// Makes a document; only the text is required, the id defaults to a hash of the text.
  public init(
    id: String? = nil, text: String, language: String? = nil, published: String? = nil,
    publisher: String? = nil,
    url: String? = nil, title: String? = nil, kind: String? = nil, pairs: [Pair]? = nil
  ) {
    self.id = id ?? Document.identifier(of: text)
    self.text = text
    self.language = language
    self.published = published
    self.publisher = publisher
    self.url = url
    self.title = title
    self.kind = kind
    self.pairs = pairs
  }

  /// A stable 16-digit hexadecimal identifier of a text (FNV-1a, 64 bits, over its UTF-8 bytes).
  public static func identifier(of text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private enum CodingKeys: String, CodingKey {
    case id, text, language, published, publisher, url, title, kind, pairs
  }

  /// Reads an input line; ignores keys it does not know; a number is accepted as id.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let text = try values.decode(String.self, forKey: .text)
    let id: String?
    if let number = try? values.decode(Int.self, forKey: .id) {
      id = String(number)
    } else {
      id = try values.decodeIfPresent(String.self, forKey: .id)
    }
    self.init(
      id: id, text: text,
      language: try values.decodeIfPresent(String.self, forKey: .language),
      published: try values.decodeIfPresent(String.self, forKey: .published),
      publisher: try values.decodeIfPresent(String.self, forKey: .publisher),
      url: try values.decodeIfPresent(String.self, forKey: .url),
      title: try values.decodeIfPresent(String.self, forKey: .title),
      kind: try values.decodeIfPresent(String.self, forKey: .kind),
      pairs: try values.decodeIfPresent([Pair].self, forKey: .pairs))
  }
}

/// Two spans of a document, and (in a record) the event type that holds between them.
public struct Pair: Hashable, Sendable, Codable {
  /// Span of the party that acts.
  public var actor: Span
  /// Span of the party acted upon.
  public var recipient: Span
  /// The most probable type; nil in a question.
  public var type: EventType?
  /// Probability of `type`, 0 to 1.
  public var probability: Double?

  /// Makes a pair.
  public init(actor: Span, recipient: Span, type: EventType? = nil, probability: Double? = nil) {
    self.actor = actor
    self.recipient = recipient
    self.type = type
    self.probability = probability
  }
}
