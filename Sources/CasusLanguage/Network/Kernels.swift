/// The arithmetic of the network: products of row-major matrices, and smooth steps, always in the same order of
/// operations, so that every machine gets the same bits.
package enum Kernels {
  package typealias Lane = SIMD8<Float>

  /// `c += a · b` for `a` of `m × k`, `b` of `k × n`, `c` of `m × n`; `n` is a multiple of eight, rows lie `lda`,
  /// `ldb`, `ldc` apart.
  package static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ lda: Int, _ b: UnsafePointer<Float>,
    _ ldb: Int,
    into c: UnsafeMutablePointer<Float>, _ ldc: Int
  ) {
    guard m > 0, k > 0 else { return }
    if m < 4 {
      for row in 0..<m { line(n, k, a + row * lda, b, ldb, c + row * ldc) }
      return
    }
    withUnsafeTemporaryAllocation(byteCount: k * 64, alignment: 64) { buffer in
      guard let panel = buffer.bindMemory(to: Float.self).baseAddress else { return }
      var column = 0
      while column < n {
        let isWide = column + 16 <= n
        // Sixteen columns of `b` side by side stay in the nearest cache while all rows of `a` pass.
        let isPacked = m >= 8
        if isPacked {
          for index in 0..<k {
            store(load(b + index * ldb + column), panel + index * 16)
            if isWide { store(load(b + index * ldb + column + 8), panel + index * 16 + 8) }
          }
        }
        let from = isPacked ? UnsafePointer(panel) : b + column
        let apart = isPacked ? 16 : ldb
        var row = 0
        if isWide {
          while row + 4 <= m {
            block(k, a + row * lda, lda, from, apart, c + row * ldc + column, ldc)
            row += 4
          }
        }
        while row < m {
          if isWide {
            pair(k, a + row * lda, from, apart, c + row * ldc + column)
          } else {
            strip(k, a + row * lda, from, apart, c + row * ldc + column)
          }
          row += 1
        }
        column += isWide ? 16 : 8
      }
    }
  }

  /// Four rows by sixteen columns, all sums in registers.
  @inline(__always)
  private static func block(
    _ k: Int, _ a: UnsafePointer<Float>, _ lda: Int, _ b: UnsafePointer<Float>, _ ldb: Int,
    _ c: UnsafeMutablePointer<Float>, _ ldc: Int
  ) {
    let a1 = a + lda
    let a2 = a1 + lda
    let a3 = a2 + lda
    var s0 = load(c)
    var s1 = load(c + ldc)
    var s2 = load(c + 2 * ldc)
    var s3 = load(c + 3 * ldc)
    var t0 = load(c + 8)
    var t1 = load(c + ldc + 8)
    var t2 = load(c + 2 * ldc + 8)
    var t3 = load(c + 3 * ldc + 8)
    var from = b
    for index in 0..<k {
      let left = load(from)
      let right = load(from + 8)
      add(left, a[index], to: &s0)
      add(right, a[index], to: &t0)
      add(left, a1[index], to: &s1)
      add(right, a1[index], to: &t1)
      add(left, a2[index], to: &s2)
      add(right, a2[index], to: &t2)
      add(left, a3[index], to: &s3)
      add(right, a3[index], to: &t3)
      from += ldb
    }
    store(s0, c)
    store(s1, c + ldc)
    store(s2, c + 2 * ldc)
    store(s3, c + 3 * ldc)
    store(t0, c + 8)
    store(t1, c + ldc + 8)
    store(t2, c + 2 * ldc + 8)
    store(t3, c + 3 * ldc + 8)
  }

  /// One row by all columns, sixty-four at a time: enough sums side by side that none waits for the one before.
  private static func line(
    _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ ldb: Int,
    _ c: UnsafeMutablePointer<Float>
  ) {
    var column = 0
    while column + 64 <= n {
      var s0 = load(c + column)
      var s1 = load(c + column + 8)
      var s2 = load(c + column + 16)
      var s3 = load(c + column + 24)
      var s4 = load(c + column + 32)
      var s5 = load(c + column + 40)
      var s6 = load(c + column + 48)
      var s7 = load(c + column + 56)
      var from = b + column
      for index in 0..<k {
        let factor = a[index]
        add(load(from), factor, to: &s0)
        add(load(from + 8), factor, to: &s1)
        add(load(from + 16), factor, to: &s2)
        add(load(from + 24), factor, to: &s3)
        add(load(from + 32), factor, to: &s4)
        add(load(from + 40), factor, to: &s5)
        add(load(from + 48), factor, to: &s6)
        add(load(from + 56), factor, to: &s7)
        from += ldb
      }
      store(s0, c + column)
      store(s1, c + column + 8)
      store(s2, c + column + 16)
      store(s3, c + column + 24)
      store(s4, c + column + 32)
      store(s5, c + column + 40)
      store(s6, c + column + 48)
      store(s7, c + column + 56)
      column += 64
    }
    while column + 16 <= n {
      pair(k, a, b + column, ldb, c + column)
      column += 16
    }
    if column < n { strip(k, a, b + column, ldb, c + column) }
  }

  /// One row by sixteen columns.
  @inline(__always)
  private static func pair(
    _ k: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ ldb: Int,
    _ c: UnsafeMutablePointer<Float>
  ) {
    var left = load(c)
    var right = load(c + 8)
    var from = b
    for index in 0..<k {
      add(load(from), a[index], to: &left)
      add(load(from + 8), a[index], to: &right)
      from += ldb
    }
    store(left, c)
    store(right, c + 8)
  }

  /// One row by eight columns.
  @inline(__always)
  private static func strip(
    _ k: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ ldb: Int,
    _ c: UnsafeMutablePointer<Float>
  ) {
    var sum = load(c)
    var from = b
    for index in 0..<k {
      add(load(from), a[index], to: &sum)
      from += ldb
    }
    store(sum, c)
  }

  /// `sum += lane · factor`, rounded once: the same bits on every machine that multiplies and adds in one step.
  @inline(__always)
  private static func add(_ lane: Lane, _ factor: Float, to sum: inout Lane) {
    #if PORTABLE
      sum += lane * factor
    #else
      sum.addProduct(lane, Lane(repeating: factor))
    #endif
  }

  @inline(__always)
  static func load(_ from: UnsafePointer<Float>) -> Lane {
    UnsafeRawPointer(from).loadUnaligned(as: Lane.self)
  }

  @inline(__always)
  static func load(_ from: UnsafeMutablePointer<Float>) -> Lane {
    UnsafeRawPointer(from).loadUnaligned(as: Lane.self)
  }

  @inline(__always)
  static func store(_ lane: Lane, _ to: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(to).storeBytes(of: lane, as: Lane.self)
  }

  /// `b = aᵀ` for `a` of `m × n`.
  static func transpose(
    _ m: Int, _ n: Int, _ a: UnsafePointer<Float>, _ lda: Int, into b: UnsafeMutablePointer<Float>, _ ldb: Int
  ) {
    for row in 0..<m {
      let own = a + row * lda
      for column in 0..<n { b[column * ldb + row] = own[column] }
    }
  }

  /// Hyperbolic tangent, a quotient of polynomials exact to some 1e-6 (as in the Eigen library).
  @inline(__always)
  package static func tanh(_ value: Lane) -> Lane {
    let x = clamp(value)
    let s = x * x
    var p = s * -2.76076847742355e-16 + 2.00018790482477e-13
    p = p * s + -8.60467152213735e-11
    p = p * s + 5.12229709037114e-08
    p = p * s + 1.48572235717979e-05
    p = p * s + 6.37261928875436e-04
    p = (p * s + 4.89352455891786e-03) * x
    var q = s * 1.19825839466702e-06 + 1.18534705686654e-04
    q = q * s + 2.26843463243900e-03
    q = q * s + 4.89352518554385e-03
    return p / q
  }

  @inline(__always)
  private static func clamp(_ value: Lane) -> Lane {
    let most = Lane(repeating: 7.9988117)
    return value.replacing(with: most, where: value .> most).replacing(with: -most, where: value .< -most)
  }

  @inline(__always)
  static func sigmoid(_ value: Lane) -> Lane { tanh(value * 0.5) * 0.5 + 0.5 }

  /// The exponential function, exact to some 1e-7 (Cephes' polynomial); 0 far below zero.
  @inline(__always)
  package static func exp(_ value: Float) -> Float {
    if value < -87 { return 0 }
    let x = min(value, 88)
    let n = (x * 1.442695041).rounded()
    let r = x - n * 0.693359375 + n * 2.12194440e-4
    var p: Float = 1.9875691500e-4
    p = p * r + 1.3981999507e-3
    p = p * r + 8.3334519073e-3
    p = p * r + 4.1665795894e-2
    p = p * r + 1.6666665459e-1
    p = p * r + 5.0000001201e-1
    p = p * r * r + r + 1
    return p * Float(bitPattern: UInt32(Int32(n) + 127) << 23)
  }
}
