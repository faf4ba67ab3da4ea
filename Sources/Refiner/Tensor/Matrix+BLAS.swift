import COpenBLAS

extension Matrix {
  /// The product `self * other`.
  ///
  /// self: [rows, inner]  other: [inner, columns]  ->  [rows, columns]
  /// - Complexity: O(rows * inner * columns), by OpenBLAS' `sgemm`.
  public func multiplied(by other: Matrix) -> Matrix {
    product(other, isTransposed: false)
  }

  /// The product of the transpose of this matrix with another.
  ///
  /// self: [inner, rows]  other: [inner, columns]  ->  [rows, columns]
  /// - Complexity: O(rows * inner * columns), by OpenBLAS' `sgemm`.
  public func transposed(multipliedBy other: Matrix) -> Matrix {
    product(other, isTransposed: true)
  }

  private func product(_ other: Matrix, isTransposed: Bool) -> Matrix {
    let inner = isTransposed ? rowCount : columnCount
    precondition(inner == other.rowCount, "Inner sides \(inner) and \(other.rowCount) differ")
    let rows = isTransposed ? columnCount : rowCount
    var result = Matrix(rowCount: rows, columnCount: other.columnCount)
    guard rows > 0, other.columnCount > 0, inner > 0 else { return result }
    unsafe cblas_sgemm(
      CblasRowMajor, isTransposed ? CblasTrans : CblasNoTrans, CblasNoTrans, Int32(rows),
      Int32(other.columnCount), Int32(inner), 1, values, Int32(columnCount), other.values,
      Int32(other.columnCount), 0, &result.values, Int32(other.columnCount))
    return result
  }

  /// Keeps OpenBLAS to one thread: the matrices here are small, and refining uses the other cores itself.
  public static func useOneThread() { openblas_set_num_threads(1) }
}
