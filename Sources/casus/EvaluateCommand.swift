import ArgumentParser
import CasusLanguage
import Foundation

/// `casus evaluate`: how good analyses are.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measure analyses against gold data.",
    subcommands: [EvaluateParse.self, EvaluateCoder.self, EvaluateSpeed.self])
}

/// `casus evaluate parse`: the metrics of the CoNLL 2018 shared task, and names.
struct EvaluateParse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Compare a parse with a gold treebank (CoNLL 2018 metrics, names).",
    discussion: """
      Without --predicted the raw text is made from the gold file (the sentences of a paragraph joined by a space, \
      ten to a paragraph where the file marks none) and parsed with the model of the language.
      """)

  @OptionGroup var model: ModelOptions

  @Option(help: "CoNLL-U file to judge instead of parsing anew.")
  var predicted: String?

  @Option(help: "Names file (BIO) with the gold names, when the treebank has none.")
  var names: String?

  @Flag(help: "Keep the gold sentences and words, and judge only what is found about them.")
  var goldWords = false

  @Argument(help: "Gold treebank (CoNLL-U).")
  var gold: String

  func run() throws {
    var gold = try CoNLLUReader.read(path: gold)
    if let names {
      let attached = try NamesFile(path: names).attach(to: &gold)
      if attached < gold.count { Console.note("names found for \(attached) of \(gold.count) sentences") }
    }
    let predicted = try predicted.map { path in try CoNLLUReader.read(path: path) } ?? parse(gold)
    print(try ParseEvaluation(gold: gold, system: predicted).table)
  }

  private func parse(_ gold: [TreebankSentence]) throws -> [TreebankSentence] {
    let text = ParagraphText.rawText(of: gold)
    let model = try model.load(for: text)
    let clock = ContinuousClock()
    var predicted: [TreebankSentence] = []
    let time = clock.measure {
      if goldWords {
        predicted = gold.flatMap { TreebankSentence.all(of: model.annotate($0)) }
      } else {
        predicted = TreebankSentence.all(of: model.annotate(text))
      }
    }
    let words = predicted.reduce(0) { $0 + $1.words.count }
    let seconds = time.inSeconds
    Console.note(
      "\(words) words in \(Int(seconds * 1000)) ms, \(Int(Double(words) / max(seconds, 1e-9))) words/s")
    return predicted
  }
}
