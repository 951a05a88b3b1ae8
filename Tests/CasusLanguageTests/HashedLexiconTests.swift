import CasusLanguage
import Testing

@Suite("Lexicons by hash")
struct HashedLexiconTests {
  @Test("A lexicon of any size finds each of its words, and no other", arguments: [1, 16, 777, 20_000])
  func lexicon(count: Int) {
    let words = (0..<count).map { FeatureHash.number($0) }
    let lexicon = HashedLexicon(
      Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0 % 60_000 + 1) }))
    #expect(words.enumerated().allSatisfy { lexicon[$1] == $0 % 60_000 + 1 })
    #expect((count..<count + 1000).allSatisfy { lexicon[FeatureHash.number($0)] == 0 })
  }
}
