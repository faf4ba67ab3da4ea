/// SAM's own image encoder (`ImageEncoderViT` in `modeling/image_encoder.py`).
internal struct ImageEncoderViT: Sendable {
  private let sizes: ViTConfiguration
  private let gridSide: Int
  /// `patch_embed.proj` with its inputs in the order (row, column, channel) of a channels-last image.
  private let patchEmbedding: Linear
  /// `pos_embed`: [tokens, width].
  private let positions: MatrixView?
  private let blocks: [ViTBlock]
  private let neck: Neck

  /// Reads the parameters below `image_encoder`.
  init(_ source: some ParameterSource, _ sizes: ViTConfiguration, gridSide: Int) throws {
    let name = "image_encoder."
    let width = sizes.width
    let patch = sizes.patchSide
    self.sizes = sizes
    self.gridSide = gridSide
    let kernel = try source.floats(
      name + "patch_embed.proj.weight", shape: [width, 3, patch, patch])
    patchEmbedding = Linear(
      weight: Self.channelsLast(kernel, outputs: width, patchSide: patch),
      bias: try source.floats(name + "patch_embed.proj.bias", shape: [width]))
    positions =
      sizes.hasAbsolutePositions
      ? try source.matrix(
        name + "pos_embed", gridSide * gridSide, width, shape: [1, gridSide, gridSide, width])
      : nil
    blocks = try sizes.windowSides.indices.map {
      try ViTBlock(source, sizes, index: $0, gridSide: gridSide)
    }
    neck = try Neck(source, width: width, outputs: sizes.outputWidth, gridSide: gridSide)
  }

  private static func channelsLast(
    _ kernel: FloatStorage, outputs: Int, patchSide: Int
  ) -> MatrixView {
    let area = patchSide * patchSide
    let result = MatrixView(rowCount: outputs, columnCount: 3 * area)
    result.storage.withMutableElements { target in
      kernel.withElements { kernel in
        for output in 0..<outputs {
          for channel in 0..<3 {
            for pixel in 0..<area {
              target[(output * area + pixel) * 3 + channel] =
                kernel[(output * 3 + channel) * area + pixel]
            }
          }
        }
      }
    }
    return result
  }

  /// Encodes a network input.
  ///
  /// pixels: [side, side * 3], channels last, normalised  ->  [tokens, outputs]
  /// `onStage` sees what leaves the patch embedding (stage -1) and each block; tests use it.
  func encode(
    _ pixels: MatrixView, pool: WorkerPool, progress: EncodingProgress,
    onStage: (Int, MatrixView) -> Void = { _, _ in }
  ) throws -> MatrixView {
    let tokens = gridSide * gridSide
    let x = MatrixView(rowCount: tokens, columnCount: sizes.width)
    embedPatches(pixels, into: x, pool: pool)
    onStage(-1, x)
    if let positions { x.add(positions) }
    let scratch = ViTBlock.Scratch(
      tokenCount: tokens, width: sizes.width, workerCount: pool.threadCount)
    for (index, block) in blocks.enumerated() {
      try block.apply(to: x, scratch: scratch, pool: pool, onStep: progress.check)
      onStage(index, x)
      try progress.report(Double(index + 1) / Double(blocks.count + 1))
    }
    let result = neck(x, pool: pool)
    try progress.report(1)
    return result
  }

  private func embedPatches(_ pixels: MatrixView, into x: MatrixView, pool: WorkerPool) {
    let patch = sizes.patchSide
    pool.forEach(gridSide) { y, _ in
      // Row by row of the patches: [grid, (row, column, channel)].
      let patches = MatrixView(rowCount: gridSide, columnCount: 3 * patch * patch)
      for row in 0..<patch {
        let line = pixels.rows(y * patch + row..<y * patch + row + 1)
        patches.columns(row * patch * 3..<(row + 1) * patch * 3).copy(
          line.reshaped(rowCount: gridSide, columnCount: patch * 3))
      }
      x.rows(y * gridSide..<(y + 1) * gridSide).setLinear(patches, patchEmbedding)
    }
  }
}
