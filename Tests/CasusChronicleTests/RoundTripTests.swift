import CasusChronicle
import CasusRecords
import Testing

/// What goes in comes out, whatever it is.
struct RoundTripTests {
  @Test(arguments: 0..<40)
  func recordInIsRecordOut(seed: Int) throws {
    var maker = RecordMaker(seed: UInt64(seed))
    let (document, record) = maker.make()
    let chronicle = try Chronicle(at: ":memory:")
    try chronicle.add(document, record)
    let stored = try #require(try chronicle.document(id: document.id))
    #expect(stored.record == record)
    #expect(stored.document == document)
    #expect(try chronicle.add(document, record) == .unchanged)
  }

  @Test func textWithNULAndControlCharactersStaysWhole() throws {
    let text = "a\u{0}b\u{202E}c\u{FEFF}\r\n\u{1F468}\u{200D}\u{1F469}"
    let document = Document(text: text, published: "not a date", publisher: "x\u{0}y")
    let record = Record(
      document: document, events: [Samples.event("e\u{0}1", .protest, ["X\u{0}Y"], [], text: text)])
    let chronicle = try Chronicle(at: ":memory:")
    try chronicle.add(document, record)
    let stored = try #require(try chronicle.document(id: document.id))
    #expect(stored.document.text.utf8.elementsEqual(text.utf8))
    #expect(stored.record == record)
    #expect(try chronicle.entries().first?.sentence.text.utf8.elementsEqual(text.utf8) == true)
  }

  @Test func everyWordOfTheVocabularyCanBeStored() throws {
    let text = "Everything happened."
    let document = Document(text: text)
    var record = Record(document: document)
    for type in EventType.allCases {
      for status in Status.allCases {
        record.events.append(
          Samples.event("\(type)-\(status)", type, ["AZE"], ["IRN"], status: status, text: text))
      }
    }
    for precision in When.Precision.allCases {
      record.events.append(
        Samples.event("\(precision)", .aid, [], [], on: "2023-01-01", precision: precision, text: text))
    }
    for stance in Stance.allCases { record.claims.append(Samples.claim("\(stance)", stance, by: Actor())) }
    for direction in Direction.allCases {
      for modality in Modality.allCases {
        record.trends.append(
          Trend(
            id: "\(direction)-\(modality)", dyad: ["AZE", "IRN"], direction: direction, when: nil,
            modality: modality,
            cue: Span(0, 1)))
      }
    }
    let chronicle = try Chronicle(at: ":memory:")
    try chronicle.add(document, record)
    #expect(try chronicle.document(id: document.id)?.record == record)
  }
}

/// Makes records that use every field, or leave it empty, at random.
struct RecordMaker {
  private var random: Generator
  private var length = 0

  init(seed: UInt64) { random = Generator(state: seed) }

  mutating func make() -> (Document, Record) {
    let pieces = ["באקו ", "האשימה ", "Tehran ", "צה\"ל ", "🇦🇿", "é", "שָׁלוֹם ", "\n", "x"]
    let text = (0..<Int.random(in: 1...60, using: &random)).map { _ in pick(pieces) }.joined()
    length = text.unicodeScalars.count
    let document = Document(
      id: "d\(random.next())", text: text, language: maybe("he"),
      published: maybe(pick(["2024-08-20", "2024", "?"])),
      publisher: maybe("Turan"), url: maybe("https://example.org/?a=b#c"), title: maybe("כותרת 'א'"),
      kind: maybe("report"))
    let count = Int.random(in: 0...6, using: &random)
    var record = Record(document: document, codebook: maybe("c1"), model: maybe("m1"))
    record.events = (0..<count).map { event("e\($0)") }
    record.claims = (0..<Int.random(in: 0...5, using: &random)).map { claim("c\($0)", events: count) }
    record.trends = (0..<Int.random(in: 0...2, using: &random)).map { number in
      Trend(
        id: "t\(number)", dyad: ["IRN", "AZE"], direction: pick(Direction.allCases), when: when(),
        modality: pick(Modality.allCases), cue: span())
    }
    record.pairs = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      Pair(actor: span(), recipient: span(), type: maybe(.accuse), probability: maybe(0.125))
    }
    if Bool.random(using: &random) { record.error = RecordError(code: "internal", message: "שגיאה") }
    return (document, record)
  }

  private mutating func event(_ id: String) -> Event {
    var event = Event(
      id: id, type: pick(EventType.allCases), modes: pick([[], ["arrest"], ["a\"b", "ג"]]),
      contexts: pick([[], ["diplomatic", "military"]]), score: pick([-10, -0.1, 0, 9.5]),
      status: pick(Status.allCases), confidence: Double.random(in: 0...1, using: &random), trigger: span(),
      sentence: span(), concept: "expel-diplomat", actors: actors(), recipients: actors(), when: when())
    event.counts = pick([
      [:], ["killed": .exact(0)], ["arrested": .between(24, nil), "injured": .between(nil, 30)],
      ["displaced": .between(5, 5), "expelled": .between(nil, nil)],
    ])
    if Bool.random(using: &random) {
      event.where = Place(
        name: maybe("Tehran"), country: maybe("IRN"), latitude: maybe(35.69), longitude: maybe(51.42),
        text: maybe(span()))
    }
    return event
  }

  private mutating func claim(_ id: String, events: Int) -> Claim {
    let about = (0..<events).filter { _ in Bool.random(using: &random) }.map { "e\($0)" }.shuffled(
      using: &random)
    return Claim(
      id: id, stance: pick(Stance.allCases), speaker: actor(), cue: span(), content: maybe(span()),
      quote: Bool.random(using: &random), about: about,
      via: pick([
        [], [.init(name: "Vesti", country: maybe("ISR"), text: maybe(span())), .init(name: "IRNA")],
      ]),
      when: when(), confidence: 0.1)
  }

  private mutating func actors() -> [Actor] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in actor() }
  }

  private mutating func actor() -> Actor {
    Actor(
      country: maybe(pick(["AZE", "IRN", "ISR"])), sector: maybe("GOV"), name: maybe("אלייב"),
      id: maybe("aliyev"),
      text: maybe(span()))
  }

  private mutating func when() -> When? {
    maybe(
      When(
        start: maybe(pick(["2023-01-27", "XXXX-08-12", "2023-XX-XX", "2024-01-01"])),
        end: maybe("2023-02-28"),
        precision: pick(When.Precision.allCases), text: maybe(span())))
  }

  private mutating func span() -> Span {
    let start = Int.random(in: 0...length, using: &random)
    return Span(start, Int.random(in: start...length, using: &random))
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  private mutating func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }
}
