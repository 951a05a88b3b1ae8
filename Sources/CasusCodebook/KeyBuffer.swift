import CasusRecords

/// A place where keys of words are made, one after the other.
struct KeyBuffer: Sendable {
  private var bytes: [UInt8] = []

  /// Calls `body` with the key of a word or name.
  mutating func withKey<Result>(of name: Field, _ body: (Field) -> Result) -> Result {
    let room = 3 * name.bytes.count
    if bytes.count < room { bytes = [UInt8](repeating: 0, count: max(512, room)) }
    return bytes.withUnsafeMutableBufferPointer { buffer in
      let count = Folding.write(key: name.bytes, to: buffer)
      return body(Field(UnsafeBufferPointer(rebasing: buffer[..<count])))
    }
  }
}
