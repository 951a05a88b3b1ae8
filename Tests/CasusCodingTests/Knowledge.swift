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
}
