extension Encoder {
  /// Writes every field, unknown values as null: Swift's synthesised `encode` leaves them out, and a reader could not
  /// tell "unknown" from "not part of this version".
  public func writeAll<Key: CodingKey>(_ fields: KeyValuePairs<Key, any Encodable>) throws {
    var values = container(keyedBy: Key.self)
    for (key, value) in fields { try values.encode(value, forKey: key) }
  }
}
