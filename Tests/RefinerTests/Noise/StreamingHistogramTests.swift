import Refiner
import Testing

@Suite struct StreamingHistogramTests {
  @Test func ranksAreSharesBelowWithTiesInTheMiddle() {
    var histogram = StreamingHistogram(ceiling: 1)
    for value in [0.1, 0.2, 0.2, 0.9] { histogram.add(value) }
    let ranks = histogram.ranks()
    #expect(ranks.rank(of: 0.1) == 0.125)
    #expect(ranks.rank(of: 0.2) == 0.5)
    #expect(ranks.rank(of: 0.9) == 0.875)
  }

  @Test func valuesAboveTheCeilingKeepTheirMean() {
    var histogram = StreamingHistogram(ceiling: 1)
    histogram.add(5)
    #expect(histogram.bins.map(\.mean) == [5])
    #expect(histogram.maximum == 5 && histogram.minimum == 5)
  }

  @Test func quantilesFollowTheOrder() {
    var histogram = StreamingHistogram(ceiling: 1)
    for step in 1...100 { histogram.add(Double(step) / 100) }
    #expect(abs(histogram.quantile(0.5) - 0.5) < 1e-9)
    #expect(abs(histogram.quantile(1) - 1) < 1e-9)
  }
}
