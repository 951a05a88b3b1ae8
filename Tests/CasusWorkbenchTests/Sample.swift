import CasusChronicle
import CasusRecords
import CasusWorkbench
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization

/// A document with its record, written down by quoting the words instead of counting scalars.
struct Draft {
  var document: Document
  var record: Record

  init(
    _ id: String, _ text: String, language: String, published: String? = nil, publisher: String? = nil,
    title: String? = nil, url: String? = nil
  ) {
    document = Document(
      id: id, text: text, language: language, published: published, publisher: publisher, url: url,
      title: title)
    record = Record(document: document, codebook: "c0de", model: "m0del")
  }

  /// Where `words` stand for the first time.
  func span(_ words: String) -> Span {
    let text = Array(document.text.unicodeScalars)
    let wanted = Array(words.unicodeScalars)
    for start in 0...(text.count - wanted.count) where Array(text[start..<start + wanted.count]) == wanted {
      return Span(start, start + wanted.count)
    }
    fatalError("'\(words)' does not stand in \(document.id)")
  }

  func party(_ country: String?, _ sector: String, _ words: String? = nil, name: String? = nil) -> Actor {
    Actor(country: country, sector: sector, name: name, text: words.map(span))
  }

  mutating func event(
    _ type: EventType, _ modes: [String] = [], score: Double, _ trigger: String, in sentence: String,
    from actors: [Actor] = [], to recipients: [Actor] = [], on day: (start: String, end: String)? = nil,
    said when: String? = nil, at place: Place? = nil, counts: [String: Count] = [:], status: Status = .actual
  ) {
    let date = day.map {
      When(
        start: $0.start, end: $0.end, precision: $0.start == $0.end ? .day : .month, text: when.map(span))
    }
    record.events.append(
      Event(
        id: "e\(record.events.count + 1)", type: type, modes: modes, score: score, status: status,
        confidence: 0.8, trigger: span(trigger), sentence: span(sentence), concept: "sample", actors: actors,
        recipients: recipients, when: date, where: place, counts: counts))
  }

  mutating func claim(
    _ stance: Stance, by speaker: Actor, _ cue: String, content: String? = nil, about: [String] = [],
    via: [Claim.Outlet] = []
  ) {
    record.claims.append(
      Claim(
        id: "c\(record.claims.count + 1)", stance: stance, speaker: speaker, cue: span(cue),
        content: content.map(span), about: about, via: via, confidence: 0.7))
  }
}

/// A chronicle in memory that resembles what the program is for, and the workbench over it.
enum Sample {
  /// Names that templates asked for in vain.
  final class Missing: Sendable {
    private let names = Mutex<Set<String>>([])
    func add(_ name: String) { names.withLock { _ = $0.insert(name) } }
    var all: [String] { names.withLock { $0.sorted() } }
  }

  static let hostileID = #"a/b c?"<x>&.json"#

  static func resources() throws -> String { try ResourceLocator.folder("Workbench", override: nil) }

  static func chronicle(_ drafts: [Draft] = [hebrew, english, expulsion, hostile]) throws -> Chronicle {
    let chronicle = try Chronicle(at: ":memory:")
    for draft in drafts { _ = try chronicle.add(draft.document, draft.record) }
    return chronicle
  }

  static func application(
    _ drafts: [Draft] = [hebrew, english, expulsion, hostile], language: InterfaceLanguage? = nil,
    missing: Missing = Missing()
  ) throws -> some ApplicationProtocol {
    try Workbench(
      chronicle(drafts), resources: resources(), language: language, missing: { missing.add($0) }
    ).application()
  }

  static var hebrew: Draft {
    let attack = "ב-27 בינואר 2023 פרץ אדם חמוש לשגרירות אזרבייג'ן בטהרן וירה למוות בראש האבטחה."
    var draft = Draft(
      "he-1",
      "הירי בשגרירות\n\(attack)\nהמתיחות בין באקו לטהרן הגיעה לשיא. משרד החוץ האיראני הכחיש כל מעורבות.",
      language: "he", published: "2023-01-28", publisher: "חדשות הקווקז", title: "הירי בשגרירות")
    draft.event(
      .assault, ["firearms"], score: -9, "וירה", in: attack, from: [draft.party(nil, "UAF", "אדם חמוש")],
      to: [draft.party("AZE", "GOV", "שגרירות אזרבייג'ן")], on: ("2023-01-27", "2023-01-27"),
      said: "27 בינואר 2023", at: Place(name: "טהרן", country: "IRN", text: draft.span("טהרן")),
      counts: ["killed": .exact(1)])
    draft.claim(.deny, by: draft.party("IRN", "GOV", "משרד החוץ האיראני"), "הכחיש", about: ["e1"])
    draft.record.trends = [
      Trend(
        id: "t1", dyad: ["AZE", "IRN"], direction: .peak,
        when: When(start: "2023-01-01", end: "2023-01-31", precision: .month), modality: .stated,
        cue: draft.span("הגיעה לשיא"))
    ]
    return draft
  }

  static var english: Draft {
    let attack = "A gunman killed a guard at Azerbaijan's embassy in Tehran on Friday."
    let blame = "Baku accused Iran of failing to stop him."
    var draft = Draft(
      "en-1", "\(attack) \(blame)", language: "en", published: "2023-01-28", publisher: "Caspian Post",
      title: "Guard shot dead at embassy", url: "https://example.org/embassy")
    draft.event(
      .assault, ["firearms"], score: -9, "killed", in: attack, from: [draft.party(nil, "UAF", "gunman")],
      to: [draft.party("AZE", "GOV", "Azerbaijan's embassy")], on: ("2023-01-27", "2023-01-27"),
      said: "Friday",
      at: Place(name: "Tehran", country: "IRN", text: draft.span("Tehran")), counts: ["killed": .exact(1)])
    draft.event(
      .accuse, ["allege"], score: -3.5, "accused", in: blame, from: [draft.party("AZE", "GOV", "Baku")],
      to: [draft.party("IRN", "GOV", "Iran")], on: ("2023-01-27", "2023-01-27"))
    draft.claim(
      .accuse, by: draft.party("AZE", "GOV", "Baku"), "accused", content: "failing to stop him",
      about: ["e1"],
      via: [Claim.Outlet(name: "Turan", country: "AZE")])
    return draft
  }

  static var expulsion: Draft {
    let expelled = "Azerbaijan expelled four Iranian diplomats in April 2023."
    let talks = "The two neighbours may hold talks in July 2024."
    var draft = Draft(
      "en-2", "\(expelled) \(talks)", language: "en", published: "2023-05-02", publisher: "Aras Daily")
    draft.event(
      .sanction, ["expel"], score: -5.5, "expelled", in: expelled,
      from: [draft.party("AZE", "GOV", "Azerbaijan")], to: [draft.party("IRN", "GOV", "Iranian diplomats")],
      on: ("2023-04-01", "2023-04-30"), said: "April 2023", counts: ["expelled": .exact(4)])
    draft.event(
      .consult, score: 2.5, "talks", in: talks,
      from: [draft.party("AZE", "GOV", "two neighbours"), draft.party("IRN", "GOV")],
      on: ("2024-07-01", "2024-07-31"), said: "July 2024", status: .hypothetical)
    return draft
  }

  /// Everything that could break out of its place in a page.
  static var hostile: Draft {
    let sentence =
      "<script>alert(1)</script> struck \"O'Neil\" & </mark><img src=x onerror=alert(2)> \u{202E}txt.exe {{{x}}}"
    var draft = Draft(
      hostileID, sentence, language: "en\" onload=\"alert(3)", published: "2023-02-01",
      publisher: "<b>Press</b>", title: "\u{202E}<i>'\"title</i>", url: "javascript:alert(4)")
    draft.event(
      .assault, ["<u>mode</u>"], score: -9, "struck", in: sentence,
      from: [draft.party("AZE", "GOV", name: "<s>Someone</s>")], to: [draft.party("IRN", "<h1>")],
      on: ("2023-02-01", "2023-02-01"), at: Place(name: "<em>here</em>"), counts: ["<kbd>": .exact(1)])
    draft.claim(
      .doubt, by: draft.party("IRN", "GOV", name: "<s>Doubter</s>"), "</mark>", content: "O'Neil",
      about: ["e1"],
      via: [Claim.Outlet(name: "<a href=x>")])
    return draft
  }

  /// Addresses of all pages over these documents.
  static let pages = [
    "/", "/dyads", "/dyads/AZE-IRN", "/documents", "/documents/he-1", "/documents/en-1", "/documents/en-2",
    "/documents/a%2Fb%20c%3F%22%3Cx%3E%26%2Ejson", "/claims", "/search", "/search?q=embassy",
    "/search?q=שגרירות",
  ]
}

/// A response as text.
struct Answer {
  var status: Int
  var body: String
  var headers: HTTPFields

  /// Whether the page is in Hebrew, right to left.
  var isHebrew: Bool { body.contains("<html lang=\"he\" dir=\"rtl\">") }

  subscript(name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

  /// The body as JSON.
  func json() throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any] ?? [:]
  }
}

extension TestClientProtocol {
  /// Asks for a page.
  func get(_ address: String, headers: HTTPFields = [:]) async throws -> Answer {
    let allowed = CharacterSet(charactersIn: Unicode.Scalar(0x21)...Unicode.Scalar(0x7E))
    let address = address.addingPercentEncoding(withAllowedCharacters: allowed) ?? address
    return try await execute(uri: address, method: .get, headers: headers) { response in
      Answer(status: response.status.code, body: String(buffer: response.body), headers: response.headers)
    }
  }
}
