import ArgumentParser
import CasusChronicle
import CasusRecords

/// `casus chronicle`: what happened between two countries, act by act.
struct ShowChronicle: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chronicle",
    abstract: "Print the dated chronicle of two countries, or the list of such pairs.",
    discussion: """
      Each act comes with its date as far as known, who acted on whom, how well it is attested and by whom, and the \
      sentence that tells of it. With one country: what happened within it; with none: all pairs of countries.
      """)

  @OptionGroup var chronicle: DatabaseOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var days: DayOptions
  @OptionGroup var window: WindowOptions

  @Option(
    help: ArgumentHelp(
      "Only acts of this type, such as ASSAULT; may be given several times.", valueName: "type"))
  var type: [EventType] = []

  @Option(help: ArgumentHelp("Only acts of this status, such as actual.", valueName: "status"))
  var status: [Status] = []

  @Option(
    help: ArgumentHelp(
      "Only acts with this party: country, sector, codebook id or part of a name.", valueName: "party"))
  var party: String?

  @Argument(help: "Two country codes, such as AZE IRN.")
  var countries: [String] = []

  func validate() throws {
    if countries.count > 2 { throw ValidationError("a chronicle has two countries, not \(countries.count)") }
    for code in countries where !(2...4).contains(code.utf8.count) || !code.utf8.allSatisfy({ $0 < 0x80 }) {
      throw ValidationError("'\(code)' is no country code; write three letters, as in AZE IRN")
    }
  }

  func run() throws {
    let chronicle = try chronicle.reading()
    let filter = EntryFilter(
      days: try days.days(), types: Set(type), statuses: Set(status), party: party, limit: window.limit,
      offset: window.offset)
    guard let first = countries.first, let last = countries.last else {
      try DyadList(dyads: try chronicle.dyads(matching: filter)).write(to: output)
      return
    }
    let dyad = Dyad(first, last)
    try ChronicleReport(dyad: dyad, incidents: try chronicle.incidents(of: dyad, matching: filter)).write(
      to: output)
  }
}

/// The list of dyads, in all forms of output.
struct DyadList {
  let dyads: [DyadSummary]

  func write(to output: OutputOptions) throws {
    switch output.format {
    case .json: try output.write(json: dyads)
    case .csv:
      var csv = CSV([
        "dyad", "acts", "events", "documents", "verbal_cooperation", "material_cooperation",
        "verbal_conflict",
        "material_conflict", "first", "last",
      ])
      for dyad in dyads {
        csv.add(
          [dyad.id] + ([dyad.acts, dyad.events, dyad.documents] + dyad.quads).map { String($0) } + [
            dyad.first, dyad.last,
          ])
      }
      try output.write(csv.text)
    case .table:
      var table = Table([
        .init(title: "DYAD"), .init(title: "ACTS", minimum: 4, isNumber: true),
        .init(title: "REPORTS", minimum: 7, isNumber: true),
        .init(title: "COOPERATION", minimum: 11, isNumber: true),
        .init(title: "CONFLICT", isNumber: true), .init(title: "FIRST", minimum: 10),
        .init(title: "LAST", minimum: 10),
      ])
      for dyad in dyads {
        table.add([
          dyad.id, "\(dyad.acts)", "\(dyad.events)", "\(dyad.quads[0] + dyad.quads[1])",
          "\(dyad.quads[2] + dyad.quads[3])", dyad.first ?? "", dyad.last ?? "",
        ])
      }
      try output.write(dyads.isEmpty ? "no dyads\n" : table.text(output.style))
    }
  }
}
