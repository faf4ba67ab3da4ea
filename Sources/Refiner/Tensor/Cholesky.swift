import COpenBLAS

/// The Cholesky factor of a symmetric, positive definite matrix, in double precision (LAPACK).
struct Cholesky {
  /// Number of rows, and of columns.
  let order: Int
  private var factor: [Double]

  /// Factors a matrix of `order` rows; nil when it is not positive definite.
  ///
  /// matrix: [order, order], symmetric.
  /// - Complexity: O(order^3).
  init?(_ matrix: [Double], order: Int) {
    precondition(matrix.count == order * order, "\(matrix.count) values for \(order) rows")
    self.order = order
    factor = matrix
    var size = Int32(order)
    var failure: Int32 = 0
    // What LAPACK's columns call the lower half is the upper half of rows; the matrix is symmetric.
    unsafe dpotrf_("L", &size, &factor, &size, &failure)
    guard failure == 0 else { return nil }
  }

  /// The solution x of A x = b.
  /// - Complexity: O(order^2).
  func solve(_ right: [Double]) -> [Double] {
    precondition(right.count == order, "\(right.count) values for \(order) rows")
    var solution = right
    var size = Int32(order)
    var one: Int32 = 1
    var failure: Int32 = 0
    unsafe dpotrs_("L", &size, &one, factor, &size, &solution, &size, &failure)
    precondition(failure == 0, "LAPACK's dpotrs refused argument \(-failure)")
    return solution
  }

  /// The diagonal of the inverse of A.
  /// - Complexity: O(order^3).
  func inverseDiagonal() -> [Double] {
    var inverse = factor
    var size = Int32(order)
    var failure: Int32 = 0
    unsafe dpotri_("L", &size, &inverse, &size, &failure)
    precondition(failure == 0, "LAPACK's dpotri ended with \(failure)")
    return (0..<order).map { inverse[$0 * order + $0] }
  }
}
