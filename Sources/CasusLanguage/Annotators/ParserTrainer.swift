/// Learns the parser by structured perceptron over the beam, updating where the violation is greatest.
struct ParserTrainer {
  /// One sentence: its atoms (root and nothing behind the words) and its heads (`count` for the root).
  struct Example {
    var atoms: [TreeAtoms]
    var heads: [Int]
    var labels: [Int]

    /// The same sentence read from its end.
    var reversed: Example {
      let count = heads.count
      return Example(
        atoms: TreeParser.reversed(atoms),
        heads: heads.reversed().map { $0 == count ? count : count - 1 - $0 },
        labels: labels.reversed())
    }
  }

  let bits: Int
  /// Whether features must be wrong twice to take room.
  var patient = true
  var beam = 8
  var rounds = 10
  /// What each wrong arc is given ahead.
  var margin: Float = 150
  var seed: UInt64 = 4

  /// `labellers` are as many as folds: the n-th has not seen the examples whose number is n modulo their count.
  func train(
    _ examples: [Example], labellers: [ArcLabeller<ByteTable>], feedback: (Int, Double) -> Void = { _, _ in }
  ) -> [Int8] {
    let table = TrainingTable(bits: bits, patient: patient)
    var generator = SeededGenerator(seed: seed)
    let projective = examples.map { Self.projective($0.heads) }
    for round in 0..<rounds {
      var right = 0
      var total = 0
      for index in generator.permutation(examples.count) {
        let example = examples[index]
        let count = example.heads.count
        guard count > 1, count < 200 else { continue }
        right += learn(example.atoms, projective[index], table, labellers[index % labellers.count])
        total += count
        table.step += 1
      }
      feedback(round, Double(right) / Double(max(1, total)))
    }
    return table.quantised()
  }

  /// One sentence; gives the number of right heads before learning from it.
  private func learn(
    _ atoms: [TreeAtoms], _ heads: [Int], _ table: TrainingTable,
    _ labeller: ArcLabeller<ByteTable>
  ) -> Int {
    atoms.withUnsafeBufferPointer { buffer in
      guard let atoms = buffer.baseAddress else { return 0 }
      let count = heads.count
      let memory = ParserStates(count: 1, words: count)
      var gold = memory.states[0]
      gold.clear()
      var goldMoves: [Int] = []
      var search = BeamSearch(
        table: table, labeller: labeller, beam: beam, slack: .infinity, count: count, atoms: atoms)
      search.gold = heads
      search.margin = margin
      var worst: (violation: Float, moves: [Int])?
      var lost = false
      var goldTrace: Int32 = -1
      return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: ParserFeatures.capacity) { features in
        guard let features = features.baseAddress else { return 0 }
        for _ in 0..<(2 * count) {
          let action = gold.oracle(heads)
          let allowed = gold.allowed
          if allowed & (allowed - 1) != 0 {
            let used = ParserFeatures.extract(gold, atoms, into: features)
            gold.score += table.sum4(features, count: used)[action]
          }
          gold.apply(action, labeller, atoms)
          goldMoves.append(action)
          search.step()
          if !lost {
            lost = true
            for state in search.current {
              let last = search.trace[Int(state.trace)]
              if last.back == goldTrace && Int(last.action) == action {
                lost = false
                goldTrace = state.trace
                break
              }
            }
          }
          if lost {
            let violation = search.current[0].score - gold.score
            if violation >= worst?.violation ?? 0 { worst = (violation, search.moves(search.current[0])) }
          }
        }
        let best = search.current[0]
        if !lost && best.trace != goldTrace { worst = (best.score - gold.score, search.moves(best)) }
        var right = 0
        for word in 0..<count where Int(best.nodes[word].head) == heads[word] { right += 1 }
        guard let worst else { return right }
        // Replay both ways up to there, and learn from where they part.
        let wrong = worst.moves
        var common = 0
        while common < wrong.count && wrong[common] == goldMoves[common] { common += 1 }
        for (moves, amount) in [(goldMoves, Float(1)), (wrong, Float(-1))] {
          gold.clear()
          for index in 0..<wrong.count {
            let allowed = gold.allowed
            if index >= common && allowed & (allowed - 1) != 0 {
              let used = ParserFeatures.extract(gold, atoms, into: features)
              table.update(features, count: used, column: moves[index], by: amount)
            }
            gold.apply(moves[index], labeller, atoms)
          }
        }
        return right
      }
    }
  }

  /// Lifts arcs that cross others until none does.
  static func projective(_ heads: [Int]) -> [Int] {
    var heads = heads
    let count = heads.count
    while true {
      var worst: (length: Int, word: Int)?
      for word in 0..<count where heads[word] != count {
        let low = min(word, heads[word])
        let high = max(word, heads[word])
        guard high - low > 1, worst == nil || high - low < worst?.length ?? 0 else { continue }
        for between in (low + 1)..<high {
          // Every word between must descend from the head.
          var ancestor = between
          var steps = 0
          while ancestor != count && ancestor != heads[word] && steps <= count {
            ancestor = heads[ancestor]
            steps += 1
          }
          if ancestor != heads[word] {
            worst = (high - low, word)
            break
          }
        }
      }
      guard let worst else { return heads }
      heads[worst.word] = heads[heads[worst.word]]
    }
  }
}
