import ArgumentParser
import CasusLanguage
import Foundation

/// `casus parse`: text in, CoNLL-U out.
struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Print sentences, words, lemmas, trees and names as CoNLL-U.",
    discussion: "One line of text is one paragraph. Span= counts Unicode scalars from the start of the input."
  )

  enum Input: String, ExpressibleByArgument, CaseIterable {
    case text, conllu
  }

  @OptionGroup var model: ModelOptions

  @Option(help: "text, or conllu to keep the words it has.")
  var input: Input = .text

  @Argument(help: "File to read; standard input when left out.")
  var file: String?

  func run() throws {
    let text = try inputText(file)
    var writer = CoNLLUWriter()
    switch input {
    case .text:
      let annotated = try model.load(for: text).annotate(text)
      write(writer.lines(for: annotated))
    case .conllu:
      let sentences = try CoNLLUReader.read(Array(text.utf8), file: file ?? "standard input")
      let model = try model.load(for: sentences.prefix(200).map(\.text).joined(separator: "\n"))
      for sentence in sentences {
        write(writer.lines(for: model.annotate(sentence), comments: sentence.comments))
      }
    }
  }

  private func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}
