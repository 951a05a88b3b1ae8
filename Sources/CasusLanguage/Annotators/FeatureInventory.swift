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
  /// As it stands in a model: a line for each combination, its part of speech and features divided by a tab.
  private let text: [UInt8]

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
    self.init(text: Array(kept.map(\.key).joined(separator: "\n").utf8))
  }

  init(section: ModelSection) throws(ModelError) {
    self.init(text: Array(section.bytes))
    guard !combinations.isEmpty, valueCount <= 120 else { throw section.corrupt("no features") }
  }

  private init(text: [UInt8]) {
    self.text = text
    var values: [UInt64: UInt16] = [:]
    let tags = Dictionary(uniqueKeysWithValues: UPOS.allCases.enumerated().map { ($1.rawValue, $0) })
    var form: [UInt8] = []
    var agreement: [UInt8] = []
    for line in text.split(separator: UInt8(ascii: "\n")) {
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")),
        let tag = tags[String(decoding: line[..<tab], as: UTF8.self)]
      else { continue }
      var own: [UInt16] = []
      form.removeAll(keepingCapacity: true)
      agreement.removeAll(keepingCapacity: true)
      form += line[..<tab]
      for value in line[(tab + 1)...].split(separator: UInt8(ascii: "|")) {
        let hash = Self.hash(value)
        let id = values[hash] ?? UInt16(values.count)
        values[hash] = id
        own.append(id)
        if Self.agreement.contains(where: { value.starts(with: $0) }) {
          agreement.append(UInt8(ascii: "|"))
          agreement += value
        } else if !value.starts(with: Self.pattern) {
          form.append(UInt8(ascii: "|"))
          form += value
        }
      }
      byTag[tag].append(combinations.count)
      rows[tag] += [UInt16(combinations.count), UInt16(own.count)] + own
      combinations.append(
        Combination(
          features: Features(String(decoding: line[(tab + 1)...], as: UTF8.self)), values: own,
          form: Self.hash(form[...]), agreement: Self.hash(agreement[...]), whole: Self.hash(line)))
    }
    valueCount = values.count
  }

  private static let agreement = ["Gender=", "Number=", "Person="].map { Array($0.utf8) }
  private static let pattern = Array("HebBinyan".utf8)

  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { FeatureHash.of($0, count: bytes.count) } ?? FeatureHash.of("")
    }
  }

  /// The combination of a word in a treebank; nil when it was too rare.
  func combination(_ upos: UPOS, _ features: Features) -> Int? {
    let whole = FeatureHash.of(upos.rawValue + "\t" + features.canonical)
    return upos.order.flatMap { tag in byTag[tag].first { combinations[$0].whole == whole } }
  }

  var part: ModelPart { ModelPart("features.inventory", bytes: text) }
}

extension UPOS {
  private static let orders: [UPOS: Int] = Dictionary(
    uniqueKeysWithValues: UPOS.allCases.enumerated().map { ($1, $0) })

  /// Place in `allCases`.
  var order: Int? { UPOS.orders[self] }
}
