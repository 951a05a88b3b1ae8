/// One sentence of a CoNLL-U file, as it was read.
public struct TreebankSentence: Sendable {
  /// Comment lines without the leading `# `, in order, `text` and `sent_id` included.
  public var comments: [String]
  /// What `# text` says, or the tokens joined by their spacing where it is missing.
  public var text: String
  /// Written tokens in order.
  public var tokens: [TreebankToken]
  /// Syntactic words of all tokens in order; empty nodes (`8.1`) are left out.
  public var words: [TreebankWord]
  /// A `# newdoc` stands before it.
  public var startsDocument: Bool
  /// A `# newpar` (or `# newdoc`) stands before it.
  public var startsParagraph: Bool
  /// The names of its file are labelled (`NE=` in MISC somewhere, or a names file was attached).
  public var hasNames: Bool
  /// Its names were marked by other guidelines than those that a model is to follow: what both have in common is learned.
  public var namesByOthers = false

  /// Makes a sentence.
  public init(
    comments: [String] = [], text: String = "", tokens: [TreebankToken] = [], words: [TreebankWord] = [],
    startsDocument: Bool = false, startsParagraph: Bool = false, hasNames: Bool = false
  ) {
    self.comments = comments
    self.text = text
    self.tokens = tokens
    self.words = words
    self.startsDocument = startsDocument
    self.startsParagraph = startsParagraph
    self.hasNames = hasNames
  }

  /// All words have a place in a tree (a file of tags only has none).
  public var hasTree: Bool { words.allSatisfy(\.hasTree) && !words.isEmpty }

  /// Whether each word touches the next in the text.
  var gluedToNext: [Bool] {
    var glued = [Bool](repeating: true, count: words.count)
    for token in tokens where token.spaceAfter && !token.words.isEmpty {
      glued[token.words.upperBound - 1] = false
    }
    if !glued.isEmpty { glued[glued.count - 1] = false }
    return glued
  }

  /// The sentence without its tree and names.
  var tagsOnly: TreebankSentence {
    var bare = self
    bare.hasNames = false
    for index in bare.words.indices {
      (bare.words[index].head, bare.words[index].hasTree) = (nil, false)
      (bare.words[index].deprel, bare.words[index].entity) = ("_", "O")
    }
    return bare
  }

  /// The sentence's identifier, when its comments give one.
  public var identifier: String? {
    for comment in comments where comment.hasPrefix("sent_id") {
      guard let equals = comment.firstIndex(of: "=") else { continue }
      return String(comment[comment.index(after: equals)...].drop(while: { $0 == " " }))
    }
    return nil
  }
}

/// One written token of a treebank sentence.
public struct TreebankToken: Sendable {
  /// As written.
  public var form: String
  /// Indices of its words in `TreebankSentence.words`.
  public var words: Range<Int>
  /// White space follows it (or the sentence ends).
  public var spaceAfter: Bool
  /// It stands on a line of its own (`4-5`).
  public var isMultiword: Bool

  /// Makes a token.
  public init(form: String, words: Range<Int>, spaceAfter: Bool = true, isMultiword: Bool = false) {
    self.form = form
    self.words = words
    self.spaceAfter = spaceAfter
    self.isMultiword = isMultiword
  }
}

/// One syntactic word of a treebank sentence.
public struct TreebankWord: Sendable {
  /// The form.
  public var form: String
  /// The dictionary form (`_` where the file has none).
  public var lemma: String
  /// Part of speech; nil where the file has `_`.
  public var upos: UPOS?
  /// The treebank's own tag (`_` for none).
  public var xpos: String
  /// Morphological features.
  public var features: Features
  /// Index of the head within the sentence's words, from 0; nil for the root and for a word without tree.
  public var head: Int?
  /// Dependency relation (`_` for a word without tree).
  public var deprel: String
  /// The head column was filled.
  public var hasTree: Bool
  /// MISC without `NE=` and `SpaceAfter=` (`_` for none).
  public var misc: String
  /// Name label in BIO form; `O` where there is none.
  public var entity: String

  /// Makes a word.
  public init(
    form: String, lemma: String = "_", upos: UPOS? = nil, xpos: String = "_", features: Features = Features(),
    head: Int? = nil, deprel: String = "_", hasTree: Bool = false, misc: String = "_", entity: String = "O"
  ) {
    self.form = form
    self.lemma = lemma
    self.upos = upos
    self.xpos = xpos
    self.features = features
    self.head = head
    self.deprel = deprel
    self.hasTree = hasTree
    self.misc = misc
    self.entity = entity
  }
}

extension TreebankSentence {
  /// The sentences of an annotated text as a treebank has them.
  public static func all(of annotated: AnnotatedText) -> [TreebankSentence] {
    var paragraph = -1
    return annotated.sentences.map { sentence in
      defer { paragraph = sentence.paragraph }
      return TreebankSentence(annotated, sentence, startsParagraph: sentence.paragraph != paragraph)
    }
  }

  private init(_ annotated: AnnotatedText, _ sentence: Sentence, startsParagraph: Bool) {
    let base = sentence.words.lowerBound
    self.init(
      text: String(annotated.string(sentence.range)), startsParagraph: startsParagraph, hasNames: true)
    for index in sentence.tokens {
      let token = annotated.tokens[index]
      let next = index + 1 < sentence.tokens.upperBound ? annotated.tokens[index + 1].range.lowerBound : nil
      tokens.append(
        TreebankToken(
          form: String(annotated.string(token.range)),
          words: token.words.lowerBound - base..<token.words.upperBound - base,
          spaceAfter: next.map { $0 > token.range.upperBound } ?? true, isMultiword: token.words.count > 1))
    }
    for word in annotated.words[sentence.words] {
      words.append(
        TreebankWord(
          form: word.form, lemma: word.lemma, upos: word.upos, features: word.features,
          head: word.head.map { $0 - base }, deprel: word.deprel, hasTree: true, entity: word.entity))
    }
  }
}
