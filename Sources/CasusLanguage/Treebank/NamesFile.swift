import Foundation

/// Name labels kept apart from a treebank: `word label` a line in BIO, a blank line between sentences.
public struct NamesFile: Sendable {
  /// Sentences as words with their labels.
  public private(set) var sentences: [[(form: String, label: String)]] = []

  /// Reads a file.
  public init(path: String) throws(TreebankError) {
    try self.init(TreebankError.bytes(of: path), file: path)
  }

  /// Reads bytes; `file` is the name that errors give.
  public init(_ bytes: [UInt8], file: String) throws(TreebankError) {
    var lines = ByteLines(bytes)
    var sentence: [(form: String, label: String)] = []
    while let line = lines.next() {
      guard !line.isEmpty else {
        if !sentence.isEmpty { sentences.append(sentence) }
        sentence = []
        continue
      }
      guard let gap = line.lastIndex(where: { $0 == 0x20 || $0 == 0x09 }), gap > line.startIndex else {
        throw TreebankError(
          file: file, line: lines.number, problem: "a line is a word, a space and its label")
      }
      let label = String(decoding: line[(gap + 1)...], as: UTF8.self)
      guard label == "O" || ((label.hasPrefix("B-") || label.hasPrefix("I-")) && label.utf8.count > 2) else {
        throw TreebankError(
          file: file, line: lines.number, problem: "label “\(label)”; labels are O, B-TYPE and I-TYPE")
      }
      sentence.append((String(decoding: line[..<gap], as: UTF8.self), label))
    }
    if !sentence.isEmpty { sentences.append(sentence) }
  }

  /// Writes the labels into the sentences that have the same words, and returns how many there are.
  ///
  /// Sentences without a counterpart keep their labels, and do not count as labelled unless they did before.
  ///
  /// - Parameter byOthers: the names follow other guidelines than those that a model is to follow.
  public func attach(to treebank: inout [TreebankSentence], byOthers: Bool = false) -> Int {
    var labels: [[String]: [[String]]] = [:]
    for sentence in sentences.reversed() {
      labels[sentence.map(\.form), default: []].append(sentence.map(\.label))
    }
    var attached = 0
    for index in treebank.indices {
      let forms = treebank[index].words.map(\.form)
      guard let found = labels[forms]?.last else { continue }
      if let count = labels[forms]?.count, count > 1 { labels[forms]?.removeLast() }
      for (word, label) in found.enumerated() { treebank[index].words[word].entity = label }
      treebank[index].hasNames = true
      treebank[index].namesByOthers = byOthers
      attached += 1
    }
    return attached
  }
}
