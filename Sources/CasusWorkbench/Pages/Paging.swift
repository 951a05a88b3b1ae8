/// One page of a list of rows.
struct Paging: Sendable, Encodable {
  /// Rows on one page.
  static let rows = 50

  /// Number of this page, from 1.
  let page: Int
  /// Whether there is another one after it.
  let more: Bool
  /// Number of rows on all pages, where it is known.
  let total: Int?

  /// The rows of page `page` among `all`; refused when it lies beyond the last.
  static func page<Row>(_ page: Int, of all: [Row]) throws(PageError) -> (rows: [Row], paging: Paging) {
    let start = (page - 1) * rows
    try check(page, isEmpty: start >= all.count)
    let end = min(all.count, start + rows)
    return (Array(all[min(start, end)..<end]), Paging(page: page, more: end < all.count, total: all.count))
  }

  /// The rows of page `page` when `found` holds them and, if there are more, at least one further row.
  static func page<Row>(_ page: Int, fetched found: [Row]) throws(PageError) -> (rows: [Row], paging: Paging)
  {
    try check(page, isEmpty: found.isEmpty)
    return (Array(found.prefix(rows)), Paging(page: page, more: found.count > rows, total: nil))
  }

  /// Rows before page `page`.
  static func offset(_ page: Int) -> Int { (page - 1) * rows }

  private static func check(_ page: Int, isEmpty: Bool) throws(PageError) {
    if isEmpty, page > 1 { throw .notFound("the list has no page \(page)") }
  }
}

/// Links to the neighbours of one page of a list.
struct PagingView: View {
  let label: String
  let previous: String?
  let next: String?

  /// Nil when there is only one page.
  init?(_ paging: Paging, query: Query, in interface: Interface) {
    guard paging.page > 1 || paging.more else { return nil }
    if let total = paging.total {
      let pages = String((total + Paging.rows - 1) / Paging.rows)
      label = interface.phrases.fill("paging.of", ["page": String(paging.page), "pages": pages])
    } else {
      label = interface.phrases.fill("paging.page", ["page": String(paging.page)])
    }
    func link(_ page: Int) -> String {
      let query = query.with([("page", page == 1 ? nil : String(page))])
      return query.isEmpty ? "?" : query
    }
    previous = paging.page > 1 ? link(paging.page - 1) : nil
    next = paging.more ? link(paging.page + 1) : nil
  }
}
