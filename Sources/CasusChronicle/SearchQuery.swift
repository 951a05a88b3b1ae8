internal import CasusRecords

/// Words that somebody looks for. `"two words"` in a row, `word*` for all that begin so; nothing else has a meaning,
/// least of all the operators of SQLite's own query language.
struct SearchQuery {
  /// One thing to be found: words in a row.
  struct Term: Equatable {
    var words: [String]
    var isPrefix: Bool
  }

  let terms: [Term]

  init(_ text: String) {
    var terms: [Term] = []
    for (index, piece) in Self.pieces(of: text).enumerated() {
      let isPhrase = index % 2 == 1
      if isPhrase {
        let words = Folding.words(of: piece).map(\.folded)
        if !words.isEmpty { terms.append(Term(words: words, isPrefix: false)) }
      } else {
        for word in piece.split(whereSeparator: \.isWhitespace) {
          let folded = Folding.words(of: String(word)).map(\.folded)
          if !folded.isEmpty {
            terms.append(Term(words: folded, isPrefix: word.utf8.last == UInt8(ascii: "*")))
          }
        }
      }
    }
    self.terms = terms
  }

  /// Text outside and inside of ASCII quotation marks by turns; a mark within a word (צה"ל) is none.
  private static func pieces(of text: String) -> [String] {
    var pieces = [""]
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isInside = pieces.count % 2 == 0
      let before = index > 0 ? scalars[index - 1] : " "
      let after = index + 1 < scalars.count ? scalars[index + 1] : " "
      let isMark = scalar == "\"" && (before.isBlank || after.isBlank || (isInside && !after.isLetter))
      if isMark { pieces.append("") } else { pieces[pieces.count - 1].unicodeScalars.append(scalar) }
    }
    if pieces.count % 2 == 0, let last = pieces.popLast() { pieces[pieces.count - 1] += " " + last }
    return pieces
  }

  /// The query in FTS5's language: only folded letters and digits between its quotation marks; nil when there are
  /// no words. `strippingQuery` finds *איראן* for *באיראן*, too.
  func match(strippingQuery: Bool) -> String? {
    guard !terms.isEmpty else { return nil }
    return terms.map { term in
      let words = "\"\(term.words.joined(separator: " "))\"\(term.isPrefix ? " *" : "")"
      guard term.words.count == 1 else {
        // The first word may have a prefix in the text: too much is found, and sorted out by `places`.
        let rest = term.words.dropFirst().joined(separator: " ")
        return strippingQuery ? "(\"\(term.words[0])\" AND body : \"\(rest)\")" : "(body : \(words))"
      }
      var options = [words]
      if strippingQuery, !term.isPrefix { options += Folding.stems(of: term.words[0]).map { "\"\($0)\"" } }
      return "(\(options.joined(separator: " OR ")))"
    }.joined(separator: " AND ")
  }

  /// Whether every term stands in `text`, with or without prefixes.
  func matches(_ text: String) -> Bool {
    let words = Folding.words(of: text)
    return terms.allSatisfy { term in
      words.indices.contains { Self.length(of: term, in: words, at: $0) != nil }
    }
  }

  /// Whether all terms of more than one word stand in a row in `words`; the index makes sure of the others.
  func hasPhrases(in words: [Folding.Word]) -> Bool {
    terms.allSatisfy { term in
      term.words.count == 1 || words.indices.contains { Self.length(of: term, in: words, at: $0) != nil }
    }
  }

  /// Whether there are terms of more than one word.
  var hasPhrases: Bool { terms.contains { $0.words.count > 1 } }

  /// UTF-8 ranges of the terms in the text that `words` were read from, in order.
  func places(in words: [Folding.Word]) -> [Range<Int>] {
    words.indices.compactMap { position in
      let length = terms.lazy.compactMap { Self.length(of: $0, in: words, at: position) }.first
      return length.map { words[position].range.lowerBound..<words[position + $0 - 1].range.upperBound }
    }
  }

  /// How many words a term takes at `position`; nil when it does not stand there.
  private static func length(of term: Term, in words: [Folding.Word], at position: Int) -> Int? {
    let count = term.words.count
    guard count > 1 else { return agrees(words[position].folded, term) ? 1 : nil }
    guard position + count <= words.count, let first = term.words.first else { return nil }
    let word = words[position].folded
    guard word == first || Folding.stems(of: word).contains(first) else { return nil }
    return words[(position + 1)..<(position + count)].map(\.folded) == Array(term.words.dropFirst())
      ? count : nil
  }

  /// Whether a folded word of a text answers a term of one word.
  static func agrees(_ word: String, _ term: Term) -> Bool {
    guard let wanted = term.words.first, term.words.count == 1 else { return false }
    if term.isPrefix {
      return word.utf8.starts(with: wanted.utf8)
        || Folding.stems(of: word).contains { $0.utf8.starts(with: wanted.utf8) }
    }
    let forms = [wanted] + Folding.stems(of: wanted)
    return forms.contains { agree(word, $0) || Folding.stems(of: word).contains($0) }
  }

  /// Equal, or equal but for an English ending (the index uses Porter's stems; this is coarser, for marking).
  private static func agree(_ word: String, _ wanted: String) -> Bool {
    if word == wanted { return true }
    guard let first = word.utf8.first, first < 0x80 else { return false }
    return EnglishStem.of(word) == EnglishStem.of(wanted)
  }
}

extension Unicode.Scalar {
  fileprivate var isBlank: Bool { properties.isWhitespace }
  fileprivate var isLetter: Bool { properties.isAlphabetic }
}

/// A rough English stem, near enough to Porter's to mark in a text what the index has found.
enum EnglishStem {
  private static let endings = [
    "ations", "ation", "ingly", "ings", "ions", "edly", "ies", "ied", "ing", "ion", "ers", "es", "ed", "er",
    "ly", "s",
    "e", "y",
  ].map { Array($0.utf8) }

  static func of(_ word: String) -> [UInt8] {
    var bytes = Array(word.utf8)
    for ending in endings
    where bytes.count - ending.count >= 3 && bytes.suffix(ending.count).elementsEqual(ending) {
      bytes.removeLast(ending.count)
      if bytes.count > 3, bytes[bytes.count - 1] == bytes[bytes.count - 2] { bytes.removeLast() }
      break
    }
    return bytes
  }
}
