/// A log-linear (multinomial) model to be learned: classes, features with a weight for each class, and tied features
/// whose one weight counts for the class they speak for.
///
/// Learning is deterministic: the same examples in the same order give the same weights.
struct LogLinear {
  /// What one example shows.
  struct Example {
    /// Features that have a weight of their own for each class.
    var features: [Int32] = []
    /// Tied features: their number, the class they speak for, how strongly.
    var tied: [(feature: Int32, classIndex: Int32, value: Double)] = []
    /// Classes that are right, each once.
    var right: [Int]
    /// How much it counts.
    var weight = 1.0
  }

  let classes: Int
  let features: Int
  let tied: Int
  /// Strength of the Gaussian prior on weights of features, and on tied ones.
  var prior = 1.0
  var tiedPrior = 0.1
  /// Passes over the examples.
  var rounds = 60

  /// Weights as they are stored: `feature * classes + class`, then the tied ones.
  var size: Int { features * classes + tied }

  /// Maximum a posteriori weights.
  func fit(_ examples: [Example]) -> [Double] {
    var optimiser = LimitedMemoryBFGS(size: size, rounds: rounds)
    return optimiser.minimise { weights, gradient in objective(weights, examples, &gradient) }
  }

  /// Probability of each class.
  func probabilities(_ example: Example, weights: [Double]) -> [Double] {
    var scores = [Double](repeating: 0, count: classes)
    weights.withUnsafeBufferPointer { score(example, $0, &scores) }
    LogSpace.normalise(&scores)
    return scores
  }

  private func score(_ example: Example, _ weights: UnsafeBufferPointer<Double>, _ scores: inout [Double]) {
    for c in 0..<classes { scores[c] = 0 }
    for feature in example.features {
      let base = Int(feature) * classes
      for c in 0..<classes { scores[c] += weights[base + c] }
    }
    let offset = features * classes
    for item in example.tied {
      scores[Int(item.classIndex)] += weights[offset + Int(item.feature)] * item.value
    }
  }

  /// Negative log posterior, and its gradient.
  private func objective(_ weights: [Double], _ examples: [Example], _ gradient: inout [Double]) -> Double {
    let offset = features * classes
    var value = 0.0
    for index in 0..<offset {
      value += 0.5 * prior * weights[index] * weights[index]
      gradient[index] = prior * weights[index]
    }
    for index in offset..<size {
      value += 0.5 * tiedPrior * weights[index] * weights[index]
      gradient[index] = tiedPrior * weights[index]
    }
    var scores = [Double](repeating: 0, count: classes)
    weights.withUnsafeBufferPointer { weights in
      gradient.withUnsafeMutableBufferPointer { gradient in
        for example in examples {
          score(example, weights, &scores)
          LogSpace.normalise(&scores)
          let mass = max(1e-12, example.right.reduce(0) { $0 + scores[$1] })
          value -= example.weight * LogSpace.log(mass)
          // Several right answers share the credit in proportion to what the model gives them.
          for c in example.right { scores[c] -= scores[c] / mass }
          for c in 0..<classes { scores[c] *= example.weight }
          for feature in example.features {
            let base = Int(feature) * classes
            for c in 0..<classes { gradient[base + c] += scores[c] }
          }
          for item in example.tied {
            gradient[offset + Int(item.feature)] += scores[Int(item.classIndex)] * item.value
          }
        }
      }
    }
    return value
  }
}
