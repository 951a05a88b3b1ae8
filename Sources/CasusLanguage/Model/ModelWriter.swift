import Foundation

/// Collects the sections of a model and writes them as one file.
public struct ModelWriter: Sendable {
  private let language: Language
  private var sections: [(name: String, bytes: [UInt8])] = []

  /// Starts a model of a language.
  public init(language: Language) { self.language = language }

  /// Adds a section of raw bytes; names are ASCII, at most 48 bytes.
  public mutating func add(_ name: String, bytes: [UInt8]) {
    precondition(
      name.utf8.count <= ModelFile.nameSize && !sections.contains { $0.name == name },
      "section names are short and unique")
    sections.append((name, bytes))
  }

  /// Adds a section of fixed-size numbers.
  public mutating func add<Element: BitwiseCopyable>(_ name: String, _ elements: [Element]) {
    add(name, bytes: elements.withUnsafeBytes { Array($0) })
  }

  /// Adds a section of text.
  public mutating func add(_ name: String, text: String) { add(name, bytes: Array(text.utf8)) }

  /// Adds several sections.
  public mutating func add(_ parts: [ModelPart]) {
    for part in parts { add(part.name, bytes: part.bytes) }
  }

  /// The whole file.
  public func encoded() -> [UInt8] {
    let table = ModelFile.headerSize + sections.count * ModelFile.entrySize
    var file = [UInt8](repeating: 0, count: table)
    func put<T: FixedWidthInteger>(_ value: T, at offset: Int) {
      withUnsafeBytes(of: value) { file.replaceSubrange(offset..<offset + $0.count, with: $0) }
    }
    for (index, section) in sections.enumerated() {
      while file.count % 64 != 0 { file.append(0) }
      let entry = ModelFile.headerSize + index * ModelFile.entrySize
      file.replaceSubrange(entry..<entry + section.name.utf8.count, with: section.name.utf8)
      put(UInt64(file.count), at: entry + 48)
      put(UInt64(section.bytes.count), at: entry + 56)
      file += section.bytes
    }
    put(ModelFile.magic.littleEndian, at: 0)
    put(ModelFile.endianMark, at: 8)
    put(ModelFile.version, at: 12)
    put(UInt32(sections.count), at: 16)
    let code = language.code.utf8.prefix(8)
    file.replaceSubrange(24..<24 + code.count, with: code)
    put(UInt64(file.count), at: 32)
    let checksum = file.withUnsafeBytes { bytes in
      Checksum.of(
        UnsafeRawBufferPointer(rebasing: bytes[ModelFile.headerSize...]),
        seed: Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[..<40])))
    }
    put(checksum, at: 40)
    return file
  }

  /// Writes the file beside its place and renames it, so that a running program keeps its old mapping.
  public func write(to path: String) throws(ModelError) {
    do {
      try Data(encoded()).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .cannotWrite(path: path, reason: error.localizedDescription)
    }
  }
}

/// One named section that a trainer hands to the writer.
public struct ModelPart: Sendable {
  /// Its name.
  public let name: String
  /// Its bytes.
  public let bytes: [UInt8]

  /// Makes a part of raw bytes.
  public init(_ name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Makes a part of fixed-size numbers.
  public init<Element: BitwiseCopyable>(_ name: String, _ elements: [Element]) {
    self.init(name, bytes: elements.withUnsafeBytes { Array($0) })
  }
}
