import CasusCodebook
import CasusLanguage
public import CasusRecords

extension Coder {
  /// Tells how a document was coded, sentence by sentence: the tree, the patterns that fired and on which words, how
  /// status, parties and time were found, and the proposals that lost, with the reason.
  public func explain(_ document: Document) -> String {
    let coding = coding(document)
    guard let tree = coding.tree else { return "not coded: \(coding.record.error?.message ?? "")\n" }
    return Explanation(tree: tree, record: coding.record, codebook: codebook).text(coding.sentences)
  }
}

/// Writes what `casus explain` prints.
struct Explanation {
  let tree: Tree
  let record: Record
  let codebook: Codebook

  func text(_ sentences: [DocumentCoding.SentenceCoding]) -> String {
    var lines: [String] = []
    for sentence in sentences {
      let range = tree.text.sentences[sentence.index]
      lines.append("\(sentence.index + 1)  \(tree.text.string(range.range))")
      lines.append("")
      lines += treeLines(range.words)
      lines.append("")
      for proposal in sentence.proposals { lines += self.lines(proposal, sentence: sentence.index) }
      for claim in sentence.claims { lines += self.lines(claim) }
      for (direction, dyad, modality, cue) in sentence.trends {
        lines.append(
          "  trend  \(direction.rawValue) \(dyad.joined(separator: "-")), \(modality.rawValue), by `\(tree.word(cue).form)`"
        )
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

  private func lines(_ proposal: Proposal, sentence: Int) -> [String] {
    let words = proposal.words.sorted().map { tree.word($0).form }.joined(separator: " ")
    let by =
      "\(proposal.concept.name), by \(proposal.entry.pattern.source) on `\(words)` (\(proposal.entry.source))"
    if let reason = proposal.dropped { return ["  lost   \(proposal.type.rawValue) \(by): \(reason)"] }
    var lines = ["  event  \(proposal.type.rawValue)\(proposal.modes.first.map { "/" + $0 } ?? "") \(by)"]
    let because = proposal.status.because.map { "`\(tree.word($0).form)`" }.joined(separator: ", ")
    lines.append(
      "         status \(proposal.status.status.rawValue)\(because.isEmpty ? "" : " because of \(because)")")
    for (role, parties) in [("actor", proposal.actors), ("recipient", proposal.recipients)] {
      for party in parties { lines.append("         \(role) \(describe(party))") }
    }
    for note in proposal.notes { lines.append("         \(note)") }
    if let event = record.events.first(where: {
      $0.concept == proposal.concept.name && $0.trigger == span(proposal)
    }) {
      if let when = event.when {
        lines.append(
          "         when \(when.start ?? "open") to \(when.end ?? "open") (\(when.precision.rawValue))")
      }
      if let place = event.where {
        lines.append("         where \(place.name ?? "?"), \(place.country ?? "?")")
      }
      for (key, count) in event.counts.sorted(by: { $0.key < $1.key }) {
        lines.append("         \(key) \(count)")
      }
      lines.append("         confidence \((event.confidence * 100).rounded() / 100)")
    }
    return lines
  }

  private func lines(_ claim: ClaimProposal) -> [String] {
    let by = claim.entry.map { "by \($0.pattern.source) (\($0.source))" } ?? "by the colon of a headline"
    var lines = [
      "  claim  \(claim.stance.rawValue) \(by) on `\(tree.word(claim.cue[0]).form)`",
      "         speaker \(describe(claim.speaker))",
    ]
    if let content = claim.content {
      lines.append(
        "         \(claim.isQuote ? "quoted" : "content"): \(tree.text.string(tree.range(content)))")
    }
    for outlet in claim.via { lines.append("         via \(describe(outlet))") }
    return lines
  }

  private func describe(_ party: Party) -> String {
    let code = "\(party.country ?? "?") \(party.sector ?? "?")"
    let how: String
    switch party.kind {
    case .named: how = "named"
    case .agent: how = "by its word"
    case .pronoun: how = "refers back"
    case .described: how = "by its owner or description"
    case .implied: how = "implied"
    }
    return
      "\(code) \(party.name.isEmpty ? "" : "`\(party.name)` ")(\(how)\(party.countryInferred ? ", country from the surroundings" : ""))"
  }

  private func span(_ proposal: Proposal) -> Span { RecordPrinter.trigger(proposal.words, tree) }
}
