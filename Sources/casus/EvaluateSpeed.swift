import ArgumentParser
import CasusLanguage
import Foundation

/// `casus evaluate speed`: words a second of each stage of the language engine.
struct EvaluateSpeed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speed", abstract: "Words a second of each stage of an analysis, on one core.")

  @OptionGroup var model: ModelOptions

  @Option(help: "How often the text is analysed.")
  var rounds = 4

  @Argument(help: "Text file, one paragraph a line.")
  var file: String

  func run() throws {
    let text = try inputText(file)
    let clock = ContinuousClock()
    let opening = clock.now
    let model = try model.load(for: text)
    let opened = clock.now - opening
    var totals: [(name: String, time: Duration)] = []
    var words = 0
    for _ in 0..<max(1, rounds) {
      let (annotated, times) = model.timed(text)
      words += annotated.words.count
      for (index, stage) in times.stages.enumerated() {
        if index == totals.count { totals.append((stage.name, .zero)) }
        totals[index].time += stage.time
      }
    }
    let whole = totals.reduce(Duration.zero) { $0 + $1.time }
    print("opening the model\t\(Int(opened.inSeconds * 1000)) ms")
    for (name, time) in totals + [("all stages", whole)] {
      print("\(name)\t\(Int(Double(words) / max(time.inSeconds, 1e-9))) words/s")
    }
  }
}

extension Duration {
  /// The whole of it in seconds.
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
