/// A map from 64-bit hashes to positions, with nothing that costs time: the hashes are good already, and positions
/// are never taken out again.
struct HashIndex: Sendable {
  private var hashes: [UInt64]
  private var values: [Int32]
  private var count = 0

  /// An index with room for some hashes.
  init(capacity: Int = 0) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    hashes = [UInt64](repeating: 0, count: size)
    values = [Int32](repeating: -1, count: size)
  }

  /// The position under a hash; nil when there is none.
  subscript(hash: UInt64) -> Int? {
    let value = values[place(of: hash)]
    return value < 0 ? nil : Int(value)
  }

  /// Notes a position under a hash unless there is one; returns the one that was there.
  @discardableResult
  mutating func insert(_ position: Int, for hash: UInt64) -> Int? {
    var place = place(of: hash)
    if values[place] >= 0 { return Int(values[place]) }
    if count * 2 >= hashes.count {
      grow()
      place = self.place(of: hash)
    }
    hashes[place] = hash
    values[place] = Int32(position)
    count += 1
    return nil
  }

  /// The slot of a hash: its own, or the free one where it would stand.
  private func place(of hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var place = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while values[place] >= 0, hashes[place] != hash { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = self
    self = HashIndex(capacity: old.hashes.count * 2)
    count = old.count
    for (hash, value) in zip(old.hashes, old.values) where value >= 0 {
      let place = place(of: hash)
      hashes[place] = hash
      values[place] = value
    }
  }
}
