import ArgumentParser
import CasusLanguage
import CasusRecords
import Foundation

/// Which language model a command uses.
struct ModelOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "Language code (he, en); detected from the text when left out.")
  var language: String?

  @Option(help: "Model file instead of the one in the models folder.")
  var model: String?

  @Option(help: "Folder of language models.")
  var models: String?

  /// The model for a text.
  func load(for text: String) throws -> LanguageModel {
    if let model { return try LanguageModel(path: model) }
    let folder = try ResourceLocator.folder("Models", override: models)
    return try LanguageModel(path: "\(folder)/\(try code(for: text, folder: folder)).casus")
  }

  private func code(for text: String, folder: String) throws -> String {
    if let language {
      guard language.utf8.allSatisfy({ (97...122).contains($0) }), !language.isEmpty else {
        throw ValidationError("“\(language)” is no language code; give two lower-case letters, such as he")
      }
      return language
    }
    let detector = try LanguageDetector(path: "\(folder)/languages.tsv")
    guard let found = detector.detect(text) else {
      throw ValidationError("the language of the text is not clear; name it with --language")
    }
    return found.language.code
  }
}

/// Text from a file, or standard input for none or `-`; bytes that are no UTF-8 are replaced.
func inputText(_ path: String?) throws -> String {
  guard let path, path != "-" else {
    return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
  }
  do {
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  } catch {
    throw ValidationError("\(path) cannot be read: \(error.localizedDescription)")
  }
}
