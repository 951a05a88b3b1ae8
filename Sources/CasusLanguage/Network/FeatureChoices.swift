/// For each part of speech the sets of features that a word may have, and the network's outputs that make up each.
struct FeatureChoices: Sendable {
  /// One row a part of speech: for each set its number, how many outputs it has, and these.
  private let rows: [[Int32]]

  init(_ inventory: FeatureInventory, _ outputs: [[Int]]) {
    rows = inventory.byTag.map { sets in
      sets.flatMap { set in
        ([set, outputs[set].count] + outputs[set]).map { Int32(truncatingIfNeeded: $0) }
      }
    }
  }

  /// The set whose outputs have the greatest sum.
  @inline(__always)
  func best(_ tag: Int, _ values: UnsafePointer<Float>) -> Int? {
    rows[tag].withUnsafeBufferPointer { row in
      var best: Int?
      var most = -Float.infinity
      var place = 0
      while place < row.count {
        let end = place + 2 + Int(row[place + 1])
        var sum: Float = 0
        for index in place + 2..<end { sum += values[Int(row[index])] }
        if sum > most { (most, best) = (sum, Int(row[place])) }
        place = end
      }
      return best
    }
  }
}
