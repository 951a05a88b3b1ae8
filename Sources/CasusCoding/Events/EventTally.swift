import CasusCodebook
import CasusLanguage
import CasusRecords

/// Counts those an act touches: killed, arrested, taking part.
struct EventTally {
  let tree: Tree
  let reader: CountReader
  let slots: Slots
  let resolver: PartyResolver

  /// The counts of an act, and why a number was refused.
  func counts(of proposal: Proposal, frame: Frame) -> (counts: [String: Count], refused: [String]) {
    var counts: [String: Count] = [:]
    var refused: [String] = []
    for (role, key) in proposal.counted.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let total = total(proposal, role: role, key: key, frame: frame) else { continue }
      if let reason = Self.refusal(total) {
        refused.append("\(key) \(Self.words(total)) refused: \(reason)")
      } else {
        counts[key] = total
      }
    }
    return (counts, refused)
  }

  private func total(_ proposal: Proposal, role: Role, key: String, frame: Frame) -> Count? {
    let heads = heads(proposal, role: role, frame: frame)
    var total: Count?
    for head in heads {
      for part in resolver.conjuncts(of: head) where !isThing(part) {
        let number = reader.count(of: part).flatMap { isCollective(part) && $0 == .exact(1) ? nil : $0 }
        total = Self.sum(total, number ?? one(part, proposal, role: role, key: key))
      }
    }
    if let known = total, role == .recipient, !Self.isCrowd(key), case .exact = known {
      // *He was killed with his driver.*
      for head in companions(of: [proposal.trigger] + heads)
      where isOnePerson(head) && !heads.contains(head) && !proposal.words.contains(head) {
        total = Self.sum(total, reader.count(of: head) ?? .exact(1))
      }
    }
    if total == nil, role == .recipient { return number(of: proposal, key: key) }
    return total
  }

  /// *31 of 38 drones*, *one of its boats*: so many things are not so many people.
  private func isThing(_ word: Int) -> Bool {
    if tree.isListed(word, as: .equipment) { return true }
    return tree.word(word).upos == .num
      && slots.ofPhrases(of: word).contains { tree.isListed($0, as: .equipment) }
  }

  private func companions(of words: [Int]) -> [Int] {
    var result: [Int] = []
    for head in words.flatMap({ slots.fillers(.preposition("with"), of: $0) }) where !result.contains(head) {
      result.append(head)
    }
    return result
  }

  private func heads(_ proposal: Proposal, role: Role, frame: Frame) -> [Int] {
    for alternative in frame.slots[role] ?? [] {
      let heads = alternative.flatMap { slot -> [Int] in
        if proposal.entry.pattern.kind == .passive, !proposal.nominal, slot == .subj {
          return slots.logicalSubjects(of: proposal.trigger, depth: 0)
        }
        return slots.fillers(slot, of: proposal.trigger)
      }
      if !heads.isEmpty { return heads }
    }
    // The subject of a headline's passive.
    guard role == .recipient, !proposal.nominal else { return [] }
    return slots.logicalSubjects(of: proposal.trigger, depth: 0).filter { subject in
      proposal.recipients.contains { $0.words?.contains(subject) ?? false }
    }
  }

  // MARK: One

  /// A single named or described person counts as one, if it happened to him.
  private func one(_ head: Int, _ proposal: Proposal, role: Role, key: String) -> Count? {
    guard proposal.status.status == .actual, role == .recipient, !Self.isCrowd(key),
      !isSurvived(proposal)
    else { return nil }
    return isOnePerson(head) ? .exact(1) : nil
  }

  /// *Survived an assassination attempt*: the words of the act say that it failed.
  private func isSurvived(_ proposal: Proposal) -> Bool {
    let operators = tree.lexicon.operators
    return proposal.words.dropFirst().contains { word in
      tree.word(word).upos == .noun
        && operators[tree.hashes.lemmas[word]].contains {
          operators.entries[Int($0)].effect == .attempt && operators.kinds[Int($0)] == .noun
        }
    }
  }

  private static func isCrowd(_ key: String) -> Bool { key == "participants" }

  private func isOnePerson(_ head: Int) -> Bool {
    let word = tree.word(head)
    if word.features.has("Number=Plur") || word.features.has("Number=Dual") { return false }
    if word.upos == .pron {
      if word.features.has("PronType=Rel") {
        return antecedent(of: head).map { isOnePerson($0) } ?? false
      }
      // *It* is no person; *they* is plural.
      return word.features.has("Number=Sing") && !word.features.has("Gender=Neut")
        && (word.features["Person"] == "3" || word.features.has("PronType=Prs"))
    }
    guard word.upos == .noun || word.upos == .propn || word.upos == .adj || tree.isDoer(head) else {
      return false
    }
    if isCollective(head) { return false }
    if let party = resolver.resolve(head, depth: 0), party.isPerson { return !party.isPlural }
    let isNamed = tree.children(head).contains {
      (tree.has("appos", $0) || tree.has("flat", $0)) && tree.word($0).entity.hasSuffix("PER")
    }
    if isNamed || word.entity.hasSuffix("PER") { return true }
    return tree.keys(head).contains { key in
      (tree.lexicon.agents[key] ?? []).contains {
        $0.words.count == 1 && ($0.kind == .people || $0.kind == .office)
      }
    }
  }

  /// *A crowd*, *a patrol*: how many is not said.
  private func isCollective(_ noun: Int) -> Bool {
    tree.isListed(noun, as: .collective)
  }

  private func antecedent(of relative: Int) -> Int? {
    guard let verb = tree.word(relative).head, tree.has("acl", verb) else { return nil }
    return tree.word(verb).head
  }

  /// A count on the act itself (*two murders*, *three arrests*); a single murder or arrest is of one.
  private func number(of proposal: Proposal, key: String) -> Count? {
    guard ["killed", "arrested", "abducted"].contains(key), proposal.status.status == .actual,
      !isSurvived(proposal)
    else {
      return nil
    }
    let nouns = proposal.words.filter { tree.word($0).upos == .noun && !isCollective($0) }
    for noun in nouns {
      if let count = reader.count(of: noun), !isYear(count) { return count }
      if tree.has("compound", noun), let head = tree.word(noun).head, let count = reader.count(of: head) {
        return count
      }
    }
    guard let noun = nouns.first, key == "arrested" || proposal.modes.first == "targeted" else { return nil }
    return tree.word(noun).features.has("Number=Sing") ? .exact(1) : nil
  }

  /// *The 1982 massacre*.
  private func isYear(_ count: Count) -> Bool {
    if case .exact(1800...2100) = count { return true }
    return false
  }

  private static func words(_ count: Count) -> String {
    switch count {
    case .exact(let value): "\(value)"
    case .between(let low, let high): "\(low.map(String.init) ?? "")..\(high.map(String.init) ?? "")"
    }
  }

  // MARK: Sums

  private static func sum(_ a: Count?, _ b: Count?) -> Count? {
    guard let a else { return b }
    guard let b else { return a }
    func bounds(_ count: Count) -> (Int?, Int?) {
      switch count {
      case .exact(let value): (value, value)
      case .between(let low, let high): (low, high)
      }
    }
    let (first, second) = (bounds(a), bounds(b))
    func add(_ x: Int?, _ y: Int?) -> Int? {
      guard let x, let y else { return nil }
      let (value, overflow) = x.addingReportingOverflow(y)
      return overflow ? Int.max : value
    }
    let low = add(first.0, second.0)
    let high = add(first.1, second.1)
    if let low, low == high { return .exact(low) }
    return .between(low ?? first.0 ?? second.0, high)
  }

  /// Why a number cannot be: no act of news kills, or moves, more than the world wars did.
  static func refusal(_ count: Count) -> String? {
    let limit = 100_000_000
    switch count {
    case .exact(0): return "nobody"
    case .exact(let value): return value > limit ? "more than \(limit) is not believed" : nil
    case .between(let low, let high):
      return max(low ?? 0, high ?? 0) > limit ? "more than \(limit) is not believed" : nil
    }
  }
}
