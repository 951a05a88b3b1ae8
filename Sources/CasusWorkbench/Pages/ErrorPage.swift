internal import HTTPTypes

/// What is shown instead of a page that cannot be.
struct ErrorPage: Page {
  static let template = "error"
  static let section: Section? = nil

  let error: PageError

  func title(in interface: Interface) -> String { interface.phrases["error.\(error.code.rawValue)"] }

  func view(in interface: Interface, query: Query) -> any View {
    ErrorView(
      heading: title(in: interface), status: error.status.code, message: error.message)
  }

  /// `{"error": {"code", "message", "status"}}`
  func encode(to encoder: any Encoder) throws {
    var outer = encoder.container(keyedBy: Keys.self)
    var values = outer.nestedContainer(keyedBy: Keys.self, forKey: .error)
    try values.encode(error.code.rawValue, forKey: .code)
    try values.encode(error.message, forKey: .message)
    try values.encode(error.status.code, forKey: .status)
  }

  private enum Keys: String, CodingKey {
    case error, code, message, status
  }
}

/// What the template `error` shows.
struct ErrorView: View {
  let heading: String
  let status: Int
  let message: String
}
