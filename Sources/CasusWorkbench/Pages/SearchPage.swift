internal import CasusChronicle
internal import CasusRecords

/// Documents that hold the words asked for.
struct SearchPage: Page {
  static let template = "search"
  static let section: Section? = nil

  let query: String?
  let paging: Paging
  let hits: [SearchHit]

  func title(in interface: Interface) -> String {
    query.map { interface.phrases.fill("search.titleFor", ["query": $0]) }
      ?? interface.phrases["search.title"]
  }

  func view(in interface: Interface, query address: Query) -> any View {
    SearchView(
      asked: query, hits: hits.isEmpty ? nil : hits.map { SearchView.Hit($0, in: interface) },
      paging: PagingView(paging, query: address, in: interface))
  }
}

/// What the template `search` shows.
struct SearchView: View {
  let asked: String?
  let hits: [Hit]?
  let paging: PagingView?

  /// A document found, with the passage.
  struct Hit: View {
    let document: DocumentRow
    let pieces: [Piece]

    init(_ hit: SearchHit, in interface: Interface) {
      document = DocumentRow(hit.document, in: interface)
      let start = hit.passage.span.start
      let marks = hit.matches.filter(hit.passage.span.contains).map {
        MarkedText.Mark(.content, Span($0.start - start, $0.end - start))
      }
      pieces = MarkedText(hit.passage.text, marks: marks).paragraphs.joined().map {
        Piece(text: $0.text, found: !$0.kinds.isEmpty)
      }
    }
  }

  /// A stretch of the passage.
  struct Piece: View {
    let text: String
    let found: Bool
  }
}
