internal import Foundation
internal import Mustache

/// The compiled templates of a folder, checked before the first page is asked for.
struct Templates: Sendable {
  private let library: MustacheLibrary

  /// Compiles every `NAME.mustache` of `folder`.
  ///
  /// Refuses unescaped output, partials that do not exist, and phrases that one of the languages lacks, because
  /// Mustache would render each of them silently as nothing (or worse).
  init(folder: String, phrases: [InterfaceLanguage: Phrases]) throws(WorkbenchError) {
    let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(".mustache") }.sorted()
    guard !files.isEmpty else {
      throw WorkbenchError(.resources, at: folder, "holds no templates", cure: "restore the folder")
    }
    var library = MustacheLibrary()
    for file in files {
      let path = folder + "/" + file
      guard let data = FileManager.default.contents(atPath: path) else {
        throw WorkbenchError(.resources, at: path, "cannot be read", cure: "check its permissions")
      }
      let text = String(decoding: data, as: UTF8.self)
      for tag in TemplateTag.all(in: text) {
        if let problem = tag.problem(files: files, phrases: phrases) {
          throw WorkbenchError(.resources, at: "\(path):\(tag.line)", problem, cure: "correct the template")
        }
      }
      do {
        try library.register(text, named: String(file.dropLast(".mustache".count)))
      } catch {
        throw WorkbenchError(.resources, at: path, "does not compile: \(error)", cure: "correct the template")
      }
    }
    self.library = library
  }

  /// The page as HTML; nil when there is no such template.
  func render(_ root: RootView, template: String) -> String? { library.render(root, withTemplate: template) }
}

/// One `{{...}}` of a template.
struct TemplateTag {
  /// What stands between the braces.
  let content: String
  /// Line it begins on, from 1.
  let line: Int

  /// All tags of a template in order.
  static func all(in text: String) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var rest = line
      while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
        tags.append(TemplateTag(content: String(rest[open.upperBound..<close.lowerBound]), line: number + 1))
        rest = rest[close.upperBound...]
      }
    }
    return tags
  }

  /// What is wrong with it; nil when nothing is.
  func problem(files: [String], phrases: [InterfaceLanguage: Phrases]) -> String? {
    if content.hasPrefix("{") || content.hasPrefix("&") { return "'{{\(content)' is not escaped" }
    if content.hasPrefix("=") || content.hasPrefix("%") {
      return "'{{\(content)}}' changes how tags are read"
    }
    let name = content.drop { "#^/<>$*.".contains($0) }.filter { $0 != " " }
    if content.hasPrefix(">") || content.hasPrefix("<"), !files.contains(name + ".mustache") {
      return "there is no template '\(name)'"
    }
    guard name.hasPrefix("t.") else { return nil }
    let key = String(name.dropFirst(2))
    for (language, phrases) in phrases.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where phrases.text(key) == nil {
      return "the phrase '\(key)' is missing in \(language.rawValue)"
    }
    return nil
  }
}
