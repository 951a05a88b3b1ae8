/// Sizes of a network; all widths are multiples of eight.
package struct NetworkShape: Equatable {
  /// Cells of a feature's vector.
  package var embedding = 128
  /// States of each direction of each recurrent layer.
  package var state = 104
  /// Hidden cells before tags and features.
  package var tag = 80
  /// Cells in which dependents and heads meet.
  package var arc = 96
  /// Hidden cells before relations.
  package var relation = 96
  /// Rows of feature vectors.
  package var rows = 0
  /// Parts of speech, pairs of these with a feature's value, relations, labels of names (each padded to eight).
  package var values = 0
  package var relations = 0
  package var names = 0
  /// As many as `names` where names marked by other guidelines are learned beside these, else none; not kept.
  package var otherNames = 0

  static let tags = (UPOS.allCases.count + 7) & ~7

  /// Name and size of every matrix, in the order in which they stand in a model; the feature vectors come apart.
  package var matrices: [(name: String, rows: Int, columns: Int)] {
    var list: [(String, Int, Int)] = []
    for layer in 1...2 {
      for direction in ["forward", "backward"] {
        list.append(("\(layer).\(direction).input", layer == 1 ? embedding : 2 * state, 4 * state))
        list.append(("\(layer).\(direction).recurrent", state, 4 * state))
        list.append(("\(layer).\(direction).bias", 1, 4 * state))
      }
    }
    func dense(_ name: String, _ inputs: Int, _ outputs: Int) {
      list.append((name + ".weights", inputs, outputs))
      list.append((name + ".bias", 1, outputs))
    }
    dense("tag.hidden", 4 * state, tag)
    dense("tag", tag, Self.tags)
    dense("value", tag, values)
    dense("name", 4 * state, names)
    dense("arc.dependent", 2 * state, arc)
    dense("arc.head", 2 * state, arc)
    dense("arc.bilinear", arc, arc)
    dense("relation.dependent", 2 * state, relation)
    dense("relation.head", 2 * state, relation)
    dense("relation", relation, relations)
    list.append(("root", 1, 2 * state))
    if otherNames > 0 { dense("name.others", 4 * state, otherNames) }
    return list.map { (name: $0.0, rows: $0.1, columns: $0.2) }
  }

  /// Without what only training needs.
  var kept: NetworkShape {
    var shape = self
    shape.otherNames = 0
    return shape
  }

  /// The sizes as numbers, and back.
  var numbers: [UInt32] {
    [embedding, state, tag, arc, relation, rows, values, relations, names].map(UInt32.init)
  }

  package init() {}

  /// A wider network, too slow to be kept.
  static let teacher: NetworkShape = {
    var shape = NetworkShape()
    (shape.state, shape.tag, shape.arc) = (128, 96, 112)
    return shape
  }()

  init?(numbers: [UInt32]) {
    guard numbers.count == 9, numbers.allSatisfy({ $0 <= 1 << 20 }) else { return nil }
    let sizes = numbers.map(Int.init)
    (embedding, state, tag, arc, relation) = (sizes[0], sizes[1], sizes[2], sizes[3], sizes[4])
    (rows, values, relations, names) = (sizes[5], sizes[6], sizes[7], sizes[8])
    for width in [embedding, state, tag, arc, relation, values, relations, names] where width % 8 != 0 {
      return nil
    }
    guard [embedding, state, tag, arc, relation, relations].allSatisfy({ $0 > 0 && $0 <= 4096 }) else {
      return nil
    }
  }
}

/// The layers of a network, over one set of matrices.
struct NetworkLayers {
  let matrices: [Matrix]
  /// Two layers of two directions.
  let recurrent: [(forward: LSTM, backward: LSTM)]
  let tagHidden: Dense
  let tag: Dense
  let value: Dense
  let name: Dense
  let arcDependent: Dense
  let arcHead: Dense
  let arcBilinear: Dense
  let relationDependent: Dense
  let relationHead: Dense
  let relation: Dense
  let root: Matrix
  /// What labels of names by other guidelines score more or less than those of `name`.
  let otherNames: Dense?

  /// `matrices` are those of `NetworkShape.matrices`, in order.
  init(_ matrices: [Matrix]) {
    self.matrices = matrices
    var next = matrices.makeIterator()
    func take() -> Matrix {
      guard let matrix = next.next() else { preconditionFailure("as many matrices as the shape names") }
      return matrix
    }
    func lstm(_ backward: Bool) -> LSTM {
      let input = take()
      let recurrent = take()
      return LSTM(input: input, recurrent: recurrent, bias: take(), backward: backward)
    }
    func dense(_ rectified: Bool = false) -> Dense {
      let weights = take()
      return Dense(weights: weights, bias: take(), rectified: rectified)
    }
    var layers: [(forward: LSTM, backward: LSTM)] = []
    for _ in 0..<2 {
      let forward = lstm(false)
      layers.append((forward, lstm(true)))
    }
    recurrent = layers
    tagHidden = dense(true)
    tag = dense()
    value = dense()
    name = dense()
    arcDependent = dense(true)
    arcHead = dense(true)
    arcBilinear = dense()
    relationDependent = dense()
    relationHead = dense()
    relation = dense()
    root = take()
    otherNames = next.next().map { Dense(weights: $0, bias: take()) }
  }
}
