/// The sixteen event types of PLOVER (Political Language Ontology for Verifiable Event Records,
/// Open Event Data Alliance, 2021 revision).
public enum EventType: String, Hashable, Sendable, Codable, CaseIterable {
  /// Promises, offers, agrees to cooperate.
  case agree = "AGREE"
  /// Meets, visits, talks.
  case consult = "CONSULT"
  /// Praises, endorses, recognises, signs.
  case support = "SUPPORT"
  /// Verbal concession.
  case concede = "CONCEDE"
  /// Material cooperation that serves both.
  case cooperate = "COOPERATE"
  /// Material help that serves the recipient.
  case aid = "AID"
  /// Material concession.
  case retreat = "RETREAT"
  /// Asks, demands, orders.
  case request = "REQUEST"
  /// Criticises, accuses, investigates.
  case accuse = "ACCUSE"
  /// Refuses.
  case reject = "REJECT"
  /// Warns of harm.
  case threaten = "THREATEN"
  /// Demonstrates, riots, strikes.
  case protest = "PROTEST"
  /// Reduces relations; convicts.
  case sanction = "SANCTION"
  /// Readies forces.
  case mobilize = "MOBILIZE"
  /// Coercion short of violence.
  case coerce = "COERCE"
  /// Acts that can cause serious physical harm.
  case assault = "ASSAULT"

  /// Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
  public var quad: Int {
    switch self {
    case .agree, .consult, .support, .concede: 1
    case .cooperate, .aid, .retreat: 2
    case .request, .accuse, .reject, .threaten: 3
    case .protest, .sanction, .mobilize, .coerce, .assault: 4
    }
  }
}

/// Whether the act took place: PLOVER's auxiliary modes as one field.
public enum Status: String, Hashable, Sendable, Codable, CaseIterable {
  /// It happened.
  case actual
  /// It was tried and did not succeed.
  case attempted
  /// It is announced or intended.
  case planned
  /// It may, might or could happen, or is feared.
  case hypothetical
  /// It did not happen.
  case negated
}

/// What a speaker does with a statement.
public enum Stance: String, Hashable, Sendable, Codable, CaseIterable {
  /// States as fact.
  case assert
  /// Says it is not so.
  case deny
  /// Lays blame.
  case accuse
  /// Questions without denying.
  case doubt
  /// Refuses to confirm or deny.
  case decline
  /// Judges, estimates, infers.
  case assess
  /// Says what will or may come.
  case predict
  /// Promises.
  case pledge
  /// Warns of harm.
  case threaten
  /// Calls on someone to act.
  case demand
}

/// Where a relation is going.
public enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
  /// Getting worse.
  case worsening
  /// Getting better.
  case improving
  /// Tension at its highest.
  case peak
  /// Relations at their lowest ebb of tension.
  case trough
  /// No change.
  case stable
}

/// How a trend is put.
public enum Modality: String, Hashable, Sendable, Codable, CaseIterable {
  /// As a fact.
  case stated
  /// As something that may be.
  case possible
  /// Under a condition.
  case conditional
}
