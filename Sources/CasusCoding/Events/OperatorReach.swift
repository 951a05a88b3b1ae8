import CasusCodebook
import CasusLanguage

/// Says whether what a word does to an act below it reaches that act, by the relation between them.
struct OperatorReach {
  let tree: Tree

  /// Whether `head`, with these effects, acts on its dependent.
  func carries(_ word: Int, to head: Int, _ effects: StatusReader.Effects, isFirst: Bool) -> Bool {
    if tree.has("xcomp", word) { return true }
    if tree.has("ccomp", word) || tree.has("csubj", word) { return isFirst }
    if tree.has("acl", word) { return !tree.has("acl:relcl", word) }
    if tree.has("advcl", word) { return isPurpose(word, of: head) || isKept(word, from: head, effects) }
    if tree.isVerbal(word) { return tree.has("obl", word) && !isEarlier(word) }
    if tree.has("nsubj", word) { return suffers(word, of: head) }
    if tree.has("obj", word) || tree.has("compound", word) { return true }
    if tree.has("obl", word), isReason(word, of: head, effects) { return false }
    return (tree.has("obl", word) || tree.has("nmod", word)) && isComplement(word, effects)
  }

  /// An infinitive after its verb (*set out to attack*) or a gerund right behind it (*denied bombing*); other such
  /// clauses tell of further acts.
  private func isPurpose(_ clause: Int, of head: Int) -> Bool {
    guard clause > head else { return false }
    let form = tree.word(clause).features["VerbForm"]
    guard form == "Inf" || form == "Ger" && clause == head + 1 else { return false }
    return !(head + 1..<clause).contains { tree.word($0).upos == .punct }
  }

  /// *סירבה להצטרף לאחר שארה"ב תקפה*: a clause that tells what came before.
  private func isEarlier(_ clause: Int) -> Bool {
    tree.slots(ofPreposition: tree.prepositions[clause]).contains("after")
      && tree.children(clause).contains { tree.has("mark", $0) || tree.has("nsubj", $0) }
  }

  /// *Prevented the rebels from taking the town*: what somebody is kept from.
  private func isKept(_ clause: Int, from head: Int, _ effects: StatusReader.Effects) -> Bool {
    guard effects.contains(.negate) || effects.contains(.fail) || effects.contains(.attempt),
      tree.word(clause).features.has("VerbForm=Ger") || tree.word(clause).features.has("Tense=Pres")
    else { return false }
    return tree.children(clause).contains {
      tree.has("mark", $0) && tree.slots(ofPreposition: tree.lemmas[$0]).contains("from")
    }
  }

  /// Whether the subject is what the operator speaks of (*the attack failed*, *was prevented*), not its doer (*the
  /// attack prevented a vote*).
  private func suffers(_ subject: Int, of head: Int) -> Bool {
    if tree.has("nsubj:pass", subject) || tree.isPassive(head) { return true }
    return !tree.children(head).contains {
      tree.has("obj", $0) || tree.has("xcomp", $0) || tree.has("ccomp", $0)
    }
  }

  /// Whether a phrase completes the operator (*refrained from attacks*, *fear of war*); one of time, doer or topic does
  /// not (*thwarted upon his arrest*, *concern over the raid*).
  private func isComplement(_ word: Int, _ effects: StatusReader.Effects) -> Bool {
    let preposition = tree.prepositions[word]
    if preposition.isEmpty { return tree.has("nmod", word) }
    let slots = tree.slots(ofPreposition: preposition)
    if slots.isEmpty || slots.contains("after") || slots.contains("by") || slots.contains("between") {
      return false
    }
    return !(effects.contains(.possible) && slots.contains("about") && isDefinite(word))
  }

  /// *Vowed revenge for the killing*, *planned a march over the arrest*: what is meant stands in the object, the phrase
  /// tells why.
  private func isReason(_ word: Int, of head: Int, _ effects: StatusReader.Effects) -> Bool {
    guard effects.contains(.commit) || effects.contains(.plan), isDefinite(word) else { return false }
    let slots = tree.slots(ofPreposition: tree.prepositions[word])
    return (slots.contains("for") || slots.contains("about"))
      && tree.children(head).contains { tree.has("obj", $0) && $0 < word }
  }

  func isDefinite(_ noun: Int) -> Bool {
    tree.word(noun).features.has("Definite=Def")
      || tree.children(noun).contains {
        tree.has("nmod:poss", $0)
          || tree.has("det", $0) && tree.word($0).features.has("Definite=Def")
      }
  }
}
