import Foundation

/// Finds the files under the paths a user gave.
enum FileListing {
  /// Endings read from folders.
  static let endings: Set<String> = ["txt", "md", "html", "htm", "json", "jsonl"]

  /// The files of `path`: itself, or, when it is a folder, every file below it that has a known ending, sorted.
  /// Hidden files, links to folders and a folder's own `README` are passed over.
  static func files(at path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    if path == "-" { return [path] }
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ReaderError(
        .notFound, at: SourcePosition(file: path), "no such file or folder", cure: "check the path")
    }
    guard isFolder.boolValue else { return [path] }
    var found: [String] = []
    var folders = [path]
    while let folder = folders.popLast() {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
        throw ReaderError(
          .notFound, at: SourcePosition(file: folder), "the folder cannot be read",
          cure: "check its permissions")
      }
      for name in names where !name.hasPrefix(".") {
        let full = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: full) else { continue }
        let type = attributes[.type] as? FileAttributeType
        if type == .typeDirectory {
          folders.append(full)
        } else if endings.contains(ending(of: name)) && !name.uppercased().hasPrefix("README.") {
          found.append(full)
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The part after the last dot, in lower case.
  static func ending(of path: String) -> String {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    let part = path[path.utf8.index(after: dot)...]
    return part.utf8.contains(UInt8(ascii: "/")) ? "" : part.lowercased()
  }
}
