internal import CasusChronicle
internal import CasusRecords

/// A document with everything found in it.
struct DocumentPage: Page {
  static let template = "document"
  static let section: Section? = .documents

  let document: StoredDocument

  /// The twin is the stored document itself.
  func encode(to encoder: any Encoder) throws { try document.encode(to: encoder) }

  func title(in interface: Interface) -> String {
    document.document.title ?? interface.phrases["document.untitled"]
  }

  func view(in interface: Interface, query: Query) -> any View {
    let (source, record) = (document.document, document.record)
    let text = MarkedText(source.text, record: record)
    let claims = Dictionary(
      grouping: record.claims.flatMap { claim in claim.about.map { ($0, claim) } }, by: \.0)
    let words = DocumentWords(source.text)
    return DocumentView(
      heading: source.title, untitled: title(in: interface), language: source.language,
      languageName: source.language.map(interface.languageName),
      publisher: source.publisher ?? interface.phrases["documents.unknownPublisher"],
      published: interface.day(source.published), kind: source.kind.map { interface.phrases["kind.\($0)"] },
      original: source.url.flatMap(Self.webAddress), error: record.error?.message,
      also: document.appearances.isEmpty ? nil : document.appearances.map { SourceView($0, in: interface) },
      paragraphs: text.paragraphs.filter { !$0.isEmpty }.map { paragraph in
        DocumentView.Paragraph(segments: paragraph.map { DocumentView.Segment($0, record: record) })
      },
      events: record.events.isEmpty
        ? nil
        : record.events.map { event in
          DocumentView.EventItem(event, claims: claims[event.id]?.map(\.1) ?? [], words: words, in: interface)
        },
      claims: record.claims.isEmpty
        ? nil
        : record.claims.map {
          DocumentView.ClaimItem($0, events: record.events, words: words, in: interface)
        },
      trends: record.trends.isEmpty
        ? nil : record.trends.map { DocumentView.TrendItem($0, words: words, in: interface) },
      empty: record.events.isEmpty && record.claims.isEmpty && record.trends.isEmpty,
      legend: MarkedText.Mark.Kind.allCases.map {
        DocumentView.LegendEntry(kind: $0.rawValue, label: interface.phrases["mark.\($0.rawValue)"])
      },
      versions: record.codebook.map { codebook in
        interface.phrases.fill("document.codebook", ["codebook": codebook, "model": record.model ?? "?"])
      })
  }

  /// Only web addresses may become links; anything else (`javascript:`) is not shown as one.
  private static func webAddress(_ text: String) -> String? {
    let scheme = text.prefix { $0 != ":" }.lowercased()
    return scheme == "http" || scheme == "https" ? text : nil
  }
}

/// The words of a document by their spans.
struct DocumentWords {
  private let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  func callAsFunction(_ span: Span) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[(span.start..<max(span.start, span.end)).clamped(to: 0..<scalars.count)])
    return String(view)
  }
}
