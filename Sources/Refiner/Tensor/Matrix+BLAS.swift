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

  /// The library's name, version, options and the processor that its kernels are for.
  public static var library: String {
    unsafe openblas_get_config().map { unsafe String(cString: $0) } ?? "OpenBLAS"
  }

  /// The threads that the library multiplies with.
  public static var libraryThreads: Int { Int(openblas_get_num_threads()) }

  /// Keeps OpenBLAS to one thread: the matrices here are small, and refining uses the other cores itself.
  public static func useOneThread() { openblas_set_num_threads(1) }
}

extension MatrixView {
  /// Makes this the product of two matrices, or adds the product to it.
  ///
  /// self = scale * left * right (+ self); left: [rows, inner], or [inner, rows] when it is transposed;
  /// right: [inner, columns], or [columns, inner] when it is transposed.
  /// - Complexity: O(rows * inner * columns), by OpenBLAS' `sgemm`.
  internal func setProduct(
    _ left: MatrixView, _ right: MatrixView, transposesLeft: Bool = false,
    transposesRight: Bool = false, scale: Float = 1, adds: Bool = false
  ) {
    let inner = transposesLeft ? left.rowCount : left.columnCount
    precondition(
      (transposesLeft ? left.columnCount : left.rowCount) == rowCount
        && (transposesRight ? right.rowCount : right.columnCount) == columnCount
        && (transposesRight ? right.columnCount : right.rowCount) == inner && storage.isWritable,
      "\(left.rowCount)x\(left.columnCount) by \(right.rowCount)x\(right.columnCount) "
        + "into \(rowCount)x\(columnCount)")
    guard rowCount > 0, columnCount > 0 else { return }
    unsafe cblas_sgemm(
      CblasRowMajor, transposesLeft ? CblasTrans : CblasNoTrans,
      transposesRight ? CblasTrans : CblasNoTrans, Int32(rowCount), Int32(columnCount),
      Int32(inner), scale, left.storage.base + left.offset, Int32(left.rowStride),
      right.storage.base + right.offset, Int32(right.rowStride), adds ? 1 : 0,
      storage.base + offset, Int32(rowStride))
  }
}
