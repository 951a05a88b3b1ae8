/// Trains all annotators of a language, each on what the ones before it really predict: tags and features of the
/// training sentences come from taggers that have not seen them.
struct AnnotatorTrainer {
  private let treebank: [TreebankSentence]
  private let all: [TreebankSentence]
  /// Sentences of which only the names are known.
  private let named: [TreebankSentence]
  private let lists: WordLists
  private let progress: (TrainingStep) -> Void
  /// Annotates raw text with a whole model's annotators; nil where there is no raw text.
  private let annotated: (([ModelPart]) throws -> [TreebankSentence])?
  private var parts: [ModelPart] = []
  private var parser: TreeParser?

  /// Bytes of the model's other parts, and of all at most: a model loads in a moment and fits into a repository.
  private let beside: Int
  private static let mostBytes = 19_980_000

  var folds = 4
  /// Sizes of the tables, as powers of two.
  var featureBits = 22
  var treeBits = 21
  var relationBits = 20
  /// Forms of which other forms tell something; as many as fill a table.
  var mostParadigms = 110_000
  /// Wide networks that learn first.
  var teachers = 2
  /// Times that these see all data.
  var teacherEpochs = 10
  /// Seeds of the networks that learn from them, one after the other; the last is kept.
  var seeds: [UInt64] = [7, 21, 31]
  /// Times that these see all data, and that the last does where there is raw text.
  var epochs = 18
  var rawEpochs = 24

  /// - Parameters:
  ///   - treebank: sentences with trees; names are learned where `hasNames`.
  ///   - tagsOnly: sentences with words and tags only.
  ///   - named: sentences with words and names only.
  ///   - beside: bytes of the model's other parts.
  ///   - annotated: annotates raw text with the parts of a model, for the network that is kept.
  init(
    treebank: [TreebankSentence], tagsOnly: [TreebankSentence], named: [TreebankSentence] = [],
    lists: WordLists = WordLists(),
    beside: Int = 0,
    annotated: (([ModelPart]) throws -> [TreebankSentence])? = nil,
    progress: @escaping (TrainingStep) -> Void
  ) {
    self.lists = lists
    self.beside = beside
    self.annotated = annotated
    self.treebank = treebank
    all = treebank + tagsOnly
    self.named = named
    self.progress = progress
  }

  mutating func train() throws -> [ModelPart] {
    let knowledge = learnWords()
    let atoms = all.map { knowledge.atoms(of: $0) }
    let namedAtoms = named.map { knowledge.atoms(of: $0) }
    let inventory = FeatureInventory(all, minimum: 2)
    parts.append(inventory.part)
    let golds = all.map { sentence in sentence.words.map { $0.upos?.order ?? UPOS.allCases.count - 1 } }
    let goldSets = all.map { sentence in
      sentence.words.map { word in word.upos.flatMap { inventory.combination($0, word.features) } }
    }
    // Tags and features as they would be predicted for unseen text.
    var tags = golds
    var sets = goldSets
    var namedTags: [[Int]] = []
    for fold in 0..<folds {
      let seen = all.indices.filter { $0 % folds != fold }
      let tagger = SequenceTagger(
        table: ByteTable(trainTags(seen, atoms, golds, bits: 21, rounds: 5)), labels: UPOS.allCases.count)
      let chooser = FeatureChooser(
        table: ByteTable(trainFeatures(seen, atoms, golds, goldSets, inventory, rounds: 4)),
        inventory: inventory)
      if fold == 0 { namedTags = namedAtoms.map { tagger.tags($0) } }
      var right = (tags: 0, sets: 0, total: 0)
      for index in all.indices where index % folds == fold {
        tags[index] = tagger.tags(atoms[index])
        sets[index] = chooser.choose(atoms[index], TreeAtoms.padded(tags[index]))
        for word in golds[index].indices {
          right.total += 1
          if tags[index][word] == golds[index][word] { right.tags += 1 }
          if sets[index][word] == goldSets[index][word] { right.sets += 1 }
        }
      }
      let percents = (Self.percent(right.tags, right.total), Self.percent(right.sets, right.total))
      progress(
        TrainingStep(
          "folds", fold + 1, of: folds, result: "tags \(percents.0), with features \(percents.1)"))
    }
    trainLemmas(inventory)
    let data = examples([], atoms: atoms + namedAtoms, inventory)
    trainTrees(atoms, tags, sets, inventory, relations: data.relations)
    trainNames(atoms + namedAtoms, tags + namedTags, names: data.names)
    try trainNetwork(data, atoms + namedAtoms, inventory, knowledge)
    parts.append(
      ModelPart(
        "tags.weights",
        trainTags(Array(all.indices), atoms, golds, bits: tagBits, rounds: 12, seeds: [1, 11, 21, 31])))
    return parts
  }

  /// Clusters of words and the tags frequent words take.
  private mutating func learnWords() -> WordKnowledge {
    var scratch = FormScratch()
    var sentences: [[UInt64]] = []
    var tagCounts: [UInt64: [Int: Int]] = [:]
    for sentence in all {
      var hashes: [UInt64] = []
      for word in sentence.words {
        let lower = WordAtoms(word.form, scratch: &scratch).lower
        hashes.append(lower)
        if let tag = word.upos?.order { tagCounts[lower, default: [:]][tag, default: 0] += 1 }
      }
      sentences.append(hashes)
    }
    let counted = WordClusters(sentences: sentences, minimum: 3)
    let fine = counted.exchange(classes: 400, rounds: 8)
    let coarse = counted.exchange(classes: 40, rounds: 8)
    progress(TrainingStep("clusters of \(fine.count) words"))
    var clusters: [UInt64: Int] = [:]
    for (word, cluster) in fine { clusters[word] = cluster | (coarse[word] ?? 0) << 9 }
    var classes: [[Int]: Int] = [:]
    var tagClasses: [UInt64: Int] = [:]
    for (word, counts) in tagCounts.sorted(by: { $0.key < $1.key }) {
      let total = counts.values.reduce(0, +)
      guard total >= 4 else { continue }
      let kinds = counts.filter { $0.value * 20 >= total }
        .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key)
      let number = classes[kinds] ?? classes.count + 1
      classes[kinds] = number
      tagClasses[word] = number
    }
    parts += HashedLexicon.parts(clusters, name: "words.clusters")
    parts += HashedLexicon.parts(tagClasses, name: "words.tags")
    var listed: [UInt64: Int] = [:]
    for name in lists.names {
      for (word, bit) in name.words { listed[WordAtoms(word, scratch: &scratch).lower, default: 0] |= bit }
    }
    parts += HashedLexicon.parts(listed, name: "words.names")
    let phrases = ListedPhrases.entries(lists.names)
    if !phrases.isEmpty { parts += HashedLexicon.parts(phrases, name: "words.phrases") }
    let paradigms = learnParadigms()
    parts += HashedLexicon.parts(paradigms, name: "words.paradigms", fill: 0.85)
    return WordKnowledge(
      clusters: HashedLexicon(clusters), tagClasses: HashedLexicon(tagClasses),
      gazetteer: HashedLexicon(listed), paradigms: HashedLexicon(paradigms),
      phrases: ListedPhrases(lexicon: HashedLexicon(phrases)))
  }

  private func learnParadigms() -> [UInt64: Int] {
    var items: Set<ParadigmLearner.Item> = []
    for word in all.lazy.flatMap(\.words) where word.lemma != "_" {
      if let tag = word.upos { items.insert(.init(form: word.form, lemma: word.lemma, tag: tag)) }
    }
    let paradigms = ParadigmLearner(items, lists: lists).learn(most: mostParadigms)
    progress(TrainingStep("paradigms of \(paradigms.count) forms"))
    return paradigms
  }

  /// Size of the table of the tagger that is kept: as much as the model has room for.
  private var tagBits: Int {
    let taken = beside + parts.reduce(0) { $0 + $1.bytes.count }
    return (18...20).last { taken + 1 << $0 <= Self.mostBytes } ?? 18
  }

  private func trainTags(
    _ indices: [Int], _ atoms: [[WordAtoms]], _ golds: [[Int]], bits: Int, rounds: Int, seeds: [UInt64] = [1]
  ) -> [Int8] {
    let examples = indices.map { index in
      var example = SequenceTrainer.Example(features: [], anchors: [], labels: golds[index])
      TagFeatures.extract(atoms[index], into: &example.features, anchors: &example.anchors)
      return example
    }
    var trainer = SequenceTrainer(labels: UPOS.allCases.count, perWord: TagFeatures.perWord, bits: bits)
    trainer.rounds = rounds
    trainer.seeds = seeds
    trainer.margin = 100
    return trainer.train(examples) { round, right in
      progress(TrainingStep("tags", round + 1, of: rounds, result: Self.percent(right)))
    }
  }

  private func trainFeatures(
    _ indices: [Int], _ atoms: [[WordAtoms]], _ tags: [[Int]], _ gold: [[Int?]],
    _ inventory: FeatureInventory,
    rounds: Int
  ) -> [Int8] {
    let examples = indices.map { index in
      FeatureTrainer.Example(
        atoms: atoms[index], tags: TreeAtoms.padded(tags[index]),
        gold: gold[index].enumerated().map { word, set in
          guard let set, inventory.byTag[tags[index][word]].contains(set) else { return nil }
          return set
        })
    }
    var trainer = FeatureTrainer(inventory: inventory, bits: featureBits)
    trainer.rounds = rounds
    return trainer.train(examples) { round, right in
      progress(TrainingStep("features", round + 1, of: trainer.rounds, result: Self.percent(right)))
    }
  }

  private mutating func trainLemmas(_ inventory: FeatureInventory) {
    var counts: [LemmaTrainer.Item: Int] = [:]
    for sentence in all {
      for word in sentence.words where word.lemma != "_" || word.form == "_" {
        guard let upos = word.upos, let tag = upos.order,
          let set = inventory.combination(upos, word.features)
        else { continue }
        let whole = inventory.combinations[set].whole
        counts[.init(form: word.form, lemma: word.lemma, tag: tag, whole: whole), default: 0] += 1
      }
    }
    parts += LemmaTrainer(bits: 19).train(counts, verbs: lists.verbs, words: lists.existing)
    progress(TrainingStep("lemmas of \(counts.count) forms"))
  }

  private mutating func trainTrees(
    _ atoms: [[WordAtoms]], _ tags: [[Int]], _ sets: [[Int?]], _ inventory: FeatureInventory,
    relations: [String]
  ) {
    let numbers = Dictionary(uniqueKeysWithValues: relations.enumerated().map { ($1, $0) })
    var trees: [ParserTrainer.Example] = []
    var labelled: [LabelTrainer.Example] = []
    for (index, sentence) in treebank.enumerated() where sentence.hasTree {
      let own = TreeAtoms.sentence(atoms[index], TreeAtoms.padded(tags[index]), sets[index], inventory)
      let heads = sentence.words.map { $0.head ?? sentence.words.count }
      guard heads.filter({ $0 == sentence.words.count }).count == 1 else { continue }
      let labels = sentence.words.map { numbers[$0.deprel] ?? 0 }
      trees.append(.init(atoms: own, heads: heads, labels: labels))
      labelled.append(.init(atoms: own, heads: heads, labels: labels))
    }
    parts.append(ModelPart("relations.names", bytes: Array(relations.joined(separator: "\n").utf8)))
    let labels = LabelTrainer(
      labels: relations.count, root: numbers["root"] ?? 0, bits: relationBits)
    parts.append(
      ModelPart(
        "relations.weights",
        labels.train(labelled) { round, right in
          progress(TrainingStep("relations", round + 1, of: labels.rounds, result: Self.percent(right)))
        }))
    var parsers: [ArcEagerParser<ByteTable>] = []
    for (name, examples) in [("forward", trees), ("backward", trees.map(\.reversed))] {
      let arcs = ArcTrainer(labels: relations.count, bits: 19)
      let labellers = (0..<folds).map { fold in
        let seen = examples.indices.filter { $0 % folds != fold }.map { examples[$0] }
        return ArcLabeller(table: ByteTable(arcs.train(seen)), labels: relations.count)
      }
      let arcCells = arcs.train(examples)
      parts.append(ModelPart("tree.\(name).arcs", arcCells))
      let trainer = ParserTrainer(bits: treeBits)
      let cells = trainer.train(examples, labellers: labellers) { round, right in
        progress(TrainingStep("trees \(name)", round + 1, of: trainer.rounds, result: Self.percent(right)))
      }
      parts.append(ModelPart("tree.\(name)", cells))
      let labeller = ArcLabeller(table: ByteTable(arcCells), labels: relations.count)
      parsers.append(ArcEagerParser(table: ByteTable(cells), labeller: labeller))
    }
    parser = TreeParser(forward: parsers[0], backward: parsers[1])
  }

  private mutating func trainNames(_ atoms: [[WordAtoms]], _ tags: [[Int]], names: [String]) {
    guard !names.isEmpty else { return }
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var examples: [SequenceTrainer.Example] = []
    for (index, sentence) in (all + named).enumerated() where sentence.hasNames {
      var example = SequenceTrainer.Example(
        features: [], anchors: [], labels: sentence.words.map { numbers[$0.entity] ?? 0 })
      NameFeatures.extract(
        atoms[index], TreeAtoms.padded(tags[index]), into: &example.features, anchors: &example.anchors)
      examples.append(example)
    }
    var trainer = SequenceTrainer(labels: names.count, perWord: NameFeatures.perWord, bits: 20)
    trainer.rounds = 10
    trainer.margin = 100
    trainer.allowed = NameLabels.transitions(names)
    parts.append(ModelPart("names.labels", bytes: Array(names.joined(separator: "\n").utf8)))
    parts.append(
      ModelPart(
        "names.weights",
        trainer.train(examples) { round, right in
          progress(TrainingStep("names", round + 1, of: trainer.rounds, result: Self.percent(right)))
        }))
  }

  /// Several wide networks learn first and teach a narrow one; narrow ones teach one another in a row, and the last,
  /// which is kept, learns from raw text, too.
  private mutating func trainNetwork(
    _ data: NetworkExamples, _ atoms: [[WordAtoms]], _ inventory: FeatureInventory, _ knowledge: WordKnowledge
  ) throws {
    let voter = parser.map { NetworkTeacher.Voter(parser: $0, inventory: inventory) }
    func taught(
      _ data: NetworkExamples, _ atoms: [[WordAtoms]], by networks: [WordNetwork],
      voter: NetworkTeacher.Voter? = nil
    ) -> NetworkExamples {
      guard !networks.isEmpty else { return data }
      let teacher = NetworkTeacher(
        networks: networks, relations: data.relations.count, names: data.names.count, voter: voter)
      var lessons = data
      lessons.teach(teacher, atoms)
      return lessons
    }
    let wide = (0..<teachers).map { number in
      let trainer = network(
        .teacher, data, inventory, epochs: teacherEpochs, seed: UInt64(11 + number),
        title: "teacher \(number + 1) of \(teachers)")
      return WordNetwork(trainer, inputs: data.inputs, inventory: inventory, names: data.names.count)
    }
    // Where every sentence has its tree and there is no raw text, the first is as good as those after it.
    let seeds = treebank.count < all.count || annotated != nil ? seeds : [seeds[0]]
    func narrow(_ lessons: NetworkExamples, _ number: Int, epochs: Int) -> NetworkTrainer {
      network(
        NetworkShape(), lessons, inventory, epochs: epochs, seed: seeds[number],
        title: "network \(number + 1) of \(seeds.count)")
    }
    var before: [WordNetwork] = []
    var newest: [ModelPart] = []
    for number in 0..<seeds.count - 1 {
      let trainer = narrow(taught(data, atoms, by: before.isEmpty ? wide : before), number, epochs: epochs)
      trainer.round()
      newest = WordNetwork.parts(trainer, rows: data.rows)
      before.append(
        WordNetwork(trainer, inputs: data.inputs, inventory: inventory, names: data.names.count))
    }
    guard !before.isEmpty else {
      parts += WordNetwork.parts(narrow(taught(data, atoms, by: wide), 0, epochs: epochs), rows: data.rows)
      return
    }
    let raw = try annotated?(parts + newest) ?? []
    let more = atoms + raw.map { knowledge.atoms(of: $0) }
    let last = examples(raw, atoms: more, inventory)
    let lessons = taught(last, more, by: before, voter: voter)
    parts += WordNetwork.parts(
      narrow(lessons, seeds.count - 1, epochs: raw.isEmpty ? epochs : rawEpochs), rows: last.rows)
  }

  /// What the networks learn from, with raw text beside the rest. Sentences of which only the names are known come in
  /// turns, two in an epoch for three others at most, one for two where their names follow other guidelines: many
  /// different ones teach names, and trees must not suffer.
  private func examples(
    _ raw: [TreebankSentence], atoms: [[WordAtoms]], _ inventory: FeatureInventory
  ) -> NetworkExamples {
    var data = NetworkExamples(all + named + raw, atoms: atoms, inventory: inventory)
    let others = named.firstIndex(where: \.namesByOthers) ?? named.count
    for (range, most) in [(0..<others, all.count * 2 / 3), (others..<named.count, all.count / 2)] {
      let most = max(1, most)
      let start = all.count + range.lowerBound
      data.divide(start..<start + range.count, inTurns: (range.count + most - 1) / most)
    }
    return data
  }

  private func network(
    _ shape: NetworkShape, _ data: NetworkExamples, _ inventory: FeatureInventory, epochs: Int, seed: UInt64,
    title: String
  ) -> NetworkTrainer {
    let values = ValueInventory(inventory)
    let trainer = NetworkTrainer(
      shape: data.shape(shape, values: values), byTag: inventory.byTag, outputs: values.outputs,
      relations: data.relations.count, names: data.names.count, seed: seed)
    trainer.epochs = epochs
    trainer.train(data.examples) { epoch, epochs, loss in
      let loss = Double(Int(loss * 1000 + 0.5)) / 1000
      progress(TrainingStep(title, epoch + 1, of: epochs, result: "loss \(loss)"))
    }
    return trainer
  }

  static func percent(_ right: Int, _ total: Int) -> String { percent(Double(right) / Double(max(1, total))) }

  static func percent(_ ratio: Double) -> String { "\(Double(Int(ratio * 10_000 + 0.5)) / 100) %" }
}
