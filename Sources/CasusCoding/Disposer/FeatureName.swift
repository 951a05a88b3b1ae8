import CasusCodebook

/// The name of a feature, put together as a string is: as text for those who learn its weight, as the hash of that text
/// for those who look the weight up.
protocol FeatureName: ExpressibleByStringInterpolation where StringInterpolation: FeatureWriter {}

/// Puts the name of a feature together.
protocol FeatureWriter: StringInterpolationProtocol where StringLiteralType == String {
  mutating func append(_ part: some StringProtocol)
}

extension FeatureWriter {
  mutating func appendLiteral(_ literal: String) { append(literal) }
  mutating func appendInterpolation(_ part: some StringProtocol) { append(part) }
  mutating func appendInterpolation(_ number: Int) { append(String(number)) }
  mutating func appendInterpolation(_ isSo: Bool) { append(isSo ? "true" : "false") }
}

/// The hash of a feature's name.
struct FeatureHash: FeatureName, Hashable {
  struct Writer: FeatureWriter {
    fileprivate var hash = NameHash()

    init() {}
    init(literalCapacity: Int, interpolationCount: Int) {}
    mutating func append(_ part: some StringProtocol) { hash.add(part) }
  }

  private let hash: NameHash

  /// The hash as a number.
  var value: UInt64 { hash.value }

  init(_ name: some StringProtocol) {
    var hash = NameHash()
    hash.add(name)
    self.hash = hash
  }

  init(stringLiteral name: String) { self.init(name) }
  init(stringInterpolation name: Writer) { hash = name.hash }
}

/// The name of a feature, to be read.
struct FeatureText: FeatureName {
  struct Writer: FeatureWriter {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {}
    mutating func append(_ part: some StringProtocol) { text += part }
  }

  let text: String

  init(stringLiteral name: String) { text = name }
  init(stringInterpolation name: Writer) { text = name.text }
}
