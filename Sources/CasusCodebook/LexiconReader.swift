import CasusRecords

/// Reads the files of one language in one folder.
final class LexiconReader {
  let folder: CodebookFolder
  let language: String
  /// Positions of the concepts by name.
  let concepts: [String: Int]
  let labels: Labels
  let overlay: Overlay
  /// Whether the folder is laid over another: it may take words away.
  let isOverlay: Bool
  let findings: Findings
  @exclusivity(unchecked) private(set) var lexicon: Lexicon
  /// What patterns ask for by codes that are no sectors; with what is to be said if they are no countries either.
  @exclusivity(unchecked) private(set) var countries: [(code: String, finding: Finding)] = []
  @exclusivity(unchecked) private var doubtful: Set<String> = []
  @exclusivity(unchecked) private var reader = PatternReader()

  init(
    _ lexicon: Lexicon, folder: CodebookFolder, concepts: [String: Int], labels: Labels, overlay: Overlay,
    isOverlay: Bool, findings: Findings
  ) {
    self.lexicon = lexicon
    self.folder = folder
    language = lexicon.language
    self.concepts = concepts
    self.labels = labels
    self.overlay = overlay
    self.isOverlay = isOverlay
    self.findings = findings
  }

  /// The parts of a lexicon that are read side by side.
  enum Part: CaseIterable { case events, others }

  func read(_ part: Part) {
    switch part {
    case .events:
      readEvents()
      lexicon.events.seal()
    case .others: readOthers()
    }
  }

  private func readOthers() {
    readClaims()
    readOperators()
    readAgents()
    readTrends()
    readContexts()
    readCases()
    readNumbers()
    readReferences()
    readLanguage()
    readForms()
    lexicon.claims.seal()
    lexicon.operators.seal()
  }

  // MARK: Patterns

  private func readEvents() {
    let list = "\(language)/events"
    let files = folder.files(in: list)
    let lines = files.reduce(0) { $0 + $1.lines }
    var seen = Repetitions(capacity: lines / 3)
    lexicon.events.reserve(lines)
    for file in files {
      Table.read(file, required: ["concept", "pattern"], findings: findings) { table in
        let (name, pattern) = (table.column("concept"), table.column("pattern"))
        let roles = table.column("roles")
        // Lines stand sorted by concept: most have that of the line before.
        var last: (name: UInt64, concept: Int)?
        table.forEach { row in
          let isDeleted = isOverlay && row[name].isEmpty
          if isDeleted { return }
          let hash = row[name].identity
          if last?.name != hash {
            let wanted = row[name].string
            guard let concept = concepts[wanted] else {
              findings.add(
                row.finding(
                  "unknown concept `\(wanted)`", cure: "add it to concepts/ or correct the name"))
              checkRest(row, pattern, roles)
              return
            }
            last = (hash, concept)
          }
          guard let concept = last?.concept else { return }
          if overlay.replaces(row[pattern], in: list) { return }
          if seen.isRepeated(row[pattern], under: concept, row, findings) { return }
          read(row, pattern, roles, as: concept, into: &lexicon.events)
        }
      }
    }
  }

  private func readClaims() {
    var seen = Repetitions()
    let list = "\(language)/claims.tsv"
    each("claims.tsv", ["stance", "pattern"]) { reader, table in
      let (name, pattern, roles) = (
        table.column("stance"), table.column("pattern"), table.column("roles")
      )
      table.forEach { row in
        if reader.isOverlay, row[name].isEmpty { return }
        let wanted = row[name].string
        guard let position = Stance.allCases.firstIndex(where: { $0.rawValue == wanted }) else {
          reader.unknown("stance", wanted, Stance.allCases.map(\.rawValue), row)
          reader.checkRest(row, pattern, roles)
          return
        }
        if reader.overlay.replaces(row[pattern], in: list) { return }
        if seen.isRepeated(row[pattern], under: position, row, reader.findings) { return }
        reader.read(row, pattern, roles, as: position, into: &reader.lexicon.claims)
      }
    }
  }

  private func readOperators() {
    var seen = Repetitions()
    let list = "\(language)/operators.tsv"
    each("operators.tsv", ["effect", "pattern"]) { reader, table in
      let (name, pattern) = (table.column("effect"), table.column("pattern"))
      let effects = OperatorEntry.Effect.allCases
      table.forEach { row in
        if reader.isOverlay, row[name].isEmpty { return }
        let wanted = row[name].string
        guard let position = effects.firstIndex(where: { $0.rawValue == wanted }) else {
          reader.unknown("effect", wanted, effects.map(\.rawValue), row)
          reader.checkRest(row, pattern, Table.Column(index: nil))
          return
        }
        if reader.overlay.replaces(row[pattern], in: list) { return }
        if seen.isRepeated(row[pattern], under: position, row, reader.findings) { return }
        reader.read(
          row, pattern, Table.Column(index: nil), as: position, into: &reader.lexicon.operators)
      }
    }
  }

  /// Adds the line of a file to an index, or what is wrong with it to the findings.
  private func read<Entry>(
    _ row: Table.Row, _ pattern: Table.Column, _ roles: Table.Column, as label: Int,
    into index: inout PatternIndex<Entry>
  ) {
    checkFrame(row, roles)
    var problem: String?
    index.add(row, label: label, pattern: row[pattern], roles: row[roles], isOverlay: isOverlay, &problem)
    tell(problem, row)
    for code in index.takeCodes()
    where !labels.isSector(code) && !labels.countries.contains(code) {
      doubtful.insert(code)
    }
    if doubtful.isEmpty { return }
    var found = PatternReader()
    let codes = found.pattern(row[pattern], of: row.text, &problem)?.codes ?? []
    for code in codes where doubtful.contains(code) {
      let finding = row.finding(
        "`@\(code)` is no class, sector or country",
        cure: "use a class of docs/codebook.md, a sector of ontology.tsv or an id of states.tsv")
      countries.append((code, finding))
    }
  }

  /// Tells what else is wrong with a line whose label is unknown: all is said at once.
  private func checkRest(_ row: Table.Row, _ pattern: Table.Column, _ roles: Table.Column) {
    checkFrame(row, roles)
    var problem: String?
    _ = reader.pattern(row[pattern], of: row.text, &problem)
    tell(problem, row)
  }

  private func checkFrame(_ row: Table.Row, _ roles: Table.Column) {
    var problem: String?
    reader.check(frame: row[roles], &problem)
    tell(problem, row)
  }

  private func tell(_ problem: String?, _ row: Table.Row) {
    if let problem {
      findings.add(row.finding(problem, cure: "see docs/codebook-details.md, Event lexicons"))
    }
  }

  // MARK: Words

  private func readAgents() {
    var seen = Repetitions()
    let list = "\(language)/agents.tsv"
    each("agents.tsv", ["sector", "words", "kind"]) { reader, table in
      let (sector, words, kind) = (table.column("sector"), table.column("words"), table.column("kind"))
      table.forEach { row in
        guard let kind = AgentEntry.Kind(rawValue: row[kind].string) else {
          reader.findings.add(
            row.finding(
              "unknown kind `\(row[kind].string)`", cure: "use organ, office, people, outlet or source"))
          return
        }
        let sector = row[sector].string
        if !reader.labels.isSector(sector) {
          reader.findings.add(row.finding("unknown sector `\(sector)`", cure: reader.labels.sectorCure))
        }
        row[words].forEach("|") { phrase in
          let phrase = phrase.trimmed
          if reader.overlay.replaces(phrase, in: list) { return }
          if seen.isRepeated(phrase, row, reader.findings) { return }
          let words = reader.reader.keys(phrase)
          guard let first = words.first else { return }
          reader.lexicon.agents[first, default: []].add(
            AgentEntry(sector: sector, kind: kind, words: words.map { NameHash($0) }))
        }
      }
    }
  }

  private func readTrends() {
    each("trends.tsv", ["kind", "words"]) { reader, table in
      let (kind, words) = (table.column("kind"), table.column("words"))
      table.forEach { row in
        guard let kind = TrendWord(rawValue: row[kind].string) else {
          reader.findings.add(
            row.finding("unknown kind `\(row[kind].string)`", cure: "see docs/codebook-details.md, Trends"))
          return
        }
        reader.forEachKey(row[words]) { $0.trends[$1, default: []].append(kind) }
      }
    }
  }

  private func readContexts() {
    each("contexts.tsv", ["context", "words"]) { reader, table in
      let (context, words) = (table.column("context"), table.column("words"))
      table.forEach { row in
        let context = row[context].string
        if !reader.labels.isContext(context) {
          reader.findings.add(row.finding("unknown context `\(context)`", cure: reader.labels.contextCure))
        }
        reader.forEachKey(row[words]) { $0.contexts[$1, default: []].append(context) }
      }
    }
  }

  private func readCases() {
    each("cases.tsv", ["slot", "words"]) { reader, table in
      let (slot, words) = (table.column("slot"), table.column("words"))
      table.forEach { row in
        let slot = row[slot].string
        reader.forEachKey(row[words]) { $0.cases[$1, default: []].append(slot) }
      }
    }
  }

  private func readNumbers() {
    var seen = Repetitions()
    each("numbers.tsv", ["value", "words"]) { reader, table in
      let (value, words, kind) = (table.column("value"), table.column("words"), table.column("kind"))
      table.forEach { row in
        guard let kind = NumberWord.Kind(rawValue: row[kind].string) else {
          reader.findings.add(
            row.finding(
              "unknown kind `\(row[kind].string)`", cure: "use least, most, about or leave it empty"))
          return
        }
        let bounds = row[value].string.split(separator: "..", omittingEmptySubsequences: false)
        let low = bounds.first.flatMap { Int($0) }
        let high = bounds.count > 1 ? Int(bounds[1]) : low
        if kind == .value, low == nil, high == nil {
          reader.findings.add(
            row.finding("`\(row[value].string)` is no number", cure: "write 7, 24.., 3..5 or ..9"))
          return
        }
        row[words].forEach("|") { word in
          if seen.isRepeated(word.trimmed, row, reader.findings) { return }
          let number = NumberWord(kind: kind, low: low, high: high)
          reader.lexicon.numbers[reader.reader.key(word), default: number] = number
        }
      }
    }
  }

  private func readReferences() {
    each("references.tsv", ["kind", "words"]) { reader, table in
      let (kind, words) = (table.column("kind"), table.column("words"))
      table.forEach { row in
        let name = row[kind].string
        guard let kind = ReferenceKind.named[name] else {
          reader.unknown("kind", name, ReferenceKind.named.keys.sorted(), row)
          return
        }
        reader.forEachKey(row[words]) { $0.references.insert($1, as: kind) }
      }
    }
  }

  private func readLanguage() {
    each("language.tsv", ["key", "value"]) { reader, table in
      let (key, value) = (table.column("key"), table.column("value"))
      table.forEach { row in
        let value = row[value]
        switch row[key].string {
        case "home": reader.lexicon.home = value.string
        case "reach": reader.lexicon.reach = Set(value.names.map(\.string))
        case "gerund": reader.lexicon.gerundEnding = reader.reader.key(value)
        case "past": reader.lexicon.pastEnding = reader.reader.key(value)
        case "endings": reader.lexicon.endings = value.names.map { reader.reader.key($0) }
        case "regular":
          reader.lexicon.regularEndings = value.names.compactMap { pair in
            pair.sides(">").map { (reader.reader.key($0), $1 == "-" ? "" : reader.reader.key($1)) }
          }
        case "final":
          for (inner, last) in value.names.compactMap({ $0.sides(">") }) {
            guard let inner = inner.string.first, let last = last.string.first else { continue }
            reader.lexicon.finalLetters[inner] = last
          }
        case let key:
          reader.findings.add(
            row.finding(
              "unknown key `\(key)`", cure: "use home, reach, endings, regular, gerund, past or final"))
        }
      }
    }
  }

  private func readForms() {
    each("forms.tsv", ["lemma", "forms"]) { reader, table in
      let (lemma, forms) = (table.column("lemma"), table.column("forms"))
      table.forEach { row in
        let lemma = reader.reader.key(row[lemma])
        reader.forEachKey(row[forms]) { $0.irregularForms[$1, default: lemma] = lemma }
      }
    }
  }

  // MARK: Helpers

  private func each(
    _ name: String, _ required: [String], _ body: (LexiconReader, Table) -> Void
  ) {
    guard let file = folder.file("\(language)/\(name)") else { return }
    Table.read(file, required: required, findings: findings) { table in body(self, table) }
  }

  /// Calls `body` with the key of each word of a list.
  private func forEachKey(_ words: Field, _ body: (inout Lexicon, String) -> Void) {
    words.forEach("|") { word in
      let key = reader.key(word)
      if !key.isEmpty { body(&lexicon, key) }
    }
  }

  private func unknown(_ what: String, _ name: String, _ names: [String], _ row: Table.Row) {
    findings.add(
      row.finding("unknown \(what) `\(name)`", cure: "use one of \(names.joined(separator: ", "))"))
  }
}

extension [AgentEntry] {
  /// Adds an agent: those of most words stand first, others in order of addition.
  fileprivate mutating func add(_ agent: AgentEntry) {
    insert(agent, at: firstIndex { $0.words.count < agent.words.count } ?? endIndex)
  }
}

extension Lexicon {
  /// Takes over a part that was read apart.
  mutating func take(_ part: LexiconReader.Part, of other: Lexicon) {
    switch part {
    case .events: events = other.events
    case .others:
      let own = events
      self = other
      events = own
    }
  }
}

/// Finds what one folder says twice.
struct Repetitions {
  private var seen: HashSet

  init(capacity: Int = 1 << 10) { seen = HashSet(capacity: capacity) }

  /// Whether a pattern or word stands in a line above, under the same label; says so if it does.
  mutating func isRepeated(
    _ text: Field, under label: Int = 0, _ row: Table.Row, _ findings: Findings
  ) -> Bool {
    let hash = text.identity ^ (UInt64(truncatingIfNeeded: label) &* 0x9E37_79B9_7F4A_7C15)
    if seen.insert(hash) { return false }
    findings.add(row.finding("said twice: \(text.string)", cure: "delete it here"))
    return true
  }
}
