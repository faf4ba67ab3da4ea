import Refiner
import Testing

@Suite struct LossHistogramTests {
  @Test func binsSpanTheLosses() {
    var histogram = LossHistogram(minimum: 1, maximum: 3)
    for loss in [1, 1.001, 2, 3, 3.5] { histogram.add(loss: loss, verdict: .clean) }
    histogram.add(loss: 2, verdict: .noise)
    let clean = histogram.counts(of: .clean)
    #expect(clean.count == 256 && clean[0] == 2 && clean[128] == 1 && clean[255] == 2)
    #expect(histogram.counts(of: .noise)[128] == 1)
    #expect(histogram.counts(of: .correctable).allSatisfy { $0 == 0 })
    #expect(histogram.total == 6)
  }

  @Test func equalLossesFallIntoTheFirstBin() {
    var histogram = LossHistogram(minimum: 2, maximum: 2)
    histogram.add(loss: 2, verdict: .noise)
    #expect(histogram.counts(of: .noise)[0] == 1)
  }
}
