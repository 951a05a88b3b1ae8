import CasusCoding
import CasusRecords
import CasusTestSupport
import Foundation
import Testing

/// Our own sentences (Corpus/): well formed, and coded at least as well as recorded in Corpus/floors.tsv beside this file.
///
/// `CASUS_MISSES=1 swift test --filter CorpusTests` prints what is coded otherwise.
struct CorpusTests {
  private static let sentences = Result { try CorpusSentence.read(folder: "\(Knowledge.root)/Corpus") }
  private static let prints = ProcessInfo.processInfo.environment["CASUS_MISSES"] != nil

  /// What is to be reached, in per cent, by `language measure`.
  private static func floors() throws -> [String: Double] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().path + "/Corpus/floors.tsv"
    var floors: [String: Double] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst() {
      let columns = line.split(separator: "\t")
      floors["\(columns[0]) \(columns[1])"] = Double(columns[2])
    }
    return floors
  }

  @Test(arguments: ["en", "he"])
  func sentencesAreOfUse(language: String) throws {
    let sentences = try Self.sentences.get().filter { $0.language == language }
    var texts: Set<String> = []
    // One sentence may be asked for each of its acts.
    for sentence in sentences
    where !texts.insert("\(sentence.text) \(String(describing: (sentence.actor, sentence.recipient)))")
      .inserted
    {
      Issue.record("\(sentence.source): this sentence stands in the corpus already")
    }
    for type in EventType.allCases {
      let own = sentences.filter { $0.type == type }
      #expect(!own.isEmpty, "no sentence for \(type.rawValue)")
    }
    #expect(sentences.contains { $0.type == nil }, "no sentence without an act")
  }

  @Test(arguments: ["en", "he"])
  func judgedSentencesAreOfUse(language: String) throws {
    let path = "\(Knowledge.root)/Corpus/judged-\(language).tsv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    let sentences = Set(lines.compactMap { $0.split(separator: "\t").first.map(String.init) })
    let texts = Dictionary(uniqueKeysWithValues: sentences.map { ($0, "Its text.") })
    let judged = try JudgedSentence.read(path: path, language: language, texts: texts)
    #expect(Set(lines).count == lines.count, "a verdict stands twice")
    #expect(judged.count == sentences.count)
    #expect(try JudgedSentence.read(path: path, language: language, texts: [:]).isEmpty)
  }

  @Test(arguments: ["a\t3\t9\tATTACK\tyes", "a\t9\t3\tASSAULT\tno", "a\t3\t9\tASSAULT\tmaybe", "a\t3\t9"])
  func aVerdictThatCannotBeReadIsNamed(line: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "judged-en.tsv", "sentence\tstart\tend\ttype\tright\n\(line)\n".utf8)
    let error = #expect(throws: CorpusSentence.Malformed.self) {
      try JudgedSentence.read(path: path, language: "en", texts: ["a": "Its text."])
    }
    #expect(error?.description.hasPrefix("\(path):2: ") == true)
  }

  @Test(arguments: ["en", "he"])
  func typesAndPairs(language: String) throws {
    let coder = try Knowledge.coder()
    let floors = try Self.floors()
    var (right, wanted, found, answered, asked) = (0, 0, 0, 0, 0)
    for sentence in try Self.sentences.get() where sentence.language == language {
      let record = coder.code(sentence.document)
      #expect(record.error == nil, "\(sentence.source): \(record.error?.message ?? "")")
      var open = sentence.types
      for event in record.events {
        if let index = open.firstIndex(of: event.type) {
          open.remove(at: index)
          right += 1
        } else if Self.prints {
          print(
            "\(sentence.source): spurious \(event.type.rawValue) \(event.concept) | \(sentence.text)")
        }
      }
      wanted += sentence.types.count
      found += record.events.count
      if Self.prints, !open.isEmpty {
        print("\(sentence.source): missed \(open.map(\.rawValue).joined(separator: " ")) | \(sentence.text)")
      }
      guard let type = sentence.type, let pair = record.pairs.first else { continue }
      asked += 1
      if pair.type == type {
        answered += 1
      } else if Self.prints {
        print(
          "\(sentence.source): pair \(type.rawValue) read as \(pair.type?.rawValue ?? "-") | \(sentence.text)"
        )
      }
    }
    let score = 200 * Double(right) / Double(max(1, wanted + found))
    let share = 100 * Double(answered) / Double(max(1, asked))
    let least = try #require(floors["\(language) types"])
    #expect(score >= least, "F1 of types \(score): \(right) right of \(wanted) wanted, \(found) found")
    let leastShare = try #require(floors["\(language) pairs"])
    #expect(share >= leastShare, "pairs \(share) %: \(answered) right of \(asked)")
  }
}
