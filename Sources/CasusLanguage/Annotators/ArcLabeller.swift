/// A first guess at the relation of an arc the moment the parser draws it, from the two words and what hangs on them.
/// The parser looks at these guesses; the final relations are found once the tree is complete.
struct ArcLabeller<Table: WeightTable> {
  let table: Table
  let labels: Int

  static var perArc: Int { 18 }
  var width: Int { (labels + 7) & ~7 }

  @inline(__always)
  func label(_ child: Int, _ state: ParserState, _ atoms: UnsafePointer<TreeAtoms>) -> Int {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.perArc) { buffer in
      guard let features = buffer.baseAddress else { return 0 }
      Self.extract(child, state, atoms, into: features)
      return best(features).label
    }
  }

  /// The best label, and the best one if the right label had to win by a margin.
  @inline(__always)
  func best(
    _ features: UnsafePointer<UInt64>, against gold: Int = -1, margin: Float = 0
  ) -> (label: Int, rival: Int) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 128) { scores in
      guard let scores = scores.baseAddress else { return (0, 0) }
      table.sum(features, count: Self.perArc, width: width, into: scores)
      var best = 0
      for label in 1..<labels where scores[label] > scores[best] { best = label }
      guard gold >= 0 else { return (best, best) }
      scores[gold] -= margin
      var rival = 0
      for label in 1..<labels where scores[label] > scores[rival] { rival = label }
      return (best, rival)
    }
  }

  @inline(__always)
  static func extract(
    _ child: Int, _ state: ParserState, _ atoms: UnsafePointer<TreeAtoms>,
    into features: UnsafeMutablePointer<UInt64>
  ) {
    let nothing = state.count + 1
    let node = state.nodes[child]
    let head = Int(node.head)
    let d = atoms[child]
    let h = atoms[head]
    let c = atoms[node.left < 0 ? nothing : Int(node.left)]
    let r = atoms[node.right < 0 ? nothing : Int(node.right)]
    let gap = child - head
    let distance = FeatureHash.number(max(-6, min(6, gap)))
    let side: UInt64 = gap < 0 ? 0x1656_67B1_9E37_79F9 : 0
    let brothers = UInt64(gap < 0 ? state.nodes[head].leftSet : state.nodes[head].rightSet)
    var slot = 0
    @inline(__always) func add(_ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) {
      features[slot] = FeatureHash.join(UInt64(700 + slot), a, b &+ side, c)
      slot += 1
    }
    add(d.word, h.word)
    add(d.word, h.tag)
    add(d.tag, h.word)
    add(d.form, h.form)
    add(d.tag, h.tag, distance)
    add(d.word)
    add(d.form)
    add(d.form, c.word, h.tag)
    add(d.tag, c.word, h.word)
    add(d.cluster, h.cluster)
    add(d.form, c.tag, r.tag)
    add(d.suffix, h.suffix, d.tag)
    add(d.word, c.word)
    add(d.word, distance)
    add(d.form, h.form, brothers)
    add(d.tag, h.word, brothers)
    add(d.form, h.form, UInt64(node.leftSet))
    add(d.tag, h.cluster)
  }
}

extension ArcLabeller: Sendable where Table: Sendable {}

/// Learns the first guesses on the arcs of gold trees, in the states in which the parser would draw them.
struct ArcTrainer {
  let labels: Int
  let bits: Int
  var rounds = 4
  /// By how much the right label must win before nothing is learned.
  var margin: Float = 30
  var seed: UInt64 = 6

  func train(_ examples: [ParserTrainer.Example]) -> [Int8] {
    typealias Labeller = ArcLabeller<TrainingTable>
    let table = TrainingTable(bits: bits)
    let labeller = Labeller(table: table, labels: labels)
    let heads = examples.map { ParserTrainer.projective($0.heads) }
    var generator = SeededGenerator(seed: seed)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Labeller.perArc) { buffer in
      guard let features = buffer.baseAddress else { return }
      for _ in 0..<rounds {
        for index in generator.permutation(examples.count) {
          let example = examples[index]
          let count = example.heads.count
          let memory = ParserStates(count: 1, words: count)
          var state = memory.states[0]
          state.clear()
          example.atoms.withUnsafeBufferPointer { atoms in
            guard let atoms = atoms.baseAddress else { return }
            for _ in 0..<(2 * count) {
              let action = state.oracle(heads[index])
              state.apply(action)
              guard action == ParserAction.leftArc || action == ParserAction.rightArc else { continue }
              let child =
                action == ParserAction.leftArc ? Int(state.nodes[state.front].left) : state.front - 1
              Labeller.extract(child, state, atoms, into: features)
              let gold = example.labels[child]
              let (guess, rival) = labeller.best(features, against: gold, margin: margin)
              state.setLabel(of: child, guess)
              if rival != gold {
                table.update(features, count: Labeller.perArc, column: gold, by: 1)
                table.update(features, count: Labeller.perArc, column: rival, by: -1)
              }
            }
          }
          table.step += 1
        }
      }
    }
    return table.quantised()
  }
}
