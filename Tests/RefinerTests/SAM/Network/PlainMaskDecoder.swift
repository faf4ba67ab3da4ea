@testable import Refiner

/// The mask decoder as the reference states it, in double precision: projections of image tokens, whole
/// matrices of scores, upscaled channels that are kept.
struct PlainMaskDecoder {
  let sizes: MaskDecoderConfiguration
  let gridSide: Int
  private let parameters = PlainParameters("mask_decoder")

  init(_ sizes: MaskDecoderConfiguration, gridSide: Int) {
    self.sizes = sizes
    self.gridSide = gridSide
  }

  /// Masks and predicted IoUs of all mask tokens.
  ///
  /// embedding, dense, position: [tokens, width]  sparse: [sparse tokens, width]
  /// ->  logits: [masks, side * side], side = 4 * gridSide  ious: [1, masks]
  func decode(
    embedding: DoubleMatrix, dense: DoubleMatrix, position: DoubleMatrix, sparse: DoubleMatrix
  ) -> (logits: DoubleMatrix, ious: DoubleMatrix) {
    let count = sizes.maskTokenCount
    let tokens = DoubleMatrix(
      rowCount: 1 + count + sparse.rowCount, columnCount: sizes.width,
      values: parameters.values("iou_token.weight", 1, sizes.width)
        + parameters.values("mask_tokens.weight", count, sizes.width) + sparse.values)
    let (queries, keys) = transformed(
      tokens: tokens, image: embedding + dense, position: position)
    let hyper = (0..<count).map { mask in
      parameters["output_hypernetworks_mlps.\(mask)"].perceptron(
        queries.rows(1 + mask..<2 + mask), hidden: sizes.width, outputs: sizes.width / 8,
        depth: sizes.hypernetworkDepth
      ).values
    }
    let ious = parameters["iou_prediction_head"].perceptron(
      queries.rows(0..<1), hidden: sizes.iouHeadWidth, outputs: count, depth: sizes.iouHeadDepth)
    let weights = DoubleMatrix(
      rowCount: count, columnCount: sizes.width / 8, values: hyper.flatMap { $0 })
    return (masks(of: keys, hyper: weights), ious)
  }

  /// Masks from image tokens and hypernetwork vectors.
  ///
  /// keys: [tokens, width]  hyper: [masks, width / 8]  ->  [masks, side * side]
  func masks(of keys: DoubleMatrix, hyper: DoubleMatrix) -> DoubleMatrix {
    let upscaling = parameters["output_upscaling"]
    let middle = upscaling["1"].norm(
      upscaling["0"].transposedConvolution(keys, width: gridSide, outputs: sizes.width / 4),
      epsilon: 1e-6
    ).map(Plain.gelu)
    let channels = upscaling["3"].transposedConvolution(
      middle, width: 2 * gridSide, outputs: sizes.width / 8
    ).map(Plain.gelu)
    return Plain.product(hyper, channels.transposed)
  }

  /// The two-way transformer: final prompt tokens and image tokens.
  private func transformed(
    tokens: DoubleMatrix, image: DoubleMatrix, position: DoubleMatrix
  ) -> (queries: DoubleMatrix, keys: DoubleMatrix) {
    let transformer = parameters["transformer"]
    var queries = tokens
    var keys = image
    for index in 0..<sizes.depth {
      let layer = transformer["layers.\(index)"]
      // The first layer's self-attention has neither positions nor residual.
      let positioned = index == 0 ? queries : queries + tokens
      let attended = layer["self_attn"].attention(
        positioned, positioned, queries, inner: sizes.width, headCount: sizes.headCount)
      queries = layer["norm1"].norm(index == 0 ? attended : queries + attended, epsilon: 1e-5)
      queries = toImage(
        queries, tokens, keys, position, layer["cross_attn_token_to_image"], layer["norm2"])
      let hidden = layer["mlp.lin1"].linear(queries, outputs: sizes.hiddenWidth).map(Plain.relu)
      queries = layer["norm3"].norm(
        queries + layer["mlp.lin2"].linear(hidden, outputs: sizes.width), epsilon: 1e-5)
      let update = layer["cross_attn_image_to_token"].attention(
        keys + position, queries + tokens, queries, inner: sizes.crossAttentionWidth,
        headCount: sizes.headCount)
      keys = layer["norm4"].norm(keys + update, epsilon: 1e-5)
    }
    queries = toImage(
      queries, tokens, keys, position, transformer["final_attn_token_to_image"],
      transformer["norm_final_attn"])
    return (queries, keys)
  }

  /// Attention of the prompt's tokens to the image, with residual and norm.
  private func toImage(
    _ queries: DoubleMatrix, _ tokens: DoubleMatrix, _ keys: DoubleMatrix,
    _ position: DoubleMatrix, _ attention: PlainParameters, _ norm: PlainParameters
  ) -> DoubleMatrix {
    norm.norm(
      queries
        + attention.attention(
          queries + tokens, keys + position, keys, inner: sizes.crossAttentionWidth,
          headCount: sizes.headCount), epsilon: 1e-5)
  }
}
