internal import CasusRecords
internal import GRDB

extension Chronicle {
  /// All dyads of two countries, the most reported first, with cooperation and conflict over time.
  ///
  /// Only the days of `filter` and its limit and offset count here. Domestic acts told beside those of a dyad stand in its
  /// chronicle, but are not counted.
  public func dyads(
    by period: Period = .quarter, matching filter: EntryFilter = EntryFilter()
  ) throws(ChronicleError) -> [DyadSummary] {
    try reading { reader in
      var conditions = Conditions()
      conditions.add("tie.first <> tie.second AND tie.kind <> 'related'")
      conditions.add(days: filter.days, of: "event")
      return Array(
        try reader.summaries(where: conditions, by: period)
          .sorted { ($1.events, $0.dyad) < ($0.events, $1.dyad) }
          .dropFirst(max(0, filter.offset)).prefix(max(0, filter.limit ?? Int.max)))
    }
  }

  /// One dyad at a glance; nil when no event ties the two.
  public func summary(of dyad: Dyad, by period: Period = .quarter) throws(ChronicleError) -> DyadSummary? {
    try reading { reader in
      var conditions = Conditions()
      conditions.add(
        "tie.first = ? AND tie.second = ? AND tie.kind <> 'related'", dyad.first, dyad.second)
      return try reader.summaries(where: conditions, by: period).first
    }
  }
}

extension Reader {
  /// Longest span of days that a series takes for a point in time.
  private static let grain = 92

  /// Sums up in one pass over the reports, sorted by dyad and by what makes them reports of one act.
  func summaries(where conditions: Conditions, by period: Period) throws -> [DyadSummary] {
    let sql = """
      SELECT tie.first, tie.second, tie.kind, tie.source, event.document, event.type, event.status, event.quad,
        event.score, event.first_day, event.last_day, document.published_first, document.published_last
      FROM\(Self.entryTables(of: Dyad("", "")))\(conditions.sql)
      ORDER BY tie.first, tie.second, event.key
      """
    var summaries: [DyadSummary] = []
    var building: Building?
    let cursor = try Row.fetchCursor(
      db.cachedStatement(sql: sql), arguments: StatementArguments(conditions.arguments))
    while let row = try cursor.next() {
      let dyad = Dyad(row["first"], row["second"])
      if building?.dyad != dyad {
        if let building { summaries.append(building.summary()) }
        building = Building(dyad: dyad, period: period)
      }
      building?.add(row)
    }
    if let building { summaries.append(building.summary()) }
    return summaries
  }

  private struct Act: Hashable {
    var kind: String
    var source: String
    var type: String
    var status: String
    var days: DayRange
    /// Set where the date is too vague to take reports of different documents for one act.
    var document: Int64?
  }

  private struct Building {
    let dyad: Dyad
    let period: Period
    var events = 0
    var documents: Set<Int64> = []
    var acts: Set<Act> = []
    var undated = 0
    var quads = [0, 0, 0, 0]
    var first: String?
    var last: String?
    var sums: [String: PeriodSum] = [:]

    init(dyad: Dyad, period: Period) {
      self.dyad = dyad
      self.period = period
    }

    mutating func add(_ row: Row) {
      events += 1
      documents.insert(row["document"])
      var days = DayRange(first: row["first_day"], last: row["last_day"])
      let isExact = (days.count ?? Int.max) <= 31
      if days.isOpen { days = DayRange(first: row["published_first"], last: row["published_last"]) }
      let act = Act(
        kind: row["kind"], source: row["source"], type: row["type"], status: row["status"], days: days,
        document: isExact ? nil : row["document"])
      let isNew = acts.insert(act).inserted
      if let day = days.first ?? days.last { first = min(first ?? day, day) }
      if let day = days.last ?? days.first { last = max(last ?? day, day) }
      guard isNew else { return }
      let quad: Int = row["quad"]
      if quads.indices.contains(quad - 1) { quads[quad - 1] += 1 }
      guard act.status == Status.actual.rawValue || act.status == Status.attempted.rawValue,
        let start = days.first, let count = days.count, count <= Reader.grain
      else { return }
      let name = period.name(ofDay: start)
      var sum = sums[name] ?? PeriodSum(period: name, acts: 0, cooperation: 0, conflict: 0)
      let score: Double = row["score"]
      sum.acts += 1
      sum.cooperation += max(0, score)
      sum.conflict += min(0, score)
      sums[name] = sum
    }

    func summary() -> DyadSummary {
      DyadSummary(
        dyad: dyad, events: events, acts: acts.count, documents: documents.count, quads: quads, first: first,
        last: last, series: sums.values.sorted { $0.period < $1.period })
    }
  }
}

extension Period {
  /// The period in which an ISO day lies: `2023-01`, `2023-Q1` or `2023`.
  public func name(ofDay day: String) -> String {
    switch self {
    case .year: return String(day.prefix(4))
    case .month: return String(day.prefix(7))
    case .quarter:
      let month = Int(day.dropFirst(5).prefix(2)) ?? 1
      return "\(day.prefix(4))-Q\((month + 2) / 3)"
    }
  }
}
