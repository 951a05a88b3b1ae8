public import CasusRecords
import Foundation

/// A sentence of our own, in the manner of the news, with what a coder should find in it.
///
/// Its file has the columns `sentence`, `type`, `mode`, `status`, `also`; the sentence marks the parties of the act
/// as `<a>…</a>` and `<r>…</r>`.
public struct CorpusSentence: Hashable, Sendable {
  /// A line that cannot be used.
  public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, where, and what to do.
    public let description: String
  }

  /// Where it stands: `file:line`.
  public let source: String
  /// ISO 639-1 code.
  public let language: String
  /// The sentence without marks.
  public let text: String
  /// The first actor of the marked act.
  public let actor: Span?
  /// The first recipient of the marked act.
  public let recipient: Span?
  /// Type of the marked act; nil when nothing happens.
  public let type: EventType?
  /// Its mode.
  public let mode: String?
  /// Whether it took place.
  public let status: Status
  /// Types of the further acts.
  public let also: [EventType]

  /// The document to code, which asks for the marked pair when both parties are marked.
  public var document: Document {
    var pairs: [Pair]?
    if let actor, let recipient { pairs = [Pair(actor: actor, recipient: recipient)] }
    return Document(id: source, text: text, language: language, pairs: pairs)
  }

  /// All types of acts told.
  public var types: [EventType] { (type.map { [$0] } ?? []) + also }

  /// Reads all sentences of a folder with a folder for each language, sorted by file and line.
  ///
  /// - Throws: `Malformed` for the first line that cannot be used, or when there is none at all.
  public static func read(folder: String) throws -> [CorpusSentence] {
    var result: [CorpusSentence] = []
    for language in contents(folder) where !language.contains(".") {
      for file in contents("\(folder)/\(language)") where file.hasSuffix(".tsv") {
        result += try read(path: "\(folder)/\(language)/\(file)", language: language)
      }
    }
    if result.isEmpty {
      throw Malformed(
        description: "\(folder): no sentences; it needs folders such as en with files such as ACCUSE.tsv")
    }
    return result
  }

  /// Reads a file.
  ///
  /// - Throws: `Malformed` for the first line that cannot be used.
  public static func read(path: String, language: String) throws -> [CorpusSentence] {
    var result: [CorpusSentence] = []
    var seenHeader = false
    let lines = try text(path: path).split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
      if !seenHeader {
        seenHeader = true
        continue
      }
      result.append(try CorpusSentence(line: line, source: "\(path):\(number + 1)", language: language))
    }
    return result
  }

  /// Reads a line.
  ///
  /// - Throws: `Malformed`.
  init(line: Substring, source: String, language: String) throws {
    func wrong(_ message: String) -> Malformed { Malformed(description: "\(source): \(message)") }
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard columns.count >= 2, columns.count <= 5 else {
      throw wrong("has \(columns.count) columns; write sentence, type, mode, status, also divided by tabs")
    }
    func column(_ index: Int) -> Substring { index < columns.count ? columns[index] : "" }
    func type(_ name: Substring) throws -> EventType {
      guard let type = EventType(rawValue: String(name)) else {
        throw wrong("unknown type `\(name)`; use one of the sixteen PLOVER types, or none")
      }
      return type
    }
    self.source = source
    self.language = language
    guard let marked = MarkedSentence(columns[0]) else {
      throw wrong("the marks are not balanced; write <a>…</a> and <r>…</r>, each once at most")
    }
    text = marked.text
    actor = marked.actor
    recipient = marked.recipient
    self.type = columns[1] == "none" ? nil : try type(columns[1])
    mode = column(2).isEmpty ? nil : String(column(2))
    guard let status = column(3).isEmpty ? .actual : Status(rawValue: String(column(3))) else {
      throw wrong("unknown status `\(column(3))`; use actual, attempted, planned, hypothetical or negated")
    }
    self.status = status
    also = try column(4).split(separator: " ").map(type)
  }

  /// What a file of the corpus says.
  ///
  /// - Throws: `Malformed`.
  static func text(path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else { throw Malformed(description: "\(path): cannot be read as UTF-8 text; check the path") }
    return text
  }

  private static func contents(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
