internal import CasusRecords

/// Finds the dyads that the events of a record belong to.
enum Ties {
  /// Types of acts that parties do with each other: without a recipient, several actors act among themselves.
  private static let reciprocal: Set<EventType> = [
    .agree, .consult, .support, .concede, .cooperate, .aid, .retreat, .assault,
  ]

  /// The ties of all events, at most one for each event and dyad, the strongest; in order of events and dyads.
  static func all(of record: Record) -> [(event: String, tie: Tie)] {
    let accused = accusedCountries(of: record)
    let own = record.events.map { ties(of: $0, accused: accused[$0.id] ?? []) }
    return record.events.indices.flatMap { position in
      let event = record.events[position]
      return (own[position] + related(to: position, in: record, ties: own)).sorted { $0.dyad < $1.dyad }
        .map { (event: event.id, tie: $0) }
    }
  }

  /// A country's own affair that one sentence tells together with what passes between it and another: arrests at home
  /// over a plot that the neighbour is accused of.
  private static func related(to position: Int, in record: Record, ties: [[Tie]]) -> [Tie] {
    guard !ties[position].isEmpty, ties[position].allSatisfy({ $0.kind == .within }) else { return [] }
    let homes = ties[position].map(\.from)
    var found: [Tie] = []
    for (other, event) in record.events.enumerated()
    where other != position && event.sentence == record.events[position].sentence {
      for tie in ties[other] where tie.from != tie.to {
        for home in homes where tie.from == home || tie.to == home {
          let related = Tie(kind: .related, from: home, to: tie.from == home ? tie.to : tie.from)
          if !found.contains(related) { found.append(related) }
        }
      }
    }
    return found
  }

  private static func ties(of event: Event, accused: [String]) -> [Tie] {
    let actors = countries(event.actors)
    let recipients = countries(event.recipients)
    var found: [Dyad: Tie] = [:]
    for from in actors {
      for to in recipients {
        let dyad = Dyad(from, to)
        if from == to {
          found[dyad] = Tie(kind: .within, from: from, to: to)
        } else if let other = found[dyad], other.from != from {
          found[dyad] = Tie(kind: .mutual, from: dyad.first, to: dyad.second)
        } else if found[dyad] == nil {
          found[dyad] = Tie(kind: .acts, from: from, to: to)
        }
      }
    }
    if event.recipients.isEmpty, reciprocal.contains(event.type) {
      for from in actors {
        for to in actors where from < to { found[Dyad(from, to)] = Tie(kind: .mutual, from: from, to: to) }
      }
    }
    if actors.isEmpty {
      for from in accused {
        for to in recipients where from != to && found[Dyad(from, to)] == nil {
          found[Dyad(from, to)] = Tie(kind: .alleged, from: from, to: to)
        }
      }
    }
    let parties = Set(actors + recipients)
    if parties.count == 1, let party = parties.first {
      if let place = event.where?.country, place != party, found[Dyad(party, place)] == nil {
        found[Dyad(party, place)] = Tie(kind: .located, from: party, to: place)
      } else if found.isEmpty {
        found[Dyad(party, party)] = Tie(kind: .within, from: party, to: party)
      }
    }
    return found.values.sorted { $0.dyad < $1.dyad }
  }

  /// Who is blamed for each event: the recipients of an ACCUSE whose trigger is the cue of a claim about it.
  private static func accusedCountries(of record: Record) -> [String: [String]] {
    var accused: [String: [String]] = [:]
    for claim in record.claims where claim.stance == .accuse {
      let charge = record.events.first { $0.type == .accuse && $0.trigger.overlaps(claim.cue) }
      guard let charge else { continue }
      for id in claim.about where id != charge.id {
        for country in countries(charge.recipients) where accused[id]?.contains(country) != true {
          accused[id, default: []].append(country)
        }
      }
    }
    return accused
  }

  /// Countries in order of mention, each once.
  private static func countries(_ parties: [Actor]) -> [String] {
    var seen: Set<String> = []
    return parties.compactMap(\.country).filter { seen.insert($0).inserted }
  }
}
