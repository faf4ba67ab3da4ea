import Labels
import Testing

@testable import Refiner

@Suite struct ModelInputTests {
  @Test func theGoldenInputIsEqualToTheLastBit() throws {
    let golden = try Golden.array("vit_input_s4.npy")
    let input = ModelInput(Golden.photo(width: 211, height: 150), side: 256)
    #expect(input.resized == Size(width: 256, height: 182))
    #expect(input.original == Size(width: 211, height: 150))
    let pixels = input.pixels.values
    var sampled: [Float] = []
    for channel in 0..<3 {
      for y in stride(from: 0, to: 256, by: 4) {
        for x in stride(from: 0, to: 256, by: 4) {
          sampled.append(pixels[(y * 256 + x) * 3 + channel])
        }
      }
    }
    #expect(golden.shape == [3, 64, 64])
    #expect(sampled == golden.values)
  }

  @Test func whatThePhotoDoesNotCoverIsZeroAfterNormalisation() {
    let input = ModelInput(RGBImage(width: 2, height: 1, filledWith: RGB(9, 9, 9)), side: 8)
    let pixels = input.pixels.values
    #expect(input.resized == Size(width: 8, height: 4))
    #expect(pixels[(4 * 8 * 3)...].allSatisfy { $0 == 0 })
    #expect(pixels[..<(4 * 8 * 3)].allSatisfy { $0 != 0 })
  }

  @Test func samplesAreNormalisedPerChannelInFloat() {
    let input = ModelInput(RGBImage(width: 1, height: 1, filledWith: RGB(0, 128, 255)), side: 4)
    let pixels = input.pixels.values
    #expect(pixels[0] == (Float(0) - Float(123.675)) / Float(58.395))
    #expect(pixels[1] == (Float(128) - Float(116.28)) / Float(57.12))
    #expect(pixels[2] == (Float(255) - Float(103.53)) / Float(57.375))
  }

  @Test(arguments: [(1, 1), (20_000, 3), (3, 20_000), (1, 700)])
  func everyShapeOfImageWorks(width: Int, height: Int) {
    let input = ModelInput(
      RGBImage(width: width, height: height, filledWith: RGB(50, 60, 70)), side: 64)
    #expect(max(input.resized.width, input.resized.height) == 64)
    #expect(min(input.resized.width, input.resized.height) >= 1)
    #expect(input.pixels.values[0] == (Float(50) - Float(123.675)) / Float(58.395))
  }

  @Test func aCropHoldsThePixelsOfItsRectangle() {
    let image = Golden.photo(width: 20, height: 10)
    let crop = image.cropped(to: Rectangle(x: 3, y: 2, width: 5, height: 4))
    #expect(crop.size == Size(width: 5, height: 4))
    for y in 0..<4 {
      for x in 0..<5 { #expect(crop[x, y] == image[x + 3, y + 2]) }
    }
    #expect(image.cropped(to: Rectangle(x: 0, y: 0, width: 20, height: 10)) == image)
    #expect(image.cropped(to: Rectangle(x: 20, y: 10, width: 0, height: 0)).bytes.isEmpty)
  }
}
