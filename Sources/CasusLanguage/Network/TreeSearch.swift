/// The best tree by the scores of single arcs.
package enum TreeSearch {
  /// Heads of words (the number of words for the root): each word's best head where these make a tree with one root,
  /// else the best tree without crossing arcs.
  ///
  /// - Parameter scores: `words × columns`, column `h` for head `h`, column `words` for the root.
  package static func heads(_ scores: Matrix) -> [Int] {
    let count = scores.rows
    guard count > 1 else { return Array(repeating: count, count: count) }
    let best = best(scores)
    return isTree(best) ? best : projective(scores)
  }

  /// Each word's best head, which need not make a tree.
  static func best(_ scores: Matrix) -> [Int] {
    let count = scores.rows
    var best = [Int](repeating: count, count: count)
    for word in 0..<count {
      let row = scores[word]
      var most = -Float.infinity
      for head in 0...count where head != word && row[head] > most {
        most = row[head]
        best[word] = head
      }
    }
    withExtendedLifetime(scores) {}
    return best
  }

  /// The best projective tree with one child of the root (Eisner 1996), in time cubic in the number of words.
  package static func projective(_ scores: Matrix) -> [Int] {
    let count = scores.rows
    // complete and incomplete spans; right-headed spans have their head at the left end.
    let size = count * count
    var rightComplete = [Float](repeating: 0, count: size)
    var leftComplete = [Float](repeating: 0, count: size)
    var rightOpen = [Float](repeating: -.infinity, count: size)
    var leftOpen = [Float](repeating: -.infinity, count: size)
    var rightCompleteAt = [Int32](repeating: 0, count: size)
    var leftCompleteAt = [Int32](repeating: 0, count: size)
    var openAt = [Int32](repeating: 0, count: size)
    for length in 1..<count {
      for start in 0..<(count - length) {
        let end = start + length
        let cell = start * count + end
        var most = -Float.infinity
        var at = start
        for split in start..<end {
          let score = rightComplete[start * count + split] + leftComplete[(split + 1) * count + end]
          if score > most { (most, at) = (score, split) }
        }
        openAt[cell] = Int32(at)
        rightOpen[cell] = most + scores[end][start]
        leftOpen[cell] = most + scores[start][end]
        most = -.infinity
        for split in (start + 1)...end {
          let score = rightOpen[start * count + split] + rightComplete[split * count + end]
          if score > most { (most, at) = (score, split) }
        }
        rightComplete[cell] = most
        rightCompleteAt[cell] = Int32(at)
        most = -.infinity
        for split in start..<end {
          let score = leftComplete[start * count + split] + leftOpen[split * count + end]
          if score > most { (most, at) = (score, split) }
        }
        leftComplete[cell] = most
        leftCompleteAt[cell] = Int32(at)
      }
    }
    var root = 0
    var most = -Float.infinity
    for word in 0..<count {
      let score = leftComplete[word] + rightComplete[word * count + count - 1] + scores[word][count]
      if score > most { (most, root) = (score, word) }
    }
    withExtendedLifetime(scores) {}
    var heads = [Int](repeating: count, count: count)
    enum Kind { case rightComplete, leftComplete, rightOpen, leftOpen }
    var stack: [(kind: Kind, start: Int, end: Int)] = [
      (.leftComplete, 0, root), (.rightComplete, root, count - 1),
    ]
    while let (kind, start, end) = stack.popLast() {
      guard start < end else { continue }
      let cell = start * count + end
      switch kind {
      case .rightComplete:
        let at = Int(rightCompleteAt[cell])
        stack.append((.rightOpen, start, at))
        stack.append((.rightComplete, at, end))
      case .leftComplete:
        let at = Int(leftCompleteAt[cell])
        stack.append((.leftComplete, start, at))
        stack.append((.leftOpen, at, end))
      case .rightOpen, .leftOpen:
        if kind == .rightOpen { heads[end] = start } else { heads[start] = end }
        let at = Int(openAt[cell])
        stack.append((.rightComplete, start, at))
        stack.append((.leftComplete, at + 1, end))
      }
    }
    return heads
  }

  /// Whether the heads make one tree under the root (the number of words), with one child of the root.
  static func isTree(_ heads: [Int]) -> Bool {
    let count = heads.count
    var mark = [Int](repeating: 0, count: count)
    var roots = 0
    for word in 0..<count {
      if heads[word] == count { roots += 1 }
      var ancestor = word
      while ancestor != count && mark[ancestor] == 0 {
        mark[ancestor] = word + 1
        ancestor = heads[ancestor]
      }
      if ancestor != count && mark[ancestor] == word + 1 { return false }
    }
    return roots == 1
  }
}
