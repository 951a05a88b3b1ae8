/// What the part-of-speech tagger looks at.
enum TagFeatures {
  static let perWord = 48

  /// Fills the features of all words, or of those that need them; `atoms` has three words of outside on either side.
  static func extract(
    _ atoms: [WordAtoms], into features: inout [UInt64], anchors: inout [UInt64],
    where isNeeded: (Int) -> Bool = { _ in true }
  ) {
    let count = atoms.count - 6
    features = [UInt64](repeating: 0, count: max(1, count * perWord))
    anchors = [UInt64](repeating: 0, count: max(1, count * 3))
    for index in 0..<count {
      let position = index + 3
      let w = atoms[position]
      anchors[index * 3] = w.lower
      anchors[index * 3 + 1] = w.tagClass
      anchors[index * 3 + 2] = w.tagClass
      guard isNeeded(index) else { continue }
      let p = atoms[position - 1]
      let q = atoms[position - 2]
      let n = atoms[position + 1]
      let m = atoms[position + 2]
      var slot = index * perWord
      var template: UInt64 = 1
      func add(_ a: UInt64) {
        features[slot] = FeatureHash.join(template, a)
        slot += 1
        template += 1
      }
      func add(_ a: UInt64, _ b: UInt64) {
        features[slot] = FeatureHash.join(template, a, b)
        slot += 1
        template += 1
      }
      func add(_ a: UInt64, _ b: UInt64, _ c: UInt64) {
        features[slot] = FeatureHash.join(template, a, b, c)
        slot += 1
        template += 1
      }
      let joints = FeatureHash.number(w.joints)
      add(0)
      add(w.form)
      add(w.lower)
      add(w.lower, p.lower)
      add(w.lower, n.lower)
      add(p.lower)
      add(n.lower)
      add(q.lower)
      add(m.lower)
      add(p.lower, n.lower)
      add(w.suffix1)
      add(w.suffix2)
      add(w.suffix3)
      add(w.suffix4)
      add(w.prefix1)
      add(w.prefix2)
      add(w.prefix3)
      add(w.prefix4)
      add(w.prefix1, w.suffix2)
      add(w.suffix2, FeatureHash.number(w.length))
      add(w.shape)
      add(w.shape, joints)
      add(w.shape, w.suffix3)
      add(w.shape, p.shape, n.shape)
      add(joints)
      add(w.tagClass)
      add(n.tagClass)
      add(p.tagClass)
      add(m.tagClass)
      add(w.tagClass, n.tagClass)
      add(p.tagClass, w.tagClass)
      add(p.tagClass, w.tagClass, n.tagClass)
      add(n.tagClass, m.tagClass)
      add(w.tagClass, n.tagClass, m.tagClass)
      add(w.lower, n.tagClass)
      add(w.lower, p.tagClass)
      add(w.cluster)
      add(p.cluster)
      add(n.cluster)
      add(p.cluster, w.cluster)
      add(w.cluster, n.cluster)
      add(w.suffix3, p.cluster)
      add(w.suffix3, n.cluster)
      add(w.suffix3, n.tagClass)
      add(n.suffix2)
      add(p.suffix2)
      add(p.lower, q.lower)
      add(w.lower, joints)
    }
  }
}
