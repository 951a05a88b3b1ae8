import Foundation

/// Learns the letter profiles that `LanguageDetector` reads.
public struct LanguageProfiles: Sendable {
  /// Triples kept of each language.
  public var size = 900
  /// Letters of the pieces on which the limits are set.
  private static let piece = 80
  private var texts: [(language: Language, text: String)] = []

  /// No languages yet.
  public init() {}

  /// Adds a language with text in it.
  public mutating func add(_ language: Language, text: String) { texts.append((language, text)) }

  /// The lines of the profiles file.
  public func encoded() -> String {
    let scripts = texts.map { Self.script(of: $0.text) }
    var lines = [
      "# Letter profiles of languages, learned from treebanks and names files by `casus train-languages`.",
      "# language, script, highest mean cost of a text (0: the script decides); then language, triple, cost.",
      "# A cost is the negative logarithm of a frequency, in hundredths.",
    ]
    for (index, entry) in texts.enumerated() {
      guard let script = scripts[index] else { continue }
      let decides = Self.decidingScripts.contains(script) && scripts.count(where: { $0 == script }) == 1
      if decides {
        lines.append("\(entry.language)\t\(script.rawValue)\t0")
        continue
      }
      let costs = costs(of: entry.text)
      let limit = Self.limit(entry.text, costs)
      lines.append("\(entry.language)\t\(script.rawValue)\t\(limit)")
      for key in costs.keys.sorted() {
        lines.append("\(entry.language)\t\(LetterTriple.text(key))\t\(costs[key] ?? 0)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Scripts that in practice write one of the languages news is read in.
  private static let decidingScripts: Set<WritingSystem> = [.hebrew, .armenian, .georgian]

  private static func script(of text: String) -> WritingSystem? {
    var counts: [WritingSystem: Int] = [:]
    for scalar in text.unicodeScalars {
      if let script = WritingSystem.of(scalar.value) { counts[script, default: 0] += 1 }
    }
    return WritingSystem.allCases.filter { counts[$0] != nil }
      .max { counts[$0, default: 0] < counts[$1, default: 0] }
  }

  private func costs(of text: String) -> [UInt64: Int] {
    var counts: [UInt64: Int] = [:]
    var total = 0
    var triple = LetterTriple()
    for scalar in text.unicodeScalars where triple.push(scalar.value) {
      counts[triple.key, default: 0] += 1
      total += 1
    }
    let kept = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(size)
    return Dictionary(
      uniqueKeysWithValues: kept.map { key, count in
        (key, Int((-100 * log(Double(count) / Double(total))).rounded()))
      })
  }

  /// A mean cost that nearly all short pieces of the language stay below.
  private static func limit(_ text: String, _ costs: [UInt64: Int]) -> Int {
    var letters = Set<UInt64>()
    for key in costs.keys {
      for shift in [42, 21, 0] as [UInt64] { letters.insert(key >> shift & 0x1F_FFFF) }
    }
    var means: [Int] = []
    var triple = LetterTriple()
    var sum = 0
    var count = 0
    for scalar in text.unicodeScalars where triple.push(scalar.value) {
      sum += costs[triple.key] ?? LanguageDetector.cost(ofUnseen: triple.key, letters: letters)
      count += 1
      if count == piece {
        means.append(sum / count)
        sum = 0
        count = 0
      }
    }
    means.sort()
    return means.isEmpty ? LanguageDetector.unseenCost : means[means.count * 98 / 100] + 10
  }
}
