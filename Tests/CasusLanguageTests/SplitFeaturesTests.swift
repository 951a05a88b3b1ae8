import Testing

@testable import CasusLanguage

@Suite struct SplitFeaturesTests {
  /// Counts that know a few forms of raw text and two prefixes.
  private func counts() -> FormCounts {
    var counts = FormCounts()
    for form in ["הבית", "בבית", "בית"] { counts.note(form, frequency: 3) }
    counts.prefixes = ["ה", "ב"].map(TokenLetters.hash(of:))
    return counts
  }

  private func letters(_ token: String) -> TokenLetters {
    let bytes = Array(token.utf8)
    var letters = TokenLetters()
    letters.append(bytes, 0..<bytes.count)
    return letters
  }

  @Test func familyOfAStem() {
    let sentence = letters("לבית")
    let family = StemFamily(of: 1..<4, in: sentence, token: sentence.hash(0..<4), knowledge: counts())
    #expect(family.bits == 0b11)
    #expect(family.highest == 3)
  }

  @Test func familyLeavesTheTokenItselfOut() {
    let sentence = letters("הבית")
    let family = StemFamily(of: 1..<4, in: sentence, token: sentence.hash(0..<4), knowledge: counts())
    #expect(family.bits == 0b10)
  }

  @Test func droppedKindsAreLeftOut() {
    var features = FeatureList(mask: 1023)
    features.dropped = 1 << 5
    features.add(5, 1)
    #expect(features.indices.isEmpty)
    features.add(6, 1)
    #expect(features.indices.count == 1)
  }
}
