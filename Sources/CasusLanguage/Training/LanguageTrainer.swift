import Foundation

/// Trains a language model from treebanks.
public struct LanguageTrainer: Sendable {
  /// The language.
  public var language: Language
  /// Sentences with trees and true spacing.
  public var treebank: [TreebankSentence]
  /// Sentences with words and tags only, whose spacing may have been rebuilt.
  public var tagsOnly: [TreebankSentence]
  /// Raw text, a paragraph a line. What a first model says of it, the network that is kept learns, too
  /// (self-training: McClosky et al. 2006; with soft targets, Hinton et al. 2015).
  public var raw = ""
  /// Texts whose names are marked: names alone are learned from them, and what the teachers say.
  public var marked: [MarkedNames] = []
  /// The same, by other guidelines than those that the model is to follow.
  public var otherMarked: [MarkedNames] = []
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
    let words = segmentation(progress: progress)
    func model(_ parts: [ModelPart]) -> ModelWriter {
      var writer = ModelWriter(language: language)
      writer.add(words + parts)
      return writer
    }
    let segmenter = try Self.opened(model([])) { try Segmenter(model: ModelFile(path: $0)) }
    func sentences(_ marked: [MarkedNames]) -> [TreebankSentence] {
      marked.flatMap { $0.sentences(of: segmenter.segment($0.text, language: language)) }
    }
    let others = sentences(otherMarked).map { sentence in
      var sentence = sentence
      sentence.namesByOthers = true
      return sentence
    }
    return try withoutActuallyEscaping(progress) { progress in
      var annotators = AnnotatorTrainer(
        treebank: treebank, tagsOnly: tagsOnly, named: sentences(marked) + others, lists: lists,
        beside: words.reduce(0) { $0 + $1.bytes.count },
        annotated: raw.isEmpty ? nil : { try Self.annotated(raw, by: model($0)) }, progress: progress)
      return model(try annotators.train())
    }
  }

  /// What a model says of raw text, without trees and names: those come from the networks that teach.
  private static func annotated(_ text: String, by model: ModelWriter) throws -> [TreebankSentence] {
    let model = try opened(model) { try LanguageModel(path: $0) }
    return TreebankSentence.all(of: model.annotate(text)).map(\.tagsOnly)
  }

  /// Opens what was written to a file for a moment; an opened file stays mapped.
  private static func opened<Model>(_ writer: ModelWriter, _ open: (String) throws -> Model) throws -> Model {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).casus")
    defer { try? FileManager.default.removeItem(at: file) }
    try writer.write(to: file.path)
    return try open(file.path)
  }

  /// Learns sentences, tokens and words only.
  public func segmentation(progress: (TrainingStep) -> Void = { _ in }) -> [ModelPart] {
    BoundaryTrainer().train(spaced: treebank, unspaced: tagsOnly, progress: progress)
      + SplitterTrainer().train(treebank + tagsOnly, lists: lists, progress: progress)
  }
}
