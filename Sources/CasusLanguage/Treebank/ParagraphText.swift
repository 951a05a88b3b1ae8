/// The raw text of a paragraph of treebank sentences, with the byte ranges of its gold tokens.
public struct ParagraphText: Sendable {
  /// The text, in one line.
  public private(set) var text = ""
  /// Byte range of each token.
  public private(set) var tokens: [Range<Int>] = []
  /// Number of tokens up to the end of each sentence.
  public private(set) var sentenceEnds: [Int] = []

  /// Joins sentences; `separator` gives what stands between a sentence and the next.
  public init(_ sentences: ArraySlice<TreebankSentence>, separator: (Int) -> String = { _ in " " }) {
    var bytes: [UInt8] = []
    for (index, sentence) in zip(sentences.indices, sentences) {
      let start = bytes.count
      if !append(Array(sentence.text.utf8), of: sentence, to: &bytes) {
        bytes.removeSubrange(start...)
        appendTokens(of: sentence, to: &bytes)
      }
      sentenceEnds.append(tokens.count)
      if index + 1 < sentences.endIndex { bytes += separator(index).utf8 }
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// Adds a sentence's text and finds its tokens there; false when they do not fit the text.
  private mutating func append(
    _ text: [UInt8], of sentence: TreebankSentence, to bytes: inout [UInt8]
  ) -> Bool {
    let start = bytes.count
    bytes += text.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    let known = tokens.count
    var position = start
    for token in sentence.tokens {
      position = Self.skipSpace(bytes, position)
      let first = position
      for byte in token.form.utf8 where byte != 0x20 {
        if position < bytes.count, bytes[position] != byte { position = Self.skipSpace(bytes, position) }
        guard position < bytes.count, bytes[position] == byte else {
          tokens.removeSubrange(known...)
          return false
        }
        position += 1
      }
      tokens.append(first..<position)
    }
    return true
  }

  /// Adds a sentence as its tokens and their spacing give it.
  private mutating func appendTokens(of sentence: TreebankSentence, to bytes: inout [UInt8]) {
    for (index, token) in sentence.tokens.enumerated() {
      let start = bytes.count
      bytes += token.form.utf8
      tokens.append(start..<bytes.count)
      if token.spaceAfter, index + 1 < sentence.tokens.count { bytes.append(0x20) }
    }
  }

  private static func skipSpace(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let (scalar, length) = decode(bytes, at: index)
      guard ScalarClass.isSpace(scalar) || scalar == 0x200E || scalar == 0x200F else { break }
      index += length
    }
    return index
  }

  /// Divides a treebank into paragraphs: at its marks, or every `limit` sentences where it marks none.
  ///
  /// With `alsoLong`, a marked paragraph of more than `limit` sentences is divided too.
  public static func paragraphs(
    of sentences: [TreebankSentence], limit: Int = 10, alsoLong: Bool = false
  ) -> [Range<Int>] {
    let marked = sentences.contains { $0.startsParagraph || $0.startsDocument }
    var paragraphs: [Range<Int>] = []
    var start = 0
    for index in sentences.indices where index > start {
      let atMark = sentences[index].startsParagraph || sentences[index].startsDocument
      if atMark || ((!marked || alsoLong) && index - start >= limit) {
        paragraphs.append(start..<index)
        start = index
      }
    }
    if start < sentences.count { paragraphs.append(start..<sentences.count) }
    return paragraphs
  }

  /// The raw text of a treebank, one paragraph a line.
  public static func rawText(of sentences: [TreebankSentence]) -> String {
    var text = ""
    for paragraph in paragraphs(of: sentences) {
      text += ParagraphText(sentences[paragraph]).text
      text += "\n"
    }
    return text
  }
}
