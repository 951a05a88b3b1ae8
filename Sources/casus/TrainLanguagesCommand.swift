import ArgumentParser
import CasusLanguage
import Foundation

/// `casus train-languages`: letter profiles for telling languages apart.
struct TrainLanguages: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-languages", abstract: "Learn to tell languages apart (Models/languages.tsv).",
    discussion: "Each argument is CODE=FILE with a treebank (.conllu), a names file (.bio) or plain text.")

  @Option(name: .shortAndLong, help: "Profiles file to write.")
  var output: String

  @Argument(help: "Such as he=he/train.conllu; one language may come several times.")
  var texts: [String]

  func run() throws {
    var order: [String] = []
    var collected: [String: String] = [:]
    for argument in texts {
      let parts = argument.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { throw ValidationError("“\(argument)” is not CODE=FILE") }
      let code = String(parts[0])
      if collected[code] == nil { order.append(code) }
      collected[code, default: ""] += try Self.text(String(parts[1])) + "\n"
    }
    var profiles = LanguageProfiles()
    for code in order { profiles.add(Language(code), text: collected[code] ?? "") }
    try Data(profiles.encoded().utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
  }

  private static func text(_ path: String) throws -> String {
    if path.hasSuffix(".conllu") {
      return try CoNLLUReader.read(path: path).map(\.text).joined(separator: "\n")
    }
    if path.hasSuffix(".bio") { return try words(ofNamesFile: path) }
    return try inputText(path)
  }

  /// The words of a names file, whatever its labels, a sentence a line.
  private static func words(ofNamesFile path: String) throws -> String {
    var text = ""
    for line in try inputText(path).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      guard let gap = line.lastIndex(where: { $0 == " " || $0 == "\t" }) else {
        text += "\n"
        continue
      }
      text += line[..<gap] + " "
    }
    return text
  }
}
