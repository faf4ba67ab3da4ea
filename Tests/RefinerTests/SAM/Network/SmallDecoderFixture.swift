@testable import Refiner

/// A small mask decoder with deterministic weights and random inputs.
struct SmallDecoderFixture {
  /// No two sizes alike, where the network allows it.
  static let sizes = MaskDecoderConfiguration(
    width: 32, headCount: 4, crossAttentionWidth: 16, depth: 2, hiddenWidth: 40,
    maskTokenCount: 3, iouHeadDepth: 2, iouHeadWidth: 24, hypernetworkDepth: 3)

  let decoder: MaskDecoder
  let gridSide: Int
  /// [tokens, width].
  let embedding: MatrixView
  let position: MatrixView
  /// [1, width]: no mask.
  let noMask: MatrixView
  /// [tokens, width]: a mask.
  let mask: MatrixView
  private let seed: UInt64

  init(_ sizes: MaskDecoderConfiguration = Self.sizes, gridSide: Int, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    self.gridSide = gridSide
    self.seed = seed
    decoder = try MaskDecoder(DeterministicSource(), sizes, gridSide: gridSide)
    let count = gridSide * gridSide
    embedding = .random(count, sizes.width, using: &random)
    position = .random(count, sizes.width, using: &random)
    noMask = .random(1, sizes.width, using: &random)
    mask = .random(count, sizes.width, using: &random)
  }

  /// Sparse tokens of some prompts: [tokens, width] each.
  func sparse(promptCount: Int, tokenCount: Int) -> [MatrixView] {
    var random = SplitMix64(seed: seed + 1)
    return (0..<promptCount).map { _ in
      .random(tokenCount, decoder.sizes.width, using: &random)
    }
  }

  func context(hasMask: Bool) -> ImageContext {
    decoder.context(
      embedding: embedding, densePrompt: hasMask ? mask : noMask, position: position,
      pool: WorkerPool(threadCount: 1))
  }

  func scratch(
    promptCount: Int, tokenCount: Int, threads: Int, isExpanded: Bool = false
  ) -> DecodingScratch {
    DecodingScratch(
      DecodingScratch.Shape(
        promptCount: promptCount, tokenCount: tokenCount, workerCount: threads,
        isExpanded: isExpanded),
      decoder: decoder)
  }

  /// All masks of some prompts, the first upscaling expanded over the layers or not.
  func decode(
    _ sparse: [MatrixView], contexts: [ImageContext], threads: Int, isExpanded: Bool = false
  ) -> [DecodedMasks] {
    let sizes = decoder.sizes
    return decoder.decode(
      sparse: sparse, contexts: contexts, maskTokens: 0..<sizes.maskTokenCount,
      scratch: scratch(
        promptCount: sparse.count, tokenCount: 1 + sizes.maskTokenCount + sparse[0].rowCount,
        threads: threads, isExpanded: isExpanded),
      pool: WorkerPool(threadCount: threads))
  }

  /// The dense prompt as [tokens, width].
  func plainDense(hasMask: Bool) -> DoubleMatrix {
    let row = DoubleMatrix(noMask).values
    return hasMask
      ? DoubleMatrix(mask)
      : DoubleMatrix(embedding.rowCount, embedding.columnCount) { row[$1] }
  }
}
