public import CasusRecords

extension Standing {
  /// Weighs reports of one act.
  ///
  /// A voucher is a publisher, or the outlet on whose word a report rests (a claim about the act by a newspaper or
  /// agency, or one that came through it). Copies and relays add none; unknown publishers are one voucher together.
  public init(of entries: [ChronicleEntry]) {
    var vouchers: [String] = []
    var seen: Set<String> = []
    var objections: [Objection] = []
    var seenObjections: Set<[String]> = []

    func object(_ by: Actor, _ stance: Stance, in document: String) {
      let objection = Objection(by: by, stance: stance, document: document)
      let who = [by.id ?? by.name ?? "", by.country ?? "", by.sector ?? "", stance.rawValue]
      if seenObjections.insert(who).inserted { objections.append(objection) }
    }

    for entry in entries {
      for claim in entry.claims where claim.claim.stance == .deny || claim.claim.stance == .doubt {
        object(claim.claim.speaker, claim.claim.stance, in: entry.source.id)
      }
      if entry.event.status == .negated {
        if entries.contains(where: { $0.event.status != .negated }) {
          object(Actor(sector: "JRN", name: entry.source.publisher), .deny, in: entry.source.id)
        }
        continue
      }
      for voucher in Self.vouchers(for: entry) where seen.insert(Folding.looseKey(voucher)).inserted {
        vouchers.append(voucher)
      }
    }
    self.vouchers = vouchers
    self.objections = objections
    grade = !objections.isEmpty ? .contested : vouchers.count > 1 ? .corroborated : .single
  }

  /// The outlets on whose word a report rests, else its publisher; an empty name when unknown.
  private static func vouchers(for entry: ChronicleEntry) -> [String] {
    var relayed: [String] = []
    for claim in entry.claims where claim.claim.stance == .assert || claim.claim.stance == .accuse {
      relayed += claim.claim.via.map(\.name)
      if claim.claim.speaker.sector == "JRN", let name = claim.claim.speaker.name { relayed.append(name) }
    }
    return relayed.isEmpty ? [entry.source.publisher ?? ""] : relayed
  }

  /// `single-source`, `corroborated (3)`, `contested (denied by Iran GOV)`.
  public var description: String {
    switch grade {
    case .single: return grade.rawValue
    case .corroborated: return "\(grade.rawValue) (\(vouchers.count))"
    case .contested:
      let voices = objections.map { "\($0.stance == .deny ? "denied" : "doubted") by \($0.by.label)" }
      return "\(grade.rawValue) (\(voices.joined(separator: ", ")))"
    }
  }
}

extension Actor {
  /// How a party is called in one line: its name, else its codes.
  public var label: String {
    let codes = [country, sector].compactMap(\.self).joined(separator: " ")
    guard let name, !name.isEmpty else { return codes.isEmpty ? "unknown" : codes }
    return name
  }
}

extension EntryDate {
  /// Sorts by first day, then by last; the unknown stand at the end.
  var sortKey: String { (days?.first ?? days?.last ?? "9999") + " " + (days?.last ?? days?.first ?? "9999") }

  /// As precise as known: `2023-01-27`, `2023-01`, `2022-10-17 to 2022-10-20`, `XXXX-08-12`, `undated`.
  public var description: String {
    guard basis == .stated else { return "undated" }
    guard let start else { return end.map { "until \($0)" } ?? "undated" }
    guard let end else { return "since \(start)" }
    if start == end { return start }
    if let days = try? Calendar.days(of: String(start.prefix(4))), (start, end) == days {
      return String(start.prefix(4))
    }
    if start.prefix(7) == end.prefix(7), let days = try? Calendar.days(of: String(start.prefix(7))),
      (start, end) == days
    {
      return String(start.prefix(7))
    }
    return "\(start) to \(end)"
  }
}
