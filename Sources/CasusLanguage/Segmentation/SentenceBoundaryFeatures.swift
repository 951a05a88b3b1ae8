/// Where one sentence may end and the next begin within a line.
enum SentenceBoundaryFeatures {
  /// Tokens after which a sentence is cut though no end was found.
  static let longestSentence = 500

  /// The features of a sentence end after `tokens[index]`, with the state that includes it.
  static func collect(
    _ tokens: [TokenSummary], _ index: Int, state: SentenceState, into features: inout FeatureList
  ) {
    features.removeAll()
    func token(_ offset: Int) -> TokenSummary {
      let place = index + offset
      return place >= 0 && place < tokens.count ? tokens[place] : .none
    }
    let last = token(0)
    let before = token(-1)
    let earlier = token(-2)
    let next = token(1)
    let later = token(2)
    let space: UInt64 = next.spaceBefore ? 1 : 0
    let gaps = space | (last.spaceBefore ? 2 : 0)
    let summary = state.summary
    let quote = summary & 3
    let length = summary >> 2
    let nextKind = UInt64(next.first.rawValue)
    features.add(1, last.form)
    features.add(2, next.form)
    features.add(3, last.form, next.form)
    features.add(4, last.shape, next.shape)
    features.add(5, last.form, mixed(nextKind, gaps))
    features.add(6, before.form, last.form)
    features.add(7, mixed(before.shape, last.form), mixed(nextKind, gaps))
    features.add(8, mixed(before.form, last.form), nextKind)
    features.add(9, last.form, mixed(quote, nextKind))
    features.add(10, last.form, length)
    features.add(11, mixed(last.form, length), mixed(quote, nextKind))
    features.add(12, mixed(earlier.shape, before.form), last.form)
    features.add(13, mixed(last.shape, next.form), UInt64(later.first.rawValue))
    features.add(14, next.form, later.form)
    features.add(15, mixed(last.form, next.shape), later.shape)
    features.add(16, mixed(earlier.form, before.form), mixed(last.form, next.form))
    features.add(17, state.opening, mixed(last.form, nextKind))
    features.add(18, last.shape, next.form)
    features.add(19, last.form, next.shape)
    features.add(20, mixed(last.shape, length), next.shape)
    features.add(21, UInt64(min(before.range.count, 6)), mixed(last.form, nextKind))
    features.add(22, mixed(quote, last.form), next.form)
    features.add(23, mixed(before.shape, last.shape), mixed(next.shape, later.shape))
    features.add(24, 0)
  }
}
