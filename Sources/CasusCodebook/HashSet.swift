/// A set of 64-bit hashes, as `HashIndex` is a map of them.
struct HashSet: Sendable {
  /// Hashes in a power of two of places, a quarter of them free at least; 0 in a free place. The fuller, the less
  /// memory is touched that is far off.
  private var hashes: [UInt64]
  private var count = 0

  /// A set with room for some hashes.
  init(capacity: Int = 0) {
    var size = 16
    while size * 3 < capacity * 4 { size *= 2 }
    hashes = [UInt64](repeating: 0, count: size)
  }

  /// Whether a hash is in it.
  func contains(_ hash: UInt64) -> Bool { hashes[place(of: Self.taken(hash))] != 0 }

  /// Puts a hash in; whether it is new.
  @discardableResult
  mutating func insert(_ hash: UInt64) -> Bool {
    let hash = Self.taken(hash)
    var place = place(of: hash)
    if hashes[place] != 0 { return false }
    if count * 4 >= hashes.count * 3 {
      let old = hashes
      self = HashSet(capacity: old.count)
      for hash in old where hash != 0 { insert(hash) }
      place = self.place(of: hash)
    }
    hashes[place] = hash
    count += 1
    return true
  }

  /// What stands for a hash in its place: never 0.
  private static func taken(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

  private func place(of hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var place = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while hashes[place] != 0, hashes[place] != hash { place = (place + 1) & mask }
    return place
  }
}
