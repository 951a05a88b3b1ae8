/// Finds the heads of a sentence's words by beam search over arc-eager moves.
struct ArcEagerParser<Table: WeightTable> {
  let table: Table
  let labeller: ArcLabeller<ByteTable>?

  /// The heads of words (`count` for the root) in each tree of the last beam, best first, with its score; `atoms` has
  /// the root and a nothing behind the words, `guide` what each arc (a word, its head) scores beside its features.
  ///
  /// - Parameter slack: states that lie so far behind the best are given up.
  func parses(
    count: Int, _ atoms: UnsafePointer<TreeAtoms>, beam: Int, slack: Float, guide: Matrix?
  ) -> [(heads: [Int], score: Float)] {
    if count == 1 { return [([1], 0)] }
    var search = BeamSearch(
      table: table, labeller: labeller, beam: beam, slack: slack, count: count, atoms: atoms)
    search.guide = guide
    for _ in 0..<(2 * count) { search.step() }
    return search.current.map { state in ((0..<count).map { Int(state.nodes[$0].head) }, state.score) }
  }
}

/// One beam search, move by move.
struct BeamSearch<Table: WeightTable> {
  let table: Table
  let labeller: ArcLabeller<ByteTable>?
  let beam: Int
  let slack: Float
  let count: Int
  let atoms: UnsafePointer<TreeAtoms>
  private let memory: ParserStates
  /// States of this step, best first.
  private(set) var current: [ParserState]
  private var spare: [ParserState]
  /// All moves kept so far: the move before, and the move.
  private(set) var trace: [(back: Int32, action: UInt8)] = []
  /// In training, the right heads, and what each wrong arc is given ahead, so that right ones learn to win clearly.
  var gold: [Int] = []
  var margin: Float = 0
  /// What each arc (a word, its head) scores beside its features.
  var guide: Matrix?
  private var candidates: [(score: Float, state: Int32, action: UInt8)] = []

  init(
    table: Table, labeller: ArcLabeller<ByteTable>?, beam: Int, slack: Float, count: Int,
    atoms: UnsafePointer<TreeAtoms>
  ) {
    self.table = table
    self.labeller = labeller
    self.beam = beam
    self.slack = slack
    self.count = count
    self.atoms = atoms
    memory = ParserStates(count: beam * 2, words: count)
    var first = memory.states[0]
    first.clear()
    current = [first]
    spare = Array(memory.states[1...])
    trace.reserveCapacity(count * 2 * beam)
    candidates.reserveCapacity(beam + 1)
  }

  /// Makes one move in every state and keeps the best.
  mutating func step() {
    candidates.removeAll(keepingCapacity: true)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: ParserFeatures.capacity) { buffer in
      guard let features = buffer.baseAddress else { return }
      for index in 0..<current.count {
        let state = current[index]
        let allowed = state.allowed
        var scores = SIMD4<Float>(repeating: 0)
        if allowed & (allowed - 1) != 0 {
          let used = ParserFeatures.extract(state, atoms, into: features)
          scores = table.sum4(features, count: used)
        }
        for action in 0..<ParserAction.count where allowed & (1 << action) != 0 {
          var score = state.score + scores[action]
          if margin > 0 || guide != nil, let arc = state.arc(of: action) {
            if margin > 0, action != ParserAction.reduce, gold[arc.word] != arc.head { score += margin }
            if let guide { score += guide[arc.word][arc.head] }
          }
          if candidates.count == beam {
            if score <= candidates[beam - 1].score { continue }
            candidates.removeLast()
          }
          var slot = candidates.count
          while slot > 0 && candidates[slot - 1].score < score { slot -= 1 }
          candidates.insert((score, Int32(truncatingIfNeeded: index), UInt8(action)), at: slot)
        }
      }
    }
    var next: [ParserState] = []
    next.reserveCapacity(beam)
    let least = (candidates.first?.score ?? 0) - slack
    for candidate in candidates where candidate.score >= least {
      var state = spare.removeLast()
      let origin = current[Int(candidate.state)]
      state.copy(origin)
      state.apply(Int(candidate.action), labeller, atoms)
      state.score = candidate.score
      state.trace = Int32(truncatingIfNeeded: trace.count)
      trace.append((origin.trace, candidate.action))
      next.append(state)
    }
    spare.append(contentsOf: current)
    current = next
  }

  /// The moves that led to a state.
  func moves(_ state: ParserState) -> [Int] {
    var moves: [Int] = []
    var index = state.trace
    while index >= 0 {
      moves.append(Int(trace[Int(index)].action))
      index = trace[Int(index)].back
    }
    return moves.reversed()
  }
}

extension ArcEagerParser: Sendable where Table: Sendable {}
