import CasusRecords

extension TimeRule {
  /// What the phrase means with these fillers; nil when they make no sense together.
  func meaning(_ captures: TimeCaptures) -> TimeMeaning? {
    guard let meaning = plainMeaning(captures) else { return nil }
    guard let part = captures.part ?? part else { return meaning }
    return .part(part, of: meaning)
  }

  private func plainMeaning(_ captures: TimeCaptures) -> TimeMeaning? {
    switch operation {
    case .date: return date(captures)
    case .month: return month(captures)
    case .year:
      guard let first = captures.years.first else { return nil }
      let last = captures.years.last ?? first
      guard first <= last else { return nil }
      return .absolute(DayInterval(years: first...last), first == last ? .year : .range)
    case .decade:
      guard let number = captures.decade ?? captures.number, let first = Self.decade(number) else {
        return nil
      }
      return .absolute(DayInterval(years: first...(first + 9)), .decade)
    case .century:
      guard let number = captures.number ?? captures.ordinal, (1...21).contains(number) else { return nil }
      return .absolute(DayInterval(years: (number * 100 - 99)...(number * 100)), .century)
    case .season:
      guard let season = captures.season else { return nil }
      return inYear(.season(season), captures)
    case .quarter:
      guard let number = captures.ordinal ?? captures.number, (1...4).contains(number) else { return nil }
      return inYear(.quarter(number), captures)
    case .half:
      guard let number = captures.ordinal ?? Int(value), (1...2).contains(number) else { return nil }
      return inYear(.half(number), captures)
    case .weekday:
      return captures.weekday.map { .partial(.weekday($0), shift) }
    case .holiday, .feast:
      guard let text = captures.holiday ?? (value.isEmpty ? nil : value), let feast = Self.feast(text) else {
        return nil
      }
      return inYear(feast, captures)
    case .shift:
      guard var amount = amount ?? captures.unit.map({ TimeAmount(count: 0, unit: $0) }) else { return nil }
      if let unit = captures.unit { amount.unit = unit }
      return .offset(amount, from: .publication)
    case .ago: return quantity(captures, sign: -1).map { .offset($0, from: .publication) }
    case .ahead: return quantity(captures, sign: 1).map { .offset($0, from: .publication) }
    case .later: return quantity(captures, sign: 1).map { .offset($0, from: .reference) }
    case .earlier: return quantity(captures, sign: -1).map { .offset($0, from: .reference) }
    case .lately:
      guard let amount = quantity(captures, sign: 1) else { return nil }
      return .lately(
        shift == .next ? amount : TimeAmount(count: -amount.count, unit: amount.unit, isVague: amount.isVague)
      )
    case .anaphor:
      if let month = captures.months.first { return .partial(.month(month), shift) }
      if let weekday = captures.weekday { return .partial(.weekday(weekday), shift) }
      if let season = captures.season { return .partial(.season(season), shift) }
      guard let unit = captures.unit else { return nil }
      let count = shift == .following ? 1 : shift == .previous ? -1 : 0
      return .offset(TimeAmount(count: count, unit: unit), from: .reference)
    case .edge:
      guard let amount = quantity(captures, sign: shift == .last ? -1 : 1),
        let whole = month(captures) ?? year(captures)
      else {
        return nil
      }
      return .edge(amount, of: whole)
    case .lead:
      return quantity(captures, sign: shift == .previous ? -1 : 1).map { .displaced($0, from: .vague) }
    case .fixed:
      let days = value.split(separator: "/").map { CivilDay(String($0)) }
      guard let first = days.first ?? nil, let last = days.last ?? nil else { return nil }
      return .absolute(DayInterval(first, last), first == last ? .day : .range)
    case .duration: return quantity(captures, sign: 1).map { .duration($0) }
    case .vague: return .vague
    case .none: return nil
    }
  }

  private func date(_ captures: TimeCaptures) -> TimeMeaning? {
    if let day = captures.date { return .absolute(DayInterval(day), .day) }
    if let pair = captures.dayMonth {
      return dated(month: pair.month, day: pair.day, captures.years.first)
    }
    if let foreign = captures.foreign {
      guard let day = captures.hebrewDay ?? captures.days.first else { return nil }
      let feast = TimePartial.feast(TimeFeast(foreign.system, month: foreign.month, day: day))
      guard let year = captures.hebrewYear else { return inYear(feast, captures) }
      return Calendars.day(foreign.system, year: year, month: foreign.month, day: day).map {
        .absolute(DayInterval($0), .day)
      }
    }
    guard let month = captures.months.first,
      let day = captures.days.first ?? captures.ordinal ?? captures.number ?? captures.hebrewDay
    else {
      return nil
    }
    let year = captures.years.last
    guard captures.days.count > 1 || captures.months.count > 1 else {
      return dated(month: month, day: day, year)
    }
    let lastDay = captures.days.last ?? day
    guard let start = dated(month: month, day: day, year),
      let end = dated(month: captures.months.last ?? month, day: lastDay, year)
    else { return nil }
    return .between(start, end)
  }

  private func dated(month: Int, day: Int, _ year: Int?) -> TimeMeaning? {
    guard let year else {
      guard CivilDay(valid: 2000, month, day) != nil else { return nil }
      return .partial(.day(month: month, day: day), shift)
    }
    return CivilDay(valid: year, month, day).map { .absolute(DayInterval($0), .day) }
  }

  private func month(_ captures: TimeCaptures) -> TimeMeaning? {
    if let foreign = captures.foreign {
      let whole = TimeFeast(foreign.system, month: foreign.month, day: 1, length: 0)
      guard let year = captures.hebrewYear else { return inYear(.feast(whole), captures) }
      return whole.interval(ofYear: year).map { .absolute($0, .month) }
    }
    guard let first = captures.months.first else { return nil }
    let start = inYear(.month(first), captures)
    guard let last = captures.months.last, captures.months.count > 1 else { return start }
    return .between(start, inYear(.month(last), captures))
  }

  private func year(_ captures: TimeCaptures) -> TimeMeaning? {
    captures.years.first.map { .absolute(DayInterval(years: $0...$0), .year) }
  }

  private func inYear(_ partial: TimePartial, _ captures: TimeCaptures) -> TimeMeaning {
    guard let year = captures.years.last, let interval = partial.interval(in: year) else {
      return .partial(partial, shift)
    }
    return .absolute(interval, partial.precision)
  }

  private func quantity(_ captures: TimeCaptures, sign: Int) -> TimeAmount? {
    if var amount = amount ?? captures.span {
      if let unit = captures.unit { amount.unit = unit }
      amount.count *= sign
      return amount
    }
    guard let unit = captures.unit else { return nil }
    let count = captures.number ?? 1
    // Beyond a few thousand it is no date any more.
    guard count <= 5_000 else { return nil }
    return TimeAmount(count: sign * count, unit: unit, isVague: captures.isVague)
  }

  /// First year of a decade written in two or four digits.
  private static func decade(_ number: Int) -> Int? {
    if (1000...2090).contains(number) { return number / 10 * 10 }
    guard (0...99).contains(number) else { return nil }
    return number < 20 ? 2000 + number / 10 * 10 : 1900 + number / 10 * 10
  }
}

extension TimePartial {
  /// How exact it is.
  var precision: When.Precision {
    switch self {
    case .month: .month
    case .day, .weekday: .day
    case .season: .season
    case .quarter: .quarter
    case .half: .half
    case .feast(let feast): feast.length == 1 ? .day : feast.length == 0 ? .month : .range
    }
  }

  /// Its days in a Gregorian year, the first of them; nil for weekdays, and where a year has no such day.
  func interval(in year: Int) -> DayInterval? { intervals(in: year).first }

  /// All its days in a Gregorian year, in order: years of the moon begin and end within it, and some feasts come twice.
  func intervals(in year: Int) -> [DayInterval] {
    switch self {
    case .month(let month): return [DayInterval(year: year, month: month)]
    case .day(let month, let day): return CivilDay(valid: year, month, day).map { [DayInterval($0)] } ?? []
    case .weekday: return []
    case .season(let season): return [DayInterval(year: year, months: (season * 3)...(season * 3 + 2))]
    case .quarter(let quarter): return [DayInterval(year: year, months: (quarter * 3 - 2)...(quarter * 3))]
    case .half(let half): return [DayInterval(year: year, months: (half * 6 - 5)...(half * 6))]
    case .feast(let feast):
      let middle = Calendars.year(feast.calendar, of: year)
      return (middle - 1...middle + 1).compactMap { feast.interval(ofYear: $0) }
        .filter { $0.start?.parts.year == year }
    }
  }
}

extension TimeFeast {
  /// Its days in a year of its own calendar.
  fileprivate func interval(ofYear year: Int) -> DayInterval? {
    guard var start = Calendars.day(calendar, year: year, month: month, day: day) else { return nil }
    if !moves.isEmpty { start = start + moves[start.weekday - 1] }
    let length = length == 0 ? Calendars.length(calendar, year: year, month: month) : length
    return DayInterval(start, start + (length - 1))
  }
}
