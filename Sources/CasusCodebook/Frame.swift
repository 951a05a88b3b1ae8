import CasusRecords

/// A place in the sentence that an argument of an act can fill.
public enum Slot: Hashable, Sendable {
  case subj, obj, comp, inf, of, by, mod, any
  /// A preposition, by its name in the codebook (`with`, `against`) or as the word of the language (`נגד`).
  case preposition(String)
}

extension Slot {
  /// Reads a slot as it is written in the codebook.
  init(_ name: Field) {
    if name == "subj" {
      self = .subj
    } else if name == "obj" || name == "iobj" {
      self = .obj
    } else if name == "comp" {
      self = .comp
    } else if name == "inf" {
      self = .inf
    } else if name == "of" {
      self = .of
    } else if name == "by" {
      self = .by
    } else if name == "mod" {
      self = .mod
    } else if name == "any" {
      self = .any
    } else {
      self = .preposition(Folding.key(name.string))
    }
  }
}

extension Slot {
  /// A number that tells it from others.
  public var key: UInt64 {
    switch self {
    case .subj: 1
    case .obj: 2
    case .comp: 3
    case .of: 4
    case .by: 5
    case .mod: 6
    case .any: 7
    case .inf: 8
    case .preposition(let name): NameHash(name).value
    }
  }
}

/// What a party or complement is to an act.
public enum Role: String, Hashable, Sendable, CaseIterable {
  case actor, recipient, content, speaker
}

extension Role {
  /// Reads a role as it is written in the codebook.
  init?(_ name: Field) {
    if name == "actor" {
      self = .actor
    } else if name == "recipient" {
      self = .recipient
    } else if name == "content" {
      self = .content
    } else if name == "speaker" {
      self = .speaker
    } else {
      return nil
    }
  }
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

  /// This frame with the roles of `other` in place of its own.
  public func overridden(by other: Frame) -> Frame {
    Frame(slots: slots.merging(other.slots) { _, new in new })
  }
}
