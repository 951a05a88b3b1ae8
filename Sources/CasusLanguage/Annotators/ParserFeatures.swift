/// What the parser looks at before each move: top of the stack, front of the buffer, and the trees around them.
enum ParserFeatures {
  static let capacity = 136

  /// Fills the features of a state; gives their number. `atoms` has the root last, then one for nothing.
  @inline(__always)
  static func extract(
    _ state: ParserState, _ atoms: UnsafePointer<TreeAtoms>, into features: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let nothing = state.count + 1
    @inline(__always) func id(_ index: Int16) -> Int { index < 0 ? nothing : Int(index) }
    let nodes = state.nodes
    let none = TreeNode()
    let s0i = state.size > 0 ? Int(state.stack[state.size - 1]) : nothing
    let s1i = state.size > 1 ? Int(state.stack[state.size - 2]) : nothing
    let s2i = state.size > 2 ? Int(state.stack[state.size - 3]) : nothing
    let b0i = state.front
    let b1i = b0i + 1 <= state.count ? b0i + 1 : nothing
    let b2i = b0i + 2 <= state.count ? b0i + 2 : nothing
    let b3i = b0i + 3 <= state.count ? b0i + 3 : nothing
    let s0n = s0i == nothing ? none : nodes[s0i]
    let b0n = nodes[b0i]
    let hi = id(s0n.head)
    let hn = hi == nothing ? none : nodes[hi]
    let h2i = id(hn.head)
    let li = id(s0n.left)
    let ri = id(s0n.right)
    let l2i = id(s0n.left2)
    let r2i = id(s0n.right2)
    let bli = id(b0n.left)
    let bl2i = id(b0n.left2)
    let rli = ri == nothing ? nothing : id(nodes[ri].left)

    let s0 = atoms[s0i]
    let s1 = atoms[s1i]
    let s2 = atoms[s2i]
    let b0 = atoms[b0i]
    let b1 = atoms[b1i]
    let b2 = atoms[b2i]
    let b3 = atoms[b3i]
    let h = atoms[hi]
    let h2 = atoms[h2i]
    let l = atoms[li]
    let r = atoms[ri]
    let l2 = atoms[l2i]
    let r2 = atoms[r2i]
    let bl = atoms[bli]
    let bl2 = atoms[bl2i]
    let rl = atoms[rli]
    let before = b0i > 0 ? atoms[b0i - 1] : atoms[nothing]
    let after = s0i < state.count ? atoms[s0i + 1] : atoms[nothing]

    let gap = s0i == nothing ? 0 : b0i - s0i
    let distance = FeatureHash.number(gap < 5 ? gap : gap < 8 ? 5 : gap < 14 ? 6 : 7)
    let s0vr = UInt64(s0n.rightCount) + 11
    let s0vl = UInt64(s0n.leftCount) + 31
    let b0vl = UInt64(b0n.leftCount) + 51
    let headless: UInt64 = s0n.head < 0 ? 3 : 4

    var slot = 0
    @inline(__always) func add(_ a: UInt64) {
      features[slot] = FeatureHash.join(UInt64(slot + 1), a)
      slot += 1
    }
    @inline(__always) func add(_ a: UInt64, _ b: UInt64) {
      features[slot] = FeatureHash.join(UInt64(slot + 1), a, b)
      slot += 1
    }
    @inline(__always) func add(_ a: UInt64, _ b: UInt64, _ c: UInt64) {
      features[slot] = FeatureHash.join(UInt64(slot + 1), a, b, c)
      slot += 1
    }
    @inline(__always) func add(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
      features[slot] = FeatureHash.join(UInt64(slot + 1), a, b, c &+ d &* 0x9E37_79B9_7F4A_7C15)
      slot += 1
    }
    // Single words.
    add(s0.word, s0.tag, headless)
    add(s0.tag, headless)
    add(s0.form, headless)
    add(s0.word)
    add(s0.cluster, s0.tag)
    add(b0.word, b0.tag)
    add(b0.tag)
    add(b0.form)
    add(b0.word)
    add(b0.cluster, b0.tag)
    add(b1.word, b1.tag)
    add(b1.tag)
    add(b1.form)
    add(b2.word, b2.tag)
    add(b2.tag)
    add(s1.word, s1.tag)
    add(s1.tag)
    // Pairs.
    add(s0.word, s0.tag, b0.word, b0.tag)
    add(s0.word, b0.word)
    add(s0.word, s0.tag, b0.tag)
    add(s0.tag, b0.word, b0.tag)
    add(s0.tag, b0.tag, headless)
    add(s0.form, b0.form, headless)
    add(s0.form, b0.tag, b1.tag)
    add(s0.tag, b0.form, b1.tag)
    add(s0.word, b0.form)
    add(s0.form, b0.word)
    add(s0.cluster, b0.cluster)
    add(s0.word, b0.cluster)
    add(s0.cluster, b0.word)
    add(s0.coarse, b0.coarse, s0.tag, b0.tag)
    add(s0.tag, b0.tag, s0.agreement, b0.agreement)
    add(b0.tag, b1.tag)
    add(b0.form, b1.form)
    add(b0.word, b1.tag)
    add(b0.tag, b1.word)
    // Triples.
    add(b0.tag, b1.tag, b2.tag)
    add(b0.form, b1.form, b2.form)
    add(s0.tag, b0.tag, b1.tag)
    add(s0.form, b0.form, b1.form)
    add(s0.tag, b0.tag, b1.tag, b2.tag)
    add(s1.tag, s0.tag, b0.tag)
    add(s1.form, s0.form, b0.form)
    add(s1.tag, s0.tag, b0.tag, b1.tag)
    add(s1.tag, b0.tag)
    add(s1.word, b0.tag)
    add(s1.word, b0.word)
    add(s1.word, s0.word, b0.tag)
    add(s2.tag, s1.tag, s0.tag, b0.tag)
    add(h.tag, s0.tag, b0.tag)
    add(s0.tag, l.tag, b0.tag)
    add(s0.tag, r.tag, b0.tag)
    add(s0.tag, b0.tag, bl.tag)
    add(s0.form, r.form, b0.form)
    add(s0.form, b0.form, bl.form)
    add(b1.tag, b2.tag, b3.tag)
    // Distance and number of children.
    add(s0.word, distance)
    add(s0.tag, distance)
    add(b0.word, distance)
    add(b0.tag, distance)
    add(s0.word, b0.word, distance)
    add(s0.tag, b0.tag, distance)
    add(s0.word, s0vr)
    add(s0.tag, s0vr)
    add(s0.word, s0vl)
    add(s0.tag, s0vl)
    add(b0.word, b0vl)
    add(b0.tag, b0vl)
    add(s0.tag, b0.tag, s0vr, b0vl)
    // Heads and children.
    add(h.word, s0.tag)
    add(h.tag)
    add(l.word)
    add(l.tag)
    add(r.word)
    add(r.tag)
    add(bl.word)
    add(bl.tag)
    add(h2.word)
    add(h2.tag)
    add(l2.word)
    add(l2.tag)
    add(r2.word)
    add(r2.tag)
    add(bl2.word)
    add(bl2.tag)
    add(s0.tag, l.tag, l2.tag)
    add(s0.tag, r.tag, r2.tag)
    add(s0.tag, h.tag, h2.tag)
    add(b0.tag, bl.tag, bl2.tag)
    // Prepositions and markers: the words that say where a phrase belongs.
    add(s0.word, bl.word)
    add(s0.tag, bl.word, b0.tag)
    add(s0.word, bl.word, b0.word)
    add(s0.cluster, bl.word, b0.cluster)
    add(s1.word, bl.word)
    add(s1.tag, s0.tag, bl.word)
    add(s0.tag, l.word, b0.tag)
    add(s0.word, r.word, b0.tag)
    add(s0.tag, r.word, b0.word)
    add(s0.tag, rl.word, b0.tag)
    add(h.word, l.word, s0.tag)
    add(h.word, b0.word)
    add(h.word, bl.word, b0.tag)
    // What stands between.
    add(s0.tag, b0.tag, before.tag, after.tag)
    add(s0.tag, b0.tag, b0.joints, s0.joints)
    add(before.word, b0.tag, s0.tag)
    // First guesses at relations.
    let label = UInt64(s0n.label) + 1
    let leftLabel = li == nothing ? 0 : UInt64(nodes[li].label) + 1
    let rightLabel = ri == nothing ? 0 : UInt64(nodes[ri].label) + 1
    let bufferLabel = bli == nothing ? 0 : UInt64(nodes[bli].label) + 1
    let leftSet = UInt64(s0n.leftSet)
    let rightSet = UInt64(s0n.rightSet)
    let bufferSet = UInt64(b0n.leftSet)
    add(label, s0.tag, b0.tag)
    add(label, s0.word)
    add(label, b0.form, bufferLabel)
    add(leftLabel, s0.tag, b0.tag)
    add(rightLabel, s0.tag, b0.tag)
    add(rightLabel, s0.word)
    add(bufferLabel, s0.tag, b0.tag)
    add(bufferLabel, b0.word)
    add(label, rightLabel, s0.tag, b0.tag)
    add(s0.word, rightSet)
    add(s0.tag, b0.tag, rightSet)
    add(s0.word, leftSet)
    add(s0.tag, b0.tag, leftSet)
    add(b0.word, bufferSet)
    add(s0.tag, b0.tag, bufferSet)
    add(s0.form, leftSet, rightSet)
    add(s0.form, b0.form, bufferSet, rightSet)
    return slot
  }
}
