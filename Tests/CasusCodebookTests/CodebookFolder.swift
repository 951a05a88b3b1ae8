import CasusCodebook
import CasusTestSupport
import Foundation

/// The folder of the package.
let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

/// A small codebook on disk with the real ontology, gone after the test.
final class CodebookFolder {
  private let folder: TemporaryFolder
  var path: String { folder.path }

  /// A folder with these files; `nil` for the ontology leaves it out.
  init(_ files: [String: String] = [:], hasOntology: Bool = true) throws {
    folder = try TemporaryFolder()
    if hasOntology {
      try write(
        "ontology.tsv", try String(contentsOfFile: "\(packageRoot)/Codebook/ontology.tsv", encoding: .utf8))
    }
    for (name, text) in files { try write(name, text) }
  }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ bytes: Data) throws { try folder.write(name, bytes) }

  /// What is wrong with it.
  func findings(over others: [CodebookFolder] = []) -> [Finding] {
    var findings: [Finding] = []
    _ = Codebook(folders: others.map(\.path) + [path], findings: &findings)
    return findings
  }

  func load() throws -> Codebook { try Codebook(folders: [path]) }
}
