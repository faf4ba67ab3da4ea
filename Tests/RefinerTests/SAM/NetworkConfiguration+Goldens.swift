@testable import Refiner

extension NetworkConfiguration {
  /// The goldens' small ViT at 256.
  static let smallViT = NetworkConfiguration(
    imageEncoder: .vit(
      ViTConfiguration(
        patchSide: 16, width: 96, headCount: 3, hiddenWidth: 384, windowSides: [7, 0, 7, 0],
        outputWidth: 128)),
    maskDecoder: .small, inputSide: 256)

  /// The goldens' small TinyViT, at 256 or 512.
  static func smallTinyViT(inputSide: Int) -> NetworkConfiguration {
    NetworkConfiguration(
      imageEncoder: .tinyViT(
        TinyViTConfiguration(
          stages: stages(
            widths: [32, 64, 80, 160], depths: [2, 2, 3, 2], heads: [0, 2, 5, 5]), stemWidth: 16,
          outputWidth: 128)),
      maskDecoder: .small, inputSide: inputSide)
  }

  /// MobileSAM.
  static let mobileSAM = NetworkConfiguration(
    imageEncoder: .tinyViT(
      TinyViTConfiguration(
        stages: stages(widths: [64, 128, 160, 320], depths: [2, 2, 6, 2], heads: [0, 4, 5, 10]),
        stemWidth: 32, outputWidth: 256)),
    maskDecoder: MaskDecoderConfiguration(), inputSide: 1024)

  /// SAM's ViT-B.
  static let viTB = NetworkConfiguration(
    imageEncoder: .vit(
      ViTConfiguration(
        patchSide: 16, width: 768, headCount: 12, hiddenWidth: 3072,
        windowSides: [14, 14, 0, 14, 14, 0, 14, 14, 0, 14, 14, 0], outputWidth: 256)),
    maskDecoder: MaskDecoderConfiguration(), inputSide: 1024)

  private static func stages(
    widths: [Int], depths: [Int], heads: [Int]
  ) -> [TinyViTConfiguration.Stage] {
    let windows = [0, 7, 14, 7]
    let strides = [2, 2, 1, 0]
    return widths.indices.map { index in
      TinyViTConfiguration.Stage(
        width: widths[index], depth: depths[index], headCount: heads[index],
        windowSide: windows[index], hiddenWidth: 4 * widths[index],
        localKernelSide: index == 0 ? 0 : 3, mergeStride: strides[index])
    }
  }
}

extension MaskDecoderConfiguration {
  /// The goldens' small decoder.
  static let small = MaskDecoderConfiguration(
    width: 128, crossAttentionWidth: 64, hiddenWidth: 512, iouHeadWidth: 128)
}
