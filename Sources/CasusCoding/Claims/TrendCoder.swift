import CasusCodebook
import CasusLanguage
import CasusRecords

/// Finds sentences that say how the relation of two parties develops: a noun for the relation and a word for its course.
struct TrendCoder {
  let tree: Tree
  let statusReader: StatusReader

  /// A word or phrase of the codebook in the sentence.
  private struct Found {
    let words: ClosedRange<Int>
    let head: Int
    let kinds: Set<TrendWord>
  }

  func trends(in sentence: Int, resolver: PartyResolver) -> [(Direction, [String], Modality, Int)] {
    let words = tree.text.sentences[sentence].words
    let all = words.compactMap { found(at: $0, in: words) }
    var result: [(Direction, [String], Modality, Int)] = []
    for noun in all where !noun.kinds.isDisjoint(with: [.relation, .tension, .warmth]) {
      guard tree.word(noun.head).upos != .verb, let (course, at) = course(of: noun, among: all),
        let direction = Self.direction(noun.kinds, course), let modality = modality(at),
        let dyad = dyad(of: noun.head, course: at, in: words, resolver: resolver)
      else { continue }
      if result.contains(where: { $0.0 == direction && $0.1 == dyad }) { continue }
      result.append((direction, dyad, modality, at))
    }
    return result
  }

  // MARK: Words

  /// The longest phrase of the codebook that begins here, over articles, and the word itself.
  private func found(at start: Int, in sentence: Range<Int>) -> Found? {
    var forms = tree.hashes.forms[start]
    var lemmas = tree.hashes.lemmas[start]
    var best: Found?
    var position = start
    while position < sentence.upperBound, position - start < 6 {
      if tree.word(position).upos == .punct, tree.word(position).form != "-" { break }
      if position > start {
        forms = forms.grown(by: tree.forms[position])
        lemmas = lemmas.grown(by: tree.lemmas[position])
      }
      let kinds = (tree.lexicon.trends[forms] ?? []) + (tree.lexicon.trends[lemmas] ?? [])
      if !kinds.isEmpty {
        let range = start...position
        let head = range.first { word in tree.word(word).head.map { !range.contains($0) } ?? true } ?? start
        best = Found(words: range, head: head, kinds: Set(kinds))
      }
      let isBegun = tree.lexicon.trends.continues(forms) || tree.lexicon.trends.continues(lemmas)
      if !isBegun, forms != NameHash() { break }
      position += 1
    }
    return best
  }

  /// A word may be of several kinds (*deepen*): tension rises and falls, relations get better and worse.
  private static let ofTension: [TrendWord] = [.peak, .trough, .rise, .fall, .worse, .better, .stable]
  private static let ofRelations: [TrendWord] = [.peak, .trough, .better, .worse, .rise, .fall, .stable]

  /// The word for the course: the noun's own, one that governs it, stands beside or below it, else one close by.
  private func course(of noun: Found, among all: [Found]) -> (TrendWord, Int)? {
    func distance(_ other: Found) -> Int? {
      if other.words == noun.words { return 0 }
      let word = other.head
      if (1...3).contains(other.words.lowerBound - noun.words.upperBound),
        !(noun.words.upperBound..<other.words.lowerBound).contains(where: { tree.word($0).upos == .punct })
      {
        return 1
      }
      if tree.word(word).head == noun.head || tree.word(noun.head).head == word { return 1 }
      if let above = tree.word(noun.head).head {
        if tree.word(word).head == above || tree.word(above).head == word { return 2 }
      }
      let gap = max(
        other.words.lowerBound - noun.words.upperBound, noun.words.lowerBound - other.words.upperBound)
      guard gap < 7 else { return nil }
      let between =
        other.words.lowerBound > noun.words.upperBound
        ? noun.words.upperBound..<other.words.lowerBound : other.words.upperBound..<noun.words.lowerBound
      return between.contains { tree.word($0).upos == .punct } ? nil : 2 + gap
    }
    let order = noun.kinds.contains(.tension) ? Self.ofTension : Self.ofRelations
    let candidates = all.compactMap { other -> (Int, TrendWord, Int)? in
      guard let course = order.first(where: { other.kinds.contains($0) }),
        let far = distance(other)
      else { return nil }
      // A tension that lasts is one that rises, when its name says so (*the escalation continues*).
      return ((far == 0 ? 2 : far) + (course == .stable ? 3 : 0), course, other.head)
    }
    return candidates.min { $0.0 < $1.0 }.map { ($0.1, $0.2) }
  }

  private static func direction(_ noun: Set<TrendWord>, _ course: TrendWord) -> Direction? {
    let isBad = noun.contains(.tension)
    switch course {
    case .better: return .improving
    case .worse: return .worsening
    case .rise: return isBad ? .worsening : .improving
    case .fall: return isBad ? .improving : .worsening
    case .peak: return .peak
    case .trough: return .trough
    case .stable: return .stable
    case .relation, .tension, .warmth: return nil
    }
  }

  /// How it is put; nil when it did not come about, or is only wanted.
  private func modality(_ course: Int) -> Modality? {
    let reading = statusReader.read(course)
    let effects = reading.because.reduce(into: StatusReader.Effects()) {
      $0.formUnion(statusReader.effects(at: $1))
    }
    let clause = [course] + (tree.word(course).head.map { [$0] } ?? [])
    switch reading.status {
    case .negated, .attempted: return nil
    case .planned where !effects.isDisjoint(with: [.plan, .commit]) && !effects.contains(.future): return nil
    case .hypothetical, .planned:
      return effects.contains(.condition) || clause.contains(where: isConditional) ? .conditional : .possible
    case .actual: return .stated
    }
  }

  /// *If*, *unless*, *without change*: a condition beside a word.
  private func isConditional(_ word: Int) -> Bool {
    tree.children(word).contains { child in
      let marks = tree.children(child).filter { tree.has("mark", $0) || tree.has("case", $0) }
      return marks.contains {
        let found = statusReader.effects(at: $0)
        return found.contains(.condition) || tree.has("obl", child) && found.contains(.negate)
      }
    }
  }

  // MARK: Parties

  /// The two parties: those of the noun (*between A and B*, *A's relations with B*), else of the word for the course,
  /// else the only two of the sentence, else the last two.
  private func dyad(of noun: Int, course: Int, in words: Range<Int>, resolver: PartyResolver) -> [String]? {
    func countries(_ range: some Sequence<Int>, besides known: [String] = []) -> [String] {
      var codes = known
      for word in range {
        guard let mention = resolver.mentions.covering(word), mention.head == word,
          let country = resolver.resolve(word, depth: 0)?.country, !codes.contains(country)
        else { continue }
        codes.append(country)
      }
      return codes
    }
    var codes = countries(tree.extent(noun))
    if codes.count < 2 {
      for verb in [course] + (tree.word(course).head.map { [$0] } ?? []) {
        for child in tree.children(verb) where tree.has("nsubj", child) && child != noun {
          codes = countries(tree.extent(child), besides: codes)
        }
      }
    }
    if codes.count < 2 {
      let all = countries(words, besides: codes)
      if all.count == 2 { codes = all }
    }
    if codes.count < 2, let pair = resolver.thread.lastPair() {
      for country in pair.compactMap(\.country) where !codes.contains(country) { codes.append(country) }
    }
    return codes.count >= 2 ? Array(codes.prefix(2)).sorted() : nil
  }
}
