import CasusRecords
import CasusTestSupport
import CasusWorkbench
import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

/// Pages as a real browser understands them.
@Suite(
  "In a browser", .serialized, .enabled(if: Browser.path != nil, "needs chromium: apt-get install chromium"))
struct BrowserTests {
  @Test("The chronicle: heading, direction, chart, the hostile document harmless")
  func chronicle() async throws {
    try await Sample.application().test(.live) { client in
      let port = try #require(client.port)
      let dom = try await Browser.dump("http://localhost:\(port)/dyads/AZE-IRN?lang=he")
      #expect(dom.contains("<html lang=\"he\" dir=\"rtl\">"))
      #expect(dom.contains("<h1>אזרבייג׳ן ואיראן</h1>"))
      #expect(dom.contains("<rect class=\"bar conflict\""))
      #expect(dom.contains("<mark class=\"conflict\">"))
      #expect(!dom.contains("<img"))
      #expect(!dom.replacing(/="[^"]*"/, with: "=").contains("onload"))
      // A browser moves what does not belong where it stands; nothing may have been moved out of its place.
      #expect(dom.firstMatch(of: /<ol class="chronicle">\s*<li/) != nil)
      #expect(dom.firstMatch(of: /<\/main>\s*<footer/) != nil)
    }
  }

  @Test("The document: every mark in place, the text unchanged")
  func document() async throws {
    let draft = Sample.hebrew
    try await Sample.application().test(.live) { client in
      let port = try #require(client.port)
      let dom = try await Browser.dump("http://localhost:\(port)/documents/he-1?lang=en")
      let article = try #require(dom.firstMatch(of: /(?s)<article[^>]*>(.*)<\/article>/)).1
      #expect(article.matches(of: /<mark/).count == 8)
      let shown = article.replacing(/<a class="ref"[^>]*>[^<]*<\/a>/, with: "").replacing(/<[^>]+>/, with: "")
      let words = shown.split(whereSeparator: \.isWhitespace)
      #expect(words == draft.document.text.split(whereSeparator: \.isWhitespace))
    }
  }

  @Test("A site that makes its own name lead here reads nothing")
  func rebinding() async throws {
    try await Sample.application().test(.live) { client in
      let port = try #require(client.port)
      let dom = try await Browser.dump("http://evil.example:\(port)/", believing: "evil.example")
      #expect(dom.contains("127.0.0.1 and localhost only"))
      #expect(!dom.contains("AZE-IRN"))
    }
  }

  @Test("Every page paints something, at the width of a telephone and of a desk", arguments: [400, 1400])
  func paints(width: Int) async throws {
    try await Sample.application().test(.live) { client in
      let port = try #require(client.port)
      for page in ["", "dyads/AZE-IRN", "documents/he-1", "claims?lang=he"] {
        let picture = try await Browser.picture("http://localhost:\(port)/\(page)", width: width)
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]), "\(page)")
        // A blank page of this size is some 5 kB.
        #expect(picture.count > 12_000, "\(page): \(picture.count) bytes")
      }
    }
  }
}

/// Debian's chromium, without a window.
enum Browser {
  static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// The page's tree after loading, as HTML.
  static func dump(_ address: String) async throws -> String {
    String(decoding: try await run(["--dump-dom", address]), as: UTF8.self)
  }

  /// A PNG of the page.
  static func picture(_ address: String, width: Int) async throws -> Data {
    let folder = try TemporaryFolder()
    let file = folder.file("page.png")
    _ = try await run(["--window-size=\(width),1000", "--screenshot=\(file)", address])
    return try Data(contentsOf: URL(filePath: file))
  }

  /// The page's tree as a browser sees it that has been told that `host` is this machine.
  static func dump(_ address: String, believing host: String) async throws -> String {
    String(
      decoding: try await run(["--host-resolver-rules=MAP \(host) 127.0.0.1", "--dump-dom", address]),
      as: UTF8.self)
  }

  private static func run(_ arguments: [String]) async throws -> Data {
    let profile = FileManager.default.temporaryDirectory.appending(path: "casus-browser-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: profile) }
    let process = Process()
    process.executableURL = URL(filePath: path ?? "")
    process.arguments =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
        "--no-first-run", "--disable-background-networking", "--user-data-dir=\(profile.path)",
      ] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    // Reading blocks: on a thread of its own, so that the server under test keeps its own.
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        do {
          try process.run()
          let data = output.fileHandleForReading.readDataToEndOfFile()
          process.waitUntilExit()
          continuation.resume(returning: data)
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }
}
