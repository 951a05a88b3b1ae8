public import CasusRecords
internal import GRDB

/// What adding a document came to.
public enum Addition: Hashable, Sendable {
  /// It is new.
  case added
  /// It stood there already, with the same record.
  case unchanged
  /// It stood there already, with another text, source or record, which has been replaced.
  case replaced
  /// Its text stands there under another id or publisher (`of`): noted as a further appearance.
  case appearance(of: String)
}

extension Chronicle {
  /// Stores a document with its record in one transaction: all of it, or nothing.
  ///
  /// A document is the same as a stored one when its id or its text is. The same id replaces what was stored; the
  /// same text from elsewhere (wire copy, mirror) adds an appearance and no second voucher. `terms` are lemmas or
  /// words without prefixes by which the text should be found as well; without them rules for Hebrew prefixes do.
  @discardableResult
  public func add(_ document: Document, _ record: CasusRecords.Record, terms: [String] = [])
    throws(ChronicleError)
    -> Addition
  {
    try Consistency.check(record, of: document)
    return try writing { db in
      let writer = Writer(db: db)
      guard let known = try writer.stored(like: document) else {
        try writer.insert(document, record, terms: terms)
        return .added
      }
      if !known.isSame {
        try writer.noteAppearance(of: document, at: known.key)
        return .appearance(of: known.id)
      }
      let reader = Reader(db)
      let stored = try reader.document(key: known.key)
      if stored?.record == record, stored?.document.text == document.text,
        stored?.document.kind == document.kind
      {
        return .unchanged
      }
      try writer.replace(known.key, by: document, record, terms: terms)
      return .replaced
    }
  }

  /// Whether `document` still has to be coded: it is not stored, or was coded with another codebook or model.
  public func lacks(_ document: Document, codebook: String?, model: String?) throws(ChronicleError) -> Bool {
    try reading { reader in
      guard let known = try Writer(db: reader.db).stored(like: document) else { return true }
      guard known.isSame else { return true }
      guard let stored = try reader.document(key: known.key) else { return true }
      return codebook == nil || stored.record.codebook != codebook || stored.record.model != model
        || stored.document.text != document.text
        || stored.record.document != CasusRecords.Record.Source(document)
    }
  }

  /// Removes a document with its record; whether there was one.
  @discardableResult
  public func remove(document id: String) throws(ChronicleError) -> Bool {
    try writing { db in
      guard let key = try Reader(db).key(ofDocument: id) else { return false }
      try Writer(db: db).remove(key)
      return true
    }
  }
}

/// Checks that a record speaks of its document and only of itself.
enum Consistency {
  static func check(_ record: CasusRecords.Record, of document: Document) throws(ChronicleError) {
    func refuse(_ problem: String) -> ChronicleError {
      ChronicleError(.invalidRecord, at: document.id, problem, cure: "nothing of it was stored; report this")
    }
    guard record.document.id == document.id else {
      throw refuse("the record is of another document, \(record.document.id)")
    }
    let length = document.text.unicodeScalars.count
    func check(_ span: Span?, _ what: String) throws(ChronicleError) {
      guard let span, span.start < 0 || span.end < span.start || span.end > length else { return }
      throw refuse("\(what) has the span [\(span.start), \(span.end)] outside of the text")
    }
    func check(ids: [String], _ what: String) throws(ChronicleError) {
      var seen: Set<String> = []
      for id in ids where !seen.insert(id).inserted { throw refuse("two \(what) have the id \(id)") }
    }
    try check(ids: record.events.map(\.id), "events")
    try check(ids: record.claims.map(\.id), "claims")
    try check(ids: record.trends.map(\.id), "trends")
    for event in record.events {
      let what = "event \(event.id)"
      for span in [event.trigger, event.sentence, event.when?.text, event.where?.text] {
        try check(span, what)
      }
      for party in event.actors + event.recipients { try check(party.text, what) }
      guard (0...1).contains(event.confidence) else {
        throw refuse("\(what) has confidence \(event.confidence)")
      }
      guard (-10...10).contains(event.score) else { throw refuse("\(what) has score \(event.score)") }
    }
    let events = Set(record.events.map(\.id))
    for claim in record.claims {
      let what = "claim \(claim.id)"
      for span in [claim.cue, claim.content, claim.speaker.text, claim.when?.text] { try check(span, what) }
      for outlet in claim.via { try check(outlet.text, what) }
      for id in claim.about where !events.contains(id) {
        throw refuse("\(what) is about event \(id), which is not there")
      }
      try check(ids: claim.about, "subjects of \(what)")
      guard (0...1).contains(claim.confidence) else {
        throw refuse("\(what) has confidence \(claim.confidence)")
      }
    }
    for trend in record.trends {
      guard trend.dyad.count == 2 else { throw refuse("trend \(trend.id) has \(trend.dyad.count) parties") }
      for span in [trend.cue, trend.when?.text] { try check(span, "trend \(trend.id)") }
    }
    for pair in record.pairs {
      for span in [pair.actor, pair.recipient] { try check(span, "a pair") }
      if let probability = pair.probability, !(0...1).contains(probability) {
        throw refuse("a pair has probability \(probability)")
      }
    }
  }
}
