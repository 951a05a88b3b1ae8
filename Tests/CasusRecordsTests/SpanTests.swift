import CasusRecords
import CasusTestSupport
import Foundation
import Testing

struct SpanTests {
  @Test func spansShareAScalarOrNot() {
    // Exhaustively over small spans, against sets of the scalars in them.
    for start in 0..<5 {
      for end in start..<5 {
        for otherStart in 0..<5 {
          for otherEnd in otherStart..<5 where start < end && otherStart < otherEnd {
            let (span, other) = (Span(start, end), Span(otherStart, otherEnd))
            let (members, others) = (Set(start..<end), Set(otherStart..<otherEnd))
            #expect(span.overlaps(other) == !members.isDisjoint(with: others), "\(span) \(other)")
            #expect(span.contains(other) == others.isSubset(of: members), "\(span) \(other)")
          }
        }
      }
    }
  }

  @Test func printedAsAPair() throws {
    #expect(String(decoding: try JSONEncoder().encode(Span(3, 9)), as: UTF8.self) == "[3,9]")
    #expect(try JSONDecoder().decode(Span.self, from: Data("[3, 9]".utf8)) == Span(3, 9))
    #expect(try JSONDecoder().decode(Span.self, from: Data("[4, 4]".utf8)) == Span(4, 4))
  }

  @Test(arguments: ["[9, 3]", "[-1, 3]", "[3]", "[]", "[1.5, 2]", "{}", "[\"a\", 2]", "null"])
  func refusedWhenItIsNoSpan(json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Span.self, from: Data(json.utf8)) }
  }
}

/// `ScalarIndex` against counting from the start each time.
struct ScalarIndexTests {
  /// UTF-8 offsets at which the scalars of a text start, and its length.
  private func starts(_ text: String) -> [Int] {
    var offsets = [0]
    for scalar in text.unicodeScalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
    return offsets
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func agreesWithCounting(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = RandomText.make(120, &random)
    let index = ScalarIndex(text)
    let starts = starts(text)
    for (scalar, byte) in starts.enumerated() {
      #expect(index.scalar(atByte: byte) == scalar)
      #expect(index.byte(atScalar: scalar) == byte)
    }
    for _ in 0..<50 {
      let low = Int.random(in: 0..<starts.count, using: &random)
      let high = Int.random(in: low..<starts.count, using: &random)
      #expect(index.span(starts[low]..<starts[high]) == Span(low, high))
      #expect(index.range(Span(low, high)) == starts[low]..<starts[high])
    }
  }

  /// Lengths around the stride at which counts are stored.
  @Test(arguments: [0, 1, 31, 32, 33, 63, 64, 65, 127, 128, 129, 192])
  func agreesAtTheEdgesOfItsBlocks(length: Int) {
    for letter in ["a", "ש", "中", "😀"] {
      let text = String(repeating: letter, count: length)
      let index = ScalarIndex(text)
      let width = letter.utf8.count
      for scalar in 0...length {
        #expect(index.byte(atScalar: scalar) == scalar * width)
        #expect(index.scalar(atByte: scalar * width) == scalar)
      }
    }
  }

  @Test func pastTheEndIsTheEnd() {
    let index = ScalarIndex("שלום")
    #expect(index.byte(atScalar: 4) == 8)
    #expect(index.byte(atScalar: 100) == 8)
    #expect(index.range(Span(2, 100)) == 4..<8)
  }

  @Test func everyPointOfALetterIsAScalar() {
    let text = "שָׁלוֹם"
    #expect(ScalarIndex(text).span(0..<text.utf8.count) == Span(0, 7))
    #expect(ScalarIndex("👩‍👩‍👧‍👦").span(0..<25) == Span(0, 7))
  }
}
