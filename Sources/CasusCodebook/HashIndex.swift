/// A map from 64-bit hashes to positions, with nothing that costs time: the hashes are good already, and positions
/// are never taken out again.
public struct HashIndex: Sendable {
  /// One byte of each hash in a power of two of places, a quarter of them free at least; 0 in a free place. They stand
  /// apart from the hashes, since most that are asked for are not there, and then these few bytes are all that is looked at.
  private var tags: [UInt8]
  /// Hashes beside their positions: whoever looks at one looks at the other, and memory far off is slow.
  private var slots: [(hash: UInt64, position: Int32)]
  private var count = 0

  /// An index with room for some hashes.
  public init(capacity: Int = 0) {
    var size = 16
    while size * 3 < capacity * 4 { size *= 2 }
    tags = [UInt8](repeating: 0, count: size)
    slots = [(hash: UInt64, position: Int32)](repeating: (0, 0), count: size)
  }

  /// The position under a hash; nil when there is none.
  public subscript(hash: UInt64) -> Int? {
    let place = place(of: hash)
    return tags[place] == 0 ? nil : Int(slots[place].position)
  }

  /// Notes a position under a hash unless there is one; returns the one that was there.
  @discardableResult
  public mutating func insert(_ position: Int, for hash: UInt64) -> Int? {
    var place = place(of: hash)
    if tags[place] != 0 { return Int(slots[place].position) }
    if count * 4 >= slots.count * 3 {
      grow()
      place = self.place(of: hash)
    }
    fill(place, hash, Int32(position))
    count += 1
    return nil
  }

  private mutating func fill(_ place: Int, _ hash: UInt64, _ position: Int32) {
    tags[place] = Self.tag(of: hash)
    slots[place] = (hash, position)
  }

  /// One byte of a hash, never 0. Its place comes of other bits.
  private static func tag(of hash: UInt64) -> UInt8 { max(1, UInt8(truncatingIfNeeded: hash >> 56)) }

  /// The place of a hash: its own, or the free one where it would stand.
  private func place(of hash: UInt64) -> Int {
    let mask = tags.count - 1
    let tag = Self.tag(of: hash)
    var place = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while tags[place] != 0, tags[place] != tag || slots[place].hash != hash { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = self
    self = HashIndex(capacity: old.slots.count)
    count = old.count
    for place in old.tags.indices where old.tags[place] != 0 {
      fill(self.place(of: old.slots[place].hash), old.slots[place].hash, old.slots[place].position)
    }
  }
}
