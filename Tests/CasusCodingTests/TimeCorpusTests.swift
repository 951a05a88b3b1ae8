import CasusCoding
import Testing

@Suite struct TimeCorpusTests {
  @Test(arguments: ["he", "en"]) func everyPhrasingMeansWhatTheCorpusSays(language: String) throws {
    let corpus = try TimeCorpus(language)
    for wanted in corpus.cases {
      guard let expected = wanted.expected else { continue }
      let found = corpus.found(wanted)
      let right = found.count == 1 && found[0] == expected
      #expect(right, "\(language) \(wanted): \(found) instead of \(expected)")
    }
  }

  @Test(arguments: ["he", "en"]) func nothingIsFoundWhereNothingIs(language: String) throws {
    let corpus = try TimeCorpus(language)
    for unwanted in corpus.cases where unwanted.expected == nil {
      let found = corpus.found(unwanted)
      #expect(found.isEmpty, "\(language) \(unwanted): \(found)")
    }
  }

  @Test(arguments: ["he", "en"]) func theCorpusIsLargeEnough(language: String) throws {
    let cases = try TimeCorpus(language).cases
    #expect(cases.count { $0.expected != nil } >= 300)
    #expect(cases.count { $0.expected == nil } >= 80)
  }
}
