/// How well a predicted treebank matches a gold one: the metrics of the CoNLL 2018 shared task, and names.
public struct ParseEvaluation: Sendable {
  /// One metric with its counts.
  public struct Score: Hashable, Sendable {
    /// Units found rightly.
    public let correct: Int
    /// Units in the gold treebank.
    public let gold: Int
    /// Units in the prediction.
    public let system: Int
    /// Units that could be aligned; nil where alignment plays no part.
    public let aligned: Int?

    /// Right of all predicted.
    public var precision: Double { system == 0 ? 0 : Double(correct) / Double(system) }
    /// Found of all in the gold treebank.
    public var recall: Double { gold == 0 ? 0 : Double(correct) / Double(gold) }
    /// Harmonic mean of both.
    public var f1: Double { gold + system == 0 ? 0 : 2 * Double(correct) / Double(gold + system) }
    /// Right of all aligned.
    public var alignedAccuracy: Double? {
      aligned.map { $0 == 0 ? 0 : Double(correct) / Double($0) }
    }
  }

  /// Why two treebanks cannot be compared.
  public struct Mismatch: Error, Hashable, Sendable, CustomStringConvertible {
    /// What stands where they part.
    public let gold: String
    /// What the prediction has there.
    public let system: String
    /// Characters before that place, spaces not counted.
    public let offset: Int

    /// One line for a person.
    public var description: String {
      "the texts differ after \(offset) characters: gold has “\(gold)”, the prediction “\(system)”; "
        + "both must be analyses of the same text"
    }
  }

  /// Metrics by name, in the order of the official script; then `Names` and one line a type when names are labelled.
  public let scores: [(name: String, score: Score)]

  /// A metric by its name.
  public subscript(name: String) -> Score? { scores.first { $0.name == name }?.score }

  /// Compares; throws when the texts differ.
  public init(gold goldSentences: [TreebankSentence], system systemSentences: [TreebankSentence])
    throws(Mismatch)
  {
    let gold = FlatTreebank(goldSentences)
    let system = FlatTreebank(systemSentences)
    if gold.characters != system.characters { throw Self.mismatch(gold.characters, system.characters) }
    let alignment = WordAlignment(gold: gold.words, system: system.words)
    let metrics = AlignedMetrics(gold: gold, system: system, alignment: alignment)
    var scores: [(name: String, score: Score)] = [
      ("Tokens", Self.spans(gold.tokens, system.tokens)),
      ("Sentences", Self.spans(gold.sentences, system.sentences)),
    ]
    scores += metrics.scores()
    if goldSentences.contains(where: \.hasNames) {
      scores += NameMetrics(gold: gold, system: system, alignment: alignment).scores()
    }
    self.scores = scores
  }

  private static func mismatch(_ gold: [UInt32], _ system: [UInt32]) -> Mismatch {
    var index = 0
    while index < gold.count, index < system.count, gold[index] == system[index] { index += 1 }
    func excerpt(_ characters: [UInt32]) -> String {
      var text = String.UnicodeScalarView()
      text.append(
        contentsOf: characters[min(index, characters.count)...].prefix(20).compactMap(Unicode.Scalar.init))
      return String(text)
    }
    return Mismatch(gold: excerpt(gold), system: excerpt(system), offset: index)
  }

  private static func spans(_ gold: [Range<Int>], _ system: [Range<Int>]) -> Score {
    var correct = 0
    var g = 0
    var s = 0
    while g < gold.count, s < system.count {
      if system[s].lowerBound < gold[g].lowerBound {
        s += 1
      } else if gold[g].lowerBound < system[s].lowerBound {
        g += 1
      } else {
        if gold[g].upperBound == system[s].upperBound { correct += 1 }
        g += 1
        s += 1
      }
    }
    return Score(correct: correct, gold: gold.count, system: system.count, aligned: nil)
  }

  /// The table as the official script prints it, names at the end.
  public var table: String {
    var lines = [
      "Metric     | Precision |    Recall |  F1 Score | AligndAcc",
      "-----------+-----------+-----------+-----------+-----------",
    ]
    for (name, score) in scores {
      let padded = name + String(repeating: " ", count: max(0, 11 - name.unicodeScalars.count))
      let accuracy = score.alignedAccuracy.map(Self.percent) ?? ""
      lines.append(
        "\(padded)|\(Self.percent(score.precision)) |\(Self.percent(score.recall)) |\(Self.percent(score.f1)) |"
          + accuracy)
    }
    return lines.joined(separator: "\n")
  }

  /// Percent with two decimals, rounded to even as the official script does, in ten columns.
  static func percent(_ value: Double) -> String {
    let hundredths = Int((value * 10_000).rounded(.toNearestOrEven))
    let decimals = hundredths % 100
    let text = "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals)"
    return String(repeating: " ", count: max(0, 10 - text.count)) + text
  }
}
