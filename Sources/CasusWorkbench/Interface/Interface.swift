public import CasusRecords
internal import Foundation

/// Says things in one interface language: phrases, names of countries, languages and kinds, dates.
public struct Interface: Sendable {
  /// The language it speaks.
  public let language: InterfaceLanguage
  /// Its phrases.
  public let phrases: Phrases
  private let locale: Locale
  private let english = Locale(identifier: "en")
  let months: [String]

  /// Speaks `language` with `phrases`.
  public init(_ language: InterfaceLanguage, phrases: Phrases) {
    self.language = language
    self.phrases = phrases
    locale = Locale(identifier: language.rawValue)
    var calendar = Calendar(identifier: .gregorian)
    calendar.locale = locale
    months = calendar.standaloneMonthSymbols
  }

  /// Name of a country or of one of PLOVER's further codes (`AZE`, `UNO`); the code itself when it has no name.
  public func country(_ code: String) -> String {
    phrases.text("country.\(code)") ?? name(ofRegion: code, in: locale) ?? code
  }

  /// Name of a language by its ISO 639 code.
  public func languageName(_ code: String) -> String {
    locale.localizedString(forLanguageCode: code) ?? code
  }

  /// What a sector does (`GOV`: government); the code itself when unknown.
  public func sector(_ code: String) -> String { phrases.text("sector.\(code)") ?? code }

  /// `Assault`.
  public func type(_ type: EventType) -> String { phrases["type.\(type.rawValue)"] }

  /// `firearms`; a mode without a phrase shows as it is coded.
  public func mode(_ mode: String) -> String { phrases.text("mode.\(mode)") ?? mode }

  /// A dyad by the names of its countries.
  public func dyad(_ first: String, _ second: String) -> String {
    first == second
      ? phrases.fill("dyad.within", ["a": country(first)])
      : phrases.fill("dyad.between", ["a": country(first), "b": country(second)])
  }

  /// `killed: 2`, `arrested: at least 24`.
  public func count(_ what: String, _ count: Count) -> String {
    let what = phrases.text("count.\(what)") ?? what
    switch count {
    case .exact(let number):
      return phrases.fill("count.exact", ["what": what, "n": String(number)])
    case .between(let low?, let high?):
      return phrases.fill("count.between", ["what": what, "low": String(low), "high": String(high)])
    case .between(let low?, nil): return phrases.fill("count.atLeast", ["what": what, "n": String(low)])
    case .between(nil, let high?): return phrases.fill("count.atMost", ["what": what, "n": String(high)])
    case .between(nil, nil): return what
    }
  }

  /// Whether `name` says no more than the name of the country `code`.
  func isName(_ name: String, of code: String) -> Bool {
    name == country(code) || name == self.name(ofRegion: code, in: english) || name == code
  }

  private func name(ofRegion code: String, in locale: Locale) -> String? {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
    let name = locale.localizedString(forRegionCode: code)
    return name == code ? nil : name
  }
}
