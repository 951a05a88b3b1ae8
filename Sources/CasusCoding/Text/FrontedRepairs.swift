import CasusCodebook
import CasusLanguage
import CasusRecords

/// Gives verbs the subjects that the tree made parts of the phrase with which the sentence begins.
extension Repairs {
  /// *ביום שני איראן איימה*, *בתום הפגישה ראש הממשלה הודיע*, *לדברי השר, טורקיה גינתה*: behind a phrase of time or
  /// circumstance, what stands right before a verb without a subject is its subject, when it cannot go on with that phrase.
  func takeFrontedSubject(_ verb: Int, in sentence: Range<Int>, _ words: inout [Word]) {
    guard words[verb].upos == .verb, base(words[verb].deprel) != "conj",
      !words[verb].features.has("VerbForm=Inf")
    else {
      return
    }
    let parts = children(of: verb, in: sentence, words)
    guard let front = parts.last(where: { isFront($0, before: verb, in: sentence, words) }),
      !parts.contains(where: { $0 != front && ["nsubj", "csubj"].contains(base(words[$0].deprel)) })
    else { return }
    var end = verb - 1
    while end > front, parts.contains(end), words[end].upos == .adv { end -= 1 }
    // The uppermost phrase below the front that ends right before the verb.
    var subject: Int?
    var current = end
    for _ in 0..<16 {
      guard current > front, let head = words[current].head, head >= front, head < verb else { break }
      if isNewPhrase(current, below: head, in: sentence, words) { subject = current }
      if head == front { break }
      current = head
    }
    guard let subject, agrees(subject, with: verb, in: sentence, words) else { return }
    // *ביום שני ראש הממשלה*: the number is that of the day.
    for number in front + 1..<subject
    where words[number].head == subject && base(words[number].deprel) == "nummod" {
      words[number].head = front
    }
    (words[subject].head, words[subject].deprel) = (verb, "nsubj")
    if base(words[front].deprel) == "nsubj" { words[front].deprel = "obl" }
  }

  /// A phrase before a verb that says when or in what circumstances.
  private func isFront(_ word: Int, before verb: Int, in sentence: Range<Int>, _ words: [Word]) -> Bool {
    guard word < verb else { return false }
    switch base(words[word].deprel) {
    case "obl", "advmod":
      return isPeriod(words[word]) || words[word].upos == .adv
        || children(of: word, in: sentence, words).contains { base(words[$0].deprel) == "case" && $0 < word }
    case "nsubj": return isPeriod(words[word])
    default: return false
    }
  }

  /// Whether a noun cannot be a part of the phrase that the tree hung it on: behind a comma, a noun with an article, one
  /// that is no construct state, or one that has its complement already.
  private func isNewPhrase(_ word: Int, below head: Int, in sentence: Range<Int>, _ words: [Word]) -> Bool {
    guard isNoun(words[word]), ["compound", "flat", "appos", "nmod"].contains(base(words[word].deprel)) else {
      return false
    }
    let parts = children(of: word, in: sentence, words)
    if parts.contains(where: { base(words[$0].deprel) == "case" || base(words[$0].deprel) == "cc" }) {
      return false
    }
    let before = children(of: head, in: sentence, words).filter { $0 < word }
    let isClosed =
      before.contains { base(words[$0].deprel) == "det" && $0 == head - 1 }
      || before.contains {
        $0 > head && ["compound", "amod", "nummod", "acl"].contains(base(words[$0].deprel))
      }
    if isClosed || words[head..<word].contains(where: { $0.form == "," }) { return true }
    if base(words[word].deprel) == "appos" { return false }
    let isConstruct = words[head].features.has("Definite=Cons")
    if words[head].upos == .adv || words[head].upos == .noun && !isConstruct { return true }
    // The tagger takes for a construct state whatever stands before a noun: not so a feminine with its own ending, nor a
    // time before somebody.
    let isSomebody = words[word].entity != "O" || lexicon.agents[Folding.key(words[word].form)] != nil
    let hasOwnEnding = lexicon.feminineEnding.map { words[head].form.hasSuffix($0) } ?? false
    return isSomebody && (isPeriod(words[head]) || hasOwnEnding && words[head].features.has("Gender=Fem"))
  }

  /// Number and gender; states are feminine.
  private func agrees(_ noun: Int, with verb: Int, in sentence: Range<Int>, _ words: [Word]) -> Bool {
    // The past singular is the lemma, whatever the tagger makes of it.
    let isLemma = Folding.key(words[verb].form) == Folding.key(words[verb].lemma)
    let (verb, word) = (words[verb].features, words[noun])
    let isSeveral = children(of: noun, in: sentence, words).contains { base(words[$0].deprel) == "conj" }
    let number = isSeveral ? "Plur" : word.features["Number"] ?? "Sing"
    if let other = isLemma ? "Sing" : verb["Number"], other != number { return false }
    let gender = word.features["Gender"] ?? (word.entity.hasSuffix("GPE") ? "Fem" : nil)
    // Many forms are of both: `Fem,Masc`.
    if !isSeveral, let gender, let other = verb["Gender"], !other.split(separator: ",").contains(gender[...])
    {
      return false
    }
    return true
  }
}
