/// The prefixes and suffixes that a language writes together with a word, learned from its multiword tokens.
///
/// A prefix is a stack of one or more words (`ושה` = ו + ש + ה) as the cuts within its letters; a suffix is one word.
/// Tokens that no affix explains are kept whole with their cuts.
struct AffixInventory: Sendable {
  static let section = "splitter.affixes"
  static let longestPrefix = 8
  static let longestSuffix = 6
  /// Cuts of each prefix by the hash of its letters, best known first.
  private var prefixes: [UInt64: [UInt64]] = [:]
  /// The most frequent prefixes of one word.
  private(set) var single: [UInt64] = []
  private var suffixes: Set<UInt64> = []
  private var tokens: [UInt64: [WordSplit]] = [:]

  /// Nothing is written together.
  var isEmpty: Bool { prefixes.isEmpty && suffixes.isEmpty && tokens.isEmpty }

  /// Three lists of numbers, as `encoded` gives them.
  init(_ section: ModelSection) throws(ModelError) {
    let numbers = try section.array(of: UInt64.self)
    var position = 0
    func next() throws(ModelError) -> UInt64 {
      guard position < numbers.count else { throw section.corrupt("it is too short") }
      position += 1
      return numbers[position - 1]
    }
    for _ in 0..<Int(clamping: try next()) {
      let hash = try next()
      add(prefix: hash, cuts: try next())
    }
    for _ in 0..<Int(clamping: try next()) { suffixes.insert(try next()) }
    for _ in 0..<Int(clamping: try next()) {
      let hash = try next()
      let cuts = try next()
      let stem = try next()
      guard stem < 64 else { throw section.corrupt("a stem lies outside its token") }
      tokens[hash, default: []].append(WordSplit(cuts: cuts, stem: Int(stem)))
    }
  }

  /// Makes an inventory from lists in a fixed order.
  init(
    prefixes: [(hash: UInt64, cuts: UInt64)], suffixes: [UInt64],
    tokens: [(hash: UInt64, split: WordSplit)] = []
  ) {
    for prefix in prefixes { add(prefix: prefix.hash, cuts: prefix.cuts) }
    self.suffixes = Set(suffixes)
    for token in tokens { self.tokens[token.hash, default: []].append(token.split) }
  }

  private mutating func add(prefix hash: UInt64, cuts: UInt64) {
    prefixes[hash, default: []].append(cuts)
    if cuts.nonzeroBitCount == 1, single.count < StemFamily.limit, !single.contains(hash) {
      single.append(hash)
    }
  }

  /// The numbers of a model section.
  static func encoded(
    prefixes: [(hash: UInt64, cuts: UInt64)], suffixes: [UInt64], tokens: [(hash: UInt64, split: WordSplit)]
  ) -> [UInt64] {
    var numbers: [UInt64] = [UInt64(prefixes.count)]
    for prefix in prefixes { numbers += [prefix.hash, prefix.cuts] }
    numbers.append(UInt64(suffixes.count))
    numbers += suffixes
    numbers.append(UInt64(tokens.count))
    for token in tokens { numbers += [token.hash, token.split.cuts, UInt64(token.split.stem)] }
    return numbers
  }

  /// Fills `splits` with all ways to divide a token, the whole first, each once.
  func splits(of token: Range<Int>, in sentence: TokenLetters, into splits: inout [WordSplit]) {
    splits.removeAll(keepingCapacity: true)
    splits.append(.whole)
    let length = token.count
    guard length > 1 else { return }
    addPrefixes(of: token, from: token.lowerBound, before: .whole, in: sentence, into: &splits)
    let withoutSuffix = splits.count
    var size = 1
    while size <= Self.longestSuffix, size < length, length - size < 64 {
      let cut = length - size
      if suffixes.contains(sentence.hash(token.lowerBound + cut..<token.upperBound)) {
        let bit: UInt64 = 1 << UInt64(cut)
        for index in 0..<withoutSuffix where splits[index].cuts < bit {
          add(WordSplit(cuts: splits[index].cuts | bit, stem: splits[index].stem), to: &splits)
        }
      }
      size += 1
    }
    guard !tokens.isEmpty, length <= 32, let known = tokens[sentence.hash(token)] else { return }
    for split in known where split.cuts >> UInt64(length) == 0 { add(split, to: &splits) }
  }

  /// Adds the prefixes that start at a letter, and after a quotation mark inside the token those that follow it.
  private func addPrefixes(
    of token: Range<Int>, from start: Int, before: WordSplit, in sentence: TokenLetters,
    into splits: inout [WordSplit]
  ) {
    var hash: UInt64 = 5
    var end = start
    while end < token.upperBound - 1, end - start < Self.longestPrefix, end - token.lowerBound < 48 {
      hash = mixed(hash, UInt64(sentence.letters[end]))
      end += 1
      guard let patterns = prefixes[hash] else { continue }
      for pattern in patterns {
        let cuts = before.cuts | pattern << UInt64(start - token.lowerBound)
        let split = WordSplit(cuts: cuts, stem: cuts.nonzeroBitCount)
        add(split, to: &splits)
        let isFirst = start == token.lowerBound
        if isFirst, sentence.letters[end] == 0x22, end + 1 < token.upperBound {
          let opened = WordSplit(cuts: cuts | 1 << UInt64(end + 1 - token.lowerBound), stem: split.stem + 1)
          add(opened, to: &splits)
          addPrefixes(of: token, from: end + 1, before: opened, in: sentence, into: &splits)
        }
      }
    }
  }

  private func add(_ split: WordSplit, to splits: inout [WordSplit]) {
    if splits.count < 48, !splits.contains(where: { $0.cuts == split.cuts }) { splits.append(split) }
  }
}
