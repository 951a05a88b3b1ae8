import CasusLanguage
import Testing

@Suite struct SplittingTests {
  @Test func rootsKeepOrderAndSign() {
    let weights = [-4, -0.25, 0, 0.01, 1, 4]
    let roots = RootWeights.encoded(weights).map(Int.init)
    #expect(roots == [-127, -32, 0, 6, 64, 127])
    #expect(RootWeights.encoded([0, 0]) == [0, 0])
  }
}
