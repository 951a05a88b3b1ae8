import Foundation

/// A file mapped read-only into memory for as long as this object lives.
///
/// `@unchecked Sendable`: the bytes never change after `init`, and are unmapped only when the last owner is gone.
/// Files are replaced by rename, never rewritten in place, so a mapping stays valid.
final class MappedFile: @unchecked Sendable {
  /// All bytes of the file.
  let bytes: UnsafeRawBufferPointer

  /// Maps a file; throws `ModelError.missing` when that fails.
  init(path: String) throws(ModelError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .missing(path: path, reason: Self.reason()) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .missing(path: path, reason: Self.reason()) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .missing(path: path, reason: "not a file") }
    let size = Int(status.st_size)
    guard size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    // All of it is read at once, to check it: mapped page by page on the way it takes twice as long.
    #if os(Linux)
      let flags = MAP_PRIVATE | MAP_POPULATE
    #else
      let flags = MAP_PRIVATE
    #endif
    guard let base = mmap(nil, size, PROT_READ, flags, descriptor, 0), base != MAP_FAILED else {
      throw .missing(path: path, reason: Self.reason())
    }
    bytes = UnsafeRawBufferPointer(start: base, count: size)
  }

  deinit {
    if let base = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
