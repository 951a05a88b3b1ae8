import CasusRecords
import Foundation

/// Documents in JSON: one object a line, one object a file, or an array.
enum JSONDocuments {
  /// The document of one line.
  static func document(_ line: ArraySlice<UInt8>, at position: SourcePosition) throws(ReaderError) -> Document
  {
    try refuseBadText(line, at: position)
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: Data(line))
    } catch {
      throw fault(error, at: position)
    }
    return try checked(document, at: position)
  }

  /// The documents of a file that holds one object or an array of objects.
  static func documents(
    _ bytes: ArraySlice<UInt8>, at position: SourcePosition
  ) throws(ReaderError) -> [Result<Document, ReaderError>] {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    guard let first = body.first(where: { $0 > 0x20 }) else {
      throw ReaderError(.empty, at: position, "the file is empty", cure: "give a JSON object with a \"text\"")
    }
    guard first == UInt8(ascii: "[") else {
      let document = try document(body, at: position)
      return [.success(document)]
    }
    try refuseBadText(body, at: position)
    let elements: [Element]
    do {
      elements = try JSONDecoder().decode([Element].self, from: Data(body))
    } catch {
      throw fault(error, at: position)
    }
    return elements.enumerated().map { index, element in
      let result = element.result.mapError { fault($0, at: position) }.flatMap { document in
        Result { () throws(ReaderError) in try checked(document, at: position) }
      }
      return result.mapError { error in
        var error = error
        error.problem = "document \(index + 1): \(error.problem)"
        return error
      }
    }
  }

  /// An element of an array that may fail alone.
  private struct Element: Decodable {
    let result: Result<Document, any Error>

    init(from decoder: any Decoder) throws {
      result = Result { try Document(from: decoder) }
    }
  }

  private static func refuseBadText(_ bytes: ArraySlice<UInt8>, at position: SourcePosition)
    throws(ReaderError)
  {
    if let zero = bytes.firstIndex(of: 0) {
      throw ReaderError(
        .binary, at: position, offset: zero - bytes.startIndex, "a NUL byte in JSON",
        cure: "write it as \\u0000")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw ReaderError(
        .encoding, at: position, offset: TextDecoding.firstInvalid(in: bytes),
        "the bytes are not valid UTF-8",
        cure: "write the line in UTF-8")
    }
    if let lone = loneSurrogate(in: bytes) {
      throw ReaderError(
        .encoding, at: position, offset: lone, "half of a surrogate pair, which stands for no character",
        cure: "write both halves, or \\uFFFD for what was lost")
    }
  }

  private static func checked(_ document: Document, at position: SourcePosition) throws(ReaderError)
    -> Document
  {
    guard document.text.utf8.contains(where: { $0 > 0x20 }) else {
      throw ReaderError(.empty, at: position, "the text is empty", cure: "give a \"text\" with words in it")
    }
    return document
  }

  private static func fault(_ error: any Error, at position: SourcePosition) -> ReaderError {
    let cure = "give an object such as {\"text\": \"...\", \"published\": \"2024-08-20\"}"
    guard let error = error as? DecodingError else {
      return ReaderError(.malformed, at: position, "this is not valid JSON", cure: cure)
    }
    switch error {
    case .keyNotFound(let key, _):
      return ReaderError(.malformed, at: position, "no field \"\(key.stringValue)\"", cure: cure)
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      guard let field = context.codingPath.last(where: { $0.intValue == nil }) else {
        return ReaderError(.malformed, at: position, "this is not a JSON object", cure: cure)
      }
      return ReaderError(
        .malformed, at: position,
        "the field \"\(TextDecoding.printable(field.stringValue))\" has the wrong type",
        cure: cure)
    case .dataCorrupted(let context):
      guard context.codingPath.contains(where: { $0.intValue == nil }) else {
        return ReaderError(.malformed, at: position, "this is not valid JSON", cure: cure)
      }
      return ReaderError(.malformed, at: position, context.debugDescription, cure: cure)
    @unknown default:
      return ReaderError(.malformed, at: position, "this is not valid JSON", cure: cure)
    }
  }

  /// Offset of an escape `\uD800` to `\uDFFF` that has no partner.
  static func loneSurrogate(in bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    let backslash = UInt8(ascii: "\\")
    while let found = bytes[index...].firstIndex(of: backslash) {
      guard let unit = unit(bytes, at: found) else {
        index = min(found + 2, bytes.endIndex)
        continue
      }
      index = found + 6
      if unit & 0xFC00 == 0xDC00 { return found - bytes.startIndex }
      guard unit & 0xFC00 == 0xD800 else { continue }
      guard let low = self.unit(bytes, at: index), low & 0xFC00 == 0xDC00 else {
        return found - bytes.startIndex
      }
      index += 6
    }
    return nil
  }

  /// The UTF-16 unit that an escape at `index` stands for.
  private static func unit(_ bytes: ArraySlice<UInt8>, at index: Int) -> UInt16? {
    guard index + 6 <= bytes.endIndex, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else {
      return nil
    }
    return UInt16(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
  }
}
