/// A dense, row-major matrix of single-precision numbers: element (row, column) is
/// `values[row * columnCount + column]`.
public struct Matrix: Hashable, Sendable {
  /// Number of rows.
  public let rowCount: Int
  /// Number of columns.
  public let columnCount: Int
  /// All elements, row by row.
  public internal(set) var values: [Float]

  /// Makes a matrix from its elements; their number must be `rowCount * columnCount`.
  public init(rowCount: Int, columnCount: Int, values: [Float]) {
    precondition(
      rowCount >= 0 && columnCount >= 0 && values.count == rowCount * columnCount,
      "\(values.count) values given for a matrix of \(rowCount)x\(columnCount)")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.values = values
  }

  /// Makes a matrix of zeros.
  public init(rowCount: Int, columnCount: Int) {
    self.init(
      rowCount: rowCount, columnCount: columnCount,
      values: Array(repeating: 0, count: rowCount * columnCount))
  }

  /// The element in a row and a column.
  public subscript(row: Int, column: Int) -> Float {
    get {
      precondition(column >= 0 && column < columnCount, "Column \(column) of \(columnCount)")
      return values[row * columnCount + column]
    }
    set {
      precondition(column >= 0 && column < columnCount, "Column \(column) of \(columnCount)")
      values[row * columnCount + column] = newValue
    }
  }
}
