import CasusCodebook
import CasusLanguage
import CasusRecords

/// An annotated text prepared for coding: folded keys, children and prepositions of every word.
struct Tree {
  let text: AnnotatedText
  let lexicon: Lexicon
  /// Folded lemma of each word.
  let lemmas: [String]
  /// Further look-up keys of words that the lemmatiser left as they are; most have none.
  let stems: [Int: [String]]
  /// Folded form of each word.
  let forms: [String]
  /// Sentence of each word.
  let sentenceOf: [Int]
  /// Folded preposition phrase of each word (*on*, *על ידי*), empty when it has none.
  private(set) var prepositions: [String]
  /// From bytes to scalars.
  let scalars: ScalarIndex
  private let childStart: [Int32]
  private let childList: [Int32]

  init(_ text: AnnotatedText, lexicon: Lexicon) {
    let text = Self.withBareAuxiliaries(Self.withCompoundPrepositions(text, lexicon: lexicon))
    self.text = text
    self.lexicon = lexicon
    scalars = ScalarIndex(text.text)
    let words = text.words
    lemmas = words.map { Folding.key($0.lemma) }
    forms = words.map { Folding.key($0.form) }
    var stems: [Int: [String]] = [:]
    for (index, word) in words.enumerated()
    where word.upos == .noun || word.upos == .verb || word.upos == .adj {
      guard lemmas[index] == forms[index] else { continue }
      let form = forms[index]
      let found = lexicon.endings.filter { form.hasSuffix($0) && form.utf8.count >= $0.utf8.count + 6 }
      if !found.isEmpty { stems[index] = found.map { String(form.dropLast($0.count)) } }
    }
    self.stems = stems
    var sentenceOf = [Int](repeating: 0, count: words.count)
    for (index, sentence) in text.sentences.enumerated() {
      for word in sentence.words { sentenceOf[word] = index }
    }
    self.sentenceOf = sentenceOf
    var counts = [Int32](repeating: 0, count: words.count + 1)
    for word in words { if let head = word.head { counts[head + 1] += 1 } }
    for index in 0..<words.count { counts[index + 1] += counts[index] }
    childStart = counts
    var next = counts
    var list = [Int32](repeating: 0, count: Int(counts[words.count]))
    for (index, word) in words.enumerated() {
      guard let head = word.head else { continue }
      list[Int(next[head])] = Int32(index)
      next[head] += 1
    }
    childList = list
    var prepositions = [String](repeating: "", count: words.count)
    for (index, word) in words.enumerated() where word.deprel.hasPrefix("case") {
      guard let head = word.head else { continue }
      var phrase = lemmas[index]
      for child in list[Int(counts[index])..<Int(counts[index + 1])] where words[Int(child)].deprel == "fixed"
      {
        phrase += " " + forms[Int(child)]
      }
      if phrase.contains(" "), lexicon.cases[phrase] == nil {
        let joined = phrase.filter { $0 != " " }
        if lexicon.cases[joined] != nil { phrase = joined }
      }
      if !prepositions[head].isEmpty, lexicon.cases[prepositions[head] + " " + phrase] != nil {
        prepositions[head] += " " + phrase
      } else if prepositions[head].isEmpty || word.features["Case"] == "Gen" {
        prepositions[head] = phrase
      }
    }
    self.prepositions = prepositions
  }

  /// Hangs the noun of a compound preposition under the noun it governs: in *בידי החיילים*, parsed as a noun *ידי*
  /// with a complement, the soldiers are what the verb's phrase is about.
  private static func withCompoundPrepositions(_ text: AnnotatedText, lexicon: Lexicon) -> AnnotatedText {
    var text = text
    for index in text.words.indices.dropFirst() {
      let word = text.words[index]
      guard word.upos == .noun, let head = word.head, text.words[index - 1].upos == .adp,
        text.words[index - 1].head == index
      else { continue }
      let preposition = Folding.key(text.words[index - 1].form)
      let noun = Folding.key(word.form)
      guard lexicon.cases[preposition + " " + noun] != nil || lexicon.cases[preposition + noun] != nil else {
        continue
      }
      guard
        let object = (index + 1..<min(index + 4, text.words.count)).first(where: {
          text.words[$0].head == index && text.words[$0].upos != .det
        }),
        text.words[object].deprel.hasPrefix("compound") || text.words[object].deprel.hasPrefix("nmod")
      else { continue }
      text.words[object].head = head
      text.words[object].deprel = word.deprel
      text.words[index].head = index - 1
      text.words[index].deprel = "fixed"
      text.words[index - 1].head = object
      text.words[index - 1].deprel = "case"
    }
    return text
  }

  /// Hangs the arguments of an auxiliary under its verb: in *צרפת עשויה לפעול* the one who acts is France.
  private static func withBareAuxiliaries(_ text: AnnotatedText) -> AnnotatedText {
    var text = text
    for index in text.words.indices {
      guard let head = text.words[index].head else { continue }
      let above = text.words[head]
      guard above.deprel.hasPrefix("aux") || above.deprel.hasPrefix("cop"), let verb = above.head,
        verb != index
      else { continue }
      switch text.words[index].deprel.prefix(while: { $0 != ":" }) {
      case "nsubj", "csubj", "obj", "iobj", "obl", "ccomp", "xcomp", "advcl": text.words[index].head = verb
      default: continue
      }
    }
    return text
  }

  /// Notes a preposition that is attached to a word and was not split off.
  mutating func note(preposition: String, of word: Int) {
    if prepositions[word].isEmpty { prepositions[word] = preposition }
  }

  var count: Int { text.words.count }

  /// What a word is looked up by: its lemma, its form, its stems.
  func keys(_ index: Int) -> [String] {
    let first = lemmas[index] == forms[index] ? [lemmas[index]] : [lemmas[index], forms[index]]
    return stems[index].map { first + $0 } ?? first
  }

  func word(_ index: Int) -> Word { text.words[index] }

  /// The words that depend on a word, in text order.
  func children(_ index: Int) -> some Sequence<Int> {
    childList[Int(childStart[index])..<Int(childStart[index + 1])].lazy.map { Int($0) }
  }

  func relation(_ index: Int) -> Substring.UTF8View {
    let deprel = text.words[index].deprel.utf8
    return Substring(text.words[index].deprel).utf8[
      ..<(deprel.firstIndex(of: UInt8(ascii: ":")) ?? deprel.endIndex)]
  }

  /// Whether a word's relation is `name` or one of its subtypes.
  func has(_ name: String, _ index: Int) -> Bool {
    let deprel = text.words[index].deprel
    return deprel.hasPrefix(name)
      && (deprel.utf8.count == name.utf8.count
        || deprel.utf8.dropFirst(name.utf8.count).first == UInt8(ascii: ":"))
  }

  /// Whether `ancestor` is above `word`, within 30 steps.
  func dominates(_ ancestor: Int, _ word: Int) -> Bool {
    var current = word
    for _ in 0..<30 {
      guard let head = text.words[current].head else { return false }
      if head == ancestor { return true }
      current = head
    }
    return false
  }

  /// First and last word of the part of the sentence that a word heads, without what `stop` refuses.
  func extent(_ index: Int, stop: (Int) -> Bool = { _ in false }) -> ClosedRange<Int> {
    var low = index
    var high = index
    var stack = [index]
    var steps = 0
    while let current = stack.popLast(), steps < 2000 {
      steps += 1
      low = min(low, current)
      high = max(high, current)
      for child in children(current) where !stop(child) { stack.append(child) }
    }
    return low...high
  }

  /// The slots and names under which a preposition phrase is known.
  func slots(ofPreposition phrase: String) -> [String] { lexicon.cases[phrase] ?? [] }

  /// The UTF-8 range from the first to the last of some words.
  func range(_ words: ClosedRange<Int>) -> Range<Int> {
    text.words[words.lowerBound].range
      .lowerBound..<max(
        text.words[words.upperBound].range.upperBound, text.words[words.lowerBound].range.lowerBound)
  }

  /// The whole written token (with attached prefixes) in which a word stands.
  func token(of word: Int) -> Range<Int> {
    let tokens = text.tokens
    var low = 0
    var high = tokens.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if tokens[middle].words.lowerBound <= word { low = middle } else { high = middle - 1 }
    }
    return tokens.isEmpty ? 0..<0 : tokens[low].range
  }

  func isVerbal(_ index: Int) -> Bool {
    let word = text.words[index]
    return word.upos == .verb || word.upos == .aux
      || (word.upos == .adj && word.features["VerbForm"] == "Part")
  }

  func isNominal(_ index: Int) -> Bool {
    switch text.words[index].upos {
    case .noun, .propn, .pron, .num, .x, .sym: true
    default: false
    }
  }

  /// Whether a verb is in the passive voice here.
  func isPassive(_ index: Int) -> Bool {
    let word = text.words[index]
    // An object beside a plain subject, or *had attacked*: active, whatever the tagger made of the participle.
    let relations = children(index).map { text.words[$0].deprel }
    if !relations.contains("nsubj:pass"), !relations.contains("aux:pass"), !relations.contains("obl:agent"),
      relations.contains("obj") && relations.contains("nsubj")
        || children(index).contains(where: {
          has("aux", $0) && lexicon.references["perfect"]?.contains(lemmas[$0]) == true
        })
    {
      return false
    }
    if word.features["Voice"] == "Pass" { return true }
    for child in children(index) {
      let deprel = text.words[child].deprel
      if deprel == "nsubj:pass" || deprel == "aux:pass" || deprel == "obl:agent" { return true }
    }
    // A past participle that modifies a noun (*the man arrested on Friday*).
    return word.features["VerbForm"] == "Part" && word.features["Tense"] == "Past"
      && (word.deprel == "acl" || word.deprel == "amod")
  }
}
