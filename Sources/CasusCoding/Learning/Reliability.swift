/// Whether stated probabilities come true: a table, the Brier score, and the expected calibration error.
struct Reliability {
  let answers: [(probability: Double, isRight: Bool)]

  init(_ answers: [(Double, Bool)]) { self.answers = answers.map { (probability: $0.0, isRight: $0.1) } }

  /// Mean squared distance of probabilities from the truth; lower is better.
  var brier: Double {
    let total = answers.reduce(0.0) { sum, answer in
      let distance = answer.probability - (answer.isRight ? 1 : 0)
      return sum + distance * distance
    }
    return total / Double(max(1, answers.count))
  }

  /// Mean distance of the stated probability from the share that is right, over ten bins.
  var error: Double {
    bins.reduce(0.0) { $0 + abs($1.stated - $1.right) * Double($1.count) } / Double(max(1, answers.count))
  }

  /// Ten bins of equal width that hold any answer.
  private var bins: [(stated: Double, right: Double, count: Int)] {
    (0..<10).compactMap { bin in
      let inside = answers.filter { min(9, Int($0.probability * 10)) == bin }
      if inside.isEmpty { return nil }
      let count = Double(inside.count)
      return (
        inside.reduce(0) { $0 + $1.probability } / count, Double(inside.count { $0.isRight }) / count,
        inside.count
      )
    }
  }

  /// For a report.
  var lines: [String] {
    bins.map { "  stated \(percent($0.stated)): right \(percent($0.right)) of \($0.count)" } + [
      "  Brier score \((brier * 1000).rounded() / 1000), calibration error \(percent(error))"
    ]
  }

  private func percent(_ value: Double) -> String { "\((value * 1000).rounded() / 10) %" }
}
