import CasusRecords
import CasusTestSupport
import Foundation
import Testing

struct DocumentTests {
  private func read(_ json: String) throws -> Document {
    try JSONDecoder().decode(Document.self, from: Data(json.utf8))
  }

  @Test func allFieldsAreRead() throws {
    let document = try read(
      """
      {"id": "d1", "text": "באקו", "language": "he", "published": "2024-08-20", "publisher": "Turan",
       "url": "https://x", "title": "T", "kind": "leak", "pairs": [{"actor": [0, 1], "recipient": [2, 4]}]}
      """)
    #expect(
      document
        == Document(
          id: "d1", text: "באקו", language: "he", published: "2024-08-20", publisher: "Turan",
          url: "https://x",
          title: "T", kind: "leak", pairs: [Pair(actor: Span(0, 1), recipient: Span(2, 4))]))
  }

  @Test func onlyTheTextIsNeeded() throws {
    let document = try read(#"{"text": "Baku", "unheard-of": {"a": [1, null]}, "published": null}"#)
    #expect(document == Document(text: "Baku"))
    #expect(document.published == nil && document.language == nil && document.pairs == nil)
  }

  @Test func aNumberMayBeTheId() throws {
    #expect(try read(#"{"id": 42, "text": "x"}"#).id == "42")
    #expect(try read(#"{"id": -1, "text": "x"}"#).id == "-1")
  }

  @Test func theIdIsTheHashOfTheText() throws {
    // FNV-1a, 64 bits: published test values of the hash.
    #expect(Document.identifier(of: "") == "cbf29ce484222325")
    #expect(Document.identifier(of: "a") == "af63dc4c8601ec8c")
    #expect(Document.identifier(of: "foobar") == "85944171f73967e8")
    #expect(try read(#"{"text": "foobar"}"#).id == "85944171f73967e8")
    #expect(try read(#"{"id": null, "text": "a"}"#).id == "af63dc4c8601ec8c")
    // Composed and decomposed letters are different bytes, so different documents.
    #expect(Document(text: "é").id != Document(text: "e\u{301}").id)
  }

  @Test(arguments: [
    #"{"id": "a"}"#, #"{"text": null}"#, #"{"text": 5}"#, #"["text"]"#, #"{"text": "a", "language": 1}"#,
    #"{"text": "a", "pairs": [{"actor": [5, 1], "recipient": [0, 1]}]}"#, #"{"text": "a""#, "",
  ])
  func refusedWhenItIsNoDocument(json: String) {
    #expect(throws: (any Error).self) { try read(json) }
  }

  @Test func aMissingTextIsNamed() {
    do {
      _ = try read(#"{"id": "a"}"#)
      Issue.record("read")
    } catch DecodingError.keyNotFound(let key, _) {
      #expect(key.stringValue == "text")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func anyTextSurvives(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let document = Document(text: RandomText.make(60, &random))
    let back = try JSONDecoder().decode(Document.self, from: try JSONEncoder().encode(document))
    #expect(Array(back.text.unicodeScalars) == Array(document.text.unicodeScalars))
    #expect(back == document)
  }
}

struct ResourceLocatorTests {
  @Test func placesAreTriedInOrder() {
    let places = ResourceLocator.places(for: "Models", home: "/h", executable: "/a/b/c/casus")
    #expect(
      places == [
        "/h/Models", "/a/b/c/Models", "/a/b/Models", "/a/Models", "/Models", "/a/b/share/casus/Models",
      ])
    #expect(ResourceLocator.places(for: "Models", home: "", executable: nil).isEmpty)
  }

  @Test func anOverrideIsTheOnlyPlace() throws {
    let folder = FileManager.default.temporaryDirectory.path
    #expect(try ResourceLocator.folder("Models", override: folder) == folder)
    let missing = folder + "/no-such-folder-\(UUID().uuidString)"
    do {
      _ = try ResourceLocator.folder("Models", override: missing)
      Issue.record("found")
    } catch let error as ResourceLocator.NotFound {
      #expect(error.searched == [missing])
      #expect(error.description.contains(missing) && error.description.contains("CASUS_HOME"))
    }
  }
}
