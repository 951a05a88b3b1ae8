import CasusLanguage
public import CasusRecords

extension Coder {
  /// A document with what is known of it before it is coded: its language, and the model that would read it. Who keeps
  /// records sees by them, without coding, whether one still holds.
  ///
  /// - Returns: the document as its record will name it; a nil model when it cannot be coded.
  public func identified(_ document: Document) -> (document: Document, model: String?) {
    var document = document
    document.language = document.language ?? models.detect(document.text)?.code
    let model = document.language.flatMap { try? models.model(for: .init($0)) }
    return (document, model?.identifier)
  }

  /// Codes a document; with the record come the lemmas of its words, for indexes.
  public func codeWithLemmas(_ document: Document) -> (record: Record, lemmas: [String]) {
    let coding = coding(document)
    return (coding.record, Set(coding.tree?.lemmas ?? []).sorted())
  }
}
