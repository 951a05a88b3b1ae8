import CasusChronicle
import CasusRecords
import Foundation

/// Hand-made documents and records.
enum Samples {
  /// The scalar span of the first `words` in `text`.
  static func span(_ words: String, in text: String) -> Span {
    let all = Array(text.unicodeScalars)
    let part = Array(words.unicodeScalars)
    for start in 0...max(0, all.count - part.count) where all[start...].starts(with: part) {
      return Span(start, start + part.count)
    }
    return Span(0, 0)
  }

  static func event(
    _ id: String, _ type: EventType, _ actors: [String], _ recipients: [String], on day: String? = nil,
    to end: String? = nil, precision: When.Precision = .day, status: Status = .actual,
    counts: [String: Count] = [:], modes: [String] = [], in place: String? = nil, text: String,
    trigger: String = ""
  ) -> Event {
    Event(
      id: id, type: type, modes: modes, score: [5, 8, -3, -8][type.quad - 1], status: status, confidence: 0.8,
      trigger: trigger.isEmpty ? Span(0, 0) : span(trigger, in: text),
      sentence: Span(0, text.unicodeScalars.count),
      concept: "sample", actors: actors.map { Actor(country: $0) },
      recipients: recipients.map { Actor(country: $0) },
      when: day.map { When(start: $0, end: end ?? $0, precision: precision) },
      where: place.map { Place(country: $0) }, counts: counts)
  }

  static func claim(
    _ id: String, _ stance: Stance, by speaker: Actor, about: [String] = [], via: [String] = [],
    cue: Span = Span(0, 1)
  ) -> Claim {
    Claim(
      id: id, stance: stance, speaker: speaker, cue: cue, about: about, via: via.map { .init(name: $0) },
      confidence: 0.7)
  }

  /// Adds a document with the given events and claims.
  @discardableResult
  static func add(
    _ id: String, _ text: String, by publisher: String? = nil, on day: String? = nil, events: [Event] = [],
    claims: [Claim] = [], to chronicle: Chronicle
  ) throws -> Addition {
    let document = Document(id: id, text: text, language: "en", published: day, publisher: publisher)
    return try chronicle.add(
      document, Record(document: document, codebook: "c1", events: events, claims: claims))
  }
}

/// SplitMix64: the same numbers on every run.
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
