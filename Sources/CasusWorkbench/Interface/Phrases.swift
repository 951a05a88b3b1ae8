internal import Foundation

/// The words of the interface in one language, read from `Workbench/strings/LANGUAGE.tsv`.
public struct Phrases: Sendable {
  private let texts: [String: String]

  /// All keys, sorted.
  public var keys: [String] { texts.keys.sorted() }

  /// Reads a file of `key`, tab, text; lines that begin with `#` are comments.
  public init(file path: String) throws(WorkbenchError) {
    guard let data = FileManager.default.contents(atPath: path),
      let content = String(validating: data, as: UTF8.self)
    else {
      throw WorkbenchError(.resources, at: path, "cannot be read as UTF-8 text", cure: "restore the file")
    }
    var texts: [String: String] = [:]
    for (number, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(separator: "\t", maxSplits: 1)
      guard fields.count == 2 else {
        throw WorkbenchError(
          .resources, at: "\(path):\(number + 1)", "no tab between key and text", cure: "add it")
      }
      guard texts.updateValue(String(fields[1]), forKey: String(fields[0])) == nil else {
        throw WorkbenchError(
          .resources, at: "\(path):\(number + 1)", "'\(fields[0])' stands twice", cure: "drop one")
      }
    }
    self.texts = texts
  }

  /// The text of `key`, or nil when there is none.
  public func text(_ key: String) -> String? { texts[key] }

  /// Whether any key begins with `prefix`.
  func hasKeys(under prefix: String) -> Bool { texts.keys.contains { $0.hasPrefix(prefix) } }

  /// The text of `key`; the key itself when there is none, so that a slip shows.
  public subscript(key: String) -> String { texts[key] ?? key }

  /// The text of `key` with every `{name}` replaced by its value.
  public func fill(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
    var result = ""
    var rest = Substring(self[key])
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      result += values.first { $0.key == name }?.value ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The text of `key.one` or `key.other`, with `{n}` replaced.
  public func count(_ key: String, _ number: Int) -> String {
    number == 1 ? self[key + ".one"] : fill(key + ".other", ["n": String(number)])
  }
}
