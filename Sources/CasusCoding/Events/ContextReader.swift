import CasusCodebook
import CasusLanguage

/// Reads PLOVER's contexts from the words around an act: those of its sentence, and what the sentences before and after
/// it in the paragraph say with at least two words.
struct ContextReader {
  private let tree: Tree
  private let longest = 4

  init(_ tree: Tree) { self.tree = tree }

  /// The contexts of a sentence.
  func of(sentence: Int) -> Set<String> {
    let sentences = tree.text.sentences
    var found = Set(words(of: sentence).keys)
    var around: [String: Set<String>] = [:]
    for neighbour in [sentence - 1, sentence + 1]
    where sentences.indices.contains(neighbour)
      && sentences[neighbour].paragraph == sentences[sentence].paragraph
    {
      around.merge(words(of: neighbour)) { $0.union($1) }
    }
    for (context, words) in around where words.count > 1 { found.insert(context) }
    return found
  }

  /// The contexts that words of a sentence show, with these words; of overlapping phrases the longest counts.
  private func words(of sentence: Int) -> [String: Set<String>] {
    let words = tree.text.sentences[sentence].words
    var result: [String: Set<String>] = [:]
    var start = words.lowerBound
    while start < words.upperBound {
      var forms = ""
      var lemmas = ""
      var count = 0
      var end = start
      var best: (phrase: String, contexts: [String], end: Int)?
      while end < words.upperBound, count < longest, tree.word(end).upos != .punct {
        if tree.word(end).upos != .det {
          forms += (forms.isEmpty ? "" : " ") + tree.forms[end]
          lemmas += (lemmas.isEmpty ? "" : " ") + tree.lemmas[end]
          count += 1
          if let contexts = tree.lexicon.contexts[forms] ?? tree.lexicon.contexts[lemmas] {
            best = (lemmas, contexts, end)
          }
        }
        end += 1
      }
      for context in best?.contexts ?? [] { result[context, default: []].insert(best?.phrase ?? "") }
      start = (best?.end ?? start) + 1
    }
    return result
  }
}
