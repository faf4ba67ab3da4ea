import Labels
import Testing

@testable import Refiner

@Suite struct ConfidenceHistogramsTests {
  private let taxonomy: Taxonomy

  init() throws {
    taxonomy = try Taxonomy(
      name: "t",
      classes: [3, 7, 9].map {
        TaxonomyClass(
          id: ClassID($0), name: "\($0)", letter: "A", colour: RGB($0, 0, 0), kind: .stuff)
      })
  }

  private func histograms(_ ids: [UInt8], _ values: [UInt16]) -> ConfidenceHistograms {
    var histograms = ConfidenceHistograms(taxonomy)
    histograms.add(
      LabelMap(width: ids.count, height: 1, ids: ids),
      ConfidenceMap(width: ids.count, height: 1, values: values))
    return histograms
  }

  @Test func thresholdsAreTheValueAtTheirPlaceOfEachClass() {
    let found = histograms(
      [3, 3, 3, 3, 3, 7, 7, 255], [100, 500, 300, 200, 400, 65535, 0, 65000])
    #expect(found.pixels == [5, 2, 0])
    // floor(0.5 * 5) = 2: the second largest; floor(0.5 * 2) = 1: the largest; no pixel: CBST's 1.
    #expect(found.classThresholds(portion: 0.5) == [400, 65535, 65535])
    #expect(found.classThresholds(portion: 1) == [100, 0, 65535])
    #expect(found.classThresholds(portion: 0) == [500, 65535, 65535])
    #expect(found.commonThreshold(portion: 0.5) == 400)
    #expect(found.commonThreshold(portion: 1) == 0)
  }

  @Test(arguments: [0, 0.1, 0.25, 0.5, 0.6, 0.99, 1])
  func countingAgreesWithSorting(portion: Double) {
    var generator = SplitMix64(seed: 21)
    let count = 500
    let ids: [UInt8] = (0..<count).map { _ in
      [3, 7, 9, 255].randomElement(using: &generator) ?? 3
    }
    let values = (0..<count).map { _ in UInt16.random(in: 0...65535, using: &generator) }
    var found = ConfidenceHistograms(taxonomy)
    // In two images: a data set is one list.
    for range in [0..<200, 200..<count] {
      found.add(
        LabelMap(width: range.count, height: 1, ids: Array(ids[range])),
        ConfidenceMap(width: range.count, height: 1, values: Array(values[range])))
    }
    func threshold(_ kept: (UInt8) -> Bool) -> UInt16 {
      let sorted = zip(ids, values).filter { kept($0.0) }.map(\.1).sorted(by: >)
      return sorted[max(1, Int(portion * Double(sorted.count))) - 1]
    }
    #expect(
      found.classThresholds(portion: portion) == [3, 7, 9].map { id in threshold { $0 == id } })
    #expect(found.commonThreshold(portion: portion) == threshold { $0 != 255 })
  }

  @Test func noPixelAtAllKeepsNothing() {
    let empty = ConfidenceHistograms(taxonomy)
    #expect(empty.commonThreshold(portion: 0.5) == 65535)
  }
}
