/// Gives words their tags, features, lemmas, heads and names.
struct WordAnnotator: Sendable {
  /// Sentences longer than this are parsed in pieces, so that time stays linear.
  static let longest = 200

  let knowledge: WordKnowledge
  let tagger: SequenceTagger<ByteTable>
  let chooser: FeatureChooser<ByteTable>
  let lemmatizer: Lemmatizer
  var parser: TreeParser
  let labeller: RelationLabeller<ByteTable>
  let relations: [String]
  let namer: SequenceTagger<ByteTable>?
  let names: [String]

  init(model: ModelFile) throws(ModelError) {
    knowledge = try WordKnowledge(model: model)
    tagger = SequenceTagger(
      table: try ByteTable(section: model.section("tags.weights")), labels: UPOS.allCases.count)
    chooser = FeatureChooser(
      table: try ByteTable(section: model.section("features.weights")),
      inventory: try FeatureInventory(section: model.section("features.inventory")))
    lemmatizer = try Lemmatizer(model: model)
    let list = try model.section("relations.names")
    relations = list.text.split(separator: "\n").map(String.init)
    guard let root = relations.firstIndex(of: "root"), relations.count > 1, relations.count <= 120 else {
      throw list.corrupt("no relation “root”")
    }
    parser = try TreeParser(model: model, relations: relations.count)
    labeller = RelationLabeller(
      table: try ByteTable(section: model.section("relations.weights")), labels: relations.count, root: root)
    if let section = model.sectionIfPresent("names.weights") {
      names = try model.section("names.labels").text.split(separator: "\n").map(String.init)
      namer = SequenceTagger(
        table: try ByteTable(section: section), labels: names.count, allowed: NameLabels.transitions(names))
    } else {
      names = []
      namer = nil
    }
  }

  /// Annotates the words of one sentence in place.
  func annotate(words: inout [Word], sentence: Range<Int>) {
    guard !sentence.isEmpty else { return }
    var forms: [String] = []
    var glued: [Bool] = []
    forms.reserveCapacity(sentence.count)
    glued.reserveCapacity(sentence.count)
    for index in sentence {
      forms.append(words[index].form)
      glued.append(
        index + 1 < sentence.upperBound && words[index].range.upperBound == words[index + 1].range.lowerBound)
    }
    let atoms = knowledge.atoms(forms: forms, gluedToNext: glued)
    let tags = tagger.tags(atoms)
    let sets = chooser.choose(atoms, tags)
    for (offset, index) in sentence.enumerated() {
      let tag = tags[offset + 3]
      words[index].upos = UPOS.allCases[tag]
      let set = sets[offset].map { chooser.inventory.combinations[$0] }
      words[index].features = set?.features ?? Features()
      words[index].lemma = lemmatizer.lemma(
        forms[offset], atoms[offset + 3], tag: tag, whole: set?.whole ?? 0)
    }
    let tree = TreeAtoms.sentence(atoms, tags, sets, chooser.inventory)
    let heads = heads(tree, count: forms.count)
    let labels = tree.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { labeller.label(heads: heads, $0) } ?? []
    }
    for (offset, index) in sentence.enumerated() {
      words[index].head = heads[offset] == forms.count ? nil : sentence.lowerBound + heads[offset]
      words[index].deprel = relations[labels[offset]]
    }
    if let namer {
      for (offset, name) in namer.names(atoms, tags).enumerated() {
        words[sentence.lowerBound + offset].entity = names[name]
      }
    }
  }

  /// Heads of all words, the number of words for the root; long sentences piece by piece, each later piece's root
  /// under the first's.
  private func heads(_ atoms: [TreeAtoms], count: Int) -> [Int] {
    var heads: [Int] = []
    heads.reserveCapacity(count)
    var firstRoot: Int?
    var start = 0
    while start < count {
      let end = count - start <= Self.longest * 5 / 4 ? count : start + Self.longest
      let own = parser.parse(Array(atoms[start..<end]) + atoms[count...])
      for (offset, head) in own.enumerated() {
        if head < end - start {
          heads.append(start + head)
        } else {
          heads.append(firstRoot ?? count)
          firstRoot = firstRoot ?? start + offset
        }
      }
      start = end
    }
    return heads
  }
}

extension SequenceTagger {
  /// Tags of a sentence, with three outside on either side.
  func tags(_ atoms: [WordAtoms]) -> [Int] {
    var features: [UInt64] = []
    var anchors: [UInt64] = []
    TagFeatures.extract(atoms, into: &features, anchors: &anchors)
    let tags = decode(
      count: atoms.count - 6, features: features, perWord: TagFeatures.perWord, anchors: anchors)
    let outside = [Int](repeating: UPOS.allCases.count, count: 3)
    return outside + tags + outside
  }

  /// Name labels of a sentence.
  func names(_ atoms: [WordAtoms], _ tags: [Int]) -> [Int] {
    var features: [UInt64] = []
    var anchors: [UInt64] = []
    NameFeatures.extract(atoms, tags, into: &features, anchors: &anchors)
    return decode(count: atoms.count - 6, features: features, perWord: NameFeatures.perWord, anchors: anchors)
  }
}

extension TreeAtoms {
  /// The atoms of a sentence's words, then the root's, then those of nothing.
  static func sentence(
    _ atoms: [WordAtoms], _ tags: [Int], _ sets: [Int?], _ inventory: FeatureInventory
  ) -> [TreeAtoms] {
    let count = atoms.count - 6
    var result: [TreeAtoms] = []
    result.reserveCapacity(count + 2)
    for index in 0..<count {
      let word = atoms[index + 3]
      var atom = TreeAtoms()
      atom.word = word.lower
      atom.tag = FeatureHash.number(tags[index + 3])
      atom.form = atom.tag
      if let set = sets[index] {
        atom.form = inventory.combinations[set].form
        atom.agreement = inventory.combinations[set].agreement
      }
      atom.cluster = word.cluster
      atom.coarse = word.coarseCluster
      atom.joints = UInt64(word.joints)
      atom.suffix = word.suffix2
      result.append(atom)
    }
    var root = TreeAtoms()
    root.word = 0x99
    root.tag = 0x99
    root.form = 0x99
    result.append(root)
    result.append(TreeAtoms())
    return result
  }
}

/// Name labels in BIO form.
enum NameLabels {
  /// Which label may follow which (`names.count` stands for the beginning): `I-X` only after `B-X` and `I-X`.
  static func transitions(_ names: [String]) -> [Bool] {
    var allowed = [Bool](repeating: true, count: (names.count + 1) * names.count)
    for (column, name) in names.enumerated() where name.hasPrefix("I-") {
      let kind = name.dropFirst(2)
      for row in 0...names.count {
        allowed[row * names.count + column] =
          row < names.count && names[row].dropFirst(2) == kind && names[row] != "O"
      }
    }
    return allowed
  }
}
