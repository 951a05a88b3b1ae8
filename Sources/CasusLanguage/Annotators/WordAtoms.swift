/// What the learners look at in a word's form, each as a hash.
package struct WordAtoms {
  /// As written, quotes unified, vowel points dropped, digits made equal.
  var form: UInt64 = 0
  /// The same in lower case.
  var lower: UInt64 = 0
  /// Beginnings of 1 to 4 scalars (lower case).
  var prefix1: UInt64 = 0
  var prefix2: UInt64 = 0
  var prefix3: UInt64 = 0
  var prefix4: UInt64 = 0
  /// Ends of 1 to 4 scalars (lower case).
  var suffix1: UInt64 = 0
  var suffix2: UInt64 = 0
  var suffix3: UInt64 = 0
  var suffix4: UInt64 = 0
  /// Without the last one and two scalars.
  var stem1: UInt64 = 0
  var stem2: UInt64 = 0
  /// Kinds of characters, runs made one (`Xx`, `d.d`).
  var shape: UInt64 = 0
  /// Number of scalars, at most 15.
  var length = 0
  /// Coarse and fine word cluster; 0 when unknown.
  var coarseCluster: UInt64 = 0
  var cluster: UInt64 = 0
  /// What the lexicon knows of its tags, or a guess from its look.
  var tagClass: UInt64 = 0
  /// What the lists of names know of it: all, and as a part of people's names.
  var gazetteer: UInt64 = 0
  var person: UInt64 = 0
  /// Its place in the longest listed name that stands here, with the kinds of that name.
  package var phrase: UInt64 = 0
  /// What other forms tell of its parts of speech.
  var paradigm: UInt64 = 0
  /// How frequent it is in raw text.
  var frequency: UInt64 = 0
  /// Its letters for listed names of several words.
  var letters = PhraseLetters()
  /// Bits: glued to the next word, glued to the one before, first in the sentence.
  var joints = 0

  /// Stands before the first and after the last word.
  static let outside: WordAtoms = {
    var atoms = WordAtoms()
    atoms.form = 0x51
    atoms.lower = 0x51
    atoms.suffix1 = 0x51
    atoms.suffix2 = 0x51
    atoms.suffix3 = 0x51
    atoms.shape = 0x51
    atoms.coarseCluster = 0x51
    atoms.cluster = 0x51
    atoms.tagClass = 0x51
    return atoms
  }()

  init() {}

  /// Looks at a form. `scratch` is reused between calls.
  init(_ form: String, scratch: inout FormScratch) {
    scratch.read(form)
    let ends = scratch.ends
    let count = scratch.count
    length = min(15, count)
    shape = scratch.shape
    scratch.cased.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      self.form = FeatureHash.of(base, count: scratch.size)
    }
    scratch.lowered.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      let size = scratch.size
      letters = PhraseLetters(base, count: size)
      lower = FeatureHash.of(base, count: size)
      prefix1 = FeatureHash.of(base, count: count > 0 ? ends[0] : 0, seed: 1)
      prefix2 = FeatureHash.of(base, count: count > 1 ? ends[1] : size, seed: 2)
      prefix3 = FeatureHash.of(base, count: count > 2 ? ends[2] : size, seed: 3)
      prefix4 = FeatureHash.of(base, count: count > 3 ? ends[3] : size, seed: 4)
      func suffix(_ scalars: Int) -> UInt64 {
        let from = count > scalars ? ends[count - scalars - 1] : 0
        return FeatureHash.of(base + from, count: size - from, seed: UInt64(16 + scalars))
      }
      stem1 = FeatureHash.of(base, count: count > 2 ? ends[count - 2] : size, seed: 31)
      stem2 = FeatureHash.of(base, count: count > 3 ? ends[count - 3] : size, seed: 32)
      suffix1 = suffix(1)
      suffix2 = suffix(2)
      suffix3 = suffix(3)
      suffix4 = suffix(4)
    }
  }
}

/// Normalised bytes of one form, and where its scalars end.
struct FormScratch {
  /// Normalised, with case.
  private(set) var cased = [UInt8](repeating: 0, count: 256)
  /// Normalised, in lower case; same length as `cased`.
  private(set) var lowered = [UInt8](repeating: 0, count: 256)
  /// Byte offset after each scalar.
  private(set) var ends = [Int](repeating: 0, count: 64)
  /// Bytes and scalars used; long forms are cut.
  private(set) var size = 0
  private(set) var count = 0
  private(set) var shape: UInt64 = 0

  /// Reads a form of any bytes.
  mutating func read(_ form: String) {
    size = 0
    count = 0
    var kinds: UInt64 = 0
    var last: UInt64 = 0
    var runs = 0
    for scalar in form.unicodeScalars {
      if count == 60 { break }
      var value = scalar.value
      if (0x0591...0x05BD).contains(value) || (0x05BF...0x05C7).contains(value) { continue }
      if value >= 0x200B && value <= 0x200F || value >= 0x202A && value <= 0x202E { continue }
      value = Self.unified(value)
      let low = Self.lowered(value)
      let kind: UInt64
      switch low {
      case 0x30...0x39: kind = 1
      case 0x61...0x7A: kind = value == low ? 2 : 3
      case 0x05D0...0x05EA: kind = 4
      case 0x27, 0x22: kind = 5
      case 0x2D: kind = 6
      case 0x2E: kind = 7
      case 0x21...0x7E: kind = 8
      default: kind = value != low ? 3 : (low < 0x2000 ? 2 : 9)
      }
      if kind != last {
        if runs < 12 { kinds = kinds << 4 | kind }
        runs += 1
        last = kind
      }
      if kind == 1 { value = 0x30 }
      append(value, kind == 1 ? 0x30 : low)
    }
    shape = FeatureHash.finish(kinds &+ 77)
  }

  private mutating func append(_ value: UInt32, _ low: UInt32) {
    let start = size
    size = Self.encode(value, into: &cased, at: start)
    let end = Self.encode(low, into: &lowered, at: start)
    if end != size {
      // Lower case of another length: keep the two in step by giving up the case of this scalar.
      size = Self.encode(low, into: &cased, at: start)
    }
    ends[count] = size
    count += 1
  }

  private static func encode(_ value: UInt32, into bytes: inout [UInt8], at start: Int) -> Int {
    switch value {
    case 0..<0x80:
      bytes[start] = UInt8(value)
      return start + 1
    case 0x80..<0x800:
      bytes[start] = UInt8(0xC0 | value >> 6)
      bytes[start + 1] = UInt8(0x80 | value & 0x3F)
      return start + 2
    case 0x800..<0x10000:
      bytes[start] = UInt8(0xE0 | value >> 12)
      bytes[start + 1] = UInt8(0x80 | value >> 6 & 0x3F)
      bytes[start + 2] = UInt8(0x80 | value & 0x3F)
      return start + 3
    default:
      bytes[start] = UInt8(0xF0 | value >> 18)
      bytes[start + 1] = UInt8(0x80 | value >> 12 & 0x3F)
      bytes[start + 2] = UInt8(0x80 | value >> 6 & 0x3F)
      bytes[start + 3] = UInt8(0x80 | value & 0x3F)
      return start + 4
    }
  }

  /// One spelling for quotes, apostrophes and dashes.
  @inline(__always)
  static func unified(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x05F3, 0x2018, 0x2019, 0x201B, 0x02BC, 0x60, 0xB4: 0x27
    case 0x05F4, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: 0x22
    case 0x05BE, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014: 0x2D
    default: value
    }
  }

  /// Lower case of Latin, Greek and Cyrillic capitals; others as they are.
  @inline(__always)
  static func lowered(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x41...0x5A: value + 32
    case 0..<0xC0: value
    case 0xC0...0xD6, 0xD8...0xDE: value + 32
    case 0x0100...0x0137, 0x014A...0x0177: value & 1 == 0 ? value + 1 : value
    case 0x0391...0x03A9: value + 32
    case 0x0410...0x042F: value + 32
    case 0x0400...0x040F: value + 80
    default: value
    }
  }
}
