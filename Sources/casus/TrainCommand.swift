import ArgumentParser
import CasusLanguage
import Foundation

/// `casus train`: treebanks in, one model file and its card out.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train the model of a language from Universal Dependencies treebanks.",
    discussion: """
      A folder stands for all its .conllu files whose names contain “train”. The same data give the same model, bit \
      for bit. What you leave out of the options is left out of the model: use it to keep licences apart.
      """)

  @Option(name: .shortAndLong, help: "Language code, such as he.")
  var language: String

  @Option(parsing: .upToNextOption, help: "Treebank files or folders with trees and true spacing.")
  var treebank: [String]

  @Option(parsing: .upToNextOption, help: "Treebank files with words and tags but no trees.")
  var tagsOnly: [String] = []

  @Option(
    parsing: .upToNextOption,
    help:
      "Files of raw text, a paragraph a line: a first model annotates it, and the last network learns from it."
  )
  var raw: [String] = []

  @Option(parsing: .upToNextOption, help: "Names files (word label, BIO) for sentences of the treebanks.")
  var names: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Names files made by other guidelines than --names: what both have in common is learned from them.")
  var otherNames: [String] = []

  @Option(
    parsing: .upToNextOption,
    help:
      "Text whose names are marked in brackets, “[PER Cindy Stark] moved to [LOC Baku].”, a paragraph a line."
  )
  var markedNames: [String] = []

  @Option(parsing: .upToNextOption, help: "The same, by other guidelines than --names.")
  var otherMarkedNames: [String] = []

  @Option(
    parsing: .upToNextOption, help: "Word lists: a form a line, or UniMorph tables (lemma, form, features).")
  var words: [String] = []

  @Option(
    parsing: .upToNextOption,
    help:
      "Lists of names: kind (PER, LOC, ORG), tab, name."
  )
  var nameLists: [String] = []

  @Option(
    parsing: .upToNextOption,
    help:
      "Lists of forms as written in raw text: form, tab, Zipf value (log10 of occurrences in a billion words)."
  )
  var frequencies: [String] = []

  @Option(help: "Treebank to score the model on for its card.")
  var dev: String?

  @Option(help: "Names file (BIO) for --dev.")
  var devNames: String?

  @Option(help: "Licence of the model, for its card.")
  var licence: String = "that of the data; see their sources"

  @Option(name: .shortAndLong, help: "Model file to write; the card goes beside it as .md.")
  var output: String

  func run() throws {
    var trees = try treebank.flatMap(Self.files(in:)).map(Self.read)
    let tags = try tagsOnly.flatMap(Self.files(in:)).map(Self.read)
    for path in names { try attach(path, to: &trees, byOthers: false) }
    for path in otherNames { try attach(path, to: &trees, byOthers: true) }
    var trainer = LanguageTrainer(
      language: Language(language), treebank: trees.flatMap(\.sentences), tagsOnly: tags.flatMap(\.sentences))
    trainer.raw = try raw.map { try inputText($0) }.joined(separator: "\n")
    trainer.marked = try markedNames.map { try MarkedNames(path: $0) }
    trainer.otherMarked = try otherMarkedNames.map { try MarkedNames(path: $0) }
    for path in words {
      trainer.lists.words += try Self.words(in: path)
      trainer.lists.verbs.merge(try Self.verbs(in: path)) { first, _ in first }
    }
    for path in nameLists { trainer.lists.names += try Self.listedNames(in: path) }
    for path in frequencies { trainer.lists.frequencies += try Self.frequencies(in: path) }
    let bar = ProgressBar()
    try trainer.train { bar.show($0) }.write(to: output)
    bar.finish("wrote \(output)")
    try ModelCard(
      language: language, model: output, treebanks: trees, tagsOnly: tags, raw: raw, names: names,
      otherNames: otherNames, markedNames: markedNames, otherMarkedNames: otherMarkedNames, words: words,
      nameLists: nameLists, frequencies: frequencies,
      licence: licence, dev: dev, devNames: devNames
    ).write()
  }

  private func attach(_ path: String, to files: inout [ModelCard.Source], byOthers: Bool) throws {
    let names = try NamesFile(path: path)
    var attached = 0
    for index in files.indices { attached += names.attach(to: &files[index].sentences, byOthers: byOthers) }
    Console.note("\(path): names of \(attached) of \(names.sentences.count) sentences")
    guard attached > 0 else { throw ValidationError("\(path) fits no sentence of the treebanks") }
  }

  private static func read(_ path: String) throws -> ModelCard.Source {
    let source = ModelCard.Source(path: path, sentences: try CoNLLUReader.read(path: path))
    guard !source.sentences.isEmpty else { throw ValidationError("\(path) has no sentence") }
    return source
  }

  /// A file itself, or the training files of a folder in the order of their names.
  private static func files(in path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      return [path]
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    let files = names.filter { $0.hasSuffix(".conllu") && $0.contains("train") }.map { "\(path)/\($0)" }
    guard !files.isEmpty else {
      throw ValidationError("\(path) has no .conllu file with “train” in its name; name the files themselves")
    }
    return files
  }

  private static func words(in path: String) throws -> [String] {
    try inputText(path).split(whereSeparator: \.isNewline).compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      return columns.count > 1 ? String(columns[1]) : columns.first.map(String.init)
    }
  }

  /// Forms of verbs that have one lemma only, from a UniMorph table (lemma, form, features).
  private static func verbs(in path: String) throws -> [String: String] {
    var lemmas: [String: Set<String>] = [:]
    for line in try inputText(path).split(whereSeparator: \.isNewline) {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count > 2, columns[2].hasPrefix("V;") else { continue }
      lemmas[String(columns[1]), default: []].insert(String(columns[0]))
    }
    return lemmas.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  private static func listedNames(in path: String) throws -> [ListedName] {
    try inputText(path).split(whereSeparator: \.isNewline).enumerated().map { number, line in
      let columns = line.split(separator: "\t")
      guard columns.count == 2 else {
        throw ValidationError(
          "\(path):\(number + 1): a line is a kind, a tab and a name, such as LOC and Baku")
      }
      return ListedName(kind: String(columns[0]), name: String(columns[1]))
    }
  }

  private static func frequencies(in path: String) throws -> [(form: String, zipf: Double)] {
    try inputText(path).split(whereSeparator: \.isNewline).enumerated().map { number, line in
      let columns = line.split(separator: "\t")
      guard columns.count == 2, let zipf = Double(columns[1]) else {
        throw ValidationError(
          "\(path):\(number + 1): a line is a form, a tab and its Zipf value, such as 4.52")
      }
      return (String(columns[0]), zipf)
    }
  }
}
