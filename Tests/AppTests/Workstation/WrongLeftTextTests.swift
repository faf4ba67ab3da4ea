import Refiner
import Testing

@testable import App

struct WrongLeftTextTests {
  @Test func anEstimateIsNamedWithHalfItsInterval() {
    #expect(WrongLeft.text(305, low: 291.2, high: 318.8) == "305±14")
    #expect(WrongLeft.text(0, low: 0, high: 0) == "0±0")
  }

  @Test func anIntervalAsWideAsItsEstimateSaysNothingYet() {
    #expect(WrongLeft.text(966, low: 0, high: 2245.2) == "~970")
    #expect(WrongLeft.text(2, low: 0, high: 9) == "~2")
    #expect(WrongLeft.text(99.6, low: 0, high: 400) == "~100")
    #expect(WrongLeft.text(1249, low: 0, high: 4000) == "~1200")
    #expect(WrongLeft.text(100, low: 30, high: 170) == "100±70")
  }
}
