import CasusRecords

/// A record as a person reviews it: one line for an event, claim or trend, one for each thing known of it.
///
/// Confidence is left out (it changes whenever the disposer is trained anew), as are the versions.
struct RecordText {
  private let record: Record
  private let index: ScalarIndex
  private let text: String

  init(_ record: Record, of text: String) {
    self.record = record
    self.text = text
    index = ScalarIndex(text)
  }

  var lines: [String] {
    var lines: [String] = []
    if let error = record.error { lines.append("error \(error.code): \(error.message)") }
    for event in record.events {
      let kind = ([event.type.rawValue] + event.modes).joined(separator: "/")
      lines.append(
        "\(event.id) \(kind) \(event.status.rawValue) \(words(event.trigger)) (\(event.concept), \(event.score))"
      )
      lines += event.actors.map { "   actor \(party($0))" }
      lines += event.recipients.map { "   recipient \(party($0))" }
      if let when = event.when { lines.append("   when \(days(when))") }
      if let place = event.where {
        lines.append("   where \(place.name ?? "?"), \(place.country ?? "?") \(words(place.text))")
      }
      for (kind, count) in event.counts.sorted(by: { $0.key < $1.key }) {
        lines.append("   \(kind) \(number(count))")
      }
      if !event.contexts.isEmpty { lines.append("   contexts \(event.contexts.joined(separator: " "))") }
    }
    for claim in record.claims {
      lines.append("\(claim.id) \(claim.stance.rawValue) \(words(claim.cue))")
      lines.append("   speaker \(party(claim.speaker))")
      if let content = claim.content {
        lines.append("   \(claim.quote ? "quote" : "content") \(words(content))")
      }
      if !claim.about.isEmpty { lines.append("   about \(claim.about.joined(separator: " "))") }
      lines += claim.via.map { "   via \($0.name), \($0.country ?? "?") \(words($0.text))" }
    }
    for trend in record.trends {
      lines.append(
        "\(trend.id) \(trend.dyad.joined(separator: "-")) \(trend.direction.rawValue) \(trend.modality.rawValue) "
          + words(trend.cue))
      if let when = trend.when { lines.append("   when \(days(when))") }
    }
    return lines
  }

  private func words(_ span: Span?) -> String {
    guard let span else { return "(implied)" }
    let range = index.range(span)
    let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    return "‹\(text[start..<text.utf8.index(start, offsetBy: range.count)])›"
  }

  private func party(_ actor: Actor) -> String {
    "\(actor.country ?? "?") \(actor.sector ?? "?") \(words(actor.text))\(actor.id.map { " = \($0)" } ?? "")"
  }

  private func days(_ when: When) -> String {
    "\(when.start ?? "open") to \(when.end ?? "open") (\(when.precision.rawValue)) \(words(when.text))"
  }

  private func number(_ count: Count) -> String {
    switch count {
    case .exact(let value): "\(value)"
    case .between(let low, let high): "\(low.map(String.init) ?? "")..\(high.map(String.init) ?? "")"
    }
  }
}
