/// How forms hang together: a form whose fellows (*severs, severed, severing*) stand in lists of forms as well is
/// likely a verb, though no treebank has it.
///
/// For each open part of speech, the edit scripts that the treebank's lemmas need are tried on every form; the more
/// forms of one supposed lemma there are, the likelier it exists (paradigm evidence as in Goldsmith 2001, and Ahlberg,
/// Forsberg and Hulden 2014).
struct ParadigmLearner {
  /// A form with its lemma and part of speech.
  struct Item: Hashable {
    var form: String
    var lemma: String
    var tag: UPOS
  }

  /// Parts of speech whose lemmas have many forms.
  private static let open: [UPOS] = [.verb, .noun, .adj]
  /// Items that a script must serve, and scripts of a part of speech at most.
  private static let leastUses = 25
  private static let mostScripts = 60
  /// Forms of raw text that are looked at.
  private static let mostListed = 150_000
  /// Evidence of one part of speech is below this.
  private static let levels = 10

  private let items: Set<Item>
  private let listed: [(form: String, zipf: Double)]
  private let verbs: [String: String]

  /// - Parameters:
  ///   - items: what treebanks have.
  ///   - lists: frequencies of forms in raw text, and verbs with their lemmas.
  init(_ items: Set<Item>, lists: WordLists) {
    self.items = Set(items.map { Item(form: $0.form.lowercased(), lemma: $0.lemma, tag: $0.tag) })
    listed = Array(lists.ranked.prefix(Self.mostListed))
    verbs = lists.verbs
  }

  /// A number by the hash of a form (lower case): its frequency in raw text in steps from 0 to 7, and above these three
  /// bits the evidence of its parts of speech. Forms of the treebank and of the table of verbs come first, then the
  /// most frequent, up to `most`.
  func learn(most: Int) -> [UInt64: Int] {
    let own = Set(items.map(\.form))
    let forms = own.union(listed.map(\.form)).union(verbs.keys).sorted()
    let zipfs = Dictionary(listed.map { ($0.form, $0.zipf) }) { first, _ in first }
    var evidence = [Int](repeating: 0, count: forms.count)
    var scale = 1
    for tag in Self.open {
      for (number, level) in levels(of: tag, forms).enumerated() { evidence[number] += level * scale }
      scale *= Self.levels
    }
    let numbers = Dictionary(uniqueKeysWithValues: forms.enumerated().map { ($1, $0) })
    var result: [UInt64: Int] = [:]
    var scratch = FormScratch()
    for form in own.sorted() + verbs.keys.sorted() + listed.map(\.form) where result.count < most {
      let step = zipfs[form].map { Int(WordLists.step($0)) } ?? 0
      let value = numbers[form].map { evidence[$0] << 3 | step } ?? step
      if value > 0 { result[WordAtoms(form, scratch: &scratch).lower] = value }
    }
    return result
  }

  /// How much speaks for a part of speech of each form: the other forms of the supposed lemma, at most four, and five
  /// more when the lemma is known from another form.
  private func levels(of tag: UPOS, _ forms: [String]) -> [Int] {
    let items = items.filter { $0.tag == tag }
    let scripts = scripts(items)
    var known: [String: Set<String>] = [:]
    for item in items { known[item.lemma, default: []].insert(item.form) }
    if tag == .verb { for (form, lemma) in verbs { known[lemma, default: []].insert(form) } }
    var supposed: [String: [(form: Int, script: Int)]] = [:]
    for (number, form) in forms.enumerated() {
      for (index, script) in scripts.enumerated() {
        // Of one letter and its edits everything could be made.
        guard let lemma = script.applied(to: form), lemma.utf8.count > 3 else { continue }
        supposed[lemma, default: []].append((number, index))
      }
    }
    var result = [Int](repeating: 0, count: forms.count)
    for (lemma, uses) in supposed {
      let others = min(4, Set(uses.map(\.script)).count - 1)
      let own = known[lemma] ?? []
      for use in uses {
        let isKnown = own.count > (own.contains(forms[use.form]) ? 1 : 0)
        result[use.form] = max(result[use.form], others + (isKnown ? 5 : 0))
      }
    }
    return result
  }

  /// The scripts that make lemmas of most items.
  private func scripts(_ items: Set<Item>) -> [EditScript] {
    var uses: [String: Int] = [:]
    for item in items { uses[EditScript.between(form: item.form, lemma: item.lemma), default: 0] += 1 }
    return uses.filter { $0.value >= Self.leastUses && !$0.key.hasPrefix("!") }
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(Self.mostScripts).compactMap { EditScript($0.key) }
  }
}
