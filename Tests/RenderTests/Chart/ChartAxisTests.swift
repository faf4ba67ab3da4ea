import Testing

@testable import Render

@Suite struct ChartAxisTests {
  @Test(arguments: [(0.013, 0.02), (1, 1), (0.3, 0.5), (2, 2), (2.1, 5), (7, 10), (120, 200)])
  func stepsAreOneTwoOrFiveTimesAPowerOfTen(step: Double, nice: Double) {
    #expect(abs(ChartAxis.niceStep(for: step) - nice) < 1e-12 * nice)
  }

  @Test func aLinearAxisIsMarkedAtRoundNumbers() {
    let axis = ChartAxis("", from: 0, to: 1)
    #expect(axis.ticks(atMost: 6).map(\.text) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    let offset = ChartAxis("", from: -3, to: 12)
    #expect(offset.ticks(atMost: 4).map(\.value) == [0, 5, 10])
  }

  @Test func thousandsAreWrittenShort() {
    let axis = ChartAxis("", from: 0, to: 20_000)
    #expect(axis.ticks(atMost: 4).map(\.text) == ["0", "5k", "10k", "15k", "20k"])
    #expect(
      ChartAxis("", from: 0, to: 1500).ticks(atMost: 3).map(\.text) == ["0", "500", "1000", "1500"])
  }

  @Test func anAxisFitsItsValuesAndEndsOnRoundNumbers() {
    let axis = ChartAxis("", fitting: [3, 940, 17, .nan, .infinity])
    #expect(axis.lower == 0 && axis.upper == 1000)
    let narrow = ChartAxis("", fitting: [0.91, 0.97])
    #expect(abs(narrow.lower - 0.91) < 1e-9 && abs(narrow.upper - 0.97) < 1e-9)
    let negative = ChartAxis("", fitting: [-7.5, 11])
    #expect(negative.lower == -10 && negative.upper == 15)
  }

  @Test(arguments: [[], [0], [5], [-5]])
  func anAxisOfOneValueOrNoneIsNotEmpty(values: [Double]) {
    let axis = ChartAxis("", fitting: values)
    #expect(axis.lower < axis.upper)
    #expect(values.allSatisfy { (axis.lower...axis.upper).contains($0) })
  }

  @Test func aLogarithmicAxisSpansWholeDecades() {
    let axis = ChartAxis("", fitting: [0, 3, 940], scale: .logarithmic)
    #expect(axis.ticks(atMost: 6).map(\.text) == ["1", "10", "100", "1k"])
    #expect(abs(axis.position(of: 10) - 1.0 / 3) < 1e-12)
    #expect(axis.position(of: 0) == -1)
    let long = ChartAxis("", from: 0.01, to: 1e6, scale: .logarithmic)
    #expect(long.ticks(atMost: 5).map(\.text) == ["0.01", "1", "100", "10k", "1M"])
  }

  @Test func numbersHaveAsManyDecimalsAsAskedFor() {
    #expect(ChartNumber.text(-0.001, decimals: 2) == "0.00")
    #expect(ChartNumber.text(-1.255, decimals: 1) == "-1.3")
    #expect(ChartNumber.text(0.05, decimals: 2) == "0.05")
    #expect(ChartNumber.text(1234, decimals: 0) == "1234")
    #expect(ChartNumber.text(.nan, decimals: 1) == "0.0")
  }
}
