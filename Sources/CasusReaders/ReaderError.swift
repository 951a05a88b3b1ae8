/// Where a document, or a fault, stands: a file, and in JSON Lines the line.
public struct SourcePosition: Hashable, Sendable, CustomStringConvertible {
  /// Path as given or found; `-` is standard input.
  public var file: String
  /// Line from 1, for inputs of one document a line.
  public var line: Int?

  /// Makes a position.
  public init(file: String, line: Int? = nil) {
    self.file = file
    self.line = line
  }

  /// `reports.jsonl:17`.
  public var description: String {
    let name = file == "-" ? "standard input" : file
    return line.map { "\(name):\($0)" } ?? name
  }
}

/// Why an input could not become a document: what, where, and what to do about it.
public struct ReaderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Stable, machine-readable kinds of fault.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// No text in it.
    case empty
    /// Not a text at all.
    case binary
    /// Longer than the limits allow.
    case tooLarge = "too-large"
    /// Bytes that are not valid in the encoding, or an encoding that is not known.
    case encoding
    /// Not the JSON, front matter or HTML it should be.
    case malformed
    /// No such file, or one that may not be read.
    case notFound = "not-found"
  }

  /// Kind of fault.
  public var code: Code
  /// Where it is.
  public var position: SourcePosition
  /// Byte offset in the file, or in the line where there is one.
  public var offset: Int?
  /// What is wrong.
  public var problem: String
  /// What to do.
  public var cure: String

  /// Makes an error.
  public init(_ code: Code, at position: SourcePosition, offset: Int? = nil, _ problem: String, cure: String)
  {
    self.code = code
    self.position = position
    self.offset = offset
    self.problem = problem
    self.cure = cure
  }

  /// One line: where, what, cure.
  public var description: String {
    let place = offset.map { "\(position), byte \($0)" } ?? "\(position)"
    return "\(place): \(problem); \(cure)"
  }
}

/// How much a reader takes in at most.
public struct ReaderLimits: Hashable, Sendable {
  /// Bytes of one text or HTML document.
  public var document: Int
  /// Bytes of one line of JSON Lines.
  public var line: Int
  /// Depth to which elements of an HTML page may be nested.
  public var depth: Int

  /// Makes limits; 20 MB a document, 5 MB a line, 512 elements deep.
  public init(document: Int = 20_000_000, line: Int = 5_000_000, depth: Int = 512) {
    self.document = document
    self.line = line
    self.depth = depth
  }
}
