public import ArgumentParser
import CasusChronicle
import CasusRecords
public import CasusWorkbench

/// `casus serve`: the chronicle as web pages, on this machine only.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the chronicle as web pages at http://127.0.0.1:8080.",
    discussion: """
      Pages of dyads, their chronicles, documents with everything found in them marked, and claims; each with the \
      same content as JSON at its address with .json. Only this machine can reach them. Ends with Control-C.
      """)

  @OptionGroup var chronicle: DatabaseOptions

  @Option(name: [.short, .long], help: "Port to listen on; 0 takes any free one.")
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "Language of the pages, he or en, until a reader chooses another; without it they follow the browser.",
      valueName: "language"))
  var language: InterfaceLanguage?

  @Option(
    help: ArgumentHelp("Folder of templates, phrases and style sheet.", valueName: "folder"),
    completion: .directory)
  var workbench: String?

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535") }
  }

  func run() async throws {
    let chronicle = try chronicle.reading()
    let resources = try ResourceLocator.folder(Workbench.resourceFolder, override: workbench)
    do {
      let workbench = try Workbench(chronicle, resources: resources, language: language)
      try await workbench.serve(port: port) { address in Console.print(address + "\n") }
    } catch let error as WorkbenchError {
      throw CommandFailure(status: Self.status(of: error.code), message: error.description)
    }
  }

  private static func status(of code: WorkbenchError.Code) -> ExitStatus {
    switch code {
    case .portInUse: .locked
    case .cannotListen: .io
    case .resources: .configuration
    }
  }
}

extension InterfaceLanguage: ExpressibleByArgument {}
