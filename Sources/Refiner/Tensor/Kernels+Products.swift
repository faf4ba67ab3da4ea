private import CKernels

/// Products of the SAM network that are too small, too thin or too special for BLAS.
extension MatrixView {
  /// Makes this one row of a depthwise 3x3 convolution, channels last, padded with zeros.
  ///
  /// above, here, below: [width, channels], nil outside of the image  ->  [(width - 1) / stride + 1, channels]
  func setDepthwise(
    above: MatrixView?, here: MatrixView, below: MatrixView?, stride: Int,
    _ convolution: DepthwiseConvolution, appliesGELU: Bool
  ) {
    requireWritable()
    let width = here.rowCount
    for row in [above, here, below] {
      guard let row else { continue }
      require(row, rows: width, columns: columnCount)
      precondition(row.isContiguous, "Pixels must follow each other")
    }
    precondition(
      isContiguous && width > 0 && rowCount == (width - 1) / stride + 1, "\(rowCount) of \(width)")
    precondition(convolution.weight.count == 9 * columnCount, "Weights of other channels")
    require(convolution.bias, count: columnCount)
    unsafe ck_depthwise(
      above?.start, here.start, below?.start, width, columnCount, stride, convolution.weight.base,
      convolution.bias.base, appliesGELU ? 1 : 0, start)
  }

  /// Makes this masks from upscaled channels: `hyper * GELU(channels + bias)`.
  ///
  /// channels: [channels, columns]  bias: [channels]  hyper: [masks, channels]  ->  [masks, columns]
  func setMasks(channels: MatrixView, bias: FloatStorage, hyper: MatrixView) {
    requireWritable()
    require(hyper, rows: rowCount, columns: channels.rowCount)
    require(channels, rows: channels.rowCount, columns: columnCount)
    precondition(
      hyper.isContiguous && bias.count == channels.rowCount && bias.count <= 64,
      "Gaps, or \(channels.rowCount) channels with \(bias.count) biases")
    unsafe ck_gelu_dot(
      channels.start, channels.rowCount, columnCount, channels.rowStride, bias.base, hyper.start,
      rowCount, start, rowStride)
  }

  /// Makes this `source * weight^T + bias` for a few rows, reading the weights once and without packing.
  ///
  /// source: [rows, inner], inner a multiple of 8  weight: [columns, inner]  bias: [columns]
  func setThinProduct(_ source: MatrixView, weight: MatrixView, bias: FloatStorage? = nil) {
    requireWritable()
    let inner = source.columnCount
    require(source, rows: rowCount, columns: inner)
    require(weight, rows: columnCount, columns: inner)
    require(bias, count: columnCount)
    precondition(inner % 8 == 0, "Inner side \(inner) is no multiple of 8")
    unsafe ck_thin_product(
      source.start, source.rowStride, rowCount, inner, weight.start, weight.rowStride, columnCount,
      bias?.base, start, rowStride)
  }

  /// Makes this tokens projected head by head: row `head * tokens + token` becomes
  /// `scale * tokens[token, head] * weight[head]`.
  ///
  /// With weights of a projection it folds that into tokens; with transposed projections of image tokens it gives
  /// the tokens' scores.
  /// tokens: [tokens, heads * width]  weight: [heads * width, columns]  ->  [heads * tokens, columns]
  func setHeadProducts(
    _ tokens: MatrixView, headCount: Int, weight: MatrixView, scale: Float = 1
  ) {
    requireWritable()
    require(weight, rows: tokens.columnCount, columns: columnCount)
    precondition(
      headCount > 0 && tokens.columnCount % headCount == 0
        && rowCount == headCount * tokens.rowCount, "\(rowCount) rows for \(tokens.rowCount) tokens"
    )
    unsafe ck_head_products(
      tokens.start, tokens.rowStride, tokens.rowCount, headCount, tokens.columnCount / headCount,
      weight.start, weight.rowStride, columnCount, scale, start, rowStride)
  }

  /// Makes this the attention among a few tokens.
  ///
  /// query, key, value, self: [tokens, heads * width], contiguous  scratch: at least [tokens]
  func setTokenAttention(
    query: MatrixView, key: MatrixView, value: MatrixView, headCount: Int, scratch: FloatStorage
  ) {
    requireWritable()
    for matrix in [query, key, value] {
      require(matrix, rows: rowCount, columns: columnCount)
      precondition(matrix.isContiguous, "Tokens must follow each other")
    }
    precondition(
      isContiguous && columnCount % headCount == 0 && scratch.count >= rowCount, "Bad operands")
    unsafe ck_token_attention(
      query.start, key.start, value.start, rowCount, headCount, columnCount / headCount, start,
      scratch.base)
  }
}
