import Foundation
import Labels
import Refiner
import Testing

/// Soft minima of confidence per component; expected values: numpy, `(c * softmax((1 - c) / T)).sum()`.
@Suite struct SoftMinimumTests {
  private func softMinimums(
    _ values: [UInt16], temperature: Double = 0.1
  ) -> [Float] {
    let map = LabelMap(
      width: values.count, height: 1, ids: Array(repeating: 3, count: values.count))
    return ConnectedComponents(map).softMinimums(
      of: ConfidenceMap(width: values.count, height: 1, values: values), temperature: temperature)
  }

  @Test func aSingleDoubtfulPixelPullsAComponentDown() {
    let found = softMinimums([65_535, 65_535, 65_535, 13_107])
    #expect(found.count == 1 && abs(found[0] - 0.200804) < 1e-6)
  }

  @Test(arguments: [(0.002, 0.0), (0.1, 0.022351132), (1.0, 0.378267370), (1e6, 0.500004453)])
  func agreesWithNumpyFromMinimumToMean(temperature: Double, expected: Float) {
    let found = softMinimums(
      [0, 16_384, 32_768, 49_152, 65_535], temperature: temperature)
    #expect(abs(found[0] - expected) < 1e-6)
  }

  @Test func equalPixelsHaveTheirOwnValue() {
    for value: UInt16 in [0, 1, 255, 256, 40_000, 65_535] {
      #expect(abs(softMinimums([value, value, value])[0] - Float(value) / 65_535) < 1e-6)
    }
  }

  @Test func listsComponentsInRasterOrderAndSkipsVoid() {
    let map = LabelMap(width: 3, height: 2, ids: [1, 255, 2, 1, 255, 2])
    let confidence = ConfidenceMap(
      width: 3, height: 2, values: [65_535, 0, 6_554, 65_535, 0, 6_554])
    let found = ConnectedComponents(map).softMinimums(of: confidence)
    #expect(found.count == 2)
    #expect(abs(found[0] - 1) < 1e-6 && abs(found[1] - 0.1) < 1e-4)
  }

  @Test func agreesWithAPlainTwinOnSpeckles() {
    var random = SplitMix64(seed: 17)
    let size = (width: 37, height: 29)
    let count = size.width * size.height
    let map = LabelMap(
      width: size.width, height: size.height,
      ids: (0..<count).map { _ in [0, 0, 4, 255][Int.random(in: 0..<4, using: &random)] })
    let values = (0..<count).map { _ in UInt16.random(in: 0...65_535, using: &random) }
    let found = ConnectedComponents(map)
    let measured = found.softMinimums(
      of: ConfidenceMap(width: size.width, height: size.height, values: values))
    #expect(measured.count == found.components.count && measured.count > 20)
    for (component, encoding) in found.encodings(of: found.verticalRuns()).enumerated() {
      var pixels: [Double] = []
      encoding.forEachColumnRun { x, y, length in
        for row in y..<(y + length) { pixels.append(Double(values[row * size.width + x]) / 65_535) }
      }
      let weights = pixels.map { exp((1 - $0) / 0.1) }
      let total = weights.reduce(0, +)
      let expected = zip(pixels, weights).reduce(0) { $0 + $1.0 * $1.1 / total }
      #expect(abs(Double(measured[component]) - expected) < 1e-6)
    }
  }
}
