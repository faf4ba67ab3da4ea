import Testing

@testable import App

struct QueueOrderTests {
  @Test func whatIsDecidedComesFirstAndWhatIsPutOffLast() {
    let order = QueueOrder(byGain: [4, 3, 2, 1, 0], slice: [])
    #expect(order.settled(decided: [2, 4], postponed: [3], first: []) == [2, 4, 1, 0, 3])
  }

  @Test func theComponentThatIsLookedAtLeadsWhatIsUndecided() {
    let order = QueueOrder(byGain: [4, 3, 2, 1, 0], slice: [])
    #expect(order.settled(decided: [2], postponed: [], first: [0]) == [2, 0, 4, 3, 1])
    // One that is decided already, or put off, stays where those are.
    #expect(order.settled(decided: [2], postponed: [3], first: [2]) == [2, 4, 1, 0, 3])
    #expect(order.settled(decided: [2], postponed: [3], first: [3]) == [2, 4, 1, 0, 3])
  }

  @Test func everyTenthPlaceIsTheSlicesFirstUndecided() {
    let byGain = Array(0..<40)
    let order = QueueOrder(byGain: byGain, slice: Array(byGain.reversed()))
    let fresh = order.settled(decided: [], postponed: [], first: [])
    #expect(fresh[9] == 39 && fresh[19] == 38 && fresh[29] == 37 && fresh[39] == 36)
    #expect(Array(fresh[..<9]) == Array(0..<9) && fresh[10] == 9)
    // Places count from the first decision, so the tenth decision is a pick whenever it was learnt.
    let later = order.settled(decided: [39, 0, 1], postponed: [38], first: [])
    #expect(Array(later[3..<10]) == [2, 3, 4, 5, 6, 7, 37])
    #expect(later.sorted() == byGain && later[39] == 38)
  }
}
