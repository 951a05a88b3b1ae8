import ArgumentParser
import CasusCoding
import CasusReaders
import CasusRecords

/// `casus explain`: how a text is coded, step by step.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how a text is coded: trees, patterns, parties, time, and the proposals that lost.")

  @OptionGroup var coding: CodingOptions

  @Option(help: "Language of the text; detected when not given.")
  var language: String?

  @Option(name: .customLong("date"), help: "Day of publication, YYYY-MM-DD.")
  var published: String?

  @Option(name: .shortAndLong, help: "The text itself, in place of a file.")
  var text: String?

  @Argument(help: "Files, folders, or '-'.", completion: .file())
  var inputs: [String] = []

  func validate() throws {
    if text == nil, inputs.isEmpty { throw ValidationError("give a file, or a sentence with --text") }
  }

  func run() throws {
    let coder = try coding.coder()
    var failed = false
    func tell(_ document: Document) {
      let explanation = coder.explain(document)
      if let error = explanation.error {
        Console.complain(error.message)
        failed = true
      } else {
        Console.print(explanation.text)
      }
    }
    if let text { tell(Document(text: text, language: language, published: published)) }
    for item in DocumentReader(paths: inputs) {
      switch item.result {
      case .success(var document):
        document.language = document.language ?? language
        document.published = document.published ?? published
        tell(document)
      case .failure(let error):
        if error.code == .notFound { throw error }
        Console.complain(error.description)
        failed = true
      }
    }
    if failed { throw CommandFailure.someFailed }
  }
}
