/// What the mask decoder knows of one image before the first prompt.
///
/// Image tokens are token-major: row `y * gridSide + x` holds the channels of grid cell (x, y).
internal struct ImageContext: Sendable {
  /// The embedding plus the dense prompt: [tokens, width].
  let keys: MatrixView
  /// The dense positional encoding: [tokens, width].
  let position: MatrixView
  /// Projections of the first layer, which no sparse prompt changes; nil with a mask prompt, where they
  /// would serve one prompt only.
  let projections: Projections?

  /// Projections of the first layer's image side.
  struct Projections: Sendable {
    /// `cross_attn_token_to_image.k_proj(keys + position)` transposed: [inner, tokens].
    let tokenToImageKeys: MatrixView
    /// `cross_attn_token_to_image.v_proj(keys)`: [tokens, inner].
    let tokenToImageValues: MatrixView
    /// `cross_attn_image_to_token.q_proj(keys + position)` transposed: [inner, tokens].
    let imageToTokenQueries: MatrixView
    /// What the image alone puts into the first upscaling convolution, see ``UpscalingExpansion``:
    /// [tokens, width].
    let upscaled: MatrixView
  }

  /// Numbers that are held for this image alone.
  var ownCount: Int {
    let projected = projections.map { projections in
      [
        projections.tokenToImageKeys, projections.tokenToImageValues,
        projections.imageToTokenQueries, projections.upscaled,
      ]
    }
    return ([keys] + (projected ?? [])).reduce(0) { $0 + $1.rowCount * $1.columnCount }
  }
}

extension MaskDecoder {
  /// Makes an image's context.
  ///
  /// embedding: [tokens, width]; densePrompt: [1, width] (no mask) or [tokens, width]; position: [tokens, width]
  /// - Complexity: 1.3 GFLOP for the published networks, with projections.
  func context(
    embedding: MatrixView, densePrompt: MatrixView, position: MatrixView, pool: WorkerPool
  ) -> ImageContext {
    let keys = MatrixView(rowCount: embedding.rowCount, columnCount: embedding.columnCount)
    keys.copy(embedding)
    let isShared = densePrompt.rowCount == 1
    if isShared {
      keys.add(bias: FloatStorage(densePrompt.values))
    } else {
      keys.add(densePrompt)
    }
    return ImageContext(
      keys: keys, position: position,
      projections: isShared ? projections(keys: keys, position: position, pool: pool) : nil)
  }

  private func projections(
    keys: MatrixView, position: MatrixView, pool: WorkerPool
  ) -> ImageContext.Projections {
    let tokens = keys.rowCount
    let inner = sizes.crossAttentionWidth
    let block = blocks[0]
    let transposedKeys = MatrixView(rowCount: inner, columnCount: tokens)
    let values = MatrixView(rowCount: tokens, columnCount: inner)
    let transposedQueries = MatrixView(rowCount: inner, columnCount: tokens)
    let upscaled = MatrixView(rowCount: tokens, columnCount: upscaling.first.columnCount)
    let width = sizes.width
    pool.forEachPart(of: tokens, size: 512) { part, _ in
      let positioned = MatrixView(rowCount: part.count, columnCount: width)
      positioned.setSum(keys.rows(part), position.rows(part))
      transposedKeys.columns(part).setTransposedLinear(positioned, block.tokenToImage.key)
      values.rows(part).setLinear(keys.rows(part), block.tokenToImage.value)
      transposedQueries.columns(part).setTransposedLinear(positioned, block.imageToToken.query)
      upscaled.rows(part).setProduct(keys.rows(part), expansion.maps[0])
    }
    return ImageContext.Projections(
      tokenToImageKeys: transposedKeys, tokenToImageValues: values,
      imageToTokenQueries: transposedQueries, upscaled: upscaled)
  }
}
