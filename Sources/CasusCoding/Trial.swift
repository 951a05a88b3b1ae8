public import CasusCodebook
import CasusLanguage
public import CasusRecords

/// A new pattern, tried on texts before it is added to the codebook.
public struct Trial: Sendable {
  /// A place where the pattern fires.
  public struct Hit: Sendable {
    /// The sentence.
    public let sentence: Span
    /// Words that the pattern covers, in text order.
    public let words: [Span]
    /// What it would code, one line each: type and status, parties, and why it would lose if it does.
    public let lines: [String]
    /// What the codebook codes in this sentence without it.
    public let present: [String]
  }

  private static let source = "the pattern tried"
  private let without: Coder
  private let with: Coder
  /// Knows no other pattern, so that the parties are found even where another would win.
  private let alone: Coder
  private let hasConcept: Bool

  /// Prepares a trial.
  ///
  /// - Parameters:
  ///   - pattern: the pattern, as in an event lexicon.
  ///   - concept: the concept it would say; nil when only its places are of interest.
  ///   - roles: roles that differ from the concept's frame.
  ///   - coder: the coder with the present codebook.
  /// - Throws: what making a coder throws.
  public init(_ pattern: Pattern, concept: String?, roles: Frame = Frame(slots: [:]), coder: Coder) throws {
    let known = coder.codebook.concepts.firstIndex { $0.name == concept }
    func make(alone: Bool) throws -> Coder {
      var codebook = coder.codebook
      let position = known ?? codebook.add(Concept(trial: "trial", type: .consult))
      for language in codebook.lexicons.keys.sorted() {
        codebook.add(
          pattern, concept: position, roles: roles, language: language, source: Self.source, alone: alone)
      }
      return try Coder(
        codebook: codebook, models: coder.models, disposer: alone ? .lenient : coder.disposer,
        limits: coder.limits)
    }
    hasConcept = known != nil
    without = coder
    with = try make(alone: false)
    alone = try make(alone: true)
  }

  /// Where the pattern fires in a document, in text order.
  ///
  /// - Throws: the reason why the document cannot be coded.
  public func hits(in document: Document) throws(RecordError) -> [Hit] {
    let coding = alone.coding(document)
    guard let tree = coding.tree else {
      throw coding.record.error ?? RecordError(code: "internal", message: "document \(document.id): no tree")
    }
    let narrator = Narrator(tree: tree, record: coding.record)
    var hits: [Hit] = []
    var codings: (present: [DocumentCoding.SentenceCoding], future: [DocumentCoding.SentenceCoding])?
    for sentence in coding.sentences {
      for proposal in sentence.proposals {
        let others = codings ?? (without.coding(document).sentences, with.coding(document).sentences)
        codings = others
        let rival = others.future.lazy.flatMap(\.proposals).first {
          $0.trigger == proposal.trigger && $0.entry.source.hasPrefix(Self.source)
        }
        hits.append(
          Hit(
            sentence: tree.scalars.span(tree.text.sentences[sentence.index].range),
            words: proposal.words.sorted().map { tree.scalars.span(tree.token(of: $0)) },
            lines: lines(proposal, lost: hasConcept ? rival?.dropped : nil, narrator),
            present: others.present.filter { $0.index == sentence.index }.flatMap { present($0, tree) }))
      }
    }
    return hits
  }

  private func lines(_ proposal: Proposal, lost: String?, _ narrator: Narrator) -> [String] {
    var lines: [String] = []
    if hasConcept {
      let mode = proposal.modes.first.map { "/" + $0 } ?? ""
      lines.append(
        "\(proposal.type.rawValue)\(mode) \(proposal.concept.name), \(proposal.status.status.rawValue)")
    } else {
      lines.append(proposal.status.status.rawValue)
    }
    for party in proposal.actors { lines.append("actor \(narrator.describe(party, of: proposal.trigger))") }
    for party in proposal.recipients {
      lines.append("recipient \(narrator.describe(party, of: proposal.trigger))")
    }
    if let reason = proposal.dropped ?? lost { lines.append("lost: \(reason)") }
    return lines
  }

  private func present(_ sentence: DocumentCoding.SentenceCoding, _ tree: Tree) -> [String] {
    sentence.proposals.filter { $0.dropped == nil }.map { proposal in
      let words = proposal.words.sorted().map { tree.word($0).form }.joined(separator: " ")
      return "\(proposal.type.rawValue) \(proposal.concept.name) on `\(words)` (\(proposal.entry.source))"
    }
  }
}
