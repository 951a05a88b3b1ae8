import ArgumentParser
import CasusCoding
import CasusRecords
import Foundation

/// `casus time`: finds the time expressions of a text and the days they stand for.
struct Time: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time", abstract: "Find time expressions and the days they stand for.",
    discussion: """
      Reads text from standard input, one paragraph a line, and prints one JSON line for each expression that stands \
      for days: {"text": [start, end], "start": "2024-08-12", "end": "2024-08-12", "precision": "day"}. Positions are \
      Unicode scalars. Without --date, a month or day keeps its year open (XXXX-08-12) and "yesterday" is left out.
      """)

  @Option(name: .long, help: "Language of the text: a folder of the codebook.")
  var language = "he"

  @Option(name: .long, help: "Day of publication, YYYY-MM-DD.")
  var date: String?

  @OptionGroup var folders: CodebookCommand.Folders

  @Flag(name: .long, help: "Print expressions that stand for no known days as well, with null for both ends.")
  var all = false

  func validate() throws {
    if let date, CivilDay(date) == nil {
      throw ValidationError("--date \(date) is no day; write it as YYYY-MM-DD")
    }
    let isCode = !language.isEmpty && language.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    guard isCode else { throw ValidationError("--language \(language) is no language code; write he or en") }
  }

  func run() throws {
    let folders = try folders.all()
    // Where no folder has the language, the base's file is named as missing.
    let lexicon =
      try TimeLexicon(language: language, in: folders)
      ?? TimeLexicon(path: "\(folders[0])/\(language)/time.tsv")
    let input = FileHandle.standardInput.readDataToEndOfFile()
    guard let text = String(validating: input, as: UTF8.self) else {
      throw ValidationError("the text on standard input is not UTF-8; convert it")
    }
    let index = ScalarIndex(text)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var output = Data()
    let timeline = NarrativeClock.timeline(of: text, published: date, tagger: TimeTagger(lexicon: lexicon))
    for (expression, when) in timeline {
      guard var when = when ?? (all ? When(start: nil, end: nil, precision: .range) : nil) else { continue }
      when.text = index.span(expression.range)
      output += try encoder.encode(when) + Data("\n".utf8)
    }
    try FileHandle.standardOutput.write(contentsOf: output)
  }
}
