import ArgumentParser
import CasusCodebook
import CasusCoding
import CasusRecords

/// With what knowledge documents are coded.
struct CodingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Folders of a codebook laid over the built-in one.", valueName: "dir"))
  var codebook: [String] = []

  @Option(help: "Folder of language models.")
  var models: String?

  /// The coder that reads with this knowledge.
  func coder() throws -> Coder {
    let base = try ResourceLocator.folder("Codebook", override: nil)
    let models = try ResourceLocator.folder("Models", override: models)
    return Coder(codebook: try Codebook(folders: [base] + codebook), models: ModelLibrary(folder: models))
  }
}
