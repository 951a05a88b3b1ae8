/// Entries found by the folded lemma or form of their (first) trigger word.
public struct PatternIndex<Entry: Sendable>: Sendable {
  /// All entries.
  public private(set) var entries: [Entry] = []
  /// The pattern of each entry.
  public private(set) var patterns: [Pattern] = []
  /// What kind of word each entry needs.
  public private(set) var kinds: [Pattern.Kind] = []
  /// Where in `needed` the words begin of which each entry needs one; one more than there are entries.
  private var needs: [Int32] = [0]
  private var needed: [UInt16] = []
  /// Hashes of trigger words with the entries that they may trigger, in order of addition.
  private var words: [(hash: UInt64, entry: Int32)] = []
  private var index = HashIndex()
  /// Where in `found` the entries of each word begin; one more than there are words.
  private var starts: [Int32] = [0]
  private var found: [Int32] = []
  private var candidates: [Candidate] = []

  /// An entry that a word may trigger, with what most are passed over by.
  public struct Candidate: Sendable {
    /// Its position in `entries`.
    public let entry: Int32
    /// Where in `needed` the words begin of which it needs one, and how many there are.
    fileprivate let needs: Int32
    fileprivate let count: Int32
    /// What kind of word it needs.
    public let kind: Pattern.Kind
  }

  /// Positions in `entries` of those whose trigger may be this word.
  public subscript(word: String) -> ArraySlice<Int32> { self[NameHash(word)] }

  /// Positions in `entries` of those whose trigger may be the word of this hash.
  public subscript(hash: NameHash) -> ArraySlice<Int32> {
    found[candidates(for: hash)]
  }

  /// Where the candidates stand whose trigger may be the word of this hash: see `subscript(candidate:)`.
  public func candidates(for hash: NameHash) -> Range<Int> {
    guard let position = index[hash.value] else { return 0..<0 }
    return Int(starts[position])..<Int(starts[position + 1])
  }

  /// One of the candidates.
  public subscript(candidate place: Int) -> Candidate { candidates[place] }

  /// Whether a sentence of these words has one that the entry needs, if it needs any.
  public func mayMatch(_ candidate: Candidate, _ words: WordFilter) -> Bool {
    if candidate.count == 0 { return true }
    let start = Int(candidate.needs)
    for place in start..<start + Int(candidate.count) where words.mayContain(needed[place]) { return true }
    return false
  }

  /// Makes room for about so many more entries.
  mutating func reserve(_ count: Int) {
    entries.reserveCapacity(entries.count + count)
    patterns.reserveCapacity(entries.count + count)
    kinds.reserveCapacity(entries.count + count)
    needs.reserveCapacity(entries.count + count + 1)
    needed.reserveCapacity(needed.count + count * 2)
    words.reserveCapacity(words.count + count * 3 / 2)
  }

  /// Adds an entry, to be found after `seal`.
  mutating func add(_ entry: Entry, _ pattern: Pattern) {
    let position = Int32(entries.count)
    entries.append(entry)
    patterns.append(pattern)
    kinds.append(pattern.kind)
    pattern.forEachNeeded { needed.append(WordFilter.place(of: $0)) }
    needs.append(Int32(needed.count))
    let triggers = pattern.kind == .phrase ? pattern.hashes.prefix(1) : pattern.hashes[...]
    for (number, word) in triggers.enumerated() where !triggers.prefix(number).contains(word) {
      words.append((word.value, position))
    }
  }

  /// Makes what was added ready to be found.
  mutating func seal() {
    index = HashIndex(capacity: words.count)
    var counts: [Int32] = []
    var places = [Int](repeating: 0, count: words.count)
    for (number, word) in words.enumerated() {
      let place = index.insert(counts.count, for: word.hash) ?? counts.count
      if place == counts.count { counts.append(0) }
      counts[place] += 1
      places[number] = place
    }
    starts = [0]
    starts.reserveCapacity(counts.count + 1)
    for count in counts { starts.append((starts.last ?? 0) + count) }
    var next = starts
    found = [Int32](repeating: 0, count: words.count)
    for (number, word) in words.enumerated() {
      found[Int(next[places[number]])] = word.entry
      next[places[number]] += 1
    }
    candidates = found.map { entry in
      let needs = needs[Int(entry)]
      return Candidate(
        entry: entry, needs: needs, count: self.needs[Int(entry) + 1] - needs,
        kind: kinds[Int(entry)])
    }
  }
}
