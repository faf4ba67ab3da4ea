import Labels
import Testing

@testable import Refiner

@Suite struct MaskPromptTests {
  /// A network of 8x8 grid cells, so that mask prompts have 32x32, with an input of 128 pixels.
  private static let model = try? PromptingFixture.model()

  private func encoded(
    _ size: Size<ImageSpace>, region: Rectangle<ImageSpace>? = nil
  ) throws -> EncodedImage {
    try #require(Self.model).encode(PromptingFixture.photo(size), region: region)
  }

  private func mask(_ size: Size<ImageSpace>, seed: UInt64) -> Mask {
    var random = SplitMix64(seed: seed)
    let bounds = Rectangle<ImageSpace>(
      x: size.width / 8, y: size.height / 8, width: size.width / 2, height: size.height / 2)
    return Mask(
      imageSize: size, bounds: bounds,
      bits: (0..<bounds.area).map { _ in Bool.random(using: &random) })
  }

  /// What a cell says, by sampling it at many places.
  private func sampled(
    _ mask: Mask, region: Rectangle<ImageSpace>, row: Int, column: Int, side: Int
  ) -> Float {
    let longer = Double(max(region.width, region.height))
    let steps = 24
    var inside = 0
    var seen = 0
    for down in 0..<steps {
      for right in 0..<steps {
        let x = (Double(column) + (Double(right) + 0.5) / Double(steps)) / Double(side) * longer
        let y = (Double(row) + (Double(down) + 0.5) / Double(steps)) / Double(side) * longer
        guard x < Double(region.width), y < Double(region.height) else { continue }
        seen += 1
        if mask.contains(x: region.x + Int(x), y: region.y + Int(y)) { inside += 1 }
      }
    }
    let share = seen == 0 ? 0.5 : Float(inside) / Float(seen)
    let covered = Float(seen) / Float(steps * steps)
    return (2 * share - 1) * EncodedImage.certainty * covered
  }

  @Test(arguments: [
    (96, 64, 0, 0, 96, 64), (20, 30, 0, 0, 20, 30), (96, 96, 24, 12, 48, 24),
    (128, 128, 0, 0, 128, 128),
  ]) func aCellSaysHowMuchOfItIsCovered(
    width: Int, height: Int, x: Int, y: Int, partWidth: Int, partHeight: Int
  ) throws {
    let size = Size<ImageSpace>(width: width, height: height)
    let region = Rectangle<ImageSpace>(x: x, y: y, width: partWidth, height: partHeight)
    let mask = mask(size, seed: 3)
    let logits = try encoded(size, region: region).promptLogits(of: mask)
    #expect(logits.side == 32)
    var worst: Float = 0
    for row in 0..<32 {
      for column in 0..<32 {
        let expected = sampled(mask, region: region, row: row, column: column, side: 32)
        worst = max(worst, abs(logits.values[row * 32 + column] - expected))
      }
    }
    // A sample stands for a 576th of a cell; edges of pixels cross up to four rows of them.
    #expect(worst < 1.4)
  }

  @Test func aMaskOutsideOfTheRegionIsLost() throws {
    let size = Size<ImageSpace>(width: 96, height: 96)
    let logits = try encoded(size, region: Rectangle(x: 64, y: 64, width: 32, height: 32))
      .promptLogits(of: mask(size, seed: 1))
    #expect(logits.values.allSatisfy { $0 == -EncodedImage.certainty })
  }

  @Test func thePaddingSaysNothing() throws {
    let size = Size<ImageSpace>(width: 96, height: 48)
    let logits = try encoded(size).promptLogits(of: mask(size, seed: 1))
    #expect(logits.values[(16 * 32)...].allSatisfy { $0 == 0 })
    #expect(logits.values[..<(16 * 32)].allSatisfy { $0 != 0 })
  }

  @Test func theMaskChangesTheAnswer() throws {
    let size = Size<ImageSpace>(width: 96, height: 64)
    let image = try encoded(size)
    let mask = mask(size, seed: 5)
    let prompt = try #require(AutomaticPrompt(mask))
    var question = ComponentPrompt(points: [prompt.point], box: prompt.box)
    let without = try image.masks(for: question, mask: mask)
    question.usesMask = true
    let with = try image.masks(for: question, mask: mask)
    #expect(without.count == 3 && with.count == 3)
    #expect(without.map(\.predictedIoU) != with.map(\.predictedIoU))
    #expect(with.map(\.predictedIoU) == with.map(\.predictedIoU).sorted(by: >))
    #expect(try image.masks(for: question, mask: mask) == with)
  }

  @Test func whatSaysNothingIsRefused() throws {
    let size = Size<ImageSpace>(width: 96, height: 64)
    let image = try encoded(size)
    #expect(throws: SAMError.noPrompt) {
      try image.masks(for: ComponentPrompt(), mask: mask(size, seed: 5))
    }
  }

  @Test func itsBytesAreThoseOfItsNumbers() throws {
    let image = try encoded(Size(width: 96, height: 64))
    // 64 tokens: embedding, keys and upscaled of 32 channels, three projections of 16.
    #expect(image.byteCount == 64 * (3 * 32 + 3 * 16) * 4)
  }
}
