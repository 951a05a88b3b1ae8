import Foundation

/// An open file read in blocks, with a look at its first bytes before they are taken.
final class ByteSource {
  private static let block = 1 << 16
  private let handle: FileHandle
  private let owned: Bool
  private let position: SourcePosition
  private var buffer: [UInt8] = []
  private var start = 0
  private var ended = false

  /// Opens `path`; `-` is standard input.
  init(path: String) throws {
    position = SourcePosition(file: path)
    if path == "-" {
      handle = .standardInput
      owned = false
      return
    }
    guard let opened = FileHandle(forReadingAtPath: path) else {
      let exists = FileManager.default.fileExists(atPath: path)
      throw ReaderError(
        .notFound, at: position, exists ? "the file cannot be opened" : "no such file or folder",
        cure: exists ? "check its permissions" : "check the path")
    }
    handle = opened
    owned = true
  }

  deinit {
    if owned { try? handle.close() }
  }

  /// At most `count` bytes from the current position, without taking them.
  func peek(_ count: Int) throws -> ArraySlice<UInt8> {
    while buffer.count - start < count, try fill() {}
    return buffer[start..<min(buffer.count, start + count)]
  }

  /// Everything that is left, or `nil` when it is longer than `limit` bytes.
  func rest(limit: Int) throws -> [UInt8]? {
    while buffer.count - start <= limit, try fill() {}
    guard buffer.count - start <= limit else { return nil }
    let result = Array(buffer[start...])
    buffer = []
    start = 0
    return result
  }

  /// A line without its line feed; `nil` at the end.
  enum Line {
    case bytes([UInt8])
    case tooLong
  }

  /// Takes the next line; one longer than `limit` bytes is passed over without being kept.
  func line(limit: Int) throws -> Line? {
    var scanned = start
    var long = false
    while true {
      let found = buffer.withUnsafeBufferPointer { pointer -> Int? in
        pointer[scanned...].firstIndex(of: UInt8(ascii: "\n"))
      }
      if let found {
        defer { start = found + 1 }
        return long || found - start > limit ? .tooLong : .bytes(Array(buffer[start..<found]))
      }
      if buffer.count - start > limit {
        long = true
        start = buffer.count
      }
      scanned = buffer.count
      let held = buffer.count - start
      if try !fill() {
        guard held > 0 || long else { return nil }
        defer { start = buffer.count }
        return long ? .tooLong : .bytes(Array(buffer[start...]))
      }
      scanned = start + held
    }
  }

  /// Reads one more block; false at the end.
  private func fill() throws -> Bool {
    if ended { return false }
    let data: Data?
    do {
      data = try handle.read(upToCount: Self.block)
    } catch {
      throw ReaderError(
        .notFound, at: position, "cannot be read", cure: "check that it is a file and that it may be read")
    }
    guard let data, !data.isEmpty else {
      ended = true
      return false
    }
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    buffer.append(contentsOf: data)
    return true
  }
}
