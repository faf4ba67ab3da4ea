private import CKernels

/// What the SAM network does to matrices besides large products, in place unless told otherwise.
///
/// Each operation checks the shapes of its operands; the arithmetic is in `CKernels`, whose header says it
/// exactly.
extension MatrixView {
  internal var start: UnsafeMutablePointer<Float> { unsafe storage.base + offset }

  internal func require(_ vector: FloatStorage?, count: Int) {
    precondition(vector.map { $0.count == count } ?? true, "A vector must have \(count) elements")
  }

  internal func requireWritable() {
    precondition(storage.isWritable, "Written to a mapped file")
  }

  internal func require(_ other: MatrixView, rows: Int, columns: Int) {
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
  /// position has been added to the source, and is taken away first. This or `positioned` may be the source.
  /// scales, means: [1, rows]; get `1 / sqrt(variance + epsilon)` and the mean of each row.
  func setNormalised(
    _ source: MatrixView, sourceIsPositioned: Bool, update: MatrixView, bias: FloatStorage,
    by norm: LayerNorm, position: MatrixView, positioned: MatrixView,
    statistics: (scales: MatrixView, means: MatrixView)? = nil
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
    if let statistics {
      statistics.scales.requireWritable()
      statistics.means.requireWritable()
      require(statistics.scales, rows: 1, columns: rowCount)
      require(statistics.means, rows: 1, columns: rowCount)
    }
    unsafe ck_residual_norm(
      source.start, sourceIsPositioned ? 1 : 0, update.start, bias.base, start, positioned.start,
      position.start, rowCount, columnCount, norm.gain.base, norm.shift.base, norm.epsilon,
      statistics?.scales.start, statistics?.means.start)
  }

  /// GELU of the layer norm of each group of `norm.gain.count` numbers plus a bias.
  ///
  /// Rows must be contiguous and hold whole groups. With `adding`, each row of it times its factor is added
  /// first: matrix [rows, columns], contiguous, factors [1, rows].
  func applyNormGELU(
    bias: FloatStorage, norm: LayerNorm, adding: (matrix: MatrixView, factors: MatrixView)? = nil
  ) {
    requireWritable()
    let width = norm.gain.count
    precondition(isContiguous && columnCount % width == 0, "\(columnCount) in groups of \(width)")
    require(bias, count: width)
    if let adding {
      require(adding.matrix, rows: rowCount, columns: columnCount)
      require(adding.factors, rows: 1, columns: rowCount)
      precondition(adding.matrix.isContiguous, "Rows must follow each other")
    }
    unsafe ck_norm_gelu(
      start, rowCount * columnCount / width, width, bias.base, norm.gain.base, norm.shift.base,
      norm.epsilon, adding?.matrix.start, adding?.factors.start, columnCount / width)
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

  /// Multiplies each column with its own factor.
  ///
  /// factors: [1, columns]
  func scaleColumns(by factors: MatrixView) {
    requireWritable()
    require(factors, rows: 1, columns: columnCount)
    unsafe ck_scale_columns(start, rowCount, columnCount, rowStride, factors.start)
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
        && first >= 0 && first + rowCount <= state.maximum.count,
      "\(columnCount) keys, \(rowCount) rows")
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
