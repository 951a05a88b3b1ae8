/// Values by folded words or phrases, found by their hash: a word of a text is hashed once and looked up in many tables.
public struct WordTable<Value: Sendable>: Sendable {
  /// All values, in the order in which their words were added.
  public private(set) var values: [Value] = []
  private var index = HashIndex()
  /// Beginnings of phrases, up to each of their blanks.
  private var beginnings = HashIndex()

  /// The value of a folded word or phrase.
  public subscript(word: String) -> Value? { self[NameHash(word)] }

  /// The value of a folded word or phrase, by its hash.
  public subscript(hash: NameHash) -> Value? { index[hash.value].map { values[$0] } }

  /// Whether some phrase begins with these words and goes on.
  public func continues(_ hash: NameHash) -> Bool { beginnings[hash.value] != nil }

  /// The value of a word, to be changed; `new` when there is none.
  subscript(word: String, default new: @autoclosure () -> Value) -> Value {
    get { self[word] ?? new() }
    _modify { yield &values[position(of: word, new())] }
  }

  private mutating func position(of word: String, _ new: @autoclosure () -> Value) -> Int {
    let hash = NameHash(word).value
    if let known = index[hash] { return known }
    index.insert(values.count, for: hash)
    var beginning = NameHash()
    for byte in word.utf8 {
      if byte == 0x20 { beginnings.insert(0, for: beginning.value) }
      beginning.add(byte)
    }
    values.append(new())
    return values.count - 1
  }
}
