import CasusCodebook
import CasusLanguage
import CasusRecords

/// Frees clauses from the expressions of time in their middle.
extension Repairs {
  /// *בשבוע שעבר דחתה*, *לפנות בוקר טיל*: what follows on a period that has passed, or on a part of the day, is no part of
  /// its clause.
  func closePeriod(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[verb].upos == .verb, let head = words[verb].head else { return }
    if base(words[verb].deprel) == "acl", head < verb, isPeriod(words[head]), let above = words[head].head,
      above != verb,
      lexicon.lists(words[verb].form, as: .elapsed)
    {
      for part in children(of: verb, in: sentence, words) where part > verb { words[part].head = above }
    } else if lexicon.lists(words[verb].form, as: .toward), verb + 1 < sentence.upperBound,
      isPeriod(words[verb + 1]),
      words[verb + 1].head == verb
    {
      let period = verb + 1
      for part in children(of: verb, in: sentence, words) where part != period { words[part].head = head }
      for part in children(of: period, in: sentence, words) {
        words[part].head = head
        if base(words[part].deprel) == "compound" { words[part].deprel = "obj" }
      }
      (words[period].head, words[period].deprel) = (head, "obl")
      (words[verb].head, words[verb].deprel, words[verb].upos) = (period, "case", .adp)
    }
  }

  /// *סיפקה ב-2016 טילים*: a year right behind its preposition does not number the noun that follows.
  func freeYear(_ year: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[year].upos == .num, let number = Int(words[year].form), (1500...2100).contains(number),
      let noun = words[year].head, noun > year, let above = words[noun].head, above < year,
      ["nummod", "compound", "nmod"].contains(base(words[year].deprel))
    else { return }
    var preposition = year - 1
    if preposition > sentence.lowerBound, words[preposition].upos == .punct { preposition -= 1 }
    guard preposition > sentence.lowerBound, base(words[preposition].deprel) == "case",
      words[preposition].head == noun
    else { return }
    (words[year].head, words[year].deprel) = (above, "obl")
    for word in preposition..<year { words[word].head = word == preposition ? year : preposition }
    let hasCase = children(of: noun, in: sentence, words).contains { base(words[$0].deprel) == "case" }
    if !hasCase, ["obl", "nmod"].contains(base(words[noun].deprel)) { words[noun].deprel = "obj" }
  }

  func isPeriod(_ word: Word) -> Bool { lexicon.lists(word.lemma, as: .period) }
}
