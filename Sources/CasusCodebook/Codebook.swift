import Dispatch
import Synchronization

/// What analysts know: ontology, concepts, how each language says them, actors, places.
///
/// Loaded from a folder in the format of docs/codebook.md; further folders are laid over it.
public struct Codebook: Sendable {
  /// Types, modes, scores.
  public private(set) var ontology = Ontology()
  /// All concepts.
  public private(set) var concepts: [Concept] = []
  /// Lexicons by language code.
  public private(set) var lexicons: [String: Lexicon] = [:]
  /// All names.
  public private(set) var names = Names()
  /// All languages that have a lexicon, whether it was read or not.
  public private(set) var languages: [String] = []
  /// The folders it was read from: the base, then those laid over it.
  public let folders: [String]
  /// Hash of all files, 16 hexadecimal digits.
  public private(set) var version = ""

  /// Loads a codebook.
  ///
  /// - Parameters:
  ///   - folders: the base folder, then those laid over it.
  ///   - languages: the languages whose lexicons are read; nil for all that have a folder. Names are always read in
  ///     all languages, since one text may hold names of several.
  /// - Throws: `CodebookError` with everything that is wrong.
  public init(folders: [String], languages: [String]? = nil) throws {
    var findings: [Finding] = []
    self.init(folders: folders, languages: languages, findings: &findings)
    if !findings.isEmpty { throw CodebookError(findings: findings) }
  }

  /// Loads what can be loaded and tells what is wrong with the rest.
  public init(folders: [String], languages: [String]? = nil, findings: inout [Finding]) {
    self.folders = folders
    let found = Findings()
    var hash = ContentHash()
    var read: [(folder: CodebookFolder, isBase: Bool)] = []
    for (position, path) in folders.enumerated() {
      guard let folder = CodebookFolder(path, isBase: position == 0) else {
        found.add(
          Finding(file: path, line: 0, message: "no such folder", cure: "check the path of the codebook"))
        continue
      }
      if folder.files.isEmpty {
        found.add(
          Finding(
            file: path, line: 0, message: "holds no file of a codebook",
            cure: "check the path: the files end in .tsv and stand as docs/codebook.md says"))
      }
      for file in folder.strays {
        found.add(
          Finding(
            file: file.name, line: 0, message: "is read by nothing",
            cure: "give it the name and folder of docs/codebook.md, or another ending than .tsv"))
      }
      for file in folder.files { hash.add(file) }
      read.append((folder, position == 0))
    }
    version = hash.digits
    var index: [String: Int] = [:]
    var slots: Set<String> = []
    for (position, (folder, isBase)) in read.enumerated() {
      loadOntology(folder, isBase: isBase, findings: found)
      let known = self.languages
      self.languages += folder.languages.filter { !known.contains($0) }
      let overlay = Overlay(read[(position + 1)...].map(\.folder))
      let loading = NamesLoading(
        names, folder, isBase: isBase, languages: self.languages, labels: ontology.labels, overlay: overlay)
      names = Names()
      slots.formUnion(Self.slots(in: folder))
      loadConcepts(
        folder, languages: folder.languages + known, slots: slots, index: &index, findings: found)
      let wanted = languages ?? folder.languages
      let countries = loadLexicons(
        folder, isBase: isBase, languages: folder.languages.filter { wanted.contains($0) }, concepts: index,
        overlay: overlay, findings: found)
      let loaded = loading.finish()
      names = loaded.names
      for finding in loaded.findings { found.add(finding) }
      for (code, finding) in countries where names.index(ofActor: code) == nil { found.add(finding) }
    }
    findings += found.all
  }

  /// Adds a concept that stands in no file, to try patterns with; its position.
  public mutating func add(_ concept: Concept) -> Int {
    concepts.append(concept)
    return concepts.count - 1
  }

  /// Adds a way to say an act that stands in no file; `alone` forgets all others of the language.
  public mutating func add(
    _ pattern: Pattern, concept: Int, roles: Frame = Frame(slots: [:]), language: String, source: String,
    alone: Bool = false
  ) {
    lexicons[language]?.add(pattern, concept: concept, roles: roles, source: source, alone: alone)
  }
}

extension Codebook {
  /// Loads the ontology of a folder.
  private mutating func loadOntology(_ folder: CodebookFolder, isBase: Bool, findings: Findings) {
    let name = "ontology.tsv"
    if let file = folder.file(name) ?? (isBase ? .init(path: name, name: name, data: nil) : nil) {
      Table.read(file, required: ["type", "mode", "score"], findings: findings) { table in
        ontology = Ontology(table, findings: findings)
      }
    }
  }

  /// The slots that the prepositions of a folder's languages express: what frames of concepts may name.
  private static func slots(in folder: CodebookFolder) -> Set<String> {
    var slots: Set<String> = []
    for file in folder.languages.compactMap({ folder.file("\($0)/cases.tsv") }) {
      // What is wrong with it is said when the lexicon is read.
      Table.read(file, required: ["slot"], findings: Findings()) { table in
        let slot = table.column("slot")
        table.forEach { slots.insert($0[slot].string) }
      }
    }
    return slots
  }

  /// Loads the concepts of a folder; their frames name `slots` beside those of the grammar.
  private mutating func loadConcepts(
    _ folder: CodebookFolder, languages: [String], slots: Set<String>, index: inout [String: Int],
    findings: Findings
  ) {
    var seen: Set<String> = []
    var reader = PatternReader()
    for file in folder.files(in: "concepts") {
      Table.read(file, required: ["concept", "type"], findings: findings) { table in
        let columns = Concept.Columns(table, languages: languages)
        table.forEach { row in
          let concept = Concept(
            row, columns: columns, ontology: ontology, slots: slots, reader: &reader, findings: findings)
          guard let concept else { return }
          if !seen.insert(concept.name).inserted {
            findings.add(
              row.finding("the concept `\(concept.name)` is defined twice", cure: "delete one line"))
          }
          if let known = index[concept.name] {
            concepts[known] = concept
          } else {
            index[concept.name] = concepts.count
            concepts.append(concept)
          }
        }
      }
    }
  }

  /// Loads the lexicons of a folder side by side: they do not depend on each other, and a program that codes one
  /// sentence waits for them. What patterns ask for by codes that only names can tell for countries is handed back.
  private mutating func loadLexicons(
    _ folder: CodebookFolder, isBase: Bool, languages: [String], concepts: [String: Int], overlay: Overlay,
    findings: Findings
  ) -> [(code: String, finding: Finding)] {
    // The longest first.
    let lists = LexiconReader.Part.allCases.flatMap { part in languages.map { (language: $0, part: part) } }
    let before = (lexicons: lexicons, labels: ontology.labels)
    typealias Part = (
      lexicon: Lexicon, findings: [Finding], countries: [(code: String, finding: Finding)]
    )
    let parts = Mutex([Part?](repeating: nil, count: lists.count))
    DispatchQueue.concurrentPerform(iterations: lists.count) { job in
      let findings = Findings()
      let list = lists[job]
      let reader = LexiconReader(
        before.lexicons[list.language] ?? Lexicon(language: list.language), folder: folder,
        concepts: concepts, labels: before.labels, overlay: overlay, isOverlay: !isBase, findings: findings)
      reader.read(list.part)
      parts.withLock { $0[job] = (reader.lexicon, findings.all, reader.countries) }
    }
    let all = parts.withLock { $0.compactMap { $0 } }
    for (list, part) in zip(lists, all) {
      lexicons[list.language, default: Lexicon(language: list.language)].take(list.part, of: part.lexicon)
    }
    // Told language by language.
    for position in languages.indices {
      for job in stride(from: position, to: all.count, by: languages.count) {
        for finding in all[job].findings { findings.add(finding) }
      }
    }
    return all.flatMap(\.countries)
  }
}

/// Reads the names of a folder while its concepts and lexicons are read: they do not depend on each other.
private final class NamesLoading: Sendable {
  private let result: Mutex<(names: Names, findings: [Finding])>
  private let done = DispatchGroup()

  /// Begins.
  init(
    _ names: Names, _ folder: CodebookFolder, isBase: Bool, languages: [String], labels: Labels,
    overlay: Overlay
  ) {
    result = Mutex((names, []))
    DispatchQueue.global(qos: .userInitiated).async(group: done) { [self] in
      let findings = Findings()
      // Taken out for the while, so that nothing is copied when it grows.
      var names = result.withLock { result in
        defer { result.names = Names() }
        return result.names
      }
      names.load(
        folder, isBase: isBase, languages: languages, labels: labels, overlay: overlay, findings: findings)
      result.withLock { $0 = (names, findings.all) }
    }
  }

  /// Waits for the end; the names and what is wrong with them.
  func finish() -> (names: Names, findings: [Finding]) {
    done.wait()
    return result.withLock { $0 }
  }
}
