import CasusCodebook
import CasusLanguage
import CasusRecords

/// Gives verbs of saying that stand behind what is said their content and their speaker.
extension Repairs {
  /// *תקפיא את יחסיה אם תקבל, הזהיר סגן השר*: behind a comma, a verb of saying with a noun after it that no object can be
  /// stands beside all that is before, and the noun is who says it.
  func freeSaying(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[verb].upos == .verb, base(words[verb].deprel) == "conj", verb > sentence.lowerBound,
      words[verb - 1].form == ",", words[verb].features.has("Tense=Past"),
      !lexicon.claims[NameHash(Folding.key(words[verb].lemma))].isEmpty,
      let root = sentence.first(where: { words[$0].head == nil }), root < verb, words[root].upos == .verb,
      root != words[verb].head
    else { return }
    let parts = children(of: verb, in: sentence, words)
    guard let noun = parts.first(where: { $0 > verb && isNoun(words[$0]) }), noun == verb + 1,
      base(words[noun].deprel) == "obj",
      !parts.contains(where: { ["cc", "nsubj", "mark", "ccomp"].contains(base(words[$0].deprel)) })
    else { return }
    (words[noun].head, words[noun].deprel) = (verb, "nsubj")
    (words[verb].head, words[verb].deprel) = (root, "parataxis")
  }

  /// *צבא פקיסטן הפיל חמישה מטוסים, טען ראש הממשלה*: the clause before the comma is what is said, not when or where, nor
  /// what was done besides; what goes on behind the speaker goes on with the verb of saying.
  func takeContentBefore(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[verb].upos == .verb, verb > sentence.lowerBound + 1, words[verb - 1].form == ",",
      !words[verb].features.has("Tense=Fut"),
      !lexicon.claims[NameHash(Folding.key(words[verb].lemma))].isEmpty
    else { return }
    let parts = children(of: verb, in: sentence, words)
    guard
      let teller = parts.first(where: {
        $0 > verb && ["nsubj", "obl", "obj"].contains(base(words[$0].deprel))
      }),
      !(verb + 1..<teller).contains(where: { words[$0].upos == .punct }),
      !parts.contains(where: { part in
        base(words[part].deprel) == "ccomp"
          || part < verb && ["nsubj", "cc", "mark"].contains(base(words[part].deprel))
      }), let clause = content(of: verb, parts, words),
      // *After the army attacked, the minister said that*.
      !children(of: clause, in: sentence, words).contains(where: {
        $0 < clause && ["mark", "case"].contains(base(words[$0].deprel))
      })
    else { return }
    if words[clause].head == verb {
      words[clause].deprel = "ccomp"
    } else {
      guard base(words[teller].deprel) == "nsubj" else { return }
      words[verb].deprel = "parataxis"
    }
    if base(words[teller].deprel) == "obj" { words[teller].deprel = "nsubj" }
    for word in verb + 1..<sentence.upperBound where base(words[word].deprel) == "conj" {
      guard let head = words[word].head, head < verb, words[word].upos == .verb,
        head == clause || hangs(head, on: [clause], within: 12, words)
      else { continue }
      words[word].head = verb
    }
  }

  /// The clause before a verb of saying that hangs on it, or that it is strung on without *and*.
  private func content(of verb: Int, _ parts: [Int], _ words: [Word]) -> Int? {
    if base(words[verb].deprel) == "conj", let first = words[verb].head, first < verb,
      words[first].upos == .verb
    {
      return first
    }
    return parts.last { part in
      part < verb && words[part].upos == .verb && ["advcl", "obl"].contains(base(words[part].deprel))
    }
  }
}
