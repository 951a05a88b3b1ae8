/// Divides a text into paragraphs, sentences, tokens and words.
///
/// Hard rules first: a line is a paragraph, white space and control characters divide tokens. What is left to judge
/// (full stops, quotes, hyphens, affixes) is learned. Linear in the length of the text.
struct Segmenter: Sendable {
  private let boundaries: BoundaryModel
  private let splitter: WordSplitter

  init(model: ModelFile) throws(ModelError) {
    boundaries = try BoundaryModel(model: model)
    splitter = try WordSplitter(model: model)
  }

  /// Divides a text; the words have forms and ranges only.
  func segment(_ text: String, language: Language) -> AnnotatedText {
    let bytes = Array(text.utf8)
    var annotated = AnnotatedText(text: text, language: language)
    var boundaryScratch = boundaries.scratch()
    var splitterScratch = splitter.scratch()
    var line = ScalarLine()
    var letters = TokenLetters()
    for (paragraph, range) in LineRanges(bytes).enumerated() {
      line.load(bytes, range)
      let tokens = boundaries.tokens(of: line, scratch: &boundaryScratch)
      for sentence in boundaries.sentences(of: tokens, scratch: &boundaryScratch) {
        letters.removeAll()
        for token in tokens[sentence] { letters.append(bytes, line.bytes(token.range)) }
        let splits = splitter.split(letters, scratch: &splitterScratch)
        annotated.append(
          tokens[sentence].map { line.bytes($0.range) }, splits: splits, letters: letters, bytes: bytes,
          paragraph: paragraph)
      }
    }
    return annotated
  }
}

extension AnnotatedText {
  /// Adds a sentence of tokens with their divisions.
  mutating func append(
    _ ranges: [Range<Int>], splits: [WordSplit], letters: TokenLetters, bytes: [UInt8], paragraph: Int
  ) {
    guard let first = ranges.first, let last = ranges.last else { return }
    let firstToken = tokens.count
    let firstWord = words.count
    for (index, range) in ranges.enumerated() {
      let start = words.count
      let token = letters.tokens[index]
      let split = splits[index]
      let count = split.count
      split.forEachWord(in: token) { word, part in
        let lower = word == 0 ? range.lowerBound : letters.offsets[part.lowerBound]
        let upper = word + 1 == count ? range.upperBound : letters.offsets[part.upperBound]
        words.append(Word(range: lower..<upper, form: String(decoding: bytes[lower..<upper], as: UTF8.self)))
      }
      tokens.append(Token(range: range, words: start..<words.count))
    }
    sentences.append(
      Sentence(
        range: first.lowerBound..<last.upperBound, tokens: firstToken..<tokens.count,
        words: firstWord..<words.count, paragraph: paragraph))
  }

  /// A treebank sentence with its own tokens and words, ready to be annotated.
  init(keeping sentence: TreebankSentence, language: Language) {
    let paragraph = ParagraphText([sentence][...])
    self.init(text: paragraph.text, language: language)
    let bytes = Array(paragraph.text.utf8)
    for (token, range) in zip(sentence.tokens, paragraph.tokens) {
      tokens.append(Token(range: range, words: token.words))
      var position = range.lowerBound
      for index in token.words {
        let form = sentence.words[index].form
        let isLast = index + 1 == token.words.upperBound
        var end = position + form.utf8.count
        if isLast {
          end = range.upperBound
        } else if end > range.upperBound || !bytes[position..<end].elementsEqual(form.utf8) {
          end = position
        }
        words.append(Word(range: position..<end, form: form))
        position = end
      }
    }
    guard let first = tokens.first, let last = tokens.last else { return }
    sentences = [
      Sentence(
        range: first.range.lowerBound..<last.range.upperBound, tokens: 0..<tokens.count,
        words: 0..<words.count)
    ]
  }
}
