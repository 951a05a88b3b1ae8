import CasusCodebook
import CasusLanguage

/// Quotation marks of a text, paired; marks inside acronyms are not quotation marks.
struct Quotes {
  /// Word ranges strictly inside a pair of marks, in text order.
  let ranges: [Range<Int>]

  init(_ tree: Tree) {
    var ranges: [Range<Int>] = []
    var open: Int?
    for index in 0..<tree.count where Self.keys.contains(tree.hashes.forms[index]) {
      let form = tree.word(index).form
      guard ["\"", "“", "”", "״", "„", "«", "»", "''", "``"].contains(form) else { continue }
      if let start = open {
        // A pair closes unless this mark can only open.
        if form == "“" || form == "«" || form == "„" || form == "``" {
          open = index
        } else {
          if index > start + 1 { ranges.append(start + 1..<index) }
          open = nil
        }
      } else if form != "”" && form != "»" && form != "''" {
        open = index
      }
    }
    self.ranges = ranges
  }

  /// The keys of quotation marks.
  private static let keys = [NameHash("\""), NameHash("''")]

  /// The quotation that contains a word.
  func containing(_ word: Int) -> Range<Int>? { ranges.first { $0.contains(word) } }
}
