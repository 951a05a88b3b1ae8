internal import CasusChronicle

/// The list of dyads.
struct DyadsPage: Page {
  static let template = "dyads"
  static let section: Section? = .dyads

  let totals: ChronicleTotals
  let period: Period
  let paging: Paging
  let dyads: [DyadSummary]

  func title(in interface: Interface) -> String { interface.phrases["dyads.title"] }

  func view(in interface: Interface, query: Query) -> any View {
    let maker = ChartMaker(grain: period, series: dyads.map(\.series))
    let phrases = interface.phrases
    return DyadsView(
      totals: phrases.fill(
        "dyads.totals",
        [
          "documents": phrases.count("documents.count", totals.documents),
          "events": phrases.count("events.count", totals.events),
          "claims": phrases.count("claims.count", totals.claims),
          "trends": phrases.count("trends.count", totals.trends),
        ]),
      years: maker?.years,
      dyads: dyads.isEmpty ? nil : dyads.map { row(of: $0, maker: maker, in: interface) },
      paging: PagingView(paging, query: query, in: interface))
  }

  private func row(of summary: DyadSummary, maker: ChartMaker?, in interface: Interface) -> DyadsView.Row {
    let name = interface.dyad(summary.dyad.first, summary.dyad.second)
    return DyadsView.Row(
      name: name, href: Address.dyad(summary.dyad), events: summary.events, acts: summary.acts,
      first: interface.day(summary.first), last: interface.day(summary.last),
      balance: DyadsView.Share.all(summary.quads, in: interface),
      chart: summary.series.isEmpty
        ? nil
        : maker?.chart(
          summary.series, size: .small, label: interface.phrases.fill("dyads.chart", ["dyad": name]),
          in: interface))
  }
}

/// What the template `dyads` shows.
struct DyadsView: View {
  /// One dyad.
  struct Row: View {
    let name: String
    let href: String
    let events: Int
    let acts: Int
    let first: DateView?
    let last: DateView?
    let balance: [Share]
    let chart: ChartView?
  }

  /// How many acts of one quad class.
  struct Share: View {
    let quad: Int
    let count: Int
    let label: String

    /// Quad classes that occur, from verbal cooperation to material conflict.
    static func all(_ quads: [Int], in interface: Interface) -> [Share] {
      quads.enumerated().filter { $0.element > 0 }.map { index, count in
        let kind = interface.phrases["quad.\(index + 1)"]
        return Share(
          quad: index + 1, count: count,
          label: interface.phrases.fill("quad.count", ["kind": kind, "n": String(count)]))
      }
    }
  }

  let totals: String
  /// First and last year of the charts.
  let years: String?
  let dyads: [Row]?
  let paging: PagingView?
}
