import CasusRecords
import Foundation
import Testing

/// Whole records through JSON and back: what is unknown is `null`, never left out.
struct RecordTests {
  private let full: Record

  init() {
    let document = Document(
      id: "d1", text: "בינואר תקפו חמושים את השגרירות.", language: "he", published: "2023-01-28",
      publisher: "Turan",
      url: "https://example.org/1?a=b", title: "כותרת \"עם\" מירכאות", kind: "report")
    let when = When(start: "2023-01-01", end: "2023-01-31", precision: .month, text: Span(0, 6))
    let gunmen = Actor(country: "IRN", sector: "UAF", name: "חמושים", id: nil, text: Span(12, 18))
    let attack = Event(
      id: "e1", type: .assault, modes: ["firearms", "targeted"], contexts: ["diplomatic"], score: -9.5,
      status: .attempted, confidence: 0.875, trigger: Span(7, 11), sentence: Span(0, 31), concept: "attack",
      actors: [gunmen], recipients: [Actor(country: "AZE", sector: "GOV", id: "AZE")], when: when,
      where: Place(name: "Tehran", country: "IRN", latitude: 35.69, longitude: 51.42, text: Span(20, 25)),
      counts: [
        "killed": .exact(1), "injured": .between(2, nil), "arrested": .between(nil, 9),
        "displaced": .between(5, 10),
      ]
    )
    let claim = Claim(
      id: "c1", stance: .deny, speaker: gunmen, cue: Span(1, 2), content: Span(3, 9), quote: true,
      about: ["e1"],
      via: [.init(name: "Vesti", country: "ISR", text: Span(4, 5)), .init(name: "?")], when: when,
      confidence: 0.5)
    let trend = Trend(
      id: "t1", dyad: ["AZE", "IRN"], direction: .worsening, when: nil, modality: .possible, cue: Span(0, 3))
    let pair = Pair(actor: Span(0, 2), recipient: Span(3, 4), type: .accuse, probability: 0.25)
    full = Record(
      document: document, codebook: "c", model: "m", events: [attack], claims: [claim], trends: [trend],
      pairs: [pair])
  }

  private func json(_ value: some Encodable) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: try JSONEncoder().encode(value)) as? [String: Any])
  }

  private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: try JSONEncoder().encode(value))
  }

  @Test func everythingComesBack() throws {
    #expect(try roundTrip(full) == full)
    let failed = Record(
      document: Document(text: ""), error: RecordError(code: "empty", message: "no letters"))
    #expect(try roundTrip(failed) == failed)
  }

  @Test func unknownIsNull() throws {
    let actor = try json(Actor())
    #expect(Set(actor.keys) == ["country", "sector", "name", "id", "text"])
    #expect(actor.values.allSatisfy { $0 is NSNull })
    let place = try json(Place())
    #expect(Set(place.keys) == ["name", "country", "latitude", "longitude", "text"])
    #expect(place.values.allSatisfy { $0 is NSNull })
    let when = try json(When(start: nil, end: nil, precision: .range))
    #expect(Set(when.keys) == ["start", "end", "precision", "text"])
    #expect(when["start"] is NSNull && when["end"] is NSNull && when["text"] is NSNull)
    let event = try json(
      Event(
        id: "e1", type: .agree, score: 2.5, status: .planned, confidence: 1, trigger: Span(0, 1),
        sentence: Span(0, 1),
        concept: "pledge"))
    #expect(
      Set(event.keys) == [
        "id", "type", "modes", "contexts", "score", "quad", "status", "confidence", "trigger", "sentence",
        "concept",
        "actors", "recipients", "when", "where", "counts",
      ])
    #expect(event["when"] is NSNull && event["where"] is NSNull)
    #expect(
      (event["actors"] as? [Any])?.isEmpty == true && (event["counts"] as? [String: Any])?.isEmpty == true)
    let claim = try json(
      Claim(id: "c1", stance: .decline, speaker: Actor(), cue: Span(0, 1), quote: false, confidence: 1))
    #expect(
      Set(claim.keys) == [
        "id", "stance", "speaker", "cue", "content", "quote", "about", "via", "when", "confidence",
      ])
    #expect(claim["content"] is NSNull && claim["when"] is NSNull)
    let trend = try json(full.trends[0])
    #expect(Set(trend.keys) == ["id", "dyad", "direction", "when", "modality", "cue"])
    #expect(trend["when"] is NSNull)
    let outlet = try json(Claim.Outlet(name: "Vesti"))
    #expect(outlet["country"] is NSNull && outlet["text"] is NSNull)
  }

  @Test func aRecordHasTheFieldsOfTheFormat() throws {
    let bare = try json(Record(document: Document(id: "d", text: "x")))
    #expect(Set(bare.keys) == ["document", "codebook", "model", "events", "claims", "trends", "pairs"])
    #expect(bare["codebook"] is NSNull && bare["model"] is NSNull)
    let source = try #require(bare["document"] as? [String: Any])
    #expect(Set(source.keys) == ["id", "language", "published", "publisher", "url", "title"])
    #expect(source.filter { $0.key != "id" }.values.allSatisfy { $0 is NSNull })
    let failed = try json(
      Record(document: Document(text: "x"), error: RecordError(code: "internal", message: "m")))
    #expect((failed["error"] as? [String: String]) == ["code": "internal", "message": "m"])
  }

  @Test(
    arguments: [
      ("7", .exact(7)), ("0", .exact(0)), ("[5,10]", .between(5, 10)), ("[24,null]", .between(24, nil)),
      ("[null,9]", .between(nil, 9)), ("[null,null]", .between(nil, nil)),
    ] as [(String, Count)])
  func countsHaveTheirForms(json: String, count: Count) throws {
    #expect(String(decoding: try JSONEncoder().encode(count), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(Count.self, from: Data(json.utf8)) == count)
  }

  @Test(arguments: ["\"7\"", "7.5", "[7]", "{}", "[\"a\", 1]", "null"])
  func whatIsNoCountIsRefused(json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Count.self, from: Data(json.utf8)) }
  }

  /// Every word of the vocabulary is printed as it is read.
  @Test func theVocabularyIsClosed() throws {
    func check<Word: Codable & CaseIterable & Hashable & RawRepresentable>(_ type: Word.Type) throws
    where Word.RawValue == String {
      for word in Word.allCases {
        #expect(String(decoding: try JSONEncoder().encode([word]), as: UTF8.self) == "[\"\(word.rawValue)\"]")
        #expect(try roundTrip([word]) == [word])
      }
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode([Word].self, from: Data("[\"nonsense\"]".utf8))
      }
    }
    try check(EventType.self)
    try check(Status.self)
    try check(Stance.self)
    try check(Direction.self)
    try check(Modality.self)
    try check(When.Precision.self)
    #expect(EventType.allCases.count == 16)
    #expect(Stance.allCases.count == 10)
  }

  @Test func quadClassesAreThoseOfTheManual() {
    let expected: [Int: Set<EventType>] = [
      1: [.agree, .consult, .support, .concede], 2: [.cooperate, .aid, .retreat],
      3: [.request, .accuse, .reject, .threaten], 4: [.protest, .sanction, .mobilize, .coerce, .assault],
    ]
    for (quad, types) in expected { #expect(Set(EventType.allCases.filter { $0.quad == quad }) == types) }
    #expect(full.events[0].quad == 4)
  }
}
