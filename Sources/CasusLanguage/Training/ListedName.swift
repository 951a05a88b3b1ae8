/// A name from a list, with its kind.
public struct ListedName: Hashable, Sendable {
  /// What it names: `PER`, `LOC`, `ORG`, `FAC`, `WOA`, `EVE`, words of people's names (`GIVEN`, `FAMILY`), or
  /// anything else.
  public let kind: String
  /// The name, its words divided by blanks or hyphens.
  public let name: String

  /// Makes a name.
  public init(kind: String, name: String) {
    self.kind = kind
    self.name = name
  }

  /// Kinds of single words of people's names.
  private static let partKinds = ["GIVEN", "FAMILY"]
  private static let kinds = ["PER", "LOC", "ORG"]
  /// Kinds (works, events) whose names are made of ordinary words.
  private static let titleKinds = ["WOA", "EVE"]

  /// The bits of `words` that speak of people, one place further up, and the bit of the capital below them.
  static let personMask = 0b0110_0000_0000_1111

  /// Whether it is a word of people's names, no whole name.
  var isPart: Bool { Self.partKinds.contains(kind) }

  /// Whether its words are seldom ordinary words: of several words those of people and places only.
  var hasOwnWords: Bool {
    isPart || kind == "PER" || kind == "LOC" || kind == "ORG" && parts.count == 1
  }

  /// Its words that have more than one letter.
  var parts: [String] { name.split { " |-־".contains($0) }.filter { $0.utf8.count > 2 }.map(String.init) }

  /// Its words, each with the bit of its kind and place: all of the name, its first word, a later one.
  package var words: [(word: String, bit: Int)] {
    let parts = parts
    if let part = Self.partKinds.firstIndex(of: kind) { return parts.map { ($0, 1 << (12 + part)) } }
    if Self.titleKinds.contains(kind) { return [] }
    let kind = Self.kinds.firstIndex(of: kind) ?? 3
    return parts.enumerated().map { index, word in
      (word, 1 << (3 * kind + (parts.count == 1 ? 0 : index == 0 ? 1 : 2)))
    }
  }
}
