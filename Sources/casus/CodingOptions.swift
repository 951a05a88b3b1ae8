import ArgumentParser
import CasusCodebook
import CasusCoding
import CasusRecords
import Foundation

/// With what knowledge documents are coded.
struct CodingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Folders of a codebook laid over the built-in one.", valueName: "dir"))
  var codebook: [String] = []

  @Option(help: "Folder of language models.")
  var models: String?

  /// The coder that reads with this knowledge.
  ///
  /// - Parameter isWeighing: whether proposals are weighed by the trained disposer, if there is one.
  func coder(isWeighing: Bool = true) throws -> Coder {
    let base = try ResourceLocator.folder("Codebook", override: nil)
    let models = try ResourceLocator.folder("Models", override: models)
    let weights = "\(models)/disposer.tsv"
    let isTrained = isWeighing && FileManager.default.fileExists(atPath: weights)
    return try Coder(
      codebook: Codebook(folders: [base] + codebook), models: ModelLibrary(folder: models),
      disposer: isTrained ? Disposer(path: weights) : .lenient)
  }
}
