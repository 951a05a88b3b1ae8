import CasusCodebook
import CasusLanguage
import CasusRecords

/// Whose authority is meant where an act of state power names nobody who did it.
extension Surroundings {
  /// Authorities tell of what they did themselves: *police said that three men were arrested*.
  func authority(reporting proposal: Proposal, claims: [ClaimProposal]) -> Party? {
    claims.first { claim in
      (claim.content?.contains(proposal.trigger) ?? false)
        && claim.speaker.country.flatMap { names.actor(id: $0) }?.kind == .state
        && claim.speaker.isAuthority && claim.stance == .assert
    }?.speaker
  }

  /// *The army said that terror targets were attacked*: what forces tell of their enemies they did themselves.
  func addReporter(_ proposal: inout Proposal, claims: [ClaimProposal]) {
    guard proposal.type == .assault, proposal.actors.isEmpty, !proposal.nominal,
      tree.isPassive(proposal.trigger), !proposal.recipients.isEmpty,
      let speaker = claims.first(where: { claim in
        (claim.content?.contains(proposal.trigger) ?? false) && claim.stance == .assert
          && (claim.speaker.sector == "MIL" || claim.speaker.sector == "COP")
      })?.speaker, let own = speaker.country,
      proposal.recipients.allSatisfy({ $0.isArmedGroup || $0.country.map { $0 != own } ?? false })
    else { return }
    proposal.actors = [speaker]
    proposal.notes.append("whoever tells of it did it")
  }

  /// Whose authority is meant when nobody is named: the home state's where it rules, else that of a state which the
  /// sentence names as the place; a town is not enough, for others arrest there, too.
  func acting(in sentence: Int) -> String? {
    let place = nearestPlace(sentence)
    if let home, isAtHome, !isAbroad(sentence),
      place.map({ $0 == home || reach.contains($0) }) ?? (documentCountry.map { $0 == home } ?? true)
    {
      return home
    }
    return sentenceState[sentence]
  }

  /// *Students clashed with police in Santiago; 250 were arrested*: by the police that is spoken of.
  func police(beside all: [Proposal]) -> String? {
    all.lazy.filter { $0.dropped == nil }.flatMap { $0.actors + $0.recipients }
      .first { $0.sector == "COP" && $0.country != nil }?.country
  }

  /// *Zimbabwe's opposition leader was arrested in Harare*: in a town of his own country somebody is in the hands of its
  /// authorities.
  func ownAuthority(_ act: Proposal, at place: String?) -> String? {
    guard let place, act.recipients.contains(where: { $0.country == place && !$0.countryInferred }) else {
      return nil
    }
    return authority(at: place)
  }

  /// Whether a sentence speaks of other states and not of the home state.
  func isAbroad(_ sentence: Int) -> Bool {
    let countries = sentenceCountries[sentence]
    return !countries.isEmpty && !countries.contains { $0 == home || reach.contains($0) }
  }

  /// Whose forces and courts are meant at a place: those of the place, unless the home state's forces act there.
  func authority(at place: String?) -> String? {
    if let home, place.map({ reach.contains($0) }) ?? documentCountry.map({ reach.contains($0) }) ?? isAtHome
    {
      return home
    }
    return place ?? documentCountry
  }

  /// Arrests, releases, convictions and curfews without a doer are those of the state of the place.
  func addAuthority(_ proposal: inout Proposal, country: String?) {
    guard proposal.actors.isEmpty, Self.isPower(proposal) else { return }
    // *Somebody stole*: whoever stands as the subject of an active verb did it, even if he is unknown.
    let trigger = proposal.trigger
    if tree.isVerbal(trigger), !tree.isPassive(trigger), proposal.entry.pattern.kind == .verb,
      tree.children(trigger).contains(where: {
        tree.word($0).deprel == "nsubj" && tree.word($0).upos != .pron
      })
    {
      return
    }
    proposal.actors = [
      Party(
        country: country, sector: proposal.type == .sanction || proposal.type == .accuse ? "JUD" : "GOV",
        name: country ?? "", words: nil, kind: .implied, countryInferred: true)
    ]
    proposal.notes.append("the state's own authority is implied")
  }

  /// *Expelled from Bahrain*, *released from Israeli jails*: the state whose land or prison somebody leaves.
  func left(_ proposal: Proposal, resolver: PartyResolver) -> String? {
    let isFreed = proposal.type == .retreat
    guard isFreed || proposal.type == .coerce && tree.isPassive(proposal.trigger) else { return nil }
    let land = tree.children(proposal.trigger).first { child in
      tree.slots(ofPreposition: tree.prepositions[child]).contains("from")
        && (isFreed && !resolver.isPlace(child) || resolver.isState(child))
    }
    return land.flatMap { resolver.resolve($0, depth: 1) }.flatMap { $0.countryInferred ? nil : $0.country }
  }

  /// *A curfew was imposed in Nairobi*: only those who rule a place do that.
  func ruling(_ proposal: Proposal, at place: String?) -> String? {
    guard proposal.type == .coerce, let mode = proposal.modes.first,
      ["curfew", "martial-law"].contains(mode),
      let place
    else { return nil }
    return authority(at: place)
  }

  /// *Five diplomats were declared unwelcome in Moscow*: guests are sent away by their host.
  func addHost(_ proposal: inout Proposal, place: String?) {
    guard proposal.type == .sanction, proposal.modes.contains("expel"), proposal.actors.isEmpty,
      let place, let state = names.actor(id: place), !proposal.recipients.isEmpty,
      !proposal.recipients.contains(where: { $0.country == place })
    else { return }
    proposal.actors = [.implied(state)]
    proposal.notes.append("whoever is the host expels")
  }

  /// Acts that only a state does to people under it: arrests, releases, convictions, curfews.
  static func isPower(_ proposal: Proposal) -> Bool {
    switch proposal.type {
    case .coerce: proposal.modes.first.map { $0 != "cyber" && $0 != "misinformation" } ?? false
    case .sanction: proposal.modes.first == "convict"
    case .retreat: proposal.modes.first == "release"
    // Suits are brought by anybody.
    case .accuse: proposal.modes == ["investigate"]
    default: false
    }
  }
}
