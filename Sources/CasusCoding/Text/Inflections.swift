import CasusCodebook
import CasusLanguage

/// Undoes the regular endings of verbs whose lemma the lemmatiser made up (*gunned* from *gunn*) or took from another
/// verb (*deplored* from *deploy*).
extension Lexicon {
  /// The lemma of a verb by the language's irregular forms or its regular endings, if the given one is none that these
  /// endings allow and the other one triggers something; nil when the given one stands.
  func lemma(ofForm form: String, given lemma: String) -> String? {
    if let known = irregularForms[form] { return known }
    if regularEndings.isEmpty || lemma == form { return nil }
    var best: String?
    for (ending, replacement) in regularEndings {
      guard form.utf8.count > ending.utf8.count + 2,
        form.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
      else { continue }
      let stem = String(Substring(form.utf8.dropLast(ending.utf8.count)))
      for candidate in [stem + replacement] + (replacement.isEmpty ? undoubled(stem) : []) {
        if candidate == lemma, isTrigger(candidate) { return nil }
        if best == nil, candidate != lemma, isTrigger(candidate) { best = candidate }
      }
    }
    return best
  }

  /// The verb of the codebook of which a word may be an inflected form.
  func verb(ofForm form: String) -> String? {
    for (ending, replacement) in regularEndings where form.utf8.count > ending.utf8.count + 2 {
      guard form.hasSuffix(ending) else { continue }
      let stem = String(form.dropLast(ending.count))
      let candidates = [stem + replacement] + (replacement.isEmpty ? undoubled(stem) : [])
      if let verb = candidates.first(where: { triggers($0, as: .verb) }) { return verb }
    }
    return nil
  }

  /// *Gunn* of *gunned*: a consonant that was doubled before the ending.
  private func undoubled(_ stem: String) -> [String] {
    let letters = stem.utf8.suffix(2)
    guard letters.count == 2, letters.first == letters.last else { return [] }
    return [String(Substring(stem.utf8.dropLast()))]
  }

  private func isTrigger(_ lemma: String) -> Bool {
    let hash = NameHash(lemma)
    return !events[hash].isEmpty || !claims[hash].isEmpty || !operators[hash].isEmpty
  }
}
