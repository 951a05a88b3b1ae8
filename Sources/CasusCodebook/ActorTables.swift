import Foundation

extension Names {
  /// Reads `actors/` and `places/` of a codebook folder.
  mutating func load(folder: String, languages: [String], prefix: String, findings: inout [Finding]) {
    let files = FileManager.default
    func table(_ name: String, _ required: [String]) -> Table? {
      let path = "\(folder)/\(name)"
      guard files.fileExists(atPath: path) else { return nil }
      return Table(path: path, name: prefix + name, required: required, findings: &findings)
    }
    if let table = table("actors/states.tsv", ["id", "iso2"]) { addStates(table, languages: languages) }
    if let table = table("actors/organisations.tsv", ["id", "sector"]) {
      for row in table.rows {
        add(row, kind: .organisation, languages: languages, findings: &findings)
      }
    }
    if let table = table("actors/people.tsv", ["id", "country"]) {
      for row in table.rows { add(row, kind: .person, languages: languages, findings: &findings) }
    }
    if let table = table("actors/terms.tsv", ["id", "sector", "from"]) {
      for row in table.rows {
        guard let person = index(ofActor: String(row["id"])) else {
          findings.append(
            row.finding("no person `\(row["id"])`", cure: "add the person to people.tsv or correct the id"))
          continue
        }
        append(
          ActorEntry.Term(
            country: row["country"].isEmpty ? nil : String(row["country"]), sector: String(row["sector"]),
            office: String(row["office"]), from: String(row["from"]), to: String(row["to"])), to: person)
      }
    }
    if let table = table("actors/outlets.tsv", ["id", "country"]) {
      for row in table.rows { add(row, kind: .outlet, languages: languages, findings: &findings) }
    }
    for name in ["places/regions.tsv", "places/cities.tsv"] {
      guard let table = table(name, ["id", "country", "en"]) else { continue }
      for row in table.rows {
        let place = add(
          PlaceEntry(
            id: String(row["id"]), country: row["country"].isEmpty ? nil : String(row["country"]),
            kind: String(row["kind"]), latitude: Double(row["latitude"]), longitude: Double(row["longitude"]),
            name: String(
              row.list("en").first.map { $0.begins(with: "?") ? $0.withoutFirst : $0 } ?? row["id"])))
        for language in languages { add(row.list(language), for: .place(place)) }
      }
    }
  }

  /// States: their names of Unicode CLDR, the codebook's further ones, adjectives and capitals.
  private mutating func addStates(_ table: Table, languages: [String]) {
    let locales = languages.map { ($0, Locale(identifier: $0)) }
    for row in table.rows {
      let english = row.list("en").first.map(String.init)
      let iso2 = String(row["iso2"])
      let cldr = iso2.isEmpty ? nil : Locale(identifier: "en").localizedString(forRegionCode: iso2)
      let state = add(
        ActorEntry(
          id: String(row["id"]), kind: .state, country: String(row["id"]), sector: "GOV",
          name: english ?? cldr ?? String(row["id"])))
      for (language, locale) in locales {
        if !iso2.isEmpty, let name = locale.localizedString(forRegionCode: iso2) {
          // The table may say that the plain name is an everyday word too.
          if !row.list(language).contains(where: { $0.begins(with: "?") && $0.withoutFirst == name }) {
            add([Substring(name)], for: .actor(state))
          }
        }
        add(row.list(language), for: .actor(state))
        add(row.list("\(language).adj"), for: .demonym(state))
        add(row.list("capital.\(language)"), for: .capital(state))
      }
    }
  }

  private mutating func add(
    _ row: Table.Row, kind: ActorEntry.Kind, languages: [String], findings: inout [Finding]
  ) {
    let id = String(row["id"])
    if index(ofActor: id) != nil {
      findings.append(row.finding("the id `\(id)` is used twice", cure: "join the lines or rename one"))
      return
    }
    let names = languages.map { row.list($0) }
    guard let first = (row.list("en") + names.flatMap { $0 }).first else {
      findings.append(row.finding("`\(id)` has no name", cure: "write a name in the column of a language"))
      return
    }
    let sector = kind == .outlet ? "JRN" : row["sector"].isEmpty ? nil : String(row["sector"])
    let actor = add(
      ActorEntry(
        id: id, kind: kind, country: row["country"].isEmpty ? nil : String(row["country"]), sector: sector,
        name: String(first.begins(with: "?") ? first.withoutFirst : first),
        language: row["language"].isEmpty ? nil : String(row["language"])))
    for list in names { add(list, for: .actor(actor)) }
  }
}
