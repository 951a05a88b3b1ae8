import CasusCodebook
import CasusLanguage
import CasusRecords

/// Turns an act into what it becomes when it is ended or only announced, by the boundary rules of the types.
struct Turning {
  let statusReader: StatusReader

  func turn(_ proposal: inout Proposal) {
    settle(&proposal)
    if proposal.status.ended, concludes(proposal) { proposal.status.ended = false }
    if proposal.status.ended {
      guard let turn = proposal.concept.ended.map({ ($0.type, $0.mode) }) ?? Self.ending(of: proposal.type)
      else {
        proposal.dropped = "an end of this act is no act"
        return
      }
      proposal.type = turn.0
      proposal.modes = turn.1.map { [$0] } ?? []
      proposal.notes.append("brought to an end: \(turn.0.rawValue)")
    }
    guard proposal.status.status == .planned else { return }
    announce(&proposal)
  }

  /// Adjusts the status to the kind of act.
  private func settle(_ proposal: inout Proposal) {
    switch proposal.type {
    case .assault, .coerce, .mobilize, .protest, .threaten:
      // *Cancelled the planned strike*: it does not take place.
      if proposal.status.endedPlan {
        proposal.status.ended = false
        proposal.status.status = .negated
      }
      // *איראן תגיב בעוצמה*: who says what he will do has threatened.
      let trigger = proposal.trigger
      if proposal.type == .threaten, !proposal.nominal, proposal.status.because == [trigger],
        statusReader.tree.word(trigger).features.has("Tense=Fut")
      {
        proposal.status.status = .actual
      }
      if proposal.type == .assault, proposal.status.motive, proposal.status.status == .negated {
        proposal.status.status = .actual
        proposal.notes.append("the motive is denied, not the act")
      }
    case .request, .accuse:
      // *Tried to persuade*, *failed to convince*: it was said.
      if proposal.status.status == .attempted { proposal.status.status = .actual }
    case .agree:
      // *Plans to help*: the plan is no promise yet.
      if !proposal.nominal, proposal.status.status == .actual,
        statusReader.effects(at: proposal.trigger).contains(.plan)
      {
        proposal.status.status = .planned
      }
    default: break
    }
  }

  /// *The talks ended*, *they ended two days of talks*: they took place; nobody broke them off.
  private func concludes(_ proposal: Proposal) -> Bool {
    let tree = statusReader.tree
    guard proposal.type == .consult, let verb = proposal.status.operatorWord, tree.isVerbal(verb),
      !tree.isPassive(verb), tree.isListed(verb, as: .conclude)
    else { return false }
    if statusReader.matcher.slots.conclusion(of: proposal.trigger) == verb { return true }
    return tree.children(verb).contains { $0 == proposal.trigger && tree.word($0).deprel == "nsubj" }
      && !tree.children(verb).contains { tree.has("obj", $0) }
  }

  private func announce(_ proposal: inout Proposal) {
    let before = proposal.type
    if let future = proposal.concept.future, future.type != .threaten {
      proposal.type = future.type
      proposal.modes = future.mode.map { [$0] } ?? []
    } else {
      switch proposal.type {
      case .consult, .support, .cooperate, .aid:
        proposal.type = .agree
        proposal.modes = []
      case .retreat where proposal.modes.first != "resign":
        proposal.type = .concede
        proposal.modes = []
      default: break
      }
    }
    if proposal.type != before { proposal.notes.append("only announced: \(proposal.type.rawValue)") }
    // What was agreed or decided is a promise made.
    if proposal.status.committed, [.agree, .concede].contains(proposal.type) {
      proposal.status.status = .actual
    }
  }

  private static func ending(of type: EventType) -> (EventType, String?)? {
    switch type {
    case .consult, .cooperate, .aid, .support: (.sanction, "discontinue")
    case .sanction: (.concede, nil)
    case .coerce: (.concede, nil)
    case .assault: (.retreat, "ceasefire")
    case .mobilize: (.retreat, "withdraw")
    case .protest: (.concede, nil)
    default: nil
    }
  }
}

/// What makes a meeting one, and one of three states or more multilateral.
enum Meetings {
  /// *Were met with live ammunition*: why a passive that names nobody who is met is no meeting.
  static func reason(_ act: Proposal, slots: Slots, resolver: PartyResolver) -> String? {
    guard act.type == .consult, !act.nominal, act.entry.pattern.kind == .verb,
      slots.tree.isPassive(act.trigger),
      slots.agents(of: act.trigger).isEmpty
    else { return nil }
    let with = slots.fillers(.preposition("with"), of: act.trigger)
    guard !with.isEmpty, !with.contains(where: { resolver.resolve($0, depth: 0)?.isKnown ?? false }) else {
      return nil
    }
    return "nobody is met"
  }

  static func addMode(to act: inout Proposal) {
    guard act.type == .consult, act.modes.isEmpty else { return }
    let countries = Set((act.actors + act.recipients).compactMap(\.country))
    if countries.count > 2 { act.modes = ["multilateral"] }
  }
}

/// Gives a threat its mode from the act that is threatened.
enum ThreatenedActs {
  static func addModes(to found: inout [Proposal]) {
    for outer in found.indices
    where found[outer].dropped == nil && found[outer].type == .threaten && found[outer].modes.isEmpty {
      let content = found[outer].content
      let inner = found.first { $0.dropped != nil && content.contains($0.trigger) && mode(of: $0) != nil }
      found[outer].modes = [inner.flatMap { mode(of: $0) } ?? "violence"]
    }
  }

  /// What a threat of this act is a threat of.
  static func mode(of act: Proposal) -> String? {
    switch act.concept.type {
    case .assault, .mobilize: "violence"
    case .sanction: act.concept.modes.first == "expel" ? "expel" : "relations"
    case .retreat: "relations"
    case .coerce: act.concept.modes.first == "arrest" ? "arrest" : "restrict"
    case .protest: "restrict"
    default: nil
    }
  }
}
