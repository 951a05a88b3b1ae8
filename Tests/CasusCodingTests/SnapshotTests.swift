import CasusCoding
import CasusRecords
import Foundation
import Testing

/// Sentences of our own with the records they must give, under `Snapshots/`: a title, the day of publication, the text,
/// then the record. After a change that is meant, `CASUS_RECORD=1` writes them anew; read the difference before it is
/// committed, for what stands there is taken to be right.
struct SnapshotTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let title: String
    let published: String
    let text: String
    let expected: [String]
    var testDescription: String { title }
  }

  private static func path(_ language: String) -> String {
    "\(Knowledge.root)/Tests/CasusCodingTests/Snapshots/\(language).txt"
  }

  /// Reads `== title (date)`, `> text`, record lines, blank line.
  static func cases(_ language: String) throws -> [Case] {
    let file = try String(contentsOfFile: path(language), encoding: .utf8)
    return try file.components(separatedBy: "\n\n").compactMap { block in
      let lines = block.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
      if lines.isEmpty { return nil }
      guard lines.count >= 2, lines[0].hasPrefix("== "), lines[0].hasSuffix(")"), lines[1].hasPrefix("> "),
        let bracket = lines[0].lastIndex(of: "(")
      else { throw Malformed(description: "\(path(language)): not `== title (date)` and `> text`: \(block)") }
      return Case(
        title: lines[0][..<bracket].dropFirst(3).trimmingCharacters(in: .whitespaces),
        published: String(lines[0][lines[0].index(after: bracket)...].dropLast()),
        text: String(lines[1].dropFirst(2)), expected: Array(lines.dropFirst(2)))
    }
  }

  private struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  private func document(_ wanted: Case, _ language: String) -> Document {
    Document(id: wanted.title, text: wanted.text, language: language, published: wanted.published)
  }

  @Test(arguments: ["he", "en"])
  func recordsAreAsReviewed(language: String) throws {
    let coder = try Knowledge.coder()
    let cases = try Self.cases(language)
    #expect(cases.count >= 12)
    #expect(Set(cases.map(\.title)).count == cases.count)
    var file = try String(contentsOfFile: Self.path(language), encoding: .utf8).prefix { $0 != "=" }
    for wanted in cases {
      let lines = RecordText(coder.code(document(wanted, language)), of: wanted.text).lines
      file += "== \(wanted.title) (\(wanted.published))\n> \(wanted.text)\n"
      file += lines.map { $0 + "\n" }.joined() + "\n"
      if ProcessInfo.processInfo.environment["CASUS_RECORD"] == nil {
        #expect(lines == wanted.expected, "\(language), \(wanted.title)")
      }
    }
    if ProcessInfo.processInfo.environment["CASUS_RECORD"] != nil {
      try file.dropLast().write(toFile: Self.path(language), atomically: true, encoding: .utf8)
    }
  }

  @Test(arguments: ["he", "en"])
  func explanationsNameThePatternsAndTheParties(language: String) throws {
    let coder = try Knowledge.coder()
    for wanted in try Self.cases(language) {
      let document = document(wanted, language)
      let text = coder.explain(document).text
      for event in coder.code(document).events {
        #expect(text.contains("event  \(event.type.rawValue)"), "\(wanted.title)")
        #expect(text.contains("\(event.concept), by "), "\(wanted.title)")
        #expect(text.contains("\(language)/events/"), "\(wanted.title)")
        #expect(text.contains("status \(event.status.rawValue)"), "\(wanted.title)")
        for actor in event.actors {
          #expect(text.contains("actor \(actor.country ?? "?") \(actor.sector ?? "?")"), "\(wanted.title)")
        }
      }
    }
  }

  @Test func theSameTextGivesTheSameRecordAlsoSideBySide() async throws {
    let coder = try Knowledge.coder()
    var documents: [Document] = []
    for language in ["he", "en"] {
      let texts = try Self.cases(language).map(\.text)
      documents.append(
        Document(text: texts.joined(separator: " "), language: language, published: "2024-08-20"))
      documents.append(Document(text: texts.joined(separator: "\n"), language: language))
    }
    let expected = documents.map(coder.code)
    #expect(expected.allSatisfy { $0.error == nil && $0.events.count > 5 })
    #expect(documents.map(coder.code) == expected)
    await withTaskGroup(of: [Record].self) { group in
      for _ in 0..<8 { group.addTask { [documents] in documents.map(coder.code) } }
      for await records in group { #expect(records == expected) }
    }
  }
}
