import CasusRecords

/// A record as a person reads it: its events, claims and trends with the sentences they came from.
enum RecordReport {
  /// A heading and three tables; empty ones are left out.
  static func table(_ record: Record, text: String) -> String {
    let source = record.document
    var lines = [source.publisher, source.published, source.language, source.title ?? source.id].compactMap {
      $0
    }
    .joined(separator: "  ·  ")
    lines = Console.safe(lines) + "\n"
    if let error = record.error { return lines + "not coded: \(Console.safe(error.message))\n\n" }
    let index = ScalarIndex(text)
    func words(_ span: Span?) -> String { span.map { Self.words($0, text, index) } ?? "" }
    if !record.events.isEmpty {
      var table = Table([
        .init(title: "when", minimum: 10), .init(title: "act"), .init(title: "actor"),
        .init(title: "recipient"),
        .init(title: "where"), .init(title: "counts"),
      ])
      var last: Span?
      for event in record.events {
        let note = event.sentence == last ? "" : words(event.sentence)
        last = event.sentence
        table.add(
          [
            days(event.when), act(event), parties(event.actors), parties(event.recipients),
            place(event.where),
            counts(event.counts),
          ], notes: [note])
      }
      lines += "\n" + table.text()
    }
    if !record.claims.isEmpty {
      var table = Table([
        .init(title: "speaker"), .init(title: "stance"), .init(title: "about"), .init(title: "via"),
      ])
      for claim in record.claims {
        table.add(
          [
            parties([claim.speaker]), claim.stance.rawValue, claim.about.joined(separator: " "),
            claim.via.map(\.name).joined(separator: ", "),
          ], notes: [claim.quote ? "“\(words(claim.content))”" : words(claim.content)])
      }
      lines += "\n" + table.text()
    }
    for trend in record.trends {
      lines +=
        "\ntrend  \(trend.dyad.joined(separator: "–")) \(trend.direction.rawValue) (\(trend.modality.rawValue)) \(days(trend.when))"
    }
    return lines + (record.trends.isEmpty ? "\n" : "\n\n")
  }

  /// One line an event.
  static func csv(_ record: Record, text: String, withHeader: Bool) -> String {
    let index = ScalarIndex(text)
    var table = CSV([
      "document", "published", "publisher", "event", "type", "modes", "status", "score", "confidence",
      "start", "end",
      "actors", "recipients", "place", "country", "counts", "sentence",
    ])
    if !withHeader { table = CSV() }
    for event in record.events {
      table.add([
        record.document.id, record.document.published, record.document.publisher, event.id,
        event.type.rawValue,
        event.modes.joined(separator: " "), event.status.rawValue, "\(event.score)",
        "\((event.confidence * 100).rounded() / 100)", event.when?.start, event.when?.end,
        codes(event.actors),
        codes(event.recipients), event.where?.name, event.where?.country, counts(event.counts),
        words(event.sentence, text, index),
      ])
    }
    return table.text
  }

  private static func words(_ span: Span, _ text: String, _ index: ScalarIndex) -> String {
    let range = index.range(span)
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(text[start..<utf8.index(start, offsetBy: range.count)])
  }

  private static func days(_ when: When?) -> String {
    guard let when else { return "" }
    if when.start == when.end { return when.start ?? "" }
    return "\(when.start ?? "…")–\(when.end ?? "…")"
  }

  private static func act(_ event: Event) -> String {
    let mode = event.modes.first.map { "/\($0)" } ?? ""
    return event.type.rawValue + mode + (event.status == .actual ? "" : " (\(event.status.rawValue))")
  }

  private static func codes(_ actors: [Actor]) -> String {
    actors.map { "\($0.country ?? "?") \($0.sector ?? "?")" }.joined(separator: "; ")
  }

  private static func parties(_ actors: [Actor]) -> String {
    actors.map { "\($0.country ?? "?") \($0.sector ?? "?")" + ($0.name.map { " \($0)" } ?? "") }.joined(
      separator: "; ")
  }

  private static func place(_ place: Place?) -> String {
    [place?.name, place?.country].compactMap { $0 }.joined(separator: ", ")
  }

  private static func counts(_ counts: [String: Count]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\(number($0.value)) \($0.key)" }.joined(separator: ", ")
  }

  private static func number(_ count: Count) -> String {
    switch count {
    case .exact(let value): "\(value)"
    case .between(let low, nil): "≥\(low ?? 0)"
    case .between(nil, let high): "≤\(high ?? 0)"
    case .between(let low?, let high?): "\(low)–\(high)"
    }
  }
}
