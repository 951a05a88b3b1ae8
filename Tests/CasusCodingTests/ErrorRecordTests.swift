import CasusCodebook
import CasusCoding
import CasusRecords
import CasusTestSupport
import Foundation
import Testing

/// A document that cannot be coded gives a record that says why.
struct ErrorRecordTests {
  private func error(_ document: Document, _ coder: Coder? = nil) throws -> RecordError {
    let record = try (coder ?? Knowledge.coder()).code(document)
    #expect(record.events.isEmpty && record.claims.isEmpty && record.trends.isEmpty)
    #expect(record.document.id == document.id)
    return try #require(record.error)
  }

  @Test(arguments: ["", " ", "\n\n", "12 34", "...", "\u{0}", "😀", "\u{200F}"])
  func nothingToRead(text: String) throws {
    let error = try error(Document(id: "d7", text: text))
    #expect(error.code == "empty" && error.message.contains("d7"))
  }

  @Test func aLanguageThatIsNotCoded() throws {
    let named = try error(Document(id: "d7", text: "Bonjour.", language: "fr"))
    #expect(named.code == "unknown-language")
    #expect(
      named.message.contains("d7") && named.message.contains("`fr`") && named.message.contains("en, he"))
    let detected = try error(
      Document(text: "Президент России встретился с министром иностранных дел Ирана в Москве."))
    #expect(detected.code == "unknown-language" && detected.message.contains("`ru`"))
  }

  @Test func aTextThatIsTooLong() throws {
    var limits = Coder.Limits()
    limits.textBytes = 20
    let coder = try Knowledge.load(models: "\(Knowledge.root)/Models", limits: limits)
    let error = try error(Document(id: "d7", text: "Iran attacked Israel in April."), coder)
    #expect(error.code == "too-large")
    #expect(
      error.message.contains("d7") && error.message.contains("30 bytes") && error.message.contains("20"))
    #expect(coder.code(Document(text: "Iran attacked Israel", language: "en")).error == nil)
  }

  /// A folder with letter profiles and whatever is put in place of a model.
  private func models(_ model: Data?) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: "\(Knowledge.root)/Models/languages.tsv", toPath: folder.file("languages.tsv"))
    if let model { try folder.write("en.casus", model) }
    return folder
  }

  @Test(arguments: [nil, Data(), Data("no model".utf8), Data(repeating: 0x2A, count: 100_000)])
  func aModelThatIsMissingOrCorrupt(model: Data?) throws {
    let folder = try models(model)
    let coder = try Knowledge.load(models: folder.path)
    let error = try error(Document(id: "d7", text: "Iran attacked Israel.", language: "en"), coder)
    #expect(error.code == "model")
    #expect(error.message.contains("d7") && error.message.contains("en.casus"))
    #expect(!error.message.contains("\n"))
  }

  @Test func missingProfilesAndWeightsAreToldAtOnce() {
    #expect(throws: (any Error).self) { try ModelLibrary(folder: "/no/such/folder") }
    #expect(throws: Disposer.Malformed.self) { try Disposer(path: "/no/such/weights.tsv") }
  }

  @Test func aBrokenWeightIsNamedWithItsLine() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("weights.tsv", "# note\nthreshold\t0.5\nbias\tmuch\n".utf8)
    let error = try #require(throws: Disposer.Malformed.self) { _ = try Disposer(path: path) }
    #expect(error.description.hasPrefix("\(path):3: "))
  }
}
