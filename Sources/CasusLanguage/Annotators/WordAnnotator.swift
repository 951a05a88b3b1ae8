import Foundation

/// Gives words their tags, features, lemmas, heads and names.
///
/// A network reads whole sentences and scores everything; a tagger, two transition parsers, a relation labeller and a
/// name tagger with hand-made features score tags, trees and names too, and both kinds of scores are added: they err
/// on different words.
struct WordAnnotator: Sendable {
  /// Sentences longer than this are analysed in pieces, so that time stays linear.
  static let longest = 200
  /// So many sentences are read side by side.
  static let sideBySide = 24
  /// What the network's tags, the parsers' votes, the network's relations and the network's names weigh, found on the
  /// development data.
  static let tagWeight: Float = 120
  static let voteWeight: Float = 0.5
  static let relationWeight: Float = 200
  static let nameWeight: Float = 250
  /// Where the network's best head of every word is this far ahead (a probability some 1.6 times as great), the parsers
  /// are not asked: on the development data their votes change little then, and asking them takes time.
  static let settled: Float = 0.5
  /// The share of votes of a head that no parser chose.
  private static let faintVote: Float = 0.01

  let knowledge: WordKnowledge
  let inventory: FeatureInventory
  let network: WordNetwork
  /// Nil in the model that annotates raw text for its own network, since it is learned last.
  let tagger: SequenceTagger<ByteTable>?
  let lemmatizer: Lemmatizer
  let parser: TreeParser
  let labeller: RelationLabeller<ByteTable>
  let relations: [String]
  let namer: SequenceTagger<ByteTable>?
  let names: [String]

  init(model: ModelFile) throws(ModelError) {
    knowledge = try WordKnowledge(model: model)
    inventory = try FeatureInventory(section: model.section("features.inventory"))
    lemmatizer = try Lemmatizer(model: model)
    tagger = try model.sectionIfPresent("tags.weights").map { section throws(ModelError) in
      SequenceTagger(table: try ByteTable(section: section), labels: UPOS.allCases.count)
    }
    relations = try RelationNames.read(model)
    parser = try TreeParser(model: model, relations: relations.count)
    labeller = RelationLabeller(
      table: try ByteTable(section: model.section("relations.weights")), labels: relations.count,
      root: relations.firstIndex(of: "root") ?? 0)
    if let section = model.sectionIfPresent("names.weights") {
      names = try model.section("names.labels").text.split(separator: "\n").map(String.init)
      namer = SequenceTagger(
        table: try ByteTable(section: section), labels: names.count, allowed: NameLabels.transitions(names))
    } else {
      names = []
      namer = nil
    }
    network = try WordNetwork(
      model: model, inventory: inventory, relations: relations.count, names: names.count)
  }

  /// One sentence, or a piece of a long one, made ready.
  private struct Piece {
    /// Its words in the text.
    let range: Range<Int>
    let forms: [String]
    let atoms: [WordAtoms]
    /// Whether it goes on where the piece before ended.
    let continues: Bool
  }

  /// What was found of a piece's words; heads within it, the number of words for the root.
  private struct Analysis {
    var tags: [Int] = []
    var sets: [Int?] = []
    var heads: [Int] = []
    var labels: [Int] = []
    var names: [Int] = []
  }

  /// Annotates the words of sentences in place; `stages`, when given, gets the time that each stage took.
  func annotate(words: inout [Word], sentences: [Range<Int>], stages: inout StageTimes?) {
    let pieces = stages.measure("word forms") { self.pieces(of: sentences, words) }
    var analyses = [Analysis](repeating: Analysis(), count: pieces.count)
    // Sentences of like length keep the network's blocks full.
    let order = pieces.indices.sorted {
      let (one, other) = (pieces[$0].range.count, pieces[$1].range.count)
      return one != other ? one < other : $0 < $1
    }
    for first in stride(from: 0, to: order.count, by: Self.sideBySide) {
      let group = order[first..<min(order.count, first + Self.sideBySide)]
      let pass = stages.measure("network") { network.read(group.map { pieces[$0].atoms }) }
      for (place, member) in pass.batch.order.enumerated() {
        let index = group[first + member]
        analyses[index] = analyse(pieces[index], pass, place, &stages)
      }
    }
    stages.measure("lemmas") {
      var root = 0
      for (piece, analysis) in zip(pieces, analyses) { write(analysis, of: piece, into: &words, root: &root) }
    }
  }

  private func pieces(of sentences: [Range<Int>], _ words: [Word]) -> [Piece] {
    var pieces: [Piece] = []
    for sentence in sentences where !sentence.isEmpty {
      var start = sentence.lowerBound
      while start < sentence.upperBound {
        let rest = sentence.upperBound - start
        let end = rest <= Self.longest * 5 / 4 ? sentence.upperBound : start + Self.longest
        pieces.append(piece(words, start..<end, continues: start > sentence.lowerBound))
        start = end
      }
    }
    return pieces
  }

  private func piece(_ words: [Word], _ range: Range<Int>, continues: Bool) -> Piece {
    var forms: [String] = []
    var glued: [Bool] = []
    forms.reserveCapacity(range.count)
    glued.reserveCapacity(range.count)
    for index in range {
      forms.append(words[index].form)
      glued.append(
        index + 1 < range.upperBound && words[index].range.upperBound == words[index + 1].range.lowerBound)
    }
    return Piece(
      range: range, forms: forms, atoms: knowledge.atoms(forms: forms, gluedToNext: glued),
      continues: continues)
  }

  private func analyse(
    _ piece: Piece, _ pass: NetworkScores, _ place: Int, _ stages: inout StageTimes?
  ) -> Analysis {
    var result = Analysis()
    (result.tags, result.sets) = stages.measure("tags and features") {
      let tags =
        tagger?.tags(piece.atoms, prior: network.tags(pass, place), weight: Self.tagWeight)
        ?? network.bestTags(pass, place)
      return (tags, network.sets(pass, place, tags: tags))
    }
    let padded = TreeAtoms.padded(result.tags)
    let tree = TreeAtoms.sentence(piece.atoms, padded, result.sets, inventory)
    let arcs = stages.measure("trees") { network.arcs(pass, place) }
    if !Self.isSettled(arcs) {
      let votes = stages.measure("transition parsers") { parser.votes(tree, arcs: arcs) }
      stages.measure("trees") { Self.add(votes, to: arcs) }
    }
    let heads = stages.measure("trees") { TreeSearch.heads(arcs) }
    result.heads = heads
    result.labels = stages.measure("relations") {
      let prior = network.relations(pass, place, heads: heads)
      return tree.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map {
          labeller.label(heads: heads, $0, prior: prior, weight: Self.relationWeight)
        } ?? []
      }
    }
    if let namer {
      result.names = stages.measure("names") {
        namer.names(piece.atoms, padded, prior: network.names(pass, place), weight: Self.nameWeight)
      }
    }
    return result
  }

  /// Adds the parsers' votes to the network's scores of arcs.
  static func add(_ votes: Matrix, to scores: Matrix) {
    let faint = log(faintVote)
    for word in 0..<scores.rows {
      let row = scores[word]
      let own = votes[word]
      for head in 0...scores.rows where own[head] > 0 {
        row[head] += voteWeight * (log(own[head] + faintVote) - faint)
      }
    }
    withExtendedLifetime((votes, scores)) {}
  }

  /// Whether the network alone is sure enough of each word's head, and the heads make a tree.
  private static func isSettled(_ scores: Matrix) -> Bool {
    for word in 0..<scores.rows {
      var best = -Float.infinity
      var second = -Float.infinity
      let row = scores[word]
      for head in 0...scores.rows {
        let score = row[head]
        if score > best {
          second = best
          best = score
        } else if score > second {
          second = score
        }
      }
      if best - second <= settled { return false }
    }
    return TreeSearch.isTree(TreeSearch.best(scores))
  }

  private func write(_ analysis: Analysis, of piece: Piece, into words: inout [Word], root: inout Int) {
    let count = piece.forms.count
    for (offset, index) in piece.range.enumerated() {
      let tag = analysis.tags[offset]
      let set = analysis.sets[offset].map { inventory.combinations[$0] }
      words[index].upos = UPOS.allCases[tag]
      words[index].features = set?.features ?? Features()
      words[index].lemma = lemmatizer.lemma(
        piece.forms[offset], piece.atoms[offset + 3], tag: tag, whole: set?.whole ?? 0)
      let head = analysis.heads[offset]
      if head < count {
        words[index].head = piece.range.lowerBound + head
      } else if piece.continues {
        words[index].head = root
      } else {
        words[index].head = nil
        root = index
      }
      words[index].deprel = relations[analysis.labels[offset]]
      if !analysis.names.isEmpty { words[index].entity = names[analysis.names[offset]] }
    }
  }
}

/// The list of a model's relations.
enum RelationNames {
  static func read(_ model: ModelFile) throws(ModelError) -> [String] {
    let list = try model.section("relations.names")
    let relations = list.text.split(separator: "\n").map(String.init)
    guard relations.contains("root"), relations.count > 1, relations.count <= 120 else {
      throw list.corrupt("no relation “root”")
    }
    return relations
  }
}

extension SequenceTagger {
  /// Tags of a sentence; `prior` has a row of scores a word, which count `weight` times.
  func tags(_ atoms: [WordAtoms], prior: Matrix? = nil, weight: Float = 0) -> [Int] {
    var features: [UInt64] = []
    var anchors: [UInt64] = []
    TagFeatures.extract(atoms, into: &features, anchors: &anchors) { word in
      prior.map { sureLabel($0[word]) == nil } ?? true
    }
    return decode(
      count: atoms.count - 6, features: features, perWord: TagFeatures.perWord, anchors: anchors,
      prior: prior, weight: weight)
  }

  /// Name labels of a sentence; `prior` has a row of scores a word, which count `weight` times.
  func names(_ atoms: [WordAtoms], _ tags: [Int], prior: Matrix? = nil, weight: Float = 0) -> [Int] {
    var features: [UInt64] = []
    var anchors: [UInt64] = []
    NameFeatures.extract(atoms, tags, into: &features, anchors: &anchors)
    return decode(
      count: atoms.count - 6, features: features, perWord: NameFeatures.perWord, anchors: anchors,
      prior: prior,
      weight: weight)
  }
}

extension TreeAtoms {
  /// Tags with three outside on either side.
  static func padded(_ tags: [Int]) -> [Int] {
    let outside = [Int](repeating: UPOS.allCases.count, count: 3)
    return outside + tags + outside
  }

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
