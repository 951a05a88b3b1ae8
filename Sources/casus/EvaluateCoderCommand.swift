import ArgumentParser
import CasusCoding
import CasusRecords
import Foundation

/// `casus evaluate coder`: how reliable stated confidence is, how good answers on pairs are, how fast coding is.
struct EvaluateCoder: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coder", abstract: "Measure confidence, pairs and the speed of coding.",
    discussion: """
      Learns ten times from nine tenths of the documents and judges the rest: what is stated as 70 % should be right \
      seven times of ten. Speed is that of coding alone, after parsing, on one core.
      """)

  @OptionGroup var coding: CodingOptions

  @OptionGroup var material: MaterialOptions

  @Flag(help: "Only the speed.")
  var speed = false

  func run() throws {
    let gold = try material.records()
    let corpus = try material.sentences()
    if !speed {
      let trainer = CoderTrainer(coder: try coding.coder(isWeighing: false))
      Console.print(trainer.train(gold: gold, corpus: corpus, judged: try material.judgedSentences()).report)
    }
    let coder = try coding.coder()
    var documents = gold.map(\.document) + corpus.map(\.document)
    for index in documents.indices { documents[index].pairs = nil }
    for language in ["en", "he"] {
      let own = documents.filter { $0.language == language }
      if own.isEmpty { continue }
      let speed = try CodingSpeed(of: own, coder: coder)
      Console.print("coding \(speed.sentences) sentences, \(language): \(Int(speed.rate)) sentences/s\n")
    }
  }
}
