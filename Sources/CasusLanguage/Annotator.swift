/// A trained language model: text in, sentences, words, lemmas, trees and names out.
///
/// Immutable and safe to share between threads; opening it maps the file and checks it (some milliseconds).
///
///     let model = try LanguageModel(path: "Models/he.casus")
///     let annotated = model.annotate("באקו האשימה את טהרן.")
///     for word in annotated.words { print(word.form, word.lemma, word.upos.rawValue) }
public final class LanguageModel: Sendable {
  /// Language it analyses.
  public let language: Language
  /// Hash of its content: two models with the same identifier give the same answers.
  public let identifier: String
  private let segmenter: Segmenter
  private let annotator: WordAnnotator

  /// Opens a model.
  public init(path: String) throws(ModelError) {
    let file = try ModelFile(path: path)
    language = file.language
    identifier = file.identifier
    segmenter = try Segmenter(model: file)
    annotator = try WordAnnotator(model: file)
  }

  /// Analyses a text: one line is one paragraph, and no sentence crosses a line end.
  public func annotate(_ text: String) -> AnnotatedText {
    var stages: StageTimes?
    return annotate(text, &stages)
  }

  /// Analyses a text and tells how long each stage took.
  public func timed(_ text: String) -> (annotated: AnnotatedText, times: StageTimes) {
    var stages: StageTimes? = StageTimes()
    let annotated = annotate(text, &stages)
    return (annotated, stages ?? StageTimes())
  }

  private func annotate(_ text: String, _ stages: inout StageTimes?) -> AnnotatedText {
    var annotated = stages.measure("sentences, tokens, words") { segmenter.segment(text, language: language) }
    annotator.annotate(
      words: &annotated.words, sentences: annotated.sentences.map(\.words), stages: &stages)
    return annotated
  }

  /// Analyses a sentence whose tokens and words are given, and keeps them.
  public func annotate(_ sentence: TreebankSentence) -> AnnotatedText {
    var annotated = AnnotatedText(keeping: sentence, language: language)
    var stages: StageTimes?
    annotator.annotate(
      words: &annotated.words, sentences: annotated.sentences.map(\.words), stages: &stages)
    return annotated
  }

  /// Finds sentences, tokens and words only.
  public func segment(_ text: String) -> AnnotatedText { segmenter.segment(text, language: language) }
}
