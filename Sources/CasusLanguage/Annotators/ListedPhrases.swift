/// The letters of a run of words as one number that grows word by word.
///
/// Words may be divided in other places than in the list (*ה ארץ* for *הארץ*): only where blanks or hyphens stand counts.
struct PhraseLetters: Equatable {
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let blank: UInt64 = 0x20

  private var value: UInt64 = 0
  private var power: UInt64 = 1

  var hash: UInt64 { FeatureHash.finish(value) }

  init() {}

  /// Takes normalised bytes.
  init(_ bytes: UnsafePointer<UInt8>, count: Int) {
    for index in 0..<count { append(bytes[index] == 0x2D ? Self.blank : UInt64(bytes[index])) }
  }

  @inline(__always)
  private mutating func append(_ byte: UInt64) {
    value = value &* Self.base &+ byte
    power = power &* Self.base
  }

  /// Adds a word that touches what stands here, or follows a blank.
  @inline(__always)
  mutating func append(_ other: PhraseLetters, glued: Bool) {
    if !glued { append(Self.blank) }
    value = value &* other.power &+ other.value
    power = power &* other.power
  }
}

/// Finds listed names in sentences, the longest first.
package struct ListedPhrases: Sendable {
  /// By the letters of a name: bits of its kinds, above them whether its first and its last word need a capital.
  let lexicon: HashedLexicon

  private static let kinds = ["PER", "LOC", "ORG", "FAC", "WOA", "EVE"]
  private static let firstCapital = 1 << 12
  private static let lastCapital = 1 << 13
  private static let kindMask = 1 << 12 - 1
  /// Words of a run at most; articles and hyphens count.
  private static let longest = 9

  package init(lexicon: HashedLexicon) { self.lexicon = lexicon }

  /// The entries for a list of names. Given and family names are words, no whole names.
  package static func entries(_ names: [ListedName]) -> [UInt64: Int] {
    var result: [UInt64: Int] = [:]
    var scratch = FormScratch()
    for name in names where !name.isPart {
      var letters = PhraseLetters()
      var capitals: [Bool] = []
      for part in name.name.split(whereSeparator: { " -־".contains($0) }) {
        let atoms = WordAtoms(String(part), scratch: &scratch)
        if capitals.isEmpty { letters = atoms.letters } else { letters.append(atoms.letters, glued: false) }
        capitals.append(atoms.form != atoms.lower)
      }
      guard name.name.unicodeScalars.count > 2, let first = capitals.first, let last = capitals.last else {
        continue
      }
      let kind = kinds.firstIndex(of: name.kind) ?? kinds.count
      let flags = (first ? firstCapital : 0) | (last ? lastCapital : 0)
      let hash = letters.hash
      // Two spellings that differ in case only: the one with fewer capitals allows more.
      let old = result[hash] ?? flags
      result[hash] = (old | 1 << kind) & ~(firstCapital | lastCapital) | old & flags
    }
    return result
  }

  /// Marks the words of listed names among `atoms`, which have three of outside on either side.
  func mark(_ atoms: inout [WordAtoms], gluedToNext: [Bool]) {
    let count = gluedToNext.count
    var start = 0
    while start < count {
      var letters = atoms[start + 3].letters
      var best: (end: Int, kinds: Int)?
      let isCapital = atoms[start + 3].form != atoms[start + 3].lower
      for end in start..<min(count, start + Self.longest) {
        if end > start { letters.append(atoms[end + 3].letters, glued: gluedToNext[end - 1]) }
        let found = lexicon[letters.hash]
        if found == 0 || found & Self.firstCapital != 0 && !isCapital { continue }
        if found & Self.lastCapital != 0 && atoms[end + 3].form == atoms[end + 3].lower { continue }
        best = (end, found & Self.kindMask)
      }
      guard let best else {
        start += 1
        continue
      }
      for place in start...best.end {
        let position = (place > start ? 1 : 0) + (place < best.end ? 2 : 0)
        atoms[place + 3].phrase = FeatureHash.number(300_000 + best.kinds * 4 + position)
      }
      start = best.end + 1
    }
  }
}
