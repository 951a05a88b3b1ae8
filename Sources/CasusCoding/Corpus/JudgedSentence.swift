public import CasusRecords

/// A treebank's sentence whose acts, as the coder found them, a reader judged: from such text, on which nobody worked,
/// the disposer learns what goes wrong.
///
/// The texts are not ours to keep. A file has the columns `sentence` (its identifier in the treebank), `start`, `end`
/// (scalars of the act's words), `type` and `right` (`yes` or `no`).
public struct JudgedSentence: Sendable {
  /// One judged act.
  struct Verdict: Sendable {
    let span: Span
    let type: EventType
    let isRight: Bool
  }

  let document: Document
  private(set) var verdicts: [Verdict]

  /// Reads a file; sentences that `texts` (by identifier) does not have are left out.
  ///
  /// - Throws: `CorpusSentence.Malformed` for the first line that cannot be used.
  public static func read(
    path: String, language: String, texts: [String: String]
  ) throws -> [JudgedSentence] {
    let text = try CorpusSentence.text(path: path)
    var result: [JudgedSentence] = []
    var places: [Substring: Int] = [:]
    for (number, line) in text.split(separator: "\n").enumerated().dropFirst() {
      let columns = line.split(separator: "\t")
      guard columns.count == 5, let start = Int(columns[1]), let end = Int(columns[2]), start < end,
        let type = EventType(rawValue: String(columns[3])), ["yes", "no"].contains(columns[4])
      else {
        throw CorpusSentence.Malformed(
          description:
            "\(path):\(number + 1): needs sentence, start, end, type, and yes or no, divided by tabs")
      }
      let verdict = Verdict(span: Span(start, end), type: type, isRight: columns[4] == "yes")
      if let place = places[columns[0]] {
        result[place].verdicts.append(verdict)
      } else if let text = texts[String(columns[0])] {
        places[columns[0]] = result.count
        let document = Document(id: String(columns[0]), text: text, language: language)
        result.append(JudgedSentence(document: document, verdicts: [verdict]))
      }
    }
    return result
  }
}
