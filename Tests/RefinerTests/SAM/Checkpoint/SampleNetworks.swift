import Foundation
import Testing

@testable import Refiner

/// Configurations for tests: the published ones and small ones.
enum SampleNetworks {
  static let smallDecoder = MaskDecoderConfiguration(
    width: 32, headCount: 4, crossAttentionWidth: 16, hiddenWidth: 64, iouHeadWidth: 24,
    maskPromptWidth: 8)

  static let smallViT = NetworkConfiguration(
    imageEncoder: .vit(
      ViTConfiguration(
        patchSide: 8, width: 24, headCount: 3, hiddenWidth: 40, windowSides: [3, 0],
        outputWidth: 32)),
    maskDecoder: smallDecoder, inputSide: 64)

  static let smallTinyViT = NetworkConfiguration(
    imageEncoder: .tinyViT(
      TinyViTConfiguration(
        stages: [
          .init(
            width: 8, depth: 2, headCount: 0, windowSide: 0, hiddenWidth: 32, localKernelSide: 0,
            mergeStride: 2),
          .init(
            width: 16, depth: 1, headCount: 2, windowSide: 7, hiddenWidth: 32, localKernelSide: 3,
            mergeStride: 2),
          .init(
            width: 24, depth: 2, headCount: 3, windowSide: 14, hiddenWidth: 48,
            localKernelSide: 3, mergeStride: 1),
          .init(
            width: 40, depth: 1, headCount: 5, windowSide: 7, hiddenWidth: 80, localKernelSide: 3,
            mergeStride: 0),
        ], stemWidth: 4, outputWidth: 32)),
    maskDecoder: smallDecoder, inputSide: 128)

  static let viTB = vit(width: 768, depth: 12, headCount: 12, global: [2, 5, 8, 11])
  static let viTL = vit(width: 1024, depth: 24, headCount: 16, global: [5, 11, 17, 23])
  static let viTH = vit(width: 1280, depth: 32, headCount: 16, global: [7, 15, 23, 31])

  private static func vit(
    width: Int, depth: Int, headCount: Int, global: Set<Int>
  ) -> NetworkConfiguration {
    NetworkConfiguration(
      imageEncoder: .vit(
        ViTConfiguration(
          patchSide: 16, width: width, headCount: headCount, hiddenWidth: 4 * width,
          windowSides: (0..<depth).map { global.contains($0) ? 0 : 14 }, outputWidth: 256)),
      maskDecoder: MaskDecoderConfiguration(), inputSide: 1024)
  }

  static let mobileSAM = NetworkConfiguration(
    imageEncoder: .tinyViT(
      TinyViTConfiguration(
        stages: [
          .init(
            width: 64, depth: 2, headCount: 0, windowSide: 0, hiddenWidth: 256,
            localKernelSide: 0, mergeStride: 2),
          .init(
            width: 128, depth: 2, headCount: 4, windowSide: 7, hiddenWidth: 512,
            localKernelSide: 3, mergeStride: 2),
          .init(
            width: 160, depth: 6, headCount: 5, windowSide: 14, hiddenWidth: 640,
            localKernelSide: 3, mergeStride: 1),
          .init(
            width: 320, depth: 2, headCount: 10, windowSide: 7, hiddenWidth: 1280,
            localKernelSide: 3, mergeStride: 0),
        ], stemWidth: 32, outputWidth: 256)),
    maskDecoder: MaskDecoderConfiguration(), inputSide: 1024)

  /// A checkpoint of tensors whose numbers are a hole in the file.
  static func checkpoint(
    _ shapes: [(name: String, shape: [Int])], metadata: [String: String] = ["decoder_heads": "4"],
    in sandbox: FileSandbox
  ) throws -> Checkpoint {
    let header = TestCheckpoint.header(shapes, metadata: metadata)
    let path = try sandbox.write(header, to: "\(UUID().uuidString).safetensors")
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(
      atOffset: UInt64(header.count + shapes.reduce(0) { $0 + $1.shape.reduce(4, *) }))
    try handle.close()
    return try Checkpoint.open(path)
  }
}
