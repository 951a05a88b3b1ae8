import CasusCodebook
import CasusLanguage
import CasusRecords

/// Which types of acts a word may name, by the patterns it can trigger, whether or not their constraints are met here.
struct LexiconPriors {
  let tree: Tree
  let codebook: Codebook

  /// What a word may name.
  struct Reading {
    /// Share of each type among the word's patterns, in the order of types.
    var types: [(type: EventType, share: Double)] = []
    /// Concepts with a considerable share, sorted by name.
    var concepts: [String] = []
    /// Whether some pattern asks for nothing but the word.
    var isPlain = false

    /// The type it most likely names, if one stands out.
    var best: EventType? {
      guard let best = types.max(by: { $0.share < $1.share }), best.share >= 0.34 else { return nil }
      return best.type
    }
  }

  func reading(of index: Int) -> Reading {
    var types: [EventType: Double] = [:]
    var concepts: [String: Double] = [:]
    var total = 0.0
    var reading = Reading()
    var seen: Set<Int32> = []
    for key in tree.keys(index) {
      for position in tree.lexicon.events[key] where seen.insert(position).inserted {
        let entry = tree.lexicon.events.entries[Int(position)]
        guard fits(entry.pattern, index) else { continue }
        let needs = entry.pattern.constraints.count { !$0.negated } + entry.pattern.tail.count
        let isPhrase = entry.pattern.kind == .phrase
        let weight = isPhrase ? 0.2 : 1 / Double(1 + 2 * needs)
        if needs == 0, !isPhrase { reading.isPlain = true }
        let concept = codebook.concepts[entry.concept]
        types[concept.type, default: 0] += weight
        concepts[concept.name, default: 0] += weight
        total += weight
      }
    }
    if total == 0 { return reading }
    // One seldom phrase says less about a word than the word itself.
    let scale = max(total, 1)
    reading.types = EventType.allCases.compactMap { type in types[type].map { (type, $0 / scale) } }
    reading.concepts = concepts.filter { $0.value / scale >= 0.25 }.map(\.key).sorted()
    return reading
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
