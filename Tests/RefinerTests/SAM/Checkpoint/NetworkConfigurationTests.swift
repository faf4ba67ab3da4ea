import Testing

@testable import Refiner

/// Configurations from names and shapes, and the names and shapes that they stand for.
@Suite struct NetworkConfigurationTests {
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

  @Test(arguments: [smallViT, smallTinyViT])
  func aConfigurationComesBackFromItsOwnTensors(configuration: NetworkConfiguration) throws {
    let sandbox = try FileSandbox()
    let path = try sandbox.write(
      TestCheckpoint.network(
        configuration,
        metadata: ["decoder_heads": "4", "img_size": "\(configuration.inputSide)"]),
      to: "a.safetensors")
    let checkpoint = try Checkpoint.open(path)
    #expect(try NetworkConfiguration(checkpoint: checkpoint) == configuration)
    for (name, shape) in configuration.expectedTensors {
      let numbers = try checkpoint.floats(name, shape: shape)
      #expect(!numbers.isWritable)
      #expect(numbers.values == DeterministicWeights.parameter(name, shape: shape))
    }
  }

  static let viTB = NetworkConfiguration(
    imageEncoder: .vit(
      ViTConfiguration(
        patchSide: 16, width: 768, headCount: 12, hiddenWidth: 3072,
        windowSides: (0..<12).map { [2, 5, 8, 11].contains($0) ? 0 : 14 }, outputWidth: 256)),
    maskDecoder: MaskDecoderConfiguration(), inputSide: 1024)

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

  @Test func theTensorsOfViTBAreThoseOfThePublishedCheckpoint() throws {
    let published = try TensorNames.read("names_vit_b.txt")
    let expected = Self.viTB.expectedTensors
    #expect(published.count == 314 && expected.count == 314)
    #expect(
      Dictionary(uniqueKeysWithValues: expected.map { ($0.name, $0.shape) })
        == Dictionary(uniqueKeysWithValues: published.map { ($0.name, $0.shape) }))
    #expect(Self.viTB.parameterCount == 93_735_728)
  }

  @Test func theTensorsOfMobileSAMAreThoseOfThePublishedCheckpointWithoutTheUnused() throws {
    let published = try TensorNames.read("names_vit_t.txt")
    let expected = Self.mobileSAM.expectedTensors
    #expect(published.count == 439)
    let used = published.filter {
      !$0.name.hasSuffix("num_batches_tracked") && !$0.name.hasPrefix("image_encoder.norm_head.")
        && !$0.name.hasPrefix("image_encoder.head.")
    }
    #expect(
      Dictionary(uniqueKeysWithValues: expected.map { ($0.name, $0.shape) })
        == Dictionary(uniqueKeysWithValues: used.map { ($0.name, $0.shape) }))
  }
}
