import CasusLanguage
import CasusTestSupport
import Foundation
import Testing

@Suite struct ModelFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ bytes: [UInt8]) throws -> String { try folder.write("x.casus", bytes) }

  private func example() -> [UInt8] {
    var writer = ModelWriter(language: .hebrew)
    writer.add("numbers", [1, 2, 3] as [Int16])
    writer.add("text", text: "שלום")
    return writer.encoded()
  }

  @Test func givesBackItsSections() throws {
    let model = try ModelFile(path: try write(example()))
    #expect(model.language == .hebrew)
    #expect(model.sectionNames == ["numbers", "text"])
    #expect(Array(try model.section("numbers").array(of: Int16.self).elements) == [1, 2, 3])
    #expect(try model.section("text").text == "שלום")
    #expect(Int(bitPattern: try model.section("text").bytes.baseAddress) % 64 == 0)
    #expect(model.identifier.count == 16)
    #expect(throws: ModelError.missingSection(path: model.path, name: "tree")) {
      _ = try model.section("tree")
    }
  }

  @Test func everyDamagedByteIsNoticed() throws {
    let good = example()
    for index in good.indices {
      var bytes = good
      bytes[index] ^= 0x40
      let path = try write(bytes)
      #expect(throws: ModelError.self, "byte \(index)") { _ = try ModelFile(path: path) }
    }
  }

  @Test func everyShorterFileIsNoticed() throws {
    let good = example()
    for count in good.indices {
      let path = try write(Array(good[..<count]))
      #expect(throws: ModelError.self, "\(count) bytes") { _ = try ModelFile(path: path) }
    }
  }

  @Test func namesTheFault() throws {
    #expect(throws: ModelError.self) { _ = try ModelFile(path: "/nowhere/x.casus") }
    var foreign = example()
    foreign.replaceSubrange(8..<12, with: [1, 2, 3, 4])
    let path = try write(foreign)
    #expect(throws: ModelError.foreignEndian(path: path)) { _ = try ModelFile(path: path) }
    var newer = example()
    newer[12] = 9
    let newerPath = try write(newer)
    #expect(throws: ModelError.wrongVersion(path: newerPath, found: 9, expected: 2)) {
      _ = try ModelFile(path: newerPath)
    }
    let text = try write(Array("no model at all, only some text".utf8))
    #expect(throws: ModelError.notAModel(path: text)) { _ = try ModelFile(path: text) }
    let cut = try write(Array(example().dropLast(7)))
    #expect(throws: ModelError.truncated(path: cut, found: example().count - 7, expected: example().count)) {
      _ = try ModelFile(path: cut)
    }
  }

  @Test func sameDataSameBytes() throws {
    func bytes() throws -> [UInt8] {
      var writer = ModelWriter(language: .hebrew)
      writer.add(try TestData.tinySegmentation())
      return writer.encoded()
    }
    #expect(try bytes() == bytes())
  }
}
