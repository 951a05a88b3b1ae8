import ArgumentParser
import CasusCodebook
import CasusCoding
import CasusRecords

/// `casus codebook`: looks after the knowledge in `Codebook/`.
struct CodebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook", abstract: "Check, list and count the codebook, and try new words.",
    subcommands: [Check.self, List.self, Stats.self, Try.self], defaultSubcommand: Check.self)

  /// Which folders.
  struct Folders: ParsableArguments {
    @Option(help: ArgumentHelp("Folders of a codebook laid over the built-in one.", valueName: "dir"))
    var codebook: [String] = []

    func all() throws -> [String] { [try ResourceLocator.folder("Codebook", override: nil)] + codebook }
  }

  /// `casus codebook check`: all errors at once, with file, line and cure.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Find what is wrong in the codebook's files.")

    @OptionGroup var folders: Folders

    func run() throws {
      var findings: [Finding] = []
      let codebook = Codebook(folders: try folders.all(), findings: &findings)
      var errors = findings.map(\.description)
      for language in codebook.languages {
        do { _ = try TimeLexicon(language: language, in: codebook.folders) } catch {
          errors.append(error.description)
        }
      }
      errors += codebook.names.towns.findings { codebook.names.actor(id: $0)?.kind == .state }
        .map(\.description)
      for error in errors { Console.print(Console.safe(error) + "\n") }
      if !errors.isEmpty { throw CommandFailure.codebook(errors: errors.count) }
      Console.note(
        "the codebook is well formed: \(codebook.concepts.count) concepts, version \(codebook.version)")
    }
  }

  /// `casus codebook list`: concepts with the words that say them.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List concepts and how each language says them.")

    @OptionGroup var folders: Folders

    @Option(help: "Only this PLOVER type, such as SANCTION.")
    var type: String?

    @Argument(help: "Only concepts whose name contains this.")
    var name: String?

    func run() throws {
      let codebook = try Codebook(folders: try folders.all())
      for (index, concept) in codebook.concepts.enumerated() {
        if let type, concept.type.rawValue != type.uppercased() { continue }
        if let name, !concept.name.contains(name) { continue }
        Console.print("\(concept.name)  \(concept.type.rawValue) \(concept.modes.joined(separator: " "))\n")
        for (language, example) in concept.examples.sorted(by: { $0.key < $1.key }) {
          Console.print("  \(language)  e.g. \(example)\n")
        }
        for (language, lexicon) in codebook.lexicons.sorted(by: { $0.key < $1.key }) {
          let patterns = lexicon.events.entries.filter { $0.concept == index }.map(\.pattern.source)
          if !patterns.isEmpty { Console.print("  \(language)  \(patterns.joined(separator: "  ·  "))\n") }
        }
      }
    }
  }

  /// `casus codebook stats`: how much it knows.
  struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Count concepts, entries, actors and places.")

    @OptionGroup var folders: Folders

    func run() throws {
      let paths = try folders.all()
      let clock = ContinuousClock()
      let start = clock.now
      let codebook = try Codebook(folders: paths)
      let time = clock.now - start
      var table = Table([.init(title: "what"), .init(title: "count", isNumber: true)])
      table.add(["concepts", "\(codebook.concepts.count)"])
      for (language, lexicon) in codebook.lexicons.sorted(by: { $0.key < $1.key }) {
        table.add(["\(language) event entries", "\(lexicon.events.entries.count)"])
        table.add(["\(language) claim entries", "\(lexicon.claims.entries.count)"])
        table.add(["\(language) operators", "\(lexicon.operators.entries.count)"])
      }
      for (kind, title) in [
        (ActorEntry.Kind.state, "states"), (.organisation, "organisations"), (.person, "people"),
        (.outlet, "outlets"),
      ] {
        table.add([title, "\(codebook.names.actors.filter { $0.kind == kind }.count)"])
      }
      table.add(["places", "\(codebook.names.places.count)"])
      table.add(["towns", "\(codebook.names.towns.count)"])
      table.add(["examples", "\(codebook.concepts.reduce(0) { $0 + $1.examples.count })"])
      table.add(["milliseconds to load", "\(Int((time / .milliseconds(1)).rounded()))"])
      Console.print(table.text())
    }
  }
}
