import CasusChronicle
import CasusRecords
import CasusWorkbench
import Foundation
import Testing

@Suite("Starting")
struct ServerTests {
  @Test("A port in use is said in one line")
  func portInUse() async throws {
    let workbench = try Workbench(Sample.chronicle(), resources: Sample.resources())
    let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try? await workbench.serve(port: 0) { continuation.yield($0) } }
      var iterator = addresses.makeAsyncIterator()
      let address = try #require(await iterator.next())
      #expect(address.hasPrefix("http://127.0.0.1:"))
      let port = try #require(URL(string: address)?.port)
      let error = await #expect(throws: WorkbenchError.self) {
        try await workbench.serve(port: port) { _ in }
      }
      #expect(error?.code == .portInUse)
      #expect(error?.description.contains("127.0.0.1:\(port)") == true)
      #expect(error?.description.contains("\n") == false)
      group.cancelAll()
    }
  }

  @Test("Both languages have the same phrases, with the same places to fill")
  func phrases() throws {
    let folder = try Sample.resources() + "/strings/"
    let english = try Phrases(file: folder + "en.tsv")
    let hebrew = try Phrases(file: folder + "he.tsv")
    #expect(english.keys == hebrew.keys)
    for key in english.keys {
      let places = [english, hebrew].map { phrases in
        Set(phrases[key].matches(of: /\{[a-z]+\}/).map { String($0.0) })
      }
      #expect(places[0] == places[1], "\(key)")
    }
  }

  @Test("Everything that the records can name has a phrase")
  func vocabulary() throws {
    let phrases = try Phrases(file: Sample.resources() + "/strings/en.tsv")
    let kinds = MarkedText.Mark.Kind.allCases.map { "mark.\($0.rawValue)" }
    let names =
      EventType.allCases.map { "type.\($0.rawValue)" } + Stance.allCases.map { "stance.\($0.rawValue)" }
      + Status.allCases.map { "status.\($0.rawValue)" }
      + Direction.allCases.map { "direction.\($0.rawValue)" }
      + Modality.allCases.map { "modality.\($0.rawValue)" } + kinds
    for name in names { #expect(phrases.text(name) != nil, "\(name)") }
  }

  @Test(
    "Templates that would show something unescaped, or nothing, are refused with file and line",
    arguments: [
      ("{{{name}}}", "not escaped"), ("{{& name}}", "not escaped"), ("{{>nowhere}}", "no template 'nowhere'"),
      ("{{t.nav.nowhere}}", "'nav.nowhere' is missing in en"), ("{{=<% %>=}}", "changes how tags are read"),
      ("{{#open}}", "does not compile"),
    ])
  func templates(tag: String, problem: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "workbench-\(UUID().uuidString)").path
    try FileManager.default.copyItem(
      at: URL(filePath: Sample.resources()).resolvingSymlinksInPath(), to: URL(filePath: folder))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/templates/search.mustache"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try (text + "\n" + tag).write(toFile: path, atomically: true, encoding: .utf8)
    let error = #expect(throws: WorkbenchError.self) {
      try Workbench(Sample.chronicle([]), resources: folder)
    }
    #expect(error?.code == .resources)
    #expect(error?.place.contains("search.mustache") == true)
    #expect(error?.problem.contains(problem) == true, "\(error?.description ?? "")")
  }

  @Test("A folder without templates is named")
  func noResources() throws {
    let error = #expect(throws: WorkbenchError.self) {
      try Workbench(Sample.chronicle([]), resources: "/nowhere")
    }
    #expect(error?.description.contains("/nowhere/") == true)
  }
}
