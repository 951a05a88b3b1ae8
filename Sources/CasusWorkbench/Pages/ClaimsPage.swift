internal import CasusChronicle
internal import CasusRecords

/// Who asserts, denies, declines, about what.
struct ClaimsPage: Page {
  static let template = "claims"
  static let section: Section? = .claims

  let paging: Paging
  let claims: [ClaimEntry]

  func title(in interface: Interface) -> String { interface.phrases["claims.title"] }

  func view(in interface: Interface, query: Query) -> any View {
    let stance = query.text("stance")
    return ClaimsView(
      stances: Stance.allCases.map {
        OptionView(
          value: $0.rawValue, label: interface.phrases["stance.\($0.rawValue)"],
          selected: $0.rawValue == stance)
      },
      speaker: query.text("speaker"), country: query.text("country"), words: query.text("words"),
      active: ["stance", "speaker", "country", "words"].contains { query.text($0) != nil },
      claims: claims.isEmpty ? nil : claims.map { ClaimsView.Row($0, in: interface) },
      paging: PagingView(paging, query: query, in: interface))
  }
}

/// What the template `claims` shows.
struct ClaimsView: View {
  let stances: [OptionView]
  let speaker: String?
  let country: String?
  let words: String?
  let active: Bool
  let claims: [Row]?
  let paging: PagingView?

  /// One claim.
  struct Row: View {
    let date: DateView
    let speaker: PartyView
    let stance: String
    let stanceKind: String
    let passage: QuotationView
    let about: [Subject]?
    let via: [String]?
    let source: SourceView

    init(_ entry: ClaimEntry, in interface: Interface) {
      date = interface.date(entry.date)
      speaker = PartyView(entry.claim.speaker, in: interface)
      stanceKind = entry.claim.stance.rawValue
      stance = interface.phrases["stance.\(stanceKind)"]
      passage = QuotationView(entry.passage, kind: .cue)
      about = entry.about.isEmpty ? nil : entry.about.map { Subject($0, of: entry.source.id, in: interface) }
      via = entry.claim.via.isEmpty ? nil : entry.claim.via.map(\.name)
      source = SourceView(entry.source, item: entry.claim.id, in: interface)
    }
  }

  /// An event that a claim speaks of.
  struct Subject: View {
    let quad: Int
    let quadName: String
    let type: String
    let words: String
    let href: String

    init(_ subject: ClaimEntry.Subject, of document: String, in interface: Interface) {
      quad = subject.type.quad
      quadName = interface.phrases["quad.\(quad)"]
      type = interface.type(subject.type)
      words = subject.words
      // Ids of documents may hold a `#`, those of events do not.
      href = Address.document(document, item: subject.id.split(separator: "#").last.map(String.init))
    }
  }
}
