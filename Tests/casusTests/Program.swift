import CasusRecords
import CasusTestSupport
import Foundation

/// The built program and a folder of its own, gone after the test.
final class Program {
  /// What a run gave.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String

    /// The lines of complaint.
    var complaints: [Substring] { errors.split(separator: "\n") }

    /// The records of `--format jsonl`.
    func records() throws -> [Record] {
      try output.split(separator: "\n").map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
    }
  }

  private let files: TemporaryFolder
  var folder: String { files.path }

  /// Where the build put the program: beside the tests.
  static let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("casus").path

  init() throws { files = try TemporaryFolder() }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ name: String, _ bytes: Data) throws -> String { try files.write(name, bytes) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

  func run(
    _ arguments: String..., input: String? = nil, environment changes: [String: String] = [:]
  ) throws -> Outcome {
    try run(arguments, input: input, environment: changes)
  }

  /// Runs the program; what it prints goes through files, so that no pipe can fill up.
  func run(
    _ arguments: [String], input: String? = nil, output: String? = nil,
    environment changes: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: Self.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(["COLUMNS": "100"]) { _, new in new }
      .merging(changes) { _, new in new }
    let number = UUID().uuidString
    let files = try ["in", "out", "err"].map { try write("\(number).\($0)", $0 == "in" ? input ?? "" : "") }
    process.standardInput = FileHandle(forReadingAtPath: files[0])
    process.standardOutput = FileHandle(forWritingAtPath: output ?? files[1])
    process.standardError = FileHandle(forWritingAtPath: files[2])
    try process.run()
    process.waitUntilExit()
    defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOfFile: files[1], encoding: .utf8),
      errors: try String(contentsOfFile: files[2], encoding: .utf8))
  }
}
