/// Trains a language model from treebanks.
public struct LanguageTrainer: Sendable {
  /// The language.
  public var language: Language
  /// Sentences with trees and true spacing.
  public var treebank: [TreebankSentence]
  /// Sentences with words and tags only, whose spacing may have been rebuilt.
  public var tagsOnly: [TreebankSentence]
  /// Lists of words and names.
  public var lists = WordLists()

  /// Starts with data.
  public init(language: Language, treebank: [TreebankSentence], tagsOnly: [TreebankSentence] = []) {
    self.language = language
    self.treebank = treebank
    self.tagsOnly = tagsOnly
  }

  /// Learns everything; the same data give the same bytes.
  public func train(progress: (TrainingStep) -> Void = { _ in }) throws -> ModelWriter {
    var writer = ModelWriter(language: language)
    writer.add(segmentation(progress: progress))
    writer.add(
      try WordAnnotator.train(
        treebank: treebank, tagsOnly: tagsOnly, lists: lists, progress: progress))
    return writer
  }

  /// Learns sentences, tokens and words only.
  public func segmentation(progress: (TrainingStep) -> Void = { _ in }) -> [ModelPart] {
    BoundaryTrainer().train(spaced: treebank, unspaced: tagsOnly, progress: progress)
      + SplitterTrainer().train(treebank + tagsOnly, lists: lists, progress: progress)
  }
}
