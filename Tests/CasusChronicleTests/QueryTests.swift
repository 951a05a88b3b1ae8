import CasusChronicle
import CasusRecords
import Testing

/// Dyads, filters, claims, and the bringing together of reports.
struct QueryTests {
  private let text = "Something happened between the two."
  private let chronicle: Chronicle

  init() throws { chronicle = try Chronicle(at: ":memory:") }

  private func add(
    _ id: String, by publisher: String? = nil, on day: String? = nil, _ events: [Event],
    _ claims: [Claim] = []
  ) throws {
    try Samples.add(
      id, "\(text) \(id)", by: publisher, on: day, events: events, claims: claims, to: chronicle)
  }

  private func event(
    id: String = "e1", _ type: EventType, _ actors: [String], _ recipients: [String], on day: String? = nil,
    to end: String? = nil, precision: When.Precision = .day, status: Status = .actual,
    counts: [String: Count] = [:], in place: String? = nil
  ) -> Event {
    Samples.event(
      id, type, actors, recipients, on: day, to: end, precision: precision, status: status, counts: counts,
      in: place,
      text: text)
  }

  private func ties(_ event: Event) throws -> [Tie] {
    let chronicle = try Chronicle(at: ":memory:")
    try Samples.add("d", text, events: [event], to: chronicle)
    let codes = ["AZE", "IRN", "ISR"]
    return try codes.flatMap { one in
      try codes.filter { $0 >= one }.flatMap { try chronicle.entries(of: Dyad(one, $0)).compactMap(\.tie) }
    }
  }

  @Test func everyWayInWhichAnEventTiesTwoCountries() throws {
    #expect(try ties(event(.sanction, ["IRN"], ["AZE"])) == [Tie(kind: .acts, from: "IRN", to: "AZE")])
    #expect(try ties(event(.consult, ["IRN", "AZE"], [])) == [Tie(kind: .mutual, from: "AZE", to: "IRN")])
    #expect(
      try ties(event(.sanction, ["IRN", "AZE"], ["AZE", "IRN"])).filter { $0.from != $0.to }
        == [Tie(kind: .mutual, from: "AZE", to: "IRN")])
    #expect(try ties(event(.accuse, ["IRN", "AZE"], [])).isEmpty)
    #expect(
      try ties(event(.assault, [], ["AZE"], in: "IRN")) == [Tie(kind: .located, from: "AZE", to: "IRN")])
    #expect(try ties(event(.coerce, ["AZE"], ["AZE"])) == [Tie(kind: .within, from: "AZE", to: "AZE")])
    #expect(
      try ties(event(.accuse, ["AZE", "ISR"], ["IRN"])) == [
        Tie(kind: .acts, from: "AZE", to: "IRN"), Tie(kind: .acts, from: "ISR", to: "IRN"),
      ])
    #expect(try ties(event(.assault, [], [])).isEmpty)
  }

  /// Arrests at home stand in the chronicle of a dyad when the sentence tells of the other country as well; they are
  /// not counted among what passes between the two.
  @Test func domesticActsToldTogetherAreRelated() throws {
    var elsewhere = event(id: "e3", .coerce, ["IRN"], ["IRN"])
    elsewhere.sentence = Span(0, 1)
    try add(
      "d",
      [
        event(id: "e1", .coerce, ["AZE"], ["AZE"]), event(id: "e2", .accuse, ["AZE"], ["IRN"]), elsewhere,
      ])
    let ties = try chronicle.entries(of: Dyad("AZE", "IRN")).compactMap(\.tie)
    #expect(
      ties == [Tie(kind: .related, from: "AZE", to: "IRN"), Tie(kind: .acts, from: "AZE", to: "IRN")])
    #expect(try chronicle.summary(of: Dyad("AZE", "IRN"))?.events == 1)
    #expect(try chronicle.dyads().map(\.events) == [1])
    #expect(try chronicle.entries(of: Dyad("AZE", "AZE")).map(\.event.id) == ["e1"])
  }

  @Test func blameTiesAnActByUnknownHands() throws {
    var charge = event(id: "e2", .accuse, ["AZE"], ["IRN"])
    charge.trigger = Span(3, 9)
    let claim = Samples.claim("c1", .accuse, by: Actor(country: "AZE"), about: ["e1"], cue: Span(3, 9))
    try add("d", [event(id: "e1", .assault, [], ["AZE"]), charge], [claim])
    let entries = try chronicle.entries(of: Dyad("IRN", "AZE"))
    #expect(entries.map(\.tie?.kind) == [.alleged, .acts])
    #expect(entries.first?.tie?.from == "IRN")
    #expect(entries.first?.claims.map(\.claim.stance) == [.accuse])
  }

  @Test func filtersByDaysTypesStatusAndParty() throws {
    try add(
      "d", on: "2024-08-20",
      [
        event(id: "e1", .sanction, ["AZE"], ["IRN"], on: "2021-12-31"),
        event(id: "e2", .sanction, ["AZE"], ["IRN"], on: "2022-01-01"),
        event(id: "e3", .accuse, ["IRN"], ["AZE"], on: "2023-01-01", to: "2023-12-31", precision: .year),
        event(id: "e4", .aid, ["IRN"], ["AZE"], on: "XXXX-08-12", status: .planned),
        event(id: "e5", .aid, ["IRN"], ["AZE"]),
      ])
    func ids(_ filter: EntryFilter) throws -> [String] {
      let ids = try chronicle.entries(of: Dyad("AZE", "IRN"), matching: filter).map(\.event.id)
      #expect(try chronicle.count(of: Dyad("AZE", "IRN"), matching: filter) == ids.count)
      return ids
    }
    #expect(try ids(EntryFilter()) == ["e1", "e2", "e3", "e4", "e5"])
    #expect(try ids(EntryFilter(days: try DayRange(since: "2022", until: nil))) == ["e2", "e3", "e4", "e5"])
    #expect(try ids(EntryFilter(days: try DayRange(since: "2022", until: "2023-06"))) == ["e2", "e3"])
    #expect(try ids(EntryFilter(days: try DayRange(since: nil, until: "2021"))) == ["e1"])
    #expect(try ids(EntryFilter(types: [.aid, .accuse])) == ["e3", "e4", "e5"])
    #expect(try ids(EntryFilter(statuses: [.planned])) == ["e4"])
    #expect(try ids(EntryFilter(party: "nobody' OR 1=1 --")) == [])
    #expect(try ids(EntryFilter(party: "%")) == [])
    let all = try chronicle.entries(of: Dyad("AZE", "IRN"), matching: EntryFilter(limit: 2, offset: 1))
    #expect(all.map(\.event.id) == ["e2", "e3"])
  }

  @Test func datesSayWhatTheyRestOn() throws {
    try add(
      "d", on: "2024-08-20",
      [
        event(id: "e1", .aid, ["AZE"], ["IRN"], on: "2023-01-01", to: "2023-01-31", precision: .month),
        event(id: "e2", .aid, ["AZE"], ["IRN"], on: "XXXX-08-12"), event(id: "e3", .aid, ["AZE"], ["IRN"]),
      ])
    try add("u", [event(id: "e1", .aid, ["AZE"], ["IRN"])])
    let dates = try chronicle.entries(of: Dyad("AZE", "IRN")).map(\.date)
    #expect(dates.map(\.basis) == [.stated, .stated, .published, .unknown])
    #expect(dates.map(\.description) == ["2023-01", "XXXX-08-12", "undated", "undated"])
    #expect(dates.map(\.days?.first) == ["2023-01-01", "2024-08-20", "2024-08-20", nil])
  }

  @Test func dyadsSumUpWithoutCountingCopies() throws {
    for id in ["a", "b"] {
      try add(
        id, [event(.sanction, ["AZE"], ["IRN"], on: "2023-04-06"), event(id: "e2", .aid, ["IRN"], ["AZE"])])
    }
    try add("c", [event(.consult, ["AZE", "ISR"], [], on: "2023-03-29")])
    let dyads = try chronicle.dyads(by: .quarter)
    #expect(dyads.map(\.id) == ["AZE-IRN", "AZE-ISR"])
    let first = try #require(dyads.first)
    #expect((first.events, first.acts, first.documents) == (4, 3, 2))
    #expect(first.quads == [0, 2, 0, 1])
    #expect((first.first, first.last) == ("2023-04-06", "2023-04-06"))
    #expect(first.series.map(\.period) == ["2023-Q2"])
    #expect(first.series.map(\.conflict) == [-8])
    #expect(try chronicle.summary(of: Dyad("ISR", "AZE"), by: .month)?.series.map(\.period) == ["2023-03"])
    #expect(try chronicle.summary(of: Dyad("ISR", "IRN")) == nil)
  }

  @Test func reportsOfOneActAreOneIncident() throws {
    let act = event(.sanction, ["AZE"], ["IRN"], on: "2023-04-06", counts: ["expelled": .exact(4)])
    let vague = event(.sanction, ["AZE"], ["IRN"], on: "2023-04-01", to: "2023-04-30", precision: .month)
    try add("a", by: "Turan", [act])
    try add("b", by: "Kan", [vague])
    try add("c", by: "TURAN", [act])
    let other = event(.sanction, ["AZE"], ["IRN"], on: "2023-05-06", counts: ["expelled": .exact(4)])
    try add("d", by: "Haaretz", [other])
    let incidents = try chronicle.incidents(of: Dyad("AZE", "IRN"))
    #expect(incidents.map(\.entries.count) == [3, 1])
    #expect(incidents.map(\.standing.description) == ["corroborated (2)", "single-source"])
    #expect(incidents.map(\.date.description) == ["2023-04-06", "2023-05-06"])
  }

  @Test func numbersTypesAndDirectionsKeepActsApart() throws {
    let waves = [20, 40].map { number in
      event(.coerce, ["AZE"], ["IRN"], on: "2023-04-01", counts: ["arrested": .exact(number)])
    }
    try add("a", [waves[0]])
    try add("b", [waves[1]])
    try add("c", [event(.coerce, ["IRN"], ["AZE"], on: "2023-04-01")])
    try add("d", [event(.accuse, ["AZE"], ["IRN"], on: "2023-04-01")])
    try add("e", [event(.coerce, ["AZE"], ["IRN"], on: "2023-04-01", status: .planned)])
    try add("f", [event(.coerce, ["AZE"], ["IRN"])])
    #expect(try chronicle.incidents(of: Dyad("AZE", "IRN")).count == 6)
  }

  @Test func relaysAndUnknownPublishersAddNoWeight() throws {
    let act = event(.assault, ["ISR"], ["IRN"], on: "2024-10-26")
    let relay = Samples.claim(
      "c1", .assert, by: Actor(country: "ISR", sector: "MIL"), about: ["e1"], via: ["Turan"])
    try add("a", by: "Turan", [act])
    try add("b", by: "Kan", [act], [relay])
    #expect(try chronicle.incidents(of: Dyad("ISR", "IRN")).first?.standing.description == "single-source")
    try add("c", [act])
    try add("d", [act])
    #expect(try chronicle.incidents(of: Dyad("ISR", "IRN")).first?.standing.description == "corroborated (2)")
  }

  @Test func objectionsContest() throws {
    let act = event(.assault, ["ISR"], ["IRN"], on: "2024-10-26")
    try add("a", by: "Turan", [act])
    try add(
      "b", by: "Kan", [act],
      [Samples.claim("c1", .deny, by: Actor(country: "ISR", name: "IDF"), about: ["e1"])])
    try add("c", by: "Ynet", [event(.assault, ["ISR"], ["IRN"], on: "2024-10-26", status: .negated)])
    let standing = try #require(try chronicle.incidents(of: Dyad("ISR", "IRN")).first?.standing)
    #expect(standing.description == "contested (denied by IDF, denied by Ynet)")
    #expect(standing.vouchers == ["Turan", "Kan"])
  }

  @Test func claimsByWordsCountryStanceSpeakerAndEvent() throws {
    let deny = Samples.claim(
      "c1", .deny, by: Actor(country: "IRN", sector: "GOV", name: "Nasser Kanani"), about: ["e1"])
    let assert = Samples.claim("c2", .assert, by: Actor(sector: "JRN", name: "Turan"))
    try add("d", on: "2023-02-01", [event(.assault, [], ["AZE"])], [deny, assert])
    func ids(_ filter: ClaimFilter) throws -> [String] { try chronicle.claims(matching: filter).map(\.id) }
    #expect(try ids(ClaimFilter()) == ["d#c1", "d#c2"])
    #expect(try ids(ClaimFilter(words: "kanani")) == ["d#c1"])
    #expect(try ids(ClaimFilter(words: "SOMETHING between")) == ["d#c1", "d#c2"])
    #expect(try ids(ClaimFilter(words: "nothing")) == [])
    #expect(try ids(ClaimFilter(country: "aze")) == ["d#c1"])
    #expect(try ids(ClaimFilter(stances: [.assert])) == ["d#c2"])
    #expect(try ids(ClaimFilter(speaker: "kanani")) == ["d#c1"])
    #expect(try ids(ClaimFilter(speaker: "JRN")) == ["d#c2"])
    #expect(try ids(ClaimFilter(event: "d#e1")) == ["d#c1"])
    #expect(try ids(ClaimFilter(event: "d#e9")) == [])
    #expect(try ids(ClaimFilter(days: try DayRange(since: "2023-02-02", until: nil))) == [])
    #expect(try ids(ClaimFilter(words: "something", limit: 1, offset: 1)) == ["d#c2"])
    #expect(try chronicle.claim(id: "d#c1")?.about.map(\.id) == ["d#e1"])
    #expect(try chronicle.entry(id: "d#e1")?.claims.map(\.id) == ["d#c1"])
    #expect(try chronicle.entry(id: "nonsense") == nil)
  }

  @Test func datesAreReadAndRefused() throws {
    #expect(try DayRange(since: "2024-02", until: "2024-02").last == "2024-02-29")
    #expect(try DayRange(since: "1900-02", until: "1900-02").count == 28)
    #expect(try DayRange(since: "2023", until: "2024").count == 365 + 366)
    for wrong in [
      "", "23", "2023-13", "2023-02-29", "2023-1-1", "2023-01-01-01", "0000", "٢٠٢٣", "2023-", "last year",
    ] {
      #expect(throws: CalendarError.self) { try DayRange(since: wrong, until: nil) }
    }
    #expect(throws: CalendarError.self) { try DayRange(since: "2024", until: "2023") }
  }
}
