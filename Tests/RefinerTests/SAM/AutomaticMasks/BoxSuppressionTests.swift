import Testing

@testable import Refiner

@Suite struct BoxSuppressionTests {
  private struct Case: Decodable {
    let boxes: [[Int]]
    let scores: [Float]
    let keep: [String: [Int]]
  }

  @Test(arguments: ["0.3", "0.5", "0.7"])
  func theGoldenBoxesAreKeptInTheirOrder(threshold: String) throws {
    let golden = try Golden.decode(Case.self, "amg", "nms")
    let boxes = golden.boxes.map {
      PixelBox(left: $0[0], top: $0[1], right: $0[2], bottom: $0[3])
    }
    let kept = BoxSuppression.kept(
      boxes, scores: golden.scores, overlapThreshold: try #require(Double(threshold)))
    #expect(kept == golden.keep[threshold])
  }

  @Test func ofEqualBoxesTheBetterStaysAndOfEqualScoresTheEarlier() {
    let box = PixelBox(left: 0, top: 0, right: 10, bottom: 10)
    #expect(BoxSuppression.kept([box, box, box], scores: [1, 3, 3], overlapThreshold: 0.5) == [1])
  }

  @Test func anOverlapAtTheThresholdIsNotDropped() {
    let left = PixelBox(left: 0, top: 0, right: 3, bottom: 1)
    let right = PixelBox(left: 1, top: 0, right: 4, bottom: 1)
    #expect(BoxSuppression.kept([left, right], scores: [2, 1], overlapThreshold: 0.5) == [0, 1])
    #expect(BoxSuppression.kept([left, right], scores: [2, 1], overlapThreshold: 0.49) == [0])
  }

  @Test func boxesWithoutAreaNeverDropEachOther() {
    let pixel = PixelBox(left: 4, top: 4, right: 4, bottom: 4)
    #expect(BoxSuppression.kept([pixel, pixel], scores: [1, 1], overlapThreshold: 0) == [0, 1])
    #expect(BoxSuppression.kept([], scores: [], overlapThreshold: 0.5) == [])
  }
}
