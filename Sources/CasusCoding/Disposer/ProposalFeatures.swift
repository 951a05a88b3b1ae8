import CasusCodebook
import CasusLanguage
import CasusRecords

/// What the disposer knows about a proposal: its concept, its place in the sentence, its parties. Words of the text
/// are no features: what is learned from one topic must hold for another.
struct ProposalFeatures {
  let tree: Tree
  let quotes: Quotes
  private let last = Last()

  init(tree: Tree, quotes: Quotes) {
    self.tree = tree
    self.quotes = quotes
  }

  /// What was found last: the acts of a sentence share it, and those of a trigger their rivals.
  private final class Last {
    @exclusivity(unchecked) var sentence: (number: Int, company: Company)?
    @exclusivity(unchecked) var trigger: (word: Int, rivals: Int)?
  }

  private var language: String { tree.text.language.code }

  /// Names of the binary features that hold for a proposal, among the others of its sentence.
  func names<Name: FeatureName>(
    _: Name.Type = FeatureHash.self, of proposal: Proposal, among all: [Proposal]
  ) -> [Name] {
    let trigger = proposal.trigger
    let kind = proposal.nominal ? "n" : "v"
    var names: [Name] = [
      "bias", "type=\(proposal.concept.type.rawValue)", "kind=\(kind)",
      "type=\(proposal.concept.type.rawValue) kind=\(kind)",
      "pattern=\(proposal.entry.pattern.kind.rawValue)",
      "language=\(language) kind=\(kind)", "type=\(proposal.concept.type.rawValue) language=\(language)",
      "words=\(min(3, proposal.words.count))",
      "constraints=\(min(2, proposal.entry.pattern.constraints.count))",
      "status=\(proposal.status.status.rawValue) kind=\(kind)",
      "deprel=\(tree.word(trigger).deprel) kind=\(kind)",
    ]
    let actor = strength(proposal.actors)
    let recipient = strength(proposal.recipients)
    names += [
      "actor=\(actor) kind=\(kind)", "recipient=\(recipient) kind=\(kind)",
      "parties=\(actor)\(recipient) needs=\(proposal.concept.needs.rawValue)",
      "type=\(proposal.concept.type.rawValue) parties=\(actor)\(recipient)",
      "counts=\(proposal.counts.isEmpty ? 0 : 1)",
    ]
    names += readings(proposal)
    names += surroundings(proposal) + form(of: proposal)
    if proposal.status.ended { names.append("ended type=\(proposal.type.rawValue)") }
    if quotes.containing(trigger) != nil { names.append("quoted kind=\(kind)") }
    names += above(proposal, among: all)
    if tree.has("root", trigger) { names.append("root kind=\(kind)") }
    let definite = tree.children(trigger).contains { tree.word($0).features.has("Definite=Def") }
    if proposal.nominal {
      names.append("definite=\(definite) number=\(tree.word(trigger).features["Number"] ?? "-")")
      let preposition = tree.prepositions[trigger]
      names.append(
        "preposition=\(preposition.isEmpty ? "-" : tree.slots(ofPreposition: preposition).first ?? "other")")
    }
    let words = tree.text.sentences[tree.sentenceOf[trigger]].words.count
    names.append("length=\(words < 10 ? 0 : words < 20 ? 1 : words < 35 ? 2 : 3)")
    let live = all.filter { $0.dropped == nil }
    names.append("siblings=\(min(4, live.count)) kind=\(kind)")
    if live.contains(where: { $0.trigger != trigger && $0.type == proposal.type }) {
      names.append("same type beside kind=\(kind)")
    }
    return names
  }

  /// Tense, mood and auxiliaries: general talk stands in other forms than what happened.
  private func form<Name: FeatureName>(of proposal: Proposal) -> [Name] {
    let word = tree.word(proposal.trigger)
    let form = ["VerbForm", "Tense", "Mood", "Number", "Person"].map { word.features[$0] ?? "-" }
    let auxiliaries = tree.children(proposal.trigger).filter { tree.has("aux", $0) || tree.has("cop", $0) }
    var names: [Name] = [
      "form=\(form.joined(separator: " ")) \(language)",
      "aux=\(auxiliaries.map { tree.lemmas[$0] }.joined(separator: " ")) \(language)",
    ]
    if !proposal.nominal {
      names.append("form=\(form[0])\(form[1]) language=\(language)")
      names.append("form=\(form[0])\(form[1]) deprel=\(word.deprel)")
    }
    return names
  }

  /// Whom a sentence names and who speaks in it: private life and opinions name few, and say *I* and *you*.
  private func surroundings<Name: FeatureName>(_ proposal: Proposal) -> [Name] {
    let company = company(ofSentence: tree.sentenceOf[proposal.trigger])
    let named = company.places + company.people + company.others
    let kind = proposal.nominal ? "n" : "v"
    let wordKind = tree.isVerbal(proposal.trigger) ? "v" : "n"
    return [
      "named=\(min(3, named)) kind=\(kind)", "personal=\(company.isPersonal) kind=\(kind)",
      "places=\(min(2, company.places))", "people=\(min(2, company.people))",
      "other names=\(min(2, company.others))",
      "names=\(min(3, named)) kind=\(wordKind)", "proper nouns=\(min(4, company.proper)) \(language)",
      "first persons=\(min(2, company.first))", "second persons=\(min(2, company.second))",
      "numbers=\(min(2, company.numbers))", "last=\(company.end)",
    ]
  }

  /// Whom a sentence names and who speaks in it.
  private struct Company {
    var places = 0
    var people = 0
    var others = 0
    var proper = 0
    var numbers = 0
    var first = 0
    var second = 0
    var isPersonal = false
    /// Its last sign, if that ends a sentence.
    var end = "-"
  }

  private func company(ofSentence number: Int) -> Company {
    if let known = last.sentence, known.number == number { return known.company }
    var company = Company()
    let sentence = tree.text.sentences[number].words
    for index in sentence {
      switch tree.word(index).entity {
      case "O": break
      case "B-GPE", "B-LOC": company.places += 1
      case "B-PER": company.people += 1
      case let label where label.hasPrefix("B-"): company.others += 1
      default: break
      }
      let upos = tree.word(index).upos
      switch upos {
      case .propn: company.proper += 1
      case .num: company.numbers += 1
      case .pron, .verb, .aux:
        let isFirst = tree.word(index).features.has("Person=1")
        guard isFirst || tree.word(index).features.has("Person=2") else { break }
        if isFirst { company.first += 1 } else { company.second += 1 }
        // What somebody else says of himself is no private talk.
        if upos == .pron, quotes.containing(index) == nil { company.isPersonal = true }
      default: break
      }
    }
    if let sign = sentence.last.map({ tree.forms[$0] }), ["?", "!", "."].contains(sign) {
      company.end = sign
    }
    last.sentence = (number, company)
    return company
  }

  /// How surely the words mean this concept, and who does it to whom.
  private func readings<Name: FeatureName>(_ proposal: Proposal) -> [Name] {
    let type = proposal.concept.type.rawValue
    let kind = proposal.nominal ? "n" : "v"
    let constraints = proposal.entry.pattern.constraints.count { !$0.negated }
    var names: [Name] = [
      "concept=\(proposal.concept.name)",
      "rivals=\(rivals(of: proposal.trigger)) constraints=\(min(2, constraints))",
      "turned=\(proposal.type.rawValue) from=\(type)",
      "type=\(type) status=\(proposal.status.status.rawValue)",
      "type=\(type) actor sector=\(proposal.actors.first?.sector ?? "-")",
      "type=\(type) recipient sector=\(proposal.recipients.first?.sector ?? "-")",
      "passive=\(!proposal.nominal && tree.isPassive(proposal.trigger)) kind=\(kind)",
    ]
    if let actor = proposal.actors.first?.country, let recipient = proposal.recipients.first?.country {
      names.append("\(actor == recipient ? "same" : "two") countries type=\(type)")
    }
    return names
  }

  /// How many concepts a word may trigger, up to four.
  private func rivals(of trigger: Int) -> Int {
    if let known = last.trigger, known.word == trigger { return known.rivals }
    var rivals: [Int] = []
    let events = tree.lexicon.events
    search: for key in tree.keys(trigger) {
      for place in events.candidates(for: key) {
        let concept = events.concept(of: events[candidate: place])
        if rivals.contains(concept) { continue }
        rivals.append(concept)
        if rivals.count == 4 { break search }
      }
    }
    last.trigger = (trigger, rivals.count)
    return rivals.count
  }

  private func strength(_ parties: [Party]) -> String {
    guard let best = parties.min(by: { $0.kind.rawValue < $1.kind.rawValue }) else { return "none" }
    return "\(best.kind.rawValue)\(best.country == nil ? "-" : best.countryInferred ? "~" : "+")"
  }

  /// What stands above the trigger: other acts, verbs, nouns.
  private func above<Name: FeatureName>(_ proposal: Proposal, among all: [Proposal]) -> [Name] {
    let kind = proposal.nominal ? "n" : "v"
    var names: [Name] = []
    var current = proposal.trigger
    for step in 1...5 {
      guard let head = tree.word(current).head else { break }
      if let outer = all.first(where: { $0.dropped == nil && $0.trigger == head }) {
        names.append("under=\(outer.type.rawValue) kind=\(kind)")
        names.append("under act through=\(tree.word(current).deprel) step=\(min(step, 3)) kind=\(kind)")
        break
      }
      if step == 1 {
        names.append(
          "head=\(tree.word(head).upos.rawValue) deprel=\(tree.word(proposal.trigger).deprel) kind=\(kind)")
      }
      current = head
    }
    return names
  }
}
