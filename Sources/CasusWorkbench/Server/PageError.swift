internal import HTTPTypes

/// Why a page cannot be shown; the same shape for people and programs.
struct PageError: Error, Hashable, Sendable {
  /// Stable, machine-readable.
  enum Code: String, Hashable, Sendable {
    case badRequest = "bad-request"
    case notFound = "not-found"
    case busy
    case `internal`
  }

  let code: Code
  let message: String

  static func badRequest(_ message: String) -> PageError { PageError(code: .badRequest, message: message) }
  static func notFound(_ message: String) -> PageError { PageError(code: .notFound, message: message) }

  var status: HTTPResponse.Status {
    switch code {
    case .badRequest: .badRequest
    case .notFound: .notFound
    case .busy: .serviceUnavailable
    case .internal: .internalServerError
    }
  }
}
