/// Names the relation of each word to its head, once the tree stands: children before parents, left to right.
struct RelationLabeller<Table: WeightTable> {
  let table: Table
  let labels: Int
  /// The label of the root's child.
  let root: Int

  static var perWord: Int { 66 }
  var width: Int { (labels + 7) & ~7 }

  /// By how much the best label of the prior must lead for the features not to be asked.
  private static var sure: Float { 5 }

  /// Labels of all words; `atoms` has the root and a nothing behind the words. In training `correct` gets each word
  /// with its features and the label chosen, and may change the weights.
  func label(
    heads: [Int], _ atoms: UnsafePointer<TreeAtoms>, prior: Matrix? = nil, weight: Float = 0,
    correct: (Int, Int, UnsafePointer<UInt64>, UnsafePointer<Float>) -> Void = { _, _, _, _ in }
  ) -> [Int] {
    let count = heads.count
    let tree = LabelledTree(heads: heads)
    var result = [Int](repeating: labels, count: count + 1)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.perWord) { buffer in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: width) { scores in
        guard let features = buffer.baseAddress, let scores = scores.baseAddress else { return }
        for word in tree.order {
          if heads[word] == count {
            result[word] = root
            continue
          }
          if let sure = prior.flatMap({ sureLabel($0[word]) }) {
            result[word] = sure
            continue
          }
          Self.extract(word, tree, atoms, result, into: features)
          table.sum(features, count: Self.perWord, width: width, into: scores)
          if let prior { for label in 0..<labels { scores[label] += prior[word][label] * weight } }
          var best = root == 0 ? 1 : 0
          for label in 0..<labels where label != root && scores[label] > scores[best] { best = label }
          result[word] = best
          correct(word, best, features, scores)
        }
      }
    }
    withExtendedLifetime(prior) {}
    result.removeLast()
    return result
  }

  private func sureLabel(_ scores: UnsafePointer<Float>) -> Int? {
    var best = root
    var most = -Float.infinity
    var second = -Float.infinity
    for label in 0..<labels where label != root {
      if scores[label] > most {
        second = most
        (most, best) = (scores[label], label)
      } else if scores[label] > second {
        second = scores[label]
      }
    }
    return most - second > Self.sure ? best : nil
  }

  static func extract(
    _ word: Int, _ tree: LabelledTree, _ atoms: UnsafePointer<TreeAtoms>, _ labels: [Int],
    into features: UnsafeMutablePointer<UInt64>
  ) {
    let count = tree.count
    let nothing = count + 1
    let head = tree.heads[word]
    let grand = head == count ? nothing : tree.heads[head]
    let d = atoms[word]
    let h = atoms[head]
    let g = atoms[grand]
    let firstChild = tree.first[word]
    let lastChild = tree.last[word]
    let c = atoms[firstChild]
    let e = atoms[lastChild]
    let second = firstChild == nothing ? nothing : tree.next[firstChild]
    let c2 = atoms[second]
    let previous = tree.previous[word]
    let following = tree.next[word]
    let ps = atoms[previous]
    let fs = atoms[following]
    let headFirst = atoms[tree.first[head]]
    let headLast = atoms[tree.last[head]]
    let before = word > 0 ? atoms[word - 1] : atoms[nothing]
    let after = word + 1 < count ? atoms[word + 1] : atoms[nothing]
    func known(_ index: Int) -> UInt64 { index >= count ? 99 : UInt64(labels[index] + 100) }
    let gap = word - head
    let side: UInt64 = gap < 0 ? 1 : 2
    let far = min(abs(gap), 6)
    let distance = FeatureHash.number(gap < 0 ? far : far + 10)
    let cl = known(firstChild)
    let el = known(lastChild)
    let c2l = known(second)
    let pl = known(previous)
    let children = UInt64(min(4, tree.sizes[word])) + 7
    // Labels of all own children, and of the head's children so far, as sets.
    let own = tree.set(of: word, labels)
    let siblings = tree.set(before: word, labels)
    var slot = 0
    @inline(__always) func add(_ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) {
      features[slot] = FeatureHash.join(UInt64(400 + slot), a, b &+ side &* 0x1656_67B1_9E37_79F9, c)
      slot += 1
    }
    add(d.word, h.word)
    add(d.word, h.tag)
    add(d.tag, h.word)
    add(d.tag, h.tag)
    add(d.form, h.form)
    add(d.form, h.word)
    add(d.word, h.form)
    add(d.word)
    add(d.tag)
    add(d.form)
    add(h.word)
    add(h.form)
    add(d.tag, h.tag, distance)
    add(d.word, distance)
    add(h.word, distance)
    add(d.cluster, h.cluster)
    add(d.cluster, h.tag)
    add(d.tag, h.cluster)
    add(d.coarse, h.coarse)
    add(d.suffix, h.tag)
    add(d.tag, h.suffix)
    add(d.tag, h.tag, g.tag)
    add(d.form, h.form, g.form)
    add(d.tag, h.tag, g.word)
    add(d.word, c.word, h.tag)
    add(d.tag, c.word, h.tag)
    add(d.tag, c.word, h.word)
    add(d.word, c.word, h.word)
    add(d.cluster, c.word, h.cluster)
    add(d.tag, c.tag, cl)
    add(d.form, cl, h.form)
    add(d.form, cl, c2l)
    add(c.word, c2.word, d.tag)
    add(cl, c2l, h.tag)
    add(e.word, d.tag, h.tag)
    add(el, d.tag, h.tag)
    add(own)
    add(own, d.tag)
    add(own, d.form, h.form)
    add(own, d.tag, h.word)
    add(own, c.word, d.word)
    add(children, d.tag, h.tag)
    add(ps.tag, d.tag, h.tag)
    add(ps.word, d.tag, h.tag)
    add(pl, d.tag, h.tag)
    add(pl, d.form, h.form)
    add(fs.tag, d.tag, h.tag)
    add(fs.word, d.tag, h.tag)
    add(siblings, d.tag, h.tag)
    add(siblings, d.form, h.form)
    add(siblings, d.form, h.word)
    add(siblings, own, d.form)
    add(siblings, d.word)
    add(headFirst.word, d.tag, h.tag)
    add(headFirst.tag, d.form, h.form)
    add(headLast.tag, d.form, h.form)
    add(before.tag, d.tag, after.tag)
    add(before.word, d.tag, h.tag)
    add(after.word, d.tag, h.tag)
    add(before.tag, d.word)
    add(after.tag, d.word)
    add(d.agreement, h.agreement, d.tag &+ h.tag &* 31)
    add(d.form, h.form, own &+ (UInt64(far) << 40))
    add(d.joints, d.tag, h.tag)
    add(g.form, d.form, h.word)
    add(FeatureHash.number(tree.sizes[head]), d.form, h.form)
  }
}

/// A finished tree, ready to be asked for children in order.
struct LabelledTree {
  let heads: [Int]
  /// First and last child, next and previous sibling; the number after the root stands for none.
  private(set) var first: [Int]
  private(set) var last: [Int]
  private(set) var next: [Int]
  private(set) var previous: [Int]
  /// Number of children.
  private(set) var sizes: [Int]
  /// Words with the deepest first, left to right within a depth.
  private(set) var order: [Int] = []

  var count: Int { heads.count }

  init(heads: [Int]) {
    let count = heads.count
    let nothing = count + 1
    self.heads = heads
    first = [Int](repeating: nothing, count: count + 2)
    last = first
    next = first
    previous = first
    sizes = [Int](repeating: 0, count: count + 2)
    for word in 0..<count {
      let head = heads[word]
      if first[head] == nothing {
        first[head] = word
      } else {
        next[last[head]] = word
        previous[word] = last[head]
      }
      last[head] = word
      sizes[head] += 1
    }
    // Breadth first from the root, then backwards level by level.
    var level: [Int] = []
    var child = first[count]
    while child != nothing {
      level.append(child)
      child = next[child]
    }
    var levels: [[Int]] = []
    while !level.isEmpty {
      levels.append(level)
      var below: [Int] = []
      for word in level {
        var child = first[word]
        while child != nothing {
          below.append(child)
          child = next[child]
        }
      }
      level = below
    }
    order.reserveCapacity(count)
    for level in levels.reversed() { order.append(contentsOf: level) }
  }

  /// Labels of a word's children as a set.
  func set(of word: Int, _ labels: [Int]) -> UInt64 {
    var bits: UInt64 = 0
    var child = first[word]
    while child <= count {
      bits |= 1 << UInt64(labels[child] & 63)
      child = next[child]
    }
    return bits
  }

  /// Labels of the siblings to the left as a set.
  func set(before word: Int, _ labels: [Int]) -> UInt64 {
    var bits: UInt64 = 0
    var sibling = previous[word]
    while sibling <= count {
      bits |= 1 << UInt64(labels[sibling] & 63)
      sibling = previous[sibling]
    }
    return bits
  }
}

/// Learns a labeller by averaged perceptron.
struct LabelTrainer {
  /// One sentence: its atoms (root and nothing behind the words), its tree and its labels.
  struct Example {
    var atoms: [TreeAtoms]
    var heads: [Int]
    var labels: [Int]
  }

  let labels: Int
  let root: Int
  let bits: Int
  /// Whether features must be wrong twice to take room.
  var patient = true
  var rounds = 8
  /// By how much the right label must win before nothing is learned.
  var margin: Float = 200
  var seed: UInt64 = 5

  func train(_ examples: [Example], feedback: (Int, Double) -> Void = { _, _ in }) -> [Int8] {
    let table = TrainingTable(bits: bits, patient: patient)
    let labeller = RelationLabeller(table: table, labels: labels, root: root)
    var generator = SeededGenerator(seed: seed)
    for round in 0..<rounds {
      var right = 0
      var total = 0
      for index in generator.permutation(examples.count) {
        let example = examples[index]
        example.atoms.withUnsafeBufferPointer { buffer in
          guard let atoms = buffer.baseAddress else { return }
          _ = labeller.label(heads: example.heads, atoms) { word, label, features, scores in
            let gold = example.labels[word]
            total += 1
            if gold == label { right += 1 }
            var rival = -1
            for other in 0..<labels where other != gold && other != root {
              if rival < 0 || scores[other] > scores[rival] { rival = other }
            }
            guard rival >= 0, gold != root, scores[rival] + margin >= scores[gold] else { return }
            let used = RelationLabeller<TrainingTable>.perWord
            table.update(features, count: used, column: gold, by: 1)
            table.update(features, count: used, column: rival, by: -1)
          }
        }
        table.step += 1
      }
      feedback(round, Double(right) / Double(max(1, total)))
    }
    return table.quantised()
  }
}

extension RelationLabeller: Sendable where Table: Sendable {}
