import CasusCodebook
import CasusLanguage
import CasusRecords

/// Gives agents without a country that of their surroundings: the place of the sentence, the country the document
/// is about, the home of its outlet or language. Adds the authority that passives of state power leave out.
struct Surroundings {
  let tree: Tree
  private let sentencePlace: [String?]
  private let documentCountry: String?
  private let home: String?

  init(tree: Tree, mentions: Mentions, names: Names, document: Document) {
    self.tree = tree
    var places = [String?](repeating: nil, count: tree.text.sentences.count)
    var weight: [String: Int] = [:]
    for mention in mentions.all {
      var country: String?
      var isPlace = false
      for entry in mention.entries {
        switch entry.thing {
        case .place(let index):
          country = country ?? names.places[Int(index)].country
          isPlace = true
        case .capital(let index), .demonym(let index): country = country ?? names.actors[Int(index)].country
        case .actor(let index):
          let actor = names.actors[Int(index)]
          if actor.kind != .outlet { country = country ?? actor.country }
        }
      }
      guard let country else { continue }
      weight[country, default: 0] += 1
      let sentence = tree.sentenceOf[mention.head]
      let located = tree.slots(ofPreposition: tree.prepositions[mention.head]).contains("in")
      if located || isPlace, places[sentence] == nil { places[sentence] = country }
    }
    sentencePlace = places
    documentCountry = weight.max { ($0.value, $1.key) < ($1.value, $0.key) }.flatMap {
      $0.value >= 2 ? $0.key : nil
    }
    home = tree.lexicon.home
  }

  func complete(_ coding: inout DocumentCoding.SentenceCoding, slots: Slots) {
    let place = nearestPlace(coding.index)
    func fill(_ party: inout Party) {
      guard party.country == nil, party.kind == .agent else { return }
      if party.sector == "JRN" { return }
      let inferred = party.isStateOrgan ? place ?? documentCountry ?? home : place ?? documentCountry ?? home
      if let inferred {
        party.country = inferred
        party.countryInferred = true
      }
    }
    for index in coding.proposals.indices where coding.proposals[index].dropped == nil {
      for actor in coding.proposals[index].actors.indices { fill(&coding.proposals[index].actors[actor]) }
      for recipient in coding.proposals[index].recipients.indices {
        fill(&coding.proposals[index].recipients[recipient])
      }
      addAuthority(&coding.proposals[index], country: place ?? documentCountry ?? home)
    }
    for index in coding.claims.indices { fill(&coding.claims[index].speaker) }
  }

  /// Arrests, releases, convictions and curfews without a doer are those of the state of the place.
  private func addAuthority(_ proposal: inout Proposal, country: String?) {
    guard proposal.actors.isEmpty, let country else { return }
    let powers: Bool =
      switch proposal.type {
      case .coerce: proposal.modes.first != "cyber" && proposal.modes.first != "misinformation"
      case .sanction: proposal.modes.first == "convict"
      case .retreat: proposal.modes.first == "release"
      case .accuse: proposal.modes.first == "investigate"
      default: false
      }
    guard powers else { return }
    proposal.actors = [
      Party(
        country: country, sector: proposal.type == .sanction || proposal.type == .accuse ? "JUD" : "GOV",
        name: country, words: nil, kind: .implied, countryInferred: true)
    ]
    proposal.notes.append("the state's own authority is implied")
  }

  private func nearestPlace(_ sentence: Int) -> String? {
    for index in stride(from: sentence, through: max(0, sentence - 3), by: -1) {
      if let place = sentencePlace[index] { return place }
    }
    return nil
  }
}
