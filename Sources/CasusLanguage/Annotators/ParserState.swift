/// What the parser and the labeller look at in a word.
struct TreeAtoms {
  var word: UInt64 = 0x77
  /// Part of speech.
  var tag: UInt64 = 0x77
  /// Part of speech with features other than agreement.
  var form: UInt64 = 0x77
  /// Person, gender and number.
  var agreement: UInt64 = 0x77
  var cluster: UInt64 = 0x77
  var coarse: UInt64 = 0x77
  /// Joins to the neighbours, as in `WordAtoms`.
  var joints: UInt64 = 0x77
  var suffix: UInt64 = 0x77
}

/// A word in a growing tree.
struct TreeNode {
  var head: Int16 = -1
  /// Outermost and second outermost child on either side.
  var left: Int16 = -1
  var left2: Int16 = -1
  var right: Int16 = -1
  var right2: Int16 = -1
  var leftCount: UInt8 = 0
  var rightCount: UInt8 = 0
  /// First guess at its relation, from 1.
  var label: UInt8 = 0
  /// Relations of the children on either side, as sets.
  var leftSet: UInt32 = 0
  var rightSet: UInt32 = 0
}

/// The moves of arc-eager parsing.
enum ParserAction {
  static let shift = 0
  static let leftArc = 1
  static let rightArc = 2
  static let reduce = 3
  static let count = 4
}

/// A state of arc-eager parsing with the artificial root behind the last word.
///
/// The root takes exactly one child: when it comes up, what is left on the stack is tied together first.
struct ParserState {
  var stack: UnsafeMutablePointer<Int16>
  var nodes: UnsafeMutablePointer<TreeNode>
  /// Number of words; also the index of the root.
  var count: Int
  var size = 0
  var front = 0
  var score: Float = 0
  /// Where its last move stands in the trace.
  var trace: Int32 = -1

  /// Bits of the allowed moves.
  @inline(__always)
  var allowed: Int {
    if front == count {
      return size == 1 ? 1 << ParserAction.leftArc : 1 << ParserAction.reduce
    }
    if size == 0 { return 1 << ParserAction.shift }
    let top = Int(stack[size - 1])
    return 1 << ParserAction.shift | 1 << ParserAction.rightArc
      | (nodes[top].head < 0 ? 1 << ParserAction.leftArc : 1 << ParserAction.reduce)
  }

  /// The arc that a move makes, if it makes one.
  @inline(__always)
  func arc(of action: Int) -> (word: Int, head: Int)? {
    if action == ParserAction.shift { return nil }
    let top = Int(stack[size - 1])
    switch action {
    case ParserAction.leftArc: return (top, front)
    case ParserAction.rightArc: return (front, top)
    default: return nodes[top].head < 0 ? (top, Int(stack[size - 2])) : nil
    }
  }

  /// Makes a move and, with a labeller, guesses the relation of a new arc.
  @inline(__always)
  mutating func apply(_ action: Int, _ labeller: ArcLabeller<ByteTable>?, _ atoms: UnsafePointer<TreeAtoms>) {
    apply(action)
    guard let labeller, action == ParserAction.leftArc || action == ParserAction.rightArc else { return }
    let child = action == ParserAction.leftArc ? Int(nodes[front].left) : front - 1
    setLabel(of: child, labeller.label(child, self, atoms))
  }

  /// Notes the guessed relation of an arc just made.
  @inline(__always)
  func setLabel(of child: Int, _ label: Int) {
    let head = Int(nodes[child].head)
    nodes[child].label = UInt8(truncatingIfNeeded: label + 1)
    let bit: UInt32 = 1 << UInt32(label & 31)
    if child < head { nodes[head].leftSet |= bit } else { nodes[head].rightSet |= bit }
  }

  @inline(__always)
  mutating func apply(_ action: Int) {
    switch action {
    case ParserAction.shift:
      stack[size] = Int16(truncatingIfNeeded: front)
      size += 1
      front += 1
    case ParserAction.leftArc:
      let child = Int(stack[size - 1])
      size -= 1
      nodes[child].head = Int16(truncatingIfNeeded: front)
      nodes[front].left2 = nodes[front].left
      nodes[front].left = Int16(truncatingIfNeeded: child)
      if nodes[front].leftCount < 7 { nodes[front].leftCount += 1 }
    case ParserAction.rightArc:
      attachRight(front, to: Int(stack[size - 1]))
      stack[size] = Int16(truncatingIfNeeded: front)
      size += 1
      front += 1
    default:
      let top = Int(stack[size - 1])
      if nodes[top].head < 0 { attachRight(top, to: Int(stack[size - 2])) }
      size -= 1
    }
  }

  @inline(__always)
  private func attachRight(_ child: Int, to head: Int) {
    nodes[child].head = Int16(truncatingIfNeeded: head)
    nodes[head].right2 = nodes[head].right
    nodes[head].right = Int16(truncatingIfNeeded: child)
    if nodes[head].rightCount < 7 { nodes[head].rightCount += 1 }
  }

  /// The move that leads to the gold tree (heads, `count` for the root); the tree must be projective.
  func oracle(_ heads: [Int]) -> Int {
    if size == 0 { return ParserAction.shift }
    let top = Int(stack[size - 1])
    if heads[top] == front { return ParserAction.leftArc }
    if front < count && heads[front] == top { return ParserAction.rightArc }
    if nodes[top].head >= 0 {
      if front == count { return ParserAction.reduce }
      for index in 0..<(size - 1) {
        let other = Int(stack[index])
        if heads[other] == front || heads[front] == other { return ParserAction.reduce }
      }
    }
    return ParserAction.shift
  }

  /// Takes over another state's content.
  @inline(__always)
  mutating func copy(_ other: ParserState) {
    stack.update(from: other.stack, count: other.size)
    nodes.update(from: other.nodes, count: count + 1)
    size = other.size
    front = other.front
    score = other.score
    trace = other.trace
  }

  mutating func clear() {
    nodes.update(repeating: TreeNode(), count: count + 1)
    size = 0
    front = 0
    score = 0
    trace = -1
  }
}

/// Memory for parser states over sentences of up to so many words.
final class ParserStates {
  private(set) var states: [ParserState] = []
  private let stacks: UnsafeMutablePointer<Int16>
  private let nodes: UnsafeMutablePointer<TreeNode>

  init(count: Int, words: Int) {
    let room = words + 2
    stacks = .allocate(capacity: count * room)
    nodes = .allocate(capacity: count * room)
    stacks.initialize(repeating: 0, count: count * room)
    nodes.initialize(repeating: TreeNode(), count: count * room)
    for index in 0..<count {
      states.append(ParserState(stack: stacks + index * room, nodes: nodes + index * room, count: words))
    }
  }

  deinit {
    stacks.deallocate()
    nodes.deallocate()
  }
}
