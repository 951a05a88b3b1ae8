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

  private(set) var record: Record
  let tree: Tree?
  let sentences: [SentenceCoding]
  /// What is known about each pair that the document asks for; nil where a span covers no word.
  let evidence: [PairEvidence?]

  init(failed record: Record) {
    self.record = record
    tree = nil
    sentences = []
    evidence = []
  }

  init(
    _ document: Document, text: AnnotatedText, lexicon: Lexicon, codebook: Codebook, model: String,
    tagger: TimeTagger?, disposer: Disposer, pairs: PairModel?
  ) {
    var tree = Tree(text, lexicon: lexicon)
    var mentions = Mentions(&tree, names: codebook.names)
    if let mended = mentions.mended(in: tree, names: codebook.names) {
      tree = Tree(mended, lexicon: lexicon)
      mentions = Mentions(&tree, names: codebook.names)
    }
    let times = DocumentTimes(tree, published: document.published, tagger: tagger)
    tree.timeWords = times.words
    let resolver = PartyResolver(
      tree: tree, mentions: mentions, names: codebook.names, day: document.published)
    let operators = tree.lexicon.operators
    let light = tree.hashes.lemmas.map { lemma in
      operators[lemma].contains {
        operators.entries[Int($0)].effect == .light && operators.entries[Int($0)].pattern.constraints.isEmpty
      }
    }
    let slots = Slots(tree: tree, isLight: { light[$0] })
    let quotes = Quotes(tree)
    let surroundings = Surroundings(tree: tree, mentions: mentions, names: codebook.names, document: document)
    var sentences: [SentenceCoding] = []
    // Pairs are judged by what was proposed, not by what the disposer left of it.
    var unweighed: [SentenceCoding] = []
    let matcher = Matcher(
      tree: tree, mentions: mentions, slots: slots, resolver: resolver, powers: codebook.ontology.powers)
    let statusReader = StatusReader(tree: tree, matcher: matcher)
    let events = EventCoder(
      tree: tree, codebook: codebook, matcher: matcher, statusReader: statusReader,
      counts: CountReader(tree: tree),
      slots: slots, quotes: quotes)
    let claims = ClaimCoder(
      tree: tree, matcher: matcher, slots: slots, quotes: quotes, statusReader: statusReader)
    let trends = TrendCoder(tree: tree, statusReader: statusReader)
    let features = ProposalFeatures(tree: tree, quotes: quotes)
    let asked = document.pairs ?? []
    for index in text.sentences.indices {
      var coding = SentenceCoding(
        index: index, proposals: events.proposals(in: index, resolver: resolver),
        claims: claims.claims(in: index, resolver: resolver),
        trends: trends.trends(in: index, resolver: resolver))
      surroundings.complete(&coding, resolver: resolver, after: sentences)
      for (word, reason) in times.refused where tree.sentenceOf[word] == index {
        for position in coding.proposals.indices { coding.proposals[position].notes.append(reason) }
      }
      if !asked.isEmpty { unweighed.append(coding) }
      Self.weigh(&coding.proposals, features, disposer)
      sentences.append(coding)
      // After the last sentence, pairs alone ask whom the text has spoken of.
      if index < text.sentences.count - 1 || !asked.isEmpty {
        Self.remember(index, tree: tree, coding: coding, resolver: resolver)
      }
    }
    self.tree = tree
    self.sentences = sentences
    let printer = RecordPrinter(
      document: document, tree: tree, codebook: codebook, model: model, times: times,
      places: PlaceFinder(tree: tree, mentions: mentions, names: codebook.names), quotes: quotes,
      contexts: ContextReader(tree))
    record = printer.record(sentences)
    evidence = asked.map { pair in
      PairFeatures(
        tree: tree, codebook: codebook, mentions: mentions, resolver: resolver, slots: slots,
        statusReader: statusReader, quotes: quotes, sentences: unweighed
      ).evidence(pair)
    }
    record.pairs = zip(asked, evidence).map { pair, evidence in
      guard let evidence, let answer = pairs?.answer(evidence) else {
        return Pair(actor: pair.actor, recipient: pair.recipient)
      }
      return Pair(
        actor: pair.actor, recipient: pair.recipient, type: answer.type, probability: answer.probability)
    }
  }

  /// Gives the proposals of a sentence their confidence and drops those that are too unlikely. Where that falls on an
  /// act told twice, its other telling is heard: *came close to losing his life when the convoy was ambushed*.
  private static func weigh(_ proposals: inout [Proposal], _ features: ProposalFeatures, _ disposer: Disposer)
  {
    var judged: [(position: Int, probability: Double)] = []
    var unlikely: Set<Int> = []
    for position in proposals.indices where proposals[position].dropped == nil { judge(position) }
    for position in proposals.indices {
      if let twin = proposals[position].twin, unlikely.contains(twin) { judge(position) }
    }
    func judge(_ position: Int) {
      let probability = disposer.probability(features.names(of: proposals[position], among: proposals))
      judged.append((position, probability))
      if probability < disposer.threshold {
        if proposals[position].dropped == nil { unlikely.insert(proposals[position].trigger) }
      } else if let twin = proposals[position].twin {
        // One other telling is enough.
        unlikely.remove(twin)
      }
    }
    // All are judged beside the others as they were.
    for (position, probability) in judged {
      if probability >= disposer.threshold {
        proposals[position].dropped = nil
        proposals[position].confidence = probability
      } else if proposals[position].dropped == nil {
        proposals[position].dropped = "too unlikely (\((probability * 100).rounded() / 100))"
        proposals[position].confidence = probability
      }
    }
  }

  /// Adds the parties of a sentence to the thread: subjects and speakers count as the likelier antecedents.
  private static func remember(
    _ index: Int, tree: Tree, coding: SentenceCoding, resolver: PartyResolver
  ) {
    var order: [(Int, Party, Bool)] = []
    for word in tree.text.sentences[index].words where tree.isNominal(word) {
      let isHead = !(tree.has("flat", word) || tree.has("compound", word) || tree.has("fixed", word))
      // *Met in Minsk*: a place is no party.
      let isPlace =
        tree.slots(ofPreposition: tree.prepositions[word]).contains("in") && resolver.isPlace(word)
      guard isHead, !isPlace, tree.word(word).upos != .pron, var party = resolver.resolve(word, depth: 0),
        party.isKnown
      else { continue }
      // *The election of X* is not he.
      if party.kind == .described, tree.word(word).upos == .noun, !tree.word(word).entity.hasSuffix("PER") {
        party.isPerson = false
      }
      order.append((word, party, tree.has("nsubj", word)))
    }
    for word in tree.text.sentences[index].words {
      for party in resolver.namesakes(word) ?? [] { order.append((word, party, tree.has("nsubj", word))) }
    }
    for (word, party, isSubject) in order {
      resolver.thread.note(
        party, sentence: index, isSubject: isSubject, name: resolver.personName(word),
        noun: tree.lemmas[word], first: tree.has("conj", word) ? tree.word(word).head ?? word : word)
    }
    for proposal in coding.proposals where proposal.dropped == nil {
      resolver.thread.note(proposal, sentence: index)
    }
    let acting = coding.proposals.lazy.filter { $0.dropped == nil }.flatMap { $0.actors + $0.recipients }
    for party in acting + coding.claims.map(\.speaker)
    where party.kind == .agent && party.countryInferred && party.isStateOrgan {
      guard let country = party.country, let words = party.words,
        let head = words.first(where: { tree.word($0).head.map { !words.contains($0) } ?? true })
      else { continue }
      resolver.thread.guess(country, of: tree.lemmas[head])
    }
    for claim in coding.claims where claim.speaker.isPerson && claim.speaker.kind != .pronoun {
      resolver.thread.note(claim.speaker, sentence: index, isSubject: true, name: nil, noun: "")
    }
  }
}
