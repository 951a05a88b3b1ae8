// Swift's synthesised `encode` leaves out nil; the record format prints `null`, so that a reader can tell
// "unknown" from "not part of this version".

extension Actor {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(country, forKey: .country)
    try values.encode(sector, forKey: .sector)
    try values.encode(name, forKey: .name)
    try values.encode(id, forKey: .id)
    try values.encode(text, forKey: .text)
  }
}

extension When {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(start, forKey: .start)
    try values.encode(end, forKey: .end)
    try values.encode(precision, forKey: .precision)
    try values.encode(text, forKey: .text)
  }
}

extension Place {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(name, forKey: .name)
    try values.encode(country, forKey: .country)
    try values.encode(latitude, forKey: .latitude)
    try values.encode(longitude, forKey: .longitude)
    try values.encode(text, forKey: .text)
  }
}

extension Event {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(type, forKey: .type)
    try values.encode(modes, forKey: .modes)
    try values.encode(contexts, forKey: .contexts)
    try values.encode(score, forKey: .score)
    try values.encode(quad, forKey: .quad)
    try values.encode(status, forKey: .status)
    try values.encode(confidence, forKey: .confidence)
    try values.encode(trigger, forKey: .trigger)
    try values.encode(sentence, forKey: .sentence)
    try values.encode(concept, forKey: .concept)
    try values.encode(actors, forKey: .actors)
    try values.encode(recipients, forKey: .recipients)
    try values.encode(when, forKey: .when)
    try values.encode(self.where, forKey: .where)
    try values.encode(counts, forKey: .counts)
  }
}

extension Claim.Outlet {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(name, forKey: .name)
    try values.encode(country, forKey: .country)
    try values.encode(text, forKey: .text)
  }
}

extension Claim {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(stance, forKey: .stance)
    try values.encode(speaker, forKey: .speaker)
    try values.encode(cue, forKey: .cue)
    try values.encode(content, forKey: .content)
    try values.encode(quote, forKey: .quote)
    try values.encode(about, forKey: .about)
    try values.encode(via, forKey: .via)
    try values.encode(when, forKey: .when)
    try values.encode(confidence, forKey: .confidence)
  }
}

extension Trend {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(dyad, forKey: .dyad)
    try values.encode(direction, forKey: .direction)
    try values.encode(when, forKey: .when)
    try values.encode(modality, forKey: .modality)
    try values.encode(cue, forKey: .cue)
  }
}

extension Record.Source {
  /// Writes every field, unknown ones as null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(language, forKey: .language)
    try values.encode(published, forKey: .published)
    try values.encode(publisher, forKey: .publisher)
    try values.encode(url, forKey: .url)
    try values.encode(title, forKey: .title)
  }
}

extension Record {
  /// Writes every field, unknown ones as null; `error` only when there is one.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(document, forKey: .document)
    try values.encode(codebook, forKey: .codebook)
    try values.encode(model, forKey: .model)
    try values.encode(events, forKey: .events)
    try values.encode(claims, forKey: .claims)
    try values.encode(trends, forKey: .trends)
    try values.encode(pairs, forKey: .pairs)
    try values.encodeIfPresent(error, forKey: .error)
  }
}
