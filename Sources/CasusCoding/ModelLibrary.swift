public import CasusLanguage
import Synchronization

/// The language models of a folder, each mapped when it is first needed.
public final class ModelLibrary: Sendable {
  private let folder: String
  private let opened = Mutex<[Language: LanguageModel]>([:])
  private let detector: LanguageDetector

  /// Uses the models `XX.casus` and the letter profiles `languages.tsv` in `folder`.
  ///
  /// - Throws: `TreebankError` when the profiles are missing or malformed.
  public init(folder: String) throws {
    self.folder = folder
    detector = try LanguageDetector(path: "\(folder)/languages.tsv")
  }

  /// The model of a language.
  ///
  /// - Throws: `ModelError` when it is missing, cannot be used or is of another language.
  public func model(for language: Language) throws -> LanguageModel {
    try opened.withLock { models in
      if let model = models[language] { return model }
      let path = "\(folder)/\(language.code).casus"
      let model = try LanguageModel(path: path)
      guard model.language == language else {
        throw ModelError.wrongLanguage(path: path, found: model.language.code, expected: language.code)
      }
      models[language] = model
      return model
    }
  }

  /// The language of a text; nil when unknown.
  public func detect(_ text: String) -> Language? { detector.detect(text)?.language }
}
