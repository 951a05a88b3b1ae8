import CasusCodebook

/// Hashes by which the words of a text are looked up in the tables of the codebook.
struct WordHashes {
  /// Of each word's lemma.
  let lemmas: [NameHash]
  /// Of each word's form.
  let forms: [NameHash]
  /// Where the hashes of each word begin in `all`, and where those of words alone end and those of phrases begin.
  private var starts: [(word: Int32, phrases: Int32)] = []
  private var all: [NameHash] = []
  /// Of a word beside a hyphen (*ill-treated*) or behind a prefix: what both are together, and the others.
  private var joined: [Int: [(hash: NameHash, words: [Int])]] = [:]

  /// - Parameters:
  ///   - hyphens: words that join the two beside them, and which of these stands for both.
  ///   - prefixed: words that are written together with the one before them, and may be known so: לדברי.
  init(
    lemmas: [String], forms: [String], stems: [Int: [String]], hyphens: [(word: Int, head: Int)],
    prefixed: [Int]
  ) {
    self.lemmas = lemmas.map { NameHash($0) }
    self.forms = forms.map { NameHash($0) }
    starts.reserveCapacity(lemmas.count + 1)
    all.reserveCapacity(lemmas.count * 5)
    for (hyphen, head) in hyphens { join(hyphen, head: head, lemmas: lemmas, forms: forms) }
    for word in prefixed {
      var hash = self.forms[word - 1]
      hash.add(forms[word])
      joined[word, default: []].append((hash, [word - 1]))
    }
    for word in lemmas.indices {
      let start = Int32(all.count)
      all.append(self.lemmas[word])
      if self.forms[word] != self.lemmas[word] { all.append(self.forms[word]) }
      if !joined.isEmpty { for (hash, _) in joined[word] ?? [] { all.append(hash) } }
      if !stems.isEmpty { for stem in stems[word] ?? [] { all.append(NameHash(stem)) } }
      starts.append((start, Int32(all.count)))
      guard word + 1 < lemmas.count else { continue }
      all.append(self.lemmas[word].followed(by: lemmas[word + 1]))
      all.append(self.forms[word].followed(by: forms[word + 1]))
      if word > 0 { all.append(self.lemmas[word - 1].followed(by: lemmas[word])) }
    }
    starts.append((Int32(all.count), Int32(all.count)))
  }

  private mutating func join(_ hyphen: Int, head: Int, lemmas: [String], forms: [String]) {
    let (first, last) = (hyphen - 1, hyphen + 1)
    let endings = lemmas[last] == forms[last] ? [forms[last]] : [lemmas[last], forms[last]]
    for ending in endings where !ending.isEmpty && !forms[first].isEmpty {
      // A hyphen folds to a blank.
      let hash = NameHash(forms[first]).followed(by: ending)
      joined[head, default: []].append((hash, [hyphen, head == first ? last : first]))
    }
  }

  /// The words that a hyphen or nothing joins to a word, when these triggers mean them all.
  func joined(to word: Int, by triggers: [NameHash]) -> [Int] {
    if joined.isEmpty { return [] }
    return joined[word]?.first { triggers.contains($0.hash) }?.words ?? []
  }

  /// What a word is looked up by: its lemma, its form, its stems.
  subscript(word: Int) -> ArraySlice<NameHash> { all[Int(starts[word].word)..<Int(starts[word].phrases)] }

  /// The same, and the phrases of two words in which it stands.
  func withPhrases(_ word: Int) -> ArraySlice<NameHash> {
    all[Int(starts[word].word)..<Int(starts[word + 1].word)]
  }
}

extension NameHash {
  /// The hash of a phrase with one more folded word; signs, which fold to nothing, do not begin one.
  func grown(by word: String) -> NameHash { self == NameHash() ? NameHash(word) : followed(by: word) }
}
