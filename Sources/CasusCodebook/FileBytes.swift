import Foundation

/// Memory for the bytes of files, in large pages where the system has them: thousands of small ones, each touched for
/// the first time, take a tenth of the time in which a codebook is loaded.
///
/// `@unchecked Sendable`: whoever writes to it has a part of his own, and nobody does once the files are read.
final class FileBlock: @unchecked Sendable {
  fileprivate let bytes: UnsafeMutableRawBufferPointer
  private static let largePage = 2 << 20

  /// Room for so many bytes.
  init(size: Int) {
    bytes = .allocate(byteCount: max(1, size), alignment: size < Self.largePage ? 16 : Self.largePage)
    // A system that has none refuses, and nothing is lost.
    if size >= Self.largePage { madvise(bytes.baseAddress, bytes.count, MADV_HUGEPAGE) }
  }

  deinit { bytes.deallocate() }
}

/// The bytes of a file of the codebook, kept as long as something made of them may ask for its text.
///
/// `@unchecked Sendable`: the bytes never change after `init`.
final class FileBytes: @unchecked Sendable {
  let bytes: UnsafeBufferPointer<UInt8>
  /// What they are part of.
  private let block: FileBlock

  /// How many bytes a file has; 0 when it is none.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
  }

  /// Reads a file of `range.count` bytes into a part of a block that nobody else uses; nil when that is not possible.
  init?(path: String, into block: FileBlock, at range: Range<Int>) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let buffer = UnsafeMutableRawBufferPointer(rebasing: block.bytes[range])
    var count = 0
    while count < buffer.count {
      let more = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      if more > 0 {
        count += more
      } else if more < 0, errno == EINTR {
        continue
      } else {
        break
      }
    }
    self.block = block
    bytes = UnsafeBufferPointer(buffer[..<count].bindMemory(to: UInt8.self))
  }

  /// Copies some text.
  init(_ text: String) {
    block = FileBlock(size: text.utf8.count)
    let buffer = block.bytes.bindMemory(to: UInt8.self)
    _ = buffer.initialize(from: text.utf8)
    bytes = UnsafeBufferPointer(rebasing: buffer[..<text.utf8.count])
  }

  /// Some of the bytes as a field: good while this is kept.
  func field(_ range: Range<Int>) -> Field { Field(UnsafeBufferPointer(rebasing: bytes[range])) }

  /// Where a field of these bytes stands in them.
  func range(of field: Field) -> Range<Int> {
    guard let start = field.bytes.baseAddress, let base = bytes.baseAddress else { return 0..<0 }
    return (start - base)..<(start - base + field.bytes.count)
  }
}
