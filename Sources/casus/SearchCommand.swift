import ArgumentParser
import CasusChronicle
import CasusRecords

/// `casus search`: documents by their words.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find documents by words of their text and record.",
    discussion: """
      All words must be there, in any case, with or without Hebrew prefixes, niqqud and gershayim. 'word*' finds all \
      that begin so, '"two words"' finds them in a row.
      """)

  @OptionGroup var chronicle: DatabaseOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "At most so many.")
  var limit = 20

  @Argument(help: "Words to find.")
  var words: [String]

  func run() throws {
    let hits = try chronicle.reading().search(words.joined(separator: " "), limit: max(0, limit))
    switch output.format {
    case .json: try output.write(json: hits)
    case .csv:
      var csv = CSV(["document", "published", "language", "publisher", "title", "matches", "passage"])
      for hit in hits {
        let source = hit.document.source
        csv.add([
          hit.id, source.published, source.language, source.publisher, source.title, "\(hit.matches.count)",
          hit.passage.text,
        ])
      }
      try output.write(csv.text)
    case .table:
      var table = Table([
        .init(title: "PUBLISHED", minimum: 10), .init(title: "PUBLISHER"), .init(title: "TITLE", minimum: 20),
        .init(title: "ID"),
      ])
      for hit in hits {
        let source = hit.document.source
        table.add(
          [source.published ?? "", source.publisher ?? "", source.title ?? hit.document.opening, hit.id],
          notes: [Wording.quote(hit.passage.text)])
      }
      try output.write(hits.isEmpty ? "nothing found\n" : table.text(output.style))
    }
  }
}
