internal import CasusRecords

extension MarkedText {
  /// Marks everything that `record` found in `text`.
  init(_ text: String, record: Record) {
    var marks: [Mark] = []
    for event in record.events {
      marks.append(Mark(event.quad > 2 ? .conflict : .cooperation, event.trigger, item: Anchor.of(event.id)))
      marks += (event.actors + event.recipients).compactMap(\.text).map { Mark(.actor, $0) }
      marks += [event.when?.text].compactMap(\.self).map { Mark(.date, $0) }
      marks += [event.where?.text].compactMap(\.self).map { Mark(.place, $0) }
    }
    for claim in record.claims {
      marks.append(Mark(.cue, claim.cue, item: Anchor.of(claim.id)))
      marks += [claim.content].compactMap(\.self).map { Mark(.content, $0) }
      marks += ([claim.speaker.text] + claim.via.map(\.text)).compactMap(\.self).map { Mark(.actor, $0) }
      marks += [claim.when?.text].compactMap(\.self).map { Mark(.date, $0) }
    }
    for trend in record.trends {
      marks.append(Mark(.trend, trend.cue, item: Anchor.of(trend.id)))
      marks += [trend.when?.text].compactMap(\.self).map { Mark(.date, $0) }
    }
    self.init(text, marks: marks)
  }
}

/// Names of places within a page.
enum Anchor {
  /// An anchor for an id of a record, which may hold any characters: letters and digits stay, the rest becomes
  /// its number.
  static func of(_ id: String) -> String {
    var anchor = ""
    for byte in id.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: anchor.unicodeScalars.append(Unicode.Scalar(byte))
      default: anchor += "." + String(byte, radix: 16)
      }
    }
    return anchor
  }
}
