import CasusCodebook
import CasusLanguage
import CasusRecords

/// The words on, beside and between two parties.
struct PairWords {
  let tree: Tree
  let mentions: Mentions
  let slots: Slots
  let statusReader: StatusReader

  func add(_ place: PairPlace, _ evidence: inout PairEvidence) {
    path(place, &evidence)
    predicate(of: place.actor, as: "actor", place, &evidence)
    predicate(of: place.recipient, as: "recipient", place, &evidence)
    chain(place, &evidence)
    demand(place, &evidence)
    surface(place, &evidence)
  }

  /// The lemma of a word that is no name; nil for names, parties and marks.
  private func lemma(_ word: Int, _ place: PairPlace) -> String? {
    if place.isParty(word) { return nil }
    switch tree.word(word).upos {
    case .punct, .sym, .x: return nil
    case .propn: return mentions.covering(word) == nil ? nil : "NAME"
    case .num: return "NUMBER"
    default: return mentions.covering(word) == nil ? tree.lemmas[word] : "NAME"
    }
  }

  // MARK: Tree

  private func path(_ place: PairPlace, _ evidence: inout PairEvidence) {
    let rise = place.up.map { coarse($0) }.joined(separator: "<")
    let fall = place.down.reversed().map { coarse($0) }.joined(separator: ">")
    if place.up.count + place.down.count <= 6 { evidence.add("path \(rise)^\(fall)") }
    if let top = place.top, let lemma = lemma(top, place) {
      evidence.add("top \(lemma)")
      evidence.add(
        "top \(lemma) \(place.up.last.map(coarse) ?? "-") \(place.down.last.map(coarse) ?? "-")")
      for child in tree.children(top) where !place.up.contains(child) && !place.down.contains(child) {
        guard let other = self.lemma(child, place) else { continue }
        evidence.add("top child \(other)")
        if tree.isNominal(child) || tree.isVerbal(child) || tree.word(child).upos == .adj {
          evidence.add("top \(lemma) child \(other)")
        }
      }
    }
    for word in place.up.dropFirst() + place.down.dropFirst() {
      guard let lemma = lemma(word, place) else { continue }
      evidence.add("path word \(lemma)")
      if let top = place.top, let above = self.lemma(top, place) {
        evidence.add("top \(above) path word \(lemma)")
      }
    }
  }

  /// The relation and preposition of a word.
  private func coarse(_ word: Int) -> String {
    let relation = tree.word(word).deprel
    let preposition = tree.prepositions[word]
    if preposition.isEmpty { return relation }
    return "\(relation):\(tree.slots(ofPreposition: preposition).first ?? preposition)"
  }

  private func predicate(of end: PairEnd, as name: String, _ place: PairPlace, _ evidence: inout PairEvidence)
  {
    if !tree.prepositions[end.head].isEmpty {
      evidence.add("\(name) after \(tree.prepositions[end.head])")
    }
    for noun in end.nouns.dropFirst() {
      if let lemma = lemma(noun, place) { evidence.add("\(name) of \(lemma)") }
    }
    guard let governor = end.governor, let lemma = lemma(governor, place), let last = end.nouns.last else {
      return
    }
    let voice = tree.isVerbal(governor) && tree.isPassive(governor) ? "passive" : ""
    evidence.add("\(name) \(coarse(last)) \(voice)")
    evidence.add("\(name) \(lemma)")
    evidence.add("\(name) \(coarse(last)) \(lemma)\(voice)")
  }

  /// What the actor does: the predicate above it, and the verbs and objects below that.
  private func chain(_ place: PairPlace, _ evidence: inout PairEvidence) {
    guard let governor = place.actor.governor else { return }
    let first = lemma(governor, place) ?? "-"
    for child in tree.children(governor) where !place.actor.nouns.contains(child) {
      let isClause = tree.has("xcomp", child) || tree.has("ccomp", child) || tree.has("advcl", child)
      guard isClause || tree.has("obj", child) || tree.has("conj", child) || tree.has("obl", child),
        let second = lemma(child, place)
      else { continue }
      evidence.add("does \(second)")
      evidence.add("does \(first) \(second)")
      guard isClause || tree.has("obj", child) else { continue }
      for inner in tree.children(child)
      where tree.has("xcomp", inner) || tree.has("obj", inner) || tree.has("ccomp", inner)
        || tree.has("nmod", inner)
      {
        if let third = lemma(inner, place) {
          evidence.add("does \(second) \(third)")
          evidence.add("does below \(third)")
        }
      }
    }
    for child in tree.children(governor) where tree.has("aux", child) || tree.has("compound:prt", child) {
      evidence.add("beside \(tree.lemmas[child])")
      evidence.add("beside \(first) \(tree.lemmas[child])")
    }
    for effect in statusReader.effects(at: governor).map(\.rawValue).sorted() {
      evidence.add("operator \(effect)")
    }
  }

  /// What the recipient is said to do, and whether it should: *Tokyo must open its market, Washington said*.
  private func demand(_ place: PairPlace, _ evidence: inout PairEvidence) {
    guard let governor = place.recipient.governor, tree.has("nsubj", place.recipient.nouns.last ?? governor)
    else { return }
    for child in tree.children(governor) where tree.has("aux", child) {
      evidence.add("recipient beside \(tree.lemmas[child])")
    }
    if let other = place.actor.governor, other != governor, let lemma = lemma(other, place) {
      evidence.add("recipient does, actor \(lemma)")
    }
  }

  // MARK: Text

  private func surface(_ place: PairPlace, _ evidence: inout PairEvidence) {
    let isForward = place.actor.words.lowerBound <= place.recipient.words.lowerBound
    let (first, second) = isForward ? (place.actor, place.recipient) : (place.recipient, place.actor)
    let order = isForward ? "" : " back"
    evidence.add("order\(order)")
    for index in place.sentences {
      for word in tree.text.sentences[index].words {
        guard let lemma = lemma(word, place), isContent(word) else { continue }
        evidence.add("has \(lemma)")
      }
    }
    let between = first.words.upperBound + 1..<max(first.words.upperBound + 1, second.words.lowerBound)
    var previous: String?
    for word in between.prefix(25) {
      guard let lemma = lemma(word, place) else { continue }
      evidence.add("between\(order) \(lemma)")
      if let previous { evidence.add("between\(order) \(previous) \(lemma)") }
      previous = lemma
    }
    evidence.add(
      "gap \(between.count < 2 ? 0 : between.count < 5 ? 1 : between.count < 12 ? 2 : 3)\(order)")
    around(place.actor, "actor", place, &evidence)
    around(place.recipient, "recipient", place, &evidence)
  }

  private func around(_ end: PairEnd, _ name: String, _ place: PairPlace, _ evidence: inout PairEvidence) {
    func at(_ word: Int) -> String? {
      guard word >= 0, word < tree.count, tree.sentenceOf[word] == tree.sentenceOf[end.head] else {
        return nil
      }
      return lemma(word, place)
    }
    let low = end.words.lowerBound
    let high = end.words.upperBound
    if let before = at(low - 1) {
      evidence.add("before \(name) \(before)")
      if let earlier = at(low - 2) { evidence.add("before \(name) \(earlier) \(before)") }
    }
    if let after = at(high + 1) {
      evidence.add("after \(name) \(after)")
      if let later = at(high + 2) { evidence.add("after \(name) \(after) \(later)") }
    }
  }

  private func isContent(_ word: Int) -> Bool {
    switch tree.word(word).upos {
    case .noun, .verb, .adj, .adv: true
    default: false
    }
  }
}
