internal import CasusRecords

/// What a document can be found by: folded words divided by blanks, as the `search` table wants them.
struct SearchText {
  /// The text, word for word.
  let body: String
  /// Further forms of the words: without prefixes, and the terms that the caller supplied.
  let stems: String
  /// Title and publisher; names, places, types and concepts of the record.
  let record: String

  init(_ document: Document, _ record: Record, terms: [String]) {
    let words = Folding.words(of: document.text)
    body = words.map(\.folded).joined(separator: " ")

    var named: [String] = [record.document.publisher, record.document.title].compactMap(\.self)
    for event in record.events {
      named += [event.type.rawValue, event.concept] + event.modes + event.contexts
      named += [event.where?.name, event.where?.country].compactMap(\.self)
      for party in event.actors + event.recipients {
        named += [party.name, party.country].compactMap(\.self)
      }
    }
    for claim in record.claims {
      named += [claim.speaker.name, claim.speaker.country].compactMap(\.self) + claim.via.map(\.name)
    }
    for trend in record.trends { named += trend.dyad }
    var seenNames: Set<String> = []
    named = named.filter { seenNames.insert($0).inserted }
    let recordWords = named.flatMap { Folding.words(of: $0).map(\.folded) }
    self.record = Self.unique(recordWords + recordWords.flatMap(Folding.stems)).joined(separator: " ")

    let given = terms.flatMap { Folding.words(of: $0).map(\.folded) }
    stems = Self.unique(words.flatMap { Folding.stems(of: $0.folded) } + given).joined(separator: " ")
  }

  private static func unique(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }
}
