import Foundation

/// The bytes of a file of the codebook, kept as long as something made of them may ask for its text.
///
/// `@unchecked Sendable`: the bytes never change after `init`.
final class FileBytes: @unchecked Sendable {
  let bytes: UnsafeBufferPointer<UInt8>

  /// Reads a file; nil when that is not possible.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, Int(status.st_size)))
    var count = 0
    while count < Int(status.st_size) {
      let more = read(descriptor, buffer.baseAddress.map { $0 + count }, Int(status.st_size) - count)
      if more > 0 {
        count += more
      } else if more < 0, errno == EINTR {
        continue
      } else {
        break
      }
    }
    bytes = UnsafeBufferPointer(rebasing: buffer[..<count])
  }

  /// Copies some text.
  init(_ text: String) {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, text.utf8.count))
    _ = buffer.initialize(from: text.utf8)
    bytes = UnsafeBufferPointer(rebasing: buffer[..<text.utf8.count])
  }

  deinit { bytes.deallocate() }

  /// Some of the bytes as a field: good while this is kept.
  func field(_ range: Range<Int>) -> Field { Field(UnsafeBufferPointer(rebasing: bytes[range])) }

  /// Where a field of these bytes stands in them.
  func range(of field: Field) -> Range<Int> {
    guard let start = field.bytes.baseAddress, let base = bytes.baseAddress else { return 0..<0 }
    return (start - base)..<(start - base + field.bytes.count)
  }
}
