import CasusCodebook
import CasusRecords
import Foundation

/// The small trained model that weighs proposals: a log-linear model over readable features.
///
/// Its file is a table one can read (`feature`, `weight`), sorted by feature.
public struct Disposer: Sendable {
  /// A weights file that cannot be used.
  public struct Malformed: Error, CustomStringConvertible {
    /// What is wrong, and where.
    public let description: String
  }

  private var weights: [Double] = []
  private var index = HashIndex()
  /// Proposals below this probability are dropped.
  public private(set) var threshold: Double

  /// A disposer that lets everything pass.
  public static let lenient = Disposer(weights: [:], threshold: 0)

  init(weights: [String: Double], threshold: Double) {
    self.threshold = threshold
    for (feature, weight) in weights { add(weight, for: FeatureHash(feature)) }
  }

  /// Reads a weights file.
  ///
  /// - Throws: `Malformed` with file and line.
  public init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else {
      throw Malformed(
        description: "\(path): cannot be read as UTF-8 text; train it again with `casus train-coder`")
    }
    threshold = 0.5
    for (number, line) in text[...].parts("\n").enumerated() where line.utf8.first != UInt8(ascii: "#") {
      let sides = line.parts("\t")
      guard sides.count == 2, let value = Double(sides[1]) else {
        throw Malformed(
          description:
            "\(path):\(number + 1): is no feature and weight divided by a tab; train it again with `casus train-coder`"
        )
      }
      if sides[0] == "threshold" { threshold = value } else { add(value, for: FeatureHash(sides[0])) }
    }
  }

  /// Notes a weight; of two for one feature the last counts.
  private mutating func add(_ weight: Double, for feature: FeatureHash) {
    if let known = index.insert(weights.count, for: feature.value) {
      weights[known] = weight
    } else {
      weights.append(weight)
    }
  }

  /// Probability that a proposal with these features is right.
  func probability(_ features: [FeatureHash]) -> Double {
    if weights.isEmpty { return 0.5 }
    var sum = 0.0
    for feature in features { if let place = index[feature.value] { sum += weights[place] } }
    return 1 / (1 + exp(-sum))
  }

  /// A weights file's text.
  static func encoded(weights: [String: Double], threshold: Double) -> String {
    let lines = weights.sorted { $0.key < $1.key }.filter { abs($0.value) >= 0.005 }.map {
      "\($0.key)\t\(($0.value * 1000).rounded() / 1000)"
    }
    return
      "# What makes a proposed act likely: features of a log-linear model, and the probability below which it is dropped.\nthreshold\t\(threshold)\n"
      + lines.joined(separator: "\n") + "\n"
  }
}
