private import CKernels

/// What the SAM network does to matrices besides large products, in place unless told otherwise.
///
/// Each operation checks the shapes of its operands; the arithmetic is in `CKernels`, whose header says it
/// exactly.
extension MatrixView {
  private var start: UnsafeMutablePointer<Float> { unsafe storage.base + offset }

  private func require(_ vector: FloatStorage?, count: Int) {
    precondition(vector.map { $0.count == count } ?? true, "A vector must have \(count) elements")
  }

  private func requireWritable() {
    precondition(storage.isWritable, "Written to a mapped file")
  }

  private func require(_ other: MatrixView, rows: Int, columns: Int) {
    precondition(
      other.rowCount == rows && other.columnCount == columns,
      "\(other.rowCount)x\(other.columnCount) given where \(rows)x\(columns) is needed")
  }

  /// GELU (by erf) of each element plus its column's bias.
  ///
  /// bias: [columns]
  func applyGELU(bias: FloatStorage? = nil) {
    requireWritable()
    require(bias, count: columnCount)
    unsafe ck_gelu(start, rowCount, columnCount, rowStride, bias?.base)
  }

  /// The larger of zero and each element plus its column's bias.
  ///
  /// bias: [columns]
  func applyReLU(bias: FloatStorage) {
    requireWritable()
    require(bias, count: columnCount)
    unsafe ck_relu(start, rowCount, columnCount, rowStride, bias.base)
  }

  /// Adds a row to each row.
  ///
  /// bias: [columns]
  func add(bias: FloatStorage) {
    requireWritable()
    require(bias, count: columnCount)
    unsafe ck_add(start, rowCount, columnCount, rowStride, nil, 0, bias.base)
  }

  /// Adds a matrix, and a row to each row.
  ///
  /// other: [rows, columns]  bias: [columns]
  func add(_ other: MatrixView, bias: FloatStorage? = nil) {
    requireWritable()
    require(other, rows: rowCount, columns: columnCount)
    require(bias, count: columnCount)
    unsafe ck_add(
      start, rowCount, columnCount, rowStride, other.start, other.rowStride, bias?.base)
  }

  /// Makes this the sum of two other matrices.
  ///
  /// first, second: [rows, columns]
  func setSum(_ first: MatrixView, _ second: MatrixView) {
    requireWritable()
    require(first, rows: rowCount, columns: columnCount)
    require(second, rows: rowCount, columns: columnCount)
    unsafe ck_sum(
      first.start, first.rowStride, second.start, second.rowStride, start, rowStride, rowCount,
      columnCount)
  }

  /// Makes this the layer norm of another matrix's rows; both may be the same.
  ///
  /// source: [rows, columns]
  func setNormalised(_ source: MatrixView, by norm: LayerNorm) {
    requireWritable()
    require(source, rows: rowCount, columns: columnCount)
    require(norm.gain, count: columnCount)
    unsafe ck_layer_norm(
      source.start, source.rowStride, start, rowStride, rowCount, columnCount, norm.gain.base,
      norm.shift.base, norm.epsilon)
  }

  /// Makes this the layer norm of `source + update + bias`, and `positioned` this plus `position`.
  ///
  /// source, update, position, positioned: [rows, columns], all contiguous. When `sourceIsPositioned`, the
  /// position has been added to the source, and is taken away first; the source may be `positioned` then.
  func setNormalised(
    _ source: MatrixView, sourceIsPositioned: Bool, update: MatrixView, bias: FloatStorage,
    by norm: LayerNorm, position: MatrixView, positioned: MatrixView
  ) {
    requireWritable()
    positioned.requireWritable()
    for matrix in [source, update, position, positioned] {
      require(matrix, rows: rowCount, columns: columnCount)
      precondition(matrix.isContiguous, "Rows must follow each other")
    }
    precondition(isContiguous, "Rows must follow each other")
    require(bias, count: columnCount)
    require(norm.gain, count: columnCount)
    unsafe ck_residual_norm(
      source.start, sourceIsPositioned ? 1 : 0, update.start, bias.base, start, positioned.start,
      position.start, rowCount, columnCount, norm.gain.base, norm.shift.base, norm.epsilon)
  }

  /// GELU of the layer norm of each group of `norm.gain.count` numbers plus a bias.
  ///
  /// Rows must be contiguous and hold whole groups.
  func applyNormGELU(bias: FloatStorage, norm: LayerNorm) {
    requireWritable()
    let width = norm.gain.count
    precondition(isContiguous && columnCount % width == 0, "\(columnCount) in groups of \(width)")
    require(bias, count: width)
    unsafe ck_norm_gelu(
      start, rowCount * columnCount / width, width, bias.base, norm.gain.base, norm.shift.base,
      norm.epsilon)
  }

  /// Softmax over the rows of each of `groups` equal groups, column by column, after adding `offset[row]`.
  func applySoftmaxOverRows(groups: Int, offset: FloatStorage? = nil) {
    requireWritable()
    precondition(groups > 0 && rowCount % groups == 0, "\(rowCount) rows in \(groups) groups")
    precondition(offset.map { $0.count >= rowCount } ?? true, "Too few offsets")
    unsafe ck_softmax_columns(
      start, groups, rowCount / groups, columnCount, rowStride, offset?.base)
  }

  /// Takes the next columns of a softmax over rows; see ``RunningSoftmax``.
  func applySoftmaxStep(_ state: RunningSoftmax) {
    requireWritable()
    precondition(state.maximum.count >= rowCount, "\(rowCount) rows, \(state.maximum.count) states")
    unsafe ck_softmax_step(
      start, rowCount, columnCount, rowStride, state.maximum.base, state.sum.base,
      state.factor.base)
  }

  /// Multiplies each row with its own factor.
  ///
  /// factors: at least [rows]
  func scaleRows(by factors: FloatStorage) {
    requireWritable()
    precondition(factors.count >= rowCount, "\(factors.count) factors for \(rowCount) rows")
    unsafe ck_scale_rows(start, rowCount, columnCount, rowStride, factors.base)
  }

  /// Takes the next keys of a softmax over rows, after adding decomposed relative positions.
  ///
  /// self: [queries, key rows * side]  vertical: [queries, key rows]  horizontal: [queries, side]
  /// Row `row` of this is row `first + row` of the state.
  func applySoftmaxStep(
    _ state: RunningSoftmax, first: Int, vertical: MatrixView, horizontal: MatrixView
  ) {
    requireWritable()
    require(vertical, rows: rowCount, columns: vertical.columnCount)
    require(horizontal, rows: rowCount, columns: horizontal.columnCount)
    precondition(
      columnCount == vertical.columnCount * horizontal.columnCount
        && first + rowCount <= state.maximum.count, "\(columnCount) keys, \(rowCount) rows")
    unsafe ck_softmax_step_relative(
      start, rowCount, vertical.columnCount, horizontal.columnCount, rowStride, vertical.start,
      vertical.rowStride, horizontal.start, horizontal.rowStride, state.maximum.base + first,
      state.sum.base + first, state.factor.base + first)
  }

  /// exp of scores plus biases, less their maximum; `inverseSums` gets 1 / sum.
  ///
  /// bias: [rows, columns]  inverseSums: at least [rows]
  func applySoftmax(bias: MatrixView?, inverseSums: FloatStorage) {
    requireWritable()
    if let bias {
      require(bias, rows: rowCount, columns: columnCount)
      precondition(bias.isContiguous, "Biases must follow each other")
    }
    precondition(inverseSums.count >= rowCount, "\(inverseSums.count) sums for \(rowCount) rows")
    unsafe ck_softmax_biased(
      start, rowCount, columnCount, rowStride, bias?.start, inverseSums.base)
  }

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

  /// Folds a projection into tokens, head by head: row `head * tokens + token` becomes
  /// `scale * tokens[token, head] * weight[head]`.
  ///
  /// tokens: [tokens, heads * width]  weight: [heads * width, columns]  ->  [heads * tokens, columns]
  func setFolded(_ tokens: MatrixView, headCount: Int, weight: MatrixView, scale: Float = 1) {
    requireWritable()
    require(weight, rows: tokens.columnCount, columns: columnCount)
    precondition(
      isContiguous && weight.isContiguous && tokens.columnCount % headCount == 0
        && rowCount == headCount * tokens.rowCount, "\(rowCount) rows for \(tokens.rowCount) tokens"
    )
    unsafe ck_fold_heads(
      tokens.start, tokens.rowStride, tokens.rowCount, headCount, tokens.columnCount / headCount,
      weight.start, columnCount, scale, start)
  }

  /// Makes this the scores of tokens against transposed projections of image tokens, head by head.
  ///
  /// tokens: [tokens, heads * width]  projected: [heads * width, columns]  ->  [heads * tokens, columns]
  func setHeadScores(
    _ tokens: MatrixView, headCount: Int, projected: MatrixView, scale: Float
  ) {
    requireWritable()
    require(projected, rows: tokens.columnCount, columns: columnCount)
    precondition(
      tokens.columnCount % headCount == 0 && rowCount == headCount * tokens.rowCount,
      "\(rowCount) rows for \(tokens.rowCount) tokens")
    unsafe ck_head_scores(
      tokens.start, tokens.rowStride, tokens.rowCount, headCount, tokens.columnCount / headCount,
      projected.start, projected.rowStride, columnCount, scale, start, rowStride)
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

  /// Copies a matrix of the same shape.
  func copy(_ source: MatrixView) {
    requireWritable()
    require(source, rows: rowCount, columns: columnCount)
    for row in 0..<rowCount {
      unsafe (start + row * rowStride).update(
        from: source.start + row * source.rowStride, count: columnCount)
    }
  }

  /// Sets all elements to zero.
  func clear() {
    requireWritable()
    for row in 0..<rowCount {
      unsafe (start + row * rowStride).update(repeating: 0, count: columnCount)
    }
  }
}
