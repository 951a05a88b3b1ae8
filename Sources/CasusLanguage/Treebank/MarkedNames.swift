/// A text whose names are marked in brackets, a paragraph a line: `[PER Cindy Stark] moved to [LOC Baku].`
///
/// Names can be marked in the midst of a token (`ב[GPE ישראל]`). Brackets mark names only: the text has none of its own.
public struct MarkedNames: Sendable {
  /// The text without its marks.
  public private(set) var text = ""
  /// The names in order: their UTF-8 bytes in `text`, and their kinds.
  public private(set) var names: [(range: Range<Int>, kind: String)] = []

  /// Reads a file.
  public init(path: String) throws(TreebankError) {
    try self.init(TreebankError.bytes(of: path), file: path)
  }

  /// Reads bytes; `file` is the name that errors give.
  public init(_ bytes: [UInt8], file: String) throws(TreebankError) {
    var lines = ByteLines(bytes)
    var plain: [UInt8] = []
    while let line = lines.next() {
      func fault(_ problem: String) -> TreebankError {
        TreebankError(
          file: file, line: lines.number, problem: "\(problem); a name is marked as in [LOC Baku]")
      }
      var open: (start: Int, kind: String)?
      var place = line.startIndex
      while place < line.endIndex {
        switch line[place] {
        case UInt8(ascii: "["):
          guard open == nil else { throw fault("a mark within a mark") }
          let kind = line[(place + 1)...].prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
          guard !kind.isEmpty, kind.endIndex < line.endIndex, line[kind.endIndex] == UInt8(ascii: " ") else {
            throw fault("“[” without a kind of name in capitals and a space")
          }
          open = (plain.count, String(decoding: kind, as: UTF8.self))
          place = kind.endIndex
        case UInt8(ascii: "]"):
          guard let name = open, name.start < plain.count else { throw fault("“]” closes no name") }
          names.append((name.start..<plain.count, name.kind))
          open = nil
        case let byte: plain.append(byte)
        }
        place += 1
      }
      guard open == nil else { throw fault("a mark without its “]”") }
      plain.append(UInt8(ascii: "\n"))
    }
    text = String(decoding: plain, as: UTF8.self)
  }

  /// The sentences of the text, as it was divided into words, with names and nothing else. Those in which a name
  /// begins or ends within a word, or that divide a name, are left out: something was divided wrongly.
  package func sentences(of annotated: AnnotatedText) -> [TreebankSentence] {
    var labels = [String](repeating: "O", count: annotated.words.count)
    var isTorn = [Bool](repeating: false, count: annotated.words.count)
    var index = 0
    for (range, kind) in names {
      while index < annotated.words.count, annotated.words[index].range.upperBound <= range.lowerBound {
        index += 1
      }
      let first = index
      while index < annotated.words.count, annotated.words[index].range.lowerBound < range.upperBound {
        let word = annotated.words[index].range
        labels[index] = (index == first ? "B-" : "I-") + kind
        isTorn[index] = word.lowerBound < range.lowerBound || word.upperBound > range.upperBound
        if isTorn[index], word.upperBound > range.upperBound { break }
        index += 1
      }
    }
    func goesOn(_ word: Int) -> Bool { word < labels.count && labels[word].hasPrefix("I") }
    return zip(annotated.sentences, TreebankSentence.all(of: annotated)).compactMap { own, sentence in
      guard !isTorn[own.words].contains(true), !goesOn(own.words.lowerBound), !goesOn(own.words.upperBound)
      else { return nil }
      var bare = sentence.tagsOnly
      for (word, label) in labels[own.words].enumerated() {
        bare.words[word].entity = label
        bare.words[word].upos = nil
      }
      bare.hasNames = true
      return bare
    }
  }
}
