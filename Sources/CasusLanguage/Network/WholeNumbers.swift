#if WIDE && canImport(Glibc)
  import Glibc
  import _Builtin_intrinsics.intel
#endif

/// Arithmetic of whole numbers: products of 16 bits summed up in 32, which are exact, therefore the same on
/// every machine and in any order.
package enum WholeNumbers {
  typealias Sums = SIMD8<Int32>

  /// The largest magnitude of an activation.
  package static let most: Float = 4095

  /// The largest magnitude of a weight when so many products are summed up.
  static func mostWeight(inputs: Int) -> Float {
    Float(min(32_767, Int(Int32.max) / (Int(most) * max(1, inputs))))
  }

  /// `sums += even weight · even factor + odd weight · odd factor` in each of eight columns; weights and
  /// factors stand in the two halves of 32 bits.
  @inline(__always)
  static func add(_ weights: Sums, _ factors: Sums, to sums: inout Sums) {
    #if WIDE && canImport(Glibc)
      let products = _mm256_madd_epi16(
        unsafeBitCast(weights, to: SIMD4<Int64>.self), unsafeBitCast(factors, to: SIMD4<Int64>.self))
      sums &+= unsafeBitCast(products, to: Sums.self)
    #else
      sums &+= ((weights &<< 16) &>> 16) &* ((factors &<< 16) &>> 16)
      sums &+= (weights &>> 16) &* (factors &>> 16)
    #endif
  }

  @inline(__always)
  static func real(_ sums: Sums) -> Kernels.Lane {
    #if WIDE && canImport(Glibc)
      _mm256_cvtepi32_ps(unsafeBitCast(sums, to: SIMD4<Int64>.self))
    #else
      Kernels.Lane(sums)
    #endif
  }

  /// The nearest whole numbers, for magnitudes below 32,768.
  @inline(__always)
  static func rounded(_ value: Kernels.Lane) -> SIMD8<Int16> {
    // Adding 1.5 · 2²³ leaves the whole number in the lowest bits.
    let shifted = value + 12_582_912
    return SIMD8<Int16>(truncatingIfNeeded: unsafeBitCast(shifted, to: Sums.self))
  }

  /// The nearest whole numbers, halves away from zero, for magnitudes below 32,768.
  @inline(__always)
  static func roundedAway(_ value: Kernels.Lane) -> Sums {
    let shift: Float = 12_582_912
    var nearest = value + shift - shift
    // Halves went to the even number: those that went toward zero go back.
    let rest = value - nearest
    nearest = nearest.replacing(with: nearest + 1, where: (rest .== 0.5) .& (value .> 0))
    nearest = nearest.replacing(with: nearest - 1, where: (rest .== -0.5) .& (value .< 0))
    return unsafeBitCast(nearest + shift, to: Sums.self)
      &- unsafeBitCast(Kernels.Lane(repeating: shift), to: Sums.self)
  }

  @inline(__always)
  static func weights(_ from: UnsafeRawPointer, _ lane: Int) -> Sums {
    from.loadUnaligned(fromByteOffset: lane * 32, as: Sums.self)
  }

  /// Two neighbouring activations, eight times.
  @inline(__always)
  static func pair(_ from: UnsafeRawPointer, _ pair: Int) -> Sums {
    Sums(repeating: from.loadUnaligned(fromByteOffset: pair * 4, as: Int32.self))
  }

  @inline(__always)
  static func store(_ lane: SIMD8<Int16>, _ to: UnsafeMutablePointer<Int16>) {
    UnsafeMutableRawPointer(to).storeBytes(of: lane, as: SIMD8<Int16>.self)
  }
}

/// A row-major matrix of whole numbers and what one step is worth in each row.
package final class WholeMatrix {
  let rows: Int
  let columns: Int
  let cells: UnsafeMutablePointer<Int16>
  let steps: UnsafeMutablePointer<Float>

  /// A matrix of zeros whose steps are all the same.
  package init(_ rows: Int, _ columns: Int, step: Float = 1 / WholeNumbers.most) {
    self.rows = rows
    self.columns = columns
    cells = .allocate(capacity: max(16, rows * columns))
    steps = .allocate(capacity: max(1, rows))
    cells.initialize(repeating: 0, count: max(16, rows * columns))
    steps.initialize(repeating: step, count: max(1, rows))
  }

  /// Rounds a matrix, each row by its own measure so that it does not depend on its neighbours.
  package convenience init(_ matrix: Matrix) {
    self.init(matrix.rows, matrix.columns)
    for row in 0..<rows { set(row, to: matrix[row]) }
    withExtendedLifetime(matrix) {}
  }

  deinit {
    cells.deallocate()
    steps.deallocate()
  }

  package subscript(row: Int) -> UnsafeMutablePointer<Int16> { cells + row * columns }

  /// Rounds a row.
  @inline(__always)
  func set(_ row: Int, to values: UnsafePointer<Float>) {
    let zero = Kernels.Lane(repeating: 0)
    // What is left of the last eight is read one by one: nothing behind a row is ours.
    let whole = columns & ~7
    var rest = zero
    for column in whole..<columns { rest[column - whole] = values[column] }
    var magnitudes = rest.replacing(with: zero - rest, where: rest .< zero)
    for lane in stride(from: 0, to: whole, by: 8) {
      let value = Kernels.load(values + lane)
      let magnitude = value.replacing(with: zero - value, where: value .< zero)
      magnitudes = magnitudes.replacing(with: magnitude, where: magnitudes .< magnitude)
    }
    let most = magnitudes.max()
    steps[row] = most / WholeNumbers.most
    let scale = most > 0 ? WholeNumbers.most / most : 0
    let target = self[row]
    for lane in stride(from: 0, to: whole, by: 8) {
      WholeNumbers.store(WholeNumbers.rounded(Kernels.load(values + lane) * scale), target + lane)
    }
    let last = WholeNumbers.rounded(rest * scale)
    for column in whole..<columns { target[column] = last[column - whole] }
  }
}
