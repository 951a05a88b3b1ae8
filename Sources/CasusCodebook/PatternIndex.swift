/// Entries found by the folded lemma or form of their (first) trigger word.
public struct PatternIndex<Entry: PatternEntry>: Sendable {
  /// All entries.
  public private(set) var entries: EntryList<Entry>
  /// The pattern of each entry.
  public private(set) var patterns: PatternList
  /// What kind of word each entry needs.
  public private(set) var kinds: [Pattern.Kind] = []
  private let make: EntryList<Entry>.Make
  private var lines = EntryLines()
  /// Entries that stand in no file.
  private var given: [Int: Entry] = [:]
  private var outlines = PatternOutlines()
  /// What each entry needs, among what `outlines` holds.
  private var needs: [PatternOutlines.Part] = []
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
    /// The words of which it needs one.
    fileprivate let needs: PatternOutlines.Part
    /// The place of the first of them: most need but one.
    fileprivate let first: UInt16
    /// What kind of word it needs.
    public let kind: Pattern.Kind
  }

  /// An index without entries; `make` makes one of what a line says.
  init(make: @escaping EntryList<Entry>.Make) {
    self.make = make
    patterns = PatternList(lines, given: [:])
    entries = EntryList(patterns, given: [:], make: make)
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

  /// Calls `body` with each candidate for the word of this hash that a sentence of these words may have all of: most
  /// words that an entry needs are not there.
  public func forEachCandidate(for hash: NameHash, among words: WordFilter, _ body: (Candidate) -> Void) {
    let places = candidates(for: hash)
    if places.isEmpty { return }
    candidates.withUnsafeBufferPointer { all in
      for place in places {
        let candidate = all[place]
        let isThere =
          switch candidate.needs.count {
          case 0: true
          case 1: words.mayContain(candidate.first)
          default: candidate.needs.range.contains { words.mayContain(outlines.needed[$0]) }
          }
        if isThere { body(candidate) }
      }
    }
  }

  /// Makes room for about so many more entries.
  mutating func reserve(_ count: Int) {
    lines.lines.reserveCapacity(lines.lines.count + count)
    kinds.reserveCapacity(kinds.count + count)
    needs.reserveCapacity(needs.count + count)
    words.reserveCapacity(words.count + count * 3 / 2)
    outlines.reserve(count)
  }

  /// Adds the entry of a line, to be found after `seal`; on failure `problem` says why, and nothing is added.
  mutating func add(
    _ row: Table.Row, label: Int, pattern: Field, roles: Field, isOverlay: Bool, _ problem: inout String?
  ) {
    guard let outline = outlines.read(pattern, &problem) else { return }
    if lines.files.last?.text !== row.text {
      lines.files.append(EntryLines.File(name: row.file, isOverlay: isOverlay, text: row.text))
    }
    add(
      EntryLine(
        file: Int32(lines.files.count - 1), number: Int32(row.line), label: Int32(label),
        pattern: EntryLine.Span(row.text.range(of: pattern)),
        roles: EntryLine.Span(row.text.range(of: roles))),
      outline)
  }

  /// Adds an entry that stands in no file, to be found after `seal`.
  mutating func add(_ entry: Entry) {
    // It was read before.
    var problem: String?
    guard let outline = outlines.read(entry.pattern.text, &problem) else { return }
    given[lines.lines.count] = entry
    let none = EntryLine.Span(0..<0)
    add(EntryLine(file: 0, number: 0, label: 0, pattern: none, roles: none), outline)
  }

  private mutating func add(_ line: EntryLine, _ outline: PatternOutlines.Outline) {
    let position = Int32(lines.lines.count)
    lines.lines.append(line)
    kinds.append(outline.kind)
    needs.append(outline.needs)
    for place in outline.words.range { words.append((outlines.triggers[place], position)) }
  }

  /// The codes of sectors and countries that entries have asked for since this was asked last.
  mutating func takeCodes() -> [String] { outlines.takeCodes() }

  /// Makes what was added ready to be found.
  mutating func seal() {
    outlines.finish()
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
        entry: entry, needs: needs, first: needs.count > 0 ? outlines.needed[Int(needs.start)] : 0,
        kind: kinds[Int(entry)])
    }
    patterns = PatternList(lines, given: given.mapValues(\.pattern))
    entries = EntryList(patterns, given: given, make: make)
  }
}

extension PatternIndex<EventEntry> {
  /// The concept of a candidate, without its entry being made.
  public func concept(of candidate: Candidate) -> Int {
    given[Int(candidate.entry)]?.concept ?? Int(lines.lines[Int(candidate.entry)].label)
  }
}
