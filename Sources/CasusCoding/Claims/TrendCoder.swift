import CasusCodebook
import CasusLanguage
import CasusRecords

/// Finds sentences that say how the relation of two parties develops: a noun for the relation and a word for its course.
struct TrendCoder {
  let tree: Tree
  let statusReader: StatusReader

  func trends(in sentence: Int, resolver: PartyResolver) -> [(Direction, [String], Modality, Int)] {
    let words = tree.text.sentences[sentence].words
    var result: [(Direction, [String], Modality, Int)] = []
    for index in words {
      let kinds = self.kinds(index)
      guard kinds.contains(.relation) || kinds.contains(.tension) || kinds.contains(.warmth) else { continue }
      guard let (course, word) = course(of: index, in: words, kinds: kinds) else { continue }
      guard let direction = Self.direction(noun: kinds, course: course),
        let dyad = dyad(of: index, in: words, resolver: resolver)
      else { continue }
      let status = statusReader.read(word)
      let modality: Modality =
        switch status.status {
        case .hypothetical: statusReader.effects(at: word).contains(.condition) ? .conditional : .possible
        case .planned: .possible
        case .negated: .stated
        default: .stated
        }
      if status.status == .negated { continue }
      if result.contains(where: { $0.0 == direction && $0.1 == dyad }) { continue }
      result.append((direction, dyad, modality, word))
    }
    return result
  }

  private func kinds(_ index: Int) -> Set<TrendWord> {
    Set((tree.lexicon.trends[tree.lemmas[index]] ?? []) + (tree.lexicon.trends[tree.forms[index]] ?? []))
  }

  private static let courses: Set<TrendWord> = [.rise, .fall, .better, .worse, .peak, .trough, .stable]

  /// The word for the course: above the noun, beside it, or below it.
  private func course(of noun: Int, in words: Range<Int>, kinds own: Set<TrendWord>) -> (TrendWord, Int)? {
    var candidates: [Int] = [noun]
    if let head = tree.word(noun).head {
      candidates.append(head)
      candidates += tree.children(head)
      if let above = tree.word(head).head { candidates.append(above) }
    }
    candidates += tree.children(noun)
    candidates += (max(words.lowerBound, noun - 4)..<min(words.upperBound, noun + 8))
    for candidate in candidates {
      if let course = kinds(candidate).first(where: { Self.courses.contains($0) }) {
        return (course, candidate)
      }
    }
    return nil
  }

  private static func direction(noun: Set<TrendWord>, course: TrendWord) -> Direction? {
    let bad = noun.contains(.tension)
    switch course {
    case .better: return .improving
    case .worse: return .worsening
    case .rise: return bad ? .worsening : noun.contains(.warmth) ? .improving : .improving
    case .fall: return bad ? .improving : .worsening
    case .peak: return bad ? .peak : .improving
    case .trough: return .worsening
    case .stable: return .stable
    case .relation, .tension, .warmth: return nil
    }
  }

  /// The two parties: those of the noun (*between A and B*, *A's relations with B*), else of the sentence, else the last two.
  private func dyad(of noun: Int, in words: Range<Int>, resolver: PartyResolver) -> [String]? {
    var codes: [String] = []
    func add(_ country: String?) {
      if let country, !codes.contains(country) { codes.append(country) }
    }
    let extent = tree.extent(noun)
    for word in extent {
      if let mention = resolver.mentions.covering(word) {
        add(resolver.resolve(mention.head, depth: 0)?.country)
      }
    }
    if codes.count < 2 {
      for word in words where resolver.mentions.covering(word)?.head == word {
        add(resolver.resolve(word, depth: 0)?.country)
      }
    }
    if codes.count < 2, let pair = resolver.thread.lastPair() {
      for party in pair { add(party.country) }
    }
    return codes.count >= 2 ? Array(codes.prefix(2)).sorted() : nil
  }
}
