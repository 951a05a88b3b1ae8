/// One direction of a long short-term memory layer (Hochreiter and Schmidhuber 1997, with forget gates).
///
/// Gates stand in the order input, forget, output, candidate, each `width` wide.
package struct LSTM {
  /// `inputs × 4·width`
  let input: Matrix
  /// `width × 4·width`
  let recurrent: Matrix
  /// `1 × 4·width`
  let bias: Matrix
  let backward: Bool

  package init(input: Matrix, recurrent: Matrix, bias: Matrix, backward: Bool) {
    self.input = input
    self.recurrent = recurrent
    self.bias = bias
    self.backward = backward
  }

  var width: Int { recurrent.rows }

  /// What a pass leaves behind: activated gates and cells of all rows.
  package struct Trace {
    let gates: Matrix
    let cells: Matrix
  }

  /// The row of the word before in reading direction, and how many sentences have one.
  @inline(__always)
  private func previous(_ batch: Batch, _ position: Int) -> (row: Int, count: Int) {
    if backward {
      guard position + 1 < batch.positions else { return (0, 0) }
      return (batch.starts[position + 1], batch.active(position + 1))
    }
    guard position > 0 else { return (0, 0) }
    return (batch.starts[position - 1], batch.active(position))
  }

  private func position(_ step: Int, _ batch: Batch) -> Int { backward ? batch.positions - 1 - step : step }

  /// Reads a batch: `inputs` has a row a word; the states go to `output` from column `at`.
  @discardableResult
  package func read(_ inputs: Matrix, _ batch: Batch, into output: Matrix, at column: Int) -> Trace {
    let gates = Matrix(batch.rows, 4 * width)
    let cells = Matrix(batch.rows, width)
    for row in 0..<batch.rows { gates[row].update(from: bias.cells, count: 4 * width) }
    Matrix.multiply(inputs, input, into: gates)
    for step in 0..<batch.positions {
      let position = position(step, batch)
      let first = batch.starts[position]
      let before = previous(batch, position)
      Kernels.multiply(
        before.count, 4 * width, width, output[before.row] + column, output.columns, recurrent.cells,
        4 * width,
        into: gates[first], 4 * width)
      for offset in 0..<batch.active(position) {
        let gate = gates[first + offset]
        let cell = cells[first + offset]
        let state = output[first + offset] + column
        let hasPast = offset < before.count
        let past = cells[hasPast ? before.row + offset : 0]
        for lane in stride(from: 0, to: width, by: 8) {
          let i = Kernels.sigmoid(Kernels.load(gate + lane))
          let f = Kernels.sigmoid(Kernels.load(gate + width + lane))
          let o = Kernels.sigmoid(Kernels.load(gate + 2 * width + lane))
          let g = Kernels.tanh(Kernels.load(gate + 3 * width + lane))
          var c = i * g
          if hasPast { c += f * Kernels.load(past + lane) }
          Kernels.store(i, gate + lane)
          Kernels.store(f, gate + width + lane)
          Kernels.store(o, gate + 2 * width + lane)
          Kernels.store(g, gate + 3 * width + lane)
          Kernels.store(c, cell + lane)
          Kernels.store(o * Kernels.tanh(c), state + lane)
        }
      }
    }
    return Trace(gates: gates, cells: cells)
  }

  /// Gradients of the three weights.
  struct Gradient {
    let input: Matrix
    let recurrent: Matrix
    let bias: Matrix
  }

  /// Carries errors of the states (`errors`, from column `at`) back: adds to the gradients and to `inputErrors`.
  func learn(
    _ inputs: Matrix, _ batch: Batch, states: Matrix, at column: Int, trace: Trace, errors: Matrix,
    gradient: Gradient, inputErrors: Matrix
  ) {
    let four = 4 * width
    let deltas = Matrix(batch.rows, four)
    let past = Matrix(batch.rows, width)
    let stateErrors = Matrix(batch.rows, width)
    let cellErrors = Matrix(batch.rows, width)
    let turned = recurrent.transposed
    for step in (0..<batch.positions).reversed() {
      let position = position(step, batch)
      let first = batch.starts[position]
      let before = previous(batch, position)
      for offset in 0..<batch.active(position) {
        let row = first + offset
        let gate = trace.gates[row]
        let hasPast = offset < before.count
        if hasPast { past[row].update(from: states[before.row + offset] + column, count: width) }
        let pastCell = trace.cells[hasPast ? before.row + offset : 0]
        for lane in stride(from: 0, to: width, by: 8) {
          let i = Kernels.load(gate + lane)
          let f = Kernels.load(gate + width + lane)
          let o = Kernels.load(gate + 2 * width + lane)
          let g = Kernels.load(gate + 3 * width + lane)
          let t = Kernels.tanh(Kernels.load(trace.cells[row] + lane))
          let dh = Kernels.load(errors[row] + column + lane) + Kernels.load(stateErrors[row] + lane)
          let dc = dh * o * (1 - t * t) + Kernels.load(cellErrors[row] + lane)
          let delta = deltas[row] + lane
          Kernels.store(dc * g * i * (1 - i), delta)
          Kernels.store(dh * t * o * (1 - o), delta + 2 * width)
          Kernels.store(dc * i * (1 - g * g), delta + 3 * width)
          if hasPast {
            Kernels.store(dc * Kernels.load(pastCell + lane) * f * (1 - f), delta + width)
            Kernels.store(dc * f, cellErrors[before.row + offset] + lane)
          }
        }
      }
      Kernels.multiply(
        before.count, width, four, deltas[first], four, turned.cells, width, into: stateErrors[before.row],
        width)
    }
    let rows = batch.rows
    withExtendedLifetime((turned, stateErrors, cellErrors)) {}
    Matrix.multiply(past.transposed, deltas, into: gradient.recurrent)
    Matrix.multiply(inputs.transposed, deltas, into: gradient.input)
    for row in 0..<rows {
      for lane in stride(from: 0, to: four, by: 8) {
        let sum = gradient.bias.cells + lane
        Kernels.store(Kernels.load(sum) + Kernels.load(deltas[row] + lane), sum)
      }
    }
    Matrix.multiply(deltas, input.transposed, into: inputErrors)
  }
}
