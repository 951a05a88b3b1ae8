/// How a form becomes its lemma: edits at the beginning, a kept middle, edits at the end; or the lemma itself.
///
/// Written as text, `l` (lower the case first) or `k` (keep it), then `-` for a scalar dropped, `=` for one kept,
/// `+x` for one put in, with `*` for the middle: *running → run* is `l*---` with its `=` left out at the edges.
struct EditScript: Hashable, Sendable {
  private enum Edit: Hashable, Sendable {
    case drop
    case keep
    case put(UnicodeScalar)
  }

  /// The script as text.
  let text: String
  private let lowers: Bool
  private let literal: String?
  private let head: [Edit]
  private let tail: [Edit]
  private let headLength: Int
  private let tailLength: Int

  /// Reads a script from its text.
  init?(_ text: String) {
    self.text = text
    var scalars = text.unicodeScalars[...]
    guard let mode = scalars.popFirst() else { return nil }
    lowers = mode == "l"
    if mode == "!" {
      literal = String(scalars)
      (head, tail, headLength, tailLength) = ([], [], 0, 0)
      return
    }
    literal = nil
    var parts: [[Edit]] = [[], []]
    var part = 0
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "*": part = 1
      case "-": parts[part].append(.drop)
      case "=": parts[part].append(.keep)
      case "+":
        guard let new = scalars.popFirst() else { return nil }
        parts[part].append(.put(new))
      default: return nil
      }
    }
    head = parts[0]
    tail = parts[1]
    func length(_ edits: [Edit]) -> Int {
      edits.reduce(0) { count, edit in
        if case .put = edit { count } else { count + 1 }
      }
    }
    headLength = length(head)
    tailLength = length(tail)
  }

  /// The lemma it makes of a form; nil when the form is too short for it.
  func applied(to form: String) -> String? {
    if let literal { return literal }
    if head.isEmpty && tail.isEmpty { return lowers ? Self.lowered(form) : form }
    let scalars = Array((lowers ? Self.lowered(form) : form).unicodeScalars)
    guard headLength + tailLength < scalars.count else { return nil }
    var lemma = String.UnicodeScalarView()
    var position = 0
    func run(_ edits: [Edit]) {
      for edit in edits {
        switch edit {
        case .drop: position += 1
        case .keep:
          lemma.append(scalars[position])
          position += 1
        case .put(let scalar): lemma.append(scalar)
        }
      }
    }
    run(head)
    while position < scalars.count - tailLength {
      lemma.append(scalars[position])
      position += 1
    }
    run(tail)
    return String(lemma)
  }

  /// The shortest script that makes the lemma of the form.
  static func between(form: String, lemma: String) -> String {
    let low = lowered(form)
    let lowers = low != form && lowered(lemma) == lemma || low == form
    let a = Array((lowers ? low : form).unicodeScalars)
    let b = Array(lemma.unicodeScalars)
    let mode = lowers ? "l" : "k"
    // The longest common run of scalars stays.
    var best = (length: 0, a: 0, b: 0)
    var runs = [Int](repeating: 0, count: b.count + 1)
    for i in 0..<a.count {
      var diagonal = 0
      for j in 0..<b.count {
        let above = runs[j + 1]
        runs[j + 1] = a[i] == b[j] ? diagonal + 1 : 0
        diagonal = above
        if runs[j + 1] > best.length { best = (runs[j + 1], i + 1 - runs[j + 1], j + 1 - runs[j + 1]) }
      }
    }
    guard best.length > 0 else { return "!" + lemma }
    let head = edits(Array(a[..<best.a]), Array(b[..<best.b]))
    let tail = edits(Array(a[(best.a + best.length)...]), Array(b[(best.b + best.length)...]))
    return mode + head + "*" + tail
  }

  /// The fewest edits from one string to another, keeping what can be kept.
  private static func edits(_ a: [UnicodeScalar], _ b: [UnicodeScalar]) -> String {
    let width = b.count + 1
    var cost = [Int](repeating: 0, count: (a.count + 1) * width)
    for i in stride(from: a.count, through: 0, by: -1) {
      for j in stride(from: b.count, through: 0, by: -1) where i < a.count || j < b.count {
        var least = Int.max
        if i < a.count { least = min(least, cost[(i + 1) * width + j] + 1) }
        if j < b.count { least = min(least, cost[i * width + j + 1] + 1) }
        if i < a.count && j < b.count && a[i] == b[j] { least = min(least, cost[(i + 1) * width + j + 1]) }
        cost[i * width + j] = least
      }
    }
    var text = ""
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
      let here = cost[i * width + j]
      if i < a.count && j < b.count && a[i] == b[j] && cost[(i + 1) * width + j + 1] == here {
        text += "="
        i += 1
        j += 1
      } else if i < a.count && cost[(i + 1) * width + j] + 1 == here {
        text += "-"
        i += 1
      } else {
        text += "+" + String(b[j])
        j += 1
      }
    }
    return text
  }

  /// Lower case that keeps the number of scalars.
  static func lowered(_ form: String) -> String {
    var changed = false
    for scalar in form.unicodeScalars where FormScratch.lowered(scalar.value) != scalar.value {
      changed = true
      break
    }
    guard changed else { return form }
    var view = String.UnicodeScalarView()
    for scalar in form.unicodeScalars {
      view.append(UnicodeScalar(FormScratch.lowered(scalar.value)) ?? scalar)
    }
    return String(view)
  }
}
