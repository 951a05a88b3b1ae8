/// Turns the bytes of a file into a string, or says why not.
enum TextDecoding {
  /// Bytes looked at when the question is whether this is text at all.
  private static let sample = 1 << 16

  /// Text in UTF-8, or in UTF-16 with a byte order mark, which is not part of the text; `label` names a further
  /// encoding to use when the bytes are not UTF-8.
  static func text(
    of bytes: ArraySlice<UInt8>, label: String? = nil, at position: SourcePosition
  ) throws(ReaderError) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return try utf16(bytes, at: position)
    }
    try refuseBinary(bytes, at: position)
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    if let text = String(validating: body, as: UTF8.self) { return text }
    let fault = firstInvalid(in: body)
    guard let label, label != "utf-8", label != "utf8" else {
      throw ReaderError(
        .encoding, at: position, offset: fault, "the bytes are not valid UTF-8",
        cure: "convert the file to UTF-8")
    }
    guard let charset = Charset(label: label) else {
      throw ReaderError(
        .encoding, at: position, "the encoding \"\(printable(label))\" is not known",
        cure: "convert the file to UTF-8")
    }
    switch charset.decode(body) {
    case .success(let text): return text
    case .failure(let fault):
      throw ReaderError(
        .encoding, at: position, offset: fault.offset, "a byte has no meaning in the encoding \"\(label)\"",
        cure: "convert the file to UTF-8")
    }
  }

  /// Refuses images, archives and the like: a NUL, or more than one control character in twenty bytes.
  private static func refuseBinary(_ bytes: ArraySlice<UInt8>, at position: SourcePosition)
    throws(ReaderError)
  {
    let cure = "give text in UTF-8, HTML or JSON Lines"
    if let zero = bytes.firstIndex(of: 0) {
      throw ReaderError(
        .binary, at: position, offset: zero - bytes.startIndex, "a NUL byte: this is no text", cure: cure)
    }
    let head = bytes.prefix(sample)
    let controls = head.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B || $0 == 0x7F }
    if controls * 20 > head.count {
      throw ReaderError(.binary, at: position, "control characters throughout: this is no text", cure: cure)
    }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, at position: SourcePosition) throws(ReaderError)
    -> String
  {
    let little = bytes.first == 0xFF
    let body = Array(bytes.dropFirst(2))
    guard body.count % 2 == 0 else {
      throw ReaderError(
        .encoding, at: position, offset: bytes.count - 1, "UTF-16 with half a unit at the end",
        cure: "convert the file to UTF-8")
    }
    let units = stride(from: 0, to: body.count, by: 2).map { index in
      let first = UInt16(body[index])
      let second = UInt16(body[index + 1])
      return little ? second << 8 | first : first << 8 | second
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw ReaderError(
        .encoding, at: position, "half of a surrogate pair in UTF-16", cure: "convert the file to UTF-8")
    }
    return text
  }

  /// Offset of the first byte that is not part of valid UTF-8.
  static func firstInvalid(in bytes: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: return offset
      }
    }
  }

  /// `text` cut to what fits in a message.
  static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.prefix(40).filter { $0.value >= 0x20 && $0.value != 0x7F })
    )
  }
}
