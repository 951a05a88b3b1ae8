import CasusCoding
import CasusRecords
import Foundation
import Testing

/// What holds between two given parties.
struct PairTests {
  /// The relation from `actor` to `recipient`, by their words.
  private func pair(_ text: String, _ actor: String, _ recipient: String, language: String = "en") throws
    -> Pair
  {
    func span(_ words: String) throws -> Span {
      let range = try #require(text.range(of: words))
      let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
      return Span(start, start + words.unicodeScalars.count)
    }
    let question = Pair(actor: try span(actor), recipient: try span(recipient))
    let record = try Knowledge.coder().code(Document(text: text, language: language, pairs: [question]))
    #expect(record.error == nil && record.pairs.count == 1)
    let answer = try #require(record.pairs.first)
    #expect(answer.actor == question.actor && answer.recipient == question.recipient)
    return answer
  }

  @Test func aSpanBeyondTheTextIsNotAnswered() throws {
    let text = "Baku accused Tehran of sheltering the gunmen."
    let question = Pair(actor: Span(0, 4), recipient: Span(13, 280))
    let record = try Knowledge.coder().code(Document(text: text, language: "en", pairs: [question]))
    #expect(record.error == nil && record.pairs == [question])
  }

  @Test(
    arguments: [
      ("Baku accused Tehran of sheltering the gunmen.", "Baku", "Tehran", .accuse),
      ("Canada expelled six Indian diplomats on Monday.", "Canada", "Indian diplomats", .sanction),
      ("The French foreign minister met his Lebanese counterpart in Paris.", "French", "Lebanese", .consult),
      (
        "Kenyan police arrested dozens of opposition activists.", "Kenyan police", "opposition activists",
        .coerce
      ),
      ("Norway donated two field hospitals to Malawi.", "Norway", "Malawi", .aid),
    ] as [(String, String, String, EventType)])
  func answersInEnglish(text: String, actor: String, recipient: String, type: EventType) throws {
    let answer = try pair(text, actor, recipient)
    #expect(answer.type == type)
    #expect(try #require(answer.probability) > 0.4)
  }

  @Test func answersInHebrew() throws {
    let answer = try pair("צרפת גינתה את איראן בחריפות.", "צרפת", "איראן", language: "he")
    #expect(answer.type == .accuse)
  }

  @Test func answersAlsoWhereNoPatternFires() throws {
    let text = "Ruritania glorped Graustark in the spring."
    let answer = try pair(text, "Ruritania", "Graustark")
    #expect(answer.type != nil)
    #expect(try #require(answer.probability) < 0.9)
  }

  @Test func spansOutsideOfTheTextAreLeftOpen() throws {
    let question = Pair(actor: Span(0, 4), recipient: Span(400, 410))
    let record = try Knowledge.coder().code(
      Document(text: "Baku accused Tehran.", language: "en", pairs: [question]))
    #expect(record.error == nil)
    #expect(record.pairs == [question])
  }

  @Test func eachPairIsAnsweredInItsPlace() throws {
    let text = "Iran condemned Israel, and Oman met Qatar."
    let pairs = [
      Pair(actor: Span(0, 4), recipient: Span(15, 21)), Pair(actor: Span(27, 31), recipient: Span(36, 41)),
    ]
    let record = try Knowledge.coder().code(Document(text: text, language: "en", pairs: pairs))
    #expect(record.pairs.map(\.type) == [.accuse, .consult])
    #expect(record.pairs.map(\.actor) == pairs.map(\.actor))
    #expect(try Knowledge.coder().code(Document(text: text, language: "en")).pairs.isEmpty)
  }

  @Test func aModelThatIsMissingIsAnErrorOnlyForPairs() throws {
    let coder = try Knowledge.load(models: "\(Knowledge.root)/Models", pairs: "/nowhere/pairs.tsv")
    #expect(coder.code(Document(text: "Baku accused Tehran.", language: "en")).error == nil)
    let asked = coder.code(
      Document(
        text: "Baku accused Tehran.", language: "en",
        pairs: [Pair(actor: Span(0, 4), recipient: Span(13, 19))]))
    let error = try #require(asked.error)
    #expect(error.message.contains("/nowhere/pairs.tsv") && error.message.contains("casus train-coder"))
  }

  @Test func goldNamesEachTypeOfAPairOnce() throws {
    func act(_ types: String) -> String {
      #"{"types": \#(types), "clause": [0, 29], "trigger": null, "#
        + #""actors": [{"text": [0, 4]}], "recipients": [{"text": [23, 29]}]}"#
    }
    let line =
      #"{"text": "Baku shelled and bombed Tehran.", "language": "en", "events": "#
      + #"[\#(act(#"["ASSAULT"]"#)), \#(act(#"["ASSAULT", "COERCE"]"#))]}"#
    let record = try JSONDecoder().decode(GoldRecord.self, from: Data(line.utf8))
    #expect(record.pairs.map(\.types) == [[.assault, .coerce]])
  }
}
