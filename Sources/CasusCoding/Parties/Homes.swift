import CasusRecords

/// Takes the state of a party that has none from the other side of its act, where both are of one country.
enum Homes {
  /// Sectors of a country's own life: what they accuse, demand or vote on is their own government's.
  private static let domestic: Set<String> = [
    "OPP", "CVL", "LEG", "PTY", "LAB", "EDU", "REL", "SOC", "JUD", "AGR", "BUS", "MED",
  ]

  /// *The opposition leader of Kenya accused the government*; *Nigerian police arrested two reporters*.
  static func settle(_ proposal: inout Proposal, place: String?, isState: (String) -> Bool) {
    share(\.actors, \.recipients, &proposal, isState)
    // A victim tells nothing of the group that killed him; armies and police are of some state.
    if proposal.type != .assault || proposal.actors.allSatisfy(\.isAuthority) {
      share(\.recipients, \.actors, &proposal, isState)
    }
    // Computers are broken into from abroad.
    if proposal.type == .coerce, proposal.modes.isEmpty || Surroundings.isPower(proposal) {
      shareOffices(&proposal, isState)
    }
    guard Surroundings.isPower(proposal), let ruler = proposal.actors.first(where: isRuler),
      // States free hostages of any country; police and courts their own people.
      proposal.type != .retreat || ruler.kind == .agent,
      // Abroad it is others.
      place == nil || place == ruler.country
    else { return }
    for index in proposal.recipients.indices
    where proposal.recipients[index].country == nil && proposal.recipients[index].sector != "UAF"
      && !isPrize(proposal.recipients[index], of: ruler)
    {
      proposal.recipients[index].country = ruler.country
      proposal.recipients[index].countryInferred = true
    }
  }

  /// *The Sudanese president dismissed the interior minister*, *ordered the army to*: an office, army or police that
  /// somebody of a state rules over, arrests or gives orders to is that state's, too.
  static func shareOffices(_ proposal: inout Proposal, _ isState: (String) -> Bool) {
    guard let ruler = proposal.actors.first(where: isRuler), ruler.country.map(isState) ?? false
    else { return }
    for index in proposal.recipients.indices
    where proposal.recipients[index].country == nil && proposal.recipients[index].isStateOrgan
      && !proposal.recipients[index].isPlural && !isPrize(proposal.recipients[index], of: ruler)
    {
      proposal.recipients[index].country = ruler.country
      proposal.recipients[index].countryInferred = true
    }
  }

  /// *Kenyan opposition leaders demanded that the government resign*: whether a party of a country's own life deals with
  /// its rulers.
  static func opposes(_ actor: Party, _ party: Party) -> Bool {
    guard let sector = actor.sector else { return false }
    return (domestic.contains(sector) && sector != "JUD" || sector == "REB") && party.isBranch
  }

  private static func share(
    _ from: KeyPath<Proposal, [Party]>, _ to: WritableKeyPath<Proposal, [Party]>, _ proposal: inout Proposal,
    _ isState: (String) -> Bool
  ) {
    guard
      let known = proposal[keyPath: from].first(where: {
        $0.country.map(isState) ?? false && $0.kind != .implied && $0.sector.map(domestic.contains) ?? false
          // *Police arrested two Syrians*: of what people somebody is, is told where it is not the others'.
          && !($0.kind == .named && $0.id == nil && $0.sector == "CVL")
      })
    else { return }
    for index in proposal[keyPath: to].indices
    where proposal[keyPath: to][index].country == nil
      && (proposal[keyPath: to][index].isStateOrgan || proposal[keyPath: to][index].sector == "ELI")
    {
      proposal[keyPath: to][index].country = known.country
      proposal[keyPath: to][index].countryInferred = true
    }
  }

  /// Ships that an army or navy seizes are others'.
  private static func isPrize(_ party: Party, of ruler: Party) -> Bool {
    ruler.sector == "MIL" && party.sector == "BUS"
  }

  /// A named authority of a state.
  private static func isRuler(_ party: Party) -> Bool {
    party.country != nil && !party.countryInferred && party.kind != .implied
      && party.isAuthority
  }

  /// Whether police, courts or rulers of a named state hold or convict somebody.
  static func isUnderRulers(_ proposal: Proposal) -> Bool {
    [.coerce, .sanction].contains(proposal.type) && Surroundings.isPower(proposal)
      && proposal.actors.contains { isRuler($0) && $0.sector != "MIL" }
  }

  /// *Freed protesters who had been detained*: who frees, detained.
  static func authority(beside index: Int, in proposals: [Proposal]) -> Party? {
    guard Surroundings.isPower(proposals[index]) else { return nil }
    return proposals.enumerated().lazy.filter {
      $0.offset != index && $0.element.dropped == nil && Surroundings.isPower($0.element)
    }.compactMap { $0.element.actors.first(where: isRuler) }.first
  }
}
