/// Which outputs of the network make up each set of features: pairs of a part of speech and one value.
struct ValueInventory: Sendable {
  /// Outputs of each combination of the inventory.
  let outputs: [[Int]]
  let count: Int

  init(_ inventory: FeatureInventory) {
    var pairs: [Int: Int] = [:]
    var outputs = [[Int]](repeating: [], count: inventory.combinations.count)
    for (tag, sets) in inventory.byTag.enumerated() {
      for set in sets {
        outputs[set] = inventory.combinations[set].values.map { value in
          let key = tag << 16 | Int(value)
          let number = pairs[key] ?? pairs.count
          pairs[key] = number
          return number
        }
      }
    }
    self.outputs = outputs
    count = pairs.count
  }
}
