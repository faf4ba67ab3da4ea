import Testing

@testable import Refiner

/// A checkpoint of unusual widths is refused, or it decodes; it does not end the program.
@Suite struct DecoderWidthsTests {
  private static let small = MaskDecoderConfiguration(
    width: 32, headCount: 4, crossAttentionWidth: 16, hiddenWidth: 40, iouHeadWidth: 24)

  /// Opens a checkpoint of these sizes and decodes a prompt, unless it is refused.
  private static func decode(_ sizes: MaskDecoderConfiguration) throws {
    guard let read = try configuration(of: sizes) else { return }
    let decoder = try MaskDecoder(DeterministicSource(), read, gridSide: 2)
    let tokens = MatrixView(rowCount: 4, columnCount: sizes.width)
    let pool = WorkerPool(threadCount: 1)
    let context = decoder.context(
      embedding: tokens, densePrompt: tokens.rows(0..<1), position: tokens, pool: pool)
    let shape = DecodingScratch.Shape(
      promptCount: 1, tokenCount: 3 + sizes.maskTokenCount, workerCount: 1,
      isExpanded: false)
    _ = decoder.decode(
      sparse: [tokens.rows(0..<2)], contexts: [context], maskTokens: 0..<sizes.maskTokenCount,
      scratch: DecodingScratch(shape, decoder: decoder), pool: pool)
  }

  /// What a checkpoint of these sizes says of its decoder; nil when it is refused.
  private static func configuration(
    of sizes: MaskDecoderConfiguration
  ) throws -> MaskDecoderConfiguration? {
    let network = NetworkConfiguration(
      imageEncoder: .vit(
        ViTConfiguration(
          patchSide: 8, width: 24, headCount: 3, hiddenWidth: 40, windowSides: [3, 0],
          outputWidth: sizes.width)),
      maskDecoder: sizes, inputSide: 64)
    let sandbox = try FileSandbox()
    let path = try sandbox.write(
      TestCheckpoint.network(
        network, metadata: ["decoder_heads": "\(sizes.headCount)", "img_size": "64"]),
      to: "a.safetensors")
    do {
      return try NetworkConfiguration(checkpoint: Checkpoint.open(path)).maskDecoder
    } catch {
      return nil
    }
  }

  @Test func theUsualMultiplesOfEightDecode() async throws {
    #expect(try Self.configuration(of: Self.small) == Self.small)
    await #expect(processExitsWith: .success) { try Self.decode(Self.small) }
  }

  @Test func twentyHiddenChannelsDoNotEndTheProgram() async {
    await #expect(processExitsWith: .success) {
      var sizes = Self.small
      sizes.hiddenWidth = 20
      try Self.decode(sizes)
    }
  }

  @Test func twentyChannelsOfTheIoUHeadDoNotEndTheProgram() async {
    await #expect(processExitsWith: .success) {
      var sizes = Self.small
      sizes.iouHeadWidth = 20
      try Self.decode(sizes)
    }
  }

  @Test func twelveChannelsOfCrossAttentionDoNotEndTheProgram() async {
    await #expect(processExitsWith: .success) {
      var sizes = Self.small
      sizes.crossAttentionWidth = 12
      try Self.decode(sizes)
    }
  }

  /// An eighth of them are the upscaled channels, of which `setMasks` takes 64.
  @Test func moreThan512ChannelsDoNotEndTheProgram() async {
    await #expect(processExitsWith: .success) {
      var sizes = Self.small
      sizes.width = 520
      try Self.decode(sizes)
    }
  }
}
