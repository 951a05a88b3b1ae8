internal import CasusChronicle
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Headers that keep a page from running, loading or telling anything that it should not.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = BasicRequestContext

  static let policy = [
    "default-src 'none'", "style-src 'self'", "img-src 'self'", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'",
  ].joined(separator: "; ")

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.contentSecurityPolicy] = Self.policy
    response.headers[.xContentTypeOptions] = "nosniff"
    for (name, value) in [
      ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
    ] {
      if let name = HTTPField.Name(name) { response.headers[name] = value }
    }
    return response
  }
}

/// Answers only requests that call this machine by a loopback name: a page of another site that has made its own
/// name lead here (DNS rebinding) reads nothing.
struct LoopbackOnly: RouterMiddleware {
  typealias Context = BasicRequestContext

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard Self.isLoopback(request.head.authority ?? "") else {
      throw PageError.badRequest("the workbench answers at 127.0.0.1 and localhost only")
    }
    return try await next(request, context)
  }

  /// Whether an authority (`localhost:8080`) names this machine.
  static func isLoopback(_ authority: String) -> Bool {
    if authority == "[::1]" || authority.hasPrefix("[::1]:") { return true }
    let host = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)[0].lowercased()
    return host == "127.0.0.1" || host == "localhost"
  }
}

/// Turns whatever goes wrong into a page (or JSON) of one shape.
struct Errors: RouterMiddleware {
  typealias Context = BasicRequestContext

  let workbench: Workbench

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let error = Self.pageError(error, path: request.uri.path)
      if error.code == .internal { context.logger.error("\(request.uri.path): \(error.message)") }
      let visit =
        (try? Visit(request, preset: workbench.preset))
        ?? Visit(unreadable: request, preset: workbench.preset)
      return try workbench.reply(with: ErrorPage(error: error), to: visit, status: error.status)
    }
  }

  private static func pageError(_ error: any Error, path: String) -> PageError {
    switch error {
    case let error as PageError: error
    case let error as ChronicleError where error.code == .locked:
      PageError(code: .busy, message: error.description)
    case let error as HTTPError where error.status == .notFound: .notFound("nothing is at '\(path)'")
    case let error as HTTPError: .badRequest(error.body ?? "\(error.status)")
    default: PageError(code: .internal, message: "\(error)")
    }
  }
}
