internal import CasusChronicle
internal import CasusRecords

/// Which address leads to which page: reads the parameters, asks the chronicle, decides nothing.
struct Routes: Sendable {
  typealias Make = @Sendable (Visit) throws -> any Page

  let workbench: Workbench
  private var chronicle: Chronicle { workbench.chronicle }

  /// Paths as the router writes them; twins share the page of their address.
  var all: [(path: String, make: Make)] {
    [
      ("/", dyads), ("dyads", dyads), ("dyads.json", dyads), ("dyads/:pair", dyad),
      ("documents", documents), ("documents.json", documents), ("documents/:id", document),
      ("claims", claims), ("claims.json", claims), ("search", search), ("search.json", search),
    ]
  }

  @Sendable private func dyads(_ visit: Visit) throws -> any Page {
    let page = try visit.query.page()
    let (rows, paging) = try Paging.page(page, of: chronicle.dyads(by: .quarter))
    return DyadsPage(totals: try chronicle.totals(), period: .quarter, paging: paging, dyads: rows)
  }

  @Sendable private func dyad(_ visit: Visit) throws -> any Page {
    let name = visit.path.last ?? ""
    let codes = name.split(separator: "-").map(String.init)
    guard codes.count == 2, codes.allSatisfy(Query.isCountry) else {
      throw PageError.notFound("'\(name)' is not a dyad; write two country codes, such as AZE-IRN")
    }
    let dyad = Dyad(codes[0], codes[1])
    let query = visit.query
    let filter = EntryFilter(
      days: try query.days(), types: try query.choices("type", of: EventType.self),
      statuses: try query.choices("status", of: Status.self), party: party(query.text("actor"), of: dyad))
    let page = try query.page()
    guard var summary = try chronicle.summary(of: dyad, by: .quarter) else {
      throw PageError.notFound("no report tells of an event between \(dyad.first) and \(dyad.second)")
    }
    let period = ChartMaker.grain(for: summary.series)
    if period != .quarter { summary = try chronicle.summary(of: dyad, by: period) ?? summary }
    let (rows, paging) = try Paging.page(page, of: chronicle.incidents(of: dyad, matching: filter))
    return ChroniclePage(
      summary: summary, period: period, paging: paging, incidents: rows,
      trends: try chronicle.trends(of: dyad))
  }

  @Sendable private func documents(_ visit: Visit) throws -> any Page {
    let page = try visit.query.page()
    let filter = DocumentFilter(
      publisher: visit.query.text("publisher"), days: try visit.query.days(), limit: Paging.rows + 1,
      offset: Paging.offset(page))
    let (rows, paging) = try Paging.page(page, fetched: chronicle.documents(matching: filter))
    return DocumentsPage(paging: paging, documents: rows)
  }

  @Sendable private func document(_ visit: Visit) throws -> any Page {
    let id = visit.path.last ?? ""
    guard let document = try chronicle.document(id: id) else {
      throw PageError.notFound("there is no document '\(id)'")
    }
    return DocumentPage(document: document)
  }

  @Sendable private func claims(_ visit: Visit) throws -> any Page {
    let query = visit.query
    let page = try query.page()
    let filter = ClaimFilter(
      words: query.text("words"), country: try query.country("country"),
      stances: try query.choices("stance", of: Stance.self), speaker: query.text("speaker"),
      days: try query.days(), limit: Paging.rows + 1, offset: Paging.offset(page))
    let (rows, paging) = try Paging.page(page, fetched: chronicle.claims(matching: filter))
    return ClaimsPage(paging: paging, claims: rows)
  }

  @Sendable private func search(_ visit: Visit) throws -> any Page {
    let page = try visit.query.page()
    guard let words = visit.query.text("q") else {
      return SearchPage(query: nil, paging: Paging(page: 1, more: false, total: 0), hits: [])
    }
    let found = try chronicle.search(words, limit: Paging.rows + 1, offset: Paging.offset(page))
    let (rows, paging) = try Paging.page(page, fetched: found)
    return SearchPage(query: words, paging: paging, hits: rows)
  }

  /// What a reader calls a party: the name of either country in either language stands for its code.
  private func party(_ text: String?, of dyad: Dyad) -> String? {
    guard let text else { return nil }
    let code = [dyad.first, dyad.second].first { code in
      workbench.interfaces.values.contains { $0.country(code).lowercased() == text.lowercased() }
    }
    return code ?? text
  }
}
