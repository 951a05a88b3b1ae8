import CasusCodebook
import CasusCoding
import CasusRecords
import Foundation

/// The committed codebook and models, loaded once for all tests.
enum Knowledge {
  /// The folder of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private static let loaded = Result { try load(models: "\(root)/Models") }

  /// The coder of the committed knowledge.
  static func coder() throws -> Coder { try loaded.get() }

  /// A coder with models of another folder, another model for pairs, or other limits.
  static func load(
    models: String, pairs: String = "\(root)/Models/pairs.tsv", limits: Coder.Limits = Coder.Limits()
  ) throws -> Coder {
    try Coder(
      codebook: Codebook(folders: ["\(root)/Codebook"]), models: ModelLibrary(folder: models),
      disposer: Disposer(path: "\(root)/Models/disposer.tsv"), pairs: PairLibrary(path: pairs), limits: limits
    )
  }

  /// The events of a text of our own, from the summer of 2006.
  static func events(_ language: String, _ text: String) throws -> [Event] {
    try coder().code(Document(text: text, language: language, published: "2006-08-20")).events
  }

  /// The countries of the last act of a type that a text of our own tells: `actors > recipients`; nil when it tells none.
  static func parties(_ language: String, _ text: String, of type: EventType) throws -> String? {
    try events(language, text).last { $0.type == type }.map {
      "\(countries($0.actors)) > \(countries($0.recipients))"
    }
  }

  /// The countries of parties, sorted, `?` for those of unknown country.
  static func countries(_ parties: [Actor]) -> String {
    parties.map { $0.country ?? "?" }.sorted().joined(separator: " ")
  }
}
