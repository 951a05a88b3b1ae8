public import CasusChronicle
internal import Foundation
public import Hummingbird
public import Logging
internal import NIOCore
internal import NIOPosix

/// Web pages over a chronicle, for one person at one machine.
///
///     let workbench = try Workbench(Chronicle(at: "casus.sqlite", for: .reading), resources: folder)
///     try await workbench.serve(port: 8080) { print($0) }
///
/// Pages need no script; each has a twin with the same content as JSON at its address with `.json`.
public struct Workbench: Sendable {
  let chronicle: Chronicle
  let preset: InterfaceLanguage?
  let templates: Templates
  let interfaces: [InterfaceLanguage: Interface]
  let style: String
  let icon: String
  let missing: @Sendable (String) -> Void

  /// Name of the folder that holds templates, phrases and the style sheet.
  public static let resourceFolder = "Workbench"

  /// Reads and checks templates, phrases and style sheet.
  /// - Parameters:
  ///   - chronicle: what the pages show.
  ///   - resources: path of the folder `Workbench`.
  ///   - language: language of the interface unless a reader chooses another; nil to follow the browser.
  ///   - missing: told the name of anything that a template asks for and a page does not have.
  public init(
    _ chronicle: Chronicle, resources: String, language: InterfaceLanguage? = nil,
    missing: @escaping @Sendable (String) -> Void = { _ in }
  ) throws(WorkbenchError) {
    var phrases: [InterfaceLanguage: Phrases] = [:]
    for language in InterfaceLanguage.allCases {
      phrases[language] = try Phrases(file: "\(resources)/strings/\(language.rawValue).tsv")
    }
    style = try Self.text(at: resources + "/style.css")
    icon = try Self.text(at: resources + "/icon.svg")
    templates = try Templates(folder: resources + "/templates", phrases: phrases)
    interfaces = Dictionary(
      uniqueKeysWithValues: phrases.map { ($0.key, Interface($0.key, phrases: $0.value)) })
    self.chronicle = chronicle
    self.missing = missing
    preset = language
  }

  /// The application, for tests or to be run on `port` of this machine's loopback address.
  public func application(
    port: Int = 8080, logger: Logger = Workbench.quietLogger,
    onRunning: @escaping @Sendable (_ address: String) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    Application(
      router: router(),
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: port), serverName: "casus"),
      onServerRunning: { channel in
        await onRunning("http://127.0.0.1:\(channel.localAddress?.port ?? port)/")
      },
      logger: logger)
  }

  /// Serves on the loopback address until the process is asked to end (SIGINT or SIGTERM).
  ///
  /// Port 0 takes any free one; `onRunning` is told the address.
  public func serve(
    port: Int, logger: Logger = Workbench.quietLogger,
    onRunning: @escaping @Sendable (_ address: String) async -> Void
  ) async throws {
    do {
      try await application(port: port, logger: logger, onRunning: onRunning).runService()
    } catch let error as IOError {
      let place = "127.0.0.1:\(port)"
      guard error.errnoCode == EADDRINUSE else {
        let reason = String(cString: strerror(error.errnoCode))
        throw WorkbenchError(
          .cannotListen, at: place, "cannot be listened on: \(reason)", cure: "choose another port")
      }
      throw WorkbenchError(
        .portInUse, at: place, "another program listens there",
        cure: "end it, or choose another port with --port")
    }
  }

  /// A logger that speaks up only when something is wrong, on standard error.
  public static var quietLogger: Logger {
    var logger = Logger(label: "casus.workbench") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .error
    return logger
  }

  private static func text(at path: String) throws(WorkbenchError) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkbenchError(.resources, at: path, "cannot be read", cure: "restore the file")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.add(middleware: SecurityHeaders())
    router.add(middleware: Errors(workbench: self))
    router.add(middleware: LoopbackOnly())
    for (path, type, text) in [("style.css", "text/css", style), ("icon.svg", "image/svg+xml", icon)] {
      router.get(RouterPath(path)) { _, _ in
        Response(
          status: .ok, headers: [.contentType: type + "; charset=utf-8", .cacheControl: "no-cache"],
          body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
      }
    }
    let routes = Routes(workbench: self)
    for (path, make) in routes.all {
      router.get(RouterPath(path)) { request, _ in
        let visit = try Visit(request, preset: preset)
        // The chronicle blocks: not on the threads that serve everybody else.
        return try await NIOThreadPool.singleton.runIfActive {
          try reply(with: make(visit), to: visit)
        }
      }
    }
    return router
  }
}
