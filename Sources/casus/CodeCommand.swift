import ArgumentParser
import CasusCoding
import CasusReaders
import CasusRecords
import Foundation

/// `casus code`: documents in, records out, nothing kept.
struct Code: ParsableCommand {
  /// Forms of output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv
  }

  static let configuration = CommandConfiguration(
    abstract: "Code documents and print what they tell.",
    discussion: """
      Takes text, HTML and JSON-lines files, folders of them, and '-' for standard input (JSON lines when the first \
      character is '{', else text). One record a document, in input order; a document that cannot be coded gives a \
      record with an error, the run goes on and the exit status is 1.
      """)

  @OptionGroup var coding: CodingOptions

  @Option(name: [.short, .long], help: "Form of the output.")
  var format: Format = .table

  @Option(help: "Language of texts that do not say it.")
  var language: String?

  @Option(name: .customLong("date"), help: "Day of publication, YYYY-MM-DD, of texts that do not say it.")
  var published: String?

  @Argument(help: "Files, folders, or '-'.", completion: .file())
  var inputs: [String] = ["-"]

  func validate() throws {
    if let published, CivilDay(published) == nil {
      throw ValidationError("--date \(published) is no day; write it as YYYY-MM-DD")
    }
  }

  func run() throws {
    var items = DocumentReader(paths: inputs).makeIterator()
    // A single document is the common case at the prompt: only its own lexicon is loaded.
    let first = items.next()
    let second = items.next()
    var languages: [String]?
    if second == nil, case .success(var only)? = first?.result {
      only.language = only.language ?? language
      languages = try coding.languages(of: [only])
    }
    let coder = try coding.coder(languages: languages)
    var waiting = [first, second].compactMap { $0 }
    let encoder = JSONEncoder()
    encoder.outputFormatting =
      format == .json
      ? [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes] : [.sortedKeys, .withoutEscapingSlashes]
    var failed = false
    var isFirst = true
    while let item = waiting.isEmpty ? items.next() : waiting.removeFirst() {
      let document: Document
      let record: Record
      switch item.result {
      case .success(var read):
        read.language = read.language ?? language
        read.published = read.published ?? published
        document = read
        record = coder.code(read)
      case .failure(let error):
        if error.code == .notFound, isFirst { throw error }
        document = Document(id: item.position.description, text: "")
        record = Record(
          document: document, error: RecordError(code: error.code.rawValue, message: error.description))
      }
      if let error = record.error {
        failed = true
        Console.complain(error.message)
      }
      switch format {
      case .jsonl: Console.print(String(decoding: try encoder.encode(record), as: UTF8.self) + "\n")
      case .json:
        Console.print((isFirst ? "[\n" : ",\n") + String(decoding: try encoder.encode(record), as: UTF8.self))
      case .csv: Console.print(RecordReport.csv(record, text: document.text, withHeader: isFirst))
      case .table: Console.print(RecordReport.table(record, text: document.text))
      }
      isFirst = false
    }
    if format == .json { Console.print(isFirst ? "[]\n" : "\n]\n") }
    if failed { throw CommandFailure.someFailed }
  }
}
