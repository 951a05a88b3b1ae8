extension Substring {
  /// The parts between ASCII signs, found by bytes: `split` puts characters together from scalars for it, which costs
  /// more than all the rest of reading a table.
  package func parts(_ sign: Unicode.Scalar, keepingEmpty: Bool = false) -> [Substring] {
    utf8.split(separator: UInt8(ascii: sign), omittingEmptySubsequences: !keepingEmpty).map { Substring($0) }
  }
}
