import Foundation

/// What a page says about itself in its head, in JSON-LD and in its `time` elements.
struct HTMLMetadata {
  private(set) var title: String?
  private(set) var published: String?
  private(set) var publisher: String?
  private(set) var language: String?
  private(set) var url: String?

  /// Reads the metadata of `tree`.
  init(_ tree: HTMLTree) {
    var metas: [String: String] = [:]
    var pageTitle = ""
    var times: [String] = []
    var canonical: String?
    var scripts: [String] = []
    var inside: (index: Int, text: String)?
    for step in tree.steps {
      switch step {
      case .open(let index):
        let element = tree.elements[index]
        switch element.tag {
        case "html": language = Self.language(element["lang"])
        case "meta":
          for key in ["property", "name", "itemprop"] where !element[key].isEmpty {
            let name = element[key].lowercased()
            if metas[name] == nil { metas[name] = Self.collapsed(element["content"]) }
          }
        case "link" where element["rel"].lowercased() == "canonical": canonical = canonical ?? element["href"]
        case "time" where !element["datetime"].isEmpty: times.append(element["datetime"])
        case "title" where pageTitle.isEmpty: inside = (index, "")
        case "script" where element["type"].lowercased() == "application/ld+json": inside = (index, "")
        default: break
        }
      case .text(let text): inside?.text += text
      case .close(let index):
        guard let current = inside, current.index == index else { continue }
        inside = nil
        if tree.elements[index].tag == "title" {
          pageTitle = Self.collapsed(current.text)
        } else {
          scripts.append(current.text)
        }
      }
    }
    let linked = LinkedData(scripts)
    publisher = HTMLVocabulary.publishers.lazy.compactMap { Self.filled(metas[$0]) }.first ?? linked.publisher
    let dates = HTMLVocabulary.dates.map { metas[$0] ?? "" }
    let candidates = [dates.first ?? "", linked.published ?? ""] + dates.dropFirst() + times
    published = candidates.lazy.compactMap(Self.day).first
    language = language ?? Self.language(metas["og:locale"] ?? linked.language ?? "")
    url = [canonical, metas["og:url"], linked.url].lazy.compactMap { $0 }.first { Self.isAddress($0) }
    let headline = Self.filled(metas["og:title"]) ?? Self.filled(linked.headline) ?? Self.filled(pageTitle)
    title = headline.map { Self.withoutSite($0, publisher) }
  }

  /// `Headline | Site` and `Headline - Site` without the site.
  static func withoutSite(_ title: String, _ site: String?) -> String {
    for divider in [" | ", " - ", " – ", " — ", " :: ", " « "] {
      guard let range = title.range(of: divider, options: .backwards) else { continue }
      let last = title[range.upperBound...]
      if divider == " | " || last.lowercased() == site?.lowercased() {
        return collapsed(String(title[..<range.lowerBound]))
      }
    }
    return title
  }

  /// The day of a date such as `2023-01-28T10:00:00+04:00`, `2023/01/28` or `20230128`.
  static func day(_ text: String) -> String? {
    var digits: [UInt8] = []
    for byte in text.utf8 {
      if (0x30...0x39).contains(byte) {
        digits.append(byte)
      } else if byte == UInt8(ascii: "T") && digits.count >= 8 || digits.isEmpty && byte > 0x20 {
        break
      }
      if digits.count == 8 { break }
    }
    guard digits.count == 8 else { return nil }
    let text = String(decoding: digits, as: UTF8.self)
    guard let number = Int(text) else { return nil }
    let (year, month, day) = (number / 10000, number / 100 % 100, number % 100)
    guard (1800...2200).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
  }

  /// `en-GB`, `he_IL` and the old `iw` as ISO 639-1 codes.
  private static func language(_ tag: String) -> String? {
    let code = tag.lowercased().prefix { ("a"..."z").contains($0) }
    guard code.count == 2 else { return nil }
    return code == "iw" ? "he" : String(code)
  }

  private static func isAddress(_ text: String) -> Bool {
    text.hasPrefix("http://") || text.hasPrefix("https://")
  }

  private static func filled(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    return text
  }

  /// `text` with every run of white space as one blank, none at the ends.
  static func collapsed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var blank = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        blank = !result.isEmpty
      } else if scalar != "\u{FEFF}" {
        if blank { result.append(" ") }
        blank = false
        result.append(scalar)
      }
    }
    return String(result)
  }
}

/// What schema.org data in JSON says about an article.
private struct LinkedData {
  var published: String?
  var headline: String?
  var publisher: String?
  var language: String?
  var url: String?

  init(_ scripts: [String]) {
    for script in scripts {
      guard let root = try? JSONDecoder().decode(JSONValue.self, from: Data(script.utf8)) else { continue }
      var stack = [root]
      while let value = stack.popLast() {
        switch value {
        case .array(let values): stack += values.reversed()
        case .object(let fields):
          if let graph = fields["@graph"] { stack.append(graph) }
          if let main = fields["mainEntity"] { stack.append(main) }
          guard case .string(let date)? = fields["datePublished"] else { continue }
          published = published ?? date
          headline = headline ?? fields["headline"]?.text
          publisher = publisher ?? fields["publisher"]?.text
          language = language ?? fields["inLanguage"]?.text
          url = url ?? fields["url"]?.text
        default: continue
        }
      }
    }
  }
}

/// Any JSON value; the decoder bounds how deep it may be.
private enum JSONValue: Decodable {
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])
  case other

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let fields = try? value.decode([String: JSONValue].self) {
      self = .object(fields)
    } else if let values = try? value.decode([JSONValue].self) {
      self = .array(values)
    } else {
      self = .other
    }
  }

  /// The string, or the name of the object.
  var text: String? {
    switch self {
    case .string(let text): HTMLMetadata.collapsed(text)
    case .object(let fields):
      if case .string(let name)? = fields["name"] { HTMLMetadata.collapsed(name) } else { nil }
    default: nil
    }
  }
}
