/// Attention of the image's tokens to one prompt's tokens, with query and output projections folded into
/// the few keys and values.
internal struct ImageToToken: Sendable {
  /// How scores are made.
  enum Scores: Sendable {
    /// From image tokens: `scale * k_h W_q,h`, [heads * tokens, width], and `scale * k_h . b_q,h`.
    case folded(keys: MatrixView, offset: FloatStorage)
    /// From the image's own projections: the prompt's keys, [tokens, inner].
    case projected(keys: MatrixView)
  }

  let scores: Scores
  /// `v_h W_o,h` for each head and token: [heads * tokens, width].
  let values: MatrixView
  /// The output projection's bias, [width].
  let bias: FloatStorage
  /// The norm after it, `norm4`.
  let norm: LayerNorm

  /// Folds one prompt's keys and values, both [tokens, inner].
  init(
    keys: MatrixView, values: MatrixView, block: TwoWayAttentionBlock, headCount: Int, scale: Float,
    usesProjections: Bool
  ) {
    let attention = block.imageToToken
    let width = attention.query.inputCount
    let rows = headCount * keys.rowCount
    self.values = MatrixView(rowCount: rows, columnCount: width)
    self.values.setHeadProducts(values, headCount: headCount, weight: block.imageToTokenOutput)
    bias = attention.output.bias ?? FloatStorage(count: width)
    norm = block.norm4
    if usesProjections {
      scores = .projected(keys: keys)
    } else {
      let folded = MatrixView(rowCount: rows, columnCount: width)
      folded.setHeadProducts(
        keys, headCount: headCount, weight: attention.query.weight, scale: scale)
      let offset = MatrixView(rowCount: rows, columnCount: 1)
      if let bias = attention.query.bias {
        offset.setHeadProducts(
          keys, headCount: headCount,
          weight: MatrixView(bias, rowCount: bias.count, columnCount: 1), scale: scale)
      }
      scores = .folded(keys: folded, offset: offset.storage)
    }
  }
}
