/// Everything that happens in a network when it reads a batch of sentences: training goes back through it.
struct NetworkPass {
  let batch: Batch
  /// Sums of feature vectors.
  let inputs: Matrix
  /// States of both layers, forward and backward side by side, as they came out.
  private(set) var states: [Matrix] = []
  /// The same as the layers above see them.
  private(set) var visible: [Matrix] = []
  private(set) var traces: [(forward: LSTM.Trace, backward: LSTM.Trace)] = []
  /// States of both layers side by side: tags and names look at both.
  let both: Matrix
  let tagHidden: Matrix
  let tags: Matrix
  let values: Matrix
  let names: Matrix
  let otherNames: Matrix?
  let arcDependent: Matrix
  /// A row a word, then the root's.
  let arcHead: Matrix
  let projected: Matrix
  let relationDependent: Matrix
  /// A row a word, then the root's.
  let relationHead: Matrix
  /// Second states of all words, then the root's.
  let withRoot: Matrix

  /// Reads a batch; in training `hide` drops cells of a layer's output (0 the inputs, 1 and 2 the states).
  init(_ layers: NetworkLayers, _ batch: Batch, inputs all: Matrix, hide: (Int, Matrix) -> Matrix = { $1 }) {
    self.batch = batch
    inputs = hide(0, all)
    var below = inputs
    for (index, layer) in layers.recurrent.enumerated() {
      let width = layer.forward.width
      let states = Matrix(batch.rows, 2 * width)
      let forward = layer.forward.read(below, batch, into: states, at: 0)
      let backward = layer.backward.read(below, batch, into: states, at: width)
      self.states.append(states)
      traces.append((forward, backward))
      below = hide(index + 1, states)
      visible.append(below)
    }
    let width = below.columns
    both = Matrix(batch.rows, 2 * width)
    for row in 0..<batch.rows {
      both[row].update(from: visible[0][row], count: width)
      (both[row] + width).update(from: below[row], count: width)
    }
    tagHidden = layers.tagHidden.read(both)
    tags = layers.tag.read(tagHidden)
    values = layers.value.read(tagHidden)
    names = layers.name.read(both)
    otherNames = layers.otherNames?.read(both)
    withRoot = Matrix(batch.rows + 1, below.columns)
    withRoot.cells.update(from: below.cells, count: batch.rows * below.columns)
    withRoot[batch.rows].update(from: layers.root.cells, count: below.columns)
    arcDependent = layers.arcDependent.read(below)
    arcHead = layers.arcHead.read(withRoot)
    projected = layers.arcBilinear.read(arcDependent)
    relationDependent = layers.relationDependent.read(below)
    relationHead = layers.relationHead.read(withRoot)
  }

  /// What it says of the batch, without what only training looks at.
  var scores: NetworkScores {
    NetworkScores(
      batch: batch, tags: tags, values: values, names: names, projected: projected, arcHead: arcHead,
      relationDependent: relationDependent, relationHead: relationHead)
  }

  func arcs(_ place: Int) -> Matrix { scores.arcs(place) }

  func relationHidden(_ place: Int, heads: [Int]) -> Matrix { scores.relationHidden(place, heads: heads) }
}
