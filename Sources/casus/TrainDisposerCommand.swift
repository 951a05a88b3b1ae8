import ArgumentParser
import CasusCodebook
import CasusCoding
import CasusRecords
import Foundation

/// `casus train-disposer`: learns from gold records which proposals to believe.
struct TrainDisposer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-disposer", abstract: "Learn from gold records which proposed acts to believe.",
    discussion:
      "Prints how well it does on documents left out (ten folds), and how reliable its confidence is.")

  @OptionGroup var coding: CodingOptions

  @Option(name: .shortAndLong, help: "Weights file to write (Models/disposer.tsv).")
  var output: String

  @Argument(help: "Gold files, JSON lines.", completion: .file())
  var gold: [String]

  func run() throws {
    var records: [DisposerTrainer.Gold] = []
    for path in gold {
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw CommandFailure(status: .noInput, message: "\(path): cannot be read; check the path")
      }
      for (number, line) in text.split(separator: "\n").enumerated() {
        do {
          records.append(try JSONDecoder().decode(DisposerTrainer.Gold.self, from: Data(line.utf8)))
        } catch {
          throw CommandFailure(
            status: .data,
            message: "\(path):\(number + 1): is no gold record; each line needs text and events")
        }
      }
    }
    let (file, report) = DisposerTrainer().train(records, coder: try coding.coder(isWeighing: false))
    try Data(file.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    Console.print(report)
  }
}
