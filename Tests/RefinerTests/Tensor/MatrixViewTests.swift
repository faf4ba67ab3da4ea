import Testing

@testable import Refiner

@Suite struct MatrixViewTests {
  private let matrix = MatrixView(
    rowCount: 3, columnCount: 4, values: (0..<12).map { Float($0) })

  @Test func rowsAndColumnsArePartsOfTheSameStorage() {
    let part = matrix.rows(1..<3).columns(1..<3)
    #expect(part.values == [5, 6, 9, 10])
    #expect(part.rowStride == 4 && !part.isContiguous)
    part[1, 0] = -1
    #expect(matrix[2, 1] == -1)
    #expect(matrix.columns(2..<2).values.isEmpty && matrix.rows(3..<3).values.isEmpty)
  }

  @Test func aSingleRowIsContiguousWhateverItsStride() {
    let row = matrix.rows(1..<2).columns(1..<3)
    #expect(row.isContiguous && matrix.isContiguous)
    #expect(row.reshaped(rowCount: 2, columnCount: 1).values == [5, 6])
  }

  @Test func reshapingKeepsTheOrder() {
    let other = matrix.reshaped(rowCount: 6, columnCount: 2)
    #expect(other[5, 0] == 10 && other.rowStride == 2 && other.values == matrix.values)
  }

  @Test func aTransposedCopyHasItsOwnStorage() {
    let part = matrix.columns(1..<3)
    let transposed = part.transposedCopy()
    #expect(transposed.values == [1, 5, 9, 2, 6, 10])
    transposed[0, 0] = 7
    #expect(part[0, 0] == 1)
  }

  /// Rows go sixteen at a time.
  @Test(arguments: [0, 1, 15, 16, 17, 40])
  func transposesOfAnyHeightAreWhole(rows: Int) {
    var random = SplitMix64(seed: 8)
    let matrix = GuardedMatrix(MatrixShape(rows: rows, columns: 3, gap: 2), using: &random)
    let transposed = matrix.view.transposedCopy()
    #expect(transposed.rowCount == 3 && transposed.columnCount == rows)
    #expect(transposed.values == DoubleMatrix(matrix.view).transposed.values.map(Float.init))
  }

  @Test func rowsMayOverlap() {
    let storage = FloatStorage([1, 2, 3, 4])
    let windows = MatrixView(storage, offset: 1, rowCount: 2, columnCount: 1, rowStride: 1)
    #expect(windows.values == [2, 3])
  }

  @Test func newStorageIsZero() {
    let storage = FloatStorage(count: 1000)
    #expect(storage.isWritable && storage.values == Array(repeating: 0, count: 1000))
    #expect(FloatStorage([]).values.isEmpty)
  }
  @Test func noRowsBehindTheLastOfSomeColumnsAreAMatrixToo() async {
    await #expect(processExitsWith: .success) {
      let matrix = MatrixView(rowCount: 3, columnCount: 4)
      precondition(matrix.columns(1..<3).rows(3..<3).values.isEmpty)
    }
  }
}
