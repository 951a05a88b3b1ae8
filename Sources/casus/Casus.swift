import ArgumentParser

/// The program: one file a command, and nothing decided here.
@main
struct Casus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "casus",
    abstract: "Turns news reports into checkable events: who did what to whom, when, where, and who says so.",
    discussion: """
      Reports go in as text, HTML or JSON lines, in Hebrew or English; 'casus code' prints what they tell, \
      'casus add' keeps it in a chronicle, and 'casus chronicle', 'claims', 'search' and 'serve' ask it.

      \(ExitStatus.help)
      """,
    version: "0.1.0",
    subcommands: [
      Code.self, Explain.self, Add.self, ShowChronicle.self, ShowClaims.self, ShowDocuments.self, Search.self,
      Serve.self, CodebookCommand.self, Time.self, Parse.self, Evaluate.self, Train.self, TrainLanguages.self,
      TrainCoder.self,
    ]
  )

  /// Parses, runs, and turns every error into one line on standard error and a stable exit status.
  static func main() async {
    do {
      let command = try parseAsRoot()
      if let command = command as? any AsyncParsableCommand {
        try await run(command)
      } else {
        try run(command)
      }
    } catch {
      guard let failure = CommandFailure(error) else { exit(withError: error) }
      for detail in failure.details { Console.note(detail) }
      if !failure.message.isEmpty { Console.complain(failure.message) }
      Console.exit(failure.status)
    }
  }

  private static func run(_ command: some ParsableCommand) throws {
    var command = command
    try command.run()
  }

  private static func run(_ command: some AsyncParsableCommand) async throws {
    var command = command
    try await command.run()
  }
}
