import CasusCoding
import CasusRecords
import CasusTestSupport
import Foundation
import Testing

/// Whatever comes in: a record comes out, its spans lie in the text, its links lead somewhere.
struct GarbageTests {
  private static let pieces = [
    "Iran", "attacked", "the embassy", "חמוש תקף את", "שָׁלוֹם", "צה\"ל", "״", "״", "נהרג", "killed", "12", "-",
    "־", " ", " ", " ",
    "\n", "\r\n", "\t", "\u{0}", "\u{7}", "\u{200F}", "\u{202E}", "\u{2066}", "\u{FEFF}", "👩‍👩‍👧‍👦", "🇮🇷",
    "e\u{301}", "!!!", "(", ")", "…",
    "באקו האשימה את טהרן.", "Moscow said", "\"", "2023-01-27", "ב-27 בינואר", "تهران", "中国", "\u{FFFD}",
    "https://a.b/c?d", "@x", "#",
  ]

  private func check(_ record: Record, _ text: String) {
    let scalars = Array(text.unicodeScalars)
    func isInside(_ span: Span?) -> Bool {
      guard let span else { return true }
      return span.start >= 0 && span.start < span.end && span.end <= scalars.count
    }
    func spans(_ actor: Actor) -> Bool { isInside(actor.text) }
    #expect(record.events.map(\.id) == record.events.indices.map { "e\($0 + 1)" })
    #expect(record.claims.map(\.id) == record.claims.indices.map { "c\($0 + 1)" })
    let ids = Set(record.events.map(\.id))
    for event in record.events {
      #expect(isInside(event.trigger) && isInside(event.sentence))
      #expect(event.sentence.contains(event.trigger))
      #expect(event.trigger.end <= scalars.count && !scalars[event.trigger.start].properties.isWhitespace)
      #expect(event.actors.allSatisfy(spans) && event.recipients.allSatisfy(spans))
      #expect(isInside(event.when?.text) && isInside(event.where?.text))
      #expect((0...1).contains(event.confidence) && (-10...10).contains(event.score))
    }
    for claim in record.claims {
      #expect(isInside(claim.cue) && isInside(claim.content) && isInside(claim.speaker.text))
      #expect(claim.via.allSatisfy { isInside($0.text) })
      #expect(ids.isSuperset(of: claim.about))
    }
    for trend in record.trends {
      #expect(isInside(trend.cue) && isInside(trend.when?.text))
      #expect(trend.dyad.count == 2 && trend.dyad[0] < trend.dyad[1])
    }
  }

  @Test(arguments: 1...80 as ClosedRange<UInt64>)
  func spansLieInTheText(seed: UInt64) throws {
    let coder = try Knowledge.coder()
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...80, using: &random)
    let separator = Bool.random(using: &random) ? " " : ""
    let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random)! }.joined(
      separator: separator)
    for language in ["he", "en"] {
      check(coder.code(Document(text: text, language: language, published: "2024-08-20")), text)
    }
    let detected = coder.code(Document(text: text))
    check(detected, text)
    #expect(try JSONDecoder().decode(Record.self, from: try JSONEncoder().encode(detected)) == detected)
  }

  @Test(
    arguments: [
      String(repeating: "א", count: 100_000), String(repeating: "abc", count: 66_667),
      String(repeating: "צה\"ל", count: 30_000), String(repeating: "a.", count: 50_000),
      "a" + String(repeating: "\n", count: 100_000),
      "a" + String(repeating: "?!", count: 50_000), "שלום" + String(repeating: "\u{200F}", count: 50_000),
      "a" + String(repeating: "(", count: 20_000), String(repeating: "\u{5B0}", count: 20_000) + "א",
    ].map { $0 })
  func longTextsWithoutSense(text: String) throws {
    let coder = try Knowledge.coder()
    for language in ["he", "en"] {
      let record = coder.code(Document(text: text, language: language))
      #expect(record.error == nil)
      check(record, text)
    }
  }

  /// A sentence among garbage is still read.
  @Test(arguments: ["\u{0}\u{0} ", "\u{FEFF}", "\u{200F}\u{200F}", "*** ", "\r\n\r\n"])
  func garbageBeforeASentenceDoesNotHideIt(garbage: String) throws {
    let sentence = "Turkey closed its border with Armenia in April 1993."
    let text = garbage + sentence
    let record = try Knowledge.coder().code(Document(text: text, language: "en"))
    check(record, text)
    #expect(record.events.map(\.type) == [.coerce])
    #expect(record.events.first?.when?.start == "1993-04-01")
  }
}
