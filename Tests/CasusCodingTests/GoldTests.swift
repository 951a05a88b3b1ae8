import CasusCoding
import CasusRecords
import Foundation
import Testing

/// How well records agree with those of human coders, where their files are at hand beside the package.
struct GoldTests {
  private struct GoldEvent: Decodable {
    var types: [EventType]
    var clause: Span
    var trigger: Span?
  }

  private struct GoldDocument: Decodable {
    var id: String
    var text: String
    var language: String?
    var published: String?
    var publisher: String?
    var events: [GoldEvent]
  }

  private static let folder = "\(Knowledge.root)/../shared/gold"

  private static var isThere: Bool { FileManager.default.fileExists(atPath: folder) }

  /// Pairs one to one: the type is among those of the gold event and the trigger begins in its clause; overlapping
  /// triggers first.
  private func agreeing(_ gold: [GoldEvent], _ found: [Event]) -> Int {
    var paired: Set<Int> = []
    var used: Set<Int> = []
    for mustOverlap in [true, false] {
      for (number, wanted) in gold.enumerated() where !paired.contains(number) {
        let match = found.indices.first { index in
          let event = found[index]
          guard !used.contains(index), wanted.types.contains(event.type) else { return false }
          guard (wanted.clause.start..<wanted.clause.end).contains(event.trigger.start) else { return false }
          return !mustOverlap || wanted.trigger?.overlaps(event.trigger) == true
        }
        if let match {
          paired.insert(number)
          used.insert(match)
        }
      }
    }
    return paired.count
  }

  @Test(
    .enabled(if: isThere, "no gold records at ../shared/gold"),
    arguments: [("he-dev", 35), ("en-dev", 45), ("seed", 70)] as [(String, Double)])
  func typesAgreeWithHumanCoders(name: String, least: Double) throws {
    let coder = try Knowledge.coder()
    let lines = try String(contentsOfFile: "\(Self.folder)/\(name).jsonl", encoding: .utf8).split(
      separator: "\n")
    #expect(!lines.isEmpty)
    var (right, wanted, found) = (0, 0, 0)
    for line in lines {
      let gold = try JSONDecoder().decode(GoldDocument.self, from: Data(line.utf8))
      let record = coder.code(
        Document(
          id: gold.id, text: gold.text, language: gold.language, published: gold.published,
          publisher: gold.publisher))
      right += agreeing(gold.events, record.events)
      wanted += gold.events.count
      found += record.events.count
    }
    let score = 200 * Double(right) / Double(wanted + found)
    #expect(
      score >= least,
      "\(name): F1 of event types \(score), \(right) right of \(wanted) wanted, \(found) found")
  }
}
