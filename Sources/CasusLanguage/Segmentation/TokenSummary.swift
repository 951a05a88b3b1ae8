/// What sentence boundaries need to know of a token.
struct TokenSummary: Sendable {
  /// Scalars it covers in its line.
  let range: Range<Int>
  /// Hash of its folded scalars.
  let form: UInt64
  /// Hash of its classes, repetitions left out, with its first signs.
  let shape: UInt64
  /// Class of its first scalar.
  let first: ScalarClass
  /// Its only scalar when it has one, else 0.
  let single: UInt32
  /// White space stands before it.
  let spaceBefore: Bool

  init(_ line: ScalarLine, _ range: Range<Int>, spaceBefore: Bool) {
    var form: UInt64 = 5
    var shape: UInt64 = 11
    var last: ScalarClass = .edge
    for index in range.prefix(32) {
      form = mixed(form, UInt64(line.folded[index]))
      let kind = line.classes[index]
      if kind != last {
        last = kind
        shape = mixed(shape, UInt64(kind == .punctuation ? line.folded[index] + 64 : UInt32(kind.rawValue)))
      }
    }
    self.range = range
    self.form = mixed(form, UInt64(min(range.count, 33)))
    self.shape = shape
    first = line.classes[range.lowerBound]
    single = range.count == 1 ? line.folded[range.lowerBound] : 0
    self.spaceBefore = spaceBefore
  }

  /// A stand-in before the first and after the last token of a line.
  static let none = TokenSummary()

  private init() {
    range = 0..<0
    form = 1
    shape = 1
    first = .edge
    single = 0
    spaceBefore = true
  }
}

/// What has happened since the sentence began.
struct SentenceState: Sendable {
  private(set) var tokens = 0
  private(set) var quotes = 0
  private(set) var brackets = 0
  /// Form of the first token.
  private(set) var opening: UInt64 = 0

  /// Takes in the next token.
  mutating func add(_ token: TokenSummary) {
    if tokens == 0 { opening = token.form }
    tokens += 1
    switch token.single {
    case 0x22: quotes += 1
    case 0x28, 0x5B: brackets += 1
    case 0x29, 0x5D: brackets = max(0, brackets - 1)
    default: break
    }
  }

  /// Length of the sentence so far in a few steps, whether a quotation is open, whether a bracket is.
  var summary: UInt64 {
    let length: UInt64 =
      switch tokens {
      case 0...3: UInt64(tokens)
      case 4...6: 4
      case 7...12: 5
      case 13...25: 6
      case 26...50: 7
      default: 8
      }
    return length << 2 | UInt64(quotes & 1) << 1 | (brackets > 0 ? 1 : 0)
  }
}
