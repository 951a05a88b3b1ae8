/// A language in which the workbench speaks (not the language of the documents).
public enum InterfaceLanguage: String, Hashable, Sendable, Codable, CaseIterable {
  case english = "en"
  case hebrew = "he"

  /// Value of HTML's `dir`.
  public var direction: String { self == .hebrew ? "rtl" : "ltr" }

  /// The language to offer instead.
  public var other: InterfaceLanguage { self == .hebrew ? .english : .hebrew }

  /// Chooses for one request: what the address asks for, else what the reader chose before, else what the person
  /// who started the workbench set, else what the browser prefers, else English.
  public static func negotiated(
    query: InterfaceLanguage?, cookie: String?, preset: InterfaceLanguage?, accept: String?
  ) -> InterfaceLanguage {
    query ?? cookie.flatMap(InterfaceLanguage.init(rawValue:)) ?? preset ?? accept.flatMap(preferred(in:))
      ?? .english
  }

  /// The language that an `Accept-Language` header ranks highest among ours; nil when it names none.
  public static func preferred(in header: String) -> InterfaceLanguage? {
    var best: (language: InterfaceLanguage, weight: Double)?
    for item in header.utf8.split(separator: UInt8(ascii: ",")) {
      let parts = Substring(item).split(separator: ";").map { $0.filter { $0 != " " } }
      guard let tag = parts.first?.split(separator: "-").first?.lowercased() else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      let language = tag == "iw" ? .hebrew : InterfaceLanguage(rawValue: tag)
      if let language, weight > (best?.weight ?? 0) { best = (language, weight) }
    }
    return best?.language
  }
}
