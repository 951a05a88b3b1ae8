import CasusCodebook
import CasusLanguage

/// Reads PLOVER's contexts from the words around an act: those of its sentence, and what the sentences before and after
/// it in the paragraph say with at least two words.
final class ContextReader {
  private let tree: Tree
  /// What was read: the acts of a sentence and of its neighbours ask for the same.
  @exclusivity(unchecked) private var known: [Int: [String: Set<NameHash>]] = [:]
  private let longest = 4

  init(_ tree: Tree) { self.tree = tree }

  /// The contexts of a sentence.
  func of(sentence: Int) -> Set<String> {
    let sentences = tree.text.sentences
    var found = Set(words(of: sentence).keys)
    var around: [String: Set<NameHash>] = [:]
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
  private func words(of sentence: Int) -> [String: Set<NameHash>] {
    if let known = known[sentence] { return known }
    let words = tree.text.sentences[sentence].words
    var result: [String: Set<NameHash>] = [:]
    var start = words.lowerBound
    while start < words.upperBound {
      var forms = NameHash()
      var lemmas = NameHash()
      var count = 0
      var end = start
      var best: (phrase: NameHash, contexts: [String], end: Int)?
      while end < words.upperBound, count < longest, tree.word(end).upos != .punct {
        if tree.word(end).upos != .det {
          forms = count == 0 ? tree.hashes.forms[end] : forms.grown(by: tree.forms[end])
          lemmas = count == 0 ? tree.hashes.lemmas[end] : lemmas.grown(by: tree.lemmas[end])
          count += 1
          if let contexts = tree.lexicon.contexts[forms] ?? tree.lexicon.contexts[lemmas] {
            best = (lemmas, contexts, end)
          }
          let isBegun = tree.lexicon.contexts.continues(forms) || tree.lexicon.contexts.continues(lemmas)
          if !isBegun, forms != NameHash() { break }
        }
        end += 1
      }
      if let best { for context in best.contexts { result[context, default: []].insert(best.phrase) } }
      start = (best?.end ?? start) + 1
    }
    known[sentence] = result
    return result
  }
}
