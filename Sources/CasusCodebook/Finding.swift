/// One thing wrong in a codebook file: where, what, and how to cure it.
public struct Finding: Hashable, Sendable, CustomStringConvertible {
  /// File, relative to the codebook folder.
  public let file: String
  /// Line, from 1; 0 when the whole file is meant.
  public let line: Int
  /// What is wrong.
  public let message: String
  /// What to do about it.
  public let cure: String

  /// `FILE:LINE: message; cure`.
  public var description: String { "\(file):\(line): \(message); \(cure)" }
}

/// A codebook that cannot be used, with everything that is wrong in it at once.
public struct CodebookError: Error, Sendable, CustomStringConvertible {
  /// All findings, in file order.
  public let findings: [Finding]

  /// One finding a line, the first fifty of them.
  public var description: String {
    let shown = findings.prefix(50).map(\.description).joined(separator: "\n")
    return findings.count > 50 ? shown + "\n... and \(findings.count - 50) more" : shown
  }
}

/// Collects what is found while a codebook is read.
final class Findings {
  private(set) var all: [Finding] = []

  func add(_ finding: Finding) { all.append(finding) }
}
