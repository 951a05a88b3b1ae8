/// Where one token may end and the next begin without a space between them.
enum TokenBoundaryFeatures {
  /// Scalars at which a longer stretch without any boundary is cut.
  static let longestToken = 1000
  private static let window = 16

  /// Whether a boundary before `index` is open to decision; elsewhere there is none.
  @inline(__always)
  static func isCandidate(_ line: ScalarLine, _ index: Int) -> Bool {
    let right = line.classes[index]
    if right == .mark || right == .format { return false }
    var before = index - 1
    while before > 0, line.classes[before] == .mark || line.classes[before] == .format { before -= 1 }
    let left = line.classes[before]
    if left.isLetter && right.isLetter { return left.script != right.script }
    if isInsideHebrewWord(line, index, left: left, right: right) { return false }
    return !(left == .digit && right == .digit)
  }

  /// At one side of a geresh or gershayim (however written) with Hebrew letters at both sides: an abbreviation, a foreign
  /// sound, or a quotation that begins after a prefix; all are one token.
  @inline(__always)
  private static func isInsideHebrewWord(
    _ line: ScalarLine, _ index: Int, left: ScalarClass, right: ScalarClass
  ) -> Bool {
    if left == .hebrew, isQuote(line.folded[index]) {
      return index + 1 < line.count && line.classes[index + 1] == .hebrew
    }
    if right == .hebrew, isQuote(line.folded[index - 1]) {
      return index >= 2 && (line.classes[index - 2] == .hebrew || line.classes[index - 2] == .mark)
    }
    return false
  }

  private static func isQuote(_ folded: UInt32) -> Bool { folded == 0x22 || folded == 0x27 }

  /// The features of a boundary before `index` in the stretch `chunk` without white space; `tokenStart` is where the
  /// current token began.
  static func collect(
    _ line: ScalarLine, _ index: Int, chunk: Range<Int>, tokenStart: Int, into features: inout FeatureList
  ) {
    features.removeAll()
    let s1 = line.scalar(index - 1)
    let s2 = line.scalar(index - 2)
    let n0 = line.scalar(index)
    let n1 = line.scalar(index + 1)
    let c1 = line.kind(index - 1)
    let c2 = line.kind(index - 2)
    let c3 = line.kind(index - 3)
    let k0 = line.kind(index)
    let k1 = line.kind(index + 1)
    let k2 = line.kind(index + 2)
    let fromStart = UInt64(min(index - chunk.lowerBound, 5))
    let toEnd = UInt64(min(chunk.upperBound - index, 5))
    let left = run(line, from: index - 1, step: -1, within: chunk)
    let right = run(line, from: index, step: 1, within: chunk)
    features.add(1, s1, n0)
    features.add(2, s1, k0)
    features.add(3, c1, n0)
    features.add(4, mixed(s2, s1), n0)
    features.add(5, mixed(s1, n0), n1)
    features.add(6, mixed(s2, s1), mixed(n0, n1))
    features.add(7, c3 << 20 | c2 << 16 | c1 << 12 | k0 << 8 | k1 << 4 | k2)
    features.add(8, c2 << 12 | c1 << 8 | k0 << 4 | k1)
    features.add(9, mixed(s1, k0), fromStart << 4 | toEnd)
    features.add(10, mixed(c1, n0), fromStart << 4 | toEnd)
    features.add(11, left, n0)
    features.add(12, right, s1)
    features.add(13, mixed(left, n0), right)
    features.add(14, mixed(k0, k1), left)
    features.add(15, mixed(c1, c2), right)
    features.add(16, span(line, tokenStart..<index), n0)
    features.add(17, span(line, index..<chunk.upperBound), s1)
    features.add(18, span(line, tokenStart..<index), k0)
    features.add(19, shape(line, chunk), fromStart)
    features.add(20, signs(line, chunk), mixed(s1, n0))
    features.add(21, s1, UInt64(min(index - tokenStart, 4)))
    features.add(22, span(line, chunk), fromStart << 4 | toEnd)
    features.add(23, mixed(s1, n0), line.scalar(chunk.lowerBound))
    features.add(24, 0)
  }

  /// Hash of the letters or digits (or equal signs) that run from `start` in one direction, up to the window.
  private static func run(_ line: ScalarLine, from start: Int, step: Int, within chunk: Range<Int>) -> UInt64
  {
    var hash: UInt64 = 7
    var index = start
    var length = 0
    let kind = line.classes[start]
    while chunk.contains(index), length < window {
      let next = line.classes[index]
      let same = kind.isLetter ? next.isLetter || next == .mark : next == kind
      guard same else { break }
      hash = mixed(hash, UInt64(line.folded[index]))
      index += step
      length += 1
    }
    return hash
  }

  /// Hash of all scalars of a range; long ranges are told by their length only.
  private static func span(_ line: ScalarLine, _ range: Range<Int>) -> UInt64 {
    guard range.count <= window else { return 3 }
    var hash: UInt64 = 5
    for index in range { hash = mixed(hash, UInt64(line.folded[index])) }
    return hash
  }

  /// The classes of a chunk with repetitions left out; long chunks by their start.
  private static func shape(_ line: ScalarLine, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 11
    var last: ScalarClass = .edge
    for index in range.prefix(window) where line.classes[index] != last {
      last = line.classes[index]
      hash = mixed(hash, UInt64(last == .punctuation ? line.folded[index] + 64 : UInt32(last.rawValue)))
    }
    return hash
  }

  /// Which telling signs (`@ / : . _ &` and digits) a chunk has near its start.
  private static func signs(_ line: ScalarLine, _ range: Range<Int>) -> UInt64 {
    var found: UInt64 = 0
    for index in range.prefix(4 * window) {
      switch line.folded[index] {
      case 0x40: found |= 1
      case 0x2F: found |= 2
      case 0x3A: found |= 4
      case 0x2E: found |= found & 8 != 0 ? 16 : 8
      case 0x5F: found |= 32
      case 0x26: found |= 64
      case 0x30...0x39: found |= 128
      default: break
      }
    }
    return found
  }
}
