/// What is known of a form: how often it was seen in which role, as what part of speech, in which list.
struct FormFacts: Hashable, Sendable {
  /// Packed, as the model keeps it.
  let bits: UInt32

  static let unknown = FormFacts(bits: 0)
  static let frequencyShift: UInt32 = 21

  init(bits: UInt32) { self.bits = bits }

  init(
    alone: Int, afterPrefix: Int, beforeSuffix: Int, tags: (first: Int, second: Int), lists: UInt32,
    frequency: UInt32
  ) {
    bits =
      Self.bucket(alone) | Self.bucket(afterPrefix) << 3 | Self.bucket(beforeSuffix) << 6
      | UInt32(tags.first) << 9 | UInt32(tags.second) << 14 | (lists & 3) << 19
      | (frequency & 7) << Self.frequencyShift
  }

  /// How often as a token of its own, in steps from 0 to 7.
  var alone: UInt64 { UInt64(bits & 7) }
  /// How often as the stem after a prefix.
  var afterPrefix: UInt64 { UInt64(bits >> 3 & 7) }
  /// How often as the stem before a suffix.
  var beforeSuffix: UInt64 { UInt64(bits >> 6 & 7) }
  /// Its most frequent part of speech, from 1; 0 when never seen.
  var tag: UInt64 { UInt64(bits >> 9 & 31) }
  /// Its two most frequent parts of speech.
  var tags: UInt64 { UInt64(bits >> 9 & 1023) }
  /// In the list of words (bit 0), of names (bit 1).
  var lists: UInt64 { UInt64(bits >> 19 & 3) }
  /// How frequent it is as written in raw text, in steps from 0 to 7.
  var frequency: UInt64 { UInt64(bits >> Self.frequencyShift & 7) }

  private static func bucket(_ count: Int) -> UInt32 {
    switch count {
    case ...0: 0
    case 1: 1
    case 2: 2
    case 3...4: 3
    case 5...9: 4
    case 10...29: 5
    case 30...99: 6
    default: 7
    }
  }
}

/// Where facts about forms come from: the model, or counts while training.
protocol FormKnowledge {
  /// Facts by the hash of a form.
  func facts(_ hash: UInt64) -> FormFacts
  /// How frequent a form is as written in raw text, in steps from 0 to 7.
  func frequency(_ hash: UInt64) -> UInt32
  /// Hashes of the one-word prefixes that are looked up before stems.
  var prefixes: [UInt64] { get }
  /// Whether something can be learned from a word, or a token.
  func isFamiliar(word: UInt64) -> Bool
  func isFamiliar(token: UInt64) -> Bool
}

extension FormKnowledge {
  /// What was not learned from has no weights.
  func isFamiliar(word: UInt64) -> Bool { true }
  func isFamiliar(token: UInt64) -> Bool { true }
}

/// The facts in a model: an open-addressing table of 32-bit fingerprints and packed facts, four fifths full.
struct SplitLexicon: FormKnowledge, Sendable {
  static let section = "splitter.lexicon"
  private let table: ModelArray<UInt64>
  private let size: UInt32
  private let frequencies: FrequencyTable
  let prefixes: [UInt64]

  init(_ section: ModelSection, frequencies: FrequencyTable, prefixes: [UInt64]) throws(ModelError) {
    self.frequencies = frequencies
    self.prefixes = prefixes
    table = try section.array(of: UInt64.self)
    guard table.count <= 1 << 31, table.elements.contains(0) else {
      throw section.corrupt("it is full, or too large")
    }
    size = UInt32(table.count)
  }

  @inline(__always) func facts(_ hash: UInt64) -> FormFacts {
    FormFacts(bits: seen(hash) | frequencies.step(hash) << FormFacts.frequencyShift)
  }

  @inline(__always) func frequency(_ hash: UInt64) -> UInt32 { frequencies.step(hash) }

  /// What the treebanks and lists say, packed.
  private func seen(_ hash: UInt64) -> UInt32 {
    let fingerprint = UInt32(truncatingIfNeeded: hash >> 32) | 1
    var slot = HashedLexicon.slot(hash, size)
    while true {
      let entry = table.elements[slot]
      if entry == 0 { return 0 }
      if UInt32(truncatingIfNeeded: entry >> 32) == fingerprint {
        return UInt32(truncatingIfNeeded: entry)
      }
      slot = slot + 1 == Int(size) ? 0 : slot + 1
    }
  }

  /// The table for some facts, in the order of the hashes.
  static func encoded(_ facts: [(hash: UInt64, facts: FormFacts)]) -> [UInt64] {
    let size = facts.count * 5 / 4 + 1
    var table = [UInt64](repeating: 0, count: size)
    for (hash, facts) in facts {
      let fingerprint = UInt32(truncatingIfNeeded: hash >> 32) | 1
      var slot = HashedLexicon.slot(hash, UInt32(size))
      while table[slot] != 0, UInt32(truncatingIfNeeded: table[slot] >> 32) != fingerprint {
        slot = slot + 1 == size ? 0 : slot + 1
      }
      table[slot] = UInt64(fingerprint) << 32 | UInt64(facts.bits)
    }
    return table
  }
}
