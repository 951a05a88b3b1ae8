/// The tokens of a sentence as folded letters without vowel points, direction marks and joiners.
struct TokenLetters: Sendable {
  /// Letters of all tokens.
  private(set) var letters: [UInt32] = []
  /// Byte offset of each letter.
  private(set) var offsets: [Int] = []
  /// Letters of each token.
  private(set) var tokens: [Range<Int>] = []

  /// Forgets all tokens.
  mutating func removeAll() {
    letters.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
  }

  /// Adds a token that stands at a byte range of a text.
  mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    let start = letters.count
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = decode(bytes, at: index)
      let kind = ScalarClass.of(scalar)
      if kind != .mark, kind != .format {
        letters.append(Folding.fold(scalar))
        offsets.append(index)
      }
      index += length
    }
    tokens.append(start..<letters.count)
  }

  /// Hash of the letters of a range; the empty range has one too.
  @inline(__always) func hash(_ range: Range<Int>) -> UInt64 { hash(range, after: 5) }

  /// Hash of a prefix and the letters of a range, from the hash of the prefix.
  @inline(__always) func hash(_ range: Range<Int>, after prefix: UInt64) -> UInt64 {
    var hash = prefix
    for index in range { hash = mixed(hash, UInt64(letters[index])) }
    return hash
  }

  /// The same hash for a form that stands alone.
  static func hash(of form: String) -> UInt64 {
    var hash: UInt64 = 5
    for scalar in form.unicodeScalars {
      let kind = ScalarClass.of(scalar.value)
      if kind != .mark, kind != .format { hash = mixed(hash, UInt64(Folding.fold(scalar.value))) }
    }
    return hash
  }
}

/// One way to divide a token into words: bit *i* of `cuts` is a cut before letter *i*.
struct WordSplit: Hashable, Sendable {
  /// Where the cuts are; 0 leaves the token whole.
  var cuts: UInt64
  /// Which of the words is the stem, as far as the affixes tell.
  var stem: Int

  /// The token in one piece.
  static let whole = WordSplit(cuts: 0, stem: 0)

  /// Number of words.
  var count: Int { cuts.nonzeroBitCount + 1 }

  /// Calls a function with the range of each word within a token's letters.
  @inline(__always) func forEachWord(in token: Range<Int>, _ body: (Int, Range<Int>) -> Void) {
    var rest = cuts
    var start = token.lowerBound
    var word = 0
    while rest != 0 {
      let end = token.lowerBound + rest.trailingZeroBitCount
      body(word, start..<end)
      start = end
      word += 1
      rest &= rest - 1
    }
    body(word, start..<token.upperBound)
  }
}
