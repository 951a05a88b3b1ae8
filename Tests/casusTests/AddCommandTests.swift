import CasusChronicle
import Foundation
import GRDB
import Testing

/// `casus add`: into the chronicle or not at all.
struct AddCommandTests {
  private let program: Program
  private let sentence = "Turkey closed its border with Armenia in April 1993."

  init() throws { program = try Program() }

  /// How many documents and events there are.
  private func totals() throws -> [Int] {
    let totals = try Chronicle(at: program.folder + "/c.sqlite", for: .reading).totals()
    return [totals.documents, totals.events]
  }

  @Test func documentsAreKeptOnceAndFaultsNamed() throws {
    let text = try program.write("a.txt", sentence)
    let lines = try program.write(
      "b.jsonl",
      "{\"id\": \"b1\", \"text\": \"Israel and Iran expelled two diplomats each.\"}\n{\"text\": oops}\n")
    let first = try program.run("add", "-d", "c.sqlite", text, lines)
    #expect(first.status == 1 && first.output == "")
    #expect(first.complaints.count == 2)
    #expect(
      first.errors.contains("b.jsonl:2") && first.errors.contains("c.sqlite: 2 added, 1 failed; 2 events"))
    #expect(try totals() == [2, 2])
    let second = try program.run("add", "-d", "c.sqlite", text)
    #expect(second.status == 0 && second.errors.contains("1 unchanged"))
    #expect(try totals() == [2, 2])
    #expect(try program.run("add", "--quiet", "-d", "c.sqlite", text).errors == "")
    #expect(try program.run("add", "--verbose", "-d", "c.sqlite", text).complaints.count == 2)
    let chronicle = try program.run("chronicle", "TUR", "ARM", "-d", "c.sqlite")
    #expect(chronicle.output.contains("COERCE restrict") && chronicle.output.contains(sentence))
  }

  @Test func aLockedChronicleIsLeftWhole() throws {
    let file = try program.write("a.txt", sentence)
    #expect(try program.run("add", "-d", "c.sqlite", file).status == 0)
    let other = try program.write("b.txt", "Israel and Iran expelled two diplomats each.")
    let holder = try DatabaseQueue(path: program.folder + "/c.sqlite")
    try holder.inDatabase { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      let result = try program.run("add", "-d", "c.sqlite", other)
      #expect(result.status == 75 && result.complaints.count == 1, "\(result.errors)")
      #expect(result.errors.contains("c.sqlite"))
      try database.execute(sql: "ROLLBACK")
    }
    #expect(try totals() == [1, 1])
    #expect(try program.run("add", "-d", "c.sqlite", other).status == 0)
  }

  @Test func aChronicleThatMayOnlyBeReadIsNotWritten() throws {
    let file = try program.write("a.txt", sentence)
    #expect(try program.run("add", "-d", "c.sqlite", file).status == 0)
    let path = program.folder + "/c.sqlite"
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    // The administrator may write to everything; there is nothing to test then.
    if FileManager.default.isWritableFile(atPath: path) { return }
    let other = try program.write("b.txt", "Israel and Iran expelled two diplomats each.")
    let result = try program.run("add", "-d", "c.sqlite", other)
    #expect(result.status == 77 && result.complaints.count == 1, "\(result.errors)")
    #expect(try totals() == [1, 1])
  }

  @Test func aChronicleOfALaterVersionIsNotTouched() throws {
    let file = try program.write("a.txt", sentence)
    #expect(try program.run("add", "-d", "c.sqlite", file).status == 0)
    let queue = try DatabaseQueue(path: program.folder + "/c.sqlite")
    try queue.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('from-the-future')")
    }
    try queue.close()
    let before = try Data(contentsOf: URL(filePath: program.folder + "/c.sqlite"))
    let other = try program.write("b.txt", "Israel and Iran expelled two diplomats each.")
    for arguments in [["add", "-d", "c.sqlite", other], ["chronicle", "-d", "c.sqlite"]] {
      let result = try program.run(arguments)
      #expect(result.status == 65 && result.complaints.count == 1, "\(result.errors)")
    }
    #expect(try Data(contentsOf: URL(filePath: program.folder + "/c.sqlite")) == before)
  }
}
