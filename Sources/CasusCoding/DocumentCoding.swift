import CasusCodebook
import CasusLanguage
import CasusRecords

/// The coding of one document, sentence by sentence, with everything `explain` needs to tell.
struct DocumentCoding {
  /// What was found in one sentence.
  struct SentenceCoding {
    let index: Int
    var proposals: [Proposal]
    var claims: [ClaimProposal]
    var trends: [(Direction, [String], Modality, Int)]
  }

  let record: Record
  let tree: Tree?
  let sentences: [SentenceCoding]

  init(failed record: Record) {
    self.record = record
    tree = nil
    sentences = []
  }

  init(
    _ document: Document, text: AnnotatedText, lexicon: Lexicon, codebook: Codebook, model: String,
    tagger: TimeTagger?, disposer: Disposer
  ) {
    var tree = Tree(text, lexicon: lexicon)
    let mentions = Mentions(&tree, names: codebook.names)
    let times = DocumentTimes(tree, published: document.published, tagger: tagger)
    var resolver = PartyResolver(
      tree: tree, mentions: mentions, names: codebook.names, day: document.published)
    resolver.timeWords = times.words
    let operators = tree.lexicon.operators
    func isLight(_ word: Int) -> Bool {
      operators[tree.lemmas[word]].contains {
        operators.entries[Int($0)].effect == .light && operators.entries[Int($0)].pattern.constraints.isEmpty
      }
    }
    let slots = Slots(tree: tree, isLight: isLight)
    let quotes = Quotes(tree)
    let surroundings = Surroundings(tree: tree, mentions: mentions, names: codebook.names, document: document)
    var sentences: [SentenceCoding] = []
    for index in text.sentences.indices {
      let matcher = Matcher(tree: tree, mentions: mentions, slots: slots, resolver: resolver)
      let statusReader = StatusReader(tree: tree, matcher: matcher)
      let events = EventCoder(
        tree: tree, codebook: codebook, matcher: matcher, statusReader: statusReader,
        counts: CountReader(tree: tree, timeWords: times.words),
        slots: slots, quotes: quotes)
      let claims = ClaimCoder(
        tree: tree, matcher: matcher, slots: slots, quotes: quotes, statusReader: statusReader)
      let trends = TrendCoder(tree: tree, statusReader: statusReader)
      var coding = SentenceCoding(
        index: index, proposals: events.proposals(in: index, resolver: resolver),
        claims: claims.claims(in: index, resolver: resolver),
        trends: trends.trends(in: index, resolver: resolver))
      surroundings.complete(&coding, slots: slots)
      let features = ProposalFeatures(tree: tree, quotes: quotes)
      let weighed = coding.proposals.map {
        $0.dropped == nil ? disposer.probability(features.names($0, among: coding.proposals)) : 0
      }
      for (position, probability) in weighed.enumerated() where coding.proposals[position].dropped == nil {
        coding.proposals[position].confidence = probability
        if probability < disposer.threshold {
          coding.proposals[position].dropped = "too unlikely (\((probability * 100).rounded() / 100))"
        }
      }
      sentences.append(coding)
      Self.remember(index, tree: tree, coding: coding, resolver: &resolver)
    }
    self.tree = tree
    self.sentences = sentences
    let printer = RecordPrinter(
      document: document, tree: tree, codebook: codebook, model: model, times: times,
      places: PlaceFinder(tree: tree, mentions: mentions, names: codebook.names), quotes: quotes)
    record = printer.record(sentences)
  }

  /// Adds the parties of a sentence to the thread: subjects and speakers count as the likelier antecedents.
  private static func remember(
    _ index: Int, tree: Tree, coding: SentenceCoding, resolver: inout PartyResolver
  ) {
    var order: [(Int, Party, Bool)] = []
    for word in tree.text.sentences[index].words where tree.isNominal(word) {
      let isHead = !(tree.has("flat", word) || tree.has("compound", word) || tree.has("fixed", word))
      guard isHead, tree.word(word).upos != .pron, let party = resolver.resolve(word, depth: 0), party.isKnown
      else { continue }
      order.append((word, party, tree.has("nsubj", word)))
    }
    for (word, party, isSubject) in order {
      resolver.thread.note(party, sentence: index, isSubject: isSubject, name: resolver.personName(word),
        noun: tree.lemmas[word])
    }
    for claim in coding.claims where claim.speaker.isPerson && claim.speaker.kind != .pronoun {
      resolver.thread.note(claim.speaker, sentence: index, isSubject: true, name: nil, noun: "")
    }
  }
}
