import ArgumentParser
import CasusChronicle
import CasusRecords

/// `casus documents`: what the chronicle rests on.
struct ShowDocuments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents",
    abstract: "Print the documents of the chronicle, or one with all that was coded from it.",
    discussion: "With an id: the document's text and record as JSON, the record as 'casus code' prints it.")

  @OptionGroup var chronicle: DatabaseOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var days: DayOptions
  @OptionGroup var window: WindowOptions

  @Option(help: "Only this publisher.")
  var publisher: String?

  @Option(help: "Only this language, such as he.")
  var language: String?

  @Argument(help: "Id of one document.")
  var id: String?

  func run() throws {
    let chronicle = try chronicle.reading()
    if let id {
      guard let document = try chronicle.document(id: id) else {
        throw CommandFailure(
          status: .noInput,
          message: "no document '\(id)' in \(chronicle.path); 'casus documents' lists those there are")
      }
      try output.write(json: document)
      return
    }
    let documents = try chronicle.documents(
      matching: DocumentFilter(
        publisher: publisher, language: language, days: try days.days(), limit: window.limit,
        offset: window.offset))
    switch output.format {
    case .json: try output.write(json: documents)
    case .csv:
      var csv = CSV([
        "document", "published", "language", "publisher", "kind", "title", "url", "events", "claims",
        "trends", "copies",
      ])
      for document in documents {
        let source = document.source
        csv.add(
          [
            source.id, source.published, source.language, source.publisher, document.kind, source.title,
            source.url,
          ]
            + [document.events, document.claims, document.trends, document.appearances.count].map {
              String($0)
            })
      }
      try output.write(csv.text)
    case .table:
      var table = Table([
        .init(title: "PUBLISHED", minimum: 10), .init(title: "LANG", minimum: 4), .init(title: "PUBLISHER"),
        .init(title: "TITLE", minimum: 20), .init(title: "EVENTS", minimum: 6, isNumber: true),
        .init(title: "CLAIMS", minimum: 6, isNumber: true), .init(title: "ID"),
      ])
      for document in documents {
        table.add([
          document.source.published ?? "", document.source.language ?? "", document.source.publisher ?? "",
          document.source.title ?? document.opening, "\(document.events)", "\(document.claims)", document.id,
        ])
      }
      try output.write(documents.isEmpty ? "no such documents\n" : table.text(output.style))
    }
  }
}
