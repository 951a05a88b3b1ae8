public import CasusRecords

/// What a time expression says before it is known when and about what it was said.
public indirect enum TimeMeaning: Hashable, Sendable {
  /// Fully dated by its own words.
  case absolute(DayInterval, When.Precision)
  /// A part of a year, or a weekday, without its year or week.
  case partial(TimePartial, TimeShift)
  /// So many units from the day of publication, or from what was last told (`two weeks ago`, `the next day`).
  case offset(TimeAmount, from: TimeOrigin)
  /// The units up to the day of publication, or from it on (`in the past two weeks`).
  case lately(TimeAmount)
  /// The beginning, middle or end of something.
  case part(TimePart, of: TimeMeaning)
  /// So many units from the beginning or, when negative, the end of something (`the first eight days of January`).
  case edge(TimeAmount, of: TimeMeaning)
  /// From the first to the last.
  case between(TimeMeaning, TimeMeaning)
  /// From then until the day of publication; open when that is unknown.
  case since(TimeMeaning)
  /// From then on, open.
  case after(TimeMeaning)
  /// Up to and including then.
  case until(TimeMeaning)
  /// Up to the day before.
  case before(TimeMeaning)
  /// So many units before or after another expression (`three days before the election of 2003`).
  case displaced(TimeAmount, from: TimeMeaning)
  /// A length of time without a place in it (`for three days`).
  case duration(TimeAmount)
  /// Words about time that name none (`recently`).
  case vague
}

/// A unit of time.
public enum TimeUnit: String, Hashable, Sendable, CaseIterable {
  case hour, day, week, weekend, month, quarter, half, year, decade, century
}

/// How many of a unit; negative is the past.
public struct TimeAmount: Hashable, Sendable {
  /// How many.
  public var count: Int
  /// Of what.
  public var unit: TimeUnit
  /// Whether the text said *a few*.
  public var isVague: Bool

  /// Makes an amount.
  public init(count: Int, unit: TimeUnit, isVague: Bool = false) {
    self.count = count
    self.unit = unit
    self.isVague = isVague
  }
}

/// Where an offset counts from.
public enum TimeOrigin: Hashable, Sendable {
  case publication, reference
}

/// A part of a year, or a day of the week.
public enum TimePartial: Hashable, Sendable {
  case month(Int)
  case day(month: Int, day: Int)
  case weekday(Int)
  case season(Int)
  case quarter(Int)
  case half(Int)
  /// A day or month of another calendar, or a holiday.
  case feast(TimeFeast)
}

/// A holiday: its date in its own calendar, how many days it lasts, and how it moves by the day of the week.
public struct TimeFeast: Hashable, Sendable {
  /// The calendar it is dated in.
  public var calendar: CalendarSystem
  /// Month of that calendar; for `easter` nothing.
  public var month: Int
  /// Day of that month; for `easter` the distance from Easter Sunday.
  public var day: Int
  /// Days it lasts; 0 for the whole month.
  public var length: Int
  /// By how many days it moves when it falls on a Monday, a Tuesday...; empty when it stays.
  public var moves: [Int]

  /// Makes a feast.
  public init(_ calendar: CalendarSystem, month: Int, day: Int, length: Int = 1, moves: [Int] = []) {
    self.calendar = calendar
    self.month = month
    self.day = day
    self.length = length
    self.moves = moves
  }
}

/// Which of the many Fridays, Mays and springs.
public enum TimeShift: String, Hashable, Sendable {
  /// Nothing said: the narrative, else the nearest in the past.
  case bare
  /// The nearest in the past, today not counted.
  case last
  /// The nearest to come.
  case next
  /// That of this week or year.
  case this
  /// The next after what was last told.
  case following
  /// The last before what was last told.
  case previous
  /// That of the week or year last told of.
  case that
  /// That of the year before the report's.
  case lastYear = "last-year"
  /// That of the year after the report's.
  case nextYear = "next-year"
  /// That of the week before the report's.
  case lastWeek = "last-week"
  /// That of the week after the report's.
  case nextWeek = "next-week"
}

/// A third of something, roughly.
public enum TimePart: String, Hashable, Sendable {
  case early, mid, late
}

/// A time expression found in a text.
public struct TimeExpression: Hashable, Sendable {
  /// UTF-8 bytes it covers, prepositions and attached prefixes left out.
  public var range: Range<Int>
  /// What it says.
  public var meaning: TimeMeaning
  /// Line of the text it stands in, from 0.
  public var paragraph: Int
  /// Whether the sentence speaks of what is to come.
  public var looksAhead: Bool
}

/// What an expression is resolved against.
public struct Anchor: Hashable, Sendable {
  /// Day the report was published.
  public var published: CivilDay?
  /// What the narrative last spoke of, for *that day* and *the following February*.
  public var reference: When?
  /// The dated thread that bare months and days continue (*in January 2023 ... in March*).
  public var thread: When?

  /// Makes an anchor.
  public init(published: CivilDay? = nil, reference: When? = nil, thread: When? = nil) {
    self.published = published
    self.reference = reference
    self.thread = thread
  }
}
