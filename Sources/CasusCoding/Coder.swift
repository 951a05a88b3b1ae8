public import CasusCodebook
import CasusLanguage
public import CasusRecords
import FoundationEssentials

/// Codes documents: text and codebook in, one record a document out. A pure function; safe to share between threads.
///
///     let coder = try Coder(codebook: Codebook(folders: ["Codebook"]), models: ModelLibrary(folder: "Models"))
///     let record = coder.code(Document(text: "באקו האשימה את טהרן.", published: "2023-01-27"))
public struct Coder: Sendable {
  /// What is refused.
  public struct Limits: Sendable {
    /// Longest text coded, in UTF-8 bytes.
    public var textBytes = 20_000_000

    /// The default limits.
    public init() {}
  }

  /// Knowledge in force.
  public let codebook: Codebook
  /// Language models in force.
  public let models: ModelLibrary
  /// What is refused.
  public let limits: Limits

  /// What weighs the proposals.
  public let disposer: Disposer
  /// What answers pairs; nil when none are to be answered.
  private let pairs: PairLibrary?
  /// How each language speaks of time.
  private let taggers: [String: TimeTagger]

  /// Makes a coder; the words for times are read from the codebook's folders.
  ///
  /// - Throws: `TimeLexiconError` when a `time.tsv` cannot be used.
  public init(
    codebook: Codebook, models: ModelLibrary, disposer: Disposer = .lenient,
    pairs: PairLibrary? = nil, limits: Limits = Limits()
  ) throws {
    self.codebook = codebook
    self.models = models
    self.limits = limits
    self.disposer = disposer
    self.pairs = pairs
    var taggers: [String: TimeTagger] = [:]
    for language in codebook.lexicons.keys.sorted() {
      guard let lexicon = try TimeLexicon(language: language, in: codebook.folders) else { continue }
      taggers[language] = TimeTagger(lexicon: lexicon)
    }
    self.taggers = taggers
  }

  /// Codes a document; one that cannot be coded gives a record with an error.
  public func code(_ document: Document) -> Record { coding(document).record }

  /// Codes a document and keeps what `explain` and training use.
  func coding(_ document: Document) -> DocumentCoding {
    do {
      let reading = try reading(document)
      return try coding(reading, text: reading.model.annotate(document.text))
    } catch {
      return DocumentCoding(failed: Record(document: document, error: error))
    }
  }

  /// A document in a language that can be read.
  struct Reading {
    let document: Document
    let language: Language
    let lexicon: Lexicon
    let model: LanguageModel
  }

  /// Checks a document and finds what it is read with.
  func reading(_ document: Document) throws(RecordError) -> Reading {
    var document = document
    if document.text.utf8.count > limits.textBytes {
      throw RecordError(
        code: "too-large",
        message:
          "document \(document.id) has \(document.text.utf8.count) bytes of text, the limit is \(limits.textBytes); split it"
      )
    }
    if !document.text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) {
      throw RecordError(code: "empty", message: "document \(document.id) has no letters to read")
    }
    let language: Language
    if let code = document.language {
      language = Language(code)
    } else if let detected = models.detect(document.text) {
      language = detected
      document.language = detected.code
    } else {
      throw RecordError(
        code: "unknown-language",
        message: "document \(document.id): the language is not recognised; give `language`")
    }
    guard let lexicon = codebook.lexicons[language.code] else {
      throw RecordError(
        code: "unknown-language",
        message:
          "document \(document.id): no lexicon for `\(language.code)`; the codebook has \(codebook.languages.joined(separator: ", "))"
      )
    }
    do {
      let model = try models.model(for: language)
      return Reading(document: document, language: language, lexicon: lexicon, model: model)
    } catch {
      throw RecordError(code: "model", message: "document \(document.id): \(error)")
    }
  }

  /// Codes a document whose text is parsed.
  func coding(_ reading: Reading, text: AnnotatedText) throws(RecordError) -> DocumentCoding {
    let document = reading.document
    var model: PairModel?
    if document.pairs?.isEmpty == false, let pairs {
      do {
        model = try pairs.model()
      } catch {
        throw RecordError(code: "model", message: "document \(document.id): \(error)")
      }
    }
    return DocumentCoding(
      document, text: text, lexicon: reading.lexicon, codebook: codebook, model: reading.model.identifier,
      tagger: taggers[reading.language.code], disposer: disposer, pairs: model)
  }
}
