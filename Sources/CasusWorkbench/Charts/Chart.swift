internal import CasusChronicle
internal import CasusRecords

/// A chart of cooperation (above the axis) and conflict (below it) over time.
///
/// Horizontal positions are percentages and vertical ones pixels, so that it fills any width while its words and
/// shapes keep their size: no script, no scaling.
struct ChartView: View {
  /// One column of a period.
  struct Bar: View {
    let x: String
    let width: String
    let y: String
    let height: String
    let kind: String
    let title: String
  }

  /// A line with a word: a year on the time axis, a value on the score axis.
  struct Tick: View {
    let at: String
    let labelAt: String
    /// Nil in small charts.
    let label: String?
  }

  /// Where a relation is going, drawn above the columns.
  struct Note: View {
    let x: String
    let middle: String
    let width: String
    let direction: String
    let title: String
  }

  let label: String
  let height: String
  let axis: String
  let base: String
  let tickHeight: String
  let bars: [Bar]
  let years: [Tick]
  let values: [Tick]
  let notes: [Note]
}

/// Lays out charts.
struct ChartMaker: Sendable {
  /// Everything that differs between the small charts of the list and the large one of a chronicle.
  struct Size: Sendable {
    let height: Double
    /// Pixels kept above the columns, for the notes.
    let head: Double
    /// Pixels kept below, for the years.
    let foot: Double
    let hasLabels: Bool

    static let small = Size(height: 46, head: 2, foot: 2, hasLabels: false)
    static let large = Size(height: 230, head: 34, foot: 24, hasLabels: true)
  }

  let grain: Period
  /// First and last period shown, as `PeriodNumber`s.
  let range: ClosedRange<Int>
  /// The largest sums, which reach the edges.
  let cooperation: Double
  let conflict: Double

  /// The grain that gives a series of quarters columns neither too broad nor too thin.
  static func grain(for series: [PeriodSum]) -> Period {
    let numbers = series.compactMap { PeriodNumber.of($0.period) }
    guard let first = numbers.min(), let last = numbers.max() else { return .quarter }
    switch last / 4 - first / 4 {
    case ..<5: return .month
    case ..<30: return .quarter
    default: return .year
    }
  }

  /// A maker whose charts have room for all of `series`; nil when there is nothing to show.
  init?(grain: Period, series: [[PeriodSum]]) {
    let sums = series.joined()
    let numbers = sums.compactMap { PeriodNumber.of($0.period) }
    guard let first = numbers.min(), let last = numbers.max() else { return nil }
    let year = Self.periods(of: grain)
    self.grain = grain
    range = (first / year * year)...(last / year * year + year - 1)
    cooperation = sums.map(\.cooperation).max() ?? 0
    conflict = -(sums.map(\.conflict).min() ?? 0)
  }

  /// The chart of one series.
  func chart(
    _ series: [PeriodSum], notes: [ChartNote] = [], size: Size, label: String, in interface: Interface
  ) -> ChartView {
    let plot = size.height - size.head - size.foot
    let total = max(cooperation + conflict, 1)
    let share = min(max(cooperation / total, cooperation > 0 ? 0.15 : 0.04), conflict > 0 ? 0.85 : 0.96)
    let axis = size.head + plot * share
    let up = cooperation > 0 ? plot * share / cooperation : 0
    let down = conflict > 0 ? plot * (1 - share) / conflict : 0
    let scale = min(up > 0 ? up : down, down > 0 ? down : up)
    return ChartView(
      label: label, height: Length.decimal(size.height), axis: Length.decimal(axis),
      base: Length.decimal(size.height - size.foot), tickHeight: Length.decimal(size.height - 7),
      bars: series.flatMap { bars(of: $0, axis: axis, scale: scale, in: interface) },
      years: years(labelled: size.hasLabels), values: size.hasLabels ? values(axis: axis, scale: scale) : [],
      notes: notes.compactMap(note))
  }

  /// First and last year shown.
  var years: String {
    let periods = Self.periods(of: grain)
    return "\(range.lowerBound / periods)–\(range.upperBound / periods)"
  }

  private var count: Double { Double(range.count) }

  private func bars(of sum: PeriodSum, axis: Double, scale: Double, in interface: Interface) -> [ChartView
    .Bar]
  {
    guard let number = PeriodNumber.of(sum.period), range.contains(number) else { return [] }
    let title = interface.phrases.fill(
      "period.bar",
      [
        "period": interface.period(sum.period), "cooperation": Length.decimal(sum.cooperation),
        "conflict": Length.decimal(-sum.conflict),
      ])
    let left = (Double(number - range.lowerBound) + 0.12) / count
    let columns: [(kind: String, value: Double)] = [
      ("cooperation", sum.cooperation), ("conflict", -sum.conflict),
    ]
    return columns.filter { $0.value > 0 }.map { column in
      let height = max(2, column.value * scale)
      return ChartView.Bar(
        x: Length.percent(left), width: Length.percent(0.76 / count),
        y: Length.decimal(column.kind == "cooperation" ? axis - height - 0.5 : axis + 0.5),
        height: Length.decimal(height), kind: column.kind, title: title)
    }
  }

  private func years(labelled: Bool) -> [ChartView.Tick] {
    let periods = Self.periods(of: grain)
    let first = range.lowerBound / periods
    let last = range.upperBound / periods
    let step = [1, 2, 5, 10, 20, 50, 100].first { (last - first + 1) / $0 <= 7 } ?? 200
    return (first...last).filter { ($0 - first).isMultiple(of: step) }.map { year in
      let start = Double((year - first) * periods) / count
      let middle = step == 1 ? start + Double(periods) / count / 2 : start
      return ChartView.Tick(
        at: Length.percent(start), labelAt: Length.percent(middle), label: labelled ? String(year) : nil)
    }
  }

  private func values(axis: Double, scale: Double) -> [ChartView.Tick] {
    let step =
      [5.0, 10, 20, 25, 50, 100, 200, 500, 1000].first { max(cooperation, conflict) / $0 <= 3 } ?? 5000
    func ticks(to limit: Double, sign: Double) -> [ChartView.Tick] {
      stride(from: step, through: limit, by: step).map { value in
        let y = axis - sign * value * scale
        return ChartView.Tick(
          at: Length.decimal(y), labelAt: Length.decimal(y - 3),
          label: (sign < 0 ? "−" : "+") + Length.decimal(value))
      }
    }
    return ticks(to: cooperation, sign: 1) + ticks(to: conflict, sign: -1)
  }

  private func note(_ note: ChartNote) -> ChartView.Note? {
    guard let first = position(note.first), let last = position(note.last), last > first else { return nil }
    let start = max(0, first)
    let end = min(1, last)
    guard start < end else { return nil }
    return ChartView.Note(
      x: Length.percent(start), middle: Length.percent((start + end) / 2), width: Length.percent(end - start),
      direction: note.direction.rawValue, title: note.title)
  }

  /// Where a day stands, from 0 to 1 (and beyond); months are taken as equally long.
  private func position(_ day: (month: Int, share: Double)) -> Double? {
    let perPeriod = Double(12 / Self.periods(of: grain))
    let months = Double(day.month) + day.share - Double(range.lowerBound) * perPeriod
    return months / (count * perPeriod)
  }

  private static func periods(of grain: Period) -> Int {
    switch grain {
    case .month: 12
    case .quarter: 4
    case .year: 1
    }
  }
}

/// A trend with the time it speaks of, for a chart.
struct ChartNote {
  let direction: Direction
  let title: String
  /// Months since year 0, and the share of that month that has passed.
  let first: (month: Int, share: Double)
  let last: (month: Int, share: Double)

  /// Nil when either end is unknown.
  init?(direction: Direction, title: String, days: DayRange?) {
    guard let first = days?.first.map(DateParts.init), let last = days?.last.map(DateParts.init),
      let firstYear = first.year, let firstMonth = first.month, let lastYear = last.year,
      let lastMonth = last.month
    else { return nil }
    self.direction = direction
    self.title = title
    self.first = (firstYear * 12 + firstMonth - 1, Double((first.day ?? 1) - 1) / 31)
    self.last = (lastYear * 12 + lastMonth - 1, Double(last.day ?? 31) / 31)
  }
}
