/// A half-open range of **Unicode scalars** in a document's text, printed as `[start, end]`.
///
/// Scalars, not UTF-8 bytes or Characters, because every language that reads the records can count them.
/// Inside the program texts are measured in UTF-8 bytes; see `ScalarIndex` for the conversion.
public struct Span: Hashable, Sendable, Codable {
  /// First scalar.
  public var start: Int
  /// One past the last scalar.
  public var end: Int

  /// Makes the span `[start, end)`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// Whether the two spans share at least one scalar.
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  /// Whether `other` lies wholly inside this span.
  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  /// Reads `[start, end]`.
  public init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    start = try values.decode(Int.self)
    end = try values.decode(Int.self)
    guard start >= 0, start <= end else {
      throw DecodingError.dataCorruptedError(in: values, debugDescription: "a span needs 0 <= start <= end")
    }
  }

  /// Writes `[start, end]`.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.unkeyedContainer()
    try values.encode(start)
    try values.encode(end)
  }
}

/// Converts between UTF-8 byte offsets and Unicode scalar offsets of one text in O(1) per look-up
/// (one stored count per 64 bytes, then at most 63 bytes are counted).
public struct ScalarIndex: Sendable {
  private static let stride = 64
  private let bytes: [UInt8]
  private let counts: [Int32]

  /// How many scalars the text has.
  public var count: Int { scalar(atByte: bytes.count) }

  /// Indexes `text`; O(n).
  public init(_ text: String) {
    bytes = Array(text.utf8)
    var counts: [Int32] = []
    counts.reserveCapacity(bytes.count / Self.stride + 1)
    var scalars: Int32 = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % Self.stride == 0 { counts.append(scalars) }
      if byte & 0xC0 != 0x80 { scalars += 1 }
    }
    if bytes.count % Self.stride == 0 { counts.append(scalars) }
    self.counts = counts
  }

  /// The number of scalars that start before UTF-8 offset `byte`.
  public func scalar(atByte byte: Int) -> Int {
    let block = byte / Self.stride
    var result = Int(counts[block])
    var position = block * Self.stride
    while position < byte {
      if bytes[position] & 0xC0 != 0x80 { result += 1 }
      position += 1
    }
    return result
  }

  /// The UTF-8 offset at which scalar `scalar` starts (the byte count when it is one past the last).
  public func byte(atScalar scalar: Int) -> Int {
    var low = 0
    var high = counts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(counts[middle]) <= scalar { low = middle } else { high = middle - 1 }
    }
    var seen = Int(counts[low])
    var position = low * Self.stride
    while position < bytes.count {
      if bytes[position] & 0xC0 != 0x80 {
        if seen == scalar { return position }
        seen += 1
      }
      position += 1
    }
    return bytes.count
  }

  /// The scalar span of a UTF-8 byte range.
  public func span(_ range: Range<Int>) -> Span {
    Span(scalar(atByte: range.lowerBound), scalar(atByte: range.upperBound))
  }

  /// The UTF-8 byte range of a scalar span.
  public func range(_ span: Span) -> Range<Int> {
    let start = byte(atScalar: span.start)
    return start..<max(start, byte(atScalar: span.end))
  }
}
