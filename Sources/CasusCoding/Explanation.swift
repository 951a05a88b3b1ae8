import CasusCodebook
import CasusLanguage
public import CasusRecords

/// How a document was coded, told step by step.
public struct Explanation: Sendable, CustomStringConvertible {
  /// The story: for each sentence its tree, the patterns that fired and on which words, how status, parties and time
  /// were found, and the proposals that lost, with the reason.
  public let text: String
  /// Why there is none; nil when the document was coded.
  public let error: RecordError?

  /// The story, or why there is none.
  public var description: String { error?.message ?? text }
}

extension Coder {
  /// Tells how a document was coded.
  public func explain(_ document: Document) -> Explanation {
    let coding = coding(document)
    guard let tree = coding.tree else { return Explanation(text: "", error: coding.record.error) }
    return Explanation(text: Narrator(tree: tree, record: coding.record).text(coding.sentences), error: nil)
  }
}

/// Writes what `casus explain` prints.
struct Narrator {
  let tree: Tree
  let record: Record

  func text(_ sentences: [DocumentCoding.SentenceCoding]) -> String {
    var lines: [String] = []
    for sentence in sentences {
      let range = tree.text.sentences[sentence.index]
      lines.append("\(sentence.index + 1)  \(tree.text.string(range.range))")
      lines.append("")
      lines += treeLines(range.words)
      lines.append("")
      for proposal in sentence.proposals { lines += self.lines(proposal) }
      for claim in sentence.claims { lines += self.lines(claim) }
      for (direction, dyad, modality, cue) in sentence.trends {
        lines.append(
          "  trend  \(direction.rawValue) \(dyad.joined(separator: "-")), \(modality.rawValue), by `\(tree.word(cue).form)`"
        )
      }
      if sentence.proposals.isEmpty, sentence.claims.isEmpty, sentence.trends.isEmpty {
        lines.append("  nothing: no pattern of the codebook fits these words")
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private func treeLines(_ words: Range<Int>) -> [String] {
    var lines: [String] = []
    var stack: [(Int, Int)] = words.filter { tree.word($0).head == nil }.map { ($0, 0) }
    var seen = 0
    while let (word, depth) = stack.popLast(), seen < 5000 {
      seen += 1
      let entry = tree.word(word)
      let features = entry.features.canonical.isEmpty ? "" : "  \(entry.features.canonical)"
      let name = entry.entity == "O" ? "" : "  \(entry.entity)"
      lines.append(
        "    \(String(repeating: "  ", count: min(depth, 20)))\(entry.form)  \(entry.deprel)  \(entry.upos.rawValue) `\(entry.lemma)`\(name)\(features)"
      )
      stack += tree.children(word).reversed().map { ($0, depth + 1) }
    }
    return lines
  }

  // MARK: Events

  private func lines(_ proposal: Proposal) -> [String] {
    let words = proposal.words.sorted().map { tree.word($0).form }.joined(separator: " ")
    let by =
      "\(proposal.concept.name), by \(proposal.entry.pattern.source) on `\(words)` (\(proposal.entry.source))"
    if let reason = proposal.dropped {
      return ["  lost   \(proposal.type.rawValue) \(by): \(reason)"] + notes(proposal)
    }
    var lines = ["  event  \(proposal.type.rawValue)\(proposal.modes.first.map { "/" + $0 } ?? "") \(by)"]
    let because = proposal.status.because.map { "`\(tree.word($0).form)`" }.joined(separator: ", ")
    lines.append(
      "         status \(proposal.status.status.rawValue)\(because.isEmpty ? "" : " because of \(because)")")
    for (role, parties) in [("actor", proposal.actors), ("recipient", proposal.recipients)] {
      for party in parties { lines.append("         \(role) \(describe(party, of: proposal.trigger))") }
      if parties.isEmpty { lines.append("         \(role) none found") }
    }
    lines += notes(proposal)
    if let event = record.events.first(where: {
      $0.concept == proposal.concept.name && $0.trigger == RecordPrinter.trigger(proposal.words, tree)
    }) {
      lines.append("         when \(describe(event.when))")
      if let place = event.where {
        lines.append("         where \(place.name ?? "?"), \(place.country ?? "?")\(quoted(place.text))")
      }
      for (key, count) in event.counts.sorted(by: { $0.key < $1.key }) {
        lines.append("         \(key) \(count)")
      }
      if !event.contexts.isEmpty {
        lines.append("         contexts \(event.contexts.joined(separator: " "))")
      }
      lines.append("         confidence \((event.confidence * 100).rounded() / 100)")
    }
    return lines
  }

  private func notes(_ proposal: Proposal) -> [String] { proposal.notes.map { "         \($0)" } }

  private func describe(_ when: When?) -> String {
    guard let when else { return "unknown: no expression of time belongs to it" }
    let interval = "\(when.start ?? "open") to \(when.end ?? "open") (\(when.precision.rawValue))"
    return interval + (when.text == nil ? ", between its neighbours" : quoted(when.text))
  }

  private func quoted(_ span: Span?) -> String {
    guard let span else { return "" }
    let scalars = tree.text.text.unicodeScalars
    let first = scalars.index(scalars.startIndex, offsetBy: span.start, limitedBy: scalars.endIndex)
    guard let first,
      let end = scalars.index(first, offsetBy: span.end - span.start, limitedBy: scalars.endIndex)
    else { return "" }
    return ", by `\(String(String.UnicodeScalarView(scalars[first..<end])))`"
  }

  // MARK: Claims

  private func lines(_ claim: ClaimProposal) -> [String] {
    let by = claim.entry.map { "by \($0.pattern.source) (\($0.source))" } ?? "by the colon of a headline"
    let what = "\(claim.stance.rawValue) \(by) on `\(tree.word(claim.cue[0]).form)`"
    if let reason = claim.dropped { return ["  lost   claim \(what): \(reason)"] }
    var lines = [
      "  claim  \(what)",
      "         speaker \(describe(claim.speaker, of: claim.cue[0]))",
    ]
    if let content = claim.content {
      lines.append(
        "         \(claim.isQuote ? "quoted" : "content"): \(tree.text.string(tree.range(content)))")
    }
    for outlet in claim.via { lines.append("         via \(describe(outlet, of: claim.cue[0]))") }
    return lines
  }

  // MARK: Parties

  /// Code, name, how it was found, and the way to it through the tree.
  func describe(_ party: Party, of trigger: Int) -> String {
    let code = "\(party.country ?? "?") \(party.sector ?? "?")"
    let name = party.name.isEmpty ? "" : " `\(party.name)`"
    var how: [String] = []
    switch party.kind {
    case .named: how.append(party.id.map { "named, \($0)" } ?? "named")
    case .agent: how.append("by its word")
    case .pronoun: how.append("refers back")
    case .described: how.append("by its owner or description")
    case .implied: how.append("implied")
    }
    if party.countryInferred { how.append("country from the surroundings") }
    if let path = path(from: trigger, to: party) { how.append(path) }
    return "\(code)\(name) (\(how.joined(separator: "; ")))"
  }

  /// The relations from an act down to a party (nsubj, obl:agent `by`), up again where they have to.
  private func path(from trigger: Int, to party: Party) -> String? {
    guard let words = party.words, words.upperBound < tree.count, !words.contains(trigger) else { return nil }
    let head = words.first { tree.word($0).head.map { !words.contains($0) } ?? true } ?? words.lowerBound
    let above = ancestors(of: trigger)
    var down: [String] = []
    for word in ancestors(of: head) {
      if let turn = above.firstIndex(of: word) {
        let up = above[..<turn].map { "^\(tree.word($0).deprel)" }
        let preposition = tree.prepositions[head]
        let way = (up + down.reversed()).joined(separator: " ")
        return way.isEmpty ? nil : way + (preposition.isEmpty ? "" : " `\(preposition)`")
      }
      down.append(tree.word(word).deprel)
    }
    return "in another sentence"
  }

  /// A word and all above it.
  private func ancestors(of word: Int) -> [Int] {
    var found = [word]
    while let head = tree.word(found[found.count - 1]).head, found.count < 64 { found.append(head) }
    return found
  }
}
