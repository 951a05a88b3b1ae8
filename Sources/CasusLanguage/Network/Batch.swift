/// Several sentences side by side, longest first, word after word: row `starts[t] + s` is word `t` of sentence `s`.
/// At each place the sentences that are still running are the first ones, so a recurrent layer multiplies whole blocks.
package struct Batch {
  /// Which sentence stands at each place in the batch.
  package let order: [Int]
  /// Number of words of each, not increasing.
  let lengths: [Int]
  /// First row of each word position, and the number of rows at the end.
  let starts: [Int]

  package init(lengths all: [Int], _ members: [Int]) {
    order = members.sorted { all[$0] != all[$1] ? all[$0] > all[$1] : $0 < $1 }
    lengths = order.map { all[$0] }
    var starts = [0]
    var active = lengths.count
    for position in 0..<(lengths.first ?? 0) {
      while active > 0 && lengths[active - 1] <= position { active -= 1 }
      starts.append(starts[position] + active)
    }
    self.starts = starts
  }

  package var rows: Int { starts[starts.count - 1] }
  /// Words of the longest sentence.
  var positions: Int { starts.count - 1 }

  @inline(__always)
  package func row(_ place: Int, _ word: Int) -> Int { starts[word] + place }

  /// Sentences that have a word at a position.
  @inline(__always)
  func active(_ position: Int) -> Int { starts[position + 1] - starts[position] }
}
