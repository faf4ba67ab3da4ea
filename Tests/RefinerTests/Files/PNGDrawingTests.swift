import Labels
import Testing

@testable import Refiner

@Suite struct PNGDrawingTests {
  /// An image of so many colours, each in some pixels.
  private func image(colours: Int) -> RGBImage {
    var image = RGBImage(width: 40, height: 30)
    for pixel in 0..<1200 {
      let number = pixel % colours
      image[pixel % 40, pixel / 40] = RGB(UInt8(number & 255), UInt8(number >> 8), 7)
    }
    return image
  }

  private func pixels(_ png: PNGImage) -> [RGB] {
    switch png.content {
    case .palette(let indices, let colours): indices.map { colours[Int($0)] }
    case .rgb8(let bytes):
      stride(from: 0, to: bytes.count, by: 3).map { RGB(bytes[$0], bytes[$0 + 1], bytes[$0 + 2]) }
    default: []
    }
  }

  @Test(arguments: [1, 2, 256, 257, 1200])
  func everyPixelComesBack(colours: Int) throws {
    let image = image(colours: colours)
    let png = try PNGFile.decode(PNGFile.encode(drawing: image, path: "a"), path: "a")
    #expect(pixels(png) == (0..<1200).map { image[$0 % 40, $0 / 40] })
    if case .palette(_, let palette) = png.content {
      #expect(colours <= 256 && palette.count == colours)
    } else {
      #expect(colours > 256)
    }
  }

  @Test func aScreenIsSmall() throws {
    var image = RGBImage(width: 960, height: 640, filledWith: RGB(18, 18, 18))
    for y in 0..<640 {
      for x in 0..<960 where (x * 7 / 8 + y / 16) % 13 < 4 { image[x, y] = RGB(208, 208, 208) }
    }
    let bytes = try PNGFile.encode(drawing: image, path: "a")
    #expect(bytes.count < 20_000)
    #expect(try PNGFile.encode(drawing: image, path: "a") == bytes)
  }
}
