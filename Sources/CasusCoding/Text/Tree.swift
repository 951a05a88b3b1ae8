import CasusCodebook
import CasusLanguage
import CasusRecords

/// An annotated text prepared for coding: folded keys, children and prepositions of every word.
///
/// A class: everything that reads a text holds its tree, and a reference is quicker to hand on than so many parts.
final class Tree {
  let text: AnnotatedText
  let lexicon: Lexicon
  /// What its language's grammar is like.
  let grammar: Grammar
  /// Folded lemma of each word.
  let lemmas: [String]
  /// Further look-up keys of words that the lemmatiser left as they are; most have none.
  let stems: [Int: [String]]
  /// Folded form of each word.
  let forms: [String]
  /// Hashes of the lemmas, forms, stems and phrases of each word.
  let hashes: WordHashes
  /// Sentence of each word.
  let sentenceOf: [Int]
  /// Words of time expressions, once they are found: days and months are no parties, and count nothing.
  @exclusivity(unchecked) var timeWords: Set<Int> = []
  /// Folded preposition phrase of each word (*on*, *על ידי*), empty when it has none.
  @exclusivity(unchecked) private(set) var prepositions: [String]
  /// From bytes to scalars.
  let scalars: ScalarIndex
  /// Relation of each word to its head, and the same without subtype.
  private let relations: [(full: Relation, base: Relation)]
  private var passives: [Bool] = []
  /// Whether each word is a verb, and whether it is one that a noun phrase can be built on: both are asked often.
  private let verbal: [Bool]
  private let nominal: [Bool]
  private let childStart: [Int32]
  private let childList: [Int32]

  init(_ original: AnnotatedText, lexicon: Lexicon) {
    let forms = original.words.indices.map { Folding.key(original.words[$0].form) }
    var text = original
    let grammar = Grammar(lexicon)
    Repairs(lexicon: lexicon, grammar: grammar).mend(&text)
    Self.hangCompoundPrepositions(&text, forms: forms, cases: lexicon.cases)
    let relations = text.words.indices.map { Relation.both(text.words[$0].deprel) }
    Self.hangBareAuxiliaries(&text, relations)
    self.text = text
    self.lexicon = lexicon
    self.grammar = grammar
    self.forms = forms
    self.relations = relations
    scalars = ScalarIndex(text.text)
    let words = text.words
    let lemmas = words.indices.map { index in
      let lemma =
        Self.isSame(words[index].lemma, words[index].form) ? forms[index] : Folding.key(words[index].lemma)
      guard words[index].upos == .verb else { return lemma }
      return lexicon.lemma(ofForm: forms[index], given: lemma) ?? lemma
    }
    self.lemmas = lemmas
    var stems: [Int: [String]] = [:]
    for index in words.indices {
      let upos = words[index].upos
      guard upos == .noun || upos == .verb || upos == .adj else { continue }
      guard Self.isSame(lemmas[index], forms[index]) else { continue }
      let form = forms[index].utf8
      let isSingular = upos == .noun && words[index].features.has("Number=Sing")
      for ending in lexicon.endings where form.count >= ending.utf8.count + 6 {
        // The one letter at the end of a noun in the singular is its own: *עובדה* is no woman who works.
        if isSingular, ending.unicodeScalars.count == 1 { continue }
        guard form.suffix(ending.utf8.count).elementsEqual(ending.utf8) else { continue }
        stems[index, default: []].append(String(Substring(form.dropLast(ending.utf8.count))))
      }
    }
    self.stems = stems
    hashes = WordHashes(
      lemmas: lemmas, forms: forms, stems: stems,
      hyphens: words.indices.dropFirst().dropLast().filter { Self.joins($0, words) }.map { hyphen in
        // *Sit-in*: a particle does not stand for both.
        switch words[hyphen + 1].upos {
        case .noun, .propn, .verb, .adj: (hyphen, hyphen + 1)
        default: (hyphen, hyphen - 1)
        }
      },
      prefixed: words.indices.filter { Self.isPrefixed($0, words) })
    var sentenceOf = [Int](repeating: 0, count: words.count)
    for (index, sentence) in text.sentences.enumerated() {
      for word in sentence.words { sentenceOf[word] = index }
    }
    self.sentenceOf = sentenceOf
    var counts = [Int32](repeating: 0, count: words.count + 1)
    for index in words.indices { if let head = words[index].head { counts[head + 1] += 1 } }
    for index in words.indices { counts[index + 1] += counts[index] }
    childStart = counts
    var next = counts
    var list = [Int32](repeating: 0, count: Int(counts[words.count]))
    for index in words.indices {
      guard let head = words[index].head else { continue }
      list[Int(next[head])] = Int32(index)
      next[head] += 1
    }
    childList = list
    verbal = words.indices.map { word in
      words[word].upos == .verb || words[word].upos == .aux
        || (words[word].upos == .adj && words[word].features.has("VerbForm=Part"))
    }
    nominal = words.indices.map { word in
      switch words[word].upos {
      case .noun, .propn, .pron, .num, .x, .sym: true
      default: false
      }
    }
    var prepositions = [String](repeating: "", count: words.count)
    for index in words.indices where relations[index].base == "case" {
      guard let head = words[index].head else { continue }
      // *Following*, *including*: prepositions, whatever verb they are forms of.
      var phrase = words[index].upos == .verb ? forms[index] : lemmas[index]
      for child in list[Int(counts[index])..<Int(counts[index + 1])]
      where relations[Int(child)].full == "fixed" { phrase += " " + forms[Int(child)] }
      if phrase.utf8.contains(0x20), lexicon.cases[phrase] == nil {
        let joined = phrase.filter { $0 != " " }
        if lexicon.cases[joined] != nil { phrase = joined }
      }
      if prepositions[head].isEmpty {
        prepositions[head] = phrase
      } else if lexicon.cases[NameHash(prepositions[head]).followed(by: phrase)] != nil {
        prepositions[head] += " " + phrase
      } else if words[index].features.has("Case=Gen")
        || lexicon.cases[prepositions[head]] == nil && lexicon.cases[phrase] != nil
      {
        // *Broke out between them*: the particle says nothing of the phrase.
        prepositions[head] = phrase
      }
    }
    self.prepositions = prepositions
    let takesAuxiliary = grammar.hasPassiveAuxiliary
    passives = words.indices.map {
      readsPassive($0, takesAuxiliary: takesAuxiliary) && !(isListed($0, as: .intransitive) && isBare($0))
    }
  }

  /// Whether two words are written alike: quicker than `==`, which looks into Unicode's tables where they differ.
  static func isSame(_ first: String, _ second: String) -> Bool {
    first.utf8.count == second.utf8.count && first.utf8.elementsEqual(second.utf8)
  }

  /// Whether a word is a hyphen between two others, without blanks.
  private static func joins(_ word: Int, _ words: [Word]) -> Bool {
    (isSame(words[word].form, "-") || isSame(words[word].form, "–"))
      && words[word - 1].range.upperBound == words[word].range.lowerBound
      && words[word].range.upperBound == words[word + 1].range.lowerBound
  }

  /// Whether a word is a noun in construct state behind a preposition that is written together with it: לדברי השר.
  private static func isPrefixed(_ noun: Int, _ words: [Word]) -> Bool {
    noun > 0 && words[noun].upos == .noun && words[noun].features.has("Definite=Cons")
      && words[noun - 1].upos == .adp && words[noun - 1].head == noun
      && words[noun - 1].range.upperBound == words[noun].range.lowerBound
  }

  /// The same of a word of this tree.
  func isPrefixed(_ noun: Int) -> Bool { Self.isPrefixed(noun, text.words) }

  /// Whether a word is a hyphen, as printed in any script.
  func isHyphen(_ word: Int) -> Bool {
    let form = text.words[word].form
    return Self.isSame(form, "-") || Self.isSame(form, "–") || Self.isSame(form, "־")
  }

  /// Whether a word is a hyphen between two others, without blanks.
  func joins(_ word: Int) -> Bool { word > 0 && word + 1 < count && Self.joins(word, text.words) }

  /// Hangs the noun of a compound preposition under the noun it governs: in *בידי החיילים*, parsed as a noun *ידי*
  /// with a complement, the soldiers are what the verb's phrase is about.
  private static func hangCompoundPrepositions(
    _ text: inout AnnotatedText, forms: [String], cases: WordTable<[String]>
  ) {
    for index in text.words.indices.dropFirst() {
      guard text.words[index].upos == .noun, let head = text.words[index].head,
        text.words[index - 1].upos == .adp, text.words[index - 1].head == index
      else { continue }
      let preposition = NameHash(forms[index - 1])
      var joined = preposition
      joined.add(forms[index])
      guard cases[preposition.followed(by: forms[index])] != nil || cases[joined] != nil else { continue }
      // *תמיכה בזכותה של ישראל להגן*: what is somebody's own, or to do something, is a noun.
      if text.words.indices.contains(where: { word in
        text.words[word].head == index
          && (text.words[word].deprel == "nmod:poss" || text.words[word].deprel.hasPrefix("acl"))
      }) {
        continue
      }
      guard
        let object = (index + 1..<min(index + 4, text.words.count)).first(where: {
          text.words[$0].head == index && text.words[$0].upos != .det
        }),
        text.words[object].deprel.hasPrefix("compound") || text.words[object].deprel.hasPrefix("nmod")
      else { continue }
      text.words[object].head = head
      text.words[object].deprel = text.words[index].deprel
      text.words[index].head = index - 1
      text.words[index].deprel = "fixed"
      text.words[index - 1].head = object
      text.words[index - 1].deprel = "case"
    }
  }

  /// Hangs the arguments of an auxiliary under its verb: in *צרפת עשויה לפעול* the one who acts is France.
  private static func hangBareAuxiliaries(
    _ text: inout AnnotatedText, _ relations: [(full: Relation, base: Relation)]
  ) {
    let arguments: [Relation] = ["nsubj", "csubj", "obj", "iobj", "obl", "ccomp", "xcomp", "advcl"]
    for index in text.words.indices {
      guard let head = text.words[index].head,
        relations[head].base == "aux" || relations[head].base == "cop",
        let verb = text.words[head].head, verb != index, arguments.contains(relations[index].base)
      else { continue }
      text.words[index].head = verb
    }
  }

  /// Notes a preposition that is attached to a word and was not split off.
  func note(preposition: String, of word: Int) {
    if prepositions[word].isEmpty { prepositions[word] = preposition }
  }

  /// The slots that the preposition of a place expresses, be it that of a part: *in the north of Nigeria*.
  func slotsOfPlace(_ word: Int) -> [String] {
    var current = word
    for _ in 0..<2 {
      let slots = slots(ofPreposition: prepositions[current])
      guard slots.isEmpty || slots.contains("of"), has("nmod", current) || has("compound", current),
        let above = self.word(current).head, isListed(above, as: .part)
      else { return slots }
      current = above
    }
    return slots(ofPreposition: prepositions[current])
  }

  var count: Int { text.words.count }

  /// What a word is looked up by: the hashes of its lemma, its form, its stems.
  func keys(_ index: Int) -> ArraySlice<NameHash> { hashes[index] }

  @inline(__always)
  func word(_ index: Int) -> Word { text.words[index] }

  /// The words that depend on a word, in text order.
  func children(_ index: Int) -> some Sequence<Int> {
    childList[Int(childStart[index])..<Int(childStart[index + 1])].lazy.map { Int($0) }
  }

  /// Whether a word's relation is `relation` or one of its subtypes.
  func has(_ relation: Relation, _ index: Int) -> Bool {
    relations[index].base == relation || relations[index].full == relation
  }

  /// A word's relation without subtype: for what it may be one of several, in a `switch`.
  func relation(_ index: Int) -> Relation { relations[index].base }

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

  /// The names or nouns joined to a participle by a hyphen: *US* in *US-led*.
  func hyphenated(before participle: Int) -> [Int] {
    guard participle > 0, isHyphen(participle - 1) else { return [] }
    return children(participle).filter { child in
      child < participle && isNominalOrAdjective(child) && prepositions[child].isEmpty
    }
  }

  private func isNominalOrAdjective(_ word: Int) -> Bool {
    isNominal(word) || text.words[word].upos == .adj
  }

  /// The slots and names under which a preposition phrase is known.
  func slots(ofPreposition phrase: String) -> [String] { phrase.isEmpty ? [] : lexicon.cases[phrase] ?? [] }

  /// Whether a verb may say something in one of these ways.
  func says(_ verb: Int, as stances: Set<Stance>) -> Bool {
    isVerbal(verb)
      && keys(verb).contains { key in
        lexicon.claims[key].contains { position in
          let entry = lexicon.claims.entries[Int(position)]
          return entry.pattern.kind == .verb && stances.contains(entry.stance)
        }
      }
  }

  /// Whether a word tells when: *a month later he went* has one subject. *April* may be somebody's name.
  func isMoment(_ word: Int) -> Bool {
    timeWords.contains(word) && !text.words[word].entity.hasSuffix("PER")
      && !children(word).contains {
        has("flat", $0) && text.words[$0].upos == .propn && !timeWords.contains($0)
      }
  }

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

  /// Whether a list of `references.tsv` has a word's lemma.
  func isListed(_ word: Int, as kind: ReferenceKind) -> Bool {
    lexicon.references.has(hashes.lemmas[word], as: kind)
  }

  /// Whether a list of `references.tsv` has a word's form.
  func isWritten(_ word: Int, as kind: ReferenceKind) -> Bool {
    lexicon.references.has(hashes.forms[word], as: kind)
  }

  /// Whether a list of `references.tsv` has the preposition of a word's phrase.
  func isIntroduced(_ word: Int, by kind: ReferenceKind) -> Bool {
    !prepositions[word].isEmpty && lexicon.references.has(NameHash(prepositions[word]), as: kind)
  }

  func isVerbal(_ index: Int) -> Bool { verbal[index] }

  func isNominal(_ index: Int) -> Bool { nominal[index] }

  /// Whether a participle with an article stands where a noun does: *the attacking* for *the attacker*, as Hebrew says
  /// it.
  func isDoer(_ index: Int) -> Bool {
    let word = text.words[index]
    return word.upos == .verb && word.features.has("VerbForm=Part")
      && ["nsubj", "obj", "iobj", "obl", "nmod"].contains { has($0, index) }
      && children(index).contains {
        (has("det", $0) || has("mark", $0)) && text.words[$0].features.has("Definite=Def")
      }
  }

  /// Whether a word is plural, be it one that has no singular (*troops*).
  func isPlural(_ index: Int) -> Bool {
    let number = text.words[index].features["Number"]
    return number == "Plur" || number == "Ptan" && text.words[index].upos == .noun
  }

  /// Whether a verb is in the passive voice here.
  func isPassive(_ index: Int) -> Bool { passives[index] }

  /// Whether a verb is an infinitive without subject and finite auxiliary: *to leave*, but not *it would leave*.
  func isBareInfinitive(_ index: Int) -> Bool {
    text.words[index].features.has("VerbForm=Inf")
      && !children(index).contains {
        has("nsubj", $0) || (has("aux", $0) && text.words[$0].features.has("VerbForm=Fin"))
      }
  }

  /// Whether a verb has neither an auxiliary of the passive nor an agent.
  private func isBare(_ index: Int) -> Bool {
    !children(index).contains { relations[$0].full == "aux:pass" || relations[$0].full == "obl:agent" }
  }

  /// - Parameter takesAuxiliary: whether passives of the language take an auxiliary.
  private func readsPassive(_ index: Int, takesAuxiliary: Bool) -> Bool {
    var hasPassive = false
    var hasSubject = false
    var hasObject = false
    var isPerfect = false
    var hasAuxiliary = false
    for child in children(index) {
      switch relations[child].full {
      case "nsubj:pass", "aux:pass", "obl:agent": hasPassive = true
      case "nsubj": hasSubject = true
      case "obj": hasObject = true
      default: break
      }
      if relations[child].base == "aux" {
        hasAuxiliary = true
        if isListed(child, as: .perfect) { isPerfect = true }
      }
    }
    if hasPassive { return true }
    // An object beside a plain subject, or *had attacked*: active, whatever the tagger made of the participle.
    if hasObject && hasSubject || isPerfect { return false }
    // Where passives take an auxiliary, a lone form with a plain subject is in the past tense: *police arrested*.
    if hasSubject && !hasAuxiliary && takesAuxiliary { return false }
    let features = text.words[index].features
    if features.has("Voice=Pass") { return true }
    // A past participle that modifies a noun (*the man arrested on Friday*).
    return (relations[index].full == "acl" || relations[index].full == "amod")
      && features.has("VerbForm=Part") && features.has("Tense=Past")
  }
}
