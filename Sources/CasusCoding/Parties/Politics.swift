import CasusRecords

/// Leaves private life out: meetings, promises, requests and help among people who stand for nothing.
enum Politics {
  /// Drops such acts where neither side has a country or a sector of public life.
  static func dropPrivate(_ coding: inout DocumentCoding.SentenceCoding, resolver: PartyResolver) {
    for index in coding.proposals.indices where coding.proposals[index].dropped == nil {
      let act = coding.proposals[index]
      guard takesPolitics(act.type) else { continue }
      let parties = act.actors + act.recipients
      // *The talks failed*, *the neighbours held talks*: what has no party goes on with what was told before.
      if parties.isEmpty { continue }
      if !parties.contains(where: { isPublic($0) || resolver.isCommunity($0) }) {
        coding.proposals[index].dropped = "nobody here acts for a state or a group"
      }
    }
  }

  /// Acts that anybody may do to anybody; violence, arrests and protests are news whoever is in them.
  private static func takesPolitics(_ type: EventType) -> Bool {
    switch type {
    case .agree, .consult, .cooperate, .support, .request, .reject, .concede, .aid: true
    default: false
    }
  }

  /// People whose country is only that of the place, teachers and doctors act for themselves.
  private static func isPublic(_ party: Party) -> Bool {
    let isPrivate = party.sector.map { ["CVL", "UNK", "MED", "EDU"].contains($0) } ?? true
    if party.country != nil { return !(party.countryInferred && isPrivate) }
    return !isPrivate && party.kind != .implied
  }
}
