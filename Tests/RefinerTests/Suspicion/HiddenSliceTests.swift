import Testing

@testable import Refiner

struct HiddenSliceTests {
  private let ids = (1...200).map { ComponentID($0) }

  @Test func theOrderIsAPermutationThatTheSeedDecides() {
    let slice = HiddenSlice(of: ids, seed: 7)
    #expect(slice.order.sorted() == Array(0..<200))
    #expect(slice == HiddenSlice(of: ids, seed: 7))
    #expect(slice != HiddenSlice(of: ids, seed: 8))
    #expect(HiddenSlice.seed(ofRun: "a") != HiddenSlice.seed(ofRun: "b"))
  }

  @Test func everyPlaceComesFirstAboutAsOften() {
    var counts = [Int](repeating: 0, count: 10)
    for seed in 0..<2000 {
      counts[HiddenSlice(of: Array(ids.prefix(10)), seed: UInt64(seed)).order[0]] += 1
    }
    // 200 each, deviation 13.4.
    #expect(counts.allSatisfy { (140...260).contains($0) }, "\(counts)")
  }

  @Test func onlyTheFirstUndecidedOfTheOrderIsAPick() {
    let slice = HiddenSlice(of: ids, seed: 1)
    let order = slice.order
    // The second of the order comes by itself; then the first; then the third, which is first by now.
    #expect(slice.picks(among: [order[1], order[0], order[2], order[9]]) == [1, 2])
    #expect(slice.picks(among: order) == Array(0..<200))
    #expect(slice.picks(among: []).isEmpty)
  }

  @Test func whatIsPutOffIsPassedOver() {
    let slice = HiddenSlice(of: ids, seed: 1)
    #expect(slice.picks(among: [slice.order[1]]).isEmpty)
    #expect(slice.picks(among: [slice.order[1]], skipped: [slice.order[0]]) == [0])
  }
}
