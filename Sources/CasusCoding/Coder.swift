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
  /// How each language speaks of time.
  private let taggers: [String: TimeTagger]

  /// Makes a coder; the words for times are read from the codebook's folders.
  ///
  /// - Throws: `TimeLexiconError` when a `time.tsv` cannot be used.
  public init(
    codebook: Codebook, models: ModelLibrary, disposer: Disposer = .lenient, limits: Limits = Limits()
  ) throws {
    self.codebook = codebook
    self.models = models
    self.limits = limits
    self.disposer = disposer
    var taggers: [String: TimeTagger] = [:]
    for language in codebook.lexicons.keys.sorted() {
      let paths = codebook.folders.map { "\($0)/\(language)/time.tsv" }
      guard let path = paths.last(where: { FileManager.default.fileExists(atPath: $0) }) else { continue }
      taggers[language] = TimeTagger(lexicon: try TimeLexicon(path: path))
    }
    self.taggers = taggers
  }

  /// Codes a document; one that cannot be coded gives a record with an error.
  public func code(_ document: Document) -> Record { coding(document).record }

  /// Codes a document and keeps what `explain` shows.
  func coding(_ document: Document) -> DocumentCoding {
    var document = document
    func failed(_ code: String, _ message: String) -> DocumentCoding {
      DocumentCoding(failed: Record(document: document, error: RecordError(code: code, message: message)))
    }
    if document.text.utf8.count > limits.textBytes {
      return failed(
        "too-large",
        "document \(document.id) has \(document.text.utf8.count) bytes of text, the limit is \(limits.textBytes); split it"
      )
    }
    if !document.text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) {
      return failed("empty", "document \(document.id) has no letters to read")
    }
    let language: Language
    if let code = document.language {
      language = Language(code)
    } else if let detected = models.detect(document.text) {
      language = detected
      document.language = detected.code
    } else {
      return failed(
        "unknown-language", "document \(document.id): the language is not recognised; give `language`")
    }
    guard let lexicon = codebook.lexicons[language.code] else {
      return failed(
        "unknown-language",
        "document \(document.id): no lexicon for `\(language.code)`; the codebook has \(codebook.languages.joined(separator: ", "))"
      )
    }
    do {
      let model = try models.model(for: language)
      return DocumentCoding(
        document, text: model.annotate(document.text), lexicon: lexicon, codebook: codebook,
        model: model.identifier,
        tagger: taggers[language.code], disposer: disposer)
    } catch {
      return failed("model", "document \(document.id): \(error)")
    }
  }
}
