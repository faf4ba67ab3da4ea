import Labels
import Testing

@testable import Refiner

@Suite struct PillowResizeTests {
  /// One size of the goldens, made with Pillow 13; the hashes are of the interleaved bytes.
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let h: Int
    let w: Int
    let longSide: Int
    let outH: Int
    let outW: Int
    let sha256HorizontalFirst: String
    let sha256Pillow13: String?

    var testDescription: String { "\(w)x\(h) to \(longSide)" }
  }

  static let cases = try? Golden.decode([Case].self, "resize", "cases")

  @Test func theGoldensHoldEighteenSizes() {
    #expect(Self.cases?.count == 18)
  }

  @Test(arguments: cases ?? [])
  func everyGoldenSizeIsEqualByteForByte(_ golden: Case) {
    let image = Golden.photo(width: golden.w, height: golden.h)
    let target = ResizeLongestSide(side: golden.longSide).size(of: image.size)
    #expect(target == Size(width: golden.outW, height: golden.outH))
    let resized = PillowResize.resize(image, to: target)
    #expect(FileDigest.sha256(resized.bytes) == golden.sha256HorizontalFirst)
    let recent = PillowResize.resize(image, to: target, order: .pillow13)
    #expect(
      FileDigest.sha256(recent.bytes) == golden.sha256Pillow13 ?? golden.sha256HorizontalFirst)
  }

  @Test(arguments: [(37, 211, 256, "resize_37x211_256.npy"), (211, 37, 64, "resize_211x37_64.npy")])
  func pixelsAreThoseOfPillow(height: Int, width: Int, side: Int, file: String) throws {
    let golden = try Golden.array(file)
    let image = Golden.photo(width: width, height: height)
    let target = ResizeLongestSide(side: side).size(of: image.size)
    let resized = PillowResize.resize(image, to: target)
    #expect(golden.shape == [resized.height, resized.width, 3])
    #expect(resized.bytes == golden.values.map { UInt8($0) })
  }

  @Test(arguments: [(7, 3, "coeffs_7_to_3"), (3, 7, "coeffs_3_to_7")])
  func weightsAreThoseOfPillow(source: Int, target: Int, key: String) throws {
    let golden = try #require(try Golden.manifest("resize", key) as? [[Any]])
    let taps = PillowTaps(from: source, to: target)
    #expect(taps.starts == golden.map { $0[0] as? Int })
    for (position, entry) in golden.enumerated() {
      let first = position * taps.stride
      let weights = taps.weights[first..<(first + taps.counts[position])].map { Int($0) }
      #expect(weights == entry[1] as? [Int])
    }
  }

  @Test func anImageOfItsOwnSizeStaysAsItIs() {
    let image = Golden.photo(width: 19, height: 7)
    #expect(PillowResize.resize(image, to: Size(width: 19, height: 7)) == image)
  }

  @Test func aConstantImageStaysConstantAtEverySize() {
    let colour = RGB(0, 127, 255)
    for (width, height) in [(1, 1), (3, 40), (400, 2), (20, 20)] {
      let image = RGBImage(width: width, height: height, filledWith: colour)
      for (newWidth, newHeight) in [(1, 1), (2, 33), (57, 5)] {
        let resized = PillowResize.resize(image, to: Size(width: newWidth, height: newHeight))
        #expect(resized == RGBImage(width: newWidth, height: newHeight, filledWith: colour))
      }
    }
  }

  @Test func aStripOfThreePixelsByTwentyThousandBecomesOneByteRow() {
    var image = RGBImage(width: 20_000, height: 3)
    for x in 0..<20_000 { image[x, 1] = RGB(200, 100, 50) }
    let target = ResizeLongestSide(side: 1024).size(of: image.size)
    let resized = PillowResize.resize(image, to: target)
    #expect(resized.size == Size(width: 1024, height: 1))
    // The triangle over three rows weighs 2/3, 1, 2/3: 3/7 of the sum are lit.
    for x in [0, 500, 1023] { #expect(resized[x, 0] == RGB(86, 43, 21)) }
  }
}
