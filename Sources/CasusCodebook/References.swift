/// The kinds of words that `references.tsv` lists: docs/codebook-details.md says what each is for.
public enum ReferenceKind: UInt8, Hashable, Sendable, CaseIterable {
  case accompanies, answer, answers, anyone, article, atones, attributive, backed, behind, border,
    brokers, causative, circumstance, collective, commands, community, conclude, conjunction,
    counterpart, deed, document, duty, elapsed, equipment, expert, feminine, focus, foe, group, half,
    handiwork, intransitive, inverted, label, labels, led, lends, many, meets, namesake, not, others, part,
    peer, perfect,
    period, person, policy, property, purpose, reason, reciprocal, servant, settlement, share, shared, sided,
    state,
    street, styled,
    too,
    toward, trait, trap, treaty, two, undergoes, voice, weapon, will, wills, work
  case dutyOf, reciprocalPair

  /// Its name in the codebook: `duty`, `duty.of`.
  var name: String {
    String(describing: self).reduce(into: "") { name, letter in
      name += letter.isUppercase ? "." + letter.lowercased() : String(letter)
    }
  }

  static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

/// A list of folded words or phrases, asked by their hashes.
public struct ReferenceList: Sendable {
  /// The words, in the order in which the codebook has them.
  public private(set) var words: [String] = []
  private var hashes = HashSet()

  /// Whether the word or phrase of this hash is in it.
  public func contains(_ hash: NameHash) -> Bool { hashes.contains(hash.value) }

  /// Whether a folded word or phrase is in it.
  public func contains(_ word: String) -> Bool { contains(NameHash(word)) }

  mutating func insert(_ word: String) {
    if hashes.insert(NameHash(word).value) { words.append(word) }
  }
}

/// The lists of a language, by kind.
public struct References: Sendable {
  private var lists = [ReferenceList?](repeating: nil, count: ReferenceKind.allCases.count)

  /// The list of a kind; nil when the language has no such words.
  public subscript(kind: ReferenceKind) -> ReferenceList? { lists[Int(kind.rawValue)] }

  /// Whether a list has the word or phrase of this hash.
  public func has(_ hash: NameHash, as kind: ReferenceKind) -> Bool {
    lists[Int(kind.rawValue)]?.contains(hash) ?? false
  }

  mutating func insert(_ word: String, as kind: ReferenceKind) {
    var list = lists[Int(kind.rawValue)] ?? ReferenceList()
    lists[Int(kind.rawValue)] = nil
    list.insert(word)
    lists[Int(kind.rawValue)] = list
  }
}
