import Foundation

/// What several networks together say of a sentence: probabilities teach one network more than the bare answers do
/// (Hinton et al. 2015; for trees Kuncoro et al. 2016).
package struct SoftTargets {
  /// A row of probabilities a word: parts of speech; heads (the number of words for the root); relations to the
  /// heads that are known or were chosen; labels of names.
  package var tags: [Float] = []
  package var arcs: [Float] = []
  package var relations: [Float] = []
  package var names: [Float] = []

  package init() {}
}

/// Networks of the same inputs and labels that teach another.
struct NetworkTeacher {
  let networks: [WordNetwork]
  /// How many relations and labels of names there are.
  let relations: Int
  let names: Int
  /// Who votes, too, on trees that nobody knows.
  var voter: Voter?

  /// Parsers, and what they need to see sets of features.
  struct Voter {
    let parser: TreeParser
    let inventory: FeatureInventory
  }

  /// Sentences read side by side.
  private static let sideBySide = 32

  /// What the networks say of sentences; those without heads get the best tree of all networks together.
  func teach(_ sentences: [[WordAtoms]], heads: [[Int]]) -> [(soft: SoftTargets, heads: [Int])] {
    var result = heads.map { (soft: SoftTargets(), heads: $0) }
    let order = sentences.indices.filter { sentences[$0].count > 6 }
      .sorted { (sentences[$0].count, $0) < (sentences[$1].count, $1) }
    for start in stride(from: 0, to: order.count, by: Self.sideBySide) {
      let group = Array(order[start..<min(order.count, start + Self.sideBySide)])
      let passes = networks.map { network in network.read(group.map { sentences[$0] }) }
      for (place, member) in passes[0].batch.order.enumerated() {
        let index = group[member]
        result[index] = teach(passes, place, sentences[index], heads: heads[index])
      }
    }
    return result
  }

  private func teach(_ passes: [NetworkScores], _ place: Int, _ atoms: [WordAtoms], heads: [Int]) -> (
    soft: SoftTargets, heads: [Int]
  ) {
    let readings = Array(zip(networks, passes))
    let count = passes[0].batch.lengths[place]
    var soft = SoftTargets()
    soft.tags = Self.mean(count, UPOS.allCases.count, readings.map { $0.tagScores($1, place) })
    soft.arcs = Self.mean(count, count + 1, readings.map { $0.arcs($1, place) })
    if heads.isEmpty, let voter {
      let tags = networks[0].bestTags(passes[0], place)
      let sets = networks[0].sets(passes[0], place, tags: tags)
      let tree = TreeAtoms.sentence(atoms, TreeAtoms.padded(tags), sets, voter.inventory)
      let votes = voter.parser.votes(tree)
      let scores = Self.logarithms(soft.arcs, count)
      WordAnnotator.add(votes, to: scores)
      soft.arcs = Self.mean(count, count + 1, [scores])
    }
    let heads = heads.isEmpty ? TreeSearch.heads(Self.logarithms(soft.arcs, count)) : heads
    soft.relations = Self.mean(
      count, relations, readings.map { $0.relations($1, place, heads: heads) })
    if names > 0 { soft.names = Self.mean(count, names, readings.map { $0.names($1, place) }) }
    return (soft, heads)
  }

  private static func logarithms(_ arcs: [Float], _ count: Int) -> Matrix {
    let scores = Matrix(count, (count + 8) & ~7)
    for word in 0..<count {
      for head in 0...count { scores[word][head] = log(max(1e-9, arcs[word * (count + 1) + head])) }
    }
    return scores
  }

  /// Mean of the probabilities that rows of scores stand for.
  private static func mean(_ rows: Int, _ columns: Int, _ scores: [Matrix]) -> [Float] {
    var result = [Float](repeating: 0, count: rows * columns)
    for matrix in scores {
      for row in 0..<rows {
        let cells = matrix[row]
        var most = -Float.infinity
        for column in 0..<columns { most = max(most, cells[column]) }
        var total: Float = 0
        for column in 0..<columns { total += Kernels.exp(cells[column] - most) }
        let scale = 1 / (total * Float(scores.count))
        for column in 0..<columns {
          result[row * columns + column] += Kernels.exp(cells[column] - most) * scale
        }
      }
    }
    return result
  }
}
