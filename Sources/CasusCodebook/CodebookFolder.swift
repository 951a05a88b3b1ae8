import Dispatch
import FoundationEssentials
import Synchronization

/// A codebook's folder with the bytes of all its files: each is read once.
struct CodebookFolder: Sendable {
  /// One of its files.
  struct File: Sendable {
    /// Path within the folder.
    let path: String
    /// The path by which findings name it: within the base folder, or whole in one laid over it.
    let name: String
    /// Its bytes; nil when it cannot be read.
    let data: FileBytes?
    /// Where they stop being well-formed UTF-8; nil when they are.
    let badByte: Int?
    /// A hash of them.
    let hash: UInt64

    /// A file with these bytes.
    init(path: String, name: String, data: FileBytes?) {
      self.path = path
      self.name = name
      self.data = data
      badByte = data.flatMap { UTF8Text.badByte(of: $0.bytes) }
      var hash = ContentHash()
      if let data { hash.add(UnsafeRawBufferPointer(data.bytes)) }
      self.hash = hash.value
    }

    /// About how many lines it has.
    var lines: Int { (data?.bytes.count ?? 0) / 32 }
  }

  /// Path of the folder.
  let path: String
  /// Its files, at most two levels deep, sorted by path.
  let files: [File]
  /// The languages it has event lexicons for.
  let languages: [String]

  /// Reads a folder; nil when there is none.
  init?(_ path: String, isBase: Bool) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else { return nil }
    self.path = path
    var files: [(path: String, name: String)] = []
    var languages: [String] = []
    func add(_ folder: String, depth: Int) {
      let inside = folder.isEmpty ? path : "\(path)/\(folder)"
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: inside)) ?? []).sorted()
      let prefix = folder.isEmpty ? "" : "\(folder)/"
      for name in names where name.hasSuffix(".tsv") {
        let file = "\(prefix)\(name)"
        files.append((path: file, name: isBase ? file : "\(path)/\(file)"))
      }
      for name in names where depth < 2 && !name.utf8.contains(UInt8(ascii: ".")) {
        if depth == 1, name == "events" { languages.append(folder) }
        add("\(prefix)\(name)", depth: depth + 1)
      }
    }
    add("", depth: 0)
    let found = files
    let sizes = found.map { FileBytes.size(of: "\(path)/\($0.path)") }
    var starts = [0]
    for size in sizes { starts.append((starts.last ?? 0) + size) }
    let places = starts
    let block = FileBlock(size: sizes.reduce(0, +))
    // Half of them is read by another core; the largest first, so that neither waits for the other at the end.
    let order = found.indices.sorted { sizes[$0] > sizes[$1] }
    let read = Mutex([File?](repeating: nil, count: found.count))
    DispatchQueue.concurrentPerform(iterations: found.count) { job in
      let index = order[job]
      let (file, name) = found[index]
      let data = FileBytes(path: "\(path)/\(file)", into: block, at: places[index]..<places[index + 1])
      let new = File(path: file, name: name, data: data)
      read.withLock { $0[index] = new }
    }
    self.files = read.withLock { $0.compactMap { $0 } }
    self.languages = languages
  }

  /// Files that nothing reads: misnamed, most likely.
  var strays: [File] {
    files.filter { file in
      let parts = file.path.split(separator: "/").map(String.init)
      switch parts.count {
      case 1: return file.path != "ontology.tsv"
      case 2 where parts[0] == "concepts" || parts[0] == "places": return false
      case 2 where parts[0] == "actors":
        return !["organisations.tsv", "outlets.tsv", "people.tsv", "states.tsv", "terms.tsv"].contains(
          parts[1])
      case 2: return !Self.lists.contains(parts[1])
      default: return parts[1] != "events"
      }
    }
  }

  /// What the folder of a language holds beside its events.
  private static let lists: Set<String> = [
    "agents.tsv", "cases.tsv", "claims.tsv", "contexts.tsv", "forms.tsv", "language.tsv", "numbers.tsv",
    "operators.tsv", "references.tsv", "time.tsv", "trends.tsv",
  ]

  /// A file by its path within the folder; nil when there is none.
  func file(_ path: String) -> File? { files.first { $0.path == path } }

  /// The files of one of its folders.
  func files(in folder: String) -> [File] {
    files.filter { file in
      file.path.utf8.count > folder.utf8.count && file.path.hasPrefix("\(folder)/")
        && !file.path.utf8.dropFirst(folder.utf8.count + 1).contains(UInt8(ascii: "/"))
    }
  }
}

/// A hash of files' names and bytes, the same on every machine.
struct ContentHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 32
  }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(UInt64(bytes.count))
    var position = 0
    while position + 8 <= bytes.count {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)))
      position += 8
    }
    for byte in bytes[position...] { add(UInt64(byte)) }
  }

  mutating func add(_ file: CodebookFolder.File) {
    var path = file.path
    path.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    add(file.hash)
  }

  /// 16 hexadecimal digits.
  var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
