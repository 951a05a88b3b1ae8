import CasusRecords

// Counting in days, weeks, months and years.
extension TimeResolver {
  /// First day of the week of a day.
  func week(of day: CivilDay) -> CivilDay { day - (day.weekday - lexicon.weekStart + 7) % 7 }

  /// The unit so many units away from a day: *two weeks ago* is a week, *two years ago* a year.
  func shifted(_ day: CivilDay, _ amount: TimeAmount) -> Dated? {
    let (year, month, _) = day.parts
    let count = amount.count
    switch amount.unit {
    case .hour: return (DayInterval(day), .day)
    case .day: return (DayInterval(day + count), .day)
    case .week:
      let start = week(of: day) + 7 * count
      return (DayInterval(start, start + 6), .week)
    case .weekend:
      let start = day - (day.weekday - lexicon.weekendStart + 7) % 7
      // The one just past, or running, is this weekend; a report on a weekday that looks ahead means the next.
      let next = looksAhead && day > start + 1 ? 7 : 0
      let base = count < 0 && day > start + 1 ? start + 7 * (count + 1) : start + 7 * count + next
      return (DayInterval(base, base + 1), .range)
    case .month: return (DayInterval(year: year, month: month + count), .month)
    case .quarter:
      let first = (month - 1) / 3 * 3 + 1 + 3 * count
      return (DayInterval(year: year, months: first...(first + 2)), .quarter)
    case .half:
      let first = (month - 1) / 6 * 6 + 1 + 6 * count
      return (DayInterval(year: year, months: first...(first + 5)), .half)
    case .year: return (DayInterval(years: (year + count)...(year + count)), .year)
    case .decade:
      let first = CivilDay.floor(year, 10) * 10 + 10 * count
      return (DayInterval(years: first...(first + 9)), .decade)
    case .century:
      let first = CivilDay.floor(year - 1, 100) * 100 + 1 + 100 * count
      return (DayInterval(years: first...(first + 99)), .century)
    }
  }

  /// *A few days ago*: within the last week; *a few months ago*: two to five of them.
  func vague(_ amount: TimeAmount, from day: CivilDay) -> Dated? {
    let sign = amount.count < 0 ? -1 : 1
    if amount.unit == .hour { return (DayInterval(day), .day) }
    if amount.unit == .day {
      return (sign < 0 ? DayInterval(day - 7, day - 1) : DayInterval(day + 1, day + 7), .range)
    }
    guard let near = shifted(day, TimeAmount(count: 2 * sign, unit: amount.unit)),
      let far = shifted(day, TimeAmount(count: 5 * sign, unit: amount.unit))
    else { return nil }
    return (
      sign < 0 ? DayInterval(far.days.start, near.days.end) : DayInterval(near.days.start, far.days.end),
      .range
    )
  }

  /// *In the past two weeks*, *over the next month*.
  func lately(_ amount: TimeAmount, _ published: CivilDay) -> Dated? {
    let other = moved(published, amount)
    if amount.count > 0 { return (DayInterval(published, other), .range) }
    guard amount.isVague, amount.unit == .month || amount.unit == .year else {
      return (DayInterval(other, published), .range)
    }
    // *The last several months* began with a month, not on a day.
    let (year, month, _) = other.parts
    return (
      DayInterval(CivilDay(year: year, month: amount.unit == .year ? 1 : month, day: 1), published), .range
    )
  }

  /// The same day of the month so many units away, or the last one of a shorter month.
  func moved(_ day: CivilDay, _ amount: TimeAmount) -> CivilDay {
    let (year, month, ofMonth) = day.parts
    let months: Int
    switch amount.unit {
    case .hour: return day
    case .day: return day + amount.count
    case .week, .weekend: return day + 7 * amount.count
    case .month: months = amount.count
    case .quarter: months = 3 * amount.count
    case .half: months = 6 * amount.count
    case .year: months = 12 * amount.count
    case .decade: months = 120 * amount.count
    case .century: months = 1200 * amount.count
    }
    let whole = DayInterval(year: year, month: month + months)
    guard let first = whole.start, let last = whole.end else { return day }
    return min(first + (ofMonth - 1), last)
  }

  /// *The next day*, *two weeks later*, *that year*: counted from what was last told.
  func anaphor(_ amount: TimeAmount) -> Dated? {
    guard let reference, let start = reference.days.start, let end = reference.days.end else {
      // Nothing was told: whole units count from the report, days could be any.
      guard let published, !isGuess, amount.count != 0 else { return nil }
      if amount.count > 0, amount.count > 1 || amount.unit == .day || amount.unit == .hour { return nil }
      return amount.isVague ? vague(amount, from: published) : shifted(published, amount)
    }
    let base = amount.count > 0 ? end : start
    switch amount.unit {
    case .day, .hour:
      // A day counts from a day, not from a month or a year.
      guard end.number - start.number < 7 else { return nil }
      return amount.isVague ? vague(amount, from: base) : shifted(base, amount)
    case .week, .weekend:
      guard end.number - start.number < 15 else { return nil }
      return shifted(base, amount)
    case .month:
      guard end.number - start.number < 93 else { return nil }
      return shifted(base, amount)
    default: return amount.isVague ? vague(amount, from: base) : shifted(base, amount)
    }
  }
}
