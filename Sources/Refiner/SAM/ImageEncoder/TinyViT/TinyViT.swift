/// MobileSAM's image encoder (`TinyViT` in its `modeling/tiny_vit_sam.py`).
internal struct TinyViT: Sendable {
  /// A block of either kind.
  private enum Block: Sendable {
    case convolution(InvertedBottleneck)
    case transformer(TinyViTBlock)
  }

  private struct Stage: Sendable {
    let side: Int
    let blocks: [Block]
    let merging: InvertedBottleneck?
  }

  private let patchEmbed: PatchEmbed
  private let stages: [Stage]
  private let neck: Neck

  /// Reads the parameters below `image_encoder`.
  init(_ source: some ParameterSource, _ sizes: TinyViTConfiguration, inputSide: Int) throws {
    patchEmbed = try PatchEmbed(source, stemWidth: sizes.stemWidth, width: sizes.stages[0].width)
    var side = inputSide / 4
    var stages: [Stage] = []
    for (index, stage) in sizes.stages.enumerated() {
      let name = "image_encoder.layers.\(index)."
      let blocks = try (0..<stage.depth).map { block -> Block in
        let blockName = "\(name)blocks.\(block)."
        guard index > 0 else {
          return .convolution(
            try InvertedBottleneck(
              source, blockName, inputs: stage.width, hidden: stage.hiddenWidth,
              outputs: stage.width, stride: 1, hasResidual: true))
        }
        return .transformer(try TinyViTBlock(source, blockName, stage, gridSide: side))
      }
      var merging: InvertedBottleneck?
      if index + 1 < sizes.stages.count {
        let width = sizes.stages[index + 1].width
        merging = try InvertedBottleneck(
          source, name + "downsample.", inputs: stage.width, hidden: width, outputs: width,
          stride: stage.mergeStride, hasResidual: false)
      }
      stages.append(Stage(side: side, blocks: blocks, merging: merging))
      if merging != nil { side = (side - 1) / stage.mergeStride + 1 }
    }
    self.stages = stages
    neck = try Neck(
      source, width: sizes.stages[sizes.stages.count - 1].width, outputs: sizes.outputWidth,
      gridSide: side)
  }

  /// Encodes a network input.
  ///
  /// pixels: [side, side * 3], channels last, normalised  ->  [tokens, outputs]
  /// `onStage` sees what leaves the patch embedding (stage -1) and each stage; tests use it.
  func encode(
    _ pixels: MatrixView, pool: WorkerPool, progress: EncodingProgress,
    onStage: (Int, MatrixView) -> Void = { _, _ in }
  ) throws -> MatrixView {
    var x = patchEmbed(pixels, pool: pool)
    onStage(-1, x)
    let total = stages.reduce(2) { $0 + $1.blocks.count }
    var done = 1
    for (index, stage) in stages.enumerated() {
      for block in stage.blocks {
        try progress.report(Double(done) / Double(total))
        switch block {
        case .convolution(let block): x = block(x, side: stage.side, pool: pool)
        case .transformer(let block): x = block(x, pool: pool)
        }
        done += 1
      }
      if let merging = stage.merging { x = merging(x, side: stage.side, pool: pool) }
      onStage(index, x)
    }
    try progress.check()
    let result = neck(x, pool: pool)
    try progress.report(1)
    return result
  }
}
