import Foundation

extension Names {
  /// Reads `actors/` and `places/` of a codebook folder, without what `overlay` says anew.
  mutating func load(
    _ folder: CodebookFolder, isBase: Bool, languages: [String], labels: Labels, overlay: Overlay,
    findings: Findings
  ) {
    let reader = ActorReader(
      languages: languages, labels: labels, overlay: overlay, findings: findings, names: self)
    self = Names()
    reader.load(folder, isBase: isBase)
    self = reader.names
  }
}

/// Reads the tables of actors and places of one folder.
private final class ActorReader {
  let languages: [String]
  let labels: Labels
  let overlay: Overlay
  let findings: Findings
  @exclusivity(unchecked) private(set) var names: Names
  /// Countries' and sectors' codes, each made once.
  @exclusivity(unchecked) private var codes: [String] = []
  @exclusivity(unchecked) private var codeIndex = HashIndex()
  /// Countries that were looked up already.
  @exclusivity(unchecked) private var knownCountries = HashSet()
  /// Whether states are known, and with them the codes of countries.
  private var hasStates: Bool { !names.actors.isEmpty && names.actors[0].kind == .state }
  /// Identifiers of this folder, by list.
  @exclusivity(unchecked) private var seen = HashSet()

  init(languages: [String], labels: Labels, overlay: Overlay, findings: Findings, names: Names) {
    self.languages = languages
    self.labels = labels
    self.overlay = overlay
    self.findings = findings
    self.names = names
  }

  func load(_ folder: CodebookFolder, isBase: Bool) {
    // The towns of the base are searched in their file.
    let places = folder.files(in: "places").filter { !isBase || !TownList.isFile($0.path) }
    let lines = (folder.files(in: "actors") + places).reduce(0) { $0 + $1.lines }
    names.reserve(names: lines * 3 / 2)
    names.reserve(actors: lines / 6)
    read(folder, "actors/states.tsv", ["id", "iso2"]) { reader, table in reader.addStates(table) }
    read(folder, "actors/organisations.tsv", ["id", "sector"]) { reader, table in
      reader.add(table, kind: .organisation, list: "actors/organisations.tsv")
    }
    read(folder, "actors/people.tsv", ["id", "country"]) { reader, table in
      reader.add(table, kind: .person, list: "actors/people.tsv")
    }
    read(folder, "actors/terms.tsv", ["id", "sector", "from"]) { reader, table in reader.addTerms(table) }
    read(folder, "actors/outlets.tsv", ["id", "country"]) { reader, table in
      reader.add(table, kind: .outlet, list: "actors/outlets.tsv")
    }
    if isBase { names.towns = TownList(folder, findings: findings) }
    seen = HashSet(capacity: places.reduce(0) { $0 + $1.lines })
    names.reserve(places: places.reduce(0) { $0 + $1.lines })
    for file in places {
      read(folder, file.path, ["id", "country", "en"]) { reader, table in reader.addPlaces(table) }
    }
  }

  private func read(
    _ folder: CodebookFolder, _ path: String, _ required: [String],
    _ body: (ActorReader, Table) -> Void
  ) {
    guard let file = folder.file(path) else { return }
    Table.read(file, required: required, findings: findings) { table in body(self, table) }
  }

  /// A code that many lines share; nil when the field is empty.
  private func code(_ field: Field) -> String? {
    if field.isEmpty { return nil }
    let hash = field.identity
    if let known = codeIndex[hash] { return codes[known] }
    codeIndex.insert(codes.count, for: hash)
    codes.append(field.string)
    return codes.last
  }

  /// The code of a country or of what PLOVER puts in its place.
  private func country(_ field: Field, _ row: Table.Row) -> String? {
    guard let country = code(field) else { return nil }
    if !hasStates || knownCountries.contains(field.identity) { return country }
    if names.index(ofActor: field) != nil || labels.countries.contains(country) {
      knownCountries.insert(field.identity)
    } else {
      findings.add(
        row.finding(
          "unknown country `\(country)`",
          cure: "use an id of states.tsv or a code of PLOVER (the lines COUNTRY of ontology.tsv)"))
    }
    return country
  }

  private func sector(_ field: Field, _ row: Table.Row) -> String? {
    guard let sector = code(field) else { return nil }
    if !labels.isSector(sector) {
      findings.add(row.finding("unknown sector `\(sector)`", cure: labels.sectorCure))
    }
    return sector
  }

  /// States: their names of Unicode CLDR, the codebook's further ones, adjectives and capitals.
  private func addStates(_ table: Table) {
    let columns = (id: table.column("id"), iso2: table.column("iso2"), english: table.column("en"))
    let forms = languages.map { language in
      (
        locale: Locale(identifier: language), names: table.column(language),
        adjectives: table.column("\(language).adj"), capital: table.column("capital.\(language)")
      )
    }
    let english = Locale(identifier: "en")
    table.forEach { row in
      guard isNew(row[columns.id], row, list: "actors/states.tsv") else { return }
      let id = row[columns.id].string
      let iso2 = row[columns.iso2].string
      let given = row[columns.english].firstName?.string
      let state = names.add(
        ActorEntry(
          id: id, kind: .state, country: id, sector: "GOV",
          name: given ?? (iso2.isEmpty ? nil : english.localizedString(forRegionCode: iso2)) ?? id))
      for form in forms {
        let written = row[form.names].names
        if !iso2.isEmpty, let name = form.locale.localizedString(forRegionCode: iso2) {
          // The table may say that the plain name is an everyday word too.
          let isAmbiguous = written.contains { $0.begins(with: "?") && $0.dropping(1).string == name }
          if !isAmbiguous { names.add(name, for: .actor(state)) }
        }
        for name in written { names.add(name, for: .actor(state)) }
        row[form.adjectives].forEach("|") { names.add($0.trimmed, for: .demonym(state)) }
        row[form.capital].forEach("|") { names.add($0.trimmed, for: .capital(state)) }
      }
    }
  }

  private func add(_ table: Table, kind: ActorEntry.Kind, list: String) {
    let columns = (
      id: table.column("id"), country: table.column("country"), sector: table.column("sector"),
      language: table.column("language"), english: table.column("en")
    )
    let forms = languages.map { table.column($0) }
    table.forEach { row in
      guard isNew(row[columns.id], row, list: list) else { return }
      let id = row[columns.id].string
      guard let first = ([columns.english] + forms).lazy.compactMap({ row[$0].firstName }).first else {
        findings.add(row.finding("`\(id)` has no name", cure: "write a name in the column of a language"))
        return
      }
      let actor = names.add(
        ActorEntry(
          id: id, kind: kind, country: country(row[columns.country], row),
          sector: kind == .outlet ? "JRN" : sector(row[columns.sector], row),
          name: (first.begins(with: "?") ? first.dropping(1) : first).string,
          language: code(row[columns.language])))
      for form in forms { row[form].forEach("|") { names.add($0.trimmed, for: .actor(actor)) } }
    }
  }

  private func addTerms(_ table: Table) {
    let columns = (
      id: table.column("id"), country: table.column("country"), sector: table.column("sector"),
      office: table.column("office"), from: table.column("from"), to: table.column("to")
    )
    table.forEach { row in
      let id = row[columns.id]
      if overlay.replaces(id, in: "actors/terms.tsv") { return }
      for day in [columns.from, columns.to] where !row[day].isEmpty && !row[day].isDay {
        findings.add(
          row.finding("`\(row[day].string)` is no date", cure: "write YYYY, YYYY-MM or YYYY-MM-DD, or `-`"))
      }
      let term = ActorEntry.Term(
        country: country(row[columns.country], row), sector: sector(row[columns.sector], row) ?? "",
        office: code(row[columns.office]) ?? "", from: row[columns.from].string, to: row[columns.to].string)
      let exact = min(term.from.utf8.count, term.to.utf8.count)
      if term.from.prefix(exact) > term.to.prefix(exact) {
        findings.add(row.finding("the office ends before it begins", cure: "correct from or to"))
      }
      guard let person = names.index(ofActor: id) else {
        if overlay.replaces(id, in: "actors/people.tsv") {
          names.keep(term, forActor: id.string)
        } else {
          findings.add(
            row.finding("no person `\(id.string)`", cure: "add the person to people.tsv or correct the id"))
        }
        return
      }
      if names.actors[Int(person)].terms.contains(term) {
        findings.add(row.finding("the office is there already", cure: "delete this line"))
        return
      }
      names.append(term, to: person)
    }
  }

  private func addPlaces(_ table: Table) {
    let columns = PlaceList.Columns(table)
    let forms = languages.map { table.column($0) }
    table.forEach { row in
      guard isNew(row[columns.id], row, list: "places") else { return }
      _ = country(row[columns.country], row)
      checkCoordinate(row[columns.latitude], row, limit: 90)
      checkCoordinate(row[columns.longitude], row, limit: 180)
      let place = names.addPlace(row, columns)
      for form in forms { row[form].forEach("|") { names.add($0.trimmed, for: .place(place)) } }
    }
  }

  private func checkCoordinate(_ field: Field, _ row: Table.Row, limit: Double) {
    if field.isEmpty { return }
    if let number = field.number, abs(number) <= limit { return }
    findings.add(
      row.finding("`\(field.string)` is no coordinate", cure: "write degrees from -\(limit) to \(limit)"))
  }

  /// Whether a line counts: no folder laid over this one says it anew, and no line above has its identifier.
  private func isNew(_ id: Field, _ row: Table.Row, list: String) -> Bool {
    if overlay.replaces(id, in: list) { return false }
    if seen.insert(id.identity) { return true }
    findings.add(row.finding("the id `\(id.string)` is used twice", cure: "join the lines or rename one"))
    return false
  }
}
