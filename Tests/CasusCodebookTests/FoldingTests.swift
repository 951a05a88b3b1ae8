import CasusCodebook
import CasusRecords
import Testing

struct FoldingTests {
  @Test(
    arguments: [
      ("צה״ל", "צה\"ל"), ("צה”ל", "צה\"ל"), ("צה“ל", "צה\"ל"), ("אזרבייג׳ן", "אזרבייג'ן"),
      ("אזרבייג’ן", "אזרבייג'ן"),
      ("שָׁלוֹם", "שלום"), ("שׁ", "ש"), ("נגורנו־קרבאך", "נגורנו קרבאך"),
      ("Nagorno-Karabakh", "nagorno karabakh"),
      ("Nagorno–Karabakh", "nagorno karabakh"), ("take_on", "take on"), ("  A  \u{A0} b\t", "a b"), ("", ""),
      (" - ", ""),
      ("IRAN", "iran"), ("Żółć", "żółć"), ("ÉCOLE", "école"), ("a\u{200F}b\u{202C}c\u{FEFF}", "abc"),
      ("l’État", "l'état"),
      ("2024", "2024"), ("МОСКВА", "москва"), ("تهران", "تهران"), ("中", "中"), ("😀", "😀"), ("`x`", "'x'"),
      ("co\u{AD}operate", "cooperate"),
    ])
  func keysAreComparable(text: String, key: String) {
    #expect(Folding.key(text) == key)
    // Folding what is folded changes nothing.
    #expect(Folding.key(key) == key)
  }

  /// The quick way for ASCII gives what the slow way gives.
  @Test func everyAsciiSignFoldsAlike() {
    for value in UInt8(1)..<128 {
      let scalar = Unicode.Scalar(value)
      let expected = Folding.fold(scalar).map { $0 == " " ? " " : String($0) } ?? ""
      #expect(Folding.key("a\(scalar)b") == "a\(expected)b", "\(value)")
    }
  }

  @Test func everyHebrewPointCountsAsNothing() {
    for value in UInt32(0x0591)...0x05C7 {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory == .nonspacingMark else {
        continue
      }
      #expect(Folding.key("ש\(scalar)ל") == "של", "\(String(value, radix: 16))")
    }
  }

  @Test func hashesGrowWordByWord() {
    var (whole, parts) = (NameHash(), NameHash())
    whole.add("nagorno karabakh")
    parts.add("nagorno")
    parts.add(" ")
    parts.add("karabakh")
    #expect(whole == parts)
    #expect(NameHash().value == 0xcbf2_9ce4_8422_2325)
    #expect(whole != NameHash())
  }
}
