import CasusReaders
import CasusRecords
import Testing

@Suite struct WebPages {
  static let page = """
    <!DOCTYPE html><html lang="iw-IL" dir="rtl"><head><meta charset="utf-8">
    <title>תקיפה בשגרירות | האתר</title>
    <meta property="og:site_name" content="האתר"><meta property="og:title" content="תקיפה בשגרירות">
    <meta property="article:published_time" content="2023-01-28T09:30:00+02:00">
    <link rel="canonical" href="https://example.org/news/1">
    <style>p { color: red }</style><script>var x = "<p>לא טקסט, לא טקסט, לא טקסט, לא טקסט</p>"</script></head>
    <body><header><a href="/">האתר</a></header>
    <nav><ul><li><a href=1>חדשות</a></li><li><a href=2>ספורט</a></li></ul></nav>
    <div class="main-wrap"><article><h1>תקיפה בשגרירות</h1>
    <div class="share-buttons"><span>שתפו את הכתבה הזאת עם כל החברים שלכם ברשתות החברתיות.</span></div>
    <p>אדם חמוש פרץ אתמול לשגרירות בבירה, ופתח באש על שומריה &quot;בלי אזהרה&quot;.</p>
    <figure><img src=x><figcaption>אדם חמוש פרץ אתמול לשגרירות בבירה. צילום: סוכנות הידיעות</figcaption></figure>
    <p>אדם חמוש פרץ אתמול לשגרירות בבירה, ופתח באש על שומריה "בלי אזהרה".</p>
    <h2>תגובות ראשונות</h2>
    <p>משרד החוץ גינה את <b>התקיפה</b>,<br>ודרש&nbsp;חקירה מלאה של נסיבות האירוע בידי הרשויות.</p>
    <p>קראו גם: <a href="/2">ידיעה אחרת לגמרי על עניין אחר לגמרי</a></p>
    <h3><a href="/3">כותרת אחרת של היום</a></h3><p>תקציר של ידיעה אחרת, שאינו חלק מן הכתבה שלפנינו כלל וכלל.</p>
    </article>
    <aside><p>עוד חדשות מן היום הזה, שאינן שייכות לכתבה, ואסור שיקודדו כאירועים.</p></aside></div>
    <div id="comments"><p>תגובה של קורא, ארוכה מספיק כדי להיראות כמו פסקה אמיתית של כתבה.</p></div>
    <footer><p>כל הזכויות שמורות לאתר ולבעליו, ואין להעתיק בלי רשות מפורשת בכתב.</p></footer></body></html>
    """

  @Test func giveTheirReport() throws {
    let document = try document("a.html", Self.page.utf8)
    #expect(
      document.text == """
        תקיפה בשגרירות
        אדם חמוש פרץ אתמול לשגרירות בבירה, ופתח באש על שומריה "בלי אזהרה".
        תגובות ראשונות
        משרד החוץ גינה את התקיפה,
        ודרש חקירה מלאה של נסיבות האירוע בידי הרשויות.
        """)
    #expect(document.title == "תקיפה בשגרירות")
    #expect(document.published == "2023-01-28")
    #expect(document.publisher == "האתר")
    #expect(document.language == "he")
    #expect(document.url == "https://example.org/news/1")
  }

  static func wrapped(_ head: String, body: String = "") -> String {
    "<html><head>\(head)</head><body>\(body)<p>A sentence that is long enough to be a paragraph of a page.</p></body></html>"
  }

  @Test(arguments: [
    (#"<meta name="pubdate" content="2024-03-05">"#, "2024-03-05"),
    (#"<meta itemprop="datePublished" content="20240305">"#, "2024-03-05"),
    (
      #"<script type="application/ld+json">{"@graph": [{"x": 1}, {"datePublished": "2024-03-05T01:02Z"}]}</script>"#,
      "2024-03-05"
    ),
    (#"<script type="application/ld+json">{"datePublished": oops</script>"#, nil),
    (#"<meta property="article:published_time" content="yesterday">"#, nil),
    (#"<meta name="date" content="2024-13-05">"#, nil),
  ]) func knowTheirDate(head: String, date: String?) throws {
    #expect(try document("a.html", Self.wrapped(head).utf8).published == date)
  }

  @Test func knowTheirDateFromATimeElement() throws {
    let page = Self.wrapped("", body: #"<time datetime="2024-03-05 10:00">5 March</time>"#)
    #expect(try document("a.html", page.utf8).published == "2024-03-05")
  }

  @Test func knowTheirPublisherFromLinkedData() throws {
    let head =
      #"<script type="application/ld+json">[{"datePublished": "2024-01-01", "headline": "Head &amp; line", "publisher": {"name": "Turan"}}]</script>"#
    let document = try document("a.html", Self.wrapped(head).utf8)
    #expect(document.publisher == "Turan")
    #expect(document.title == "Head &amp; line")
  }

  @Test func areReadInOlderEncodings() throws {
    let page = #"<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1255"><p>"#
    // Shin, qamats, shin dot, lamed, vav, final mem.
    let hebrew: [UInt8] = [0xF9, 0xC8, 0xD1, 0xEC, 0xE5, 0xED]
    let more = " and a sentence that is long enough to be read.</p>"
    let bytes = Array(page.utf8) + hebrew + Array(more.utf8)
    #expect(try document("a.html", bytes).text.hasPrefix("\u{5E9}\u{5B8}\u{5C1}\u{5DC}\u{5D5}\u{5DD} and"))
    let visual =
      Array(#"<html><meta charset='ISO-8859-8-I'><p>"#.utf8) + [0xF9, 0xEC, 0xE5, 0xED] + Array(more.utf8)
    #expect(try document("a.html", visual).text.hasPrefix("שלום and"))
    #expect(try code("a.html", Array("<meta charset=klingon><p>".utf8) + hebrew) == .encoding)
    #expect(try code("a.html", Array("<meta charset=utf-8><p>".utf8) + hebrew) == .encoding)
    #expect(try code("a.html", Array("<meta charset=iso-8859-8><p>".utf8) + [0xA1]) == .encoding)
  }

  @Test func withoutTextAreEmpty() throws {
    #expect(
      try code("a.html", "<html><body><nav><a href=x>Home</a></nav><script>go()</script></body></html>".utf8)
        == .empty)
  }

  @Test func areNotFollowedIntoTheDeep() throws {
    let deep =
      String(repeating: "<div>", count: 200_000) + "text" + String(repeating: "</div>", count: 200_000)
    #expect(try code("a.html", deep.utf8) == .malformed)
    let flat = String(
      repeating: "<p>A paragraph that nobody closed, which is quite legal in a web page.\n", count: 2_000)
    #expect(try document("a.html", ("<html><body>" + flat).utf8).text.utf8.count > 20)
  }

  @Test func withoutAnArticleElementAreFoundByTheirText() throws {
    let page = """
      <html><body><table><tr><td><a href=1>One link</a><br><a href=2>Another link</a></td><td><div><div>
      The first paragraph of the report stands here, in a cell of a table, as it was done long ago.<br><br>
      The second paragraph follows after two breaks, and it is just as long as the first one was.</div></div></td>
      </tr></table></body></html>
      """
    #expect(
      try document("a.html", page.utf8).text == """
        The first paragraph of the report stands here, in a cell of a table, as it was done long ago.
        The second paragraph follows after two breaks, and it is just as long as the first one was.
        """)
  }
}
