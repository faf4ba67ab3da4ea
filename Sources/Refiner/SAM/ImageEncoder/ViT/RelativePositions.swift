/// Decomposed relative positions of one block (`add_decomposed_rel_pos`).
///
/// The term of a query and a key is `q . R_h[qy - ky + side - 1] + q . R_w[qx - kx + side - 1]`, with the
/// query not scaled. Both tables are kept in reverse order, so that for one query the terms of ascending keys
/// lie side by side in `q * tables^T`, starting at column `side - 1 - qy` (and, in the second half,
/// `side - 1 - qx`).
internal struct RelativePositions: Sendable {
  /// Side of the window or grid, tokens.
  let side: Int
  /// Reversed `rel_pos_h`, then reversed `rel_pos_w`: [2 * (2 * side - 1), channels per head].
  let tables: MatrixView

  /// Number of relative positions per axis.
  private var length: Int { 2 * side - 1 }

  /// Makes the tables from the checkpoint's, resampled when they are made for another side.
  ///
  /// vertical, horizontal: [any length, channels per head]
  init(side: Int, vertical: MatrixView, horizontal: MatrixView) {
    self.side = side
    let length = 2 * side - 1
    tables = MatrixView(rowCount: 2 * length, columnCount: vertical.columnCount)
    for (index, table) in [vertical, horizontal].enumerated() {
      let resampled = Self.resampled(table, to: length)
      for row in 0..<length {
        let target = index * length + length - 1 - row
        tables.rows(target..<target + 1).copy(resampled.rows(row..<row + 1))
      }
    }
  }

  /// A table at another length: linear, as `F.interpolate(mode: "linear", align_corners: False)`.
  static func resampled(_ table: MatrixView, to length: Int) -> MatrixView {
    guard table.rowCount != length else { return table }
    let result = MatrixView(rowCount: length, columnCount: table.columnCount)
    let axis = BilinearAxis(from: table.rowCount, to: length)
    for row in 0..<length {
      let share = axis.fraction[row]
      for column in 0..<table.columnCount {
        result[row, column] =
          (1 - share) * table[axis.lower[row], column] + share * table[axis.upper[row], column]
      }
    }
    return result
  }

  /// Takes the next keys of a softmax, with the relative positions added.
  ///
  /// scores: [query rows * side, key rows * side], queries and keys row by row of the window;
  /// products: [query rows * side, 2 * (2 * side - 1)], the queries by ``tables``.
  func applySoftmaxStep(
    _ scores: MatrixView, products: MatrixView, queryRows: Range<Int>, keyRows: Range<Int>,
    state: RunningSoftmax
  ) {
    for (place, y) in queryRows.enumerated() {
      let first = place * side
      let rows = products.rows(first..<first + side)
      let start = side - 1 - y + keyRows.lowerBound
      // From one query to the next in a row, the horizontal terms begin one column earlier.
      let horizontal = MatrixView(
        rows.storage, offset: rows.offset + length + side - 1, rowCount: side, columnCount: side,
        rowStride: rows.rowStride - 1)
      scores.rows(first..<first + side).applySoftmaxStep(
        state, first: first, vertical: rows.columns(start..<start + keyRows.count),
        horizontal: horizontal)
    }
  }
}
