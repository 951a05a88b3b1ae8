/// How many names were found with their exact words and type.
struct NameMetrics: Sendable {
  let gold: FlatTreebank
  let system: FlatTreebank
  let alignment: WordAlignment

  /// A name: its type, first and last word.
  struct Name: Hashable {
    var type: String
    var first: Int
    var last: Int
  }

  /// `Names`, then one score a type of the gold treebank in alphabetical order.
  func scores() -> [(name: String, score: ParseEvaluation.Score)] {
    let goldNames = Self.names(in: gold.words.map(\.word.entity))
    let systemNames = Self.names(in: system.words.map(\.word.entity))
    let known = Set(goldNames)
    let right = systemNames.filter { name in
      guard let first = alignment.goldOfSystem[name.first], let last = alignment.goldOfSystem[name.last]
      else {
        return false
      }
      return known.contains(Name(type: name.type, first: first, last: last))
    }
    func score(_ type: String?) -> ParseEvaluation.Score {
      func count(_ names: [Name]) -> Int { names.count { type == nil || $0.type == type } }
      return ParseEvaluation.Score(
        correct: count(right), gold: count(goldNames), system: count(systemNames), aligned: nil)
    }
    let types = Set(goldNames.map(\.type)).sorted()
    return [("Names", score(nil))] + types.map { ("  \($0)", score($0)) }
  }

  /// Names in a sequence of BIO labels; an `I-` without beginning begins one.
  static func names(in labels: [String]) -> [Name] {
    var names: [Name] = []
    var open: Name?
    for (index, label) in labels.enumerated() {
      let type = String(label.dropFirst(2))
      if label.hasPrefix("I-"), open?.type == type {
        open?.last = index
        continue
      }
      if let name = open { names.append(name) }
      open =
        label.hasPrefix("B-") || label.hasPrefix("I-") ? Name(type: type, first: index, last: index) : nil
    }
    if let name = open { names.append(name) }
    return names
  }
}
