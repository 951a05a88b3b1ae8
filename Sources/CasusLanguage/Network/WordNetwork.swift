import Foundation

/// A trained network: words in, tags, features, trees and names out.
///
/// `@unchecked Sendable`: nothing in it is changed after `init`.
struct WordNetwork: @unchecked Sendable {
  static let prefix = "network."

  let shape: NetworkShape
  let inputs: NetworkInputs
  private let layers: PackedNetwork
  /// Vectors of features, a byte a cell, and the value of one step in each row.
  private let vectors: ModelBytes
  private let steps: [Float]
  private let choices: FeatureChoices
  private let nameCount: Int

  /// Reads what `parts` wrote.
  init(model: ModelFile, inventory: FeatureInventory, relations: Int, names: Int) throws(ModelError) {
    let sizes = try model.section(Self.prefix + "shape")
    guard let shape = NetworkShape(numbers: Array(try sizes.array(of: UInt32.self).elements)) else {
      throw sizes.corrupt("sizes that no network has")
    }
    let values = ValueInventory(inventory)
    guard shape.relations >= relations, shape.names >= names, shape.values >= values.count else {
      throw sizes.corrupt("fewer outputs than there are labels")
    }
    let section = try model.section(Self.prefix + "matrices")
    let cells = try section.array(of: Int16.self)
    let scales = try model.section(Self.prefix + "scales").array(of: Float.self)
    guard cells.count == shape.matrices.reduce(0, { $0 + $1.rows * $1.columns }),
      scales.count == shape.matrices.count, scales.elements.allSatisfy({ $0.magnitude < 1e6 })
    else { throw section.corrupt("not as many weights as the sizes say") }
    var matrices = zip(shape.matrices, scales.elements).makeIterator()
    var offset = 0
    func next() -> Matrix {
      guard let (item, scale) = matrices.next() else { preconditionFailure("as many scales as matrices") }
      let matrix = Matrix(raw: item.rows, item.columns)
      for cell in 0..<item.rows * item.columns { matrix.cells[cell] = Float(cells[offset + cell]) * scale }
      offset += item.rows * item.columns
      return matrix
    }
    let rows = try model.section(Self.prefix + "vectors")
    let steps = try model.section(Self.prefix + "steps").array(of: Float.self)
    guard rows.bytes.count == shape.rows * shape.embedding, steps.count == shape.rows,
      steps.elements.allSatisfy(\.isFinite)
    else {
      throw rows.corrupt("not as many vectors as the sizes say")
    }
    self.shape = shape
    inputs = NetworkInputs(
      lexicon: try HashedLexicon(model: model, name: Self.prefix + "inputs", below: shape.rows))
    choices = FeatureChoices(inventory, values.outputs)
    layers = PackedNetwork(next: next)
    nameCount = names
    vectors = try ModelBytes(section: rows)
    self.steps = Array(steps.elements)
  }

  /// Takes a network that was just trained, to teach another.
  init(_ trainer: NetworkTrainer, inputs: NetworkInputs, inventory: FeatureInventory, names: Int) {
    shape = trainer.shape
    self.inputs = inputs
    choices = FeatureChoices(inventory, ValueInventory(inventory).outputs)
    layers = PackedNetwork(trainer.layers)
    nameCount = names
    let (cells, steps) = Self.quantised(trainer.embeddings)
    vectors = ModelBytes(cells)
    self.steps = steps
  }

  /// What a model keeps of a network.
  static func parts(_ trainer: NetworkTrainer, rows: [UInt64: Int]) -> [ModelPart] {
    let (cells, steps) = quantised(trainer.embeddings)
    var numbers: [Int16] = []
    var scales: [Float] = []
    for (matrix, _) in zip(trainer.matrices, trainer.shape.kept.matrices) {
      let (values, scale) = matrix.wholeNumbers
      scales.append(scale)
      numbers += values
    }
    return [
      ModelPart(prefix + "shape", trainer.shape.numbers), ModelPart(prefix + "matrices", numbers),
      ModelPart(prefix + "scales", scales), ModelPart(prefix + "vectors", cells),
      ModelPart(prefix + "steps", steps),
    ] + HashedLexicon.parts(rows, name: prefix + "inputs")
  }

  private static func quantised(_ matrix: Matrix) -> (cells: [Int8], steps: [Float]) {
    var cells = [Int8](repeating: 0, count: matrix.rows * matrix.columns)
    var steps = [Float](repeating: 0, count: matrix.rows)
    for row in 0..<matrix.rows {
      var most: Float = 0
      for column in 0..<matrix.columns { most = max(most, matrix[row][column].magnitude) }
      guard most > 0 else { continue }
      steps[row] = most / 127
      for column in 0..<matrix.columns {
        cells[row * matrix.columns + column] = Int8((matrix[row][column] / steps[row]).rounded())
      }
    }
    return (cells, steps)
  }

  /// Reads sentences side by side; `atoms` have three outside words on either end, and none is empty.
  func read(_ sentences: [[WordAtoms]]) -> NetworkScores {
    let batch = Batch(lengths: sentences.map { $0.count - 6 }, Array(sentences.indices))
    return layers.read(batch, inputs: vectors(sentences, batch))
  }

  /// The sums of the vectors of all words' features.
  private func vectors(_ sentences: [[WordAtoms]], _ batch: Batch) -> WholeMatrix {
    let width = shape.embedding
    let result = WholeMatrix(batch.rows, width)
    let sums = Matrix(1, width)
    let cells = vectors.start
    withUnsafeTemporaryAllocation(of: Int.self, capacity: NetworkInputs.perWord) { buffer in
      guard let rows = buffer.baseAddress else { return }
      for (place, index) in batch.order.enumerated() {
        for word in 0..<batch.lengths[place] {
          inputs.rows(sentences[index][word + 3], into: rows)
          for lane in stride(from: 0, to: width, by: 8) {
            var sum = Kernels.Lane(repeating: 0)
            for feature in 0..<NetworkInputs.perWord {
              let from = cells + rows[feature] * width
              let vector = from.loadUnaligned(fromByteOffset: lane, as: SIMD8<Int8>.self)
              sum += WholeNumbers.real(.init(truncatingIfNeeded: vector)) * steps[rows[feature]]
            }
            Kernels.store(sum, sums.cells + lane)
          }
          result.set(batch.row(place, word), to: sums.cells)
        }
      }
    }
    withExtendedLifetime(sums) {}
    return result
  }

  /// Scores of all parts of speech of a sentence's words.
  func tagScores(_ pass: NetworkScores, _ place: Int) -> Matrix {
    let result = Matrix(pass.batch.lengths[place], NetworkShape.tags)
    for word in 0..<result.rows {
      result[word].update(from: pass.tags[pass.batch.row(place, word)], count: NetworkShape.tags)
    }
    return result
  }

  /// Logarithms of the probabilities of all parts of speech of a sentence's words.
  func tags(_ pass: NetworkScores, _ place: Int) -> Matrix {
    let result = tagScores(pass, place)
    for word in 0..<result.rows { Self.normalise(result[word], UPOS.allCases.count) }
    return result
  }

  /// The most probable part of speech of each word.
  func bestTags(_ pass: NetworkScores, _ place: Int) -> [Int] {
    (0..<pass.batch.lengths[place]).map { word in
      Self.best(pass.tags[pass.batch.row(place, word)], UPOS.allCases.count)
    }
  }

  /// The best combinations of features of words with given parts of speech.
  func sets(_ pass: NetworkScores, _ place: Int, tags: [Int]) -> [Int?] {
    tags.enumerated().map { word, tag in choices.best(tag, pass.values[pass.batch.row(place, word)]) }
  }

  /// Logarithms of the probabilities of all heads (columns, the number of words for the root) of a sentence's words.
  func arcs(_ pass: NetworkScores, _ place: Int) -> Matrix {
    let scores = pass.arcs(place)
    let count = scores.rows
    for word in 0..<count {
      let row = scores[word]
      row[word] = -1e9
      Self.normalise(row, count + 1)
    }
    return scores
  }

  /// Scores of all relations of a sentence's words to given heads.
  func relations(_ pass: NetworkScores, _ place: Int, heads: [Int]) -> Matrix {
    layers.relations(pass.relationHidden(place, heads: heads))
  }

  @inline(__always)
  private static func best(_ scores: UnsafePointer<Float>, _ count: Int) -> Int {
    var best = 0
    for index in 1..<count where scores[index] > scores[best] { best = index }
    return best
  }

  /// Logarithms of the probabilities of all name labels of a sentence's words.
  func names(_ pass: NetworkScores, _ place: Int) -> Matrix {
    let result = Matrix(pass.batch.lengths[place], shape.names)
    for word in 0..<result.rows {
      result[word].update(from: pass.names[pass.batch.row(place, word)], count: shape.names)
      Self.normalise(result[word], nameCount)
    }
    return result
  }

  /// Turns scores into logarithms of probabilities.
  private static func normalise(_ scores: UnsafeMutablePointer<Float>, _ count: Int) {
    var most = -Float.infinity
    for index in 0..<count { most = max(most, scores[index]) }
    var total: Float = 0
    for index in 0..<count { total += Kernels.exp(scores[index] - most) }
    let norm = most + log(total)
    for index in 0..<count { scores[index] -= norm }
  }
}
