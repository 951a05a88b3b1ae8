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
  /// The pairs of first actor and first recipient, each with the types that hold between them.
  let pairs: [(pair: Pair, types: [EventType])]

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
      if let known = pairs.firstIndex(where: { $0.pair == pair }) {
        pairs[known].types += event.types
      } else {
        pairs.append((pair, event.types))
      }
    }
    self.pairs = pairs
    document.pairs = pairs.isEmpty ? nil : pairs.map(\.pair)
    self.document = document
  }
}
