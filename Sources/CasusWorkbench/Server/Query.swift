internal import CasusChronicle

/// The parameters of a request's address, decoded and checked.
///
/// Anything that cannot be read is refused with a sentence that says which parameter and what it should be;
/// parameters that nobody asks for are left alone; empty ones (an untouched field of a form) count as absent.
struct Query: Sendable {
  private let pairs: [(name: String, value: String)]

  /// No parameters.
  init() { pairs = [] }

  /// Reads the part of an address after the question mark.
  init(_ text: String?) throws(PageError) {
    var pairs: [(name: String, value: String)] = []
    for item in (text ?? "").utf8.split(separator: UInt8(ascii: "&")) {
      let halves = item.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = try Self.decoded(halves[0])
      let value = halves.count > 1 ? try Self.decoded(halves[1]) : ""
      guard value.utf8.count <= 400 else { throw .badRequest("the parameter '\(name)' is too long") }
      if !value.isEmpty { pairs.append((name, value)) }
    }
    self.pairs = pairs
  }

  /// The last value given for `name`, without blanks around it.
  func text(_ name: String) -> String? {
    guard let value = pairs.last(where: { $0.name == name })?.value else { return nil }
    let trimmed = Self.trimmed(value)
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The values given for `name`, each one of `Choice`'s raw values.
  func choices<Choice>(_ name: String, of type: Choice.Type) throws(PageError) -> Set<Choice>
  where Choice: RawRepresentable<String> & CaseIterable & Hashable {
    var choices: Set<Choice> = []
    for pair in pairs where pair.name == name {
      guard let choice = Choice(rawValue: pair.value) else {
        let allowed = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw .badRequest("the parameter '\(name)' is '\(pair.value)'; it may be one of: \(allowed)")
      }
      choices.insert(choice)
    }
    return choices
  }

  /// The days from `since` to `until`; nil when neither is given.
  func days() throws(PageError) -> DayRange? {
    let (since, until) = (text("since"), text("until"))
    guard since != nil || until != nil else { return nil }
    do { return try DayRange(since: since, until: until) } catch { throw .badRequest(error.description) }
  }

  /// A country code: three capital letters.
  func country(_ name: String) throws(PageError) -> String? {
    guard let code = text(name) else { return nil }
    guard Self.isCountry(code) else {
      throw .badRequest("the parameter '\(name)' is '\(code)'; write a country code such as AZE")
    }
    return code
  }

  /// Number of the page asked for, from 1.
  func page() throws(PageError) -> Int {
    guard let text = text("page") else { return 1 }
    guard let number = Int(text), (1...1_000_000).contains(number) else {
      throw .badRequest("the parameter 'page' is '\(text)'; it should be a number from 1")
    }
    return number
  }

  /// The same address with some parameters changed or, with nil, left out; begins with `?` unless empty.
  func with(_ changes: [(name: String, value: String?)]) -> String {
    let kept = pairs.filter { pair in !changes.contains { $0.name == pair.name } }
    let added = changes.compactMap { change in change.value.map { (name: change.name, value: $0) } }
    let items = (kept + added).map { Self.encoded($0.name) + "=" + Self.encoded($0.value) }
    return items.isEmpty ? "" : "?" + items.joined(separator: "&")
  }

  /// Whether `code` looks like a country code of the records.
  static func isCountry(_ code: String) -> Bool {
    code.utf8.count == 3 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// Percent-encodes everything but letters, digits and `-._~`.
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }

  /// Undoes percent-encoding; `+` is a blank when `form` is set.
  static func decoded(_ bytes: some Sequence<UInt8>, form: Bool = true) throws(PageError) -> String {
    var result: [UInt8] = []
    var iterator = bytes.makeIterator()
    while let byte = iterator.next() {
      if byte == UInt8(ascii: "%") {
        guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else {
          throw .badRequest("the address holds a broken % sign")
        }
        result.append(high << 4 | low)
      } else {
        result.append(form && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    guard let text = String(validating: result, as: UTF8.self) else {
      throw .badRequest("the address holds bytes that are not UTF-8")
    }
    guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
      throw .badRequest("the address holds control characters")
    }
    return text
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
    guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(scalars[start...last])
  }
}
