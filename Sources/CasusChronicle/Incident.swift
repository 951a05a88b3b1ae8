public import CasusRecords

/// Reports of one act, brought together.
public struct Incident: Hashable, Sendable, Codable, Identifiable {
  /// Id of its first entry; stable as long as that report stays.
  public var id: String
  /// The tightest date that the reports agree on.
  public var date: EntryDate
  /// How it ties the dyad that was asked for.
  public var tie: Tie?
  /// The reports, the most telling first.
  public var entries: [ChronicleEntry]
  /// How well it is attested.
  public var standing: Standing

  /// The report that speaks for all.
  public var lead: ChronicleEntry { entries[0] }
}

/// How well an incident is attested.
public struct Standing: Hashable, Sendable, Codable, CustomStringConvertible {
  /// One word for it.
  public enum Grade: String, Hashable, Sendable, Codable {
    /// One voucher, nobody objects.
    case single = "single-source"
    /// Several vouchers that do not draw on each other, nobody objects.
    case corroborated
    /// Somebody denies or doubts it, or reports that it did not happen.
    case contested
  }

  /// Who objects, and where it can be read.
  public struct Objection: Hashable, Sendable, Codable {
    /// The party that denies or doubts; the publisher, when a report says that it did not happen.
    public var by: Actor
    /// `deny` or `doubt`.
    public var stance: Stance
    /// Document in which it stands.
    public var document: String
  }

  /// One word for it.
  public var grade: Grade
  /// Those who vouch independently: publishers, or the outlets they relay; all unknown publishers count as one.
  public var vouchers: [String]
  /// Who objects.
  public var objections: [Objection]
}
