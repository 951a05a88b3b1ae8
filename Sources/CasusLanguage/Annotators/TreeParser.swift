/// Two parsers, one reading from each end, and a vote between their trees.
struct TreeParser: Sendable {
  let forward: ArcEagerParser<ByteTable>
  let backward: ArcEagerParser<ByteTable>
  /// How far a tree's score may lie below the best before its vote counts little.
  let tolerance: Float

  init(forward: ArcEagerParser<ByteTable>, backward: ArcEagerParser<ByteTable>, tolerance: Float = 150) {
    self.forward = forward
    self.backward = backward
    self.tolerance = tolerance
  }

  init(model: ModelFile, relations: Int) throws(ModelError) {
    func parser(_ name: String) throws(ModelError) -> ArcEagerParser<ByteTable> {
      let arcs = ArcLabeller(
        table: try ByteTable(section: model.section("tree.\(name).arcs")), labels: relations)
      return ArcEagerParser(table: try ByteTable(section: model.section("tree.\(name)")), labeller: arcs)
    }
    self.init(forward: try parser("forward"), backward: try parser("backward"))
  }

  /// How many states are kept, and how far behind the best: with a guide the wrong ones fall back sooner.
  private static let alone = (beam: 4, slack: 3000 as Float)
  private static let guided = (beam: 6, slack: 1200 as Float)

  /// What a unit of the network's scores (logarithms of probabilities) is worth in theirs, and how much of a
  /// difference counts, found on the development data.
  private static let guideWeight: Float = 200
  private static let furthest: Float = 9

  /// The share of votes for each head (columns, the number of words for the root) of each word; `atoms` has the root
  /// and a nothing behind the words.
  ///
  /// With `arcs`, the network's score of each head, an arc also scores how far it lies behind the best of its word by
  /// the network's judgement: what the network thinks unlikely leaves the beam early, and the features decide between
  /// what is left. Who teaches a network judges without it.
  func votes(_ atoms: [TreeAtoms], arcs: Matrix? = nil) -> Matrix {
    let count = atoms.count - 2
    let shares = Matrix(count, (count + 8) & ~7)
    guard count > 1 else { return shares }
    let back = Self.reversed(atoms)
    for (parser, atoms, turned) in [(forward, atoms, false), (backward, back, true)] {
      let guide = arcs.map { Self.guide($0, turned: turned) }
      let (beam, slack) = arcs == nil ? Self.alone : Self.guided
      let parses = atoms.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { parser.parses(count: count, $0, beam: beam, slack: slack, guide: guide) }
          ?? []
      }
      guard let top = parses.first?.score else { continue }
      let votes = parses.map { Kernels.exp(($0.score - top) / tolerance) }
      let total = 2 * votes.reduce(0, +)
      for (parse, vote) in zip(parses, votes) {
        for (word, head) in parse.heads.enumerated() {
          let arc = Self.turn(word, head, of: count, turned)
          shares[arc.word][arc.head] += vote / total
        }
      }
    }
    return shares
  }

  /// How far each head lies behind the best of its word; for the parser that reads from the end when `turned`.
  private static func guide(_ arcs: Matrix, turned: Bool) -> Matrix {
    let count = arcs.rows
    let guide = Matrix(count, (count + 8) & ~7)
    for word in 0..<count {
      let row = arcs[word]
      var best = -Float.infinity
      for head in 0...count where head != word { best = max(best, row[head]) }
      for head in 0...count {
        let arc = turn(word, head, of: count, turned)
        guide[arc.word][arc.head] = max(row[head] - best, -furthest) * guideWeight
      }
    }
    withExtendedLifetime(arcs) {}
    return guide
  }

  /// An arc as the parser that reads from the end sees it, or, given that, as it is.
  private static func turn(_ word: Int, _ head: Int, of count: Int, _ turned: Bool) -> (word: Int, head: Int)
  {
    turned ? (count - 1 - word, head == count ? count : count - 1 - head) : (word, head)
  }

  /// A sentence's atoms read from its end; the root and the nothing stay behind.
  static func reversed(_ atoms: [TreeAtoms]) -> [TreeAtoms] {
    let count = atoms.count - 2
    return atoms[..<count].reversed() + atoms[count...]
  }
}
