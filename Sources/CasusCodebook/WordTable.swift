/// Values by folded words or phrases, found by their hash: a word of a text is hashed once and looked up in many tables.
public struct WordTable<Value: Sendable>: Sendable {
  /// All values, in the order in which their words were added.
  public private(set) var values: [Value] = []
  private var index = HashIndex()

  /// The value of a folded word or phrase.
  public subscript(word: String) -> Value? { self[NameHash(word)] }

  /// The value of a folded word or phrase, by its hash.
  public subscript(hash: NameHash) -> Value? { index[hash.value].map { values[$0] } }

  /// The value of a word, to be changed; `new` when there is none.
  subscript(word: String, default new: @autoclosure () -> Value) -> Value {
    get { self[word] ?? new() }
    _modify { yield &values[position(of: word, new())] }
  }

  private mutating func position(of word: String, _ new: @autoclosure () -> Value) -> Int {
    let hash = NameHash(word).value
    if let known = index[hash] { return known }
    index.insert(values.count, for: hash)
    values.append(new())
    return values.count - 1
  }
}
