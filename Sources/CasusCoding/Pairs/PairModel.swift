import CasusRecords
import Foundation

/// The trained model that says which type of act holds between two parties: log-linear over readable features.
///
/// Its file is a table one can read: a feature, a tab, and its weights as `TYPE:weight`; the weight of a vote, which
/// counts for whatever type it speaks for, is written `*:weight`.
struct PairModel: Sendable {
  /// A weights file that cannot be used.
  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  /// The types in order, then `none`.
  static let classes: [EventType?] = EventType.allCases.map { $0 } + [nil]
  /// How probable it must be that nothing holds, for that to be the answer.
  static let silence = 0.97

  private static let head =
    "# Which act holds between two parties: features of a log-linear model with a weight for each type; * is a vote's.\n"
  private var weights: [String: [(classIndex: Int, weight: Double)]] = [:]
  private var votes: [String: Double] = [:]

  init(weights: [String: [Double]], votes: [String: Double]) {
    self.weights = weights.mapValues { row in row.indices.map { ($0, row[$0]) } }
    self.votes = votes
  }

  /// Reads a weights file.
  ///
  /// - Throws: `Malformed` with file and line.
  init(path: String) throws {
    func wrong(_ what: String) -> Malformed {
      Malformed(description: "\(path)\(what); train it again with `casus train-coder`")
    }
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else { throw wrong(": cannot be read as UTF-8 text") }
    var numbers: [Substring: Int] = [:]
    for (index, type) in Self.classes.enumerated() { numbers[Substring(Self.name(type))] = index }
    for (number, line) in text[...].parts("\n").enumerated() where line.utf8.first != UInt8(ascii: "#") {
      let sides = line.parts("\t")
      guard sides.count == 2 else {
        throw wrong(":\(number + 1): is no feature and weights divided by a tab")
      }
      var row: [(classIndex: Int, weight: Double)] = []
      for item in sides[1].parts(" ") {
        let parts = item.parts(":")
        guard parts.count == 2, let weight = Double(parts[1]) else {
          throw wrong(":\(number + 1): `\(item)` is no TYPE:weight")
        }
        if parts[0] == "*" {
          votes[String(sides[0])] = weight
        } else if let index = numbers[parts[0]] {
          row.append((index, weight))
        } else {
          throw wrong(":\(number + 1): unknown type `\(parts[0])`")
        }
      }
      if !row.isEmpty { weights[String(sides[0])] = row }
    }
  }

  private static func name(_ type: EventType?) -> String { type?.rawValue ?? "none" }

  /// The most probable type, and how probable; nil when it is all but sure that nothing holds.
  func answer(_ evidence: PairEvidence) -> (type: EventType?, probability: Double) {
    let shares = probabilities(evidence)
    let none = shares[shares.count - 1]
    if none > Self.silence { return (nil, none) }
    let best = shares.dropLast().indices.max { shares[$0] < shares[$1] } ?? 0
    return (Self.classes[best], shares[best])
  }

  /// Probability of each of `classes`.
  func probabilities(_ evidence: PairEvidence) -> [Double] {
    var scores = [Double](repeating: 0, count: Self.classes.count)
    for feature in evidence.features {
      for (index, weight) in weights[feature.name] ?? [] { scores[index] += weight }
    }
    for vote in evidence.votes {
      guard let weight = votes[vote.name], let index = Self.classes.firstIndex(of: vote.type) else {
        continue
      }
      scores[index] += weight * vote.strength
    }
    LogSpace.normalise(&scores)
    return scores
  }

  /// The file's text.
  var encoded: String {
    var lines: [(String, String)] = []
    for (feature, row) in weights {
      let items = row.compactMap { index, weight -> String? in
        let value = (weight * 100).rounded() / 100
        return abs(value) < 0.02 ? nil : "\(Self.name(Self.classes[index])):\(value)"
      }
      if !items.isEmpty { lines.append((feature, items.joined(separator: " "))) }
    }
    for (vote, weight) in votes {
      lines.append((vote, "*:\((weight * 1000).rounded() / 1000)"))
    }
    lines.sort { ($0.0, $0.1) < ($1.0, $1.1) }
    return Self.head + lines.map { "\($0.0)\t\($0.1)\n" }.joined()
  }
}
