/// A piece of a codebook file, as UTF-8 bytes: to be used only while the file is being read, and copied into a string
/// when it is to stay.
///
/// A codebook has two million bytes in two hundred thousand fields, and a program that codes one sentence waits for
/// them: no string is made of a field that only decides something.
struct Field {
  let bytes: UnsafeBufferPointer<UInt8>

  static var empty: Field { Field(UnsafeBufferPointer(start: nil, count: 0)) }

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private init(_ field: Field, _ range: Range<Int>) {
    bytes = UnsafeBufferPointer(rebasing: field.bytes[range])
  }

  var isEmpty: Bool { bytes.isEmpty }

  /// A copy that stays.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether it begins with an ASCII sign.
  func begins(with sign: Unicode.Scalar) -> Bool { bytes.first == UInt8(ascii: sign) }

  /// Without its first `count` bytes.
  func dropping(_ count: Int) -> Field { Field(self, min(count, bytes.count)..<bytes.count) }

  /// Without blanks at either end.
  var trimmed: Field {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return start == 0 && end == bytes.count ? self : Field(self, start..<end)
  }

  /// Calls `body` with each part between ASCII separators; empty parts are left out.
  @inline(__always)
  func forEach(_ separator: Unicode.Scalar, _ body: (Field) -> Void) {
    let byte = UInt8(ascii: separator)
    var start = 0
    while start < bytes.count {
      let end = bytes.place(of: byte, from: start)
      if end > start { body(Field(self, start..<end)) }
      start = end + 1
    }
  }

  /// The parts between ASCII separators; empty ones are left out.
  func parts(_ separator: Unicode.Scalar) -> [Field] {
    var parts: [Field] = []
    forEach(separator) { parts.append($0) }
    return parts
  }

  /// What stands before and after the first of an ASCII separator; nil when a side is empty.
  func sides(_ separator: Unicode.Scalar) -> (Field, Field)? {
    guard let index = bytes.firstIndex(of: UInt8(ascii: separator)), index > 0, index + 1 < bytes.count
    else { return nil }
    return (Field(self, 0..<index), Field(self, (index + 1)..<bytes.count))
  }

  /// What stands before the first of an ASCII separator, and what stands after it; both may be empty.
  func divided(by separator: Unicode.Scalar) -> (first: Field, rest: Field) {
    guard let index = bytes.firstIndex(of: UInt8(ascii: separator)) else { return (self, .empty) }
    return (Field(self, 0..<index), Field(self, (index + 1)..<bytes.count))
  }

  /// The first name of a list divided by `|`; nil when it is empty.
  var firstName: Field? {
    let end = bytes.firstIndex(of: UInt8(ascii: "|")) ?? bytes.count
    let first = Field(self, 0..<end).trimmed
    return first.isEmpty ? names.first { !$0.isEmpty } : first
  }

  /// The names of a list divided by `|`, without blanks around them.
  var names: [Field] { parts("|").map(\.trimmed) }

  static func == (field: Field, text: StaticString) -> Bool {
    guard field.bytes.count == text.utf8CodeUnitCount else { return false }
    for position in field.bytes.indices where field.bytes[position] != text.utf8Start[position] {
      return false
    }
    return true
  }

  /// A 64-bit hash of the bytes that tells fields from each other, eight bytes a step.
  var identity: UInt64 {
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* prime
    var position = 0
    while position + 8 <= raw.count {
      hash = (hash ^ raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)) &* prime
      hash ^= hash >> 32
      position += 8
    }
    var rest: UInt64 = 0
    while position < raw.count {
      rest = rest << 8 | UInt64(raw[position])
      position += 1
    }
    hash = (hash ^ rest) &* prime
    hash = (hash ^ (hash >> 29)) &* 0xC2B2_AE3D_27D4_EB4F
    return hash ^ (hash >> 32)
  }

  /// The hash of the bytes as a folded word's, the same in every run.
  var hash: UInt64 {
    var hash = NameHash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }

  /// The number that is written: digits with an optional sign and decimal point.
  var number: Double? {
    var value: Int64 = 0
    var decimals = -1
    var digits = 0
    for (position, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        digits += 1
        if decimals >= 0 { decimals += 1 }
      case UInt8(ascii: ".") where decimals < 0: decimals = 0
      case UInt8(ascii: "-") where position == 0: continue
      default: return nil
      }
      if digits > 15 { return Double(string) }
    }
    guard digits > 0 else { return nil }
    // Both are exact, and so their quotient is the nearest there is.
    let magnitude = Double(value) / Self.powers[max(0, decimals)]
    return begins(with: "-") ? -magnitude : magnitude
  }

  /// Whether it is a date, as exact as it may be: `2003`, `2003-10`, `2003-10-31`.
  var isDay: Bool {
    /// Two digits behind a hyphen.
    func part(at start: Int) -> Int? {
      guard bytes[start] == UInt8(ascii: "-"), let tens = digit(start + 1), let ones = digit(start + 2) else {
        return nil
      }
      return tens * 10 + ones
    }
    guard [4, 7, 10].contains(bytes.count), (0..<4).allSatisfy({ digit($0) != nil }) else { return false }
    let month = bytes.count >= 7 ? part(at: 4) : 1
    let day = bytes.count == 10 ? part(at: 7) : 1
    return (1...12).contains(month ?? 0) && (1...31).contains(day ?? 0)
  }

  /// The ASCII digit at a place.
  private func digit(_ place: Int) -> Int? {
    let value = Int(bytes[place]) - Int(UInt8(ascii: "0"))
    return (0...9).contains(value) ? value : nil
  }

  private static let powers: [Double] = (0...15).reduce(into: []) { powers, _ in
    powers.append((powers.last ?? 0.1) * 10)
  }
}
