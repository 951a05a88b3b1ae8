/// Two countries, in alphabetical order of their codes; one code twice is a country with itself.
public struct Dyad: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// The alphabetically first code.
  public let first: String
  /// The alphabetically second code.
  public let second: String

  /// Makes the dyad of two codes in any order and case.
  public init(_ one: String, _ other: String) {
    let codes = [one.uppercased(), other.uppercased()].sorted()
    first = codes[0]
    second = codes[1]
  }

  /// `AZE-IRN`.
  public var description: String { "\(first)-\(second)" }

  /// Alphabetical order.
  public static func < (left: Dyad, right: Dyad) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }
}

/// How an event ties two countries, and which way it points.
public struct Tie: Hashable, Sendable, Codable {
  /// What makes the event one of the dyad.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// `from` acts on `to`.
    case acts
    /// Both act with or on each other: meetings, treaties, clashes, mutual expulsions.
    case mutual
    /// `to` suffered an act by an unknown party, and somebody lays it at the door of `from`.
    case alleged
    /// `from` is the only country known to take part, and it happened in `to`.
    case located
    /// A country's own affair: `from` and `to` are the same.
    case within
    /// An affair of `from` alone, told together with what passes between it and `to`.
    case related
  }

  /// What makes the event one of the dyad.
  public var kind: Kind
  /// The country that acts (alphabetically first when mutual).
  public var from: String
  /// The country acted upon.
  public var to: String

  /// Makes a tie.
  public init(kind: Kind, from: String, to: String) {
    self.kind = kind
    self.from = from
    self.to = to
  }

  /// The dyad it belongs to.
  public var dyad: Dyad { Dyad(from, to) }
}

/// A dyad at a glance: what the list of dyads shows.
public struct DyadSummary: Hashable, Sendable, Codable, Identifiable {
  /// The two countries.
  public var dyad: Dyad
  /// Reported events that tie the two, all statuses.
  public var events: Int
  /// The same, with reports that agree in type, direction and date counted once.
  public var acts: Int
  /// Documents that tell of them.
  public var documents: Int
  /// Number of `acts` by quad class 1 to 4: verbal and material cooperation, verbal and material conflict.
  public var quads: [Int]
  /// Earliest day known, `YYYY-MM-DD`; nil when no event has a date.
  public var first: String?
  /// Latest day known.
  public var last: String?
  /// Cooperation and conflict over time, oldest first, periods without acts left out.
  public var series: [PeriodSum]

  /// `AZE-IRN`.
  public var id: String { dyad.description }
}

/// Cooperation and conflict of a dyad in one month, quarter or year.
public struct PeriodSum: Hashable, Sendable, Codable {
  /// `2023-01`, `2023-Q1` or `2023`.
  public var period: String
  /// Acts that count: actual or attempted, dated within a quarter of a year.
  public var acts: Int
  /// Sum of the positive scores.
  public var cooperation: Double
  /// Sum of the negative scores, as a number of zero or below.
  public var conflict: Double
}

/// The grain of a series.
public enum Period: String, Hashable, Sendable, Codable, CaseIterable {
  case month, quarter, year
}
