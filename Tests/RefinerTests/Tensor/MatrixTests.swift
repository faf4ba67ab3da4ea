import Refiner
import Testing

@Suite struct MatrixTests {
  /// The product in double precision: the plain twin of the BLAS calls.
  static func product(_ a: Matrix, _ b: Matrix) -> [Double] {
    var result: [Double] = []
    for row in 0..<a.rowCount {
      for column in 0..<b.columnCount {
        result.append(
          (0..<a.columnCount).reduce(0) { $0 + Double(a[row, $1]) * Double(b[$1, column]) })
      }
    }
    return result
  }

  static func random(_ rows: Int, _ columns: Int, _ random: inout SplitMix64) -> Matrix {
    Matrix(
      rowCount: rows, columnCount: columns,
      values: (0..<rows * columns).map { _ in Float.random(in: -1...1, using: &random) })
  }

  @Test(arguments: [(1, 1, 1), (3, 5, 2), (64, 27, 19), (0, 3, 2), (2, 0, 2)])
  func productsMatchThePlainTwin(rows: Int, inner: Int, columns: Int) {
    var random = SplitMix64(seed: 3)
    let a = Self.random(rows, inner, &random)
    let b = Self.random(inner, columns, &random)
    var transposed = Matrix(rowCount: inner, columnCount: rows)
    for row in 0..<rows { for column in 0..<inner { transposed[column, row] = a[row, column] } }
    let expected = Self.product(a, b)
    // Rounding of `inner` single-precision products of at most 1.
    let tolerance = Double(max(1, inner)) * 1.2e-7
    for result in [a.multiplied(by: b), transposed.transposed(multipliedBy: b)] {
      #expect(result.rowCount == rows && result.columnCount == columns)
      let errors = zip(result.values, expected).map { abs(Double($0) - $1) }
      #expect(errors.allSatisfy { $0 <= tolerance })
    }
  }
}
