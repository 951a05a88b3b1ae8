#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Finds the data folders (`Codebook`, `Models`, `Workbench`) that the program reads at run time.
///
/// They are plain folders beside the program rather than resources baked into a build, so that a person can
/// read and correct them, and a copied binary says what it misses instead of crashing.
public enum ResourceLocator {
  /// A folder that is in none of the places where it may be.
  public struct NotFound: Error, Hashable, Sendable, CustomStringConvertible {
    /// Name of the folder.
    public var name: String
    /// Where it was looked for, in order.
    public var searched: [String]

    /// One line: what is missing, where it was looked for, and what to do.
    public var description: String {
      "no folder '\(name)': looked in \(searched.joined(separator: ", ")); "
        + "set CASUS_HOME to the folder that holds '\(name)'"
    }
  }

  /// The path of the data folder `name`.
  ///
  /// Looked for, in order: `override` (which is that folder itself, and then the only place), `$CASUS_HOME/name`,
  /// beside the executable and in its parents up to five levels (so that a build finds its repository), and
  /// `../share/casus/name` beside the executable's folder.
  /// - Throws: `NotFound`.
  public static func folder(_ name: String, override: String?) throws -> String {
    if let override {
      guard isFolder(override) else { throw NotFound(name: name, searched: [override]) }
      return override
    }
    let places = places(
      for: name, home: ProcessInfo.processInfo.environment["CASUS_HOME"], executable: executable)
    for place in places where isFolder(place) { return place }
    throw NotFound(name: name, searched: places)
  }

  /// The paths where `name` is looked for, in order, given the value of `CASUS_HOME` and the path of the program.
  public static func places(for name: String, home: String?, executable: String?) -> [String] {
    var places: [String] = []
    if let home, !home.isEmpty { places.append(home + "/" + name) }
    guard let executable else { return places }
    let parents = executable.split(separator: "/").dropLast()
    let prefix = executable.hasPrefix("/") ? "/" : ""
    for level in 0...min(5, parents.count) {
      places.append(prefix + (parents.dropLast(level) + [Substring(name)]).joined(separator: "/"))
    }
    if !parents.isEmpty {
      places.append(
        prefix + (parents.dropLast() + ["share", "casus", Substring(name)]).joined(separator: "/"))
    }
    return places
  }

  /// The real path of the running program.
  private static var executable: String? {
    if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") { return path }
    return CommandLine.arguments.first
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }
}
