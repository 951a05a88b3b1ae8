/// One paragraph taken apart into scalars, with what features need of each; its arrays are used again line by line.
struct ScalarLine: Sendable {
  /// Folded scalars (see `Folding`).
  private(set) var folded: [UInt32] = []
  /// Their classes.
  private(set) var classes: [ScalarClass] = []
  /// Byte offset of each scalar in the text, and of the end.
  private(set) var offsets: [Int] = []

  /// Scalars in the line.
  var count: Int { folded.count }

  /// Reads the bytes of a range that starts and ends between scalars.
  mutating func load(_ bytes: [UInt8], _ range: Range<Int>) {
    folded.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = decode(bytes, at: index)
      folded.append(Folding.fold(scalar))
      classes.append(ScalarClass.of(scalar))
      offsets.append(index)
      index += length
    }
    offsets.append(index)
  }

  /// The folded scalar, or 0 outside the line.
  @inline(__always) func scalar(_ index: Int) -> UInt64 {
    index >= 0 && index < folded.count ? UInt64(folded[index]) : 0
  }

  /// The class, or `edge` outside the line.
  @inline(__always) func kind(_ index: Int) -> UInt64 {
    index >= 0 && index < classes.count ? UInt64(classes[index].rawValue) : 0
  }

  /// Byte range of a range of scalars.
  func bytes(_ range: Range<Int>) -> Range<Int> { offsets[range.lowerBound]..<offsets[range.upperBound] }
}

/// The line ranges of a text, line ends left out.
struct LineRanges: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0
  private var ended = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte > 0x0D, byte != 0xC2, byte != 0xE2 {
        index += 1
        continue
      }
      let (scalar, length) = decode(bytes, at: index)
      if ScalarClass.isLineEnd(scalar) {
        position = index + length
        if scalar == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
        return start..<index
      }
      index += length
    }
    position = index
    return start..<index
  }
}
