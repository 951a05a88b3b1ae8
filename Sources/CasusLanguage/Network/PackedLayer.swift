/// A layer `output = input · weights + bias` whose weights are whole numbers, laid out in the order in which
/// they are read.
///
/// Sixteen columns at a time, pairs of rows: sixteen times two cells, one column's two cells side by side.
/// `@unchecked Sendable`: nothing in it is changed after `init`.
package final class PackedLayer: @unchecked Sendable {
  let inputs: Int
  let outputs: Int
  let rectified: Bool
  private let cells: UnsafeMutablePointer<Int16>
  /// What a step is worth in each column, and what is added to it.
  let steps: Matrix
  let bias: Matrix

  /// Packs a layer with columns in an order of one's own, which keeps columns together by eight.
  package init(_ weights: Matrix, bias own: Matrix?, rectified: Bool = false, order: (Int) -> Int = { $0 }) {
    let inputs = weights.rows
    precondition(inputs.isMultiple(of: 2), "inputs come in pairs")
    self.inputs = inputs
    outputs = weights.columns
    self.rectified = rectified
    let padded = (outputs + 15) & ~15
    cells = .allocate(capacity: max(32, padded * inputs))
    cells.initialize(repeating: 0, count: max(32, padded * inputs))
    steps = Matrix(1, padded)
    bias = Matrix(1, padded)
    precondition(outputs.isMultiple(of: 8), "outputs come by eight")
    let most = WholeNumbers.mostWeight(inputs: inputs)
    let zero = Kernels.Lane(repeating: 0)
    for column in stride(from: 0, to: outputs, by: 8) {
      let source = weights.cells + order(column)
      var largest = zero
      for row in 0..<inputs {
        let value = Kernels.load(source + row * outputs)
        let magnitude = value.replacing(with: zero - value, where: value .< zero)
        largest = largest.replacing(with: magnitude, where: largest .< magnitude)
      }
      Kernels.store(largest / most, steps.cells + column)
      if let own { Kernels.store(Kernels.load(own.cells + order(column)), bias.cells + column) }
      let scales = (most / largest).replacing(with: 0, where: largest .<= 1e-30)
      let target = UnsafeMutableRawPointer(cells + (column >> 4) * inputs * 16 + (column & 15) * 2)
      for row in stride(from: 0, to: inputs, by: 2) {
        let even = WholeNumbers.roundedAway(Kernels.load(source + row * outputs) * scales)
        let odd = WholeNumbers.roundedAway(Kernels.load(source + (row + 1) * outputs) * scales)
        let pairs = (even & 0xFFFF) | (odd &<< 16)
        target.storeBytes(of: pairs, toByteOffset: row * 32, as: WholeNumbers.Sums.self)
      }
    }
    withExtendedLifetime((weights, own)) {}
  }

  convenience init(_ layer: Dense) {
    self.init(layer.weights, bias: layer.bias, rectified: layer.rectified)
  }

  deinit { cells.deallocate() }

  /// The weights of sixteen columns.
  @inline(__always)
  func panel(_ number: Int) -> UnsafeRawPointer { UnsafeRawPointer(cells + number * inputs * 16) }

  /// Outputs of rows that were rounded.
  package func read(_ input: WholeMatrix, from column: Int = 0) -> Matrix {
    let output = Matrix(raw: input.rows, outputs)
    read(input, 0..<input.rows, from: column, into: output.cells)
    return output
  }

  /// Outputs of some rows, of which the cells from `column` on are read.
  func read(
    _ input: WholeMatrix, _ rows: Range<Int>, from column: Int, into output: UnsafeMutablePointer<Float>
  ) {
    precondition(column + inputs <= input.columns && rows.upperBound <= input.rows, "sizes fit")
    let apart = input.columns * 2
    for first in stride(from: 0, to: outputs, by: 16) {
      let weights = panel(first >> 4)
      var row = rows.lowerBound
      var target = output + first
      while row < rows.upperBound {
        let from = UnsafeRawPointer(input[row] + column)
        let left = rows.upperBound - row
        let steps = input.steps + row
        if left >= 4 {
          four(from, apart, weights, steps, first, target)
          row += 4
          target += 4 * outputs
        } else {
          one(from, weights, steps[0], first, target)
          row += 1
          target += outputs
        }
      }
    }
    withExtendedLifetime(input) {}
  }

  /// Four rows by sixteen columns, all sums in registers.
  @inline(__always)
  private func four(
    _ a0: UnsafeRawPointer, _ apart: Int, _ weights: UnsafeRawPointer, _ steps: UnsafePointer<Float>,
    _ column: Int, _ target: UnsafeMutablePointer<Float>
  ) {
    let a1 = a0 + apart
    let a2 = a1 + apart
    let a3 = a2 + apart
    let zero = WholeNumbers.Sums(repeating: 0)
    var (s0, s1, s2, s3) = (zero, zero, zero, zero)
    var (t0, t1, t2, t3) = (zero, zero, zero, zero)
    for pair in 0..<(inputs >> 1) {
      let left = WholeNumbers.weights(weights, 2 * pair)
      let right = WholeNumbers.weights(weights, 2 * pair + 1)
      let x0 = WholeNumbers.pair(a0, pair)
      WholeNumbers.add(left, x0, to: &s0)
      WholeNumbers.add(right, x0, to: &t0)
      let x1 = WholeNumbers.pair(a1, pair)
      WholeNumbers.add(left, x1, to: &s1)
      WholeNumbers.add(right, x1, to: &t1)
      let x2 = WholeNumbers.pair(a2, pair)
      WholeNumbers.add(left, x2, to: &s2)
      WholeNumbers.add(right, x2, to: &t2)
      let x3 = WholeNumbers.pair(a3, pair)
      WholeNumbers.add(left, x3, to: &s3)
      WholeNumbers.add(right, x3, to: &t3)
    }
    finish(s0, t0, steps[0], column, target)
    finish(s1, t1, steps[1], column, target + outputs)
    finish(s2, t2, steps[2], column, target + 2 * outputs)
    finish(s3, t3, steps[3], column, target + 3 * outputs)
  }

  /// One row by sixteen columns.
  @inline(__always)
  private func one(
    _ a: UnsafeRawPointer, _ weights: UnsafeRawPointer, _ step: Float, _ column: Int,
    _ target: UnsafeMutablePointer<Float>
  ) {
    var left = WholeNumbers.Sums(repeating: 0)
    var right = left
    for pair in 0..<(inputs >> 1) {
      let x = WholeNumbers.pair(a, pair)
      WholeNumbers.add(WholeNumbers.weights(weights, 2 * pair), x, to: &left)
      WholeNumbers.add(WholeNumbers.weights(weights, 2 * pair + 1), x, to: &right)
    }
    finish(left, right, step, column, target)
  }

  @inline(__always)
  private func finish(
    _ left: WholeNumbers.Sums, _ right: WholeNumbers.Sums, _ step: Float, _ column: Int,
    _ target: UnsafeMutablePointer<Float>
  ) {
    Kernels.store(value(left, step, column), target)
    if column + 8 < outputs { Kernels.store(value(right, step, column + 8), target + 8) }
  }

  @inline(__always)
  private func value(_ sums: WholeNumbers.Sums, _ step: Float, _ column: Int) -> Kernels.Lane {
    let zero = Kernels.Lane(repeating: 0)
    var lane = Kernels.load(bias.cells + column)
    lane += WholeNumbers.real(sums) * (Kernels.load(steps.cells + column) * step)
    return rectified ? lane.replacing(with: zero, where: lane .< zero) : lane
  }
}
