/// An actor of the codebook: a state, an organisation, a person or an outlet.
public struct ActorEntry: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable { case state, organisation, person, outlet }
  /// An office held for some time.
  public struct Term: Hashable, Sendable {
    /// ISO 3166-1 alpha-3 or PLOVER code; nil when none.
    public let country: String?
    /// PLOVER sector.
    public let sector: String
    /// Name of the office.
    public let office: String
    /// First day known, as precise as known (`2003`, `2003-10`, `2003-10-31`); empty when unknown.
    public let from: String
    /// Last day known; empty when it lasts.
    public let to: String

    /// Whether a day `YYYY-MM-DD` falls into it.
    public func holds(on day: String) -> Bool {
      (from.isEmpty || from <= String(day.prefix(from.utf8.count)))
        && (to.isEmpty || to >= String(day.prefix(to.utf8.count)))
    }
  }

  /// Identifier.
  public let id: String
  /// What kind it is.
  public let kind: Kind
  /// ISO 3166-1 alpha-3 or PLOVER code; nil when none.
  public let country: String?
  /// PLOVER sector.
  public let sector: String?
  /// English display name.
  public let name: String
  /// Offices of a person; for an organisation, one term with its dates when it has any.
  public var terms: [Term] = []
  /// Language of an outlet.
  public var language: String?

  /// Whether a person holds an office on a day (today, when the day is unknown).
  public func holdsOffice(on day: String?) -> Bool {
    terms.contains { term in day.map { term.holds(on: $0) } ?? term.to.isEmpty }
  }

  /// Country and sector on a day, or today's when the day is unknown: the office held then, else the last one
  /// before it as former (`ELI`), else the general ones.
  public func code(on day: String?) -> (country: String?, sector: String?) {
    guard kind == .person, !terms.isEmpty else { return (country, sector) }
    guard let day else {
      let last = terms.max { $0.from < $1.from }
      return (last?.country ?? country, last?.sector ?? sector)
    }
    if let term = terms.last(where: { $0.holds(on: day) }) { return (term.country ?? country, term.sector) }
    return (country, sector)
  }
}

/// A word for actors: *soldiers*, *foreign ministry*, *residents*.
public struct AgentEntry: Hashable, Sendable {
  /// What the word stands for.
  public enum Kind: String, Hashable, Sendable {
    /// An institution of a state.
    case organ
    /// A person by office.
    case office
    /// People.
    case people
    /// A paper, agency, station.
    case outlet
    /// Sources, experts.
    case source
  }
  /// PLOVER sector.
  public let sector: String
  /// What kind it is.
  public let kind: Kind
  /// The words, in order.
  public let words: [NameHash]
}

/// A place.
public struct PlaceEntry: Hashable, Sendable {
  /// Identifier.
  public let id: String
  /// ISO 3166-1 alpha-3 or PLOVER code; nil when none.
  public let country: String?
  /// What kind it is.
  public let kind: String
  /// Degrees north.
  public let latitude: Double?
  /// Degrees east.
  public let longitude: Double?
  /// Name.
  public let name: String
}

/// What a name can stand for.
public struct NameEntry: Hashable, Sendable {
  /// The thing named.
  public enum Thing: Hashable, Sendable {
    /// Index into `Names.actors`.
    case actor(Int32)
    /// Adjective or demonym of the state at this index of `Names.actors`.
    case demonym(Int32)
    /// Capital of the state at this index.
    case capital(Int32)
    /// A place: see `Names.place(_:)`.
    case place(Int32)
  }
  /// What is named.
  public let thing: Thing
  /// An everyday word too: counts only in quotation marks, after a word for its kind, or after a preposition of place.
  public let ambiguous: Bool
}
