/// What a page holds: data, which are also what its JSON twin prints, and how a person reads them.
protocol Page: Sendable, Encodable {
  /// Name of its template.
  static var template: String { get }
  /// Which section of the navigation it belongs to; nil for none.
  static var section: Section? { get }
  /// Its title.
  func title(in interface: Interface) -> String
  /// What the template shows.
  func view(in interface: Interface, query: Query) -> any View
}

/// Sections of the navigation.
enum Section: String, Sendable, CaseIterable {
  case dyads, documents, claims

  var path: String { self == .dyads ? "/" : "/" + rawValue }
}

/// What stands around every page.
struct FrameView: View {
  /// A link of the navigation.
  struct Link: View {
    let href: String
    let label: String
    let current: Bool
  }

  let language: String
  let direction: String
  let title: String
  let links: [Link]
  let searched: String?
  let twin: String?
  let otherLanguage: String
  let otherName: String
  let otherHref: String
}

/// One choice of a select field.
struct OptionView: View {
  let value: String
  let label: String
  let selected: Bool
}
