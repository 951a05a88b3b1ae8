import ArgumentParser
import CasusCodebook
import CasusCoding
import CasusLanguage
import CasusRecords
import Foundation

/// With what knowledge documents are coded.
struct CodingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Folders of a codebook laid over the built-in one.", valueName: "dir"))
  var codebook: [String] = []

  @Option(help: "Folder of language models.")
  var models: String?

  /// The languages of some documents, for those that do not say it as detected; nil when one is not recognised, and when
  /// a codebook is laid over ours, whose faults are to be told all at once.
  func languages(of documents: [Document]) throws -> [String]? {
    if !codebook.isEmpty { return nil }
    _ = try ResourceLocator.folder("Codebook", override: nil)
    let models = try ModelLibrary(folder: ResourceLocator.folder("Models", override: models))
    var found: Set<String> = []
    for document in documents {
      guard let language = document.language ?? models.detect(document.text)?.code else { return nil }
      found.insert(language)
    }
    return found.sorted()
  }

  /// The coder that reads with this knowledge.
  ///
  /// - Parameters:
  ///   - isWeighing: whether proposals are weighed by the trained disposer, if there is one.
  ///   - languages: the languages that will be read; nil for all. Half of the time to start goes into lexicons.
  func coder(isWeighing: Bool = true, languages: [String]? = nil) throws -> Coder {
    let base = try ResourceLocator.folder("Codebook", override: nil)
    let models = try ResourceLocator.folder("Models", override: models)
    let weights = "\(models)/disposer.tsv"
    let isTrained = isWeighing && FileManager.default.fileExists(atPath: weights)
    return try Coder(
      codebook: Codebook(folders: [base] + codebook, languages: languages),
      models: ModelLibrary(folder: models),
      disposer: isTrained ? Disposer(path: weights) : .lenient,
      pairs: isWeighing ? PairLibrary(path: "\(models)/pairs.tsv") : nil)
  }
}
