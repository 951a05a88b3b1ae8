import Foundation

extension TimeLexicon {
  /// Reads the `time.tsv` of a language: of a codebook's folders, the base first, the last that has one; nil when none
  /// has.
  public init?(language: String, in folders: [String]) throws(TimeLexiconError) {
    let paths = folders.map { "\($0)/\(language)/time.tsv" }
    guard let path = paths.last(where: { FileManager.default.fileExists(atPath: $0) }) else { return nil }
    try self.init(path: path)
  }

  /// Reads `time.tsv` at `path`.
  public init(path: String) throws(TimeLexiconError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TimeLexiconError(
        file: path, line: 0, problem: "cannot be read",
        cure: "check that the codebook has a folder for this language")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw TimeLexiconError(file: path, line: 0, problem: "is not UTF-8", cure: "save it as UTF-8")
    }
    try self.init(contents: text, file: path)
  }
}
