import CasusRecords
import Testing

struct TextPartsTests {
  @Test(
    "Parts are those that `split` finds",
    arguments: ["", "\t", "a\tb", "\ta\t\tb\t", "קרב\tשלום", "e\u{301}\tx", "🇮🇱\t\u{200D}\t", "a\r\n\tb"])
  func parts(text: String) {
    #expect(text[...].parts("\t") == text.split(separator: "\t"))
    let kept = text[...].parts("\t", keepingEmpty: true)
    #expect(kept == text.split(separator: "\t", omittingEmptySubsequences: false))
  }
}
