import CasusRecords
import CasusWorkbench
import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@Suite("Pages")
struct PageTests {
  @Test("Every page and its twin answer, in both languages", arguments: InterfaceLanguage.allCases)
  func everyPage(language: InterfaceLanguage) async throws {
    let missing = Sample.Missing()
    try await Sample.application(language: language, missing: missing).test(.router) { client in
      for page in Sample.pages {
        let answer = try await client.get(page)
        #expect(answer.status == 200, "\(page)")
        #expect(answer["Content-Type"] == "text/html; charset=utf-8")
        #expect(
          answer.body.contains("<html lang=\"\(language.rawValue)\" dir=\"\(language.direction)\">"),
          "\(page)")
        let twin = try #require(
          answer.body.firstMatch(of: /type="application\/json" href="([^"]+)"/), "\(page)")
        let address = String(twin.1).replacing("&amp;", with: "&")
        let json = try await client.get(address)
        #expect(json.status == 200, "\(address)")
        #expect(json["Content-Type"] == "application/json; charset=utf-8")
        #expect(try !json.json().isEmpty, "\(address)")
      }
      #expect(try await client.get("/style.css").status == 200)
      #expect(try await client.get("/icon.svg")["Content-Type"] == "image/svg+xml; charset=utf-8")
    }
    #expect(missing.all == [], "templates ask for fields that their pages do not have")
  }

  @Test("Pages run and load nothing: policy in the head, no script, no inline style, no handlers")
  func policy() async throws {
    try await Sample.application().test(.router) { client in
      for page in Sample.pages + ["/nowhere", "/dyads.json", "/style.css"] {
        let answer = try await client.get(page)
        #expect(
          answer["Content-Security-Policy"]
            == "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'", "\(page)")
        #expect(answer["X-Content-Type-Options"] == "nosniff")
        #expect(answer["Referrer-Policy"] == "no-referrer")
        guard answer["Content-Type"]?.hasPrefix("text/html") == true else { continue }
        #expect(!answer.body.contains("<script"), "\(page)")
        let bare = answer.body.replacing(/="[^"]*"/, with: "=")
        #expect(bare.firstMatch(of: /<[a-z][^>]*\s(style|on[a-z]+)=/).map { String($0.0) } == nil, "\(page)")
        #expect(!answer.body.contains("javascript:"), "\(page)")
      }
    }
  }

  @Test("Hostile text stays text")
  func escaping() async throws {
    try await Sample.application().test(.router) { client in
      for page in Sample.pages {
        let body = try await client.get(page).body
        for tag in ["<img", "<b>", "<i>", "<u>", "<s>", "<em>", "<kbd>", "<h1><", "<a href=x>"] {
          #expect(!body.contains(tag), "\(tag) in \(page)")
        }
      }
      let document = try await client.get("/documents/a%2Fb%20c%3F%22%3Cx%3E%26%2Ejson").body
      #expect(document.contains("&lt;script&gt;alert(1)&lt;/script&gt; "))
      #expect(document.contains("&quot;"))
      #expect(document.contains("{{{x}}}"))
      #expect(document.contains("\u{202E}"), "the text is shown as it came in")
      let search = try await client.get("/search?q=\"><script>alert(1)</script>").body
      #expect(!search.contains("<script"))
      #expect(search.contains("value=\"&quot;&gt;&lt;script&gt;"))
      let error = try await client.get("/documents/<script>")
      #expect(error.status == 404)
      #expect(error.body.contains("&lt;script&gt;"))
    }
  }

  @Test("A document whose id ends in .json has a page and a twin of its own")
  func awkwardIDs() async throws {
    try await Sample.application().test(.router) { client in
      let list = try await client.get("/documents").body
      let address = "/documents/a%2Fb%20c%3F%22%3Cx%3E%26%2Ejson"
      #expect(list.contains("href=\"\(address)\""))
      #expect(try await client.get(address).body.contains("href=\"\(address)?lang=he\""))
      let json = try await client.get(address + ".json").json()
      #expect((json["document"] as? [String: Any])?["id"] as? String == Sample.hostileID)
    }
  }

  @Test("The chronicle tells act, parties, counts, place, sources, sentence and who objects")
  func chronicle() async throws {
    try await Sample.application(language: .english).test(.router) { client in
      let body = try await client.get("/dyads/AZE-IRN").body
      #expect(body.contains("<h1>Azerbaijan and Iran</h1>"))
      #expect(body.contains("<time datetime=\"2023-01-27\">27 January 2023</time>"))
      #expect(body.contains("<time datetime=\"2023-04\">April 2023</time>"))
      #expect(body.contains("<strong>Assault</strong> <span class=\"modes\">firearms</span>"))
      #expect(body.contains("killed: 1"))
      #expect(body.contains("denied by Iran, government"))
      #expect(
        body.contains("<mark class=\"conflict\">killed</mark>")
          || body.contains("<mark class=\"conflict\">וירה</mark>"))
      #expect(body.contains("href=\"/documents/he-1#at-e1\""))
      #expect(body.contains("href=\"/documents/en-1#at-e1\""))
      #expect(body.contains("<blockquote dir=\"auto\" lang=\"he\">"))
      #expect(body.contains("class=\"status hypothetical\">hypothetical</span>"))
      #expect(body.contains("peak of tension"))
      #expect(body.contains("<svg class=\"chart\""))
      #expect(body.contains("class=\"bar conflict\""))
      #expect(body.contains("class=\"trend-note peak\""))
    }
  }

  @Test("A document shows its marks, its items, and the way between them")
  func document() async throws {
    try await Sample.application(language: .hebrew).test(.router) { client in
      let body = try await client.get("/documents/he-1").body
      #expect(body.contains("<span class=\"spot\" id=\"at-e1\"><mark class=\"conflict\">וירה</mark></span>"))
      #expect(body.contains("<a class=\"ref\" href=\"#e1\" dir=\"ltr\">e1</a>"))
      #expect(body.contains("<li id=\"e1\">"))
      #expect(body.contains("<mark class=\"date\">27 בינואר 2023</mark>"))
      #expect(body.contains("<mark class=\"place\">טהרן</mark>"))
      #expect(body.contains("<mark class=\"cue\">הכחיש</mark>"))
      #expect(body.contains("<mark class=\"trend\">הגיעה לשיא</mark>"))
      #expect(body.contains("<article class=\"text\" aria-label=\"טקסט\" lang=\"he\">"))
      #expect(body.contains("איראן, ממשלה"))
      let english = try await client.get("/documents/en-1").body
      #expect(english.contains("href=\"https://example.org/embassy\""))
    }
  }

  @Test("Countries, types and dates are named in the language of the interface")
  func names() async throws {
    try await Sample.application().test(.router) { client in
      let hebrew = try await client.get("/dyads/AZE-IRN?lang=he").body
      #expect(hebrew.contains("<h1>אזרבייג׳ן ואיראן</h1>"))
      #expect(hebrew.contains("27 בינואר 2023"))
      #expect(hebrew.contains("<strong>תקיפה</strong>"))
      #expect(hebrew.contains("<span class=\"arrow\">←</span>"))
    }
  }

  @Test("An empty chronicle has pages too")
  func empty() async throws {
    try await Sample.application([], language: .english).test(.router) { client in
      for page in ["/", "/documents", "/claims", "/search?q=x"] {
        let answer = try await client.get(page)
        #expect(answer.status == 200)
        #expect(answer.body.contains("class=\"empty\""), "\(page)")
      }
      #expect(try await client.get("/dyads/AZE-IRN").status == 404)
    }
  }
}
