import CasusLanguage
import Foundation

/// The card of a model: what it was made from, how, under which licence, and how good it is.
struct ModelCard {
  /// A treebank file.
  struct Source {
    var path: String
    var sentences: [TreebankSentence]
  }

  var language: String
  var model: String
  var treebanks: [Source]
  var tagsOnly: [Source]
  var raw: [String]
  var names: [String]
  var otherNames: [String]
  var markedNames: [String]
  var otherMarkedNames: [String]
  var words: [String]
  var nameLists: [String]
  var frequencies: [String]
  var licence: String
  var dev: String?
  var devNames: String?

  /// Writes the card beside the model.
  func write() throws {
    let path = URL(fileURLWithPath: model).deletingPathExtension().appendingPathExtension("md")
    try Data(try text().utf8).write(to: path, options: .atomic)
  }

  private func text() throws -> String {
    let opened = try LanguageModel(path: model)
    let size = try Data(contentsOf: URL(fileURLWithPath: model)).count
    let name = URL(fileURLWithPath: model).lastPathComponent
    var lines = ["# \(name)", ""]
    lines += [
      "Language model of Casus for `\(language)`: sentences, tokens, words, parts of speech, features,"
    ]
    lines += ["lemmas, dependency trees and names, after Universal Dependencies v2.", ""]
    lines += ["- identifier: `\(opened.identifier)`, \(size) bytes"]
    lines += ["- licence: \(licence)"]
    lines += ["- made by: `\(command)`"]
    lines += ["- deterministic: the same data and program give the same bytes", "", "## Data", ""]
    lines += ["| file | use | sentences | tokens | words |", "|---|---|---|---|---|"]
    for source in treebanks { lines.append(row(source, use: "everything")) }
    for source in tagsOnly { lines.append(row(source, use: "everything; trees by the teaching networks")) }
    for path in raw { lines.append("| \(base(path)) | raw text; all by the teaching networks | | | |") }
    for path in names { lines.append("| \(base(path)) | names | | | |") }
    for path in otherNames { lines.append("| \(base(path)) | names, by other guidelines | | | |") }
    for path in markedNames { lines.append("| \(base(path)) | names of its sentences | | | |") }
    for path in otherMarkedNames {
      lines.append("| \(base(path)) | names of its sentences, by other guidelines | | | |")
    }
    for path in words { lines.append("| \(base(path)) | list of word forms | | | |") }
    for path in nameLists { lines.append("| \(base(path)) | list of names | | | |") }
    for path in frequencies { lines.append("| \(base(path)) | frequencies of forms | | | |") }
    lines += try scores(opened)
    return lines.joined(separator: "\n") + "\n"
  }

  private var command: String {
    var parts = ["casus train --language \(language)"]
    func add(_ option: String, _ paths: [String]) {
      if !paths.isEmpty { parts.append("\(option) \(paths.map(base).joined(separator: " "))") }
    }
    add("--treebank", treebanks.map(\.path))
    add("--tags-only", tagsOnly.map(\.path))
    add("--raw", raw)
    add("--names", names)
    add("--other-names", otherNames)
    add("--marked-names", markedNames)
    add("--other-marked-names", otherMarkedNames)
    add("--words", words)
    add("--name-lists", nameLists)
    add("--frequencies", frequencies)
    return parts.joined(separator: " ")
  }

  private func row(_ source: Source, use: String) -> String {
    let tokens = source.sentences.reduce(0) { $0 + $1.tokens.count }
    let words = source.sentences.reduce(0) { $0 + $1.words.count }
    return "| \(base(source.path)) | \(use) | \(source.sentences.count) | \(tokens) | \(words) |"
  }

  /// A path without the folders above the data, so that a card does not tell where it was made.
  private func base(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

  private func scores(_ model: LanguageModel) throws -> [String] {
    guard let dev else { return [] }
    var gold = try CoNLLUReader.read(path: dev)
    if let devNames { _ = try NamesFile(path: devNames).attach(to: &gold) }
    let predicted = TreebankSentence.all(of: model.annotate(ParagraphText.rawText(of: gold)))
    let table = try ParseEvaluation(gold: gold, system: predicted).table
    return ["", "## Scores", "", "On \(base(dev)), from raw text (`casus evaluate parse`):", "", "```"]
      + table.split(separator: "\n").map(String.init) + ["```"]
  }
}
