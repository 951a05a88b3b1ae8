import CasusCodebook
import CasusLanguage
import CasusRecords

/// Says where an act took place: the place its words or its arguments stand in, else the one place of the sentence.
struct PlaceFinder {
  let tree: Tree
  let mentions: Mentions
  let names: Names

  func place(of trigger: Int) -> (Place, Int)? {
    let sentence = tree.text.sentences[tree.sentenceOf[trigger]].words
    var best: (Int, Mention, Candidate)?
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard let mention = mentions.covering(index) else {
        index += 1
        continue
      }
      if let candidate = candidate(mention) {
        let score = score(mention, candidate, trigger: trigger)
        if score > 0, score > (best?.0 ?? 0) { best = (score, mention, candidate) }
      }
      index = mention.words.upperBound + 1
    }
    guard let (_, mention, candidate) = best else { return nil }
    var place = candidate.place
    place.text = nil
    return (place, mention.head)
  }

  private struct Candidate {
    let place: Place
    /// A town or region; a state is less exact.
    let isPlace: Bool
  }

  private func candidate(_ mention: Mention) -> Candidate? {
    for entry in mention.entries {
      switch entry.thing {
      case .place(let index):
        let place = names.places[Int(index)]
        return Candidate(
          place: Place(
            name: place.name, country: place.country, latitude: place.latitude, longitude: place.longitude),
          isPlace: true)
      case .capital(let index):
        let words = String(tree.text.string(tree.range(mention.words)))
        let city = mention.entries.lazy.compactMap { entry -> PlaceEntry? in
          if case .place(let index) = entry.thing { return names.places[Int(index)] }
          return nil
        }.first
        return Candidate(
          place: Place(
            name: city?.name ?? words, country: names.actors[Int(index)].country, latitude: city?.latitude,
            longitude: city?.longitude),
          isPlace: true)
      case .actor(let index) where names.actors[Int(index)].kind == .state:
        let state = names.actors[Int(index)]
        return Candidate(place: Place(name: state.name, country: state.country), isPlace: false)
      default: continue
      }
    }
    return nil
  }

  private func score(_ mention: Mention, _ candidate: Candidate, trigger: Int) -> Int {
    let slots = tree.slots(ofPreposition: tree.prepositions[mention.head])
    guard slots.contains("in") || (slots.contains("to") && candidate.isPlace) else { return 0 }
    var score = slots.contains("in") ? 10 : 3
    if candidate.isPlace { score += 2 }
    if tree.word(mention.head).head == trigger {
      score += 6
    } else if tree.dominates(trigger, mention.head) {
      score += 4
    }
    score -= min(4, abs(mention.head - trigger) / 8)
    return score
  }
}
