@testable import Refiner

/// A row-major matrix in double precision: what the plain twins compute with.
struct DoubleMatrix {
  let rowCount: Int
  let columnCount: Int
  var values: [Double]

  init(rowCount: Int, columnCount: Int, values: [Double]) {
    precondition(
      values.count == rowCount * columnCount, "\(values.count) for \(rowCount)x\(columnCount)")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.values = values
  }

  /// Makes a matrix element by element.
  init(_ rowCount: Int, _ columnCount: Int, _ element: (_ row: Int, _ column: Int) -> Double) {
    var values: [Double] = []
    values.reserveCapacity(rowCount * columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount { values.append(element(row, column)) }
    }
    self.init(rowCount: rowCount, columnCount: columnCount, values: values)
  }

  init(_ view: MatrixView) {
    self.init(
      rowCount: view.rowCount, columnCount: view.columnCount, values: view.values.map(Double.init))
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * columnCount + column] }
    set { values[row * columnCount + column] = newValue }
  }

  var transposed: DoubleMatrix {
    DoubleMatrix(columnCount, rowCount) { self[$1, $0] }
  }

  /// The absolute value of each element.
  var magnitudes: DoubleMatrix { map(abs) }

  func map(_ transform: (Double) -> Double) -> DoubleMatrix {
    DoubleMatrix(rowCount: rowCount, columnCount: columnCount, values: values.map(transform))
  }

  func row(_ row: Int) -> [Double] {
    Array(values[row * columnCount..<(row + 1) * columnCount])
  }

  func rows(_ range: Range<Int>) -> DoubleMatrix {
    DoubleMatrix(
      rowCount: range.count, columnCount: columnCount,
      values: Array(values[range.lowerBound * columnCount..<range.upperBound * columnCount]))
  }

  func columns(_ range: Range<Int>) -> DoubleMatrix {
    DoubleMatrix(rowCount, range.count) { self[$0, range.lowerBound + $1] }
  }

  /// The same elements in rows of another length.
  func reshaped(_ rowCount: Int, _ columnCount: Int) -> DoubleMatrix {
    DoubleMatrix(rowCount: rowCount, columnCount: columnCount, values: values)
  }

  /// Adds a row to each row.
  func adding(row bias: [Double]) -> DoubleMatrix {
    precondition(bias.count == columnCount, "\(bias.count) for \(columnCount) columns")
    return DoubleMatrix(rowCount, columnCount) { self[$0, $1] + bias[$1] }
  }

  static func + (first: DoubleMatrix, second: DoubleMatrix) -> DoubleMatrix {
    precondition(
      first.rowCount == second.rowCount && first.columnCount == second.columnCount,
      "\(first.rowCount)x\(first.columnCount) and \(second.rowCount)x\(second.columnCount)")
    return DoubleMatrix(
      rowCount: first.rowCount, columnCount: first.columnCount,
      values: zip(first.values, second.values).map { $0 + $1 })
  }

  static func * (scale: Double, matrix: DoubleMatrix) -> DoubleMatrix { matrix.map { scale * $0 } }
}

extension DoubleMatrix {
  /// The largest error of a result in units of what each element may be off; at most 1 when all are good
  /// enough, infinite when one is not a number.
  func largestError(of found: MatrixView, in bounds: DoubleMatrix) -> Double {
    precondition(
      found.rowCount == rowCount && found.columnCount == columnCount
        && bounds.values.count == values.count,
      "\(found.rowCount)x\(found.columnCount) for \(rowCount)x\(columnCount)")
    var largest = 0.0
    for (index, value) in found.values.enumerated() {
      let error = abs(Double(value) - values[index])
      guard error.isFinite else { return .infinity }
      if error > 0 { largest = max(largest, error / bounds.values[index]) }
    }
    return largest
  }

  /// The relative distance of a result: L2 norm of the difference by L2 norm of this.
  func distance(of found: MatrixView) -> Double {
    precondition(
      found.rowCount == rowCount && found.columnCount == columnCount,
      "\(found.rowCount)x\(found.columnCount) for \(rowCount)x\(columnCount)")
    var difference = 0.0
    var norm = 0.0
    for (value, wanted) in zip(found.values, values) {
      difference += (Double(value) - wanted) * (Double(value) - wanted)
      norm += wanted * wanted
    }
    return (difference / norm).squareRoot()
  }
}
