/// One direction of a long short-term memory layer over whole numbers: what `LSTM` says, up to rounding.
///
/// Columns stand in groups of 32: eight cells' input, forget and output gates and candidates, so that a
/// group's sums become states without leaving the registers.
package struct PackedLSTM: Sendable {
  private let input: PackedLayer
  private let recurrent: PackedLayer
  private let backward: Bool
  let width: Int

  /// So many rows' gates are made ready at a time; they stay in the cache until they are used.
  private static let ahead = 64

  package init(_ layer: LSTM) {
    let width = layer.width
    let order = { (column: Int) in (column >> 3 & 3) * width + (column >> 5) * 8 + (column & 7) }
    input = PackedLayer(layer.input, bias: layer.bias, order: order)
    recurrent = PackedLayer(layer.recurrent, bias: nil, order: order)
    backward = layer.backward
    self.width = width
  }

  /// Reads a batch, of whose rows the cells from `from` on are looked at; the states go to `states` from column
  /// `at`.
  package func read(
    _ inputs: WholeMatrix, from: Int, _ batch: Batch, into states: WholeMatrix, at column: Int
  ) {
    let groups = 4 * width
    let most = batch.lengths.count
    let cells = Matrix(most, width)
    let gates = Matrix(raw: Self.ahead + most, groups)
    var step = 0
    while step < batch.positions {
      // Positions whose gates are made ready together: their rows are neighbours.
      var end = step
      var count = 0
      while end < batch.positions && count < Self.ahead {
        count += batch.active(position(end, batch))
        end += 1
      }
      let lowest = batch.starts[position(backward ? end - 1 : step, batch)]
      input.read(inputs, lowest..<lowest + count, from: from, into: gates.cells)
      for step in step..<end {
        let position = position(step, batch)
        let before = backward ? position + 1 : position - 1
        let hasBefore = before >= 0 && before < batch.positions
        let first = batch.starts[position]
        let active = batch.active(position)
        // Who has a word before: in either direction the first of those that are running.
        let running = hasBefore ? min(active, batch.active(before)) : 0
        advance(
          running: running, active: active,
          past: states[hasBefore ? batch.starts[before] : 0] + column,
          gates: gates.cells + (first - lowest) * groups, cells: cells.cells,
          into: states[first] + column, apart: states.columns)
      }
      step = end
    }
    withExtendedLifetime((states, gates, cells)) {}
  }

  private func position(_ step: Int, _ batch: Batch) -> Int { backward ? batch.positions - 1 - step : step }

  /// One word in each running sentence.
  private func advance(
    running: Int, active: Int, past: UnsafePointer<Int16>, gates: UnsafePointer<Float>,
    cells: UnsafeMutablePointer<Float>, into states: UnsafeMutablePointer<Int16>, apart: Int
  ) {
    let zero = WholeNumbers.Sums(repeating: 0)
    let pairs = width >> 1
    for group in 0..<(width >> 3) {
      let near = recurrent.panel(2 * group)
      let far = recurrent.panel(2 * group + 1)
      let gates = gates + group * 32
      let cells = cells + group * 8
      let states = states + group * 8
      var row = 0
      while row + 2 <= running {
        let a = UnsafeRawPointer(past + row * apart)
        let b = a + apart * 2
        var (i0, f0, o0, g0) = (zero, zero, zero, zero)
        var (i1, f1, o1, g1) = (zero, zero, zero, zero)
        for pair in 0..<pairs {
          let x0 = WholeNumbers.pair(a, pair)
          let x1 = WholeNumbers.pair(b, pair)
          let i = WholeNumbers.weights(near, 2 * pair)
          WholeNumbers.add(i, x0, to: &i0)
          WholeNumbers.add(i, x1, to: &i1)
          let f = WholeNumbers.weights(near, 2 * pair + 1)
          WholeNumbers.add(f, x0, to: &f0)
          WholeNumbers.add(f, x1, to: &f1)
          let o = WholeNumbers.weights(far, 2 * pair)
          WholeNumbers.add(o, x0, to: &o0)
          WholeNumbers.add(o, x1, to: &o1)
          let g = WholeNumbers.weights(far, 2 * pair + 1)
          WholeNumbers.add(g, x0, to: &g0)
          WholeNumbers.add(g, x1, to: &g1)
        }
        finish((i0, f0, o0, g0), group, gates + row * 4 * width, cells + row * width, states + row * apart)
        finish(
          (i1, f1, o1, g1), group, gates + (row + 1) * 4 * width, cells + (row + 1) * width,
          states + (row + 1) * apart)
        row += 2
      }
      while row < active {
        var (i, f, o, g) = (zero, zero, zero, zero)
        if row < running {
          let a = UnsafeRawPointer(past + row * apart)
          for pair in 0..<pairs {
            let x = WholeNumbers.pair(a, pair)
            WholeNumbers.add(WholeNumbers.weights(near, 2 * pair), x, to: &i)
            WholeNumbers.add(WholeNumbers.weights(near, 2 * pair + 1), x, to: &f)
            WholeNumbers.add(WholeNumbers.weights(far, 2 * pair), x, to: &o)
            WholeNumbers.add(WholeNumbers.weights(far, 2 * pair + 1), x, to: &g)
          }
        }
        finish((i, f, o, g), group, gates + row * 4 * width, cells + row * width, states + row * apart)
        row += 1
      }
    }
  }

  /// New cells and states from the sums of a group; a sentence that begins has zeros for cells.
  @inline(__always)
  private func finish(
    _ sums: (WholeNumbers.Sums, WholeNumbers.Sums, WholeNumbers.Sums, WholeNumbers.Sums), _ group: Int,
    _ gates: UnsafePointer<Float>, _ cell: UnsafeMutablePointer<Float>, _ state: UnsafeMutablePointer<Int16>
  ) {
    @inline(__always)
    func gate(_ sums: WholeNumbers.Sums, _ number: Int) -> Kernels.Lane {
      let step = Kernels.load(recurrent.steps.cells + group * 32 + number * 8) * (1 / WholeNumbers.most)
      return Kernels.load(gates + number * 8) + WholeNumbers.real(sums) * step
    }
    let i = Kernels.sigmoid(gate(sums.0, 0))
    let f = Kernels.sigmoid(gate(sums.1, 1))
    let o = Kernels.sigmoid(gate(sums.2, 2))
    let g = Kernels.tanh(gate(sums.3, 3))
    let c = i * g + f * Kernels.load(cell)
    Kernels.store(c, cell)
    WholeNumbers.store(WholeNumbers.rounded(o * Kernels.tanh(c) * WholeNumbers.most), state)
  }
}
