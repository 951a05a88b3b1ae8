/// A text with its sentences, tokens, words, dependency trees and names.
///
/// All ranges are **UTF-8 byte offsets** into `text`, which is never changed. A *token* is what is written
/// between blanks and punctuation; a *word* is a syntactic word of Universal Dependencies. Most tokens are one
/// word; a multiword token (Hebrew *ובבית*, English *don't*) has several, each with its own exact range.
public struct AnnotatedText: Sendable {
  /// The text as it came in.
  public let text: String
  /// Language it was analysed in.
  public let language: Language
  /// Sentences in order; they do not overlap.
  public var sentences: [Sentence]
  /// Tokens of all sentences in order.
  public var tokens: [Token]
  /// Words of all tokens in order.
  public var words: [Word]

  /// Makes an annotated text from its parts.
  public init(
    text: String, language: Language, sentences: [Sentence] = [], tokens: [Token] = [], words: [Word] = []
  ) {
    self.text = text
    self.language = language
    self.sentences = sentences
    self.tokens = tokens
    self.words = words
  }

  /// The characters of a byte range.
  public func string(_ range: Range<Int>) -> Substring {
    let utf8 = text.utf8
    return text[
      utf8.index(
        utf8.startIndex, offsetBy: range.lowerBound)..<utf8.index(utf8.startIndex, offsetBy: range.upperBound)
    ]
  }
}

/// One sentence of an annotated text.
public struct Sentence: Hashable, Sendable {
  /// UTF-8 bytes it covers, from the first byte of its first token to the last of its last.
  public var range: Range<Int>
  /// Indices of its tokens in `AnnotatedText.tokens`.
  public var tokens: Range<Int>
  /// Indices of its words in `AnnotatedText.words`.
  public var words: Range<Int>
  /// Index of the paragraph (input line) it stands in, from 0.
  public var paragraph: Int

  /// Makes a sentence.
  public init(range: Range<Int>, tokens: Range<Int>, words: Range<Int>, paragraph: Int = 0) {
    self.range = range
    self.tokens = tokens
    self.words = words
    self.paragraph = paragraph
  }
}

/// One written token.
public struct Token: Hashable, Sendable {
  /// UTF-8 bytes it covers.
  public var range: Range<Int>
  /// Indices of its words in `AnnotatedText.words`; more than one for a multiword token.
  public var words: Range<Int>

  /// Makes a token.
  public init(range: Range<Int>, words: Range<Int>) {
    self.range = range
    self.words = words
  }
}

/// One syntactic word.
public struct Word: Hashable, Sendable {
  /// UTF-8 bytes it covers; may be empty only where a treebank has a word without letters.
  public var range: Range<Int>
  /// The form, as in CoNLL-U.
  public var form: String
  /// Dictionary form.
  public var lemma: String
  /// Part of speech.
  public var upos: UPOS
  /// Morphological features.
  public var features: Features
  /// Index of the head in `AnnotatedText.words`; nil for the root of a sentence.
  public var head: Int?
  /// Universal dependency relation, with subtype (`nsubj:pass`).
  public var deprel: String
  /// Name label in BIO form (`B-GPE`, `I-GPE`, `O`).
  public var entity: String

  /// Makes a word.
  public init(
    range: Range<Int>, form: String, lemma: String = "_", upos: UPOS = .x, features: Features = Features(),
    head: Int? = nil, deprel: String = "dep", entity: String = "O"
  ) {
    self.range = range
    self.form = form
    self.lemma = lemma
    self.upos = upos
    self.features = features
    self.head = head
    self.deprel = deprel
    self.entity = entity
  }
}

/// Universal part-of-speech tags (Universal Dependencies v2).
public enum UPOS: String, Hashable, Sendable, CaseIterable {
  case adj = "ADJ"
  case adp = "ADP"
  case adv = "ADV"
  case aux = "AUX"
  case cconj = "CCONJ"
  case det = "DET"
  case intj = "INTJ"
  case noun = "NOUN"
  case num = "NUM"
  case part = "PART"
  case pron = "PRON"
  case propn = "PROPN"
  case punct = "PUNCT"
  case sconj = "SCONJ"
  case sym = "SYM"
  case verb = "VERB"
  case x = "X"
}

/// Morphological features of a word, `Gender=Masc|Number=Sing` in canonical order; empty when there are none.
public struct Features: Hashable, Sendable {
  /// As CoNLL-U writes them, without the `_` for none.
  public let canonical: String

  /// Takes features in canonical order.
  public init(_ canonical: String = "") { self.canonical = canonical == "_" ? "" : canonical }

  /// The value of a feature, e.g. `features["Tense"]`; what it is compared with is quicker asked by `has`.
  public subscript(name: String) -> Substring? {
    if canonical.isEmpty { return nil }
    let found: Substring?? = canonical.utf8.withContiguousStorageIfAvailable { bytes in
      name.utf8.withContiguousStorageIfAvailable { name in Self.value(of: name, in: bytes) } ?? nil
    }
    return found ?? nil
  }

  /// Whether a feature has a value, `features.has("Tense=Past")`: quicker than to take the value out.
  public func has(_ pair: StaticString) -> Bool {
    let length = pair.utf8CodeUnitCount
    if canonical.utf8.count < length { return false }
    let isFound = canonical.utf8.withContiguousStorageIfAvailable { bytes in
      var start = 0
      while start + length <= bytes.count {
        var place = 0
        while place < length, bytes[start + place] == pair.utf8Start[place] { place += 1 }
        place += start
        if place == start + length, place == bytes.count || bytes[place] == UInt8(ascii: "|") { return true }
        while place < bytes.count, bytes[place] != UInt8(ascii: "|") { place += 1 }
        start = place + 1
      }
      return false
    }
    return isFound ?? false
  }

  /// A copy of the value: most are short enough to need no memory of their own, and two such are told apart at once.
  private static func value(
    of name: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Substring? {
    var start = 0
    while start + name.count < bytes.count {
      var length = 0
      while length < name.count, bytes[start + length] == name[length] { length += 1 }
      let isFound = length == name.count && bytes[start + length] == UInt8(ascii: "=")
      if isFound { start += length + 1 }
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "|") { end += 1 }
      if isFound {
        return Substring(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
      }
      start = end + 1
    }
    return nil
  }
}
