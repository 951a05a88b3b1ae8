import CasusChronicle
import CasusCodebook
import CasusCoding
import CasusRecords
import Foundation

/// Takes documents in, one transaction each, and counts what became of them.
struct Intake {
  /// Path of the chronicle, which is opened, and made if need be, when there is something to store.
  let path: String
  let coder: Coder
  let report: ((String) -> Void)?

  private var chronicle: Chronicle?
  private var added = 0
  private var replaced = 0
  private var unchanged = 0
  private var appearances = 0
  private var failed = 0
  private var missing = 0
  private var events = 0
  private var claims = 0

  init(path: String, coder: Coder, report: ((String) -> Void)? = nil) {
    self.path = path
    self.coder = coder
    self.report = report
  }

  /// Codes and stores a document, unless its record is there and still holds; throws only what ends the run.
  mutating func take(_ document: Document, from position: String) throws {
    if try holds(document) {
      unchanged += 1
      report?("\(position): \(Self.words(for: .unchanged)) \(document.id)")
      return
    }
    let (record, lemmas) = coder.codeWithLemmas(document)
    if let error = record.error {
      refuse("\(position): \(error.message)", isMissing: false)
      return
    }
    let chronicle = try chronicle ?? Chronicle(at: path, for: .writing)
    self.chronicle = chronicle
    let addition: Addition
    do {
      addition = try chronicle.add(document, record, terms: lemmas)
    } catch {
      guard error.code == .invalidRecord else { throw error }
      refuse("\(position): \(error)", isMissing: false)
      return
    }
    count(addition, record)
    report?("\(position): \(Self.words(for: addition)) \(document.id)")
  }

  /// Whether the chronicle has the record that coding the document would give.
  private mutating func holds(_ document: Document) throws -> Bool {
    if chronicle == nil, FileManager.default.fileExists(atPath: path) {
      chronicle = try Chronicle(at: path, for: .writing)
    }
    guard let chronicle else { return false }
    let (identified, model) = coder.identified(document)
    guard let model else { return false }
    return try !chronicle.lacks(identified, codebook: coder.codebook.version, model: model)
  }

  /// Reports a document that could not be taken.
  mutating func refuse(_ message: String, isMissing: Bool) {
    failed += 1
    if isMissing { missing += 1 }
    Console.complain(message)
  }

  private mutating func count(_ addition: Addition, _ record: Record) {
    switch addition {
    case .added: added += 1
    case .replaced: replaced += 1
    case .unchanged: unchanged += 1
    case .appearance: appearances += 1
    }
    if addition == .added || addition == .replaced {
      events += record.events.count
      claims += record.claims.count
    }
  }

  private static func words(for addition: Addition) -> String {
    switch addition {
    case .added: "added"
    case .replaced: "replaced"
    case .unchanged: "unchanged"
    case .appearance(let id): "same text as \(id):"
    }
  }

  /// One line on the whole run.
  var summary: String {
    var parts = ["\(added) added"]
    if replaced > 0 { parts.append("\(replaced) replaced") }
    if unchanged > 0 { parts.append("\(unchanged) unchanged") }
    if appearances > 0 { parts.append("\(appearances) copies of others") }
    if failed > 0 { parts.append("\(failed) failed") }
    return "\(path): \(parts.joined(separator: ", ")); \(events) events and \(claims) claims coded"
  }

  /// Ends the run with the exit status that its failures deserve.
  func finish() throws {
    guard failed > 0 else { return }
    let isNothingThere = missing == failed && added + replaced + unchanged + appearances == 0
    throw isNothingThere ? CommandFailure(status: .noInput, message: "") : CommandFailure.someFailed
  }
}
