import CasusReaders
import CasusRecords
import CasusTestSupport
import Foundation
import Testing

@Suite struct PlainText {
  @Test func isNeverChanged() throws {
    let text = "  כותרת\r\n\r\nשורה\u{200F} שנייה\t…\n\u{0301}סוף\n\n"
    #expect(try document("a.txt", text.utf8).text == text)
    #expect(try Array(document("a.txt", text.utf8).text.utf8) == Array(text.utf8))
  }

  @Test func losesOnlyItsByteOrderMark() throws {
    let document = try document("a.txt", [0xEF, 0xBB, 0xBF] + Array("Words.".utf8))
    #expect(document.text == "Words.")
  }

  @Test(arguments: [true, false]) func isReadInUTF16(little: Bool) throws {
    let text = "שלום 😀 world"
    let units = [0xFEFF] + Array(text.utf16)
    let bytes = units.flatMap { unit in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return little ? pair : pair.reversed()
    }
    #expect(try document("a.txt", bytes).text == text)
    #expect(try code("a.txt", bytes.dropLast()) == .encoding)
    #expect(try code("a.txt", bytes.prefix(little ? 12 : 12) + bytes.prefix(14).suffix(2)) == .encoding)
  }

  @Test func hasFrontMatter() throws {
    let text = """
      ---
      # what is known
      publisher: Kavkaz Review
      published: 2023-01-28
      language: he
      title: "Attack: an embassy"
      url: https://example.org/a?b=c:d
      ---
      First line.
      Second.
      """
    let document = try document("a.txt", text.utf8)
    #expect(document.text == "First line.\nSecond.")
    #expect(document.publisher == "Kavkaz Review")
    #expect(document.published == "2023-01-28")
    #expect(document.language == "he")
    #expect(document.title == "Attack: an embassy")
    #expect(document.url == "https://example.org/a?b=c:d")
  }

  @Test func refusesBrokenFrontMatter() throws {
    let items = try read("a.txt", "---\npublisher: X\npublishd: 2023\n---\nText.".utf8)
    guard case .failure(let error) = try #require(items.first).result else {
      Issue.record("an unknown key was taken")
      return
    }
    #expect(error.code == .malformed)
    #expect(error.position.line == 3)
    #expect(error.description.contains("publishd"))
    #expect(try code("a.txt", "---\npublisher: X\n---\n \n".utf8) == .empty)
  }

  @Test func keepsHyphensThatAreNoFrontMatter() throws {
    #expect(try document("a.txt", "---\nA dash stands above.".utf8).text == "---\nA dash stands above.")
  }
}

@Suite struct BadInput {
  @Test func isToldApart() throws {
    #expect(try code("a.txt", []) == .empty)
    #expect(try code("a.txt", " \n\t\r\n".utf8) == .empty)
    #expect(try code("a.html", []) == .empty)
    #expect(try code("a.jsonl", []) == .empty)
    #expect(try code("a.json", []) == .empty)
    #expect(try code("a.txt", [0x50, 0x4B, 3, 4, 0, 0, 1, 2]) == .binary)
    #expect(try code("a.txt", (0..<200).map { UInt8($0 % 10 == 0 ? 7 : 0x61) }) == .binary)
    #expect(try code("a.txt", Array("text ".utf8) + [0xFF, 0x20]) == .encoding)
    #expect(try code("a.txt", "12345678901".utf8, limits: ReaderLimits(document: 10)) == .tooLarge)
    #expect(try code("a.txt", "1234567890".utf8, limits: ReaderLimits(document: 10)) == nil)
  }

  @Test func sayWhereTheByteIs() throws {
    let items = try read("a.txt", Array("שלום".utf8) + [0xC3, 0x28])
    guard case .failure(let error) = try #require(items.first).result else {
      Issue.record("bad UTF-8 was taken")
      return
    }
    #expect(error.offset == 8)
    #expect(error.description.contains("a.txt"))
    #expect(!error.description.contains("\n"))
  }

  @Test func missingFilesDoNotStopTheRun() throws {
    let folder = try TemporaryFolder()
    let there = try folder.write("there.txt", "Here.".utf8)
    let items = Array(DocumentReader(paths: [folder.path + "/gone.txt", there]))
    #expect(items.count == 2)
    #expect(throws: ReaderError.self) { try items[0].result.get() }
    #expect(try items[1].result.get().text == "Here.")
  }

  @Test(arguments: 0..<200) func neverTraps(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = [
      "<p>", "</p>", "<div class=\"share\">", "</div>", "<a href=x>", "<!--", "-->", "<script>", "\u{0}",
      "{\"text\":",
      "\"שלום\"", "}", "\n", "\\ud800", "---\n", "key: v\n", "<title>", "&#x0;", "&nbsp;", "😀", "<table><tr>",
      "<svg>",
      "<template>", "charset=windows-1255", "<time datetime=2023-01-02>",
      "words words words, and more words. ",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<random(60) { bytes += Array(pieces[random(pieces.count)].utf8) }
    for _ in 0..<random(3) where !bytes.isEmpty { bytes[random(bytes.count)] = UInt8(random(256)) }
    for format in InputFormat.allCases {
      for item in try read("a", bytes, format: format) {
        if case .success(let document) = item.result { #expect(!document.text.isEmpty) }
      }
    }
  }
}

@Suite struct Folders {
  @Test func areReadInOrderAndDepth() throws {
    let folder = try TemporaryFolder()
    try folder.write("b.txt", "b".utf8)
    try folder.write("a/z.md", "az".utf8)
    try folder.write("a/b/c.jsonl", "{\"text\": \"one\"}\n{\"text\": \"two\"}\n".utf8)
    try folder.write("picture.png", [0x89, 0x50])
    try folder.write(".hidden.txt", "no".utf8)
    try folder.write("README.md", "about this folder".utf8)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/a/loop", withDestinationPath: folder.path)
    let texts = try DocumentReader(paths: [folder.path]).map { try $0.result.get().text }
    #expect(texts == ["one", "two", "az", "b"])
  }

  @Test func withoutDocumentsAreAnError() throws {
    let folder = try TemporaryFolder()
    let items = Array(DocumentReader(paths: [folder.path]))
    guard case .failure(let error) = try #require(items.first).result else {
      Issue.record("an empty folder gave a document")
      return
    }
    #expect(error.code == .empty)
  }
}
