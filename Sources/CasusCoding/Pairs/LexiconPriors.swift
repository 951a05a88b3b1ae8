import CasusCodebook
import CasusLanguage
import CasusRecords

/// Which types of acts a word may name, by the patterns it can trigger, whether or not their constraints are met here.
struct LexiconPriors {
  let tree: Tree
  let codebook: Codebook

  /// Share of each type among the patterns of a word, and whether some pattern asks for nothing but the word.
  func types(of index: Int) -> (shares: [(type: EventType, share: Double)], isPlain: Bool) {
    var mass: [EventType: Double] = [:]
    var total = 0.0
    var isPlain = false
    var seen: Set<Int32> = []
    for key in tree.keys(index) {
      for position in tree.lexicon.events[key] where seen.insert(position).inserted {
        let entry = tree.lexicon.events.entries[Int(position)]
        guard fits(entry.pattern, index) else { continue }
        let needs = entry.pattern.constraints.count { !$0.negated } + entry.pattern.tail.count
        let isPhrase = entry.pattern.kind == .phrase
        let weight = isPhrase ? 0.2 : 1 / Double(1 + 2 * needs)
        if needs == 0, !isPhrase { isPlain = true }
        mass[codebook.concepts[entry.concept].type, default: 0] += weight
        total += weight
      }
    }
    if total == 0 { return ([], false) }
    // One seldom phrase says less about a word than the word itself.
    let scale = max(total, 1)
    let shares = EventType.allCases.compactMap { type in mass[type].map { (type, $0 / scale) } }
    return (shares, isPlain)
  }

  private func fits(_ pattern: Pattern, _ index: Int) -> Bool {
    switch pattern.kind {
    case .verb, .passive: tree.isVerbal(index) || tree.word(index).upos == .adj
    case .noun: !tree.isVerbal(index)
    case .adjective: tree.word(index).upos == .adj || tree.word(index).upos == .adv || tree.isVerbal(index)
    case .preposition, .any, .phrase: true
    }
  }
}
