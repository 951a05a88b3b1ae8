/// How often forms were seen in which role, while training; sentences can be taken out again for a time, so that no
/// decision is learned from its own count.
struct FormCounts: FormKnowledge {
  private struct Entry {
    var alone = 0
    var afterPrefix = 0
    var beforeSuffix = 0
    var tags = SIMD32<Int32>()
    var lists: UInt32 = 0
    var total = 0
  }

  private var entries: [UInt64: Entry] = [:]
  private var frequencies: [UInt64: UInt32] = [:]
  private var tokens: [UInt64: Int] = [:]
  var prefixes: [UInt64] = []

  /// Counts the words of divided tokens up (`by: 1`) or down again (`by: -1`).
  mutating func add(_ tokens: [CountedToken], by step: Int) {
    for token in tokens {
      self.tokens[token.hash, default: 0] += step
      for (index, word) in token.words.enumerated() {
        var entry = entries[word.hash] ?? Entry()
        if token.words.count == 1 {
          entry.alone += step
        } else if index == token.stem {
          if token.stem > 0 { entry.afterPrefix += step }
          if token.stem + 1 < token.words.count { entry.beforeSuffix += step }
        }
        entry.total += step
        if word.tag > 0 { entry.tags[word.tag] += Int32(step) }
        entries[word.hash] = entry
      }
    }
  }

  /// Notes that a form stands in a list: 1 words, 2 names.
  mutating func note(_ form: String, list: UInt32) {
    entries[TokenLetters.hash(of: form), default: Entry()].lists |= list
  }

  /// Notes how frequent a form is in raw text, in steps from 1 to 7.
  mutating func note(_ form: String, frequency: UInt32) {
    let hash = TokenLetters.hash(of: form)
    frequencies[hash] = max(frequencies[hash, default: 0], frequency)
  }

  func frequency(_ hash: UInt64) -> UInt32 { frequencies[hash, default: 0] }

  /// Seen in another sentence: what is seen once only is known by its letters, as an unseen word will be.
  func isFamiliar(word: UInt64) -> Bool { (entries[word]?.total ?? 0) > 0 }
  func isFamiliar(token: UInt64) -> Bool { tokens[token, default: 0] > 0 }

  func facts(_ hash: UInt64) -> FormFacts {
    facts(hash, frequency: frequencies[hash, default: 0])
  }

  private func facts(_ hash: UInt64, frequency: UInt32) -> FormFacts {
    guard let entry = entries[hash] else { return FormFacts(bits: frequency << FormFacts.frequencyShift) }
    var first = (tag: 0, count: 0)
    var second = (tag: 0, count: 0)
    for tag in 1...UPOS.allCases.count {
      let count = Int(entry.tags[tag])
      if count > first.count {
        second = first
        first = (tag, count)
      } else if count > second.count {
        second = (tag, count)
      }
    }
    if second.count * 10 < first.count { second.tag = 0 }
    return FormFacts(
      alone: entry.alone, afterPrefix: entry.afterPrefix, beforeSuffix: entry.beforeSuffix,
      tags: (first.tag, second.tag), lists: entry.lists, frequency: frequency)
  }

  /// All facts but frequencies, in the order of the hashes.
  func all() -> [(hash: UInt64, facts: FormFacts)] {
    entries.keys.sorted().map { ($0, facts($0, frequency: 0)) }.filter { $0.1.bits != 0 }
  }

  /// All frequencies, in the order of the hashes.
  func allFrequencies() -> [(hash: UInt64, step: UInt32)] {
    frequencies.keys.sorted().map { ($0, frequencies[$0] ?? 0) }
  }
}

/// A gold token as the splitter learns it.
struct CountedToken {
  /// Hash of each word, and the number of its part of speech from 1 (0 for none).
  var words: [(hash: UInt64, tag: Int)]
  /// Hash of the token.
  var hash: UInt64
  /// Index of the stem.
  var stem: Int
  /// Its division; nil when its words do not add up to it.
  var split: WordSplit?
}
