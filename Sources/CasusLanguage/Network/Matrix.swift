/// A row-major matrix of floats on the heap.
///
/// A pointer into it does not keep it: who goes on with one after the matrix was named for the last time says so by
/// `withExtendedLifetime`.
///
/// `@unchecked Sendable`: whoever shares one between threads only reads it.
package final class Matrix: @unchecked Sendable {
  package let rows: Int
  package let columns: Int
  package let cells: UnsafeMutablePointer<Float>

  /// A matrix of zeros.
  package init(_ rows: Int, _ columns: Int) {
    self.rows = rows
    self.columns = columns
    cells = .allocate(capacity: max(8, rows * columns))
    cells.initialize(repeating: 0, count: max(8, rows * columns))
  }

  /// A matrix of anything, to be filled by whoever asked for it.
  init(raw rows: Int, _ columns: Int) {
    self.rows = rows
    self.columns = columns
    cells = .allocate(capacity: max(8, rows * columns))
  }

  deinit { cells.deallocate() }

  func clear() { cells.update(repeating: 0, count: max(8, rows * columns)) }

  package subscript(row: Int) -> UnsafeMutablePointer<Float> { cells + row * columns }

  /// `c += a · b`; `b` has a multiple of eight columns.
  static func multiply(_ a: Matrix, _ b: Matrix, into c: Matrix) {
    precondition(a.columns == b.rows && a.rows == c.rows && b.columns == c.columns, "sizes fit")
    Kernels.multiply(
      a.rows, b.columns, a.columns, a.cells, a.columns, b.cells, b.columns, into: c.cells, b.columns)
    withExtendedLifetime((a, b, c)) {}
  }

  /// Its cells as whole numbers, and what one of them is worth: what a model keeps of weights.
  package var wholeNumbers: (numbers: [Int16], step: Float) {
    let values = UnsafeBufferPointer(start: cells, count: rows * columns)
    let most = values.reduce(0) { max($0, $1.magnitude) }
    let step = max(most, 1e-9) / 32_767
    return (values.map { Int16(($0 / step).rounded()) }, step)
  }

  /// The transpose.
  var transposed: Matrix {
    let result = Matrix(columns, rows)
    Kernels.transpose(rows, columns, cells, columns, into: result.cells, rows)
    return result
  }
}
