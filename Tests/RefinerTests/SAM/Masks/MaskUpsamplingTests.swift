import Labels
import Testing

@testable import Refiner

@Suite struct MaskUpsamplingTests {
  private static func logits(side: Int) -> [Float] {
    DeterministicWeights.map(
      "test.upsampling", channels: 1, height: side, width: side, coarse: side / 8, scale: 16)
  }

  /// Sides of the photo: grown, shrunk, kept, and stretched more than the other side by rounding.
  static let sizes = [
    (40, 64), (64, 64), (33, 21), (200, 311), (1, 1), (64, 3), (5, 200), (97, 150), (500, 2),
  ]

  @Test(arguments: sizes)
  func oneStepGivesWhatTheReferencesTwoStepsGive(height: Int, width: Int) {
    let original = Size<ImageSpace>(width: width, height: height)
    let resized = ResizeLongestSide(side: 64).size(of: original)
    let upsampling = MaskUpsampling(
      lowResolutionSide: 16, inputSide: 64, resized: resized, original: original)
    let low = Self.logits(side: 16)
    let twin = BilinearTwin.postprocess(
      low, side: 16, inputSide: 64, covered: (resized.height, resized.width),
      original: (height, width))
    let logits = upsampling.logits(of: low.span)
    #expect(logits.count == twin.count)
    // Logits reach 16; torch's own two steps and these differ by 3e-6 (reference sam.md 3, trap 13).
    for (value, wanted) in zip(logits, twin) { #expect(abs(value - wanted) <= 8e-6) }
  }

  @Test func aConstantStaysItself() {
    let original = Size<ImageSpace>(width: 77, height: 50)
    let upsampling = MaskUpsampling(
      lowResolutionSide: 16, inputSide: 64, resized: Size(width: 64, height: 42),
      original: original)
    let constant = [Float](repeating: -9, count: 256)
    #expect(upsampling.logits(of: constant.span).allSatisfy { abs($0 + 9) <= 2e-6 })
  }

  @Test(arguments: sizes)
  func theSummaryIsThatOfTheStoredLogits(height: Int, width: Int) {
    let original = Size<ImageSpace>(width: width, height: height)
    let upsampling = MaskUpsampling(
      lowResolutionSide: 16, inputSide: 64,
      resized: ResizeLongestSide(side: 64).size(of: original), original: original)
    let low = Self.logits(side: 16)
    let summary = upsampling.summary(of: low.span, threshold: 0.5, offset: 2)
    let logits = upsampling.logits(of: low.span)
    let bits = logits.map { $0 > 0.5 }
    let mask = Mask(
      imageSize: original, bounds: Rectangle(x: 0, y: 0, width: width, height: height), bits: bits)
    #expect(summary.encoding == RunLengthEncoding(mask))
    #expect(summary.area == mask.area)
    #expect(summary.box == PixelBox(around: RunLengthEncoding(mask)))
    let stability =
      Float(logits.count { $0 > 2.5 }) / Float(logits.count { $0 > -1.5 })
    #expect(summary.stability == stability || (summary.stability.isNaN && stability.isNaN))
  }
}
