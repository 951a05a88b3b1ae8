import CasusRecords
import Foundation

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
  /// States that had to do with another, and those that only spoke of others or went between them.
  private var insiders: Set<String> = []
  private var outsiders: Set<String> = []
  /// How much two states had to do with each other, and in which sentence.
  private var dealings: [(pair: Set<String>, weight: Double, sentence: Int)] = []

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
  ///   - others: states that are not meant.
  ///   - thing: a person is not meant (*it*).
  ///   - human: nothing but a person is meant (*he*, where things are *it*).
  func antecedent(
    butNot others: Set<String> = [], plural: Bool, person: Bool, thing: Bool = false, human: Bool = false,
    sentence: Int
  ) -> Party? {
    func fits(_ entry: Entry) -> Bool {
      if let country = entry.party.country, others.contains(country) { return false }
      if thing && entry.party.isPerson || human && !entry.party.isPerson { return false }
      return plural ? (entry.party.isPlural || !entry.party.isPerson) : !entry.party.isPlural
    }
    let near = entries.suffix(20)
    if person,
      let last = near.last(where: { $0.isSubject && $0.party.isPerson && !$0.party.isPlural && fits($0) })
    {
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

  /// Remembers who dealt with whom: *the two countries* are seldom those that went between them.
  mutating func note(_ act: Proposal, sentence: Int) {
    let actors = Set(act.actors.compactMap(\.country))
    let recipients = Set(act.recipients.compactMap(\.country)).subtracting(actors)
    let isBroker = act.modes.contains("third-party")
    let isJoint =
      actors.count == 2 && recipients.isEmpty
      && (act.type.quad == 1 || [.assault, .retreat].contains(act.type))
    if !isBroker, !recipients.isEmpty || isJoint { insiders.formUnion(actors) }
    if isBroker || recipients.isEmpty && act.type.quad == 3 { outsiders.formUnion(actors) }
    insiders.formUnion(recipients)
    // What two do together, or one to the other by force, tells most of who belongs together.
    if isBroker || isJoint {
      let pair = isBroker ? recipients : actors
      if pair.count == 2 { dealings.append((pair, 3, sentence)) }
    } else {
      for actor in actors {
        for recipient in recipients {
          dealings.append(([actor, recipient], act.type.quad == 4 ? 3 : 1, sentence))
        }
      }
    }
    if dealings.count > 60 { dealings.removeFirst(30) }
  }

  /// The two states that had most to do with each other of late, else the last two: those named as such, else those of
  /// any two parties; third parties only when there are no others.
  func lastPair() -> [Party]? {
    if let dealing = lastDealing() { return dealing }
    let others = outsiders.subtracting(insiders)
    func isState(_ party: Party) -> Bool { party.id != nil && party.id == party.country }
    return lastPair { isState($0) && !others.contains($0.country ?? "") } ?? lastPair(where: isState)
      ?? lastPair { $0.sector != "JRN" }
  }

  private func lastDealing() -> [Party]? {
    guard let last = entries.last?.sentence else { return nil }
    var scores: [Set<String>: Double] = [:]
    for dealing in dealings {
      scores[dealing.pair, default: 0] += dealing.weight * pow(0.7, Double(last - dealing.sentence))
    }
    let ranked = scores.sorted { ($0.value, $1.key.sorted().joined()) > ($1.value, $0.key.sorted().joined()) }
    for (pair, score) in ranked where score > 0.3 {
      let states = pair.compactMap { country in
        entries.lastIndex { $0.party.id == country && $0.party.country == country }
      }.sorted()
      if states.count == 2 { return states.map { entries[$0].party.asState } }
    }
    return nil
  }

  /// The two people of whom the last sentence that named any told, if they are of two states.
  func lastPeople() -> [Party]? {
    func isNamed(_ entry: Entry) -> Bool {
      entry.party.isPerson && !entry.party.isPlural && entry.party.country != nil
        && (entry.party.kind == .named || entry.party.kind == .agent && !entry.party.countryInferred)
    }
    guard let last = entries.last(where: isNamed) else { return nil }
    var found: [Party] = []
    for entry in entries where entry.sentence == last.sentence && isNamed(entry) {
      if !found.contains(where: { $0.country == entry.party.country }) { found.append(entry.party) }
    }
    return found.count == 2 ? found : nil
  }

  private func lastPair(where fits: (Party) -> Bool) -> [Party]? {
    var found: [Party] = []
    for entry in entries.suffix(30).reversed() where entry.party.country != nil && fits(entry.party) {
      guard !found.contains(where: { $0.country == entry.party.country }) else { continue }
      found.append(entry.party.asState)
      if found.count == 2 { return found.reversed() }
    }
    return nil
  }

  /// The names of the states, the last first.
  func stateNames() -> [String] {
    entries.reversed().lazy.map(\.party).filter { $0.id != nil && $0.id == $0.country }.map(\.name)
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
