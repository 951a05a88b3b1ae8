internal import CasusRecords

/// Brings together the reports of one act.
///
/// Cautious: two reports are of one act when they agree in kind, tie, date and numbers as far as both know them.
/// Successive waves of arrests or two expulsions a month apart stay apart; an undated report joins nothing but a
/// report of the same document that says the same.
enum Reconciliation {
  /// The incidents of `entries`, which come oldest first.
  static func incidents(from entries: [ChronicleEntry]) -> [Incident] {
    var groups: [[ChronicleEntry]] = []
    // The exact reports first, so that a vague one finds the act it belongs to, or several and then joins none.
    let order = entries.indices.sorted {
      width(entries[$0]) == width(entries[$1]) ? $0 < $1 : width(entries[$0]) < width(entries[$1])
    }
    for index in order {
      let entry = entries[index]
      let fitting = groups.indices.filter { number in groups[number].allSatisfy { isSameAct($0, entry) } }
      if fitting.count == 1 || (fitting.count > 1 && width(entry) <= 7), let number = fitting.first {
        groups[number].append(entry)
      } else {
        groups.append([entry])
      }
    }
    return groups.map(incident).sorted { ($0.date.sortKey, $0.id) < ($1.date.sortKey, $1.id) }
  }

  /// Days that the date of an entry leaves open; more than any other when it has none.
  private static func width(_ entry: ChronicleEntry) -> Int {
    entry.date.basis == .stated ? entry.date.days?.count ?? Int.max - 1 : Int.max
  }

  static func isSameAct(_ one: ChronicleEntry, _ other: ChronicleEntry) -> Bool {
    guard kind(one.event.type) == kind(other.event.type), agree(one.tie, other.tie) else { return false }
    guard agree(one.event.status, other.event.status), agree(one.event.modes, other.event.modes) else {
      return false
    }
    guard agree(one.event.counts, other.event.counts) else { return false }
    return agreeOnDate(one, other)
  }

  /// Types that different reporters use for the same act.
  private static func kind(_ type: EventType) -> EventType { type == .concede ? .retreat : type }

  private static func agree(_ one: Tie?, _ other: Tie?) -> Bool {
    guard let one, let other else { return one == other }
    let isLoose = [one.kind, other.kind].contains { $0 == .alleged || $0 == .located }
    return one.dyad == other.dyad
      && (isLoose || one.kind == .mutual || other.kind == .mutual || one.from == other.from)
  }

  /// What is reported as done and as not done is one act, contested; what is announced is another.
  private static func agree(_ one: Status, _ other: Status) -> Bool {
    let fact: Set<Status> = [.actual, .negated]
    return one == other || (fact.contains(one) && fact.contains(other))
  }

  private static func agree(_ one: [String], _ other: [String]) -> Bool {
    one.isEmpty || other.isEmpty || !Set(one).isDisjoint(with: other)
  }

  /// Numbers of the same thing may differ by one, or a quarter: sources often do.
  private static func agree(_ one: [String: Count], _ other: [String: Count]) -> Bool {
    one.allSatisfy { kind, count in
      guard let second = other[kind] else { return true }
      let (a, b) = (bounds(count), bounds(second))
      return a.low <= b.high + max(1, b.high / 4) && b.low <= a.high + max(1, a.high / 4)
    }
  }

  private static func bounds(_ count: Count) -> (low: Double, high: Double) {
    switch count {
    case .exact(let number): (Double(number), Double(number))
    case .between(let low, let high): (low.map(Double.init) ?? 0, high.map(Double.init) ?? .infinity)
    }
  }

  private static func agreeOnDate(_ one: ChronicleEntry, _ other: ChronicleEntry) -> Bool {
    let isTold = !one.event.counts.isEmpty && one.event.counts == other.event.counts
    let isSameDocument = one.source.id == other.source.id
    guard one.date.basis == .stated, other.date.basis == .stated, let days = one.date.days,
      let otherDays = other.date.days
    else {
      return isSameDocument && one.event.concept == other.event.concept
        && (isTold || one.event.counts.isEmpty)
    }
    guard days.overlaps(otherDays), let width = days.count, let otherWidth = otherDays.count else {
      return false
    }
    // Within a year much can happen between two states; within a month the same words mean the same act.
    return max(width, otherWidth) <= 31 || isTold
  }

  private static func incident(_ group: [ChronicleEntry]) -> Incident {
    let entries = group.sorted { one, other in
      let (a, b) = (weight(one), weight(other))
      return a == b ? one.id < other.id : a > b
    }
    var date = entries[0].date
    for entry in entries.dropFirst()
    where width(entry) < (date.basis == .stated ? date.days?.count ?? Int.max : Int.max) {
      date = entry.date
    }
    let tie = entries.compactMap(\.tie).first { $0.kind == .acts || $0.kind == .mutual } ?? entries[0].tie
    return Incident(
      id: entries[0].id, date: date, tie: tie, entries: entries, standing: Standing(of: entries))
  }

  /// How much a report tells: a known date, parties, numbers, a place, certainty.
  private static func weight(_ entry: ChronicleEntry) -> Double {
    var weight = entry.event.confidence + Double(entry.event.counts.count)
    if entry.date.basis == .stated { weight += entry.date.days?.count == 1 ? 3 : 2 }
    if entry.event.status != .negated { weight += 2 }
    if !entry.event.actors.isEmpty { weight += 1 }
    if !entry.event.recipients.isEmpty { weight += 1 }
    if entry.event.where != nil { weight += 0.5 }
    return weight
  }
}
