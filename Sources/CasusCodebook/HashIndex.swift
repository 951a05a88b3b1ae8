/// A map from 64-bit hashes to positions, with nothing that costs time: the hashes are good already, and positions
/// are never taken out again.
struct HashIndex: Sendable {
  /// Hashes in a power of two of places, half of them free at least; 0 in a free place. They stand apart from the
  /// positions, since most that are asked for are not there, and then the hashes alone are looked at.
  private var hashes: [UInt64]
  private var positions: [Int32]
  private var count = 0

  /// An index with room for some hashes.
  init(capacity: Int = 0) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    hashes = [UInt64](repeating: 0, count: size)
    positions = [Int32](repeating: 0, count: size)
  }

  /// The position under a hash; nil when there is none.
  subscript(hash: UInt64) -> Int? {
    let place = place(of: Self.taken(hash))
    return hashes[place] == 0 ? nil : Int(positions[place])
  }

  /// Notes a position under a hash unless there is one; returns the one that was there.
  @discardableResult
  mutating func insert(_ position: Int, for hash: UInt64) -> Int? {
    let hash = Self.taken(hash)
    var place = place(of: hash)
    if hashes[place] != 0 { return Int(positions[place]) }
    if count * 2 >= hashes.count {
      grow()
      place = self.place(of: hash)
    }
    hashes[place] = hash
    positions[place] = Int32(position)
    count += 1
    return nil
  }

  /// What stands for a hash in its place: never 0.
  private static func taken(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

  /// The place of a hash: its own, or the free one where it would stand.
  private func place(of hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var place = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while hashes[place] != 0, hashes[place] != hash { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = self
    self = HashIndex(capacity: old.hashes.count)
    count = old.count
    for (hash, position) in zip(old.hashes, old.positions) where hash != 0 {
      let place = place(of: hash)
      hashes[place] = hash
      positions[place] = position
    }
  }
}
