/// Gives words their dictionary forms: by memory where the word was seen, else by the best-scored edit script.
struct Lemmatizer: Sendable {
  let scripts: [EditScript]
  /// Scripts of a combination of features (key: its hash), of a part of speech (key: its number).
  let candidates: [UInt64: [Int]]
  /// (form, combination) and (form, part of speech) to script, from 1.
  let memory: HashedLexicon
  /// (lemma, part of speech) to the number of forms it was seen with; (lemma, `anyTag`) of words that exist.
  let lemmas: HashedLexicon
  let table: ByteTable

  static let perScript = 22
  /// Stands for any part of speech.
  static let anyTag = 31

  init(
    scripts: [EditScript], candidates: [UInt64: [Int]], memory: HashedLexicon, lemmas: HashedLexicon,
    table: ByteTable
  ) {
    self.scripts = scripts
    self.candidates = candidates
    self.memory = memory
    self.lemmas = lemmas
    self.table = table
  }

  init(model: ModelFile) throws(ModelError) {
    let section = try model.section("lemmas.scripts")
    var scripts: [EditScript] = []
    for line in section.text.split(separator: "\n") {
      guard let script = EditScript(String(line)) else { throw section.corrupt("a script is not one") }
      scripts.append(script)
    }
    let list = try model.section("lemmas.candidates")
    let numbers = try list.array(of: UInt32.self)
    var candidates: [UInt64: [Int]] = [:]
    var position = 0
    while position + 3 <= numbers.count {
      let key = UInt64(numbers[position]) << 32 | UInt64(numbers[position + 1])
      let count = Int(numbers[position + 2])
      position += 3
      guard count <= numbers.count - position else { throw list.corrupt("a list is cut") }
      let own = (position..<position + count).map { Int(numbers[$0]) }
      guard own.allSatisfy({ $0 < scripts.count }) else { throw list.corrupt("an unknown script") }
      candidates[key] = own
      position += count
    }
    self.init(
      scripts: scripts, candidates: candidates,
      memory: try HashedLexicon(model: model, name: "lemmas.memory"),
      lemmas: try HashedLexicon(model: model, name: "lemmas.known"),
      table: try ByteTable(section: model.section("lemmas.weights")))
  }

  static func wholeKey(_ lower: UInt64, _ whole: UInt64) -> UInt64 {
    FeatureHash.finish(FeatureHash.join(61, lower, whole))
  }
  static func tagKey(_ lower: UInt64, _ tag: Int) -> UInt64 {
    FeatureHash.finish(FeatureHash.join(62, lower, UInt64(tag)))
  }
  static func lemmaKey(_ lemma: String, _ tag: Int) -> UInt64 {
    FeatureHash.finish(FeatureHash.join(63, FeatureHash.of(lemma), UInt64(tag)))
  }

  /// The lemma of a word; `whole` is the hash of its features.
  func lemma(_ form: String, _ atoms: WordAtoms, tag: Int, whole: UInt64) -> String {
    for key in [Self.wholeKey(atoms.lower, whole), Self.tagKey(atoms.lower, tag)] {
      let script = memory[key]
      if script > 0, script <= scripts.count, let lemma = scripts[script - 1].applied(to: form) {
        return lemma
      }
    }
    return Self.guess(
      form, atoms, tag: tag, whole: whole, scripts: scripts, candidates: candidates, table: table,
      forms: { lemmas[$0] }
    )?.lemma ?? form
  }

  /// Best candidate for an unknown word.
  static func guess<Table: WeightTable>(
    _ form: String, _ atoms: WordAtoms, tag: Int, whole: UInt64, scripts: [EditScript],
    candidates: [UInt64: [Int]],
    table: Table, forms: (UInt64) -> Int
  ) -> (script: Int, lemma: String)? {
    let list = candidates[whole] ?? candidates[UInt64(tag)] ?? []
    var best: (script: Int, lemma: String)?
    var bestScore = -Float.infinity
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: perScript) { buffer in
      guard let features = buffer.baseAddress else { return }
      for script in list {
        guard let lemma = scripts[script].applied(to: form) else { continue }
        extract(
          atoms, tag: tag, whole: whole, script: script, evidence: evidence(lemma, tag, forms), into: features
        )
        let score = table.sum1(features, count: perScript)
        if score > bestScore {
          bestScore = score
          best = (script, lemma)
        }
      }
    }
    return best
  }

  /// What speaks for a lemma: the forms it was seen with, at most three, and four when it is a word that exists.
  static func evidence(_ lemma: String, _ tag: Int, _ forms: (UInt64) -> Int) -> Int {
    min(3, forms(lemmaKey(lemma, tag))) + (forms(lemmaKey(lemma, anyTag)) > 0 ? 4 : 0)
  }

  static func extract(
    _ w: WordAtoms, tag: Int, whole: UInt64, script: Int, evidence: Int,
    into features: UnsafeMutablePointer<UInt64>
  ) {
    let s = UInt64(script * 32 + tag + 1)
    var slot = 0
    func add(_ a: UInt64, _ b: UInt64 = 0) {
      features[slot] = FeatureHash.join(UInt64(300 + slot), s, a, b)
      slot += 1
    }
    add(0)
    add(whole)
    add(w.suffix1)
    add(w.suffix2)
    add(w.suffix3)
    add(w.suffix4)
    add(w.prefix1)
    add(w.prefix2)
    add(w.prefix3)
    add(w.prefix4)
    add(w.prefix1, w.suffix1)
    add(w.prefix2, w.suffix2)
    add(w.prefix1, w.suffix2)
    add(w.suffix1, whole)
    add(w.suffix2, whole)
    add(w.suffix3, whole)
    add(w.prefix2, whole)
    add(w.shape, whole)
    add(UInt64(w.length), whole)
    let known = UInt64(evidence)
    features[slot] = FeatureHash.join(330, known, UInt64(tag))
    features[slot + 1] = FeatureHash.join(331, known, UInt64(tag), UInt64(script))
    features[slot + 2] = FeatureHash.join(332, known, whole, UInt64(w.length))
  }
}

/// Learns a lemmatizer from words with their lemmas.
struct LemmaTrainer {
  /// One kind of word with its lemma.
  struct Item: Hashable {
    var form: String
    var lemma: String
    var tag: Int
    var whole: UInt64
  }

  let bits: Int
  var rounds = 8
  var seed: UInt64 = 3

  /// Learns.
  ///
  /// - Parameters:
  ///   - verbs: forms of verbs with their lemmas, from a table; they count where the treebank has no such form.
  ///   - words: words that exist.
  func train(_ counts: [Item: Int], verbs: [String: String] = [:], words: [String] = []) -> [ModelPart] {
    let items = counts.sorted {
      ($0.key.form, $0.key.tag, $0.key.whole, $0.key.lemma) < (
        $1.key.form, $1.key.tag, $1.key.whole, $1.key.lemma
      )
    }
    var scratch = FormScratch()
    var numbers: [String: Int] = [:]
    var texts: [String] = []
    var uses: [Int] = []
    var own: [(item: Item, count: Int, atoms: WordAtoms, script: Int)] = []
    var forms: [UInt64: Set<UInt64>] = [:]
    for (item, count) in items {
      let text = EditScript.between(form: item.form, lemma: item.lemma)
      let number = numbers[text] ?? texts.count
      if number == texts.count {
        numbers[text] = number
        texts.append(text)
        uses.append(0)
      }
      uses[number] += 1
      let atoms = WordAtoms(item.form, scratch: &scratch)
      own.append((item, count, atoms, number))
      forms[Lemmatizer.lemmaKey(item.lemma, item.tag), default: []].insert(atoms.lower)
    }
    let verb = UPOS.verb.order ?? 0
    var tabled: [UInt64: Int] = [:]
    for (form, lemma) in verbs.sorted(by: { $0.key < $1.key }) {
      let text = EditScript.between(form: form, lemma: lemma)
      let number = numbers[text] ?? texts.count
      if number == texts.count {
        numbers[text] = number
        texts.append(text)
        uses.append(0)
      }
      let lower = WordAtoms(form, scratch: &scratch).lower
      tabled[Lemmatizer.tagKey(lower, verb)] = number + 1
      forms[Lemmatizer.lemmaKey(lemma, verb), default: []].insert(lower)
    }
    var lemmaForms = forms.mapValues { min(4, $0.count) }
    for word in words { lemmaForms[Lemmatizer.lemmaKey(word, Lemmatizer.anyTag)] = 1 }

    // Which scripts a set of features, or at least a part of speech, can take.
    var lists: [UInt64: [Int: Int]] = [:]
    var votes: [UInt64: [Int: Int]] = [:]
    for entry in own {
      if uses[entry.script] > 1 && !texts[entry.script].hasPrefix("!") {
        lists[entry.item.whole, default: [:]][entry.script, default: 0] += 1
        lists[UInt64(entry.item.tag), default: [:]][entry.script, default: 0] += 1
      }
      votes[Lemmatizer.wholeKey(entry.atoms.lower, entry.item.whole), default: [:]][
        entry.script, default: 0] += entry.count
      votes[Lemmatizer.tagKey(entry.atoms.lower, entry.item.tag), default: [:]][entry.script, default: 0] +=
        entry.count
    }
    func sorted(_ counts: [Int: Int]) -> [Int] {
      counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key)
    }
    let candidates = lists.mapValues { Array(sorted($0).prefix(80)) }
    let memory = tabled.merging(votes.compactMapValues { sorted($0).first.map { $0 + 1 } }) { $1 }
    let scripts = texts.compactMap(EditScript.init)

    let table = TrainingTable(bits: bits)
    var generator = SeededGenerator(seed: seed)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Lemmatizer.perScript) { buffer in
      guard let features = buffer.baseAddress else { return }
      for _ in 0..<rounds {
        for index in generator.permutation(own.count) {
          let (item, _, atoms, script) = own[index]
          let goldKey = Lemmatizer.lemmaKey(item.lemma, item.tag)
          // This very word must not be its own evidence.
          func known(_ key: UInt64) -> Int { max(0, (lemmaForms[key] ?? 0) - (key == goldKey ? 1 : 0)) }
          guard candidates[item.whole]?.contains(script) ?? false,
            let guess = Lemmatizer.guess(
              item.form, atoms, tag: item.tag, whole: item.whole, scripts: scripts, candidates: candidates,
              table: table, forms: known)
          else { continue }
          table.step += 1
          guard guess.lemma != item.lemma else { continue }
          Lemmatizer.extract(
            atoms, tag: item.tag, whole: item.whole, script: script,
            evidence: Lemmatizer.evidence(item.lemma, item.tag, known), into: features)
          table.update1(features, count: Lemmatizer.perScript, by: 1)
          Lemmatizer.extract(
            atoms, tag: item.tag, whole: item.whole, script: guess.script,
            evidence: Lemmatizer.evidence(guess.lemma, item.tag, known), into: features)
          table.update1(features, count: Lemmatizer.perScript, by: -1)
        }
      }
    }
    let cells = table.quantised()
    var list: [UInt32] = []
    for (key, own) in candidates.sorted(by: { $0.key < $1.key }) {
      list += [UInt32(key >> 32), UInt32(truncatingIfNeeded: key), UInt32(own.count)] + own.map(UInt32.init)
    }
    return [
      ModelPart("lemmas.scripts", bytes: Array(texts.joined(separator: "\n").utf8)),
      ModelPart("lemmas.candidates", list), ModelPart("lemmas.weights", cells),
    ] + HashedLexicon.parts(memory, name: "lemmas.memory", fill: 0.85)
      + HashedLexicon.parts(lemmaForms, name: "lemmas.known", fill: 0.85)
  }
}
