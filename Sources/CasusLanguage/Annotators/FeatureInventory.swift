/// All sets of morphological features seen in training, by part of speech, as sums of single values.
struct FeatureInventory: Sendable {
  /// One set: its text, its single values by index, and two summaries for other learners.
  struct Combination: Sendable {
    var features: Features
    var values: [UInt16]
    /// Hash of the part of speech with all but person, gender and number.
    var form: UInt64
    /// Hash of person, gender and number.
    var agreement: UInt64
    /// Hash of all.
    var whole: UInt64
  }

  private(set) var combinations: [Combination] = []
  /// Combinations of a part of speech (index in `UPOS.allCases`), most frequent first.
  private(set) var byTag: [[Int]] = Array(repeating: [], count: UPOS.allCases.count)
  /// The same in one row a part of speech: for each combination its number, how many values it has, and these.
  private(set) var rows: [[UInt16]] = Array(repeating: [], count: UPOS.allCases.count)
  private(set) var valueCount = 0
  private var index: [String: Int] = [:]
  private var lines: [String] = []

  /// Counts what a treebank has.
  init(_ sentences: [TreebankSentence], minimum: Int) {
    var counts: [String: Int] = [:]
    for sentence in sentences {
      for word in sentence.words {
        guard let upos = word.upos else { continue }
        counts[upos.rawValue + "\t" + word.features.canonical, default: 0] += 1
      }
    }
    let kept = counts.filter { $0.value >= minimum }
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    self.init(lines: kept.map(\.key))
  }

  init(section: ModelSection) throws(ModelError) {
    self.init(lines: section.text.split(separator: "\n").map(String.init))
    guard !combinations.isEmpty, valueCount <= 120 else { throw section.corrupt("no features") }
  }

  private init(lines: [String]) {
    self.lines = lines
    var values: [String: UInt16] = [:]
    for line in lines {
      let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let upos = UPOS(rawValue: String(parts[0])), let tag = upos.order else {
        continue
      }
      var own: [UInt16] = []
      var form = upos.rawValue
      var agreement = ""
      for pair in parts[1].split(separator: "|") {
        let text = String(pair)
        let id = values[text] ?? UInt16(values.count)
        values[text] = id
        own.append(id)
        if text.hasPrefix("Gender=") || text.hasPrefix("Number=") || text.hasPrefix("Person=") {
          agreement += "|" + text
        } else if !text.hasPrefix("HebBinyan") {
          form += "|" + text
        }
      }
      byTag[tag].append(combinations.count)
      rows[tag] += [UInt16(combinations.count), UInt16(own.count)] + own
      index[line] = combinations.count
      combinations.append(
        Combination(
          features: Features(String(parts[1])), values: own, form: FeatureHash.of(form),
          agreement: FeatureHash.of(agreement), whole: FeatureHash.of(line)))
    }
    valueCount = values.count
  }

  /// The combination of a word in a treebank; nil when it was too rare.
  func combination(_ upos: UPOS, _ features: Features) -> Int? {
    index[upos.rawValue + "\t" + features.canonical]
  }

  var part: ModelPart { ModelPart("features.inventory", bytes: Array(lines.joined(separator: "\n").utf8)) }
}

extension UPOS {
  private static let orders: [UPOS: Int] = Dictionary(
    uniqueKeysWithValues: UPOS.allCases.enumerated().map { ($1, $0) })

  /// Place in `allCases`.
  var order: Int? { UPOS.orders[self] }
}
