/// What the elements, attributes and class names of web pages mean to a reader.
enum HTMLVocabulary {
  /// Attributes kept of an element.
  static let attributes: Set<String> = [
    "aria-hidden", "class", "content", "datetime", "hidden", "href", "id", "itemprop", "lang", "name",
    "property",
    "rel", "role", "style", "type",
  ]
  /// Elements without content, or whose end tag may be left out: they do not nest.
  static let selfClosing: Set<String> = [
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "frame", "head", "hr", "html",
    "img",
    "input", "keygen", "li", "link", "meta", "optgroup", "option", "p", "param", "path", "circle", "rect",
    "line",
    "polygon", "polyline", "use", "stop", "ellipse", "rp", "rt", "source", "tbody", "td", "tfoot", "th",
    "thead",
    "tr", "track", "wbr",
  ]
  /// Elements whose content is no markup.
  static let raw: Set<String> = ["script", "style", "textarea", "title", "xmp"]
  /// Elements that begin and end a paragraph.
  static let block: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr",
    "ul",
  ]
  /// Elements that never hold the text of a report.
  static let dropped: Set<String> = [
    "aside", "audio", "button", "canvas", "datalist", "dialog", "embed", "figcaption", "footer", "form",
    "head",
    "iframe", "input", "label", "map", "math", "menu", "nav", "noscript", "object", "option", "script",
    "select",
    "style", "svg", "template", "textarea", "video",
  ]
  /// Roles of what stands around a text.
  static let droppedRoles: Set<String> = [
    "alert", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation", "search",
    "toolbar",
  ]
  /// Headings.
  static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
  /// Elements that a page uses for its main text.
  static let mains: Set<String> = ["article", "main"]
  /// Elements that no class name can make boilerplate.
  static let kept: Set<String> = ["article", "body", "h1", "html", "main"]
  /// Words in class names and ids of boilerplate.
  static let boilerplate: Set<String> = [
    "ad", "ads", "advert", "advertisement", "advertising", "author", "authors", "banner", "breadcrumb",
    "breadcrumbs",
    "byline", "caption", "comment", "comments", "cookie", "cookies", "copyright", "credit", "disqus",
    "footer",
    "gallery", "login", "masthead", "menu", "meta", "metadata", "modal", "more", "most", "nav",
    "navbar",
    "navigation", "newsletter", "outbrain", "pagination", "paywall", "popular", "popup", "promo",
    "promoted",
    "rating", "recommended", "recommendations", "related", "share", "sharing", "sidebar", "signup", "skip",
    "social",
    "sponsor", "sponsored", "subscribe", "subscription", "taboola", "tags", "teaser", "teasers", "ticker",
    "timestamp",
    "toolbar", "tools", "trending", "weather",
  ]
  /// `name`, `property` or `itemprop` of `meta` elements that hold a publication date, best first.
  static let dates = [
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date",
    "publish_date", "pubdate", "publication_date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created",
    "date",
  ]
  /// Those that name the publisher, best first.
  static let publishers = [
    "og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name",
  ]
}
