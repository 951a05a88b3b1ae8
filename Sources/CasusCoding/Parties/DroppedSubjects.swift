import CasusCodebook
import CasusLanguage
import CasusRecords

/// Who acts in a language whose verbs may leave out their subject.
extension EventCoder {
  /// *בטהרן עצרו שני עיתונאים*: behind a verb that may leave out its subject, the object that its pattern asks for is the
  /// object.
  func isPatternObject(_ word: Int, of proposal: Proposal) -> Bool {
    tree.grammar.dropsSubjects && tree.has("nsubj", word) && word > proposal.trigger
      && tree.word(word).head == proposal.trigger && proposal.words.contains(word)
      && proposal.entry.pattern.constraints.contains { $0.slot == .obj && !$0.negated }
      && !proposal.entry.pattern.constraints.contains { $0.slot == .subj && !$0.negated }
  }

  /// *האסירים התפרעו ולקחו סוהרים כבני ערובה*: the subject that a verb with such an object shares with the verb
  /// before it, be it one of saying.
  func sharedSubjects(_ proposal: Proposal) -> [Int]? {
    let trigger = proposal.trigger
    let own = tree.children(trigger).filter { tree.has("nsubj", $0) }
    guard tree.has("conj", trigger) || tree.has("ccomp", trigger), let first = tree.word(trigger).head,
      tree.isVerbal(first), !own.isEmpty, own.allSatisfy({ isPatternObject($0, of: proposal) })
    else { return nil }
    return slots.logicalSubjects(of: first, depth: 0).filter {
      tree.isPlural($0) == tree.isPlural(trigger) && slots.agrees($0, trigger)
    }
  }

  /// *ובלונדון זימנו את השגריר*: a capital or state before a plural verb that leaves out its subject does what states do.
  func capital(actingIn proposal: Proposal, resolver: PartyResolver) -> Party? {
    let trigger = proposal.trigger
    guard tree.grammar.dropsSubjects, [.verb, .phrase].contains(proposal.entry.pattern.kind),
      tree.isVerbal(trigger), tree.isPlural(trigger), !tree.isPassive(trigger)
    else { return nil }
    switch proposal.type {
    case .accuse, .sanction, .request, .reject, .threaten, .agree, .support, .concede, .coerce: break
    default: return nil
    }
    let place = tree.children(trigger).first { word in
      word < trigger && tree.has("obl", word)
        && tree.slots(ofPreposition: tree.prepositions[word]).contains("in")
    }
    let states = place.flatMap { resolver.mentions.covering($0) }?.entries.compactMap { entry in
      switch entry.thing {
      case .capital(let index): resolver.names.actors[Int(index)]
      case .actor(let index): resolver.names.actors[Int(index)]
      case .place, .demonym: nil
      }
    }
    guard let place, let state = states?.first(where: { $0.kind == .state }),
      !tree.children(trigger).contains(where: { tree.has("nsubj", $0) && !isPatternObject($0, of: proposal) }
      ),
      slots.logicalSubjects(of: trigger, depth: 0).allSatisfy({
        $0 == place || !tree.isPlural($0) || isPatternObject($0, of: proposal)
      })
    else { return nil }
    return Party(
      country: state.country, sector: "GOV", name: state.name, id: state.id, words: place...place,
      kind: .named)
  }
}
