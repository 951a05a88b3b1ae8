import Dispatch
import FoundationEssentials
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
    var hash = NameHash()
    var ontology: Ontology?
    var conceptIndex: [String: Int] = [:]
    for (position, folder) in folders.enumerated() {
      let prefix = position == 0 ? "" : "\(folder)/"
      if !Self.exists(folder) {
        findings.append(
          Finding(file: folder, line: 0, message: "no such folder", cure: "check the path of the codebook"))
        continue
      }
      for file in Self.tree(folder) {
        hash.add(file)
        if let data = FileManager.default.contents(atPath: "\(folder)/\(file)") {
          hash.add(String(decoding: data, as: UTF8.self))
        }
      }
      if position == 0 || Self.exists("\(folder)/ontology.tsv") {
        let table = Table(
          path: "\(folder)/ontology.tsv", name: prefix + "ontology.tsv", required: ["type", "mode", "score"],
          findings: &findings)
        ontology = Ontology(table, findings: &findings)
      }
      for file in Self.files(in: "\(folder)/concepts") {
        let table = Table(
          path: "\(folder)/concepts/\(file)", name: "\(prefix)concepts/\(file)",
          required: ["concept", "type"],
          findings: &findings)
        for row in table.rows {
          guard let base = ontology, let concept = Concept(row, ontology: base, findings: &findings) else {
            continue
          }
          if let known = conceptIndex[concept.name] {
            if position == 0 {
              findings.append(
                row.finding("the concept `\(concept.name)` is defined twice", cure: "delete one line"))
            }
            concepts[known] = concept
          } else {
            conceptIndex[concept.name] = concepts.count
            concepts.append(concept)
          }
        }
      }
      let known = Self.directories(in: folder).filter { Self.exists("\(folder)/\($0)/events") }
      self.languages += known.filter { !self.languages.contains($0) }
      let wanted = languages ?? known
      load(
        folder, prefix: prefix, languages: known.filter { wanted.contains($0) }, columns: known,
        concepts: conceptIndex, findings: &findings)
    }
    if let ontology { self.ontology = ontology }
    let digits = String(hash.value, radix: 16)
    version = String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Codebook {
  /// Loads the lexicons and the names of a folder side by side: they do not depend on each other, and a program that
  /// codes one sentence waits for them.
  private mutating func load(
    _ folder: String, prefix: String, languages: [String], columns: [String], concepts: [String: Int],
    findings: inout [Finding]
  ) {
    struct Part: Sendable {
      var lexicon: Lexicon?
      var names: Names?
      var findings: [Finding] = []
    }
    let before = (lexicons: lexicons, names: names)
    let parts = Mutex([Part](repeating: Part(), count: languages.count + 1))
    DispatchQueue.concurrentPerform(iterations: languages.count + 1) { job in
      var part = Part()
      if job < languages.count {
        let language = languages[job]
        var lexicon = before.lexicons[language] ?? Lexicon(language: language)
        lexicon.load(
          folder: "\(folder)/\(language)", prefix: "\(prefix)\(language)/", concepts: concepts,
          findings: &part.findings)
        part.lexicon = lexicon
      } else {
        var names = before.names
        names.load(folder: folder, languages: columns, prefix: prefix, findings: &part.findings)
        part.names = names
      }
      parts.withLock { $0[job] = part }
    }
    for part in parts.withLock({ $0 }) {
      if let lexicon = part.lexicon { lexicons[lexicon.language] = lexicon }
      if let loaded = part.names { names = loaded }
      findings += part.findings
    }
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The `.tsv` files of a folder, sorted.
  static func files(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".tsv") }
      .sorted()
  }

  static func directories(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.contains(".") }
      .sorted()
  }

  /// All `.tsv` files below a folder, sorted, at most two levels deep.
  static func tree(_ folder: String) -> [String] {
    var result = files(in: folder)
    for directory in directories(in: folder) {
      result += files(in: "\(folder)/\(directory)").map { "\(directory)/\($0)" }
      for inner in directories(in: "\(folder)/\(directory)") {
        result += files(in: "\(folder)/\(directory)/\(inner)").map { "\(directory)/\(inner)/\($0)" }
      }
    }
    return result
  }
}
