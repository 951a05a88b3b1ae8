public import CasusRecords

/// One thing read: a document, or why there is none, and where it stands.
public struct ReadItem: Sendable {
  /// Where it was read from.
  public var position: SourcePosition
  /// The document or the error.
  public var result: Result<Document, ReaderError>
}

/// Form of an input.
public enum InputFormat: String, Hashable, Sendable, CaseIterable {
  /// Plain text; paragraphs are lines. See the front matter of examples for what may stand above it.
  case text
  /// A web page; its main text is taken out.
  case html
  /// One document, or an array of documents.
  case json
  /// One document a line.
  case jsonl
}

/// Reads files, folders and standard input as documents, one after the other.
///
///     for item in DocumentReader(paths: ["reports/", "-"]) {
///       switch item.result {
///       case .success(let document): print(document.id)
///       case .failure(let error): print(error)
///       }
///     }
///
/// A fault concerns one document; reading goes on with the next. Files of JSON lines are never held whole.
/// The text of plain-text and JSON documents is exactly what came in, save a byte order mark and front matter;
/// that of a web page is its headline and paragraphs, one a line.
public struct DocumentReader: Sequence {
  /// Files, folders, or `-` for standard input.
  public let paths: [String]
  /// What is taken in at most.
  public let limits: ReaderLimits
  /// Form of all inputs; nil to tell by name and content.
  public let format: InputFormat?

  /// Makes a reader; nothing is opened yet.
  public init(paths: [String], limits: ReaderLimits = ReaderLimits(), format: InputFormat? = nil) {
    self.paths = paths
    self.limits = limits
    self.format = format
  }

  /// Starts reading.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// The state of a pass over all inputs.
  public struct Iterator: IteratorProtocol {
    private let reader: DocumentReader
    private var paths: ArraySlice<String>
    private var files: ArraySlice<String> = []
    private var pending: ArraySlice<ReadItem> = []
    private var lines: (source: ByteSource, position: SourcePosition)?

    init(_ reader: DocumentReader) {
      self.reader = reader
      paths = reader.paths[...]
    }

    /// The next document or error; nil at the end.
    public mutating func next() -> ReadItem? {
      while true {
        if let item = pending.popFirst() ?? nextLine() { return item }
        if let file = files.popFirst() {
          open(file)
        } else if let path = paths.popFirst() {
          list(path)
        } else {
          return nil
        }
      }
    }

    private mutating func list(_ path: String) {
      do {
        files = try FileListing.files(at: path)[...]
        if files.isEmpty {
          let endings = FileListing.endings.sorted().map { "." + $0 }.joined(separator: " ")
          throw ReaderError(
            .empty, at: SourcePosition(file: path), "no documents in this folder",
            cure: "it should hold \(endings)")
        }
      } catch {
        fail(error, at: SourcePosition(file: path))
      }
    }

    private mutating func open(_ file: String) {
      let position = SourcePosition(file: file)
      do {
        let source = try ByteSource(path: file)
        let format = try reader.format ?? InputFormat.guess(source, ending: FileListing.ending(of: file))
        if format == .jsonl {
          lines = (source, SourcePosition(file: file, line: 0))
          return
        }
        guard let bytes = try source.rest(limit: reader.limits.document) else {
          throw ReaderError(
            .tooLarge, at: position, "longer than \(reader.limits.document) bytes",
            cure: "divide it, or raise the limit of a document")
        }
        let results = try InputFormat.documents(
          bytes[...], format: format, limits: reader.limits, at: position)
        pending = results.map { ReadItem(position: position, result: $0) }[...]
      } catch {
        fail(error, at: position)
      }
    }

    private mutating func nextLine() -> ReadItem? {
      while let (source, before) = lines {
        var position = before
        do {
          guard let line = try source.line(limit: reader.limits.line) else {
            let seen = position.line ?? 0
            lines = nil
            guard seen == 0 else { return nil }
            throw ReaderError(
              .empty, at: SourcePosition(file: position.file), "there is nothing in it",
              cure: "give one document a line")
          }
          position.line = (position.line ?? 0) + 1
          lines = (source, position)
          guard case .bytes(let bytes) = line else {
            throw ReaderError(
              .tooLarge, at: position, "a line longer than \(reader.limits.line) bytes",
              cure: "shorten it, or raise the limit of a line")
          }
          let marked = position.line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
          let body = marked ? bytes[3...] : bytes[...]
          guard body.contains(where: { $0 > 0x20 }) else { continue }
          let document = try JSONDocuments.document(body, at: position)
          return ReadItem(position: position, result: .success(document))
        } catch {
          fail(error, at: position)
          return pending.popFirst()
        }
      }
      return nil
    }

    private mutating func fail(_ error: any Error, at position: SourcePosition) {
      let known =
        error as? ReaderError
        ?? ReaderError(.notFound, at: position, "cannot be read", cure: "check that it may be read")
      if known.code == .notFound { lines = nil }
      pending.append(ReadItem(position: known.position, result: .failure(known)))
    }
  }
}

extension InputFormat {
  /// Bytes looked at to tell the form.
  private static let head = 1 << 16

  /// Tells the form by the ending of the name, else by how the content begins.
  static func guess(_ source: ByteSource, ending: String) throws -> InputFormat {
    switch ending {
    case "txt", "md": return .text
    case "html", "htm": return .html
    case "jsonl", "ndjson": return .jsonl
    default: break
    }
    let head = try source.peek(Self.head)
    let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
    guard let first = body.firstIndex(where: { $0 > 0x20 }) else { return .text }
    let json = ending == "json"
    if body[first] == UInt8(ascii: "{") {
      // An object spread over lines has a first line that does not close it.
      let line = body[first...].prefix { $0 != UInt8(ascii: "\n") }
      let closed = line.last { $0 > 0x20 } == UInt8(ascii: "}")
      return closed || !json || line.count >= Self.head - 3 ? .jsonl : .json
    }
    if json { return .json }
    guard body[first] == UInt8(ascii: "<") else { return .text }
    let opening = String(decoding: body[first...].prefix(15), as: UTF8.self).lowercased()
    let html = ["<!doctype", "<html", "<head", "<body", "<?xml", "<!--", "<article", "<meta"]
    return html.contains { opening.hasPrefix($0) } ? .html : .text
  }

  /// The documents of a file held in memory.
  static func documents(
    _ bytes: ArraySlice<UInt8>, format: InputFormat, limits: ReaderLimits, at position: SourcePosition
  ) throws(ReaderError) -> [Result<Document, ReaderError>] {
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw ReaderError(.empty, at: position, "there is nothing in it", cure: "give a text with words in it")
    }
    switch format {
    case .json, .jsonl:
      return try JSONDocuments.documents(bytes, at: position)
    case .html:
      return [.success(try HTMLReader.document(bytes, limits: limits, at: position))]
    case .text:
      let text = try TextDecoding.text(of: bytes, at: position)
      let document = try FrontMatter.document(text, at: position)
      guard document.text.utf8.contains(where: { $0 > 0x20 }) else {
        throw ReaderError(
          .empty, at: position, "no text below the front matter", cure: "write the text below it")
      }
      return [.success(document)]
    }
  }
}
