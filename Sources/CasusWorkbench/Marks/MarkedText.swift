public import CasusRecords

/// A text with marked passages, cut into segments between which no mark begins or ends.
///
/// Marks may nest, overlap and repeat; each segment knows all marks that cover it. The segments of all paragraphs,
/// joined by line breaks, are the text, scalar for scalar.
public struct MarkedText: Sendable {
  /// A passage to mark.
  public struct Mark: Hashable, Sendable {
    /// What it marks.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case conflict, cooperation, actor, date, place, cue, trend, content
    }

    /// What it marks.
    public var kind: Kind
    /// Where.
    public var span: Span
    /// Anchor of the item in the side list that it belongs to; nil for parties, dates and places.
    public var item: String?

    /// Makes a mark.
    public init(_ kind: Kind, _ span: Span, item: String? = nil) {
      self.kind = kind
      self.span = span
      self.item = item
    }
  }

  /// A stretch of text under the same marks.
  public struct Segment: Hashable, Sendable {
    /// The words.
    public var text: String
    /// Kinds of the marks that cover it, in the order of `Mark.Kind`.
    public var kinds: [Mark.Kind]
    /// Items whose first mark begins here.
    public var begins: [String]
    /// Items whose first mark ends here.
    public var ends: [String]
  }

  /// Paragraphs (lines of the text) of segments; an empty line has none.
  public let paragraphs: [[Segment]]

  /// Cuts `text`; marks that reach beyond it are shortened, empty ones left out. O(n + m log m).
  public init(_ text: String, marks: [Mark]) {
    let scalars = Array(text.unicodeScalars)
    let marks = Self.cleaned(marks, length: scalars.count)
    let leads = Self.leads(marks)
    var cuts = Set([0, scalars.count])
    for mark in marks { cuts.formUnion([mark.span.start, mark.span.end]) }
    for (position, scalar) in scalars.enumerated() where scalar == "\n" {
      cuts.formUnion([position, position + 1])
    }

    var paragraphs: [[Segment]] = [[]]
    var open: [Int] = []
    var next = 0
    let bounds = cuts.sorted()
    for (start, end) in zip(bounds, bounds.dropFirst()) {
      open.removeAll { marks[$0].span.end <= start }
      while next < marks.count, marks[next].span.start <= start {
        open.append(next)
        next += 1
      }
      if scalars[start] == "\n" {
        paragraphs.append([])
        continue
      }
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[start..<end])
      let kinds = Set(open.map { marks[$0].kind })
      paragraphs[paragraphs.count - 1].append(
        Segment(
          text: String(words), kinds: Mark.Kind.allCases.filter(kinds.contains),
          begins: open.filter { leads.contains($0) && marks[$0].span.start == start }.compactMap {
            marks[$0].item
          },
          ends: open.filter { leads.contains($0) && marks[$0].span.end == end }.compactMap { marks[$0].item })
      )
    }
    self.paragraphs = paragraphs
  }

  private static func cleaned(_ marks: [Mark], length: Int) -> [Mark] {
    marks.compactMap { mark in
      let span = Span(max(0, mark.span.start), min(length, mark.span.end))
      return span.start < span.end ? Mark(mark.kind, span, item: mark.item) : nil
    }
    .sorted {
      ($0.span.start, -$0.span.end, $0.kind.rawValue) < ($1.span.start, -$1.span.end, $1.kind.rawValue)
    }
  }

  /// Indices of the first mark of each item: the one that carries its anchor.
  private static func leads(_ marks: [Mark]) -> Set<Int> {
    var seen: Set<String> = []
    return Set(marks.indices.filter { index in marks[index].item.map { seen.insert($0).inserted } ?? false })
  }
}
