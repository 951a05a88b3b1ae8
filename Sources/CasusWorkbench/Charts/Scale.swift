/// Periods of a series as numbers on a line.
enum PeriodNumber {
  /// `2023-01`, `2023-Q1` or `2023` as the count of such periods since year 0; nil when it is none of them.
  static func of(_ text: String) -> Int? {
    let parts = text.split(separator: "-")
    guard let year = parts.first.flatMap({ Int($0) }) else { return nil }
    guard parts.count == 2 else { return parts.count == 1 ? year : nil }
    if parts[1].hasPrefix("Q") { return Int(parts[1].dropFirst()).map { year * 4 + $0 - 1 } }
    return Int(parts[1]).map { year * 12 + $0 - 1 }
  }
}

/// A percentage of the width of a chart, and lengths in its height, as SVG attributes write them.
enum Length {
  /// `12.34%`.
  static func percent(_ fraction: Double) -> String { decimal(fraction * 100) + "%" }

  /// At most two decimals, none of them idle.
  static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
