import Foundation

/// Trains the network: Adam (Kingma and Ba 2015) on the sum of all losses, sentences in small batches, cells dropped
/// at random (Srivastava et al. 2014; Gal and Ghahramani 2016 for the states).
package final class NetworkTrainer {
  /// One sentence. Negative numbers stand for what is not known.
  package struct Example {
    var rows: [Int]
    /// How often each word form was seen.
    var counts: [Int]
    var tags: [Int]
    var sets: [Int]
    /// Head of each word, the number of words for the root; empty when there is no tree.
    var heads: [Int]
    var relations: [Int]
    var names: [Int]
    /// Its names follow other guidelines.
    package var namesByOthers = false
    /// Of each word the rows of `NetworkInputs.telling` for a word that was never seen; empty where they stay.
    var unseen: [Int] = []
    /// What a teacher says of it, if there is one.
    package var soft: SoftTargets?
    /// Heads are the teacher's, too: no answers are known for its tree.
    package var isSilver = false
    /// It is seen in every so many-th epoch, and in which of them.
    var turn = (of: 1, place: 0)

    package init(
      rows: [Int], counts: [Int], tags: [Int], sets: [Int], heads: [Int], relations: [Int], names: [Int]
    ) {
      self.rows = rows
      self.counts = counts
      self.tags = tags
      self.sets = sets
      self.heads = heads
      self.relations = relations
      self.names = names
    }
  }

  var epochs = 15
  var wordsPerBatch = 800
  var leastSteps = 400
  var rate: Float = 0.0025
  var wordDropout: Float = 0.25
  var inputDropout: Float = 0.25
  var stateDropout: Float = 0.25
  var nameWeight: Float = 0.7
  /// How often words of names are hidden at least: there are always more names than were seen.
  var nameDropout: Float = 0.05

  /// How much a teacher's probabilities count where right answers are known.
  var softShare: Float = 0.5

  let shape: NetworkShape
  /// Numbers of relations and names without padding.
  let relationCount: Int
  let nameCount: Int
  /// Combinations of each part of speech, and the outputs that make up each.
  let byTag: [[Int]]
  let outputs: [[Int]]
  package let embeddings: Matrix
  package let matrices: [Matrix]
  package let gradients: [Matrix]
  private let means: [Matrix]
  private let squares: [Matrix]
  let embeddingGradient: Matrix
  private let embeddingMean: Matrix
  private let embeddingSquare: Matrix
  let layers: NetworkLayers
  let gradientLayers: NetworkLayers
  private var random: SeededGenerator
  private var step = 0

  package init(
    shape: NetworkShape, byTag: [[Int]], outputs: [[Int]], relations: Int, names: Int, seed: UInt64 = 7
  ) {
    self.shape = shape
    relationCount = relations
    nameCount = names
    self.byTag = byTag
    self.outputs = outputs
    random = SeededGenerator(seed: seed)
    func zeros() -> [Matrix] { shape.matrices.map { Matrix($0.rows, $0.columns) } }
    matrices = zeros()
    gradients = zeros()
    means = zeros()
    squares = zeros()
    embeddings = Matrix(shape.rows, shape.embedding)
    embeddingGradient = Matrix(shape.rows, shape.embedding)
    embeddingMean = Matrix(shape.rows, shape.embedding)
    embeddingSquare = Matrix(shape.rows, shape.embedding)
    layers = NetworkLayers(matrices)
    gradientLayers = NetworkLayers(gradients)
    for cell in shape.embedding..<shape.rows * shape.embedding { embeddings.cells[cell] = normal() * 0.1 }
    for (matrix, item) in zip(matrices, shape.matrices) {
      if item.name.hasSuffix("bias") {
        if item.name.hasSuffix("forward.bias") || item.name.hasSuffix("backward.bias") {
          for cell in shape.state..<2 * shape.state { matrix.cells[cell] = 1 }
        }
        continue
      }
      let scale = item.name == "root" ? 0.1 : (2 / Float(item.rows + item.columns)).squareRoot()
      for cell in 0..<item.rows * item.columns { matrix.cells[cell] = normal() * scale }
    }
  }

  /// Rounds all weights to what a model keeps of them.
  func round() {
    for matrix in matrices {
      let (values, scale) = matrix.wholeNumbers
      for cell in values.indices { matrix.cells[cell] = Float(values[cell]) * scale }
    }
  }

  private func uniform() -> Float { Float(random.next() >> 40) * 0x1p-24 }

  /// About normal: the sum of twelve uniform numbers.
  private func normal() -> Float {
    var sum: Float = -6
    for _ in 0..<12 { sum += uniform() }
    return sum
  }

  /// Learns; `progress` hears after each epoch its number, how many there are, and the mean loss of a word.
  func train(_ examples: [Example], progress: (Int, Int, Double) -> Void) {
    let lengths = examples.map(\.tags.count)
    let usable = examples.indices.filter { lengths[$0] > 0 && lengths[$0] <= 120 }
    let words = usable.reduce(0) { $0 + lengths[$1] }
    guard words > 0 else { return }
    // Little data are seen more often: without some hundred steps nothing is learned.
    let epochs = max(self.epochs, leastSteps * wordsPerBatch / max(words, wordsPerBatch))
    let seen = (0..<epochs).map { epoch in
      usable.filter { epoch % examples[$0].turn.of == examples[$0].turn.place }
    }
    let total = max(1, seen.joined().reduce(0) { $0 + lengths[$1] } / wordsPerBatch)
    for epoch in 0..<epochs {
      var loss = 0.0
      let words = max(1, seen[epoch].reduce(0) { $0 + lengths[$1] })
      for members in batches(seen[epoch], lengths) {
        let warm = min(1, Float(step + 1) / 200)
        let left = max(0.02, 1 - Float(step) / Float(total))
        loss += Double(learn(examples, members, lengths, rate: rate * warm * left))
      }
      progress(epoch, epochs, loss / Double(words))
    }
  }

  /// Sentences of like length together, in random order.
  private func batches(_ usable: [Int], _ lengths: [Int]) -> [[Int]] {
    let shuffled = random.permutation(usable.count).map { usable[$0] }
    var result: [[Int]] = []
    for start in stride(from: 0, to: shuffled.count, by: 1200) {
      let pool = shuffled[start..<min(shuffled.count, start + 1200)]
        .sorted { lengths[$0] != lengths[$1] ? lengths[$0] < lengths[$1] : $0 < $1 }
      var current: [Int] = []
      var size = 0
      for index in pool {
        current.append(index)
        size += lengths[index]
        if size >= wordsPerBatch {
          result.append(current)
          current = []
          size = 0
        }
      }
      if !current.isEmpty { result.append(current) }
    }
    return random.permutation(result.count).map { result[$0] }
  }

  /// Rows of feature vectors of a batch's words, words hidden at random.
  private func inputRows(_ examples: [Example], _ batch: Batch) -> [Int] {
    let perWord = NetworkInputs.perWord
    var rows = [Int](repeating: 0, count: batch.rows * perWord)
    for (place, index) in batch.order.enumerated() {
      let example = examples[index]
      for word in 0..<batch.lengths[place] {
        let row = batch.row(place, word)
        for feature in 0..<perWord { rows[row * perWord + feature] = example.rows[word * perWord + feature] }
        // The first label is the one of words outside names.
        let dropout = max(
          wordDropout / (wordDropout + Float(example.counts[word])),
          example.names[word] > 0 ? nameDropout : 0)
        guard uniform() < dropout else { continue }
        rows[row * perWord] = NetworkInputs.unknown
        for (number, feature) in NetworkInputs.telling.enumerated() where !example.unseen.isEmpty {
          rows[row * perWord + feature] = example.unseen[word * NetworkInputs.telling.count + number]
        }
      }
    }
    return rows
  }

  /// A mask of a matrix: zero with some probability, else more than one; the same for all words of a sentence when
  /// `bySentence`.
  private func mask(_ matrix: Matrix, _ batch: Batch, dropout: Float, bySentence: Bool) -> Matrix {
    let mask = Matrix(matrix.rows, matrix.columns)
    let kept = 1 / (1 - dropout)
    for position in 0..<batch.positions {
      for place in 0..<batch.active(position) {
        let row = mask[batch.row(place, position)]
        if bySentence && position > 0 {
          row.update(from: mask[batch.row(place, position - 1)], count: matrix.columns)
        } else {
          for column in 0..<matrix.columns { row[column] = uniform() < dropout ? 0 : kept }
        }
      }
    }
    return mask
  }

  private static func multiplied(_ matrix: Matrix, by mask: Matrix) -> Matrix {
    let result = Matrix(matrix.rows, matrix.columns)
    for cell in stride(from: 0, to: matrix.rows * matrix.columns, by: 8) {
      Kernels.store(
        Kernels.load(matrix.cells + cell) * Kernels.load(mask.cells + cell), result.cells + cell)
    }
    withExtendedLifetime((matrix, mask)) {}
    return result
  }

  /// One step on one batch; returns its loss, summed over words.
  func learn(_ examples: [Example], _ members: [Int], _ lengths: [Int], rate: Float) -> Float {
    let batch = Batch(lengths: lengths, members)
    let rows = inputRows(examples, batch)
    var masks: [Matrix] = []
    let loss = errors(examples, batch, rows) { layer, matrix in
      let dropout = layer == 0 ? inputDropout : stateDropout
      let mask = mask(matrix, batch, dropout: dropout, bySentence: layer > 0)
      masks.append(mask)
      return Self.multiplied(matrix, by: mask)
    } unmask: { layer, errors in
      Self.multiplied(errors, by: masks[layer])
    }
    update(rows: rows, scale: 1 / Float(batch.rows), rate: rate)
    return loss
  }

  /// One step of Adam; vectors of features that did not occur stay as they are.
  private func update(rows: [Int], scale: Float, rate: Float) {
    step += 1
    let touched = Array(Set(rows)).sorted()
    var norm: Float = 0
    for gradient in gradients {
      var sum: Float = 0
      for cell in 0..<gradient.rows * gradient.columns {
        sum += gradient.cells[cell] * gradient.cells[cell]
      }
      norm += sum
    }
    let clip = min(1, 5 / max(1e-9, norm.squareRoot() * scale))
    let meanLeft = 1 - pow(0.9, Float(step))
    let squareLeft = 1 - pow(0.98, Float(step))
    func move(
      _ value: UnsafeMutablePointer<Float>, _ gradient: UnsafeMutablePointer<Float>,
      _ mean: UnsafeMutablePointer<Float>, _ square: UnsafeMutablePointer<Float>, count: Int, clip: Float
    ) {
      for lane in stride(from: 0, to: count, by: 8) {
        let g = Kernels.load(gradient + lane) * (scale * clip)
        let m = Kernels.load(mean + lane) * 0.9 + g * 0.1
        let s = Kernels.load(square + lane) * 0.98 + g * g * 0.02
        Kernels.store(m, mean + lane)
        Kernels.store(s, square + lane)
        let moved = (m * (rate / meanLeft)) / ((s / squareLeft).squareRoot() + 1e-8)
        Kernels.store(Kernels.load(value + lane) - moved, value + lane)
        Kernels.store(Kernels.Lane(repeating: 0), gradient + lane)
      }
    }
    for index in matrices.indices {
      move(
        matrices[index].cells, gradients[index].cells, means[index].cells, squares[index].cells,
        count: matrices[index].rows * matrices[index].columns, clip: clip)
    }
    for row in touched {
      if row == NetworkInputs.nothing {
        embeddingGradient[row].update(repeating: 0, count: shape.embedding)
        continue
      }
      move(
        embeddings[row], embeddingGradient[row], embeddingMean[row], embeddingSquare[row],
        count: shape.embedding,
        clip: 1)
    }
  }
}
