/// The sixteen event types of PLOVER (Political Language Ontology for Verifiable Event Records,
/// Open Event Data Alliance, 2021 revision).
public enum EventType: String, Hashable, Sendable, Codable, CaseIterable {
  case agree = "AGREE"
  case consult = "CONSULT"
  case support = "SUPPORT"
  case concede = "CONCEDE"
  case cooperate = "COOPERATE"
  case aid = "AID"
  case retreat = "RETREAT"
  case request = "REQUEST"
  case accuse = "ACCUSE"
  case reject = "REJECT"
  case threaten = "THREATEN"
  case protest = "PROTEST"
  case sanction = "SANCTION"
  case mobilize = "MOBILIZE"
  case coerce = "COERCE"
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
  case assert, deny, accuse, doubt, decline, assess, predict, pledge, threaten, demand
}

/// Where a relation is going.
public enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
  case worsening, improving, peak, trough, stable
}

/// How a trend is put.
public enum Modality: String, Hashable, Sendable, Codable, CaseIterable {
  case stated, possible, conditional
}
