import CasusCodebook
import CasusLanguage
import CasusRecords

/// What the words above and beside an act say about whether it took place.
struct StatusReading {
  var status: Status = .actual
  /// The act is brought to an end (*lifted the curfew*).
  var ended = false
  /// No particular act is meant (*the risk of war*).
  var generic = false
  /// The operator words that decided, for explanations.
  var because: [Int] = []
  /// The verb above that took over the act (*suspended* talks).
  var operatorWord: Int?
}

/// Reads tense, modality, negation, attempts and conditions around a trigger.
struct StatusReader {
  let tree: Tree
  let matcher: Matcher

  func read(_ trigger: Int) -> StatusReading {
    var reading = StatusReading()
    beside(trigger, into: &reading)
    var current = trigger
    for step in 0..<4 {
      guard let head = tree.word(current).head else { break }
      if tree.has("conj", current) {
        // What stands beside the first conjunct holds for the second, if that has none of its own.
        if step == 0, reading.status == .actual, tree.isVerbal(head), tree.isVerbal(current),
          sameMood(head, current)
        {
          beside(head, into: &reading)
        }
        current = head
        continue
      }
      let clause = tree.isVerbal(current)
      let carries =
        tree.has("xcomp", current) || (tree.has("ccomp", current) && step == 0)
        || tree.has("acl", current) && !tree.has("acl:relcl", current)
        || (!clause
          && (tree.has("obj", current) || tree.has("nmod", current) || tree.has("compound", current)
            || tree.has("obl", current) || tree.has("nsubj", current)))
        || (tree.has("obl", current) && clause)
        || (tree.has("advcl", current) && tree.word(current).features["VerbForm"] != "Fin"
          && !tree.children(current).contains { tree.has("aux", $0) })
      guard carries else { break }
      apply(effects(at: head), of: head, to: &reading, through: current)
      if reading.status != .actual || reading.ended {
        break
      }
      if !effects(at: head).contains(.light) && !tree.isNominal(head) && !tree.has("xcomp", current) { break }
      beside(head, into: &reading)
      current = head
    }
    return reading
  }

  /// The operators whose pattern fires at a word.
  func effects(at index: Int) -> Set<OperatorEntry.Effect> {
    var result: Set<OperatorEntry.Effect> = []
    for key in Set([tree.lemmas[index], tree.forms[index]]) {
      for position in tree.lexicon.operators[key] {
        let entry = tree.lexicon.operators.entries[Int(position)]
        if !result.contains(entry.effect), matcher.match(entry.pattern, at: index) != nil {
          result.insert(entry.effect)
        }
      }
    }
    return result
  }

  private func sameMood(_ a: Int, _ b: Int) -> Bool {
    tree.word(a).features["VerbForm"] == tree.word(b).features["VerbForm"]
      || tree.word(b).features["VerbForm"] == "Inf"
  }

  /// Auxiliaries, adverbs, marks and negations that depend on a word, and its own tense.
  private func beside(_ index: Int, into reading: inout StatusReading) {
    for child in tree.children(index) {
      if tree.has("aux", child) || tree.has("advmod", child) || tree.has("mark", child)
        || tree.has("det", child)
        || tree.has("cop", child) || tree.has("amod", child) || tree.has("case", child)
        || tree.has("cc", child)
      {
        apply(effects(at: child), of: child, to: &reading, through: nil)
      }
    }
    let word = tree.word(index)
    if word.features["Tense"] == "Fut", reading.status == .actual {
      reading.status = .planned
      reading.because.append(index)
    }
    if word.features["Mood"] == "Imp", reading.status == .actual { reading.status = .hypothetical }
    // A clause under *if*: the act is conditional.
    if tree.has("advcl", index),
      tree.children(index).contains(where: { tree.has("mark", $0) && effects(at: $0).contains(.condition) })
    {
      reading.status = .hypothetical
    }
  }

  private func apply(
    _ effects: Set<OperatorEntry.Effect>, of word: Int, to reading: inout StatusReading, through: Int?
  ) {
    if effects.isEmpty { return }
    let before = reading.status
    if effects.contains(.negate) {
      reading.status = reading.status == .hypothetical ? .hypothetical : .negated
    } else if effects.contains(.possible) || effects.contains(.condition) {
      if reading.status == .actual || reading.status == .planned { reading.status = .hypothetical }
    } else if effects.contains(.fail) || effects.contains(.attempt) {
      if reading.status == .actual { reading.status = .attempted }
    } else if effects.contains(.plan) || effects.contains(.future) {
      if reading.status == .actual { reading.status = .planned }
    } else if effects.contains(.end), let through, !tree.has("obl", through) {
      reading.ended = true
      reading.operatorWord = word
    }
    if effects.contains(.generic), through != nil { reading.generic = true }
    if reading.status != before || reading.ended { reading.because.append(word) }
    if through != nil, reading.status != before || reading.ended || reading.generic {
      // The operator's own tense and negation count as well: *did not try to*, *will lift*.
      var above = StatusReading()
      besideOperator(word, into: &above)
      if above.status == .negated { reading.status = reading.status == .negated ? .actual : .negated }
      if above.status == .hypothetical || above.status == .planned, reading.ended {
        reading.status = above.status
      }
    }
  }

  private func besideOperator(_ index: Int, into reading: inout StatusReading) {
    for child in tree.children(index) where tree.has("aux", child) || tree.has("advmod", child) {
      let found = effects(at: child)
      if found.contains(.negate) { reading.status = .negated }
      if found.contains(.possible) { reading.status = .hypothetical }
      if found.contains(.future) || found.contains(.plan) { reading.status = .planned }
    }
    if tree.word(index).features["Tense"] == "Fut" { reading.status = .planned }
  }
}
