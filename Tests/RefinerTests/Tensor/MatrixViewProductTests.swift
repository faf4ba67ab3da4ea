import Testing

@testable import Refiner

/// Products by OpenBLAS.
@Suite struct MatrixViewProductTests {
  /// rows, inner, columns: single elements, vectors, and sides that are no multiples of a block.
  static let sizes = [
    (1, 1, 1), (1, 7, 65), (7, 63, 1), (63, 1, 7), (65, 63, 7), (16, 64, 130), (3, 257, 33),
  ]

  private func check(
    _ size: (rows: Int, inner: Int, columns: Int), gap: Int, transposesLeft: Bool,
    transposesRight: Bool, scale: Float, adds: Bool
  ) {
    var random = SplitMix64(seed: 61)
    func shape(_ rows: Int, _ columns: Int, isTransposed: Bool = false) -> MatrixShape {
      isTransposed
        ? MatrixShape(rows: columns, columns: rows, gap: gap)
        : MatrixShape(rows: rows, columns: columns, gap: gap)
    }
    let left = GuardedMatrix(
      shape(size.rows, size.inner, isTransposed: transposesLeft), using: &random)
    let right = GuardedMatrix(
      shape(size.inner, size.columns, isTransposed: transposesRight), using: &random)
    let target = GuardedMatrix(shape(size.rows, size.columns), limit: 3, using: &random)
    let a = transposesLeft ? DoubleMatrix(left.view).transposed : DoubleMatrix(left.view)
    let b = transposesRight ? DoubleMatrix(right.view).transposed : DoubleMatrix(right.view)
    let added = adds ? DoubleMatrix(target.view) : nil
    var wanted = Plain.product(a, b, scale: Double(scale))
    if let added { wanted = wanted + added }
    let bound = Plain.productBound(a, b, scale: Double(scale), added: added)
    target.view.setProduct(
      left.view, right.view, transposesLeft: transposesLeft, transposesRight: transposesRight,
      scale: scale, adds: adds)
    #expect(wanted.largestError(of: target.view, in: bound) <= 1)
    #expect(left.isIntact && right.isIntact && target.isIntact)
  }

  @Test(arguments: sizes, [0, 3])
  func productsMatchThePlainTwin(_ size: (rows: Int, inner: Int, columns: Int), gap: Int) {
    for transposesLeft in [false, true] {
      for transposesRight in [false, true] {
        check(
          size, gap: gap, transposesLeft: transposesLeft, transposesRight: transposesRight,
          scale: 1, adds: false)
        check(
          size, gap: gap, transposesLeft: transposesLeft, transposesRight: transposesRight,
          scale: 0.125, adds: true)
      }
    }
  }

  @Test func aProductThatIsNotAddedIgnoresWhatWasThere() {
    let left = MatrixView(rowCount: 2, columnCount: 2, values: [1, 2, 3, 4])
    let right = MatrixView(rowCount: 2, columnCount: 2, values: [5, 6, 7, 8])
    let target = MatrixView(rowCount: 2, columnCount: 2, values: Array(repeating: .nan, count: 4))
    target.setProduct(left, right)
    #expect(target.values == [19, 22, 43, 50])
    target.setProduct(left, right, transposesLeft: true)
    #expect(target.values == [26, 30, 38, 44])
    target.setProduct(left, right, transposesRight: true, scale: 2)
    #expect(target.values == [34, 46, 78, 106])
    target.setProduct(left, right, adds: true)
    #expect(target.values == [53, 68, 121, 156])
  }

  @Test func productsWithoutRowsOrColumnsDoNothing() {
    let empty = MatrixView(rowCount: 0, columnCount: 3)
    let right = MatrixView(rowCount: 2, columnCount: 3)
    empty.setProduct(MatrixView(rowCount: 0, columnCount: 2), right)
    let thin = MatrixView(rowCount: 3, columnCount: 0)
    thin.setProduct(MatrixView(rowCount: 3, columnCount: 2), right.columns(0..<0))
    #expect(empty.values.isEmpty && thin.values.isEmpty)
  }
  @Test func aProductOverNothingIsZero() {
    let target = MatrixView(rowCount: 2, columnCount: 3, values: [1, 2, 3, 4, 5, 6])
    let left = MatrixView(rowCount: 2, columnCount: 0)
    let right = MatrixView(rowCount: 0, columnCount: 3)
    target.setProduct(left, right, adds: true)
    #expect(target.values == [1, 2, 3, 4, 5, 6])
    target.setProduct(left, right)
    #expect(target.values == [0, 0, 0, 0, 0, 0])
  }
}
