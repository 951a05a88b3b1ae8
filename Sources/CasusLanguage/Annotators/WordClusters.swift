import Foundation

/// Classes of words that stand between the same neighbours, learned from plain text by the exchange algorithm:
/// each word in turn moves to the class where it raises the likelihood of a class bigram model most.
struct WordClusters {
  private var left: [[(word: Int32, count: Int32)]] = []
  private var right: [[(word: Int32, count: Int32)]] = []
  private var totals: [Int] = []
  private var hashes: [UInt64] = []

  /// Counts bigrams over sentences of hashed words; words rarer than `minimum` are one word, the first.
  init(sentences: [[UInt64]], minimum: Int) {
    var counts: [UInt64: Int] = [:]
    for sentence in sentences { for word in sentence { counts[word, default: 0] += 1 } }
    let frequent = counts.filter { $0.value >= minimum }
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    // 0 is a rare word, 1 the sentence's edge.
    hashes = [0, 1] + frequent.map(\.key)
    var ids: [UInt64: Int32] = [:]
    for (index, entry) in frequent.enumerated() { ids[entry.key] = Int32(index + 2) }
    totals = [Int](repeating: 0, count: hashes.count)
    var bigrams: [UInt64: Int32] = [:]
    for sentence in sentences {
      var previous: Int32 = 1
      for word in sentence.map({ ids[$0] ?? 0 }) + [1] {
        bigrams[UInt64(previous) << 32 | UInt64(word), default: 0] += 1
        totals[Int(word)] += 1
        previous = word
      }
    }
    left = Array(repeating: [], count: hashes.count)
    right = left
    for pair in bigrams.sorted(by: { $0.key < $1.key }) {
      let first = Int(pair.key >> 32)
      let second = Int(pair.key & 0xFFFF_FFFF)
      right[first].append((Int32(second), pair.value))
      left[second].append((Int32(first), pair.value))
    }
  }

  /// Sorts the words into `classes` classes; the result gives each known word's class, from 1.
  func exchange(classes: Int, rounds: Int) -> [UInt64: Int] {
    let words = hashes.count
    // The two special words keep classes of their own.
    let total = classes + 2
    var classOf = (0..<words).map { $0 < 2 ? $0 : 2 + ($0 - 2) % classes }
    var pairs = [Int](repeating: 0, count: total * total)
    var sizes = [Int](repeating: 0, count: total)
    for word in 0..<words {
      sizes[classOf[word]] += totals[word]
      for (next, count) in right[word] { pairs[classOf[word] * total + classOf[Int(next)]] += Int(count) }
    }
    let logs: [Double] = (0...(1 << 16)).map { $0 < 2 ? 0 : Double($0) * log(Double($0)) }
    func entropy(_ count: Int) -> Double {
      count < logs.count ? logs[count] : Double(count) * log(Double(count))
    }
    var before = [Int](repeating: 0, count: total)
    var after = before
    for _ in 0..<rounds {
      var moved = 0
      for word in 2..<words {
        let home = classOf[word]
        var befores: [Int] = []
        var afters: [Int] = []
        for (other, count) in left[word] where Int(other) != word {
          let kind = classOf[Int(other)]
          if before[kind] == 0 { befores.append(kind) }
          before[kind] += Int(count)
        }
        for (other, count) in right[word] where Int(other) != word {
          let kind = classOf[Int(other)]
          if after[kind] == 0 { afters.append(kind) }
          after[kind] += Int(count)
        }
        // Take the word out, then see where it fits best.
        for kind in befores { pairs[kind * total + home] -= before[kind] }
        for kind in afters { pairs[home * total + kind] -= after[kind] }
        sizes[home] -= totals[word]
        var best = home
        var bestGain = -Double.infinity
        for candidate in 2..<total {
          var gain = 0.0
          for kind in befores {
            let count = pairs[kind * total + candidate]
            gain += entropy(count + before[kind]) - entropy(count)
          }
          for kind in afters {
            let count = pairs[candidate * total + kind]
            gain += entropy(count + after[kind]) - entropy(count)
          }
          gain -= 2 * (entropy(sizes[candidate] + totals[word]) - entropy(sizes[candidate]))
          if gain > bestGain + (candidate == home ? -1e-9 : 1e-9) {
            bestGain = gain
            best = candidate
          }
        }
        for kind in befores {
          pairs[kind * total + best] += before[kind]
          before[kind] = 0
        }
        for kind in afters {
          pairs[best * total + kind] += after[kind]
          after[kind] = 0
        }
        sizes[best] += totals[word]
        classOf[word] = best
        if best != home { moved += 1 }
      }
      if moved * 200 < words { break }
    }
    var result: [UInt64: Int] = [:]
    for word in 2..<words { result[hashes[word]] = classOf[word] - 1 }
    return result
  }
}
