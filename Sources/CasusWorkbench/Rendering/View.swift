internal import Mustache

/// What a template sees of a page: plain fields, named as in the template.
///
/// A field that is nil is *absent*: it renders as nothing, skips its section, and, unlike with Mustache's own
/// look-up, never falls through to a field of the same name further out.
protocol View: MustacheParent, Sendable {}

extension View {
  func child(named name: String) -> Any? {
    for child in Mirror(reflecting: self).children where child.label == name {
      guard let optional = child.value as? any Optionally else { return child.value }
      return optional.content ?? Absent()
    }
    return nil
  }
}

/// A field that is there and empty.
struct Absent: MustacheCustomRenderable, Sendable {
  var renderText: String { "" }
  var isNull: Bool { true }
}

/// Any optional, so that it can be opened without knowing its type.
private protocol Optionally {
  var content: Any? { get }
}

extension Optional: Optionally {
  fileprivate var content: Any? { map { $0 as Any } }
}

/// The outermost field look-up of a template: the phrases as `t.key`, what stands around every page as `frame.field`,
/// and the fields of the page itself.
/// What it is asked for and does not have is a slip in a template.
struct RootView: MustacheParent {
  let frame: any View
  let page: any View
  let phrases: Phrases
  let missing: @Sendable (String) -> Void

  func child(named name: String) -> Any? {
    if name == "t" { return PhraseView(prefix: "", phrases: phrases, missing: missing) }
    if name == "frame" { return frame }
    if let child = page.child(named: name) { return child }
    missing(name)
    return nil
  }
}

/// Phrases under a common beginning of their keys.
private struct PhraseView: MustacheParent {
  let prefix: String
  let phrases: Phrases
  let missing: @Sendable (String) -> Void

  func child(named name: String) -> Any? {
    let key = prefix + name
    if let text = phrases.text(key) { return text }
    if phrases.hasKeys(under: key + ".") {
      return PhraseView(prefix: key + ".", phrases: phrases, missing: missing)
    }
    missing("t." + key)
    return nil
  }
}
