/// A small map from hashed words to 16-bit values, in two flat arrays that can be mapped.
///
/// `@unchecked Sendable`: the arrays are read-only and `owner` keeps them alive.
package struct HashedLexicon: @unchecked Sendable {
  private let owner: [Any]
  private let keys: UnsafePointer<UInt32>
  private let values: UnsafePointer<UInt16>
  private let size: UInt32
  /// Slots that are looked at for a word at most.
  private static let longestProbe = 512

  /// Reads an array of keys and one of values, all below `limit`.
  init(model: ModelFile, name: String, below limit: Int = 1 << 16) throws(ModelError) {
    let section = try model.section(name + ".keys")
    let keys = try section.array(of: UInt32.self)
    let values = try model.section(name + ".values").array(of: UInt16.self)
    guard keys.count > 0, keys.count <= 1 << 31, values.count == keys.count,
      let firstKey = keys.elements.baseAddress, let firstValue = values.elements.baseAddress
    else {
      throw section.corrupt("not a lexicon")
    }
    guard limit > 65_535 || values.elements.allSatisfy({ Int($0) < limit }) else {
      throw section.corrupt("a value that is too great")
    }
    owner = [keys, values]
    self.keys = firstKey
    self.values = firstValue
    size = UInt32(keys.count)
  }

  /// Takes entries that were just learned, so that training can use them before they are written.
  package init(_ entries: [UInt64: Int]) {
    let (keys, values) = Self.arrays(entries)
    let keyBytes = keys.withUnsafeBytes { OwnedBytes(Array($0.bindMemory(to: Int8.self))) }
    let valueBytes = values.withUnsafeBytes { OwnedBytes(Array($0.bindMemory(to: Int8.self))) }
    owner = [keyBytes, valueBytes]
    self.keys = keyBytes.start.assumingMemoryBound(to: UInt32.self)
    self.values = valueBytes.start.assumingMemoryBound(to: UInt16.self)
    size = UInt32(keys.count)
  }

  /// The value of a word, 0 when unknown.
  @inline(__always)
  package subscript(hash: UInt64) -> Int {
    let key = Self.key(hash)
    var slot = Self.slot(hash, size)
    for _ in 0..<Self.longestProbe {
      let found = keys[slot]
      if found == key { return Int(values[slot]) }
      if found == 0 { return 0 }
      slot += 1
      if slot == Int(size) { slot = 0 }
    }
    return 0
  }

  @inline(__always)
  private static func key(_ hash: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: hash >> 32)) }

  /// Where a hash is looked for first in a table, by its lower half; the upper half is its key.
  @inline(__always)
  static func slot(_ hash: UInt64, _ size: UInt32) -> Int {
    Int(UInt32(truncatingIfNeeded: hash) % size)
  }

  /// The two sections of a lexicon; `fill` is the share of slots that may be taken.
  static func parts(_ entries: [UInt64: Int], name: String, fill: Double = 0.8) -> [ModelPart] {
    let (keys, values) = arrays(entries, fill: fill)
    return [ModelPart(name + ".keys", keys), ModelPart(name + ".values", values)]
  }

  /// Entries that would need too many probes are dropped.
  private static func arrays(_ entries: [UInt64: Int], fill: Double = 0.8) -> (
    keys: [UInt32], values: [UInt16]
  ) {
    let size = max(16, Int(Double(entries.count) / fill) + 1)
    var keys = [UInt32](repeating: 0, count: size)
    var values = [UInt16](repeating: 0, count: size)
    for entry in entries.sorted(by: { $0.key < $1.key }) {
      let key = Self.key(entry.key)
      var slot = Self.slot(entry.key, UInt32(size))
      for _ in 0..<longestProbe {
        if keys[slot] == key { break }
        if keys[slot] == 0 {
          keys[slot] = key
          values[slot] = UInt16(clamping: entry.value)
          break
        }
        slot += 1
        if slot == size { slot = 0 }
      }
    }
    return (keys, values)
  }
}
