import CasusRecords
import CasusWorkbench
import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@Suite("Filters, paging and errors")
struct QueryTests {
  @Test(
    "The chronicle is filtered by date, type, status and party",
    arguments: [
      ("", 5), ("since=2023-04&until=2023-04", 1), ("since=2024", 1), ("until=2022", 0), ("type=SANCTION", 1),
      ("type=SANCTION&type=ACCUSE", 2), ("status=hypothetical", 1), ("since=&until=&type=&status=&actor=", 5),
      ("actor=איראן&type=ACCUSE", 1), ("actor=UAF", 1), ("actor=nobody", 0),
    ])
  func chronicle(query: String, expected: Int) async throws {
    try await Sample.application().test(.router) { client in
      let json = try await client.get("/dyads/AZE-IRN.json?" + query).json()
      #expect((json["incidents"] as? [Any])?.count == expected)
    }
  }

  @Test(
    "Claims are filtered by stance, speaker, country and words",
    arguments: [
      ("", 3), ("stance=deny", 1), ("country=AZE&stance=accuse", 1), ("words=Baku", 1), ("speaker=IRN", 2),
    ])
  func claims(query: String, expected: Int) async throws {
    try await Sample.application().test(.router) { client in
      let json = try await client.get("/claims.json?" + query).json()
      #expect((json["claims"] as? [Any])?.count == expected)
    }
  }

  @Test("The form shows what was asked, and a link that clears it")
  func form() async throws {
    try await Sample.application().test(.router) { client in
      let body = try await client.get("/dyads/AZE-IRN?type=SANCTION&since=2023&actor=AZE").body
      #expect(body.contains("<option value=\"SANCTION\" selected>"))
      #expect(body.contains("name=\"since\""))
      #expect(body.contains("value=\"2023\""))
      #expect(body.contains("<a href=\"?\">"))
    }
  }

  @Test(
    "Parameters that cannot be read are refused, in one shape",
    arguments: [
      "/dyads/AZE-IRN?since=yesterday", "/dyads/AZE-IRN?since=2024&until=2023", "/dyads/AZE-IRN?type=WAR",
      "/dyads/AZE-IRN?status=maybe", "/claims?stance=sings", "/claims?country=Azerbaijanistan1",
      "/claims?page=0",
      "/documents?page=x", "/search?q=%FF", "/search?q=a%00b", "/search?q=%2", "/?lang=fr",
      "/search?q=" + String(repeating: "a", count: 500),
    ])
  func refused(address: String) async throws {
    try await Sample.application().test(.router) { client in
      // As it stands: these addresses are broken on purpose.
      try await client.execute(uri: address, method: .get) { response in
        #expect(response.status.code == 400)
        #expect(String(buffer: response.body).contains("<h1>"))
        #expect(response.headers[.contentType] == "text/html; charset=utf-8")
      }
      let parts = address.split(separator: "?")
      let twin = (parts[0] == "/" ? "/dyads" : String(parts[0])) + ".json?" + String(parts[1])
      try await client.execute(uri: twin, method: .get) { response in
        #expect(response.status.code == 400)
        let json =
          try JSONSerialization.jsonObject(with: Data(String(buffer: response.body).utf8))
          as? [String: [String: Any]]
        let error = try #require(json?["error"])
        #expect(error["code"] as? String == "bad-request")
        #expect(error["status"] as? Int == 400)
        #expect((error["message"] as? String)?.isEmpty == false)
      }
    }
  }

  @Test(
    "What is not there is not found",
    arguments: ["/dyads/AZE-FRA", "/dyads/aze-irn", "/dyads/AZE", "/documents/none", "/x", "/claims?page=9"])
  func notFound(address: String) async throws {
    try await Sample.application().test(.router) { client in
      let page = try await client.get(address)
      #expect(page.status == 404)
      #expect(page.body.contains("<a href=\"/\">"))
      let parts = address.split(separator: "?", maxSplits: 1)
      let json = try await client.get(String(parts[0]) + ".json" + (parts.count > 1 ? "?" + parts[1] : ""))
        .json()
      #expect((json["error"] as? [String: Any])?["code"] as? String == "not-found")
    }
  }

  @Test("Long lists come in pages of fifty")
  func paging() async throws {
    let drafts = (0..<120).map { number in
      Draft(
        "d\(number)", "Report number \(number).", language: "en", published: "2023-01-01",
        publisher: "P\(number)")
    }
    try await Sample.application(drafts, language: .english).test(.router) { client in
      var seen: Set<String> = []
      for (page, count) in [(1, 50), (2, 50), (3, 20)] {
        let json = try await client.get("/documents.json?page=\(page)").json()
        let documents = try #require(json["documents"] as? [[String: Any]])
        #expect(documents.count == count)
        seen.formUnion(documents.compactMap { ($0["source"] as? [String: Any])?["id"] as? String })
      }
      #expect(seen.count == 120)
      let middle = try await client.get("/documents?page=2&since=2020").body
      #expect(middle.contains("<a rel=\"prev\" href=\"?since=2020\">"))
      #expect(middle.contains("<a rel=\"next\" href=\"?since=2020&amp;page=3\">"))
      #expect(try await client.get("/documents?page=4").status == 404)
    }
  }

  @Test("The interface follows the address, then the reader's choice, then the preset, then the browser")
  func language() async throws {
    try await Sample.application().test(.router) { client in
      #expect(try await !client.get("/").isHebrew)
      #expect(try await client.get("/", headers: [.acceptLanguage: "fr, en;q=0.3, he-IL;q=0.8"]).isHebrew)
      let chosen = try await client.get("/?lang=he", headers: [.acceptLanguage: "en"])
      #expect(chosen.isHebrew)
      #expect(chosen["Set-Cookie"]?.hasPrefix("casus-language=he;") == true)
      #expect(try await client.get("/", headers: [.cookie: "casus-language=he"]).isHebrew)
      #expect(try await !client.get("/?lang=en", headers: [.cookie: "casus-language=he"]).isHebrew)
    }
    try await Sample.application(language: .hebrew).test(.router) { client in
      let answer = try await client.get("/", headers: [.acceptLanguage: "en"])
      #expect(answer.isHebrew)
    }
  }
}
