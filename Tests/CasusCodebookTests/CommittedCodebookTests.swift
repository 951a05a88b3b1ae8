import CasusCodebook
import CasusRecords
import Foundation
import Testing

/// The codebook as it is committed.
struct CommittedCodebookTests {
  private let codebook: Codebook
  private let findings: [Finding]

  init() {
    var findings: [Finding] = []
    codebook = Codebook(folders: ["\(packageRoot)/Codebook"], findings: &findings)
    self.findings = findings
  }

  @Test func nothingIsWrongWithIt() {
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    let towns = codebook.names.towns.findings { codebook.names.actor(id: $0)?.kind == .state }
    #expect(towns.isEmpty, "\(towns.prefix(5).map(\.description).joined(separator: "\n"))")
  }

  @Test func smallTownsAreFoundByName() {
    func found(_ name: String) -> [String] {
      codebook.names.towns(named: name).compactMap { entry in
        guard case .place(let index) = entry.thing else { return nil }
        let place = codebook.names.place(index)
        return "\(place.name) \(place.country ?? "-")"
      }
    }
    #expect(found("castelfranco veneto") == ["Castelfranco Veneto ITA"])
    #expect(found("birnin kudu") == ["Birnin Kudu NGA"])
    #expect(found("nowhere at all").isEmpty && found("").isEmpty && found("\u{10FFFF}").isEmpty)
  }

  @Test func everyTypeHasAConceptAndEveryLanguageSaysIt() {
    #expect(Set(codebook.lexicons.keys) == ["he", "en"])
    for type in EventType.allCases {
      #expect(codebook.concepts.contains { $0.type == type }, "no concept of \(type.rawValue)")
      for (language, lexicon) in codebook.lexicons {
        let isSaid = lexicon.events.entries.contains { codebook.concepts[$0.concept].type == type }
        #expect(isSaid, "\(language) has no words for \(type.rawValue)")
      }
    }
  }

  @Test func everyStanceEffectAndTrendHasWords() {
    for (language, lexicon) in codebook.lexicons {
      for stance in Stance.allCases {
        #expect(lexicon.claims.entries.contains { $0.stance == stance }, "\(language): \(stance.rawValue)")
      }
      for effect in OperatorEntry.Effect.allCases {
        #expect(lexicon.operators.entries.contains { $0.effect == effect }, "\(language): \(effect.rawValue)")
      }
      for kind in TrendWord.allCases {
        #expect(lexicon.trends.values.contains { $0.contains(kind) }, "\(language): \(kind.rawValue)")
      }
    }
  }

  @Test func scoresAndTurnsAreThoseOfTheOntology() {
    for type in EventType.allCases {
      let score = codebook.ontology.score(type, modes: [])
      #expect((-10...10).contains(score))
      #expect(type.quad <= 2 ? score > 0 : score <= 0, "\(type.rawValue) has the score \(score)")
    }
    for concept in codebook.concepts {
      for mode in concept.modes { #expect(codebook.ontology.has(mode, in: concept.type), "\(concept.name)") }
      for turn in [concept.future, concept.ended].compactMap({ $0 }) {
        guard let mode = turn.mode else { continue }
        #expect(codebook.ontology.has(mode, in: turn.type), "\(concept.name): \(turn.type.rawValue)/\(mode)")
      }
    }
  }

  @Test func theOntologyIsWhole() {
    #expect(codebook.ontology.contexts.count == 37)
    #expect(codebook.ontology.sectors.contains("GOV") && codebook.ontology.sectors.contains("UAF"))
    #expect(EventType.allCases.flatMap { codebook.ontology.modes(of: $0) }.count == 67)
    #expect(codebook.ontology.modes(of: .consult) == ["multilateral", "phone", "third-party", "visit"])
    #expect(codebook.ontology.modes(of: .agree).isEmpty)
  }

  /// Every concept is shown by a sentence in each language, each its own.
  @Test func everyConceptHasAnExampleInEveryLanguage() {
    #expect(codebook.concepts.count >= 350)
    for language in codebook.languages {
      var seen: Set<String> = []
      for concept in codebook.concepts {
        let example = concept.examples[language] ?? ""
        #expect(example.hasSuffix("."), "\(language) \(concept.name): \(example)")
        #expect(seen.insert(example).inserted, "\(language) \(concept.name): \(example)")
      }
    }
  }

  @Test func everyConceptIsSaidInEveryLanguage() {
    for language in codebook.languages {
      let said = Set(codebook.lexicons[language]?.events.entries.map(\.concept) ?? [])
      for (index, concept) in codebook.concepts.enumerated() {
        #expect(said.contains(index), "\(language): \(concept.name)")
      }
    }
  }

  /// What somebody adds stands where others look for it.
  @Test func linesOfEventLexiconsStandSorted() throws {
    for language in codebook.languages {
      let folder = "\(packageRoot)/Codebook/\(language)/events"
      for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
        let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
        for (line, next) in zip(lines, lines.dropFirst()) {
          #expect(line.utf8.lexicographicallyPrecedes(next.utf8), "\(language)/\(file): \(next)")
        }
      }
    }
  }

  /// A mode that two types share has a score of its own under each.
  @Test func aModeCountsUnderItsType() {
    #expect(codebook.ontology.score(.consult, modes: ["visit"]) == 4)
    #expect(
      codebook.ontology.score(.consult, modes: ["nonsense"]) == codebook.ontology.score(.consult, modes: []))
    #expect(!codebook.ontology.has("visit", in: .assault))
  }

  @Test func actorsHaveACodeOnTheDay() throws {
    let aliyev = try #require(
      codebook.names.actors.first { $0.kind == .person && $0.name.contains("Ilham Aliyev") })
    #expect(aliyev.code(on: "2020-11-10").country == "AZE")
    #expect(aliyev.code(on: "2020-11-10").sector == "GOV")
    for actor in codebook.names.actors where actor.kind == .state {
      #expect(actor.country == actor.id && actor.sector == "GOV", "\(actor.id)")
    }
  }

  @Test(arguments: [
    "Iran", "iran", "אִירָאן", "אזרבייג'ן", "אזרבייג׳ן", "ארצות הברית", "ארצות־הברית", "United States",
    "ארה\"ב", "ארה״ב",
  ])
  func statesAreFoundByTheirNames(name: String) throws {
    var hash = NameHash()
    for (position, word) in Folding.key(name).split(separator: " ").enumerated() {
      if position > 0 { hash.add(" ") }
      hash.add(word)
    }
    let found = try #require(codebook.names.find(hash), "\(name)")
    let isState = found.contains { entry in
      guard case .actor(let index) = entry.thing else { return false }
      return codebook.names.actors[Int(index)].kind == .state
    }
    #expect(isState)
  }

  @Test func theVersionIsStable() throws {
    #expect(try Codebook(folders: ["\(packageRoot)/Codebook"]).version == codebook.version)
    #expect(codebook.version.count == 16)
  }
}
