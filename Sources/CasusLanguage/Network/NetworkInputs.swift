/// Which rows of feature vectors a word sums up.
package struct NetworkInputs: Sendable {
  /// Rows by hashed feature; row 0 is nothing, row 1 an unknown word.
  let lexicon: HashedLexicon

  static let nothing = 0
  static let unknown = 1
  static let first = 2
  /// Features of a word; the first is the word itself.
  package static let perWord = 17

  /// The features that tell a word from others as the word itself does, where it was seen: its company, its tags.
  static let telling = [9, 10]

  /// Rows of these as they are for a word that was never seen.
  func unseen(_ word: WordAtoms) -> [Int] {
    [
      lexicon[FeatureHash.join(309, WordKnowledge.unseenCluster(word))],
      lexicon[FeatureHash.join(310, WordKnowledge.unseenTags(word))],
    ]
  }

  /// The features of a word as hashes.
  @inline(__always)
  static func features(_ word: WordAtoms, into hashes: UnsafeMutablePointer<UInt64>) {
    hashes[0] = FeatureHash.join(300, word.lower)
    hashes[1] = FeatureHash.join(301, word.prefix1)
    hashes[2] = FeatureHash.join(302, word.prefix2)
    hashes[3] = FeatureHash.join(303, word.prefix3)
    hashes[4] = FeatureHash.join(304, word.suffix1)
    hashes[5] = FeatureHash.join(305, word.suffix2)
    hashes[6] = FeatureHash.join(306, word.suffix3)
    hashes[7] = FeatureHash.join(307, word.suffix4)
    hashes[8] = FeatureHash.join(308, word.shape)
    hashes[9] = FeatureHash.join(309, word.cluster)
    hashes[10] = FeatureHash.join(310, word.tagClass)
    hashes[11] = FeatureHash.join(311, word.gazetteer)
    hashes[12] = FeatureHash.join(312, FeatureHash.number(word.joints))
    hashes[13] = FeatureHash.join(313, word.paradigm)
    hashes[14] = FeatureHash.join(314, word.frequency, word.shape)
    hashes[15] = FeatureHash.join(315, word.person)
    hashes[16] = FeatureHash.join(316, word.phrase)
  }

  /// Rows of a word.
  @inline(__always)
  func rows(_ word: WordAtoms, into rows: UnsafeMutablePointer<Int>) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.perWord) { hashes in
      guard let hashes = hashes.baseAddress else { return }
      Self.features(word, into: hashes)
      for index in 0..<Self.perWord { rows[index] = lexicon[hashes[index]] }
    }
    if rows[0] == Self.nothing { rows[0] = Self.unknown }
  }

  /// Numbers the features that occur often enough, most frequent first; words by how often they occur.
  static func learn(_ sentences: [[WordAtoms]], minimum: Int, most: Int) -> (
    rows: [UInt64: Int], words: [UInt64: Int]
  ) {
    var counts: [UInt64: Int] = [:]
    var words: [UInt64: Int] = [:]
    var hashes = [UInt64](repeating: 0, count: perWord)
    for atoms in sentences {
      for word in atoms.dropFirst(3).dropLast(3) {
        hashes.withUnsafeMutableBufferPointer { buffer in
          if let base = buffer.baseAddress { features(word, into: base) }
        }
        for hash in hashes { counts[hash, default: 0] += 1 }
        words[word.lower, default: 0] += 1
      }
    }
    let kept = counts.filter { $0.value >= minimum }
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(most)
    var rows: [UInt64: Int] = [:]
    for (number, entry) in kept.enumerated() { rows[entry.key] = number + first }
    return (rows, words)
  }
}
