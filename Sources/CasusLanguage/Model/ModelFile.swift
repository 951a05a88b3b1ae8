/// A trained model: named sections of raw bytes in one mapped file, checked in full before use.
///
/// Layout, in the byte order of the machine that wrote it: a header of 64 bytes (magic, byte-order mark, format
/// version, number of sections, language, file size, checksum of all else), a table of 64 bytes a section (name,
/// offset, size), then the sections, each starting at a multiple of 64.
public struct ModelFile: Sendable {
  static let magic: UInt64 = 0x4C44_4D53_5553_4143  // "CASUSMDL"
  static let endianMark: UInt32 = 0x0102_0304
  /// The format this program reads and writes.
  static let version: UInt32 = 2
  static let headerSize = 64
  static let entrySize = 64
  static let nameSize = 48

  /// Where it came from.
  public let path: String
  /// Language it analyses.
  public let language: Language
  /// Hash of its content, in 16 hexadecimal digits.
  public let identifier: String
  private let sections: [String: ModelSection]

  /// Opens and checks a model.
  public init(path: String) throws(ModelError) {
    let file = try MappedFile(path: path)
    let bytes = file.bytes
    guard bytes.count >= 16, bytes.load(as: UInt64.self).littleEndian == Self.magic else {
      throw .notAModel(path: path)
    }
    let mark = bytes.load(fromByteOffset: 8, as: UInt32.self)
    guard mark == Self.endianMark else {
      if mark == Self.endianMark.byteSwapped { throw .foreignEndian(path: path) }
      throw .corrupt(path: path, detail: "unknown byte-order mark")
    }
    let version = bytes.load(fromByteOffset: 12, as: UInt32.self)
    guard version == Self.version else {
      throw .wrongVersion(path: path, found: version, expected: Self.version)
    }
    guard bytes.count >= Self.headerSize else {
      throw .truncated(path: path, found: bytes.count, expected: Self.headerSize)
    }
    let size = bytes.load(fromByteOffset: 32, as: UInt64.self)
    guard size == UInt64(bytes.count) else {
      if size > UInt64(bytes.count) {
        throw .truncated(path: path, found: bytes.count, expected: Int(clamping: size))
      }
      throw .corrupt(path: path, detail: "bytes follow its end")
    }
    let checksum = bytes.load(fromByteOffset: 40, as: UInt64.self)
    let header = UnsafeRawBufferPointer(rebasing: bytes[..<40])
    let body = UnsafeRawBufferPointer(rebasing: bytes[Self.headerSize...])
    guard checksum == Checksum.of(body, seed: Checksum.of(header)) else {
      throw .corrupt(path: path, detail: "its checksum does not fit")
    }
    guard bytes[48..<Self.headerSize].allSatisfy({ $0 == 0 }) else {
      throw .corrupt(path: path, detail: "its header has bytes that mean nothing")
    }
    let count = Int(bytes.load(fromByteOffset: 16, as: UInt32.self))
    guard Self.headerSize + count * Self.entrySize <= bytes.count else {
      throw .corrupt(path: path, detail: "its table of sections is too long")
    }
    var sections: [String: ModelSection] = [:]
    for index in 0..<count {
      let entry = Self.headerSize + index * Self.entrySize
      let name = Self.text(bytes[entry..<entry + Self.nameSize])
      let offset = bytes.load(fromByteOffset: entry + 48, as: UInt64.self)
      let length = bytes.load(fromByteOffset: entry + 56, as: UInt64.self)
      guard offset % 64 == 0, offset <= size, length <= size - offset else {
        throw .corrupt(path: path, detail: "section “\(name)” lies outside the file")
      }
      let range = Int(offset)..<Int(offset + length)
      sections[name] = ModelSection(
        name: name, path: path, file: file, bytes: UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
    self.path = path
    self.language = Language(Self.text(bytes[24..<32]))
    self.identifier = Checksum.hexadecimal(checksum)
    self.sections = sections
  }

  /// Names of all sections, sorted.
  public var sectionNames: [String] { sections.keys.sorted() }

  /// A section; throws when the model lacks it.
  public func section(_ name: String) throws(ModelError) -> ModelSection {
    guard let section = sections[name] else { throw .missingSection(path: path, name: name) }
    return section
  }

  /// A section, or nil when the model lacks it.
  public func sectionIfPresent(_ name: String) -> ModelSection? { sections[name] }

  private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}

/// The bytes of one section of a model; keeps the mapped file alive.
///
/// `@unchecked Sendable`: the bytes are read-only and live as long as `file`.
public struct ModelSection: @unchecked Sendable {
  /// Its name.
  public let name: String
  let path: String
  private let file: MappedFile
  /// Its bytes, aligned to 64; valid as long as this value or its model lives.
  public let bytes: UnsafeRawBufferPointer

  init(name: String, path: String, file: MappedFile, bytes: UnsafeRawBufferPointer) {
    self.name = name
    self.path = path
    self.file = file
    self.bytes = bytes
  }

  /// The section as an array of fixed-size numbers; throws when its size does not divide.
  public func array<Element: BitwiseCopyable>(of type: Element.Type) throws(ModelError) -> ModelArray<Element>
  {
    guard bytes.count % MemoryLayout<Element>.stride == 0 else {
      throw .corrupt(path: path, detail: "section “\(name)” has an odd size")
    }
    return ModelArray(file: file, elements: bytes.bindMemory(to: Element.self))
  }

  /// The section as UTF-8 text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// An error that says that this section is damaged.
  public func corrupt(_ detail: String) -> ModelError {
    .corrupt(path: path, detail: "section “\(name)”: \(detail)")
  }
}

/// Numbers in a mapped model, read without copying.
///
/// `@unchecked Sendable`: read-only, and alive as long as `file`. The subscript checks bounds only in debug builds:
/// index with a mask or a number checked on loading.
public struct ModelArray<Element: BitwiseCopyable>: @unchecked Sendable {
  private let file: MappedFile
  /// The numbers.
  public let elements: UnsafeBufferPointer<Element>

  init(file: MappedFile, elements: UnsafeBufferPointer<Element>) {
    self.file = file
    self.elements = elements
  }

  /// How many there are.
  public var count: Int { elements.count }

  /// One of them.
  public subscript(index: Int) -> Element { elements[index] }
}
