/// A name from a list, with its kind.
public struct ListedName: Hashable, Sendable {
  /// What it names: `PER`, `LOC`, `ORG`, or anything else.
  public let kind: String
  /// The name, its words divided by blanks or hyphens.
  public let name: String

  /// Makes a name.
  public init(kind: String, name: String) {
    self.kind = kind
    self.name = name
  }

  /// Its words that have more than one letter.
  var parts: [String] { name.split { " |-־".contains($0) }.filter { $0.utf8.count > 2 }.map(String.init) }

  /// Its words, each with the bit of its kind and place: all of the name, its first word, a later one.
  var words: [(word: String, bit: Int)] {
    let parts = parts
    let kind = ["PER", "LOC", "ORG"].firstIndex(of: kind) ?? 3
    return parts.enumerated().map { index, word in
      (word, 1 << (3 * kind + (parts.count == 1 ? 0 : index == 0 ? 1 : 2)))
    }
  }
}
