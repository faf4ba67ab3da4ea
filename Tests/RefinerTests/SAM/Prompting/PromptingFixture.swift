import Labels

@testable import Refiner

/// A small network with made-up weights, and a photo for it.
enum PromptingFixture {
  static let configuration = NetworkConfiguration(
    imageEncoder: .vit(
      ViTConfiguration(
        patchSide: 16, width: 32, headCount: 2, hiddenWidth: 64, windowSides: [3, 0],
        outputWidth: 32)),
    maskDecoder: MaskDecoderConfiguration(
      width: 32, crossAttentionWidth: 16, hiddenWidth: 64, iouHeadWidth: 32),
    inputSide: 128)

  static func model() throws -> SegmentAnything {
    SegmentAnything(
      network: try Network(DeterministicSource(), configuration), threadCount: 1)
  }

  static func photo(_ size: Size<ImageSpace>) -> RGBImage {
    var bytes: [UInt8] = []
    for y in 0..<size.height {
      for x in 0..<size.width {
        bytes += [UInt8(x * 7 % 256), UInt8(y * 5 % 256), UInt8((x * y) % 256)]
      }
    }
    return RGBImage(width: size.width, height: size.height, bytes: bytes)
  }
}
