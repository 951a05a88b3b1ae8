import Foundation

/// Tells the language of a text: first by its script, then, where languages share one, by its letters.
public struct LanguageDetector: Sendable {
  /// A language with how sure the detector is, from 0 to 1.
  public struct Detection: Hashable, Sendable {
    /// The language.
    public let language: Language
    /// How sure it is.
    public let confidence: Double
  }

  /// Scalars that are looked at; more tell nothing new.
  static let window = 20_000
  /// What a triple costs that a language's profile does not have, in hundredths of a nat.
  static let unseenCost = 1200
  /// The same where the profile does not even have one of its letters.
  static let foreignCost = 2000
  /// Letters needed where the script alone decides, and where it does not.
  static let fewest = (script: 2, letters: 12)

  private struct Profile: Sendable {
    var language: Language
    var script: WritingSystem
    /// Highest cost a triple may have on average in a text of eighty letters.
    var limit: Int
    /// Letters its triples have.
    var letters: Set<UInt64> = []
  }

  private let profiles: [Profile]
  /// Costs of a triple in each profile; 0 where the profile does not have it.
  private let costs: [UInt64: [Int32]]

  /// Opens the profiles file (`Models/languages.tsv`).
  public init(path: String) throws(TreebankError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw TreebankError(file: path, line: 0, problem: "cannot be read: \(error.localizedDescription)")
    }
    try self.init(Array(data), file: path)
  }

  /// Reads profiles: `language script limit`, or `language triple cost` for a profile named before.
  public init(_ bytes: [UInt8], file: String) throws(TreebankError) {
    var profiles: [Profile] = []
    var entries: [(key: UInt64, profile: Int, cost: Int32)] = []
    var lines = ByteLines(bytes)
    while let line = lines.next() {
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let columns = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
      guard columns.count == 3, let number = Int32(columns[2]) else {
        throw TreebankError(
          file: file, line: lines.number, problem: "a line is language, script or triple, number")
      }
      let language = Language(columns[0])
      if let script = WritingSystem(rawValue: columns[1]) {
        profiles.append(Profile(language: language, script: script, limit: Int(number)))
      } else if let key = LetterTriple.key(columns[1]),
        let profile = profiles.firstIndex(where: { $0.language == language })
      {
        entries.append((key, profile, number))
        for shift in [42, 21, 0] as [UInt64] { profiles[profile].letters.insert(key >> shift & 0x1F_FFFF) }
      } else {
        throw TreebankError(
          file: file, line: lines.number, problem: "“\(columns[1])” is neither a script nor three letters")
      }
    }
    let unseen = [Int32](repeating: 0, count: profiles.count)
    var costs: [UInt64: [Int32]] = [:]
    for entry in entries { costs[entry.key, default: unseen][entry.profile] = entry.cost }
    self.profiles = profiles
    self.costs = costs
  }

  /// Languages it knows.
  public var languages: [Language] { profiles.map(\.language) }

  /// The language of a text; nil when it has too few letters or is in none of the known languages.
  public func detect(_ text: String) -> Detection? {
    var counts: [WritingSystem: Int] = [:]
    for scalar in text.unicodeScalars.prefix(Self.window) {
      if let script = WritingSystem.of(scalar.value) { counts[script, default: 0] += 1 }
    }
    let letters = counts.values.reduce(0, +)
    let ranked = WritingSystem.allCases.max { counts[$0, default: 0] < counts[$1, default: 0] }
    guard let script = ranked, let count = counts[script], count >= Self.fewest.script else { return nil }
    let share = Double(count) / Double(letters)
    let candidates = profiles.indices.filter { profiles[$0].script == script }
    guard let first = candidates.first else { return nil }
    if candidates.count == 1, profiles[first].limit == 0 {
      return Detection(language: profiles[first].language, confidence: share)
    }
    guard count >= Self.fewest.letters else { return nil }
    return judge(text, script: script, candidates: candidates, share: share)
  }

  private func judge(
    _ text: String, script: WritingSystem, candidates: [Int], share: Double
  ) -> Detection? {
    var sums = [Int](repeating: 0, count: profiles.count)
    var triples = 0
    var triple = LetterTriple()
    func add() {
      triples += 1
      let found = costs[triple.key]
      for index in candidates {
        let known = found.map { Int($0[index]) } ?? 0
        sums[index] += known > 0 ? known : Self.cost(ofUnseen: triple.key, letters: profiles[index].letters)
      }
    }
    for scalar in text.unicodeScalars.prefix(Self.window) {
      let own = WritingSystem.of(scalar.value)
      if triple.push(own == nil || own == script ? scalar.value : 0x20) { add() }
    }
    if triple.push(0x20) { add() }
    let ranked = candidates.sorted { (sums[$0], $0) < (sums[$1], $1) }
    guard let best = ranked.first, triples > 0 else { return nil }
    let average = sums[best] / triples
    guard average <= Self.limit(profiles[best].limit, triples: triples) else { return nil }
    var certainty = 1.0
    if ranked.count > 1 {
      let lead = Double(sums[ranked[1]] - sums[best]) / 100
      certainty = 1 / (1 + exp(-min(lead, 60)))
    }
    return Detection(language: profiles[best].language, confidence: share * certainty)
  }

  /// What a triple costs that a profile with such letters does not have.
  static func cost(ofUnseen key: UInt64, letters: Set<UInt64>) -> Int {
    for shift in [42, 21, 0] as [UInt64] where !letters.contains(key >> shift & 0x1F_FFFF) {
      return foreignCost
    }
    return unseenCost
  }

  /// A short text (a headline full of names) may lie further above the mean than a long one.
  static func limit(_ limit: Int, triples: Int) -> Int {
    limit - 20 + Int((110 * (25 / Double(triples)).squareRoot()).rounded())
  }
}
