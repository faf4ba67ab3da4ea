import Refiner
import Testing

@testable import App

struct WrongLeftTextTests {
  @Test func anEstimateIsNamedWithHalfItsInterval() {
    #expect(WrongLeft.text(305, low: 291.2, high: 318.8) == "305±14")
    #expect(WrongLeft.text(0, low: 0, high: 0) == "0±0")
  }

  @Test func anIntervalWiderThanItsEstimateIsARange() {
    #expect(WrongLeft.text(966, low: 0, high: 2245.2) == "0-2246")
    #expect(WrongLeft.text(2, low: 0, high: 9) == "0-9")
  }
}
