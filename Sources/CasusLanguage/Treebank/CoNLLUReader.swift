import Foundation

/// Reads CoNLL-U (Universal Dependencies v2).
public enum CoNLLUReader {
  /// Reads a file.
  public static func read(path: String) throws(TreebankError) -> [TreebankSentence] {
    return try read(TreebankError.bytes(of: path), file: path)
  }

  /// Reads bytes; `file` is the name that errors give.
  public static func read(_ bytes: [UInt8], file: String) throws(TreebankError) -> [TreebankSentence] {
    var lines = ByteLines(bytes)
    var sentences: [TreebankSentence] = []
    var builder = SentenceBuilder(file: file)
    var anyNames = false
    while let line = lines.next() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        if let sentence = try builder.finish(at: lines.number) { sentences.append(sentence) }
      } else if line.first == UInt8(ascii: "#") {
        guard builder.isBeforeWords else {
          throw TreebankError(
            file: file, line: lines.number,
            problem: "comment within a sentence; comments stand before its words")
        }
        builder.add(comment: line)
      } else {
        try builder.add(line: line, number: lines.number)
      }
      anyNames = anyNames || builder.hasNames
    }
    if let sentence = try builder.finish(at: lines.number) { sentences.append(sentence) }
    if anyNames { for index in sentences.indices { sentences[index].hasNames = true } }
    return sentences
  }
}

/// Puts the lines of one sentence together and checks them.
private struct SentenceBuilder {
  let file: String
  private var sentence = TreebankSentence()
  private var text: String?
  private var heads: [(value: Int, line: Int)] = []
  private var openToken: (end: Int, line: Int)?
  private(set) var hasNames = false

  init(file: String) { self.file = file }

  var isBeforeWords: Bool { sentence.tokens.isEmpty }

  private func error(_ line: Int, _ problem: String) -> TreebankError {
    TreebankError(file: file, line: line, problem: problem)
  }

  mutating func add(comment line: ArraySlice<UInt8>) {
    var body = line.dropFirst()
    while body.first == 0x20 { body = body.dropFirst() }
    let comment = String(decoding: body, as: UTF8.self)
    if comment.hasPrefix("newdoc") {
      sentence.startsDocument = true
      sentence.startsParagraph = true
    } else if Self.isKey("newpar", of: comment) {
      sentence.startsParagraph = true
    } else if comment.hasPrefix("text = ") {
      text = String(comment.dropFirst(7))
    }
    sentence.comments.append(comment)
  }

  private static func isKey(_ key: String, of comment: String) -> Bool {
    guard comment.hasPrefix(key) else { return false }
    let rest = comment.utf8.dropFirst(key.utf8.count).first
    return rest == nil || rest == 0x20 || rest == UInt8(ascii: "=")
  }

  mutating func add(line: ArraySlice<UInt8>, number: Int) throws(TreebankError) {
    let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard columns.count == 10 else {
      throw error(number, "\(columns.count) columns; CoNLL-U has 10, divided by tabs")
    }
    guard !columns[1].isEmpty else { throw error(number, "the form is empty") }
    let id = columns[0]
    if id.contains(UInt8(ascii: ".")) { return }
    if let hyphen = id.firstIndex(of: UInt8(ascii: "-")) {
      try add(range: id, hyphen: hyphen, columns: columns, number: number)
    } else {
      try add(word: columns, number: number)
    }
  }

  private mutating func add(
    range id: ArraySlice<UInt8>, hyphen: Int, columns: [ArraySlice<UInt8>], number: Int
  ) throws(TreebankError) {
    guard let first = integer(id[..<hyphen]), let last = integer(id[(hyphen + 1)...]), first <= last,
      first == sentence.words.count + 1, openToken == nil
    else {
      throw error(
        number, "token range “\(string(id))” does not continue word \(sentence.words.count)")
    }
    openToken = (last, number)
    let misc = Misc(columns[9])
    sentence.tokens.append(
      TreebankToken(
        form: string(columns[1]), words: first - 1..<last, spaceAfter: misc.spaceAfter, isMultiword: true))
  }

  private mutating func add(word columns: [ArraySlice<UInt8>], number: Int) throws(TreebankError) {
    let index = sentence.words.count
    guard integer(columns[0]) == index + 1 else {
      throw error(number, "word number “\(string(columns[0]))”; expected \(index + 1)")
    }
    var upos: UPOS?
    if columns[3] != [UInt8(ascii: "_")] {
      upos = UPOS(rawValue: string(columns[3]))
      if upos == nil { throw error(number, "“\(string(columns[3]))” is no universal part of speech") }
    }
    let hasTree = columns[6] != [UInt8(ascii: "_")]
    if hasTree {
      guard let head = integer(columns[6]) else {
        throw error(number, "head “\(string(columns[6]))” is no number")
      }
      heads.append((head, number))
    } else {
      heads.append((0, number))
    }
    let misc = Misc(columns[9])
    if misc.entity != nil { hasNames = true }
    let form = string(columns[1])
    sentence.words.append(
      TreebankWord(
        form: form, lemma: string(columns[2]), upos: upos, xpos: string(columns[4]),
        features: Features(string(columns[5])), deprel: string(columns[7]), hasTree: hasTree, misc: misc.rest,
        entity: misc.entity ?? "O"))
    if let open = openToken {
      if open.end == index + 1 { openToken = nil }
    } else {
      sentence.tokens.append(
        TreebankToken(form: form, words: index..<index + 1, spaceAfter: misc.spaceAfter))
    }
  }

  mutating func finish(at line: Int) throws(TreebankError) -> TreebankSentence? {
    defer {
      let names = hasNames
      self = SentenceBuilder(file: file)
      hasNames = names
    }
    guard !sentence.words.isEmpty else {
      if !sentence.tokens.isEmpty { throw error(line, "a token range without words") }
      return nil
    }
    if let open = openToken {
      throw error(open.line, "the token range ends at word \(open.end), the sentence before it")
    }
    for (index, head) in heads.enumerated() where sentence.words[index].hasTree {
      guard head.value >= 0, head.value <= sentence.words.count, head.value != index + 1 else {
        throw error(head.line, "head \(head.value) is outside the sentence or the word itself")
      }
      sentence.words[index].head = head.value == 0 ? nil : head.value - 1
    }
    sentence.text = text ?? sentence.spacedText
    return sentence
  }

  private func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count < 10 else { return nil }
    var value = 0
    for byte in bytes {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }

  private func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// The MISC column taken apart.
private struct Misc {
  var spaceAfter = true
  var entity: String?
  var rest = "_"

  init(_ column: ArraySlice<UInt8>) {
    if column == [UInt8(ascii: "_")] { return }
    var kept: [ArraySlice<UInt8>] = []
    for part in column.split(separator: UInt8(ascii: "|")) {
      if part.elementsEqual("SpaceAfter=No".utf8) {
        spaceAfter = false
      } else if part.starts(with: "NE=".utf8) {
        entity = String(decoding: part.dropFirst(3), as: UTF8.self)
      } else if !part.starts(with: "SpaceAfter=".utf8) {
        kept.append(part)
      }
    }
    if !kept.isEmpty {
      rest = String(decoding: Array(kept.joined(separator: [UInt8(ascii: "|")])), as: UTF8.self)
    }
  }
}

extension TreebankSentence {
  /// The tokens joined as their spacing says, without a space at the end.
  public var spacedText: String {
    var text = ""
    for (index, token) in tokens.enumerated() {
      text += token.form
      if token.spaceAfter, index + 1 < tokens.count { text += " " }
    }
    return text
  }
}
