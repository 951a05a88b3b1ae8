/// Writes annotated texts as CoNLL-U.
public struct CoNLLUWriter: Sendable {
  private var number = 0

  /// Starts numbering sentences at 1.
  public init() {}

  /// The sentences of a text, each with `sent_id`, `text`, `SpaceAfter`, `NE` and `Span` (Unicode scalars from
  /// `scalarOffset`).
  public mutating func lines(
    for annotated: AnnotatedText, comments: [String] = [], scalarOffset: Int = 0, newParagraphs: Bool = true
  ) -> String {
    let bytes = Array(annotated.text.utf8)
    var scalars = ScalarCounter(bytes: bytes, offset: scalarOffset)
    var output = ""
    var paragraph = -1
    for sentence in annotated.sentences {
      number += 1
      if comments.isEmpty {
        if newParagraphs, sentence.paragraph != paragraph { output += "# newpar\n" }
        paragraph = sentence.paragraph
        output += "# sent_id = \(number)\n# text = \(Self.oneLine(annotated.string(sentence.range)))\n"
      } else {
        for comment in comments { output += "# \(comment)\n" }
      }
      for index in sentence.tokens {
        let token = annotated.tokens[index]
        let next = index + 1 < sentence.tokens.upperBound ? annotated.tokens[index + 1].range.lowerBound : nil
        let spaceAfter =
          next.map { $0 > token.range.upperBound } ?? Self.isSpace(after: token.range, in: bytes)
        Self.write(
          token, of: annotated, sentence: sentence, spaceAfter: spaceAfter, scalars: &scalars, to: &output)
      }
      output += "\n"
    }
    return output
  }

  private static func write(
    _ token: Token, of annotated: AnnotatedText, sentence: Sentence, spaceAfter: Bool,
    scalars: inout ScalarCounter, to output: inout String
  ) {
    let base = sentence.words.lowerBound
    let isMultiword = token.words.count != 1
    if isMultiword {
      output += "\(token.words.lowerBound - base + 1)-\(token.words.upperBound - base)\t"
      output += "\(oneLine(annotated.string(token.range)))\t_\t_\t_\t_\t_\t_\t_\t"
      if !spaceAfter { output += "SpaceAfter=No|" }
      output += "Span=\(scalars.span(token.range))\n"
    }
    for index in token.words {
      let word = annotated.words[index]
      let features = word.features.canonical.isEmpty ? "_" : word.features.canonical
      let head = word.head.map { $0 - base + 1 } ?? 0
      output +=
        "\(index - base + 1)\t\(oneLine(word.form))\t\(oneLine(word.lemma))\t\(word.upos.rawValue)\t_\t"
      output += "\(features)\t\(head)\t\(word.deprel)\t_\t"
      if word.entity != "O" { output += "NE=\(word.entity)|" }
      if !isMultiword, !spaceAfter { output += "SpaceAfter=No|" }
      output += "Span=\(scalars.span(word.range))\n"
    }
  }

  private static func isSpace(after range: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard range.upperBound < bytes.count else { return true }
    return ScalarClass.isSpace(decode(bytes, at: range.upperBound).scalar)
  }

  /// Text as one column: tabs and line ends become spaces (a token never has any; a sentence's text may).
  private static func oneLine(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xE2 || $0 == 0xC2 }) else { return String(text) }
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { output.append(isLineEnd(scalar.value) ? " " : scalar) }
    return String(output)
  }

  private static func isLineEnd(_ value: UInt32) -> Bool {
    (9...13).contains(value) || value == 0x85 || value == 0x2028 || value == 0x2029
  }
}

/// Turns byte offsets that mostly grow into scalar offsets, in one pass over the text.
struct ScalarCounter {
  private let bytes: [UInt8]
  private let offset: Int
  private var byte = 0
  private var scalar = 0

  init(bytes: [UInt8], offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// `start:end` in scalars.
  mutating func span(_ range: Range<Int>) -> String {
    let start = count(to: range.lowerBound)
    return "\(start):\(count(to: range.upperBound))"
  }

  private mutating func count(to target: Int) -> Int {
    while byte < target {
      if bytes[byte] & 0xC0 != 0x80 { scalar += 1 }
      byte += 1
    }
    while byte > target {
      byte -= 1
      if bytes[byte] & 0xC0 != 0x80 { scalar -= 1 }
    }
    return scalar + offset
  }
}
