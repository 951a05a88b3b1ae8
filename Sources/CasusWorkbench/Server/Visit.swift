internal import HTTPTypes
internal import Hummingbird

/// One request, read: which page, with which parameters, in which language, for a person or a program.
struct Visit: Sendable {
  /// Parts of the path, decoded; the mark `.json` of a twin taken off.
  let path: [String]
  /// Whether the JSON twin is wanted.
  let wantsJSON: Bool
  let query: Query
  let language: InterfaceLanguage
  /// The language, when the address asks for one: it is then remembered.
  let chosen: InterfaceLanguage?

  static let cookie = "casus-language"
  private static let mark = ".json"

  init(_ request: Request, preset: InterfaceLanguage?) throws(PageError) {
    var path = Substring(request.uri.path)
    wantsJSON = path.hasSuffix(Self.mark)
    if wantsJSON { path = path.dropLast(Self.mark.count) }
    var parts: [String] = []
    for part in path.utf8.split(separator: UInt8(ascii: "/")) {
      parts.append(try Query.decoded(part, form: false))
    }
    self.path = parts
    query = try Query(request.uri.query)
    let choices = try query.choices("lang", of: InterfaceLanguage.self)
    chosen = choices.count == 1 ? choices.first : nil
    language = Self.language(of: request, chosen: chosen, preset: preset)
  }

  /// What is known of a request whose address could not be read.
  init(unreadable request: Request, preset: InterfaceLanguage?) {
    path = []
    wantsJSON = request.uri.path.hasSuffix(Self.mark)
    query = Query()
    chosen = nil
    language = Self.language(of: request, chosen: nil, preset: preset)
  }

  /// Address of this page with other parameters.
  func address(json: Bool = false, with changes: [(name: String, value: String?)] = []) -> String {
    var address = path.map { "/" + Address.segment($0) }.joined()
    if json { address = (address.isEmpty ? "/dyads" : address) + Self.mark }
    return (address.isEmpty ? "/" : address) + query.with(changes)
  }

  private static func language(
    of request: Request, chosen: InterfaceLanguage?, preset: InterfaceLanguage?
  ) -> InterfaceLanguage {
    .negotiated(
      query: chosen, cookie: request.cookies[cookie]?.value, preset: preset,
      accept: request.headers[.acceptLanguage])
  }
}
