public import CasusRecords

extension TimeExpression {
  /// The interval it stands for, seen from `anchor`; nil when that cannot be known (*recently*, *for three days*,
  /// *yesterday* in a report without a date). A month or day whose year is not known keeps it open: `XXXX-08-12`.
  public func resolve(_ anchor: Anchor, lexicon: TimeLexicon) -> When? {
    var resolver = TimeResolver(anchor: anchor, looksAhead: looksAhead, lexicon: lexicon)
    var isYearless = false
    if resolver.published == nil, resolver.thread == nil, meaning.isYearless {
      // Any year without a leap day does, since it is not shown.
      resolver.published = CivilDay(year: 2001, month: 12, day: 31)
      resolver.isGuess = true
      isYearless = true
    }
    guard let (days, precision) = resolver.interval(meaning) else { return nil }
    func text(_ day: CivilDay?) -> String? {
      day.map { isYearless ? "XXXX" + $0.description.dropFirst(4) : $0.description }
    }
    for day in [days.start, days.end] {
      if let day, !(1000...2199).contains(day.parts.year) { return nil }
    }
    return When(start: text(days.start), end: text(days.end), precision: precision)
  }
}

extension TimeMeaning {
  /// Whether it names a month or day but no year.
  var isYearless: Bool {
    switch self {
    case .partial(.month, .bare), .partial(.day, .bare), .partial(.season, .bare), .partial(.quarter, .bare):
      true
    case .part(_, let inner), .edge(_, let inner), .since(let inner), .until(let inner), .after(let inner),
      .before(let inner):
      inner.isYearless
    case .between(let first, let second): first.isYearless && second.isYearless
    default: false
    }
  }
}

/// Turns meanings into intervals of days.
struct TimeResolver {
  typealias Dated = (days: DayInterval, precision: When.Precision)

  var published: CivilDay?
  var reference: Dated?
  var thread: Dated?
  var looksAhead: Bool
  /// Whether the day of publication is only made up.
  var isGuess = false
  let lexicon: TimeLexicon

  init(anchor: Anchor, looksAhead: Bool, lexicon: TimeLexicon) {
    published = anchor.published
    reference = anchor.reference.flatMap(Self.dated)
    thread = anchor.thread.flatMap(Self.dated)
    self.looksAhead = looksAhead
    self.lexicon = lexicon
  }

  private static func dated(_ when: When) -> Dated? {
    guard let start = when.start.flatMap({ CivilDay($0) }), let end = when.end.flatMap({ CivilDay($0) })
    else { return nil }
    return (DayInterval(start, end), when.precision)
  }

  func interval(_ meaning: TimeMeaning) -> Dated? {
    switch meaning {
    case .absolute(let days, let precision): return (days, precision)
    case .partial(.weekday(let weekday), let shift):
      return self.weekday(weekday, shift).map { (DayInterval($0), .day) }
    case .partial(let partial, let shift): return self.partial(partial, shift).map { ($0, partial.precision) }
    case .offset(let amount, .publication):
      guard let published, !isGuess else { return nil }
      if amount.isVague { return vague(amount, from: published) }
      return shifted(published, amount)
    case .offset(let amount, .reference): return anaphor(amount)
    case .lately(let amount):
      guard let published, !isGuess else { return nil }
      return lately(amount, published)
    case .part(let part, let inner):
      guard let whole = interval(inner) else { return nil }
      return self.part(part, whole)
    case .edge(let amount, let inner):
      guard let whole = interval(inner) else { return nil }
      return edge(amount, whole.days)
    case .between(let first, let second): return between(first, second)
    case .since(let inner):
      guard let from = interval(inner)?.days.start else { return nil }
      let until = isGuess ? nil : published
      if let until, until < from { return (DayInterval(from, nil), .range) }
      return (DayInterval(from, until), .range)
    case .after(let inner): return interval(inner).map { (DayInterval($0.days.start, nil), .range) }
    case .until(let inner): return interval(inner).map { (DayInterval(nil, $0.days.end), .range) }
    case .before(let inner):
      return interval(inner).map { (DayInterval(nil, $0.days.start.map { $0 - 1 }), .range) }
    case .displaced(let amount, let inner):
      guard let base = interval(inner)?.days, let day = amount.count < 0 ? base.start : base.end else {
        return nil
      }
      if amount.isVague, amount.unit == .day {
        let days = amount.count < 0 ? DayInterval(day - 5, day - 1) : DayInterval(day + 1, day + 5)
        return (days, .range)
      }
      return amount.isVague ? vague(amount, from: day) : shifted(day, amount)
    case .duration, .vague: return nil
    }
  }

  // MARK: Parts of years and weekdays

  private func weekday(_ weekday: Int, _ shift: TimeShift) -> CivilDay? {
    func back(from day: CivilDay) -> CivilDay { day - (day.weekday - weekday + 7) % 7 }
    func forth(from day: CivilDay) -> CivilDay { day + (weekday - day.weekday + 7) % 7 }
    switch shift {
    case .following:
      guard let base = (reference?.days.end ?? published), !isGuess else { return nil }
      return forth(from: base + 1)
    case .previous:
      guard let base = (reference?.days.start ?? published), !isGuess else { return nil }
      return back(from: base - 1)
    case .that:
      guard let base = reference, base.precision == .day || base.precision == .week,
        let start = base.days.start
      else {
        return nil
      }
      return forth(from: week(of: start))
    case .bare, .last, .next, .this, .lastWeek, .nextWeek, .lastYear, .nextYear:
      guard let published, !isGuess else { return nil }
      if shift == .lastWeek { return forth(from: week(of: published) - 7) }
      if shift == .nextWeek { return forth(from: week(of: published) + 7) }
      if shift == .last { return back(from: published - 1) }
      if shift == .next { return forth(from: published + 1) }
      if shift == .this { return forth(from: week(of: published)) }
      return looksAhead ? forth(from: published) : back(from: published)
    }
  }

  private func partial(_ partial: TimePartial, _ shift: TimeShift) -> DayInterval? {
    switch shift {
    case .following:
      guard let base = reference?.days.end ?? published else { return nil }
      return first(partial, near: base) { $0 > base }
    case .previous:
      guard let base = reference?.days.start ?? published else { return nil }
      return last(partial, near: base) { $0.end.map { $0 < base } ?? false }
    case .that:
      guard let base = reference?.days.start ?? published else { return nil }
      return partial.interval(in: base.parts.year)
    case .bare:
      if !looksAhead, let threaded = threaded(partial) { return threaded }
      guard let published else { return nil }
      return looksAhead
        ? first(partial, near: published) {
          $0 >= published
            || partial.interval(in: published.parts.year)?.contains(published) ?? false
              && $0.parts.year == published.parts.year
        }
        : last(partial, near: published) { $0.start.map { $0 <= published } ?? false }
    case .last:
      guard let published else { return nil }
      return last(partial, near: published) { $0.end.map { $0 < published } ?? false }
    case .next:
      guard let published else { return nil }
      return first(partial, near: published) { $0 > published }
    case .this, .lastWeek, .nextWeek, .lastYear, .nextYear:
      guard let published else { return nil }
      let away = shift == .lastYear ? -1 : shift == .nextYear ? 1 : 0
      return partial.interval(in: published.parts.year + away)
    }
  }

  /// The occurrence that continues the thread: the one nearest to it that is no later than the report.
  private func threaded(_ partial: TimePartial) -> DayInterval? {
    guard let thread, let start = thread.days.start else { return nil }
    let year = start.parts.year
    let candidates =
      thread.precision == .year
      ? partial.intervals(in: year) : (year - 1...year + 1).flatMap { partial.intervals(in: $0) }
    return
      candidates
      .compactMap { days in days.start.map { (days: days, distance: $0.number - start.number) } }
      .filter { candidate in published.map { $0.number >= start.number + candidate.distance } ?? true }
      .min { (abs($0.distance), -$0.distance) < (abs($1.distance), -$1.distance) }?
      .days
  }

  private func first(_ partial: TimePartial, near day: CivilDay, _ fits: (CivilDay) -> Bool) -> DayInterval? {
    let year = day.parts.year
    return (year - 1...year + 8).lazy.flatMap { partial.intervals(in: $0) }.first {
      $0.start.map(fits) ?? false
    }
  }

  private func last(_ partial: TimePartial, near day: CivilDay, _ fits: (DayInterval) -> Bool) -> DayInterval?
  {
    let year = day.parts.year
    return (year - 8...year + 1).reversed().lazy.flatMap { partial.intervals(in: $0).reversed() }
      .first(where: fits)
  }

  // MARK: Ends

  private func between(_ first: TimeMeaning, _ second: TimeMeaning) -> Dated? {
    var inner = self
    if case .partial(_, .bare) = second.core, case .absolute = first.core, let from = interval(first) {
      // From May 2023 to July: the July after it.
      inner.thread = nil
      inner.looksAhead = true
      inner.published = from.days.end
      guard let to = inner.interval(second), let start = from.days.start else { return nil }
      return (DayInterval(start, to.days.end), .range)
    }
    guard let to = interval(second), let end = to.days.end else { return nil }
    inner.looksAhead = false
    if case .partial(_, .bare) = first.core {
      inner.thread = nil
      inner.published = to.days.start
    }
    guard let start = inner.interval(first)?.days.start, start <= end else { return nil }
    return (DayInterval(start, end), .range)
  }

  private func part(_ part: TimePart, _ whole: Dated) -> Dated? {
    guard let start = whole.days.start, let end = whole.days.end else { return nil }
    let year = start.parts.year
    switch whole.precision {
    case .day: return whole
    case .month:
      let ends = [0...9, 9...19, 19...(end.number - start.number)]
      let chosen = ends[part.index]
      return (DayInterval(start + chosen.lowerBound, start + chosen.upperBound), .range)
    case .year:
      return (DayInterval(year: year, months: [1...3, 5...8, 10...12][part.index]), .range)
    case .decade:
      let years = [0...3, 4...6, 6...9][part.index]
      return (DayInterval(years: (year + years.lowerBound)...(year + years.upperBound)), .range)
    default:
      let length = end.number - start.number + 1
      let from = start + length * part.index / 3
      return (DayInterval(from, start + (length * (part.index + 1) / 3 - 1)), .range)
    }
  }

  private func edge(_ amount: TimeAmount, _ whole: DayInterval) -> Dated? {
    guard let start = whole.start, let end = whole.end, amount.count != 0 else { return nil }
    if amount.count > 0 { return (DayInterval(start, moved(start, amount) - 1), .range) }
    return (DayInterval(moved(end + 1, amount), end), .range)
  }
}

extension TimeMeaning {
  /// What a part is part of.
  fileprivate var core: TimeMeaning {
    if case .part(_, let inner) = self { return inner.core }
    return self
  }
}

extension TimePart {
  fileprivate var index: Int {
    switch self {
    case .early: 0
    case .mid: 1
    case .late: 2
    }
  }
}

extension DayInterval {
  fileprivate func contains(_ day: CivilDay) -> Bool {
    (start.map { $0 <= day } ?? true) && (end.map { day <= $0 } ?? true)
  }
}
