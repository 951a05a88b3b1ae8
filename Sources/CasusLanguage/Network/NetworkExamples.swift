/// Makes a network's training data from a treebank.
struct NetworkExamples {
  let inputs: NetworkInputs
  let rows: [UInt64: Int]
  let relations: [String]
  let names: [String]
  /// Some names are marked by other guidelines than the rest.
  let hasOthers: Bool
  private(set) var examples: [NetworkTrainer.Example] = []

  /// - Parameters:
  ///   - minimum: times a feature must occur to get a vector of its own.
  ///   - most: features that get one, the most frequent first: more would not fit into a model of 20 MB.
  init(
    _ sentences: [TreebankSentence], atoms: [[WordAtoms]], inventory: FeatureInventory, minimum: Int = 3,
    most: Int = 30_000
  ) {
    let learned = NetworkInputs.learn(atoms, minimum: minimum, most: most)
    rows = learned.rows
    inputs = NetworkInputs(lexicon: HashedLexicon(learned.rows))
    var relationCounts: [String: Int] = ["root": 0]
    var nameCounts: [String: Int] = [:]
    for sentence in sentences {
      if sentence.hasTree { for word in sentence.words { relationCounts[word.deprel, default: 0] += 1 } }
      if sentence.hasNames { for word in sentence.words { nameCounts[word.entity, default: 0] += 1 } }
    }
    relations = Self.ranked(relationCounts)
    names = nameCounts.count > 1 ? Self.ranked(nameCounts) : []
    let relationNumbers = Dictionary(uniqueKeysWithValues: relations.enumerated().map { ($1, $0) })
    let nameNumbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    hasOthers =
      sentences.contains { $0.hasNames && !$0.namesByOthers }
      && sentences.contains { $0.hasNames && $0.namesByOthers }
    for (sentence, atoms) in zip(sentences, atoms) {
      let count = sentence.words.count
      var example = NetworkTrainer.Example(
        rows: [Int](repeating: 0, count: count * NetworkInputs.perWord), counts: [], tags: [], sets: [],
        heads: [],
        relations: [], names: [])
      example.namesByOthers = hasOthers && sentence.namesByOthers
      let roots = sentence.words.filter { $0.head == nil }.count
      let hasTree = sentence.hasTree && roots == 1
      for (index, word) in sentence.words.enumerated() {
        let atom = atoms[index + 3]
        example.rows.withUnsafeMutableBufferPointer { buffer in
          if let base = buffer.baseAddress { inputs.rows(atom, into: base + index * NetworkInputs.perWord) }
        }
        example.unseen += inputs.unseen(atom)
        example.counts.append(learned.words[atom.lower] ?? 1)
        example.tags.append(word.upos?.order ?? -1)
        example.sets.append(word.upos.flatMap { inventory.combination($0, word.features) } ?? -1)
        if hasTree {
          example.heads.append(word.head ?? count)
          example.relations.append(relationNumbers[word.deprel] ?? -1)
        }
        example.names.append(sentence.hasNames ? nameNumbers[word.entity] ?? -1 : -1)
      }
      examples.append(example)
    }
  }

  /// Has some examples seen in turns: with each epoch one in so many.
  mutating func divide(_ range: Range<Int>, inTurns turns: Int) {
    for index in range { examples[index].turn = (of: turns, place: (index - range.lowerBound) % turns) }
  }

  /// Adds what a teacher says; sentences without trees get the teacher's.
  mutating func teach(_ teacher: NetworkTeacher, _ atoms: [[WordAtoms]]) {
    let lessons = teacher.teach(atoms, heads: examples.map(\.heads))
    for (index, lesson) in lessons.enumerated() where !examples[index].tags.isEmpty {
      examples[index].soft = lesson.soft
      guard examples[index].heads.isEmpty else { continue }
      examples[index].heads = lesson.heads
      examples[index].isSilver = true
    }
  }

  private static func ranked(_ counts: [String: Int]) -> [String] {
    counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key)
  }

  /// The sizes of a network for this data.
  func shape(_ shape: NetworkShape, values: ValueInventory) -> NetworkShape {
    var shape = shape
    shape.rows = rows.count + NetworkInputs.first
    shape.values = (values.count + 7) & ~7
    shape.relations = (relations.count + 7) & ~7
    shape.names = (names.count + 7) & ~7
    shape.otherNames = hasOthers ? shape.names : 0
    return shape
  }
}
