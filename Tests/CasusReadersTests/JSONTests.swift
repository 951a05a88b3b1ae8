import CasusReaders
import CasusRecords
import Testing

@Suite struct JSONLines {
  @Test func keepEveryFieldAndScalar() throws {
    let line = #"""
      {"id": 7, "text": "a\u0000b שָׁלוֹם \ud83d\ude00\n", "language": "he", "published": "2024-08-20",
      "publisher": "Turan", "url": "https://a", "title": "T", "kind": "report", "extra": [1, {}],
      "pairs": [{"actor": [0, 1], "recipient": [2, 3]}]}
      """#.split(separator: "\n").joined()
    let document = try document("a.jsonl", line.utf8)
    #expect(document.id == "7")
    #expect(document.text == "a\u{0}b שָׁלוֹם 😀\n")
    #expect(document.pairs == [Pair(actor: Span(0, 1), recipient: Span(2, 3))])
    #expect(document.kind == "report")
  }

  @Test func failOneByOne() throws {
    let lines: [(line: String, code: ReaderError.Code?)] = [
      (#"{"text": "good"}"#, nil), ("", nil), ("not json", .malformed), (#"{"text": 5}"#, .malformed),
      (#"{"title": "no text"}"#, .malformed), (#"{"text": " "}"#, .empty),
      (#"{"text": "x \ud83d y"}"#, .encoding),
      (#"{"text": "x \ude00"}"#, .encoding), (#"{"text": "\\ud83d is fine"}"#, nil), ("[1]", .malformed),
      (#"{"text": "a", "pairs": [{"actor": [5, 1], "recipient": [0, 1]}]}"#, .malformed),
      (String(repeating: "[", count: 10_000), .malformed), (#"{"text": "last"}"#, nil),
    ]
    let items = try read("a.jsonl", lines.map(\.line).joined(separator: "\n").utf8)
    let expected = lines.enumerated().filter { !$0.element.line.isEmpty }
    #expect(items.count == expected.count)
    for (item, (index, wanted)) in zip(items, expected) {
      #expect(item.position.line == index + 1)
      switch item.result {
      case .success: #expect(wanted.code == nil, "line \(index + 1) was taken")
      case .failure(let error):
        #expect(error.code == wanted.code, "line \(index + 1): \(error)")
        #expect(error.position.line == index + 1)
      }
    }
  }

  @Test func mayHoldBadBytesInOneLine() throws {
    let bytes =
      Array("{\"text\": \"one\"}\r\n{\"text\": \"".utf8) + [0xFF] + Array("\"}\n{\"text\": \"".utf8) + [0]
      + Array("\"}\n{\"text\": \"four\"}".utf8)
    let codes = try read("a.jsonl", bytes).map { item -> ReaderError.Code? in
      if case .failure(let error) = item.result { error.code } else { nil }
    }
    #expect(codes == [nil, .encoding, .binary, nil])
  }

  @Test func passOverLongLines() throws {
    let long = #"{"text": "\#(String(repeating: "x", count: 300_000))"}"#
    let bytes = (#"{"text": "a"}"# + "\n" + long + "\n" + #"{"text": "b"}"# + "\n" + long).utf8
    let items = try read("a.jsonl", bytes, limits: ReaderLimits(line: 100_000))
    let results = items.map { item -> String in
      switch item.result {
      case .success(let document): document.text
      case .failure(let error): error.code.rawValue
      }
    }
    #expect(results == ["a", "too-large", "b", "too-large"])
    #expect(items.map(\.position.line) == [1, 2, 3, 4])
  }

  @Test func areReadAcrossBlocks() throws {
    let lines = (0..<3_000).map {
      #"{"id": "\#($0)", "text": "\#(String(repeating: "ש", count: $0 % 97 + 1))"}"#
    }
    let items = try read("a.jsonl", lines.joined(separator: "\n").utf8)
    #expect(try items.map { try $0.result.get().id } == (0..<3_000).map(String.init))
  }
}

@Suite struct JSONFiles {
  @Test func holdOneDocumentOrMany() throws {
    #expect(try document("a.json", "{\n  \"text\": \"spread\"\n}".utf8).text == "spread")
    #expect(try document("a.json", "{\"text\": \"short\"}".utf8).text == "short")
    let lines = try read("a.json", "{\"text\": \"a\"}\n{\"text\": \"b\"}".utf8)
    #expect(try lines.map { try $0.result.get().text } == ["a", "b"])
    let array = try read("a.json", "[{\"text\": \"a\"}, {\"title\": \"b\"}, {\"text\": \"c\"}]".utf8)
    #expect(array.count == 3)
    #expect(try array[2].result.get().text == "c")
    guard case .failure(let error) = array[1].result else {
      Issue.record("a document without text was taken")
      return
    }
    #expect(error.description.contains("document 2"))
  }

  @Test func areToldByContentWithoutAnEnding() throws {
    #expect(try document("a", "{\"text\": \"json\"}".utf8).text == "json")
    #expect(try document("a", "plain {text}".utf8).text == "plain {text}")
    #expect(
      try document("a", "<!DOCTYPE html><p>A page with a sentence that is long enough to be read.</p>".utf8)
        .text
        == "A page with a sentence that is long enough to be read.")
  }
}
