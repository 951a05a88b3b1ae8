import CasusCodebook
import CasusCoding
import CasusRecords
import Foundation
import Testing

/// The codebook's own examples: each concept is shown by a sentence in every language, and is found in it.
struct ExampleTests {
  /// Sentences in which the type is not found yet: language and concept, divided by a blank.
  private static func knownFailures() throws -> Set<String> {
    let path = "\(Knowledge.root)/Tests/CasusCodingTests/Corpus/examples-not-yet.txt"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    return Set(lines.filter { !$0.hasPrefix("#") })
  }

  @Test(arguments: ["he", "en"])
  func anExampleIsCodedAsItsConcept(language: String) throws {
    let coder = try Knowledge.coder()
    let known = try Self.knownFailures()
    var (found, missing): (Int, [String]) = (0, [])
    for concept in coder.codebook.concepts {
      guard let text = concept.examples[language] else { continue }
      let record = coder.code(Document(text: text, language: language, published: "2024-08-20"))
      if record.events.contains(where: { $0.type == concept.type }) {
        found += 1
      } else if !known.contains("\(language) \(concept.name)") {
        missing.append("\(concept.name): \(text) \(record.events.map(\.type.rawValue))")
      }
    }
    // A few may come and go with models; the floor holds for all.
    #expect(missing.count <= 8, "\(missing.joined(separator: "\n"))")
    #expect(found * 100 >= 88 * coder.codebook.concepts.count, "\(found)")
  }
}
