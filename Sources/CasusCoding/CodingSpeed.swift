import CasusLanguage
public import CasusRecords
import Foundation

/// How fast coding itself is, apart from reading and parsing.
public struct CodingSpeed: Sendable {
  /// Sentences coded.
  public let sentences: Int
  /// Seconds of processor time that took.
  public let seconds: Double

  /// Sentences a second.
  public var rate: Double { Double(sentences) / max(seconds, 1e-9) }

  /// Parses the documents first and then measures how long it takes to code them.
  ///
  /// - Throws: `RecordError` for a document that cannot be coded.
  public init(of documents: [Document], coder: Coder) throws {
    let parsed = try documents.map { document in
      let reading = try coder.reading(document)
      return (reading, reading.model.annotate(document.text))
    }
    var sentences = 0
    let start = clock()
    for (reading, text) in parsed {
      sentences += try coder.coding(reading, text: text).sentences.count
    }
    self.sentences = sentences
    seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }
}
