import Testing

@testable import Refiner

@Suite struct PatchEmbedTests {
  /// A few patches, and more rows of patches than a part holds (44 of 46).
  @Test(arguments: [8, 12, 184])
  func theStemMatchesThePlainTwin(side: Int) throws {
    var random = SplitMix64(seed: 83)
    let pixels = MatrixView.random(side, side * 3, limit: 2, using: &random)
    let plain = PlainParameters("image_encoder.patch_embed.seq")
    let image = DoubleMatrix(pixels).reshaped(side * side, 3)
    let middle = plain["0"].normedConvolution(
      image, width: side, outputs: 4, side: 3, stride: 2, padding: 1
    ).map(Plain.gelu)
    let wanted = plain["2"].normedConvolution(
      middle, width: side / 2, outputs: 5, side: 3, stride: 2, padding: 1)
    let stem = try PatchEmbed(DeterministicSource(), stemWidth: 4, width: 5)
    let found = stem(pixels, pool: WorkerPool(threadCount: 1))
    #expect(wanted.distance(of: found) < LayerTolerance.product)
    #expect(stem(pixels, pool: WorkerPool(threadCount: 2)).values == found.values)
  }

  @Test(arguments: [1, 2])
  func theViTsPatchesMatchThePlainTwin(threads: Int) throws {
    var random = SplitMix64(seed: 84)
    let configuration = ViTConfiguration(
      patchSide: 5, width: 8, headCount: 2, hiddenWidth: 8, windowSides: [0], outputWidth: 8)
    let encoder = try ImageEncoderViT(DeterministicSource(), configuration, gridSide: 3)
    let pixels = MatrixView.random(15, 45, limit: 2, using: &random)
    let wanted = PlainParameters("image_encoder.patch_embed.proj").convolution(
      DoubleMatrix(pixels).reshaped(225, 3), width: 15, outputs: 8, side: 5, stride: 5)
    var distance: Double?
    _ = try encoder.encode(
      pixels, pool: WorkerPool(threadCount: threads), progress: EncodingProgress()
    ) { stage, x in
      if stage == -1 { distance = wanted.distance(of: x) }
    }
    #expect(try #require(distance) < LayerTolerance.product)
  }
}
