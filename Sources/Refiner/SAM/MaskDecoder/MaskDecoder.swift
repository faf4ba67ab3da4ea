/// Predicts masks of one image from prompts (`MaskDecoder` and `TwoWayTransformer` of the reference).
///
/// The same function as `modeling/mask_decoder.py`, in the order of operations of reference `sam.md`,
/// section 7.1: whatever depends on the image alone is computed once per image (``ImageContext``), projections of
/// image tokens are folded into the prompt tokens, image tokens are worked on in tiles that stay in the
/// cache, and the upscaled channels are turned into masks without being kept.
internal struct MaskDecoder: Sendable {
  /// The sizes.
  let sizes: MaskDecoderConfiguration
  /// Side of the image embedding.
  let gridSide: Int
  /// `iou_token` and `mask_tokens`: [1 + mask tokens, width].
  let outputTokens: MatrixView
  /// The transformer's layers.
  let blocks: [TwoWayAttentionBlock]
  /// `final_attn_token_to_image`.
  let finalAttention: Attention
  /// `norm_final_attn`.
  let finalNorm: LayerNorm
  /// `output_upscaling`.
  let upscaling: Upscaling
  /// Its first convolution of the transformer's result, by what decides it.
  let expansion: UpscalingExpansion
  /// `output_hypernetworks_mlps`, one per mask token.
  let hypernetworks: [MultilayerPerceptron]
  /// `iou_prediction_head`.
  let iouHead: MultilayerPerceptron

  /// Reads the parameters below `mask_decoder`.
  init(_ source: some ParameterSource, _ sizes: MaskDecoderConfiguration, gridSide: Int) throws {
    let transformer = "mask_decoder.transformer."
    let width = sizes.width
    self.sizes = sizes
    self.gridSide = gridSide
    let iou = try source.floats("mask_decoder.iou_token.weight", shape: [1, width])
    let masks = try source.floats(
      "mask_decoder.mask_tokens.weight", shape: [sizes.maskTokenCount, width])
    outputTokens = MatrixView(
      rowCount: 1 + sizes.maskTokenCount, columnCount: width, values: iou.values + masks.values)
    blocks = try (0..<sizes.depth).map {
      try TwoWayAttentionBlock(source, transformer + "layers.\($0)", sizes)
    }
    finalAttention = try Attention(
      source, transformer + "final_attn_token_to_image", width: width,
      inner: sizes.crossAttentionWidth)
    finalNorm = try source.layerNorm(
      transformer + "norm_final_attn", width: width, epsilon: 1e-5)
    upscaling = try Upscaling(source, width: width)
    expansion = UpscalingExpansion(blocks: blocks, upscaling: upscaling)
    hypernetworks = try (0..<sizes.maskTokenCount).map {
      try MultilayerPerceptron(
        source, "mask_decoder.output_hypernetworks_mlps.\($0)", inputs: width, hidden: width,
        outputs: width / 8, depth: sizes.hypernetworkDepth)
    }
    iouHead = try MultilayerPerceptron(
      source, "mask_decoder.iou_prediction_head", inputs: width, hidden: sizes.iouHeadWidth,
      outputs: sizes.maskTokenCount, depth: sizes.iouHeadDepth)
  }

  /// Number of image tokens.
  var imageTokenCount: Int { gridSide * gridSide }
  /// Side of the masks that come out: four pixels per token.
  var maskSide: Int { gridSide * 4 }
  /// `1 / sqrt(channels per head)` of cross-attention.
  var crossScale: Float {
    1 / (Float(sizes.crossAttentionWidth) / Float(sizes.headCount)).squareRoot()
  }
}
