import CasusCoding
import CasusRecords
import Foundation

/// A corpus of time expressions: what is expected first, then all the ways to say it.
struct TimeCorpus {
  struct Case: Sendable, CustomStringConvertible {
    var line: Int
    var published: String?
    /// Ends expected, `nil` when nothing may be found.
    var expected: (start: String?, end: String?)?
    var phrase: String

    var description: String { "line \(line): \(phrase)" }
  }

  let cases: [Case]
  let tagger: TimeTagger

  /// The folder of the package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static func tagger(_ language: String) throws -> TimeTagger {
    TimeTagger(lexicon: try TimeLexicon(path: "\(root)/Codebook/\(language)/time.tsv"))
  }

  init(_ language: String) throws {
    tagger = try Self.tagger(language)
    let path = "\(Self.root)/Tests/CasusCodingTests/Corpus/time.\(language).tsv"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var published: String?
    var cases: [Case] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(separator: "\t", maxSplits: 1)
      guard fields.count == 2 else {
        throw CorpusFault(description: "\(path):\(index + 1): a tab is missing")
      }
      if fields[0] == "date" {
        published = fields[1] == "-" ? nil : String(fields[1])
        continue
      }
      let expected = fields[0] == "none" ? nil : Self.ends(String(fields[0]))
      for phrase in fields[1].split(separator: "|") {
        let phrase = phrase.trimmingCharacters(in: .whitespaces)
        cases.append(Case(line: index + 1, published: published, expected: expected, phrase: phrase))
      }
    }
    self.cases = cases
  }

  /// What is found in a phrase, as the corpus writes it.
  func found(_ wanted: Case) -> [(start: String?, end: String?)] {
    NarrativeClock.timeline(of: wanted.phrase, published: wanted.published, tagger: tagger).compactMap {
      item in
      item.when.map { ($0.start, $0.end) }
    }
  }

  /// Reads `2024-08-12`, `2024-08`, `2024`, `A..B`, `A..`, `..B`.
  static func ends(_ text: String) -> (start: String?, end: String?) {
    guard let dots = text.range(of: "..") else { return (edge(text, last: false), edge(text, last: true)) }
    return (
      edge(String(text[..<dots.lowerBound]), last: false), edge(String(text[dots.upperBound...]), last: true)
    )
  }

  private static func edge(_ text: String, last: Bool) -> String? {
    switch text.utf8.count {
    case 0: return nil
    case 4: return text + (last ? "-12-31" : "-01-01")
    case 7:
      guard last else { return text + "-01" }
      let year = Int(text.prefix(4)) ?? 2001
      let month = Int(text.suffix(2)) ?? 1
      let next = CivilDay(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
      return String(text.utf8.prefix(4)).map { $0 + String((next - 1).description.dropFirst(4)) }
    default: return text
    }
  }
}

struct CorpusFault: Error, CustomStringConvertible {
  var description: String
}
