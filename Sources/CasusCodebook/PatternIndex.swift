/// Entries found by the folded lemma or form of their (first) trigger word.
public struct PatternIndex<Entry: Sendable>: Sendable {
  /// All entries.
  public private(set) var entries: [Entry] = []
  /// The pattern of each entry.
  public private(set) var patterns: [Pattern] = []
  /// What kind of word each entry needs: most are passed over by this alone.
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

  /// Positions in `entries` of those whose trigger may be this word.
  public subscript(word: String) -> ArraySlice<Int32> { self[NameHash(word)] }

  /// Positions in `entries` of those whose trigger may be the word of this hash.
  public subscript(hash: NameHash) -> ArraySlice<Int32> {
    guard let position = index[hash.value] else { return [] }
    return found[Int(starts[position])..<Int(starts[position + 1])]
  }

  /// Whether a sentence of these words has one that the entry needs, if it needs any.
  public func mayMatch(_ entry: Int, _ words: WordFilter) -> Bool {
    let range = Int(needs[entry])..<Int(needs[entry + 1])
    return range.isEmpty || range.contains { words.mayContain(needed[$0]) }
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
    for word in pattern.needed { needed.append(WordFilter.place(of: word)) }
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
  }
}
