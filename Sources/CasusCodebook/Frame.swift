/// A place in the sentence that an argument of an act can fill.
public enum Slot: Hashable, Sendable {
  case subj, obj, comp, of, by, mod, any
  /// A preposition, by its name in the codebook (`with`, `against`) or as the word of the language (`נגד`).
  case preposition(String)

  /// Reads a slot as it is written in the codebook.
  public init(_ name: some StringProtocol) {
    switch name {
    case "subj": self = .subj
    case "obj", "iobj": self = .obj
    case "comp": self = .comp
    case "of": self = .of
    case "by": self = .by
    case "mod": self = .mod
    case "any": self = .any
    default: self = .preposition(Folding.key(name))
    }
  }
}

/// What a party or complement is to an act.
public enum Role: String, Hashable, Sendable, CaseIterable {
  case actor, recipient, content, speaker
}

/// Which slots fill which roles.
public struct Frame: Hashable, Sendable {
  /// For each role: alternatives, the first that is filled wins; the slots within one are joined.
  public var slots: [Role: [[Slot]]]

  /// The frame of an active verb that says nothing else.
  public static let verb = Frame(slots: [.actor: [[.subj]], .recipient: [[.obj]], .content: [[.comp]]])
  /// The frame of a noun that says nothing else.
  public static let noun = Frame(slots: [.actor: [[.by]], .recipient: [[.of]], .content: [[.comp]]])

  /// Makes a frame.
  public init(slots: [Role: [[Slot]]]) { self.slots = slots }

  /// Reads `actor=subj+with recipient=against|on`; nil in `problem` when it is well formed.
  init(_ text: Substring, problem: inout String?) {
    slots = [:]
    for pair in text.parts(" ") {
      let sides = pair.parts("=", maxSplits: 1)
      guard sides.count == 2, let role = Role(rawValue: String(sides[0])) else {
        problem = "`\(pair)` is no role=slot pair"
        continue
      }
      slots[role] =
        sides[1] == "-"
        ? [] : sides[1].split(separator: "|").map { $0.split(separator: "+").map { Slot($0) } }
    }
  }

  /// This frame with the roles of `other` in place of its own.
  public func overridden(by other: Frame) -> Frame {
    Frame(slots: slots.merging(other.slots) { _, new in new })
  }
}
