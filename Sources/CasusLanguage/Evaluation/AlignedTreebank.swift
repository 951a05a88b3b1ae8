/// A treebank flattened to words with character spans, as the CoNLL 2018 shared task compares them.
struct FlatTreebank: Sendable {
  struct FlatWord: Sendable {
    /// Characters (scalars without spaces) of its token.
    var span: Range<Int>
    var isMultiword: Bool
    var word: TreebankWord
    var lowercased: String
    /// Universal features only, in order.
    var features: String
    /// Relation without subtype.
    var relation: String
    /// Index of the head in `words`; nil for a root.
    var parent: Int?
    var functionalChildren: [Int] = []
  }

  private(set) var characters: [UInt32] = []
  private(set) var tokens: [Range<Int>] = []
  private(set) var sentences: [Range<Int>] = []
  private(set) var words: [FlatWord] = []

  private static let functional: Set<String> = ["aux", "cop", "mark", "det", "clf", "case", "cc"]
  private static let content: Set<String> = [
    "nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl", "vocative", "expl", "dislocated", "advcl",
    "advmod",
    "discourse", "nmod", "appos", "nummod", "acl", "amod", "conj", "fixed", "flat", "compound", "list",
    "parataxis",
    "orphan", "goeswith", "reparandum", "root", "dep",
  ]
  private static let universal: Set<String> = [
    "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case",
    "Definite",
    "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite",
  ]

  init(_ sentences: [TreebankSentence]) {
    for sentence in sentences {
      let start = characters.count
      let base = words.count
      for token in sentence.tokens {
        let first = characters.count
        for scalar in token.form.unicodeScalars where scalar.properties.generalCategory != .spaceSeparator {
          characters.append(scalar.value)
        }
        tokens.append(first..<characters.count)
        for index in token.words {
          let word = sentence.words[index]
          words.append(
            FlatWord(
              span: first..<characters.count, isMultiword: token.isMultiword, word: word,
              lowercased: String(
                word.form.unicodeScalars.filter { $0.properties.generalCategory != .spaceSeparator }
              )
              .lowercased(),
              features: Self.universalFeatures(word.features), relation: Self.relation(word.deprel),
              parent: word.head.map { base + $0 }))
        }
      }
      for index in base..<words.count {
        if let parent = words[index].parent, Self.functional.contains(words[index].relation) {
          words[parent].functionalChildren.append(index)
        }
      }
      self.sentences.append(start..<characters.count)
    }
  }

  /// A content word by its relation.
  func isContent(_ index: Int) -> Bool { Self.content.contains(words[index].relation) }

  private static func universalFeatures(_ features: Features) -> String {
    features.canonical.split(separator: "|")
      .filter { universal.contains(String($0.prefix { $0 != "=" })) }
      .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }.joined(separator: "|")
  }

  private static func relation(_ deprel: String) -> String { String(deprel.prefix { $0 != ":" }) }
}

/// Which words of a gold and a predicted treebank over the same characters are the same word.
struct WordAlignment: Sendable {
  /// Pairs of word indices, in order.
  private(set) var pairs: [(gold: Int, system: Int)] = []
  /// Gold word of a predicted word.
  private(set) var goldOfSystem: [Int: Int] = [:]

  init(gold: [FlatTreebank.FlatWord], system: [FlatTreebank.FlatWord]) {
    var g = 0
    var s = 0
    while g < gold.count, s < system.count {
      if gold[g].isMultiword || system[s].isMultiword {
        let (goldSpan, systemSpan) = Self.multiwordSpan(gold, system, g, s)
        g = goldSpan.upperBound
        s = systemSpan.upperBound
        if !goldSpan.isEmpty, !systemSpan.isEmpty { alignForms(gold, goldSpan, system, systemSpan) }
      } else if gold[g].span == system[s].span {
        append(g, s)
        g += 1
        s += 1
      } else if gold[g].span.lowerBound <= system[s].span.lowerBound {
        g += 1
      } else {
        s += 1
      }
    }
  }

  private mutating func append(_ gold: Int, _ system: Int) {
    pairs.append((gold, system))
    goldOfSystem[system] = gold
  }

  /// The smallest stretch of words around a multiword token that no multiword token of either side sticks out of.
  private static func multiwordSpan(
    _ gold: [FlatTreebank.FlatWord], _ system: [FlatTreebank.FlatWord], _ goldStart: Int, _ systemStart: Int
  ) -> (gold: Range<Int>, system: Range<Int>) {
    var g = goldStart
    var s = systemStart
    var end: Int
    if gold[g].isMultiword {
      end = gold[g].span.upperBound
      if !system[s].isMultiword, system[s].span.lowerBound < gold[g].span.lowerBound { s += 1 }
    } else {
      end = system[s].span.upperBound
      if gold[g].span.lowerBound < system[s].span.lowerBound { g += 1 }
    }
    let first = (gold: g, system: s)
    func isBeyond(_ words: [FlatTreebank.FlatWord], _ index: Int) -> Bool {
      guard index < words.count else { return true }
      let word = words[index]
      return word.isMultiword ? word.span.lowerBound >= end : word.span.upperBound > end
    }
    while !isBeyond(gold, g) || !isBeyond(system, s) {
      let takesGold =
        g < gold.count && (s >= system.count || gold[g].span.lowerBound <= system[s].span.lowerBound)
      let word = takesGold ? gold[g] : system[s]
      if word.isMultiword { end = max(end, word.span.upperBound) }
      if takesGold { g += 1 } else { s += 1 }
    }
    return (first.gold..<g, first.system..<s)
  }

  /// Aligns two stretches by the longest common subsequence of their forms.
  private mutating func alignForms(
    _ gold: [FlatTreebank.FlatWord], _ goldSpan: Range<Int>, _ system: [FlatTreebank.FlatWord],
    _ systemSpan: Range<Int>
  ) {
    let rows = goldSpan.count
    let columns = systemSpan.count
    var longest = Array(repeating: Array(repeating: 0, count: columns + 1), count: rows + 1)
    func same(_ row: Int, _ column: Int) -> Bool {
      gold[goldSpan.lowerBound + row].lowercased == system[systemSpan.lowerBound + column].lowercased
    }
    for row in (0..<rows).reversed() {
      for column in (0..<columns).reversed() {
        let diagonal = same(row, column) ? longest[row + 1][column + 1] + 1 : 0
        longest[row][column] = max(diagonal, longest[row + 1][column], longest[row][column + 1])
      }
    }
    var row = 0
    var column = 0
    while row < rows, column < columns {
      if same(row, column) {
        append(goldSpan.lowerBound + row, systemSpan.lowerBound + column)
        row += 1
        column += 1
      } else if longest[row][column] == longest[row + 1][column] {
        row += 1
      } else {
        column += 1
      }
    }
  }
}
