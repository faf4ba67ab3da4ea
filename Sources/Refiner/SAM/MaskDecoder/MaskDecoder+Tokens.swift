/// The token side of the two-way transformer: a few rows, all prompts of a group at once.
///
/// queries, tokens: [prompts * tokens, width]; `tokens` are the embeddings that serve as positional encoding
/// everywhere.
extension MaskDecoder {
  /// Applies self-attention and `norm1`.
  ///
  /// The first layer (`skip_first_layer_pe`) has neither positional encoding nor
  /// residual.
  func applySelfAttention(
    _ queries: MatrixView, tokens: MatrixView, block: TwoWayAttentionBlock, isFirst: Bool,
    promptCount: Int
  ) {
    let attention = block.selfAttention
    let positioned = MatrixView.like(queries)
    positioned.copy(queries)
    if !isFirst { positioned.add(tokens) }
    let query = MatrixView.like(queries)
    let key = MatrixView.like(queries)
    let value = MatrixView.like(queries)
    query.setThinLinear(positioned, attention.query)
    key.setThinLinear(positioned, attention.key)
    value.setThinLinear(queries, attention.value)
    let attended = MatrixView.like(queries)
    let count = queries.rowCount / promptCount
    let scratch = FloatStorage(count: count)
    for prompt in 0..<promptCount {
      let rows = prompt * count..<(prompt + 1) * count
      attended.rows(rows).setTokenAttention(
        query: query.rows(rows), key: key.rows(rows), value: value.rows(rows),
        headCount: sizes.headCount, scratch: scratch)
    }
    let update = MatrixView.like(queries)
    update.setThinLinear(attended, attention.output)
    if !isFirst { update.add(queries) }
    queries.setNormalised(update, by: block.norm1)
  }

  /// The queries of attention to the image: `q_proj(queries + tokens)`, [prompts * tokens, inner].
  func imageQueries(
    _ queries: MatrixView, tokens: MatrixView, attention: Attention
  ) -> MatrixView {
    let positioned = MatrixView.like(queries)
    positioned.setSum(queries, tokens)
    let result = MatrixView(rowCount: queries.rowCount, columnCount: sizes.crossAttentionWidth)
    result.setThinLinear(positioned, attention.query)
    return result
  }

  /// Adds what tokens got from the image, `out_proj(attended)`, and normalises.
  ///
  /// attended: [prompts * tokens, inner]
  func addAttended(
    _ attended: MatrixView, to queries: MatrixView, attention: Attention, norm: LayerNorm
  ) {
    let update = MatrixView.like(queries)
    update.setThinLinear(attended, attention.output)
    update.add(queries)
    queries.setNormalised(update, by: norm)
  }

  /// The MLP with its residual and `norm3`.
  func applyPerceptron(_ queries: MatrixView, block: TwoWayAttentionBlock) {
    let hidden = MatrixView(rowCount: queries.rowCount, columnCount: sizes.hiddenWidth)
    hidden.setThinLinear(queries, block.hidden, appliesReLU: true)
    let update = MatrixView.like(queries)
    update.setThinLinear(hidden, block.contraction)
    update.add(queries)
    queries.setNormalised(update, by: block.norm3)
  }

  /// The projections of attention from the image to the tokens: keys of `queries + tokens`, values of
  /// `queries`; both [prompts * tokens, inner].
  func tokenKeysAndValues(
    _ queries: MatrixView, tokens: MatrixView, attention: Attention
  ) -> (keys: MatrixView, values: MatrixView) {
    let positioned = MatrixView.like(queries)
    positioned.setSum(queries, tokens)
    let inner = sizes.crossAttentionWidth
    let keys = MatrixView(rowCount: queries.rowCount, columnCount: inner)
    let values = MatrixView(rowCount: queries.rowCount, columnCount: inner)
    keys.setThinLinear(positioned, attention.key)
    values.setThinLinear(queries, attention.value)
    return (keys, values)
  }
}
