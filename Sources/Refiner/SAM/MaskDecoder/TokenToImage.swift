/// Attention of one prompt's tokens to the image, with the key projection folded into the queries.
///
/// `q . (W_k x + b_k) = (W_k^T q) . x + q . b_k`; the last term is the same for all image tokens, so that
/// the softmax cancels it.
internal struct TokenToImage: Sendable {
  /// `scale * q_h W_k,h` for each head and token: [heads * tokens, width].
  let queries: MatrixView

  /// Folds the queries of one prompt: [tokens, inner].
  init(_ queries: MatrixView, attention: Attention, headCount: Int, scale: Float) {
    self.queries = MatrixView(
      rowCount: headCount * queries.rowCount, columnCount: attention.key.inputCount)
    self.queries.setHeadProducts(
      queries, headCount: headCount, weight: attention.key.weight, scale: scale)
  }
}
