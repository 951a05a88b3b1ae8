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
      return Self.parser(try ByteTable(section: model.section("tree.\(name)")), arcs)
    }
    self.init(forward: try parser("forward"), backward: try parser("backward"))
  }

  /// One of them.
  static func parser(_ table: ByteTable, _ labeller: ArcLabeller<ByteTable>) -> ArcEagerParser<ByteTable> {
    ArcEagerParser(table: table, labeller: labeller, beam: 4, slack: 3000)
  }

  /// The share of votes for each head (columns, the number of words for the root) of each word; `atoms` has the root
  /// and a nothing behind the words.
  func votes(_ atoms: [TreeAtoms]) -> Matrix {
    let count = atoms.count - 2
    let shares = Matrix(count, (count + 8) & ~7)
    guard count > 1 else { return shares }
    let back = Self.reversed(atoms)
    for (parser, atoms, turned) in [(forward, atoms, false), (backward, back, true)] {
      let parses = atoms.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { parser.parses(count: count, $0) } ?? []
      }
      guard let top = parses.first?.score else { continue }
      let votes = parses.map { Kernels.exp(($0.score - top) / tolerance) }
      let total = 2 * votes.reduce(0, +)
      for (parse, vote) in zip(parses, votes) {
        for (word, head) in parse.heads.enumerated() {
          if turned {
            shares[count - 1 - word][head == count ? count : count - 1 - head] += vote / total
          } else {
            shares[word][head] += vote / total
          }
        }
      }
    }
    return shares
  }

  /// A sentence's atoms read from its end; the root and the nothing stay behind.
  static func reversed(_ atoms: [TreeAtoms]) -> [TreeAtoms] {
    let count = atoms.count - 2
    return atoms[..<count].reversed() + atoms[count...]
  }
}
