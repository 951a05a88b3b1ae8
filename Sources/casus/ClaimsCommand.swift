import ArgumentParser
import CasusChronicle
import CasusRecords

/// `casus claims`: who asserts, denies, doubts or declines what.
struct ShowClaims: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "Print who says what about what: who asserts, denies, doubts, declines.")

  @OptionGroup var chronicle: DatabaseOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var days: DayOptions
  @OptionGroup var window: WindowOptions

  @Option(help: ArgumentHelp("Only claims with these words in or around them.", valueName: "words"))
  var about: String?

  @Option(help: ArgumentHelp("Only claims by or about this country.", valueName: "code"))
  var country: String?

  @Option(help: ArgumentHelp("Only claims about this event, as DOCUMENT#EVENT.", valueName: "id"))
  var event: String?

  @Option(
    help: ArgumentHelp(
      "Only claims of this stance, such as deny; may be given several times.", valueName: "stance"))
  var stance: [Stance] = []

  @Option(
    help: ArgumentHelp(
      "Only claims by this speaker: country, sector, codebook id or part of a name.", valueName: "party"))
  var speaker: String?

  func run() throws {
    let claims = try chronicle.reading().claims(
      matching: ClaimFilter(
        words: about, country: country, stances: Set(stance), speaker: speaker, event: event,
        days: try days.days(),
        limit: window.limit, offset: window.offset))
    switch output.format {
    case .json: try output.write(json: claims)
    case .csv: try output.write(csv(claims))
    case .table: try output.write(claims.isEmpty ? "no such claims\n" : table(claims))
    }
  }

  private func table(_ claims: [ClaimEntry]) -> String {
    var table = Table([
      .init(title: "SAID", minimum: 10), .init(title: "STANCE"), .init(title: "SPEAKER", minimum: 16),
      .init(title: "ABOUT", minimum: 16),
    ])
    for entry in claims {
      let via = entry.claim.via.isEmpty ? "" : " via \(entry.claim.via.map(\.name).joined(separator: ", "))"
      table.add(
        [
          entry.date.basis == .stated ? entry.date.description : entry.source.published ?? "undated",
          entry.claim.stance.rawValue, Wording.party(entry.claim.speaker) + via,
          entry.about.map { "\($0.type.rawValue) (\($0.words))" }.joined(separator: "; "),
        ],
        notes: [
          entry.content.map { entry.claim.quote ? Wording.quote($0.text) : $0.text } ?? entry.passage.text,
          "— \(Wording.source(entry.source))  [\(entry.id)]",
        ])
    }
    return table.text(output.style)
  }

  private func csv(_ claims: [ClaimEntry]) -> String {
    var csv = CSV([
      "claim", "date", "date_basis", "stance", "speaker", "speaker_country", "speaker_sector", "quote",
      "content",
      "passage", "via", "about", "publisher", "published", "document",
    ])
    for entry in claims {
      csv.add([
        entry.id, entry.date.description, entry.date.basis.rawValue, entry.claim.stance.rawValue,
        entry.claim.speaker.name, entry.claim.speaker.country, entry.claim.speaker.sector,
        "\(entry.claim.quote)",
        entry.content?.text, entry.passage.text, entry.claim.via.map(\.name).joined(separator: "; "),
        entry.about.map(\.id).joined(separator: " "), entry.source.publisher, entry.source.published,
        entry.source.id,
      ])
    }
    return csv.text
  }
}
