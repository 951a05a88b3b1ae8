internal import CasusChronicle
internal import CasusRecords

/// The chronicle of a dyad.
struct ChroniclePage: Page {
  static let template = "chronicle"
  static let section: Section? = .dyads

  let summary: DyadSummary
  let period: Period
  let paging: Paging
  let incidents: [Incident]
  let trends: [TrendEntry]

  func title(in interface: Interface) -> String {
    interface.dyad(summary.dyad.first, summary.dyad.second)
  }

  func view(in interface: Interface, query: Query) -> any View {
    let phrases = interface.phrases
    let maker = ChartMaker(grain: period, series: [summary.series])
    let chartLabel = phrases.fill("chronicle.chart", ["period": phrases["period.\(period.rawValue)"]])
    return ChronicleView(
      heading: title(in: interface),
      span: [interface.day(summary.first), interface.day(summary.last)].compactMap(\.self),
      balance: DyadsView.Share.all(summary.quads, in: interface),
      chart: maker?.chart(
        summary.series, notes: trends.compactMap { note($0, in: interface) }, size: .large, label: chartLabel,
        in: interface),
      trends: trends.isEmpty ? nil : trends.map { ChronicleView.Line($0, in: interface) },
      trendsOpen: trends.count <= 3,
      filter: ChronicleView.Filter(
        query, parties: [summary.dyad.first, summary.dyad.second].map(interface.country), in: interface),
      count: phrases.count("chronicle.acts", paging.total ?? incidents.count),
      incidents: incidents.isEmpty ? nil : rows(in: interface),
      paging: PagingView(paging, query: query, in: interface))
  }

  private func note(_ entry: TrendEntry, in interface: Interface) -> ChartNote? {
    guard entry.date.basis == .stated else { return nil }
    let title = interface.phrases["direction.\(entry.trend.direction.rawValue)"]
    return ChartNote(
      direction: entry.trend.direction, title: "\(title), \(interface.date(entry.date).text)",
      days: entry.date.days)
  }

  /// The incidents, each first one of a year with the year as heading.
  private func rows(in interface: Interface) -> [ChronicleView.Row] {
    var year: Substring?
    return incidents.map { incident in
      let its = (incident.date.days?.first ?? incident.date.days?.last)?.prefix(4)
      defer { year = its ?? year }
      return ChronicleView.Row(incident, year: its == year ? nil : its.map(String.init), in: interface)
    }
  }
}

/// What the template `chronicle` shows.
struct ChronicleView: View {
  let heading: String
  let span: [DateView]
  let balance: [DyadsView.Share]
  let chart: ChartView?
  let trends: [Line]?
  /// Whether they are few enough to stand open above the chronicle.
  let trendsOpen: Bool
  let filter: Filter
  let count: String
  let incidents: [Row]?
  let paging: PagingView?

  /// A trend.
  struct Line: View {
    let direction: String
    let directionKind: String
    let modality: String
    let date: DateView?
    let quotation: QuotationView
    let source: SourceView

    init(_ entry: TrendEntry, in interface: Interface) {
      directionKind = entry.trend.direction.rawValue
      direction = interface.phrases["direction.\(directionKind)"]
      modality = interface.phrases["modality.\(entry.trend.modality.rawValue)"]
      date = entry.date.basis == .stated ? interface.date(entry.date) : nil
      quotation = QuotationView(entry.passage, kind: .trend)
      source = SourceView(entry.source, item: entry.trend.id, in: interface)
    }
  }

  /// The fields of the filter form.
  struct Filter: View {
    let since: String?
    let until: String?
    let actor: String?
    /// Names that the field for a party suggests.
    let parties: [String]
    let types: [Group]
    let statuses: [OptionView]
    let active: Bool

    /// Event types of one quad class.
    struct Group: View {
      let label: String
      let options: [OptionView]
    }

    init(_ query: Query, parties: [String], in interface: Interface) {
      (since, until, actor) = (query.text("since"), query.text("until"), query.text("actor"))
      self.parties = parties
      let (type, status) = (query.text("type"), query.text("status"))
      types = (1...4).map { quad in
        Group(
          label: interface.phrases["quad.\(quad)"],
          options: EventType.allCases.filter { $0.quad == quad }.map {
            OptionView(value: $0.rawValue, label: interface.type($0), selected: $0.rawValue == type)
          })
      }
      statuses = Status.allCases.map {
        OptionView(
          value: $0.rawValue, label: interface.phrases["status.\($0.rawValue)"],
          selected: $0.rawValue == status)
      }
      active = [since, until, actor, type, status].contains { $0 != nil }
    }
  }

  /// One act with the reports of it.
  struct Row: View {
    let year: String?
    let date: DateView
    let act: ActView
    let actors: [PartyView]
    let recipients: [PartyView]?
    let arrow: String
    let tie: String?
    let place: String?
    let counts: [String]?
    let grade: String
    let gradeKind: String
    let objections: [String]?
    let lead: Report
    let others: [Report]?
    let othersLabel: String

    init(_ incident: Incident, year: String?, in interface: Interface) {
      let (event, phrases) = (incident.lead.event, interface.phrases)
      self.year = year
      date = interface.date(incident.date)
      act = ActView(event, in: interface)
      let recipients = event.recipients.map { PartyView($0, in: interface) }
      let mutual = incident.tie?.kind == .mutual
      actors =
        event.actors.isEmpty
        ? [PartyView(Actor(), in: interface)] : event.actors.map { PartyView($0, in: interface) }
      self.recipients =
        recipients.isEmpty || (mutual && event.actors == event.recipients) ? nil : recipients
      arrow = phrases[mutual ? "party.mutual" : "party.arrow"]
      switch incident.tie?.kind {
      case .alleged:
        tie = incident.tie.map { phrases.fill("tie.alleged", ["who": interface.country($0.from)]) }
      case .located:
        tie = incident.tie.map { phrases.fill("tie.located", ["where": interface.country($0.to)]) }
      default: tie = nil
      }
      place = event.where.flatMap { $0.name ?? $0.country.map(interface.country) }
      let counts = event.counts.sorted { $0.key < $1.key }.map { interface.count($0.key, $0.value) }
      self.counts = counts.isEmpty ? nil : counts
      let standing = incident.standing
      gradeKind = standing.grade.rawValue
      grade = phrases.fill("standing.\(gradeKind)", ["n": String(standing.vouchers.count)])
      let objections = standing.objections.map { objection in
        phrases.fill(
          objection.stance == .doubt ? "standing.doubtedBy" : "standing.deniedBy",
          ["who": PartyView(objection.by, in: interface).plain])
      }
      self.objections = objections.isEmpty ? nil : objections.unique
      let reports = incident.entries.map { Report($0, in: interface) }
      lead = reports[0]
      others = reports.count > 1 ? Array(reports.dropFirst()) : nil
      othersLabel = phrases.count("chronicle.further", reports.count - 1)
    }
  }

  /// One report of an act.
  struct Report: View {
    let quotation: QuotationView
    let source: SourceView
    let claims: [ClaimLine]?

    init(_ entry: ChronicleEntry, in interface: Interface) {
      quotation = QuotationView(entry.sentence, kind: entry.event.markKind)
      source = SourceView(entry.source, item: entry.event.id, in: interface)
      claims = entry.claims.isEmpty ? nil : entry.claims.map { ClaimLine($0, in: interface) }
    }
  }

  /// Who says what about an act, in a few words.
  struct ClaimLine: View {
    let speaker: PartyView
    let stance: String
    let stanceKind: String
    let href: String

    init(_ entry: ClaimEntry, in interface: Interface) {
      speaker = PartyView(entry.claim.speaker, in: interface)
      stanceKind = entry.claim.stance.rawValue
      stance = interface.phrases["stance.\(stanceKind)"]
      href = Address.document(entry.source.id, item: entry.claim.id)
    }
  }
}

extension [String] {
  /// The same without repetitions, in order.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
