import Foundation

/// Sums of exponentials without overflow.
enum LogSpace {
  /// Turns scores into probabilities.
  static func normalise(_ scores: inout [Double]) {
    let top = scores.max() ?? 0
    var total = 0.0
    for index in scores.indices {
      scores[index] = exp(scores[index] - top)
      total += scores[index]
    }
    for index in scores.indices { scores[index] /= total }
  }

  static func log(_ value: Double) -> Double { Foundation.log(value) }
}
