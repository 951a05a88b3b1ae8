import ArgumentParser
import CasusChronicle
import CasusRecords

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which chronicle.
struct DatabaseOptions: ParsableArguments {
  @Option(name: [.customShort("d"), .long], help: "The chronicle's file.", completion: .file())
  var database = "casus.sqlite"

  /// Opens it for queries.
  func reading() throws -> Chronicle { try Chronicle(at: database, for: .reading) }
}

/// In which form results are printed, and where.
struct OutputOptions: ParsableArguments {
  /// Forms of output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  @Option(name: [.short, .long], help: "Form of the output: table to read, json or csv for other programs.")
  var format: Format = .table

  @Option(name: [.short, .long], help: "Write to this file instead of standard output.", completion: .file())
  var output: String?

  /// Prints `text`, or writes it to the file, whole or not at all.
  func write(_ text: String) throws {
    guard let output else {
      Console.print(text)
      return
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
    } catch {
      throw CommandFailure(
        status: .cannotCreate,
        message: "\(output): cannot be written; name a file in a folder that may be written")
    }
  }

  /// How tables are to be drawn there.
  var style: Table.Style { output == nil ? .console : Table.Style() }

  /// Prints `value` as JSON: keys sorted, two-space indentation, unknown values null.
  func write(json value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try write(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
  }
}

/// From when to when.
struct DayOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Not before this day, month or year.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Not after this day, month or year.", valueName: "date"))
  var until: String?

  /// The days meant; nil for all.
  func days() throws -> DayRange? {
    let days = try DayRange(since: since, until: until)
    return days.isOpen ? nil : days
  }
}

/// How many.
struct WindowOptions: ParsableArguments {
  @Option(help: "At most so many.")
  var limit: Int?

  @Option(help: "Leave out so many at the beginning.")
  var offset = 0

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit cannot be negative") }
    if offset < 0 { throw ValidationError("--offset cannot be negative") }
  }
}
