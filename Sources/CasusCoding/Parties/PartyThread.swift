/// The parties a document has spoken of so far, most recent last.
struct PartyThread {
  private struct Entry {
    let party: Party
    let sentence: Int
    let isSubject: Bool
    /// The first of those that stand side by side with it.
    let first: Int
  }
  private var entries: [Entry] = []
  private var people: [String: Party] = [:]
  private var countries: [String: String] = [:]
  /// The same, where it was only taken over from the surroundings.
  private var guesses: [String: String] = [:]

  /// Remembers a party; subjects are the likelier antecedents.
  ///
  /// - Parameter first: the first word of those that stand side by side with it.
  mutating func note(
    _ party: Party, sentence: Int, isSubject: Bool, name: String?, noun: String, first: Int = -1
  ) {
    if let country = party.country, !party.countryInferred, party.kind == .agent { countries[noun] = country }
    guard party.kind != .pronoun, party.kind != .implied else { return }
    entries.append(Entry(party: party, sentence: sentence, isSubject: isSubject, first: first))
    if entries.count > 60 { entries.removeFirst(30) }
    if let name, party.isPerson, party.country != nil { people[name] = people[name] ?? party }
  }

  /// The state whose army, ministry or minister was last named by this noun.
  func country(of noun: String) -> String? { countries[noun] ?? guesses[noun] }

  /// Remembers whose a bare office was taken to be, so that it stays the same throughout.
  mutating func guess(_ country: String, of noun: String) { guesses[noun] = guesses[noun] ?? country }

  /// A person seen before under this name.
  func person(_ name: String) -> Party? { people[name] }

  /// What a pronoun in `sentence` most likely refers to: the last subject that agrees in number, in an earlier
  /// sentence first, else any earlier party.
  ///
  /// - Parameters:
  ///   - thing: a person is not meant (*it*).
  ///   - human: nothing but a person is meant (*he*, where things are *it*).
  func antecedent(plural: Bool, person: Bool, thing: Bool = false, human: Bool = false, sentence: Int)
    -> Party?
  {
    func fits(_ entry: Entry) -> Bool {
      if thing && entry.party.isPerson || human && !entry.party.isPerson { return false }
      return plural ? (entry.party.isPlural || !entry.party.isPerson) : !entry.party.isPlural
    }
    let near = entries.suffix(20)
    if person, let last = near.last(where: { $0.isSubject && $0.party.isPerson && !$0.party.isPlural }) {
      return last.party
    }
    return
      (near.last { $0.isSubject && $0.sentence < sentence && fits($0) && $0.party.isKnown }
      ?? near.last { $0.isSubject && fits($0) } ?? near.last { fits($0) && $0.party.isPerson })?.party
  }

  /// A party and those that stood side by side with it.
  func everybody(beside party: Party) -> [Party] {
    guard
      let last = entries.last(where: { $0.party.name == party.name && $0.party.country == party.country }),
      last.first >= 0
    else { return [party] }
    return entries.filter { $0.first == last.first }.map(\.party)
  }

  /// The last body other than a state that fits.
  func lastGroup(where fits: (Party) -> Bool) -> Party? {
    entries.last { !$0.party.isPerson && $0.party.id != $0.party.country && fits($0.party) }?.party
  }

  /// The last two different states: those named as such, else those of any two parties.
  func lastPair() -> [Party]? {
    lastPair { $0.id != nil && $0.id == $0.country } ?? lastPair { $0.sector != "JRN" }
  }

  private func lastPair(where fits: (Party) -> Bool) -> [Party]? {
    var found: [Party] = []
    for entry in entries.suffix(30).reversed() where entry.party.country != nil && fits(entry.party) {
      guard !found.contains(where: { $0.country == entry.party.country }) else { continue }
      var party = entry.party
      party.sector = "GOV"
      party.id = party.country
      found.append(party)
      if found.count == 2 { return found.reversed() }
    }
    return nil
  }

  /// The last state.
  func lastState() -> Party? {
    entries.last { $0.party.kind == .named && $0.party.sector == "GOV" && $0.party.id == $0.party.country }?
      .party
  }

  /// The last person.
  func lastPerson() -> Party? {
    entries.last { $0.party.isPerson && $0.isSubject }?.party ?? entries.last { $0.party.isPerson }?.party
  }
}
