/// A map from 64-bit hashes to positions, with nothing that costs time: the hashes are good already, and positions
/// are never taken out again.
struct HashIndex: Sendable {
  private struct Place {
    var hash: UInt64 = 0
    /// Negative in a free place.
    var position: Int32 = -1
  }

  /// A power of two of places, half of them free at least.
  private var places: [Place]
  private var count = 0

  /// An index with room for some hashes.
  init(capacity: Int = 0) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    places = [Place](repeating: Place(), count: size)
  }

  /// The position under a hash; nil when there is none.
  subscript(hash: UInt64) -> Int? {
    let position = places[place(of: hash)].position
    return position < 0 ? nil : Int(position)
  }

  /// Notes a position under a hash unless there is one; returns the one that was there.
  @discardableResult
  mutating func insert(_ position: Int, for hash: UInt64) -> Int? {
    var place = place(of: hash)
    if places[place].position >= 0 { return Int(places[place].position) }
    if count * 2 >= places.count {
      grow()
      place = self.place(of: hash)
    }
    places[place] = Place(hash: hash, position: Int32(position))
    count += 1
    return nil
  }

  /// The place of a hash: its own, or the free one where it would stand.
  private func place(of hash: UInt64) -> Int {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while places[place].position >= 0, places[place].hash != hash { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = self
    self = HashIndex(capacity: old.places.count)
    count = old.count
    for taken in old.places where taken.position >= 0 { places[place(of: taken.hash)] = taken }
  }
}
