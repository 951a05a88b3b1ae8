import CasusCodebook
import CasusLanguage
import CasusRecords

/// Whose subject and object a verb or phrase has where its voice is told by neither form nor auxiliary.
extension EventCoder {
  /// A phrase has no voice: its subject is that of the grammar (*France, backed by Germany*), or of the verb it stands
  /// beside (*under pressure from Washington, India yielded*).
  func phraseSubjects(_ proposal: Proposal, as role: Role) -> [Int]? {
    let kind = proposal.entry.pattern.kind
    // *They were prepared to help*: an adjective has no voice, either.
    if kind == .adjective, tree.isPassive(proposal.trigger) {
      return slots.passiveSubjects(of: proposal.trigger)
    }
    // A phrase that names no subject of its own has the voice of its verb: *הועמד לדין*.
    let isTold = proposal.entry.roles.slots[role]?.joined().contains(.subj) ?? false
    guard kind == .phrase, isTold else { return nil }
    if tree.isVerbal(proposal.trigger) {
      return tree.isPassive(proposal.trigger) ? slots.passiveSubjects(of: proposal.trigger) : nil
    }
    let own = slots.fillers(.subj, of: proposal.trigger)
    if !own.isEmpty { return nil }
    guard let verb = tree.word(proposal.trigger).head, tree.isVerbal(verb), tree.has("obl", proposal.trigger)
    else { return nil }
    if !tree.isPassive(verb) { return slots.logicalSubjects(of: verb, depth: 0) }
    let agents = slots.agents(of: verb)
    return agents.isEmpty ? slots.passiveSubjects(of: verb) : agents
  }

  /// *Estonia said that fighters violated its airspace and summoned the envoy*: what states do to each other was done by
  /// the state that tells of it, not by the people or forces that the clause is about.
  func takeTeller(_ proposal: inout Proposal, resolver: PartyResolver) {
    guard [.accuse, .sanction].contains(proposal.type), !proposal.nominal,
      proposal.concept.contexts.contains("diplomatic"), tree.has("conj", proposal.trigger),
      let first = tree.word(proposal.trigger).head, tree.has("ccomp", first),
      let verb = tree.word(first).head, tree.isVerbal(verb), !proposal.actors.isEmpty,
      proposal.actors.allSatisfy({ !["GOV", "LEG", "JUD"].contains($0.sector) })
    else { return }
    let tellers = slots.logicalSubjects(of: verb, depth: 0).flatMap { resolver.parties(of: $0) }.filter {
      $0.country != nil && $0.sector == "GOV"
    }
    guard !tellers.isEmpty else { return }
    proposal.actors = tellers
    proposal.notes.append("whoever tells of it does it")
  }

  /// *Nine tourists rescued off Crete*: in a headline, without a full stop, a lone past form without an object is passive
  /// where passives take an auxiliary; what its subject does stands in the present.
  func isHeadlinePassive(_ proposal: Proposal, frame: Frame) -> Bool {
    let trigger = proposal.trigger
    guard tree.grammar.hasPassiveAuxiliary, proposal.entry.pattern.kind == .verb, tree.isVerbal(trigger),
      !tree.isPassive(trigger), tree.word(trigger).features.has("Tense=Past"), proposal.recipients.isEmpty,
      !proposal.actors.isEmpty, frame.slots[.recipient]?.first?.contains(.obj) ?? false
    else { return false }
    let sentence = tree.text.sentences[tree.sentenceOf[trigger]].words
    guard let last = sentence.last, tree.word(last).upos != .punct else { return false }
    return tree.has("root", trigger)
      && !tree.children(trigger).contains { child in
        ["aux", "obj", "iobj", "ccomp", "xcomp"].contains { tree.has($0, child) }
      }
  }

  /// Whether a participle that the tagger took for a passive has the object its pattern asks for: *men waving flags*.
  func hasObject(_ proposal: Proposal) -> Bool {
    let trigger = proposal.trigger
    guard proposal.entry.pattern.kind == .verb, tree.isPassive(trigger),
      tree.has("amod", trigger) || tree.has("acl", trigger), slots.agents(of: trigger).isEmpty,
      !tree.children(trigger).contains(where: { tree.has("aux", $0) })
    else { return false }
    // What has no object in its frame has no passive.
    let roles = frame(of: proposal).slots
    if ![Role.actor, .recipient, .content].contains(where: { roles[$0]?.joined().contains(.obj) ?? true }) {
      return true
    }
    guard proposal.entry.pattern.constraints.contains(where: { $0.slot == .obj && !$0.negated }) else {
      return false
    }
    return proposal.words.dropFirst().contains { $0 > trigger && tree.word($0).head == trigger }
  }
}
