import ArgumentParser
import CasusCodebook
import CasusCoding
import CasusLanguage
import CasusRecords
import Foundation

/// Gold records and sentences of our own, from which the coder learns and by which it is judged.
struct MaterialOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Folder of our own sentences (Corpus).", valueName: "dir"))
  var corpus: String?

  @Option(
    help: ArgumentHelp(
      "Folder of treebanks with a folder for each language: its sentences are those that judged-xx.tsv in the "
        + "corpus folder judges.", valueName: "dir"))
  var treebanks: String?

  @Argument(help: "Gold files, JSON lines.", completion: .file())
  var gold: [String] = []

  func validate() throws {
    if gold.isEmpty, corpus == nil { throw ValidationError("name gold files, or a folder with --corpus") }
  }

  /// The gold records.
  func records() throws -> [GoldRecord] {
    var records: [GoldRecord] = []
    for path in gold {
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw CommandFailure(status: .noInput, message: "\(path): cannot be read; check the path")
      }
      for (number, line) in text.split(separator: "\n").enumerated() {
        do {
          records.append(try JSONDecoder().decode(GoldRecord.self, from: Data(line.utf8)))
        } catch {
          throw CommandFailure(
            status: .data,
            message: "\(path):\(number + 1): is no gold record; each line needs text and events")
        }
      }
    }
    return records
  }

  /// The judged sentences of treebanks; none where the treebanks are not named.
  func judgedSentences() throws -> [JudgedSentence] {
    guard let corpus, let treebanks else { return [] }
    var result: [JudgedSentence] = []
    for judged in Self.files(in: corpus) where judged.hasPrefix("judged-") && judged.hasSuffix(".tsv") {
      let path = "\(corpus)/\(judged)"
      let language = String(judged.dropFirst("judged-".count).dropLast(".tsv".count))
      let folder = "\(treebanks)/\(language)"
      var texts: [String: String] = [:]
      for file in Self.files(in: folder) where file.hasSuffix(".conllu") {
        for sentence in try CoNLLUReader.read(path: "\(folder)/\(file)") {
          if let identifier = sentence.identifier { texts[identifier] = sentence.text }
        }
      }
      do {
        result += try JudgedSentence.read(path: path, language: language, texts: texts)
      } catch let error as CorpusSentence.Malformed {
        throw CommandFailure(status: .data, message: error.description)
      }
    }
    return result
  }

  private static func files(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// The sentences of our own.
  func sentences() throws -> [CorpusSentence] {
    do {
      return try corpus.map { try CorpusSentence.read(folder: $0) } ?? []
    } catch let error as CorpusSentence.Malformed {
      throw CommandFailure(status: .data, message: error.description)
    }
  }
}

/// `casus train-coder`: learns which proposals to believe, and what passes between two parties.
struct TrainCoder: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-coder",
    abstract: "Learn from gold records and our own sentences which acts to believe, and to answer pairs.",
    discussion: """
      Writes disposer.tsv and pairs.tsv. Prints how well both do on documents left out (ten folds), and how reliable \
      their confidence is.
      """)

  @OptionGroup var coding: CodingOptions

  @OptionGroup var material: MaterialOptions

  @Option(name: .shortAndLong, help: "Folder to write to (Models).")
  var output: String

  func run() throws {
    let outcome = CoderTrainer(coder: try coding.coder(isWeighing: false))
      .train(
        gold: try material.records(), corpus: try material.sentences(), judged: try material.judgedSentences()
      )
    for (name, text) in [("disposer.tsv", outcome.disposer), ("pairs.tsv", outcome.pairs)] {
      do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(output)/\(name)"), options: .atomic)
      } catch {
        throw CommandFailure(
          status: .cannotCreate,
          message: "\(output)/\(name): cannot be written; name a folder that may be written")
      }
    }
    Console.print(outcome.report)
  }
}
