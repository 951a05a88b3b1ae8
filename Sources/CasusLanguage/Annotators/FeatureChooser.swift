/// Chooses the morphological features of each word, left to right, among the sets its part of speech can have.
struct FeatureChooser<Table: WeightTable> {
  let table: Table
  let inventory: FeatureInventory

  static var fixed: Int { 46 }
  static var moving: Int { 9 }
  static var perWord: Int { fixed + moving }

  var width: Int { (inventory.valueCount + 7) & ~7 }

  /// What is known of the words before, while going along a sentence.
  struct Memory {
    var last: UInt64 = 1
    var lastAgreement: UInt64 = 1
    var beforeAgreement: UInt64 = 1
    var noun: UInt64 = 1
    var verb: UInt64 = 1

    mutating func pass(_ combination: FeatureInventory.Combination, tag: Int) {
      beforeAgreement = lastAgreement
      last = combination.whole
      lastAgreement = combination.agreement
      let upos = UPOS.allCases[tag]
      if upos == .noun || upos == .propn || upos == .pron { noun = combination.agreement }
      if upos == .verb || upos == .aux { verb = combination.agreement }
    }
  }

  /// Features of a word; `tags` has three outside on either side.
  static func extract(
    _ atoms: [WordAtoms], _ tags: [Int], _ index: Int, _ memory: Memory,
    into features: UnsafeMutablePointer<UInt64>
  ) {
    let position = index + 3
    let w = atoms[position]
    let p = atoms[position - 1]
    let n = atoms[position + 1]
    let m = atoms[position + 2]
    let t = FeatureHash.number(tags[position])
    let tp = UInt64(tags[position - 1] + 1)
    let tq = UInt64(tags[position - 2] + 1)
    let tn = UInt64(tags[position + 1] + 1)
    let tm = UInt64(tags[position + 2] + 1)
    var slot = 0
    func add(_ a: UInt64) {
      features[slot] = FeatureHash.join(UInt64(slot + 1), t, a)
      slot += 1
    }
    func add(_ a: UInt64, _ b: UInt64) {
      features[slot] = FeatureHash.join(UInt64(slot + 1), t, a, b)
      slot += 1
    }
    func add(_ a: UInt64, _ b: UInt64, _ c: UInt64) {
      features[slot] = FeatureHash.join(UInt64(slot + 1), t, a &+ c &* 0x9E37_79B9_7F4A_7C15, b)
      slot += 1
    }
    add(0)
    add(w.lower)
    add(w.form)
    add(w.suffix1)
    add(w.suffix2)
    add(w.suffix3)
    add(w.suffix4)
    add(w.prefix1)
    add(w.prefix2)
    add(w.prefix3)
    add(w.prefix1, w.suffix2)
    add(w.prefix2, w.suffix1)
    add(w.suffix3, FeatureHash.number(w.length))
    add(w.shape)
    add(w.tagClass)
    add(w.cluster)
    add(tp)
    add(tn)
    add(tp, tn)
    add(tp, tq)
    add(tn, tm)
    add(p.lower)
    add(n.lower)
    add(p.lower, w.lower)
    add(w.lower, n.lower)
    add(w.lower, tp)
    add(w.lower, tn)
    add(w.suffix2, tp)
    add(w.suffix2, tn)
    add(n.suffix2, tn)
    add(p.suffix2, tp)
    add(w.suffix2, n.suffix2)
    add(UInt64(w.joints + 3))
    add(w.lower, UInt64(w.joints + 3))
    // What decides on an article that is not written, on construct state, and on a noun's gender.
    add(w.lower, tn, tm)
    add(w.lower, n.suffix3)
    add(w.lower, n.cluster)
    add(w.lower, tn &+ 64 &* tm, m.lower)
    add(w.lower, m.lower, n.suffix2)
    add(w.lower, p.cluster)
    add(w.stem1)
    add(w.stem2)
    add(w.stem1, w.suffix1)
    add(n.lower, tm)
    add(w.suffix2, m.lower)
    add(w.cluster, n.cluster)
    add(memory.last)
    add(memory.last, w.suffix2)
    add(memory.lastAgreement, tp)
    add(memory.noun)
    add(memory.verb)
    add(memory.noun, w.suffix2)
    add(memory.noun, w.lower)
    add(memory.lastAgreement, w.lower)
    add(memory.lastAgreement, memory.beforeAgreement)
  }

  /// The best set for a word whose features were extracted.
  @inline(__always)
  func best(
    tag: Int, _ features: UnsafePointer<UInt64>, scores: UnsafeMutablePointer<Float>
  ) -> Int? {
    let candidates = inventory.byTag[tag]
    if candidates.count < 2 { return candidates.first }
    table.sum(features, count: Self.perWord, width: width, into: scores)
    return best(tag: tag, scores: scores)
  }

  /// The best set given the scores of single values; in training a set can be put at a disadvantage.
  @inline(__always)
  func best(
    tag: Int, scores: UnsafePointer<Float>, against gold: Int = -1, margin: Float = 0
  ) -> Int? {
    var best: Int?
    var bestScore = -Float.infinity
    inventory.rows[tag].withUnsafeBufferPointer { row in
      var position = 0
      while position < row.count {
        let end = position + 2 + Int(row[position + 1])
        var score: Float = Int(row[position]) == gold ? -margin : 0
        for index in position + 2..<end { score += scores[Int(row[index])] }
        if score > bestScore {
          bestScore = score
          best = Int(row[position])
        }
        position = end
      }
    }
    return best
  }

  /// The set of each word; `tags` has three outside on either side.
  func choose(_ atoms: [WordAtoms], _ tags: [Int]) -> [Int?] {
    var memory = Memory()
    var result: [Int?] = []
    result.reserveCapacity(atoms.count)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.perWord) { features in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: width + 8) { scores in
        guard let features = features.baseAddress, let scores = scores.baseAddress else { return }
        for index in 0..<(atoms.count - 6) {
          let tag = tags[index + 3]
          Self.extract(atoms, tags, index, memory, into: features)
          let choice = best(tag: tag, features, scores: scores)
          result.append(choice)
          if let choice { memory.pass(inventory.combinations[choice], tag: tag) }
        }
      }
    }
    return result
  }
}

/// Learns a feature chooser by averaged perceptron.
struct FeatureTrainer {
  /// One sentence: its words, its tags (three outside on either side), and the right sets.
  struct Example {
    var atoms: [WordAtoms]
    var tags: [Int]
    var gold: [Int?]
  }

  let inventory: FeatureInventory
  let bits: Int
  /// Whether features must be wrong twice to take room.
  var patient = false
  var rounds = 6
  /// By how much the right set must win before nothing is learned.
  var margin: Float = 200
  var seed: UInt64 = 2

  func train(_ examples: [Example], feedback: (Int, Double) -> Void = { _, _ in }) -> [Int8] {
    typealias Chooser = FeatureChooser<TrainingTable>
    let table = TrainingTable(bits: bits, patient: patient)
    let chooser = Chooser(table: table, inventory: inventory)
    var generator = SeededGenerator(seed: seed)
    for round in 0..<rounds {
      var right = 0
      var total = 0
      for index in generator.permutation(examples.count) {
        let example = examples[index]
        var memory = Chooser.Memory()
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Chooser.perWord) { features in
          withUnsafeTemporaryAllocation(of: Float.self, capacity: chooser.width + 8) { scores in
            guard let features = features.baseAddress, let scores = scores.baseAddress else { return }
            for index in 0..<example.gold.count {
              let tag = example.tags[index + 3]
              Chooser.extract(example.atoms, example.tags, index, memory, into: features)
              guard let choice = chooser.best(tag: tag, features, scores: scores) else { continue }
              memory.pass(inventory.combinations[choice], tag: tag)
              guard let gold = example.gold[index] else { continue }
              total += 1
              if choice == gold { right += 1 }
              guard inventory.byTag[tag].count > 1,
                let rival = chooser.best(tag: tag, scores: scores, against: gold, margin: margin),
                rival != gold
              else { continue }
              let wanted = inventory.combinations[gold].values
              let found = inventory.combinations[rival].values
              for value in wanted where !found.contains(value) {
                table.update(features, count: Chooser.perWord, column: Int(value), by: 1)
              }
              for value in found where !wanted.contains(value) {
                table.update(features, count: Chooser.perWord, column: Int(value), by: -1)
              }
            }
          }
        }
        table.step += 1
      }
      feedback(round, Double(right) / Double(max(1, total)))
    }
    return table.quantised()
  }
}

extension FeatureChooser: Sendable where Table: Sendable {}
