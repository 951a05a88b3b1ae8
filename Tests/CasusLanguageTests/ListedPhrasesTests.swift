import CasusLanguage
import Testing

@Suite("Listed names in sentences")
struct ListedPhrasesTests {
  private let list = [
    ListedName(kind: "ORG", name: "Bank of England"), ListedName(kind: "LOC", name: "England"),
    ListedName(kind: "ORG", name: "al-Noor"), ListedName(kind: "GIVEN", name: "Dana"),
    ListedName(kind: "ORG", name: "תנועת המושבים"), ListedName(kind: "WOA", name: "הארץ"),
  ]

  /// The marks of words, the same number for the same mark; 0 for none. A `+` joins a word to the next.
  private func marks(_ text: String) -> [UInt64] {
    let words = text.split(separator: " ").map(String.init)
    let knowledge = WordKnowledge(
      clusters: HashedLexicon([:]), tagClasses: HashedLexicon([:]), gazetteer: HashedLexicon([:]),
      paradigms: HashedLexicon([:]),
      phrases: ListedPhrases(lexicon: HashedLexicon(ListedPhrases.entries(list))))
    let atoms = knowledge.atoms(
      forms: words.map { $0.hasSuffix("+") ? String($0.dropLast()) : $0 },
      gluedToNext: words.map { $0.hasSuffix("+") })
    return atoms.dropFirst(3).dropLast(3).map(\.phrase)
  }

  @Test("The longest name wins, and tells first, middle and last words apart")
  func longest() {
    let found = marks("the Bank of England and England")
    #expect(found[0] == 0 && found[4] == 0)
    #expect(!found[1...3].contains(0) && found[5] != 0)
    #expect(Set(found[1...3]).count == 3)
    #expect(found[3] != found[5])
  }

  @Test("Without its capitals a run is no name")
  func capitals() {
    #expect(marks("bank of england") == [0, 0, 0])
    #expect(marks("Bank of england") == [0, 0, 0])
    #expect(!marks("al+ -+ Noor").contains(0))
    #expect(marks("al+ -+ noor") == [0, 0, 0])
  }

  @Test("Blanks and hyphens are the same, other divisions of words do not count")
  func divisions() {
    #expect(!marks("al Noor").contains(0))
    #expect(!marks("תנועת ה+ מושבים").contains(0))
    #expect(!marks("תנועת המושבים").contains(0))
    #expect(marks("ב+ ה+ ארץ").map { $0 != 0 } == [false, true, true])
    #expect(marks("ה ארץ") == [0, 0])
  }

  @Test("A given name is a word, no whole name")
  func parts() {
    #expect(marks("Dana") == [0])
    #expect(ListedName(kind: "GIVEN", name: "Dana").words.map(\.bit) == [1 << 12])
    #expect(ListedName(kind: "FAMILY", name: "Bar-Lev").words.map(\.bit) == [1 << 13, 1 << 13])
    #expect(ListedName(kind: "WOA", name: "Of Mice").words.isEmpty)
  }
}
