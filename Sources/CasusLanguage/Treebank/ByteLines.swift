/// Splits bytes into lines at LF, CR LF or CR, without copying.
struct ByteLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var next_ = 0
  /// Number of the line given last, from 1.
  private(set) var number = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { next_ = 3 }
  }

  mutating func next() -> ArraySlice<UInt8>? {
    guard next_ < bytes.count else { return nil }
    let start = next_
    var end = start
    while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
    next_ = end + 1
    if end + 1 < bytes.count, bytes[end] == 13, bytes[end + 1] == 10 { next_ = end + 2 }
    number += 1
    return bytes[start..<end]
  }
}
