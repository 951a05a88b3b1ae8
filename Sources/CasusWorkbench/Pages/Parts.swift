internal import CasusChronicle
internal import CasusRecords

/// A party: its name where it has one of its own, and the country and sector it belongs to.
struct PartyView: View {
  let name: String?
  let of: String?

  /// A party as coded; one of which nothing is known shows as unknown.
  init(_ actor: Actor, in interface: Interface) {
    let country = actor.country.map(interface.country)
    let sector = actor.sector.flatMap { $0 == "UNK" ? nil : interface.sector($0) }
    let belongs = [country, sector].compactMap(\.self).joined(separator: ", ")
    let own = actor.name.flatMap { name in
      actor.country.map { interface.isName(name, of: $0) } ?? false ? nil : name
    }
    name = own
    of = belongs.isEmpty ? (own == nil ? interface.phrases["party.unknown"] : nil) : belongs
  }

  /// A country without more.
  init(country: String, in interface: Interface) {
    name = nil
    of = interface.country(country)
  }

  /// As one string.
  var plain: String {
    switch (name, of) {
    case (let name?, let of?): "\(name) (\(of))"
    case (let name?, nil): name
    default: of ?? ""
    }
  }
}

/// A passage with the words in it that matter.
struct QuotationView: View {
  let before: String
  let words: String?
  let after: String
  let language: String?
  let kind: String

  /// `kind` is the mark's kind: `conflict`, `cooperation`, `cue`, `trend`.
  init(_ quotation: Quotation, kind: MarkedText.Mark.Kind) {
    let scalars = Array(quotation.text.unicodeScalars)
    func string(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
      return String(view)
    }
    if let mark = quotation.mark, mark.start < mark.end, mark.end <= scalars.count {
      before = string(0..<mark.start)
      words = string(mark.start..<mark.end)
      after = string(mark.end..<scalars.count)
    } else {
      before = quotation.text
      words = nil
      after = ""
    }
    language = quotation.language
    self.kind = kind.rawValue
  }
}

/// Where something was published.
struct SourceView: View {
  let publisher: String
  let published: DateView?
  let href: String

  /// `item` is the id of the event, claim or trend to go to within the document.
  init(_ source: Record.Source, item: String? = nil, in interface: Interface) {
    publisher = source.publisher ?? interface.phrases["documents.unknownPublisher"]
    published = interface.day(source.published)
    href = Address.document(source.id, item: item)
  }
}

/// The kind of an act: its type and modes, and whether it took place.
struct ActView: View {
  let quad: Int
  let quadName: String
  let type: String
  let modes: String?
  let status: String?
  let statusKind: String

  init(_ event: Event, in interface: Interface) {
    quad = event.quad
    quadName = interface.phrases["quad.\(event.quad)"]
    type = interface.type(event.type)
    modes = event.modes.isEmpty ? nil : event.modes.map(interface.mode).joined(separator: ", ")
    status = event.status == .actual ? nil : interface.phrases["status.\(event.status.rawValue)"]
    statusKind = event.status.rawValue
  }
}

/// Kind of mark for an event.
extension Event {
  var markKind: MarkedText.Mark.Kind { quad > 2 ? .conflict : .cooperation }
}

/// Addresses of pages.
enum Address {
  /// A dyad's chronicle.
  static func dyad(_ dyad: Dyad) -> String { "/dyads/" + Query.encoded(dyad.description) }

  /// A document, at the words of one of its items.
  static func document(_ id: String, item: String? = nil) -> String {
    "/documents/" + segment(id) + (item.map { "#at-" + Anchor.of($0) } ?? "")
  }

  /// A name as the last part of a path: the dot of a final `.json` is encoded, so that it is not taken for the mark
  /// of a JSON twin.
  static func segment(_ name: String) -> String {
    let encoded = Query.encoded(name)
    return encoded.hasSuffix(".json") ? encoded.dropLast(5) + "%2Ejson" : encoded
  }
}
