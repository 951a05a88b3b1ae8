/// Minimises a smooth function of many variables (limited-memory BFGS with a backtracking line search).
struct LimitedMemoryBFGS {
  private let size: Int
  private let rounds: Int
  private let memory = 6
  private var steps: [[Double]] = []
  private var changes: [[Double]] = []

  init(size: Int, rounds: Int) {
    self.size = size
    self.rounds = rounds
  }

  /// The point reached from zero; `function` gives the value at a point and fills in the gradient.
  mutating func minimise(_ function: ([Double], inout [Double]) -> Double) -> [Double] {
    var point = [Double](repeating: 0, count: size)
    var gradient = point
    var value = function(point, &gradient)
    for _ in 0..<rounds {
      let direction = direction(gradient)
      let slope = Self.dot(direction, gradient)
      if slope > -1e-9 { break }
      var length = steps.isEmpty ? 1 / max(1, Self.dot(gradient, gradient).squareRoot()) : 1.0
      var next = point
      var nextGradient = gradient
      var nextValue = value
      var tries = 0
      repeat {
        for index in 0..<size { next[index] = point[index] + length * direction[index] }
        nextValue = function(next, &nextGradient)
        if nextValue <= value + 1e-4 * length * slope { break }
        length *= 0.5
        tries += 1
      } while tries < 20
      if tries == 20 { break }
      remember(from: point, to: next, gradient, nextGradient)
      let gain = value - nextValue
      point = next
      gradient = nextGradient
      value = nextValue
      if gain < 1e-6 * abs(value) { break }
    }
    return point
  }

  private mutating func remember(
    from point: [Double], to next: [Double], _ gradient: [Double], _ nextGradient: [Double]
  ) {
    let step = zip(next, point).map { $0 - $1 }
    let change = zip(nextGradient, gradient).map { $0 - $1 }
    if Self.dot(step, change) < 1e-10 { return }
    if steps.count == memory {
      steps.removeFirst()
      changes.removeFirst()
    }
    steps.append(step)
    changes.append(change)
  }

  private func direction(_ gradient: [Double]) -> [Double] {
    var result = gradient
    var factors: [Double] = []
    for (step, change) in zip(steps, changes).reversed() {
      let factor = Self.dot(step, result) / Self.dot(step, change)
      factors.append(factor)
      for index in 0..<size { result[index] -= factor * change[index] }
    }
    if let step = steps.last, let change = changes.last {
      let scale = Self.dot(step, change) / Self.dot(change, change)
      for index in 0..<size { result[index] *= scale }
    }
    for (pair, factor) in zip(zip(steps, changes), factors.reversed()) {
      let other = Self.dot(pair.1, result) / Self.dot(pair.0, pair.1)
      for index in 0..<size { result[index] += (factor - other) * pair.0[index] }
    }
    for index in 0..<size { result[index] = -result[index] }
    return result
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}
