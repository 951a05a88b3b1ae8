/// What the folders laid over a folder say anew: their lines replace those of the folders below them.
///
/// A line is said anew by one with the same name: a person, organisation, outlet, state or place by its `id`, the
/// offices of a person by his, a word of acts, claims or operators by its `pattern`, an agent or number by its words.
struct Overlay: Sendable {
  /// Keys by file within the folder; the files of one list (all events of a language, all places) share one.
  private var keys: [String: Set<UInt64>] = [:]

  /// Nothing is said anew.
  init() {}

  /// What these folders say.
  init(_ folders: some Sequence<CodebookFolder>) {
    let ignored = Findings()
    for folder in folders {
      for file in folder.files {
        guard let list = Self.list(of: file.path), let name = Self.column(of: list) else { continue }
        Table.read(file, required: [name], findings: ignored) { table in
          let column = table.column(name)
          table.forEach { row in
            // In a pattern `|` stands between words of one line.
            let names = name == "pattern" ? [] : row[column].names
            for key in names where !key.isEmpty { keys[list, default: []].insert(key.identity) }
            keys[list, default: []].insert(row[column].identity)
          }
        }
      }
    }
  }

  /// Whether a name of a list is said anew.
  func replaces(_ key: Field, in list: String) -> Bool {
    keys.isEmpty ? false : keys[list]?.contains(key.identity) ?? false
  }

  /// The list that a file is part of.
  private static func list(of file: String) -> String? {
    if file.hasPrefix("places/") { return "places" }
    guard let slash = file.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    return file.hasPrefix("\(file[..<slash])/events/") ? "\(file[..<slash])/events" : file
  }

  /// The column whose value names the lines of a list.
  private static func column(of list: String) -> String? {
    if list == "places" || list.hasPrefix("actors/") { return "id" }
    if list.hasSuffix("/events") || list.hasSuffix("/claims.tsv") || list.hasSuffix("/operators.tsv") {
      return "pattern"
    }
    if list.hasSuffix("/agents.tsv") || list.hasSuffix("/numbers.tsv") { return "words" }
    return nil
  }
}
