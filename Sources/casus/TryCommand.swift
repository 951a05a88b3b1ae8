import ArgumentParser
import CasusCodebook
import CasusCoding
import CasusReaders
import CasusRecords
import Foundation

/// `casus codebook try`: where a new pattern would fire, before it is added.
struct Try: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show where a new pattern would fire, before it is added.",
    discussion: """
      Prints each sentence with the pattern's words in [brackets], what it would code there with which parties, and \
      what the codebook codes there now. Takes what 'casus code' takes, and corpora: tables of sentences (.tsv, the \
      sentence in the first column, in a folder named by its language).

      casus codebook try "v:storm obj=embassy" --concept attack-embassy reports/
      """)

  @OptionGroup var coding: CodingOptions

  @Option(help: "The concept that the pattern would say; without it only places and parties are shown.")
  var concept: String?

  @Option(help: "Roles that differ from the concept's frame, such as 'recipient=against|on'.")
  var roles: String?

  @Option(help: "Language of texts that do not say it.")
  var language: String?

  @Option(help: "Show at most so many places.")
  var limit = 50

  @Argument(help: "The pattern, as in an event lexicon.")
  var pattern: String

  @Argument(help: "Files, folders, or '-'.", completion: .file())
  var inputs: [String] = ["-"]

  func run() throws {
    let pattern = try Pattern(parsing: pattern)
    let frame = try roles.map { try Frame(parsing: $0) } ?? Frame(slots: [:])
    let coder = try coding.coder()
    if let concept, !coder.codebook.concepts.contains(where: { $0.name == concept }) {
      throw CommandFailure(
        status: .usage, message: "no concept `\(concept)`; `casus codebook list` shows those that are known")
    }
    let trial = try Trial(pattern, concept: concept, roles: frame, coder: coder)
    var tally = Tally()
    for input in inputs {
      for result in documents(in: input) {
        switch result {
        case .success(let document): try tally.take(document, trial, limit: limit)
        case .failure(let error):
          if error.code == .notFound { throw error }
          tally.fail(error.description)
        }
      }
    }
    Console.note(tally.summary)
    if tally.isIncomplete { throw CommandFailure.someFailed }
  }

  /// The documents of an input; the sentences of a corpus are a document each.
  private func documents(in input: String) -> any Sequence<Result<Document, ReaderError>> {
    guard input.hasSuffix(".tsv"), let text = try? String(contentsOfFile: input, encoding: .utf8) else {
      return DocumentReader(paths: [input]).lazy.map { item in
        item.result.map { document in
          var document = document
          document.language = document.language ?? language
          return document
        }
      }
    }
    let folder = URL(filePath: input).deletingLastPathComponent().lastPathComponent
    return text.split(separator: "\n").enumerated().dropFirst().lazy.map { number, line in
      let sentence = line.prefix { $0 != "\t" }
      return .success(
        Document(
          id: "\(input):\(number + 1)", text: Self.withoutTags(sentence), language: language ?? folder))
    }
  }

  /// A corpus marks the parties of a sentence: `<a>Baku</a> accused <r>Tehran</r>`.
  private static func withoutTags(_ sentence: Substring) -> String {
    var text = String(sentence)
    for tag in ["<a>", "</a>", "<r>", "</r>"] { text = text.replacingOccurrences(of: tag, with: "") }
    return text
  }

  /// What was tried and found.
  private struct Tally {
    private var documents = 0
    private var places = 0
    private(set) var isIncomplete = false

    mutating func take(_ document: Document, _ trial: Trial, limit: Int) throws {
      documents += 1
      do throws(RecordError) {
        for hit in try trial.hits(in: document) {
          places += 1
          if places <= limit { Self.show(hit, in: document) }
        }
      } catch {
        fail(error.message)
      }
    }

    mutating func fail(_ message: String) {
      Console.complain(message)
      isIncomplete = true
    }

    var summary: String { "\(Wording.number(places, "place")) in \(Wording.number(documents, "document"))" }

    private static func show(_ hit: Trial.Hit, in document: Document) {
      let scalars = Array(document.text.unicodeScalars)
      var sentence = String.UnicodeScalarView()
      for position in hit.sentence.start..<min(hit.sentence.end, scalars.count) {
        if hit.words.contains(where: { $0.start == position }) { sentence.append("[") }
        sentence.append(scalars[position])
        if hit.words.contains(where: { $0.end == position + 1 }) { sentence.append("]") }
      }
      var lines = ["\(document.id)  \(Console.safe(String(sentence)))"]
      lines += hit.lines.map { "  tried  \($0)" }
      lines += hit.present.isEmpty ? ["  now    nothing"] : hit.present.map { "  now    \($0)" }
      Console.print(lines.joined(separator: "\n") + "\n\n")
    }
  }
}
