import CasusCodebook
import Testing

/// What is noted under hashes is found again, however they fall together.
struct HashIndexTests {
  @Test(arguments: [0, 1, 16, 3000])
  func whatWasNotedIsFound(count: Int) {
    var index = HashIndex()
    for number in 0..<count { #expect(index.insert(number, for: Self.hash(number)) == nil) }
    for number in 0..<count {
      #expect(index[Self.hash(number)] == number)
      #expect(index.insert(-1, for: Self.hash(number)) == number)
    }
    #expect(index[Self.hash(count)] == nil)
  }

  @Test(arguments: [0, 8, 24, 32, 48, 56])
  func hashesOfOnePlaceAreToldApart(shift: UInt64) {
    var index = HashIndex(capacity: 4)
    for number in 0..<200 { index.insert(number, for: UInt64(number) << shift) }
    for number in 0..<200 { #expect(index[UInt64(number) << shift] == number) }
    #expect(index[0xABCD_EF01_2345_6789] == nil)
  }

  private static func hash(_ number: Int) -> UInt64 { UInt64(number) &* 0x9E37_79B9_7F4A_7C15 }
}
