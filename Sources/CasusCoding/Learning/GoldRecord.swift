public import CasusRecords

/// A document with the acts that are right.
public struct GoldRecord: Decodable, Sendable {
  struct Named: Decodable, Sendable {
    let text: Span?
  }
  struct Act: Decodable, Sendable {
    let types: [EventType]
    let clause: Span
    let trigger: Span?
    let actors: [Named]
    let recipients: [Named]
  }

  /// Its document; it asks for the pairs that its acts have.
  public let document: Document
  let events: [Act]
  /// The pairs of first actor and first recipient, each with the types that hold between them, each type once.
  package let pairs: [(pair: Pair, types: [EventType])]

  private enum Keys: String, CodingKey { case events }

  /// Reads a line of a gold file.
  public init(from decoder: any Decoder) throws {
    var document = try Document(from: decoder)
    events = try decoder.container(keyedBy: Keys.self).decode([Act].self, forKey: .events)
    var pairs: [(pair: Pair, types: [EventType])] = []
    for event in events {
      guard let actor = event.actors.lazy.compactMap(\.text).first,
        let recipient = event.recipients.lazy.compactMap(\.text).first, actor != recipient
      else { continue }
      let pair = Pair(actor: actor, recipient: recipient)
      let known = pairs.firstIndex { $0.pair == pair } ?? pairs.count
      if known == pairs.count { pairs.append((pair, [])) }
      for type in event.types where !pairs[known].types.contains(type) { pairs[known].types.append(type) }
    }
    self.pairs = pairs
    document.pairs = pairs.isEmpty ? nil : pairs.map(\.pair)
    self.document = document
  }
}
