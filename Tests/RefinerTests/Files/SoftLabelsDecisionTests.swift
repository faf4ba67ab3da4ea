import Labels
import Testing

@testable import Refiner

@Suite struct SoftLabelsDecisionTests {
  private func soft(_ values: [Float], _ shape: [Int]) throws -> SoftLabels {
    try SoftLabels(NPYArray(shape: shape, values: values, elementType: .float32), path: "a.npy")
  }

  @Test func theLargestWinsAndTiesGoToTheFirst() throws {
    let soft = try soft([0.5, 0.2, 0.25, 0.5, 0.7, 0.75, 0, 0.1, 0], [3, 1, 3])
    let decision = soft.decision(at: Size(width: 3, height: 1), weights: [1, 1, 1])
    #expect(decision.winners == [0, 1, 1])
    #expect(decision.levels == [32768, 45875, 49151])
  }

  @Test func weightsDecideAnewAndLevelsStayProbabilities() throws {
    let soft = try soft([0.6, 0.6, 0.4, 0.2], [2, 1, 2])
    // Thresholds 0.9 and 0.4: 0.6 / 0.9 < 0.4 / 0.4, and 0.6 / 0.9 > 0.2 / 0.4.
    let decision = soft.decision(at: Size(width: 2, height: 1), weights: [1 / 0.9, 1 / 0.4])
    #expect(decision.winners == [1, 0])
    #expect(decision.levels == [26214, 39321])
  }

  @Test func growingIsBilinearBetweenPixelCentres() throws {
    let soft = try soft([1, 0, 0, 1], [2, 1, 2])
    let decision = soft.decision(at: Size(width: 4, height: 2), weights: [1, 1])
    #expect(decision.winners == [0, 0, 1, 1, 0, 0, 1, 1])
    #expect(decision.levels == [65535, 49151, 49151, 65535, 65535, 49151, 49151, 65535])
  }

  @Test func everySizeAgreesWithResizedPlanes() throws {
    var generator = SplitMix64(seed: 11)
    let source = Size<ImageSpace>(width: 7, height: 5)
    let values = (0..<(4 * source.area)).map { _ in Float.random(in: 0...1, using: &generator) }
    let soft = try soft(values, [4, 5, 7])
    for (width, height) in [(7, 5), (20, 11), (3, 2), (7, 9), (13, 5)] {
      let size = Size<ImageSpace>(width: width, height: height)
      let planes = (0..<4).map { channel in
        Resampling.resize(
          Array(values[(channel * source.area)..<((channel + 1) * source.area)]), from: source,
          to: size, channels: 1)
      }
      let decision = soft.decision(at: size, weights: [1, 1, 1, 1])
      for index in 0..<size.area {
        let best = planes.map { $0[index] }.max() ?? 0
        #expect(abs(planes[Int(decision.winners[index])][index] - best) < 1e-5)
        #expect(abs(Float(decision.levels[index]) / 65535 - best) < 2e-5)
      }
    }
  }

  @Test(arguments: [Float.nan, -0.5, 3])
  func otherValuesAreNoProbabilities(value: Float) throws {
    let soft = try soft([0.5, value], [2, 1, 1])
    #expect(throws: FileError.self) { try soft.checkProbabilities(path: "a.npy") }
  }
}
