/// A language by its ISO 639-1 code.
public struct Language: Hashable, Sendable, CustomStringConvertible {
  /// The code, lower case: `he`, `en`.
  public let code: String

  /// Makes a language from its code.
  public init(_ code: String) { self.code = code }

  /// Hebrew.
  public static let hebrew = Language("he")
  /// English.
  public static let english = Language("en")

  /// The code.
  public var description: String { code }
}
