/// How frequent forms are in raw text: an open-addressing table of 16-bit entries, 13 bits of the form's hash and a
/// step from 1 to 7. A form that is not there is taken for another in about one of three thousand cases.
struct FrequencyTable: Sendable {
  static let section = "splitter.frequencies"
  private let table: ModelArray<UInt16>
  private let mask: UInt64

  init(_ section: ModelSection) throws(ModelError) {
    table = try section.array(of: UInt16.self)
    guard table.count > 0, table.count & (table.count - 1) == 0, table.elements.contains(0) else {
      throw section.corrupt("its size is no power of two, or it is full")
    }
    mask = UInt64(table.count - 1)
  }

  /// The step of a form by its hash; 0 when it is not known.
  @inline(__always) func step(_ hash: UInt64) -> UInt32 {
    let fingerprint = UInt16(truncatingIfNeeded: hash >> 48) & 0xFFF8
    var slot = hash & mask
    while true {
      let entry = table.elements[Int(slot)]
      if entry == 0 { return 0 }
      if entry & 0xFFF8 == fingerprint { return UInt32(entry & 7) }
      slot = (slot + 1) & mask
    }
  }

  /// The table for some steps, in the order of the hashes.
  static func encoded(_ steps: [(hash: UInt64, step: UInt32)]) -> [UInt16] {
    var size = 64
    while size < steps.count * 3 / 2 { size *= 2 }
    var table = [UInt16](repeating: 0, count: size)
    for (hash, step) in steps where step > 0 {
      let fingerprint = UInt16(truncatingIfNeeded: hash >> 48) & 0xFFF8
      var slot = Int(hash & UInt64(size - 1))
      while table[slot] != 0, table[slot] & 0xFFF8 != fingerprint { slot = (slot + 1) & (size - 1) }
      if table[slot] == 0 { table[slot] = fingerprint | UInt16(min(step, 7)) }
    }
    return table
  }
}
