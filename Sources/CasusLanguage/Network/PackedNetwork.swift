/// A network's layers made ready for reading alone, in whole numbers.
struct PackedNetwork: Sendable {
  private let recurrent: [(forward: PackedLSTM, backward: PackedLSTM)]
  private let tagHidden: PackedLayer
  private let tag: PackedLayer
  private let value: PackedLayer
  private let name: PackedLayer
  private let arcDependent: PackedLayer
  private let arcHead: PackedLayer
  private let arcBilinear: PackedLayer
  private let relationDependent: PackedLayer
  private let relationHead: PackedLayer
  private let relation: PackedLayer
  /// The root as a head, which is the same for all sentences.
  private let rootArc: Matrix
  private let rootRelation: Matrix

  init(_ layers: NetworkLayers) {
    var matrices = layers.matrices.makeIterator()
    self.init {
      guard let matrix = matrices.next() else { preconditionFailure("as many matrices as the shape names") }
      return matrix
    }
  }

  /// Packs the matrices of `NetworkShape.matrices`, which `next` hands out in their order: each is given up as soon as
  /// it is packed, so that the next can be made in its place.
  init(next: () -> Matrix) {
    func dense(_ rectified: Bool = false) -> Dense {
      let weights = next()
      return Dense(weights: weights, bias: next(), rectified: rectified)
    }
    func lstm(_ backward: Bool) -> PackedLSTM {
      let input = next()
      let recurrent = next()
      return PackedLSTM(LSTM(input: input, recurrent: recurrent, bias: next(), backward: backward))
    }
    var recurrent: [(forward: PackedLSTM, backward: PackedLSTM)] = []
    for _ in 0..<2 {
      let forward = lstm(false)
      recurrent.append((forward, lstm(true)))
    }
    self.recurrent = recurrent
    tagHidden = PackedLayer(dense(true))
    tag = PackedLayer(dense())
    value = PackedLayer(dense())
    name = PackedLayer(dense())
    arcDependent = PackedLayer(dense(true))
    let arcHead = dense(true)
    self.arcHead = PackedLayer(arcHead)
    arcBilinear = PackedLayer(dense())
    relationDependent = PackedLayer(dense())
    let relationHead = dense()
    self.relationHead = PackedLayer(relationHead)
    relation = PackedLayer(dense())
    let root = next()
    rootArc = arcHead.read(root)
    rootRelation = relationHead.read(root)
  }

  /// Reads a batch whose words are sums of feature vectors.
  func read(_ batch: Batch, inputs: WholeMatrix) -> NetworkScores {
    let width = 2 * recurrent[0].forward.width
    // States of both layers side by side: each layer reads the one before it, tags and names look at both.
    let states = WholeMatrix(batch.rows, width * recurrent.count)
    for (index, layer) in recurrent.enumerated() {
      let below = index == 0 ? inputs : states
      let from = max(0, index - 1) * width
      layer.forward.read(below, from: from, batch, into: states, at: index * width)
      layer.backward.read(below, from: from, batch, into: states, at: index * width + width / 2)
    }
    let last = (recurrent.count - 1) * width
    let hidden = WholeMatrix(tagHidden.read(states))
    return NetworkScores(
      batch: batch, tags: tag.read(hidden), values: value.read(hidden), names: name.read(states),
      projected: arcBilinear.read(WholeMatrix(arcDependent.read(states, from: last))),
      arcHead: Self.heads(arcHead, states, from: last, root: rootArc),
      relationDependent: relationDependent.read(states, from: last),
      relationHead: Self.heads(relationHead, states, from: last, root: rootRelation))
  }

  private static func heads(
    _ layer: PackedLayer, _ states: WholeMatrix, from column: Int, root: Matrix
  ) -> Matrix {
    let result = Matrix(raw: states.rows + 1, layer.outputs)
    layer.read(states, 0..<states.rows, from: column, into: result.cells)
    result[states.rows].update(from: root.cells, count: layer.outputs)
    return result
  }

  /// Scores of all relations of words with these hidden cells.
  func relations(_ hidden: Matrix) -> Matrix { relation.read(WholeMatrix(hidden)) }
}
