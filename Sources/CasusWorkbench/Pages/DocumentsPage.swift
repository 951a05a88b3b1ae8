internal import CasusChronicle
internal import CasusRecords

/// The list of documents.
struct DocumentsPage: Page {
  static let template = "documents"
  static let section: Section? = .documents

  let paging: Paging
  let documents: [DocumentSummary]

  func title(in interface: Interface) -> String { interface.phrases["documents.title"] }

  func view(in interface: Interface, query: Query) -> any View {
    DocumentsView(
      publisher: query.text("publisher"), since: query.text("since"), until: query.text("until"),
      active: ["publisher", "since", "until"].contains { query.text($0) != nil },
      documents: documents.isEmpty ? nil : documents.map { DocumentRow($0, in: interface) },
      paging: PagingView(paging, query: query, in: interface))
  }
}

/// What the template `documents` shows.
struct DocumentsView: View {
  let publisher: String?
  let since: String?
  let until: String?
  let active: Bool
  let documents: [DocumentRow]?
  let paging: PagingView?
}

/// A document in a list.
struct DocumentRow: View {
  let title: String
  let href: String
  let language: String?
  let languageName: String?
  let publisher: String
  let published: DateView?
  let found: String
  let also: String?
  let error: String?

  init(_ summary: DocumentSummary, in interface: Interface) {
    let phrases = interface.phrases
    let opening = summary.opening.isEmpty ? phrases["document.untitled"] : summary.opening
    title = summary.source.title ?? opening
    href = Address.document(summary.source.id)
    language = summary.source.language
    languageName = summary.source.language.map(interface.languageName)
    publisher = summary.source.publisher ?? phrases["documents.unknownPublisher"]
    published = interface.day(summary.source.published)
    let counts = [("events", summary.events), ("claims", summary.claims), ("trends", summary.trends)]
    found = counts.filter { $0.1 > 0 || $0.0 == "events" }
      .map { phrases.count("\($0.0).count", $0.1) }.joined(separator: ", ")
    let others = summary.appearances.compactMap(\.publisher).joined(separator: ", ")
    also = others.isEmpty ? nil : others
    error = summary.error?.message
  }
}
