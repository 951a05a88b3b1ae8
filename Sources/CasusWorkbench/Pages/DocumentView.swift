internal import CasusRecords

/// What the template `document` shows.
struct DocumentView: View {
  let heading: String?
  let untitled: String
  let language: String?
  let languageName: String?
  let publisher: String
  let published: DateView?
  let kind: String?
  let original: String?
  let error: String?
  let also: [SourceView]?
  let paragraphs: [Paragraph]
  let events: [EventItem]?
  let claims: [ClaimItem]?
  let trends: [TrendItem]?
  let empty: Bool
  let legend: [LegendEntry]
  let versions: String?

  /// A paragraph of the text.
  struct Paragraph: View {
    let segments: [Segment]
  }

  /// A stretch of text under the same marks.
  struct Segment: View {
    let text: String
    let marked: Bool
    let kinds: String
    let begins: [Target]
    let ends: [Target]

    init(_ segment: MarkedText.Segment, record: Record) {
      text = segment.text
      marked = !segment.kinds.isEmpty
      kinds = segment.kinds.map(\.rawValue).joined(separator: " ")
      begins = segment.begins.map { Target(anchor: $0, label: "") }
      ends = segment.ends.map { Target(anchor: $0, label: DocumentView.label(of: $0, in: record)) }
    }
  }

  /// An item of the side list that a mark belongs to.
  struct Target: View {
    let anchor: String
    let label: String
  }

  /// An event of the side list.
  struct EventItem: View {
    let anchor: String
    let label: String
    let act: ActView
    let words: String
    let actors: [PartyView]
    let recipients: [PartyView]?
    let arrow: String
    let date: DateView?
    let place: String?
    let counts: [String]?
    let claims: [Target]?

    init(_ event: Event, claims: [Claim], words: DocumentWords, in interface: Interface) {
      anchor = Anchor.of(event.id)
      label = event.id
      act = ActView(event, in: interface)
      self.words = words(event.trigger)
      let parties = event.actors.map { PartyView($0, in: interface) }
      actors = parties.isEmpty ? [PartyView(Actor(), in: interface)] : parties
      recipients = event.recipients.isEmpty ? nil : event.recipients.map { PartyView($0, in: interface) }
      arrow = interface.phrases["party.arrow"]
      date = interface.date(event.when)
      place = event.where.flatMap { $0.name ?? $0.country.map(interface.country) }
      let counts = event.counts.sorted { $0.key < $1.key }.map { interface.count($0.key, $0.value) }
      self.counts = counts.isEmpty ? nil : counts
      self.claims = claims.isEmpty ? nil : claims.map { Target(anchor: Anchor.of($0.id), label: $0.id) }
    }
  }

  /// A claim of the side list.
  struct ClaimItem: View {
    let anchor: String
    let label: String
    let speaker: PartyView
    let stance: String
    let stanceKind: String
    let content: String?
    let quoted: Bool
    let via: [String]?
    let about: [Target]?

    init(_ claim: Claim, events: [Event], words: DocumentWords, in interface: Interface) {
      anchor = Anchor.of(claim.id)
      label = claim.id
      speaker = PartyView(claim.speaker, in: interface)
      stanceKind = claim.stance.rawValue
      stance = interface.phrases["stance.\(stanceKind)"]
      content = claim.content.map { words($0) }
      quoted = claim.quote
      via = claim.via.isEmpty ? nil : claim.via.map(\.name)
      let about = claim.about.compactMap { id in events.first { $0.id == id } }
      self.about =
        about.isEmpty
        ? nil
        : about.map {
          Target(anchor: Anchor.of($0.id), label: "\(interface.type($0.type)) (\(words($0.trigger)))")
        }
    }
  }

  /// A trend of the side list.
  struct TrendItem: View {
    let anchor: String
    let label: String
    let dyad: String
    let direction: String
    let directionKind: String
    let modality: String
    let date: DateView?
    let words: String

    init(_ trend: Trend, words: DocumentWords, in interface: Interface) {
      anchor = Anchor.of(trend.id)
      label = trend.id
      dyad = trend.dyad.count == 2 ? interface.dyad(trend.dyad[0], trend.dyad[1]) : ""
      directionKind = trend.direction.rawValue
      direction = interface.phrases["direction.\(directionKind)"]
      modality = interface.phrases["modality.\(trend.modality.rawValue)"]
      date = interface.date(trend.when)
      self.words = words(trend.cue)
    }
  }

  /// A kind of mark and what it means.
  struct LegendEntry: View {
    let kind: String
    let label: String
  }

  /// The id of the item with this anchor.
  static func label(of anchor: String, in record: Record) -> String {
    let ids = record.events.map(\.id) + record.claims.map(\.id) + record.trends.map(\.id)
    return ids.first { Anchor.of($0) == anchor } ?? anchor
  }
}
