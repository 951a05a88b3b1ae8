/// The one way in which words and names are compared: lower case, no Hebrew points, one kind of quotation mark,
/// apostrophe and blank; hyphens count as blanks. Only look-up keys are folded, never a text.
public enum Folding {
  /// The key of a word or name.
  public static func key(_ text: some StringProtocol) -> String {
    let isPlain = text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x7A) }
    if isPlain { return String(text) }
    var text = String(text)
    return text.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * bytes.count) { buffer in
        let count = write(key: bytes, to: buffer)
        return String(decoding: UnsafeBufferPointer(rebasing: buffer[..<count]), as: UTF8.self)
      }
    }
  }

  /// Writes the key of some UTF-8 bytes to `buffer`: blanks at either end are left out, those within are one each.
  ///
  /// - Parameter buffer: room for three times as many bytes; lower case can be longer than upper case.
  /// - Returns: how many bytes were written.
  public static func write(
    key text: UnsafeBufferPointer<UInt8>, to buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    precondition(buffer.count >= 3 * text.count)
    guard let source = text.baseAddress, let target = buffer.baseAddress else { return 0 }
    var count = 0
    var isBlank = false
    var position = 0
    @inline(__always)
    func endBlank() {
      guard isBlank else { return }
      isBlank = false
      if count > 0 {
        target[count] = 0x20
        count += 1
      }
    }
    @inline(__always)
    func add(_ byte: UInt8) {
      endBlank()
      target[count] = byte
      count += 1
    }
    while position < text.count {
      let byte = source[position]
      if byte &- 0x61 < 26 {
        add(byte)
        position += 1
        continue
      }
      // Hebrew letters, the most frequent by far of all others, have no case and are no marks.
      if byte == 0xD7, position + 1 < text.count, source[position + 1] &- 0x90 <= 0x1A {
        endBlank()
        target[count] = byte
        target[count + 1] = source[position + 1]
        count += 2
        position += 2
        continue
      }
      if byte < 0x80 {
        position += 1
        let folded = fold(ascii: byte)
        if folded == 0x20 { isBlank = true } else { add(folded) }
        continue
      }
      let (scalar, length) = decode(text, at: position)
      position += length
      guard let folded = fold(scalar) else { continue }
      if folded == " " {
        isBlank = true
      } else if folded.value < 0x80 {
        add(UInt8(folded.value))
      } else {
        for byte in folded.properties.lowercaseMapping.utf8 { add(byte) }
      }
    }
    return count
  }

  /// What a scalar counts as; nil when it counts as nothing.
  public static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x41...0x5A: Unicode.Scalar(scalar.value + 0x20)
    case 0x0591...0x05BD, 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7: nil
    case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: nil
    case 0x05BE, 0x2010...0x2015, 0x2D, 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2009, 0x202F, 0x5F: " "
    case 0x05F3, 0x2018, 0x2019, 0x201A, 0x201B, 0x00B4, 0x60, 0x02BC, 0x02BB: "'"
    case 0x05F4, 0x201C, 0x201D, 0x201E, 0x201F, 0x00AB, 0x00BB: "\""
    default: scalar
    }
  }

  /// `fold` for ASCII.
  private static func fold(ascii byte: UInt8) -> UInt8 {
    switch byte {
    case 0x41...0x5A: byte + 0x20
    case 0x2D, 0x20, 0x09, 0x0A, 0x0D, 0x5F: 0x20
    case 0x60: 0x27
    default: byte
    }
  }

  /// The scalar that begins at `position`, and how many bytes it takes; bytes that are no UTF-8 count as U+FFFD.
  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> (Unicode.Scalar, Int) {
    let first = UInt32(text[position])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, position + length <= text.count else { return ("\u{FFFD}", 1) }
    var value = first & (0xFF >> UInt32(length + 1))
    for byte in text[(position + 1)..<(position + length)] { value = value << 6 | UInt32(byte & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
