import Testing

@testable import CasusLanguage

@Suite("What is known of words")
struct WordKnowledgeTests {
  private func atom(_ form: String, cluster: Int = 0, tags: Int = 0) -> WordAtoms {
    var scratch = FormScratch()
    let hash = WordAtoms(form, scratch: &scratch).lower
    let knowledge = WordKnowledge(
      clusters: HashedLexicon(cluster > 0 ? [hash: cluster] : [:]),
      tagClasses: HashedLexicon(tags > 0 ? [hash: tags] : [:]), gazetteer: HashedLexicon([:]),
      paradigms: HashedLexicon([:]), phrases: ListedPhrases(lexicon: HashedLexicon([:])))
    return knowledge.atoms(forms: [form], gluedToNext: [false])[3]
  }

  @Test("A hidden word looks as if it had never been seen")
  func unseen() {
    let never = atom("Danilovka")
    let known = atom("Danilovka", cluster: 5, tags: 3)
    let outside = [WordAtoms](repeating: .outside, count: 3)
    let learned = NetworkInputs.learn([outside + [never, known] + outside], minimum: 1, most: 100)
    let inputs = NetworkInputs(lexicon: HashedLexicon(learned.rows))
    func rows(_ word: WordAtoms) -> [Int] {
      var rows = [Int](repeating: 0, count: NetworkInputs.perWord)
      rows.withUnsafeMutableBufferPointer { buffer in
        if let base = buffer.baseAddress { inputs.rows(word, into: base) }
      }
      return NetworkInputs.telling.map { rows[$0] }
    }
    #expect(rows(known) != rows(never))
    #expect(inputs.unseen(known) == rows(never))
    #expect(!inputs.unseen(known).contains(NetworkInputs.nothing))
  }

  @Test("A lexicon of any size finds each of its words, and no other", arguments: [1, 16, 777, 20_000])
  func lexicon(count: Int) {
    let words = (0..<count).map { FeatureHash.number($0) }
    let lexicon = HashedLexicon(
      Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0 % 60_000 + 1) }))
    #expect(words.enumerated().allSatisfy { lexicon[$1] == $0 % 60_000 + 1 })
    #expect((count..<count + 1000).allSatisfy { lexicon[FeatureHash.number($0)] == 0 })
  }
}
