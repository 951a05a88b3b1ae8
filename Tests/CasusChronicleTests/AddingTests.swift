import CasusChronicle
import CasusRecords
import Testing

/// The same document twice is one document.
struct AddingTests {
  private let text = "Azerbaijan expelled four Iranian diplomats."

  private func record(_ document: Document, codebook: String = "c1", events: Int = 1) -> Record {
    Record(
      document: document, codebook: codebook,
      events: (0..<events).map {
        Samples.event("e\($0)", .sanction, ["AZE"], ["IRN"], on: "2023-04-06", text: document.text)
      })
  }

  @Test func anotherCodebookReplacesTheRecord() throws {
    let chronicle = try Chronicle(at: ":memory:")
    let document = Document(id: "d", text: text, publisher: "Turan")
    #expect(try chronicle.add(document, record(document, events: 2)) == .added)
    #expect(try chronicle.add(document, record(document, codebook: "c2", events: 1)) == .replaced)
    #expect(try chronicle.totals() == ChronicleTotals(documents: 1, events: 1, claims: 0, trends: 0))
    #expect(try chronicle.document(id: "d")?.record.codebook == "c2")
    #expect(try chronicle.dyads().first?.events == 1)
  }

  @Test func theSameIdWithAnotherTextReplacesBoth() throws {
    let chronicle = try Chronicle(at: ":memory:")
    let first = Document(id: "d", text: text)
    let second = Document(id: "d", text: "Azerbaijan expelled five.")
    try chronicle.add(first, record(first))
    #expect(try chronicle.add(second, record(second)) == .replaced)
    #expect(try chronicle.document(id: "d")?.document.text == second.text)
    #expect(try chronicle.search("diplomats").isEmpty)
    #expect(try chronicle.search("five").count == 1)
  }

  @Test func theSameTextElsewhereIsAnAppearance() throws {
    let chronicle = try Chronicle(at: ":memory:")
    let first = Document(id: "a", text: text, publisher: "Turan")
    let copy = Document(id: "b", text: text, publisher: "Mirror", url: "https://mirror.example")
    try chronicle.add(first, record(first))
    #expect(try chronicle.add(copy, record(copy, codebook: "c2", events: 2)) == .appearance(of: "a"))
    #expect(try chronicle.add(copy, record(copy)) == .appearance(of: "a"))
    #expect(try chronicle.totals() == ChronicleTotals(documents: 1, events: 1, claims: 0, trends: 0))
    let stored = try #require(try chronicle.document(id: "b"))
    #expect(stored.id == "a")
    #expect(stored.appearances.map(\.publisher) == ["Mirror"])
  }

  @Test func copiesWithoutIdsKeepTheirPublishers() throws {
    let chronicle = try Chronicle(at: ":memory:")
    for publisher in ["Turan", "Mirror", "Turan"] {
      let document = Document(text: text, publisher: publisher)
      try chronicle.add(document, record(document))
    }
    let documents = try chronicle.documents()
    #expect(documents.map(\.source.publisher) == ["Turan"])
    #expect(documents.first?.appearances.map(\.publisher) == ["Mirror"])
  }

  @Test func aReportThatComesToReadLikeAnotherIsOneWithIt() throws {
    let chronicle = try Chronicle(at: ":memory:")
    for document in [
      Document(id: "a", text: text), Document(id: "b", text: "Soon."), Document(id: "b", text: text),
    ] {
      try chronicle.add(document, record(document))
    }
    #expect(try chronicle.totals().documents == 1)
    #expect(try chronicle.document(id: "b")?.id == "a")
  }

  @Test func lacksWhatWasCodedOtherwise() throws {
    let chronicle = try Chronicle(at: ":memory:")
    let document = Document(id: "d", text: text)
    #expect(try chronicle.lacks(document, codebook: "c1", model: nil))
    try chronicle.add(document, record(document))
    #expect(try !chronicle.lacks(document, codebook: "c1", model: nil))
    #expect(try chronicle.lacks(document, codebook: "c2", model: nil))
  }

  @Test func removedIsGone() throws {
    let chronicle = try Chronicle(at: ":memory:")
    let document = Document(id: "d", text: text)
    try chronicle.add(document, record(document))
    #expect(try chronicle.remove(document: "d"))
    #expect(try !chronicle.remove(document: "d"))
    #expect(try chronicle.totals() == ChronicleTotals(documents: 0, events: 0, claims: 0, trends: 0))
    #expect(try chronicle.search("diplomats").isEmpty)
  }

  /// Each fault is refused, named, and leaves nothing behind.
  @Test(arguments: [
    "span", "confidence", "score", "about", "twice", "dyad", "document", "place", "count",
  ])
  func nothingOfAWrongRecordIsStored(fault: String) throws {
    let chronicle = try Chronicle(at: ":memory:")
    let document = Document(id: "d", text: text)
    var record = record(document)
    switch fault {
    case "span": record.events[0].trigger = Span(10, 1000)
    case "confidence": record.events[0].confidence = .nan
    case "score": record.events[0].score = -11
    case "about": record.claims = [Samples.claim("c1", .deny, by: Actor(), about: ["e9"])]
    case "twice": record.events.append(record.events[0])
    case "dyad":
      record.trends = [
        Trend(id: "t", dyad: ["AZE"], direction: .stable, when: nil, modality: .stated, cue: Span(0, 1))
      ]
    case "document": record.document.id = "other"
    case "place": record.events[0].where = Place(latitude: 91)
    default: record.events[0].counts = ["": .exact(1)]
    }
    let error = #expect(throws: ChronicleError.self) { try chronicle.add(document, record) }
    #expect(error?.code == .invalidRecord)
    #expect(error?.description.contains("\n") == false)
    #expect(try chronicle.totals() == ChronicleTotals(documents: 0, events: 0, claims: 0, trends: 0))
    #expect(try chronicle.search("diplomats").isEmpty)
  }
}
