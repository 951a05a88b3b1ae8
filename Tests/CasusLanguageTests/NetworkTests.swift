import CasusLanguage
import Foundation
import Testing

/// Numbers between -1 and 1 that look random, the same each time.
private struct Noise {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> Float {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Float(Int64(bitPattern: state) >> 40) * 0x1p-23
  }
  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    let matrix = Matrix(rows, columns)
    for cell in 0..<rows * columns { matrix.cells[cell] = next() }
    return matrix
  }
}

/// Whether heads (the number of words for the root) make one tree with one root.
private func isTree(_ heads: [Int]) -> Bool {
  heads.count { $0 == heads.count } == 1
    && heads.indices.allSatisfy { word in
      var ancestor = word
      for _ in heads where ancestor != heads.count { ancestor = heads[ancestor] }
      return ancestor == heads.count
    }
}

private func crosses(_ heads: [Int]) -> Bool {
  // The root counts as a place before the first word.
  let arcs = heads.enumerated().map { word, head in
    head == heads.count ? (-1, word) : (min(word, head), max(word, head))
  }
  return arcs.contains { a in arcs.contains { b in a.0 < b.0 && b.0 < a.1 && a.1 < b.1 } }
}

@Suite("Network") struct NetworkTests {
  @Test("Products of matrices", arguments: [(1, 8, 1), (3, 24, 5), (4, 16, 7), (9, 40, 96), (17, 8, 3)])
  func products(_ m: Int, _ n: Int, _ k: Int) {
    var noise = Noise(UInt64(m * n + k))
    let a = noise.matrix(m, k)
    let b = noise.matrix(k, n)
    let c = noise.matrix(m, n)
    var expected: [Float] = []
    for row in 0..<m {
      for column in 0..<n {
        var sum = c[row][column]
        for index in 0..<k { sum += a[row][index] * b[index][column] }
        expected.append(sum)
      }
    }
    Kernels.multiply(m, n, k, a.cells, k, b.cells, n, into: c.cells, n)
    for cell in 0..<m * n { #expect((c.cells[cell] - expected[cell]).magnitude < 1e-4) }
  }

  @Test(
    "Products of whole numbers are those of the numbers they stand for",
    arguments: [(1, 8, 2), (3, 24, 6), (4, 16, 8), (9, 40, 96), (7, 80, 416)])
  func wholeProducts(_ m: Int, _ n: Int, _ k: Int) {
    var noise = Noise(UInt64(m * n + k))
    let a = noise.matrix(m, k)
    let b = noise.matrix(k, n)
    let bias = noise.matrix(1, n)
    let result = PackedLayer(b, bias: bias).read(WholeMatrix(a))
    for row in 0..<m {
      for column in 0..<n {
        var sum = bias[0][column]
        for index in 0..<k { sum += a[row][index] * b[index][column] }
        #expect((result[row][column] - sum).magnitude < 0.0005 * Float(k).squareRoot() + 0.0005)
      }
    }
  }

  @Test("Packed weights are rounded as single numbers are, halves away from zero")
  func roundedWeights() {
    // The largest weight there may be: one step is one.
    let most: Float = 32_767
    let values: [Float] = [
      most, 0.5, -0.5, 1.5, -1.5, 2.5, -2.5, 0.499_999_97, -0.499_999_97, 1_023.5, -8_191.5, 3,
    ]
    let weights = Matrix(values.count, 8)
    for (row, value) in values.enumerated() { weights[row][0] = value }
    let layer = PackedLayer(weights, bias: nil)
    for (row, value) in values.enumerated() {
      let input = Matrix(1, values.count)
      input.cells[row] = 1
      let result = layer.read(WholeMatrix(input))
      #expect((result[0][0] - value.rounded()).magnitude < 0.1, "\(value)")
      withExtendedLifetime(result) {}
    }
  }

  @Test("Sums of the largest products fit", arguments: [2, 80, 104, 128, 208, 416, 1024])
  func largest(_ k: Int) {
    let a = Matrix(1, k)
    let b = Matrix(k, 8)
    for index in 0..<k {
      a.cells[index] = -3
      for column in 0..<8 { b[index][column] = 2 }
    }
    let result = PackedLayer(b, bias: nil).read(WholeMatrix(a))
    let sum = result[0][7]
    #expect((sum / (-6 * Float(k)) - 1).magnitude < 1e-4)
  }

  @Test(
    "States of whole numbers follow the exact ones, whatever stands beside a sentence",
    arguments: [false, true])
  func states(backward: Bool) {
    var noise = Noise(11)
    let width = 16
    let layer = LSTM(
      input: noise.matrix(8, 4 * width), recurrent: noise.matrix(width, 4 * width),
      bias: noise.matrix(1, 4 * width), backward: backward)
    let packed = PackedLSTM(layer)
    let lengths = [9, 3, 1, 40, 3, 5]
    let inputs = lengths.map { noise.matrix($0, 8) }
    func batched(_ members: [Int]) -> (batch: Batch, inputs: Matrix) {
      let batch = Batch(lengths: lengths, members)
      let all = Matrix(batch.rows, 8)
      for (place, member) in batch.order.enumerated() {
        for word in 0..<lengths[member] {
          all[batch.row(place, word)].update(from: inputs[member][word], count: 8)
        }
      }
      return (batch, all)
    }
    let (batch, all) = batched(Array(lengths.indices))
    let exact = Matrix(batch.rows, 2 * width)
    layer.read(all, batch, into: exact, at: 8)
    let together = WholeMatrix(batch.rows, 2 * width)
    packed.read(WholeMatrix(all), from: 0, batch, into: together, at: 8)
    for (place, member) in batch.order.enumerated() {
      let (single, own) = batched([member])
      let alone = WholeMatrix(single.rows, 2 * width)
      packed.read(WholeMatrix(own), from: 0, single, into: alone, at: 8)
      for word in 0..<lengths[member] {
        for cell in 8..<8 + width {
          let state = together[batch.row(place, word)][cell]
          #expect(state == alone[word][cell])
          let value = exact[batch.row(place, word)][cell]
          #expect((Float(state) / WholeNumbers.most - value).magnitude < 0.01)
        }
      }
    }
  }

  @Test("What a model keeps of weights is half a step off at most, and stays when kept again")
  func kept() {
    var noise = Noise(3)
    let weights = noise.matrix(9, 16)
    let (numbers, step) = weights.wholeNumbers
    for cell in numbers.indices {
      let value = Float(numbers[cell]) * step
      #expect((value - weights.cells[cell]).magnitude <= step * 0.501)
      weights.cells[cell] = value
    }
    #expect(numbers.contains { $0.magnitude == 32_767 })
    #expect(weights.wholeNumbers.numbers == numbers)
  }

  @Test("Smooth steps", arguments: [-50, -9, -2, -0.5, 0, 0.25, 1, 7, 30] as [Float])
  func steps(_ value: Float) {
    #expect((Kernels.tanh(Kernels.Lane(repeating: value))[3] - Float.exactTanh(value)).magnitude < 1e-5)
    let exact = Float.exactExponential(value)
    #expect((Kernels.exp(value) - exact).magnitude <= exact * 1e-5)
  }

  @Test("The best tree is a tree, whatever the scores", arguments: 1...40)
  func trees(_ count: Int) {
    var noise = Noise(UInt64(count))
    let scores = noise.matrix(count, (count + 8) & ~7)
    #expect(isTree(TreeSearch.heads(scores)))
    let projective = TreeSearch.projective(scores)
    #expect(isTree(projective))
    #expect(!crosses(projective))
  }

  @Test("No projective tree scores higher", arguments: 1...30)
  func best(_ seed: UInt64) {
    var noise = Noise(seed)
    let count = 4
    let scores = noise.matrix(count, 8)
    func score(_ heads: [Int]) -> Float { heads.enumerated().reduce(0) { $0 + scores[$1.0][$1.1] } }
    var most = -Float.infinity
    for number in 0..<625 {
      let heads = (0..<count).map { number / [1, 5, 25, 125][$0] % 5 }
      if isTree(heads) && !crosses(heads) { most = max(most, score(heads)) }
    }
    #expect((score(TreeSearch.projective(scores)) - most).magnitude < 1e-5)
  }

  /// Random probabilities: `rows` rows of `columns`.
  private func probabilities(_ rows: Int, _ columns: Int, _ noise: inout Noise) -> [Float] {
    (0..<rows).flatMap { _ in
      let row = (0..<columns).map { _ in noise.next() + 1 }
      return row.map { $0 / row.reduce(0, +) }
    }
  }

  @Test("The gradient is that of the loss, with a teacher and without", arguments: [false, true])
  func gradient(isTaught: Bool) {
    var shape = NetworkShape()
    shape.embedding = 8
    shape.state = 8
    shape.tag = 8
    shape.arc = 8
    shape.relation = 8
    shape.rows = 12
    shape.values = 8
    shape.relations = 8
    shape.names = 8
    shape.otherNames = 8
    let byTag = [[0, 1], [2]] + Array(repeating: [Int](), count: UPOS.allCases.count - 2)
    let trainer = NetworkTrainer(
      shape: shape, byTag: byTag, outputs: [[0], [1], [2, 3]], relations: 4, names: 3, seed: 3)
    let lengths = [3, 5, 1]
    var noise = Noise(5)
    let examples = lengths.enumerated().map { number, length in
      var example = NetworkTrainer.Example(
        rows: (0..<length * NetworkInputs.perWord).map { ($0 * 7 + number) % 10 + 2 },
        counts: Array(repeating: 9, count: length), tags: (0..<length).map { $0 % 2 },
        sets: (0..<length).map { [number % 2, 2][$0 % 2] },
        heads: number == 2 ? [] : (0..<length).map { $0 == 1 ? length : 1 },
        relations: (0..<length).map { $0 % 4 }, names: (0..<length).map { $0 % 3 })
      example.namesByOthers = number == 1
      if isTaught {
        var soft = SoftTargets()
        soft.tags = probabilities(length, UPOS.allCases.count, &noise)
        // No word is its own head.
        soft.arcs = (0..<length).flatMap { word in
          var row = probabilities(1, length, &noise)
          row.insert(0, at: word)
          return row
        }
        soft.relations = probabilities(length, 4, &noise)
        soft.names = probabilities(length, 3, &noise)
        example.soft = soft
        example.isSilver = number == 1
      }
      return example
    }
    let batch = Batch(lengths: lengths, [0, 1, 2])
    var rows = [Int](repeating: 0, count: batch.rows * NetworkInputs.perWord)
    // Longest first: sentence 1, then 0, then 2.
    for (place, index) in [1, 0, 2].enumerated() {
      for word in 0..<lengths[index] {
        for feature in 0..<NetworkInputs.perWord {
          rows[batch.row(place, word) * NetworkInputs.perWord + feature] =
            (((word * NetworkInputs.perWord + feature) * 7 + index) % 10) + 2
        }
      }
    }
    func loss() -> Float {
      trainer.errors(examples, batch, rows) {
        $1
      } unmask: {
        $1
      }
    }
    _ = loss()
    let gradients = trainer.gradients.map { matrix in
      (0..<matrix.rows * matrix.columns).map { matrix.cells[$0] }
    }
    var (right, wrong) = (0, 0)
    for (number, matrix) in trainer.matrices.enumerated() {
      for cell in stride(from: 0, to: matrix.rows * matrix.columns, by: 29) {
        let value = matrix.cells[cell]
        let step: Float = 0.005
        matrix.cells[cell] = value + step
        let above = loss()
        matrix.cells[cell] = value - step
        let below = loss()
        matrix.cells[cell] = value
        let slope = (above - below) / (2 * step)
        // A rectifier that opens or shuts within the step spoils a few.
        if (slope - gradients[number][cell]).magnitude < 0.02 + 0.03 * slope.magnitude {
          right += 1
        } else {
          wrong += 1
        }
      }
    }
    #expect(right > 100 && wrong * 50 <= right, "\(wrong) of \(right + wrong) cells")
  }
}

extension Float {
  fileprivate static func exactTanh(_ value: Float) -> Float { Float(Foundation.tanh(Double(value))) }
  fileprivate static func exactExponential(_ value: Float) -> Float { Float(Foundation.exp(Double(value))) }
}
