/// Rows of weights addressed by feature hash: one hashed table, each row contiguous, rows free to overlap.
///
/// A feature's row starts at the cell its hash points to; collisions are left to the learner, which trains on the
/// same table.
protocol WeightTable {
  /// Adds up the rows of some features: `sums[0..<width]`, `width` a multiple of eight.
  func sum(_ features: UnsafePointer<UInt64>, count: Int, width: Int, into sums: UnsafeMutablePointer<Float>)
  /// Adds up rows of four.
  func sum4(_ features: UnsafePointer<UInt64>, count: Int) -> SIMD4<Float>
  /// Adds up single cells.
  func sum1(_ features: UnsafePointer<UInt64>, count: Int) -> Float
}

/// Weights being learned: an averaged perceptron.
///
/// `average = weight - correction / steps`, the usual lazy form.
final class TrainingTable: WeightTable {
  let bits: Int
  /// Cells beyond the end so that no row needs a bounds check.
  static let padding = 128
  private let weights: UnsafeMutablePointer<Float>
  private let corrections: UnsafeMutablePointer<Float>
  private let size: Int
  /// Examples seen so far, from 1.
  var step: Float = 1

  /// In which step each feature was first wrong, so that those wrong once take no room: 0 never, 255 twice.
  private var touched: [UInt8]

  /// With `patient`, a feature's first update only marks it.
  init(bits: Int, patient: Bool = false) {
    self.bits = bits
    touched = patient ? [UInt8](repeating: 0, count: 1 << 25) : []
    size = (1 << bits) + Self.padding
    weights = .allocate(capacity: size)
    corrections = .allocate(capacity: size)
    weights.initialize(repeating: 0, count: size)
    corrections.initialize(repeating: 0, count: size)
  }

  deinit {
    weights.deallocate()
    corrections.deallocate()
  }

  @inline(__always)
  private func row(_ feature: UInt64) -> Int { Int(feature >> UInt64(64 - bits)) & ~3 }

  /// Moves the weight of one class of some features.
  @inline(__always)
  func update(_ features: UnsafePointer<UInt64>, count: Int, column: Int, by amount: Float) {
    for index in 0..<count {
      if !touched.isEmpty {
        let mark = Int(features[index] >> 39)
        let stamp = UInt8(Int(step) % 254) + 1
        if touched[mark] == 0 { touched[mark] = stamp }
        if touched[mark] == stamp { continue }
        touched[mark] = 255
      }
      let cell = row(features[index]) + column
      weights[cell] += amount
      corrections[cell] += amount * step
    }
  }

  /// Moves single cells.
  @inline(__always)
  func update1(_ features: UnsafePointer<UInt64>, count: Int, by amount: Float) {
    for index in 0..<count {
      let cell = Int(features[index] >> UInt64(64 - bits))
      weights[cell] += amount
      corrections[cell] += amount * step
    }
  }

  @inline(__always)
  func sum(
    _ features: UnsafePointer<UInt64>, count: Int, width: Int, into sums: UnsafeMutablePointer<Float>
  ) {
    let raw = UnsafeRawPointer(weights)
    for chunk in stride(from: 0, to: width, by: 8) {
      var total = SIMD8<Float>(repeating: 0)
      for index in 0..<count {
        total += raw.loadUnaligned(
          fromByteOffset: (row(features[index]) + chunk) * 4, as: SIMD8<Float>.self)
      }
      UnsafeMutableRawPointer(sums + chunk).storeBytes(of: total, as: SIMD8<Float>.self)
    }
  }

  @inline(__always)
  func sum4(_ features: UnsafePointer<UInt64>, count: Int) -> SIMD4<Float> {
    let raw = UnsafeRawPointer(weights)
    var total = SIMD4<Float>(repeating: 0)
    for index in 0..<count {
      total += raw.loadUnaligned(fromByteOffset: row(features[index]) * 4, as: SIMD4<Float>.self)
    }
    return total
  }

  @inline(__always)
  func sum1(_ features: UnsafePointer<UInt64>, count: Int) -> Float {
    var total: Float = 0
    for index in 0..<count { total += weights[Int(features[index] >> UInt64(64 - bits))] }
    return total
  }

  /// The averaged weights.
  var averages: [Float] { (0..<size).map { weights[$0] - corrections[$0] / step } }

  /// The averaged weights as a model keeps them.
  func quantised() -> [Int8] { Self.quantised(averages) }

  /// Weights as signed bytes; the largest few in ten thousand are clipped.
  static func quantised(_ averages: [Float]) -> [Int8] {
    var magnitudes = averages.compactMap { $0 != 0 ? $0.magnitude : nil }
    guard !magnitudes.isEmpty else { return [Int8](repeating: 0, count: averages.count) }
    magnitudes.sort()
    let top = magnitudes[min(magnitudes.count - 1, Int(Double(magnitudes.count) * 0.9998))]
    let scale = 127 / top
    return averages.map { Int8(max(-127, min(127, ($0 * scale).rounded()))) }
  }
}

/// Learned weights, a byte each, read where they lie in the mapped model.
///
struct ByteTable: WeightTable, Sendable {
  private let owner: ModelBytes
  private var base: UnsafeRawPointer { owner.start }
  private let shift: UInt64

  init(section: ModelSection) throws(ModelError) {
    let cells = section.bytes.count - TrainingTable.padding
    guard cells >= 256, cells & (cells - 1) == 0 else { throw section.corrupt("not a table of weights") }
    owner = try ModelBytes(section: section)
    shift = UInt64(64 - cells.trailingZeroBitCount)
  }

  /// Wraps weights that were just trained, so that training can use them before they are written.
  init(_ cells: [Int8]) {
    owner = ModelBytes(cells)
    shift = UInt64(64 - (cells.count - TrainingTable.padding).trailingZeroBitCount)
  }

  @inline(__always)
  private func row(_ feature: UInt64) -> Int { Int(feature >> shift) & ~3 }

  @inline(__always)
  func sum(
    _ features: UnsafePointer<UInt64>, count: Int, width: Int, into sums: UnsafeMutablePointer<Float>
  ) {
    for chunk in stride(from: 0, to: width, by: 8) {
      var total = SIMD8<Int16>(repeating: 0)
      for index in 0..<count {
        let cells = base.loadUnaligned(
          fromByteOffset: row(features[index]) + chunk, as: SIMD8<Int8>.self)
        total &+= SIMD8<Int16>(truncatingIfNeeded: cells)
      }
      UnsafeMutableRawPointer(sums + chunk).storeBytes(of: SIMD8<Float>(total), as: SIMD8<Float>.self)
    }
  }

  @inline(__always)
  func sum4(_ features: UnsafePointer<UInt64>, count: Int) -> SIMD4<Float> {
    var total = SIMD4<Int16>(repeating: 0)
    for index in 0..<count {
      let cells = base.loadUnaligned(fromByteOffset: row(features[index]), as: SIMD4<Int8>.self)
      total &+= SIMD4<Int16>(truncatingIfNeeded: cells)
    }
    return SIMD4<Float>(total)
  }

  @inline(__always)
  func sum1(_ features: UnsafePointer<UInt64>, count: Int) -> Float {
    var total = 0
    for index in 0..<count {
      total &+= Int(base.load(fromByteOffset: Int(features[index] >> shift), as: Int8.self))
    }
    return Float(total)
  }
}

/// Bytes of a mapped model, or of one that was just trained.
///
/// `@unchecked Sendable`: the bytes are read-only and `owner` keeps them alive.
struct ModelBytes: @unchecked Sendable {
  let start: UnsafeRawPointer
  private let owner: Any

  init(section: ModelSection) throws(ModelError) {
    guard let base = section.bytes.baseAddress, !section.bytes.isEmpty else { throw section.corrupt("empty") }
    start = base
    owner = section
  }

  init(_ cells: [Int8]) {
    let bytes = OwnedBytes(cells)
    start = bytes.start
    owner = bytes
  }
}

/// Bytes on the heap, freed with their last owner; never changed after `init`.
final class OwnedBytes: @unchecked Sendable {
  let start: UnsafeRawPointer
  init(_ cells: [Int8]) {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, cells.count), alignment: 64)
    cells.withUnsafeBytes {
      if let base = $0.baseAddress { copy.copyMemory(from: base, byteCount: $0.count) }
    }
    start = UnsafeRawPointer(copy)
  }
  deinit { start.deallocate() }
}
