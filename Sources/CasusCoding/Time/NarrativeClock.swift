public import CasusLanguage
public import CasusRecords

/// Walks the time expressions of a document in order and keeps the thread of its narrative: after *in January
/// 2023*, *the following February* is 2023-02 and *in March* 2023-03.
///
/// Bare months and days continue the thread within their paragraph; a new paragraph begins from the day of
/// publication again, while *that day* still means the day last told of.
public struct NarrativeClock: Sendable {
  /// Day of publication.
  public let published: CivilDay?
  /// What was last dated, in any way.
  public private(set) var reference: When?
  /// What was last dated in the narrative, by date rather than by *yesterday*.
  public private(set) var thread: When?
  private let lexicon: TimeLexicon
  private var paragraph = 0

  /// Starts at the head of a document; `published` is `YYYY-MM-DD`, and unknown when it is anything else.
  public init(lexicon: TimeLexicon, published: String?) {
    self.lexicon = lexicon
    self.published = published.flatMap { CivilDay($0) }
  }

  /// Resolves the next expression.
  public mutating func resolve(_ expression: TimeExpression) -> When? {
    if expression.paragraph != paragraph {
      paragraph = expression.paragraph
      thread = nil
    }
    let anchor = Anchor(published: published, reference: reference, thread: thread)
    guard let when = expression.resolve(anchor, lexicon: lexicon) else { return nil }
    guard when.start?.hasPrefix("X") != true, when.end?.hasPrefix("X") != true else { return when }
    switch expression.meaning {
    case .absolute, .between, .edge, .part: (reference, thread) = (when, when)
    case .partial(.weekday, _), .offset(_, .publication): reference = when
    case .partial, .offset(_, .reference), .displaced: (reference, thread) = (when, when)
    default: break
    }
    return when
  }

  /// Every expression of a text with the interval it stands for.
  public static func timeline(
    of text: String, words: AnnotatedText? = nil, published: String?, tagger: TimeTagger
  ) -> [(expression: TimeExpression, when: When?)] {
    var clock = NarrativeClock(lexicon: tagger.lexicon, published: published)
    return tagger.expressions(in: text, words: words).map { ($0, clock.resolve($0)) }
  }
}
