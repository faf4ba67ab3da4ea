import Labels
import Testing

@testable import Refiner

@Suite struct SelectionThresholdsTests {
  private let taxonomy: Taxonomy

  init() throws { taxonomy = try FormatFixture.shipped("synthia-16") }

  private func settings(_ policy: SelectionPolicy) -> RefinementSettings {
    var settings = RefinementSettings()
    settings.selection = policy
    return settings
  }

  @Test func daFormersThresholdKeepsWhatReachesIt() throws {
    let histograms = ConfidenceHistograms(taxonomy)
    let thresholds = try #require(
      SelectionThresholds(settings(.threshold), histograms: histograms))
    #expect(thresholds.levels == Array(repeating: 63438, count: 16))
    // 247/255 is 0.9686, 246/255 is 0.9647.
    var map = LabelMap(width: 3, height: 1, ids: [0, 0, 255])
    let confidence = ConfidenceMap(width: 3, height: 1, values: [247 * 257, 246 * 257, 65535])
    thresholds.apply(to: &map, confidence, taxonomy: taxonomy)
    #expect(map.ids == [0, 255, 255])
  }

  @Test func eachClassHasItsOwn() throws {
    var levels = [UInt16](repeating: 65535, count: 16)
    (levels[0], levels[9]) = (100, 50000)
    let thresholds = SelectionThresholds(levels: levels, isClassBalanced: true)
    var map = LabelMap(width: 4, height: 1, ids: [0, 0, 9, 9])
    let confidence = ConfidenceMap(width: 4, height: 1, values: [100, 99, 50000, 49999])
    thresholds.apply(to: &map, confidence, taxonomy: taxonomy)
    #expect(map.ids == [0, 255, 9, 255])
  }

  @Test func noPolicyHasNone() {
    let histograms = ConfidenceHistograms(taxonomy)
    #expect(SelectionThresholds(settings(.none), histograms: histograms) == nil)
  }

  @Test func softLabelsAreDecidedAnewByRatio() throws {
    let fixture = try FormatFixture(taxonomy: "synthia-16")
    try fixture.photos("images/a.png")
    // Road 0.6 everywhere; fence 0.4, 0.3, 0.2, 0.1.
    var values = [Float](repeating: 0, count: 16 * 4)
    for pixel in 0..<4 {
      values[pixel] = 0.6
      values[4 * 4 + pixel] = 0.4 - 0.1 * Float(pixel)
    }
    try fixture.array(values, shape: [16, 2, 2], .float32, to: "labels/a.npy")
    var levels = [UInt16](repeating: 65535, count: 16)
    levels[0] = SelectionThresholds.level(of: 0.9)
    levels[4] = SelectionThresholds.level(of: 0.35)
    let samples = try fixture.samples()
    // Ratios: 0.6/0.9 = 0.667 against 1.14, 0.857, 0.571, 0.286; only the first reaches 1.
    let balanced = SelectionThresholds(levels: levels, isClassBalanced: true)
    #expect(try fixture.read(samples, thresholds: balanced)[0].map.ids == [4, 255, 255, 255])
    levels[0] = SelectionThresholds.level(of: 0.6)
    let low = SelectionThresholds(levels: levels, isClassBalanced: true)
    #expect(try fixture.read(samples, thresholds: low)[0].map.ids == [4, 0, 0, 0])
    let plain = SelectionThresholds(levels: levels, isClassBalanced: false)
    #expect(try fixture.read(samples, thresholds: plain)[0].map.ids == [0, 0, 0, 0])
  }
}
