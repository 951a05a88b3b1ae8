import Foundation

/// What is wrong with a treebank or names file, and where.
public struct TreebankError: Error, CustomStringConvertible, Hashable, Sendable {
  /// The file as it was named.
  public let file: String
  /// Line from 1; 0 for the file as a whole.
  public let line: Int
  /// What was found and what is allowed.
  public let problem: String

  /// Makes an error.
  public init(file: String, line: Int, problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  /// `file:line: problem`.
  public var description: String { line > 0 ? "\(file):\(line): \(problem)" : "\(file): \(problem)" }

  /// The bytes of a file.
  static func bytes(of path: String) throws(TreebankError) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw TreebankError(file: path, line: 0, problem: "cannot be read: \(error.localizedDescription)")
    }
  }
}
