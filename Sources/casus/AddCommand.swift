import ArgumentParser
import CasusReaders
import CasusRecords

/// `casus add`: documents into the chronicle, with what they tell.
struct Add: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Code documents and keep them in the chronicle.",
    discussion: """
      Takes text, HTML and JSON-lines files, folders of them, and '-' for standard input. A document that is there \
      already, by id or by text, is replaced when the codebook or its source has changed, and never doubled.
      """)

  @OptionGroup var chronicle: DatabaseOptions
  @OptionGroup var coding: CodingOptions

  @Flag(name: .shortAndLong, help: "Say for each document what was done with it.")
  var verbose = false

  @Flag(name: .shortAndLong, help: "Say nothing but what went wrong.")
  var quiet = false

  @Argument(help: "Files, folders, or '-'.", completion: .file())
  var inputs: [String]

  func run() throws {
    let coder = try coding.coder()
    let report: ((String) -> Void)? = verbose ? { line in Console.note(line) } : nil
    var intake = Intake(path: chronicle.database, coder: coder, report: report)
    for item in DocumentReader(paths: inputs) {
      switch item.result {
      case .success(let document): try intake.take(document, from: item.position.description)
      case .failure(let error): intake.refuse(error.description, isMissing: error.code == .notFound)
      }
    }
    if !quiet { Console.note(intake.summary) }
    try intake.finish()
  }
}
