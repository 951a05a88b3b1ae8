/// What the name tagger looks at.
enum NameFeatures {
  static let perWord = 60

  /// Fills the features of all words; `atoms` and `tags` have three outside on either side.
  static func extract(
    _ atoms: [WordAtoms], _ tags: [Int], into features: inout [UInt64], anchors: inout [UInt64]
  ) {
    let count = atoms.count - 6
    features = [UInt64](repeating: 0, count: max(1, count * perWord))
    anchors = [UInt64](repeating: 0, count: max(1, count * 3))
    for index in 0..<count {
      let position = index + 3
      let w = atoms[position]
      let p = atoms[position - 1]
      let q = atoms[position - 2]
      let n = atoms[position + 1]
      let m = atoms[position + 2]
      let t = UInt64(tags[position] + 1)
      let tp = UInt64(tags[position - 1] + 1)
      let tq = UInt64(tags[position - 2] + 1)
      let tn = UInt64(tags[position + 1] + 1)
      let tm = UInt64(tags[position + 2] + 1)
      var slot = index * perWord
      var template: UInt64 = 501
      func add(_ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) {
        features[slot] = FeatureHash.join(template, a, b, c)
        slot += 1
        template += 1
      }
      add(0)
      add(w.form)
      add(w.lower)
      add(p.lower)
      add(n.lower)
      add(q.lower)
      add(m.lower)
      add(p.lower, w.lower)
      add(w.lower, n.lower)
      add(q.lower, p.lower)
      add(n.lower, m.lower)
      add(w.suffix2)
      add(w.suffix3)
      add(w.suffix4)
      add(w.prefix2)
      add(w.prefix3)
      add(w.prefix4)
      add(w.shape)
      add(w.shape, UInt64(w.joints))
      add(w.shape, p.shape)
      add(w.shape, n.shape)
      add(p.shape, w.shape, n.shape)
      add(w.cluster)
      add(p.cluster)
      add(n.cluster)
      add(w.coarseCluster)
      add(p.cluster, w.cluster)
      add(w.cluster, n.cluster)
      add(w.gazetteer, t)
      add(w.gazetteer, w.shape)
      add(p.gazetteer, w.gazetteer)
      add(w.gazetteer, n.gazetteer)
      add(t)
      add(tp, t)
      add(t, tn)
      add(tp, t, tn)
      add(tq, tp, t)
      add(t, tn, tm)
      add(p.lower, t)
      add(n.lower, t)
      add(w.suffix3, t)
      add(p.cluster, t)
      add(n.cluster, t)
      add(w.shape, t, tp)
      add(w.shape, p.lower)
      add(w.shape, n.lower)
      add(w.tagClass, t)
      add(q.lower, t)
      add(p.gazetteer, w.gazetteer, n.gazetteer)
      add(w.gazetteer, w.suffix3)
      add(w.gazetteer, p.lower)
      add(w.frequency, w.shape, t)
      add(w.paradigm, w.shape)
      add(w.phrase)
      add(w.phrase, t)
      add(w.phrase, w.shape)
      add(w.phrase, w.lower)
      add(w.phrase, p.lower)
      add(p.phrase, w.phrase, n.phrase)
      add(p.person, w.person, n.person)
      anchors[index * 3] = w.lower
      anchors[index * 3 + 1] = FeatureHash.join(7, t, w.shape)
      anchors[index * 3 + 2] = FeatureHash.join(8, t)
    }
  }
}
