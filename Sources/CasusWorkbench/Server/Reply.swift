internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Workbench {
  /// Answers `visit` with `page`, as HTML or as JSON.
  func reply(with page: any Page, to visit: Visit, status: HTTPResponse.Status = .ok) throws -> Response {
    if visit.wantsJSON {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return Response(
        status: status, headers: [.contentType: "application/json; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(page))))
    }
    guard let interface = interfaces[visit.language] else {
      preconditionFailure("every language has an interface")
    }
    let root = RootView(
      frame: frame(of: page, visit: visit, in: interface), page: page.view(in: interface, query: visit.query),
      phrases: interface.phrases, missing: missing)
    guard let html = templates.render(root, template: type(of: page).template) else {
      throw PageError(code: .internal, message: "the template '\(type(of: page).template)' is missing")
    }
    var response = Response(
      status: status,
      headers: [
        .contentType: "text/html; charset=utf-8", .contentLanguage: visit.language.rawValue,
        .vary: "Accept-Language, Cookie",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    if let chosen = visit.chosen {
      response.setCookie(
        Cookie(name: Visit.cookie, value: chosen.rawValue, path: "/", httpOnly: true, sameSite: .lax))
    }
    return response
  }

  private func frame(of page: any Page, visit: Visit, in interface: Interface) -> FrameView {
    let current = type(of: page).section
    let other = interface.language.other
    let isError = page is ErrorPage
    return FrameView(
      language: interface.language.rawValue, direction: interface.language.direction,
      title: page.title(in: interface),
      links: Section.allCases.map { section in
        FrameView.Link(
          href: section.path, label: interface.phrases["nav.\(section.rawValue)"], current: section == current
        )
      },
      searched: visit.query.text("q"), twin: isError ? nil : visit.address(json: true, with: [("lang", nil)]),
      otherLanguage: other.rawValue, otherName: interfaces[other]?.phrases["language.name"] ?? other.rawValue,
      otherHref: isError ? "/?lang=\(other.rawValue)" : visit.address(with: [("lang", other.rawValue)]))
  }
}
